"""How a correction is shown: each field with what stands in it now."""

from collections.abc import Mapping
from dataclasses import fields

from rich.console import RenderableType
from rich.padding import Padding

from salto_cli.consent.policy import in_force
from salto_cli.consent.terms import Term
from salto_cli.i18n import _, plural
from salto_cli.models.asked import FUTURE, PAST, PHONE, Asked, how_asked
from salto_cli.models.correction import Edit, Edited
from salto_cli.models.day import short, spoken
from salto_cli.models.identity import grouped, spaced
from salto_cli.models.trait import KINDS
from salto_cli.render.case import worded
from salto_cli.render.look import YES, pairs, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.terminal import shown
from salto_cli.render.trait import trait_rows

ASKED: dict[str, Asked] = {each.name: how for each in fields(Edit) if (how := how_asked(each))}


@shown.register
def _edited(result: Edited) -> RenderableType:
    if not (result.changed or result.added or result.ended):
        return stack(text(result.person.line), quiet(_("Nothing was changed: it stands so already.")))
    added = trait_rows(result.added, KINDS, named=True, say=spoken)
    return stack(
        sign(YES, _("Changed: {person}").format(person=result.person.line)),
        _indented(pairs((_label(name), _now(name, value)) for name, value in result.changed.items())),
        _indented(added) if added else None,
        text("  " + _ended(result.ended)) if result.ended else None,
        names_others(result.names),
        _family(result),
    )


def _family(result: Edited) -> RenderableType | None:
    """Where it stands who has parental responsibility, once that has been checked."""
    if not result.changed.get("roster_checked"):
        return None
    return quiet(_("Next: {command}").format(command=f"salto family {result.person.code}"))


def _indented(content: RenderableType) -> RenderableType:
    return Padding(content, (0, 0, 0, 2))


def _label(name: str) -> str:
    label = _(ASKED["withhold" if name == "withheld" else name].label)
    return label[:1].lower() + label[1:]  # as on the page: a question alone has a capital


def _now(name: str, value: object) -> str:
    """What stands in a field now, in words."""
    if value is None or value == {}:
        return _("nothing")
    policy = in_force()
    match name:
        case "withheld" if isinstance(value, Mapping):
            return ", ".join(f"{worded(policy.categories, each)}: {why}" for each, why in value.items())
        case "purposes" if isinstance(value, tuple):
            return ", ".join(worded(policy.purposes, each) for each in value)
        case "protected" | "interpreter":
            return _("yes") if value else _("no")
        case _:
            return _plain(name, str(value), policy.keep)


def _plain(name: str, value: str, bases: Mapping[str, Term]) -> str:
    kind = ASKED[name].kind
    if kind in {PAST, FUTURE}:
        return spoken(value)
    if kind == PHONE:
        return spaced(value)
    match name:
        case "born":
            return short(value)
        case "national_id":
            return grouped(value)
        case "basis":
            return worded(bases, value)
        case _:
            return value


def _ended(numbers: tuple[int, ...]) -> str:
    many = plural("{n} no longer holds:", "{n} no longer hold:", len(numbers))
    return f"{many} {', '.join(map(str, numbers))}"
