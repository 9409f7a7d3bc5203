"""A decision as it is typed while people talk: ``jobbsamtale @Lise/nav fre !tiltak #arbeid ja >Siri``.

``@`` is who does it, with the service after a stroke; ``!`` the kind of decision, ``#`` the kind of
information, ``>`` who tells the youth, or that it has been told. A day and the youth's yes or no stand last.
The rest is the decision itself.
"""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.day_said import read_day, read_due
from salto_cli.models.text import fold
from salto_cli.models.words import Word

AGREED: Final = {"ja": True, "yes": True, "j": True, "nei": False, "no": False}
TOLD: Final = frozenset({"fortalt", "told"})
LONGEST_DAY: Final = 4  # words: as in «om to uker», «2. desember 2026»


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
    """What ``line`` says. Raises Unacceptable for a mark with a word that is not known, and for none."""
    marked: dict[str, str] = {}
    words: list[str] = []
    for word in line.split():
        if word[0] in "@!#>" and len(word) > 1:
            marked[word[0]] = word[1:].replace("_", " ")
        else:
            words.append(word)
    agreed, due = _tail(words, today)
    if not words:
        raise Unacceptable(
            _("the decision says nothing"), _("write what is to be done, as in: jobbsamtale @Lise/nav fre ja")
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


def _tail(words: list[str], today: date) -> tuple[bool | None, str | None]:
    """The youth's answer and the day that stand last, in either order; both are taken off ``words``."""
    agreed: bool | None = None
    due: str | None = None
    for _time in range(2):
        if agreed is None and len(words) > 1 and words[-1].casefold() in AGREED:
            agreed = AGREED[words.pop().casefold()]
        if due is None:
            due = _day(words, today)
    return agreed, due


def _day(words: list[str], today: date) -> str | None:
    """The day that the last words name, taken off them. Raises Unacceptable for one that has been."""
    for size in range(min(LONGEST_DAY, len(words) - 1), 0, -1):
        said = " ".join(words[-size:])
        if _may_be_a_name(said) or not _is_day(said, today):
            continue
        del words[-size:]
        return read_due(said, today).isoformat()
    return None


def _may_be_a_name(said: str) -> bool:
    """Three letters with a capital are a name before they are a weekday: «ring Tor»."""
    return len(said) == 3 and said[0].isupper()


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
        raise Unacceptable(
            _("that word is not in the list"),
            _("choose among: {words}").format(words=", ".join(each.label for each in words)),
        )
    return found[0]
