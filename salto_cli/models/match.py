"""Whom of a list fits what has been typed so far, the likeliest first: pure, and quick enough for each key.

A name is matched word by word, without accents and however å, ø and æ are written: a whole word comes before
the start of one, that before the middle of one, and what only looks alike comes last. A code is matched from
its start, with or without the letters around its number, and a birth date as 12.03.2012, 12.3.12, 120312,
2012-03-12 or any beginning of these. A wrong check letter fits nobody.
"""

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Final, TypeVar
from unicodedata import normalize

from salto_cli.frozen import frozen
from salto_cli.models.pick import Choice
from salto_cli.models.text import fold

WHOLE, START, MIDDLE = range(3)
ENOUGH: Final = 3  # so many that fit leave no room for those who only look alike
NEAR: Final = 75.0  # of 100: «sara» and «zara», and not «ola» and «ole»
SHORTEST: Final = 3  # letters that a word must have to look like another
MOST_ALIKE: Final = 20
_CODE: Final = re.compile(r"([a-z]?)-?(\d+)([a-z]?)")
_DATE: Final = re.compile(r"(\d{1,4})[./-](\d{0,2})(?:[./-](\d{0,4}))?")
T = TypeVar("T")
Rank = tuple[int, int, bool]  # the worst word, all words together, and whether the name begins elsewhere


@frozen
class Wanted:
    """A word that was typed, as it is looked for: as it is, as a whole word, and as the start of one."""

    said: str
    whole: str
    start: str
    is_number: bool


@frozen
class Listed:
    """A choice as it is searched: words of the name, and forms of code and birth date, each after a blank."""

    choice: Choice
    words: tuple[str, ...]
    names: str
    numbers: str


def listed(choices: Iterable[Choice]) -> tuple[Listed, ...]:
    """Choices made ready to be searched, in their own order: done once, when the list opens."""
    found = [(each, _words(each.name, each.called or "")) for each in choices]
    return tuple(Listed(each, words, f" {' '.join(words)} ", f" {_numbers(each)} ") for each, words in found)


def fitting(typed: str, among: Sequence[Listed]) -> list[Choice]:
    """Those that fit every word of ``typed``, the likeliest first; all of them where nothing is typed."""
    wanted = [_wanted(word) for word in _typed(typed)]
    ranked = [(rank, each) for each in among if (rank := _rank(wanted, each.names, each.numbers)) is not None]
    spelled = normalize("NFC", typed).casefold().split()
    ranked.sort(key=lambda found: (found[0], not _is_spelled(spelled, found[1])))
    found = [each.choice for _rank_of, each in ranked]
    return found + _alike(wanted, among) if wanted and len(found) < ENOUGH else found


def alike(typed: str, among: Iterable[Choice]) -> list[Choice]:
    """The few whose names look most like what was typed, the nearest first."""
    return fitting(typed, listed(among))[:ENOUGH]


def named_so(typed: str, among: Iterable[tuple[T, str]]) -> list[T]:
    """What goes with each folded name that fits every word of ``typed``, in the order of ``fitting``."""
    wanted = [Wanted(word, f" {word} ", f" {word}", False) for word in _split(typed)]
    fit = [(rank, each) for each, name in among if (rank := _rank(wanted, _spaced(name), "")) is not None]
    return [each for _rank_of, each in sorted(fit, key=lambda found: found[0])]


def make_ready() -> None:
    """Load ahead what ``fitting`` needs once somebody mistypes: it takes longer than one key may."""
    for name in ("rapidfuzz.fuzz", "rapidfuzz.process"):
        import_module(name)


def _typed(said: str) -> list[str]:
    """The words to look for; a code or a date as one run of digits, with the letters of the code."""
    words: list[str] = []
    for each in fold(said).split():
        if any(sign.isdigit() for sign in each):
            words.append(_number(each))
        else:
            words += each.replace("-", " ").split()
    if len(words) > 1 and all(each.isdigit() for each in words):  # a date with blanks: 12 03 2012
        return ["".join(each.zfill(2) for each in words)]
    return words


