"""A decision as it is typed while people talk: ``jobbsamtale @Lise/nav fre !tiltak #arbeid ja >Siri``.

``@`` is who does it, with the service after a stroke; ``!`` the kind of decision, ``#`` the kind of
information, ``>`` who tells the youth, or that it has been told. A day and the youth's yes or no stand last.
The rest is the decision itself.
"""

import re
from collections.abc import Sequence
from dataclasses import field
from datetime import date
from difflib import get_close_matches
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import yes_no
from salto_cli.models.clock_said import MONTH, WEEKDAY, apart
from salto_cli.models.day_said import DAYS_IN, RELATIVE, read_day, read_due
from salto_cli.models.near import after_near, did_you_mean, near_words
from salto_cli.models.text import fold
from salto_cli.models.words import Word

TOLD: Final = frozenset({"fortalt", "told"})
LONGEST_DAY: Final = 4  # words: as in «om to uker», «2. desember 2026»
DATE: Final = re.compile(r"[0-9]{1,2}[./][0-9]{1,2}(?:[./][0-9]{2,4})?\.?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
DAYS: Final = tuple(word for word in (*WEEKDAY, *RELATIVE) if len(word) > 4 and " " not in word)
NEAR: Final = 0.75  # how alike two words are, as difflib counts it: «onsdga» and «onsdag» are 0.83


class NotUnderstood(Unacceptable):
    """One word of a line is not understood. ``word`` is for the screen that it stands on alone: neither the
    message nor the hint repeats it."""

    def __init__(self, message: str, hint: str, word: str) -> None:
        super().__init__(message, hint)
        self.word = word


@frozen
class Said:
    """What one line says, as far as words alone tell: names and services are looked up by whoever asked."""

    text: str = field(repr=False)
    owner: str | None = field(default=None, repr=False)
    service: str | None = None
    type: str | None = None
    category: str | None = None
    due: str | None = None
    agreed: bool | None = None
    told_by: str | None = None
    told: bool = False


def read_decision(line: str, today: date, types: Sequence[Word], categories: Sequence[Word]) -> Said:
    """What ``line`` says. Raises Unacceptable for a mark with a word that is not known, for none, and
    for a last word that looks like a day and is none: another day would be set in silence."""
    marked, words = _marks(line)
    agreed, due = _tail(words, today)
    if agreed is None:
        _refuse_nearly_an_answer(words)
    if due is None:
        _refuse_mistyped(words, today)
    if _says_nothing(words, today):
        raise Unacceptable(
            _("the decision says nothing"),
            _("write what is to be done, as in: job interview @Lise/nav fri yes"),
        )
    owner, _stroke, service = marked.get("@", "").partition("/")
    told_by = marked.get(">")
    told = told_by is not None and fold(told_by) in TOLD
    return Said(
        " ".join(words),
        owner.strip() or None,
        service.strip() or None,
        one_of(types, marked["!"]) if "!" in marked else None,
        one_of(categories, marked["#"]) if "#" in marked else None,
        due,
        agreed,
        None if told else told_by,
        told,
    )


def _says_nothing(words: Sequence[str], today: date) -> bool:
    """Whether there are no words of a decision but a yes or no, a day or a letter, as one types by habit."""
    said = " ".join(words)
    return (
        len(said) < 2
        or yes_no.answer(said) is not None
        or (not _may_be_a_name(said) and _is_day(said, today))
    )


def bare(line: str, today: date) -> bool:
    """Whether a line says neither who, by when, nor yes or no: it may be no decision at all. Raises as
    ``read_decision`` for a day that has been."""
    marked, words = _marks(line)
    return not marked and _tail(words, today) == (None, None)


def _marks(line: str) -> tuple[dict[str, str], list[str]]:
    """The words with a mark, by it, and the others."""
    marked: dict[str, str] = {}
    words: list[str] = []
    for word in line.split():
        if word[0] in "@!#>" and len(word) > 1:
            marked[word[0]] = word[1:].replace("_", " ")
        else:
            words.append(word)
    return marked, words


def _tail(words: list[str], today: date) -> tuple[bool | None, str | None]:
    """The youth's answer and the day that stand last, in either order; both are taken off ``words``."""
    agreed: bool | None = None
    due: str | None = None
    for _time in range(2):
        if agreed is None and len(words) > 1 and not _may_be_a_name(words[-1]):
            agreed = yes_no.answer(words[-1])
            del words[len(words) - (agreed is not None) :]
        if due is None:
            due = _day(words, today)
    return agreed, due


def _day(words: list[str], today: date) -> str | None:
    """The day that the last words name, taken off them. Raises Unacceptable for one that has been."""
    for size in range(min(LONGEST_DAY, len(words) - 1), 0, -1):
        said = " ".join(words[-size:])
        if _may_be_a_name(said) or not _is_day(said, today):
            continue
        before = words[-size - 1]
        del words[-size:]
        try:
            if before.casefold().rstrip(",.") in WEEKDAY and not _may_be_a_name(before):
                said = f"{before} {said}"  # which must be the same day, and is not where this is reached
            return read_due(said, today).isoformat()
        except Unacceptable as error:
            raise NotUnderstood(error.message, error.hint, said) from None
    return None


def _refuse_mistyped(words: Sequence[str], today: date) -> None:
    """Raises Unacceptable where the last words look like a day, or are one with a time of day after it."""
    for size in range(min(LONGEST_DAY, len(words) - 1), 1, -1):
        day, clock = apart(" ".join(words[-size:]))
        if clock and _is_day(day, today):
            raise NotUnderstood(
                _("a due day has no time of day"),
                _("write the time first and the day last: meeting at 18 fri"),
                " ".join(words[-size:]),
            )
    if len(words) > 1 and DATE.fullmatch(words[-1]) and words[-2].casefold() not in {"kl", "kl.", "at"}:
        raise NotUnderstood(
            _("that is not a day in the calendar"),
            _("write it as in 4.12. or friday, and a time as in at 14.30; else write the day after it"),
            words[-1],
        )
    near = _near_a_day([each.casefold() for each in words]) if len(words) > 1 else None
    if near is not None:
        raise NotUnderstood(
            _("the last word looks like a day that is mistyped"),
            _("did you mean {day}? If it is no day, write the day after it").format(day=near),
            words[-1],
        )


def _refuse_nearly_an_answer(words: Sequence[str]) -> None:
    """Raises NotUnderstood where the last word looks like a yes or no with a letter typed twice, or two that
    changed places: the youth's answer would be lost in silence, and the day before it."""
    if len(words) < 2 or words[-1][0].isupper():
        return
    last = words[-1].casefold()
    once = "".join(sign for at, sign in enumerate(last) if at == 0 or sign != last[at - 1])
    near = once if once != last else {"nie": "nei", "ney": "nei", "yse": "yes"}.get(last, "")
    if len(near) > 1 and yes_no.answer(near) is not None:
        raise NotUnderstood(
            _("the last word looks like a yes or no that is mistyped"), did_you_mean([near]), words[-1]
        )


def _near_a_day(words: Sequence[str]) -> str | None:
    """The day that the last word may be meant as; None where it is like none."""
    before, last = words[-2], words[-1]
    if len(last) == 3:
        return next((each for each in WEEKDAY if len(each) == 3 and _swapped(last, each)), None)
    known: Sequence[str] = DAYS
    if before.rstrip(".").isdecimal():
        known = (*MONTH, *DAYS_IN)
    elif before == "i":
        known = (*DAYS, "morgen", "overmorgen")
    near = get_close_matches(last, [each for each in known if each != last], n=1, cutoff=NEAR)
    return near[0] if near and len(last) > 3 and last not in known else None


def _swapped(said: str, meant: str) -> bool:
    """Whether two letters beside each other have changed places."""
    return said != meant and any(
        said == meant[:n] + meant[n + 1] + meant[n] + meant[n + 2 :] for n in range(len(meant) - 1)
    )


def _may_be_a_name(said: str) -> bool:
    """Three letters with a capital are a name before they are a weekday: «ring Tor». One is an initial."""
    return len(said) in {1, 3} and said[0].isupper()


def _is_day(said: str, today: date) -> bool:
    try:
        read_day(said, today, ahead=True)
    except Unacceptable:
        return False
    return True


def one_of(words: Sequence[Word], said: str) -> str:
    """The key of the word that ``said`` is, or begins. Raises Unacceptable where it is none, or several."""
    exact = [each.key for each in words if each.is_written(said)]
    begun = [
        each.key
        for each in words
        if any(fold(way).startswith(fold(said)) for way in (each.key, each.nb, each.en))
    ]
    found = exact or begun
    if len(found) != 1:
        near = did_you_mean(each.label for each in near_words(said, words))
        listed = _("choose among: {words}").format(words=", ".join(each.label for each in words))
        raise NotUnderstood(_("that word is not in the list"), after_near(near, listed), said)
    return found[0]
