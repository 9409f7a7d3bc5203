"""Choosing a guardian: one of those that the child has, never a code typed from memory."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from salto_cli.commands import prompt
from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.family import ShowFamily
from salto_cli.models.kin import GUARDIAN
from salto_cli.models.words import Word, word
from salto_cli.usecases import family as families

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk
    from salto_cli.models.family import Family


def chosen(desk: "Desk", person: str, label: str, *, optional: bool, typed: str = "") -> str | None:
    """The code of one of ``person``'s guardians; None where it may be the person too, and they are meant.

    Raises Back, and NotFound where one is needed and none is registered.
    """
    family = desk.do(ShowFamily(person), families.show)
    words = [*([_themselves(family)] if optional else []), *_guardians(family)]
    if not words:
        raise NotFound(
            _("no guardian is registered for {code}").format(code=person),
            _("register one: salto register --kin-of {code} --as guardian").format(code=person),
        )
    code = prompt.choose(label, words, default=typed, back=True, plain=desk.options.plain)
    return None if code == person else code


def _themselves(family: "Family") -> Word:
    return _shown(family.person, family.members[0].person.name, _("the person themselves"))


def _guardians(family: "Family") -> Iterator[Word]:
    """Who looks after this child today, of those about whom anything may be read."""
    names = {each.person.code: each.person.name for each in family.members}
    for edge in family.edges:
        if edge.kind == GUARDIAN and edge.child == family.person and edge.holds_on(family.on):
            yield _shown(edge.other, names[edge.other], word("guardian", edge.sort).label)


def _shown(code: str, name: str, what: str) -> Word:
    shown = f"{code}  {name} · {what}"
    return Word(code, shown, shown)