def _number(said: str) -> str:
    """What was typed of a code or a date, in the form in which they are kept here."""
    date = _DATE.fullmatch(said)
    if date is not None:
        first, second, third = date.group(1), date.group(2), date.group(3)
        if third is None:  # the second part may be only half typed
            return first.zfill(2) + second
        return first.zfill(2) + second.zfill(2) + (third.zfill(2) if len(first) == 4 and third else third)
    code = _CODE.fullmatch(said)
    return "".join(code.groups()) if code else said


def _wanted(word: str) -> Wanted:
    is_number = any(sign.isdigit() for sign in word)
    return Wanted(word, f" {word} ", f" {word}", is_number)


def _rank(words: Sequence[Wanted], names: str, numbers: str) -> Rank | None:
    """How well all the words fit, less being better; None where one of them does not."""
    worst = total = 0
    for word in words:
        where = numbers if word.is_number else names
        if word.start not in where:
            if word.is_number or word.said not in where:
                return None
            rank = MIDDLE
        else:
            rank = WHOLE if word.whole in where else START
        worst, total = max(worst, rank), total + rank
    return worst, total, bool(words) and not names.startswith(words[0].start)


def _is_spelled(typed: Sequence[str], each: Listed) -> bool:
    """Whether a name is written as it was typed: of «Prøve» and «Prove» whoever was meant comes first."""
    name = normalize("NFC", each.choice.name).casefold()
    return all(word in name for word in typed)


def _alike(words: Sequence[Wanted], among: Sequence[Listed]) -> list[Choice]:
    """Those whose names look like what was typed and do not fit it, the nearest first."""
    if any(word.is_number or len(word.said) < SHORTEST for word in words):
        return []
    known = list({name for each in among for name in each.words})
    near = [_near(word.said, known) for word in words]
    scored = [(nearness, each) for each in among if (nearness := _nearness(near, each.words))]
    best = sorted(scored, key=lambda found: -found[0])
    others = [each.choice for _score, each in best if _rank(words, each.names, each.numbers) is None]
    return others[:MOST_ALIKE]


def _near(word: str, names: Sequence[str]) -> dict[str, float]:
    """The names near a word, which may be typed half: it is held against as much of each, or one more."""
    from rapidfuzz import fuzz, process  # only a slip of the finger needs it

    near: dict[str, float] = {}
    for length in (len(word), len(word) + 1):
        begun = [name[:length] for name in names]
        found = process.extract(word, begun, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
        near |= {names[at]: max(score, near.get(names[at], 0.0)) for _begun, score, at in found}
    return near


def _nearness(near: Sequence[dict[str, float]], names: Sequence[str]) -> float:
    """How near that word lies which lies farthest, of 100; 0 where one is near none of the names."""
    least = 100.0
    for scores in near:
        best = max((scores[name] for name in names if name in scores), default=0.0)
        if not best:
            return 0.0
        least = min(least, best)
    return least


def _words(name: str, called: str) -> tuple[str, ...]:
    return tuple(_split(f"{name} {called}"))


def _split(said: str) -> list[str]:
    return fold(said).replace("-", " ").split()


def _spaced(folded: str) -> str:
    return f" {folded.replace('-', ' ')} "


def _numbers(each: Choice) -> str:
    """Every way to write code and birth date, each as one run: p017z p017 017 p17z p17 17 12032012 …"""
    prefix, padded, letter = each.code[0].lower(), each.code[2:-1], each.code[-1].lower()
    year, month, day = each.born[:4], each.born[5:7], each.born[8:10]
    forms = [day + month + year, day + month + year[2:], year + month + day]
    for number in (padded, padded.lstrip("0")):
        forms += [prefix + number + letter, prefix + number, number]
    return " ".join(form for form in forms if form)
