"""Notes that name someone else: found when they are written, and again when they would leave.

Whoever a text names is one it is about. It is kept with the text, shown to whoever has just written it, and
the text leaves only where that other person's own answer lets it (consent-law.md section 4, step 3).
"""

from collections.abc import Iterable, Mapping, Sequence

from salto_cli.models.person import Named
from salto_cli.models.question import IDENTITY, Keep, Question
from salto_cli.store import mention as mentions
from salto_cli.store import person as persons
from salto_cli.store.act import Act


def named_by(act: Act, with_: Sequence[int], texts: Iterable[str | None]) -> tuple[int, ...]:
    """The ids of the others whom texts about the persons ``with_`` name; none of these is among them."""
    written = [text for text in texts if text]
    found = mentions.named_in(act, dict.fromkeys(with_, written), with_) if written else {}
    return tuple(sorted({other for each in found.values() for named in each for other in named} - {*with_}))


def named_of(act: Act, person: int, text: str, there: Sequence[int]) -> tuple[int, ...]:
    """The ids of the others whom a text about ``person`` names; those who were ``there`` are known too."""
    ((named,),) = mentions.named_in(act, {person: [text]}, there).values()
    return tuple(sorted(named))


def named_of_each(act: Act, texts: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """The ids of the others whom each text names, by the person it is about: the store is looked through
    once."""
    found = mentions.named_in(act, {person: [text] for person, text in texts.items()})
    return {person: tuple(sorted(named)) for person, (named,) in found.items()}


def may_name(named: Iterable[int]) -> list[Question]:
    """What must be judged before those who are named may be shown to whoever wrote it: no more than who."""
    others = tuple(named)
    return [Keep(others, IDENTITY, required=False)] if others else []


def shown(act: Act, named: Iterable[int]) -> tuple[Named, ...]:
    """Those among the named who may be shown here, by code."""
    return tuple(sorted(persons.named(act, list(named)).values(), key=lambda each: each.code))
