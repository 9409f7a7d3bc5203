"""How it is shown what was recorded about kin."""

from collections.abc import Callable

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models.day import short, spoken
from salto_cli.models.kin import (
    GUARDIAN,
    NOT_SIBLINGS,
    Edge,
    GuardianLinked,
    SiblingsLinked,
    Unanswered,
    Unlinked,
)
from salto_cli.models.words import word
from salto_cli.render.look import NEEDS, NO, WARN, YES, below, quiet, sign, stack, typed
from salto_cli.render.terminal import shown


@shown.register
def _siblings(result: SiblingsLinked) -> RenderableType:
    both = {"first": result.first.line, "second": result.second.line}
    if result.sort == NOT_SIBLINGS:
        return sign(YES, _("Recorded: {first} and {second} are not siblings").format(**both))
    sort = word("siblinghood", result.sort).label
    return stack(
        sign(YES, _("Recorded: {first} and {second} are {sort}").format(**both, sort=sort)),
        quiet(_("Next: {command}").format(command=f"salto family {result.first.code}")),
    )


@shown.register
def _guardian(result: GuardianLinked) -> RenderableType:
    said = _("Recorded: {guardian} is {sort} to {child}").format(
        guardian=result.guardian.line, sort=word("guardian", result.edge.sort).label, child=result.child.line
    )
    return stack(
        sign(YES, said),
        below(responsibility(result.edge)),
        *(below(line) for line in terms(result.edge, spoken)),
        below(sign(WARN, _("Marked as a danger to the child: nothing goes to this guardian")))
        if result.edge.harm
        else None,
        below(roster(result.roster_checked)),
        *questions(result.unanswered),
        quiet(_("Next: {command}").format(command=f"salto family {result.child.code}")),
    )


def _checked(code: str) -> str:
    return f"salto edit {code} --roster-checked today --roster-source Folkeregisteret"


@shown.register
def _unlinked(result: Unlinked) -> RenderableType:
    said = _("Ended: {first} and {second} are no longer linked ({sort})").format(
        first=result.first.line, second=result.second.line, sort=_sort(result.kind, result.sort)
    )
    again = result.check_again
    return stack(
        sign(YES, said),
        sign(NEEDS, _("who has parental responsibility must be checked again")) if again else None,
        quiet(_("Next: {command}").format(command=_checked(again.code))) if again else None,
        *(_on_their_own(each.line, each.code) for each in result.without_standing),
    )


def responsibility(edge: Edge) -> Text:
    """Whether a guardian has parental responsibility, or that it is not known."""
    match edge.responsibility:
        case "yes":
            return sign(YES, _("parental responsibility"))
        case "no":
            return sign(NO, _("no parental responsibility"))
        case _:
            return sign(NEEDS, _("parental responsibility not known"))


def terms(edge: Edge, say: Callable[[str], str] = short) -> list[Text]:
    """From and through which day, and the written authority."""
    days = [
        _("from {day}").format(day=say(edge.from_)) if edge.from_ else "",
        _("through {day}").format(day=say(edge.through)) if edge.through else "",
    ]
    authority = ""
    if edge.authority_for:
        authority = _("written authority from {code}: {reference}").format(
            code=edge.authority_for, reference=edge.authority_ref or ""
        )
    return [quiet(line) for line in (" ".join(filter(None, days)), authority) if line]


def roster(checked: str | None, source: str | None = None) -> Text:
    """When (an ISO day) and in which register parental responsibility was checked, or that it was not."""
    if checked is None:
        return sign(NEEDS, _("who has parental responsibility has not been checked"))
    if source is None:
        return sign(YES, _("parental responsibility checked {day}").format(day=short(checked)))
    return sign(
        YES, _("parental responsibility checked {day}: {source}").format(day=short(checked), source=source)
    )


def questions(pairs: tuple[Unanswered, ...]) -> list[RenderableType]:
    """Each open question, and the command that answers it."""
    made: list[RenderableType] = []
    for pair in pairs:
        question = _("Are {first} and {second} siblings?").format(
            first=pair.first.line, second=pair.second.line
        )
        made += [sign(NEEDS, question), below(quiet(pair.next))]
    return made


def _on_their_own(line: str, code: str) -> Text:
    words = _("{person} has no case and is no longer kin to anyone who has one: nothing more may be kept")
    made = sign(WARN, words.format(person=line))
    made.append(typed("\n  " + _("Next: {command}").format(command=f"salto open-case {code}")), "dim")
    return made


def _sort(kind: str, sort: str) -> str:
    return word(GUARDIAN if kind == GUARDIAN else "siblinghood", sort).label
