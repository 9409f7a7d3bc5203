"""Who is out of the room for a case, and why, as it is shown: with who could say yes, and what to type."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language
from salto_cli.models import day
from salto_cli.models.audience import Case, Lapsing, Outside, Unreached
from salto_cli.render.look import DOT, NEEDS, WARN, flag, quiet, stack
from salto_cli.render.statement import category_names

NOBODY: Final = "nobody"  # the policy's word for a no that nobody can lift


def called(case: Case) -> str:
    """``P-017Z Amina``: the code, and the first name agreed with the youth."""
    return f"{case.code} {case.called}" if case.called else case.code


def lapsing(each: Lapsing) -> RenderableType:
    """A consent that has run out by the meeting, and the form for a new one."""
    said = _("{person}: {service}, {categories}, through {day}").format(
        person=each.person,
        service=each.name,
        categories=category_names(each.categories),
        day=day.short(each.through),
    )
    return stack(flag(WARN, said), Padding(quiet(each.next), (0, 0, 0, 2)))


def unreached(those: Sequence[Unreached]) -> Iterator[RenderableType]:
    """Person by person: who may not know how to reach them, and the form that would change it."""
    by_person: dict[str, list[Unreached]] = defaultdict(list)
    for each in those:
        by_person[each.person.code].append(each)
    for mine in by_person.values():
        said = _("{services} may not know how to reach {person}: the consent does not cover contact details")
        names = ", ".join(each.name for each in mine)
        yield flag(WARN, said.format(services=names, person=called(mine[0].person)))
        yield from (Padding(quiet(form), (0, 0, 0, 2), expand=False) for form in _forms(mine))


def _forms(those: Sequence[Unreached]) -> Iterator[str]:
    """One form for all of one person's services that a form would help."""
    helped = [each for each in those if each.next]
    if helped:
        first, to = helped[0], " ".join(f"--to {each.service}" for each in helped)
        yield first.next.replace(f"--to {first.service}", to)


def nameless(codes: Sequence[str]) -> Iterator[RenderableType]:
    """Those who go by their code alone, for no first name is agreed with them, and how to write one down."""
    if codes:
        said = _("The sheets have no name, only the code, of: {codes}")
        how = _("Agree on a first name with the youth: {command}")
        yield flag(WARN, said.format(codes=", ".join(dict.fromkeys(codes))))
        command = f"salto edit {codes[0]} --called …"
        yield Padding(quiet(how.format(command=command)), (0, 0, 0, 2), expand=False)


def outside(those: Sequence[Outside]) -> Iterator[RenderableType]:
    """The services that are out for the same reason on one line, then what to type."""
    alike: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = defaultdict(list)
    for each in those:
        alike[each.text, each.who, each.on_paper].append(each.name)
    for (said, who, on_paper), names in alike.items():
        kinds = f" ({category_names(on_paper)})" if on_paper else ""
        yield flag(
            DOT if on_paper else NEEDS,
            f"{', '.join(names)}: {said[:1].lower() + said[1:].rstrip('.')}{kinds}{_who(who)}",
        )
    yield from (quiet(each) for each in _commands(those))


def _who(who: Sequence[str]) -> str:
    """Who could make it a yes, in words."""
    voices = in_force().voices
    names = [voices[each].label(language()) for each in who if each != NOBODY]
    return f". {_('Could say yes: {who}').format(who=', '.join(names))}" if names else ""


def _commands(those: Sequence[Outside]) -> list[str]:
    """What to type: one form for all whose form is what is missing, and the rest one by one."""
    form = f"salto consent form {those[0].person} "
    for_all = [each for each in those if each.next.startswith(form)]
    to = " ".join(f"--to {each.service}" for each in for_all)
    rest = [each.next for each in those if each.next and each not in for_all]
    return [*([f"{form}{to} --out {those[0].person}.pdf"] if for_all else []), *dict.fromkeys(rest)]
