"""How a family is shown: as a tree, with what is open below it."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, plural
from salto_cli.models.day import short
from salto_cli.models.family import Family, Member
from salto_cli.models.kin import GUARDIAN, SIBLING, Edge, Unanswered
from salto_cli.models.words import word
from salto_cli.render.kin import questions, responsibility, roster, terms
from salto_cli.render.look import DOT, NEEDS, WARN, Branches, below, clean, heading, quiet, sign, stack, text
from salto_cli.render.signs import ACCENT
from salto_cli.render.terminal import shown

HARD_SPACE = "\N{NO-BREAK SPACE}"


@shown.register
def _family(result: Family) -> RenderableType:
    person = result.members[0]
    tree = Branches(_name(person), guide_style="dim")
    groups = (
        (_("guardians"), _guardians_of(result)),
        (_("siblings"), _siblings_of(result)),
        (_("children"), _children_of(result)),
    )
    for title, members in groups:
        if members:
            branch = tree.add(text(title, "bold"))
            for label in members:
                branch.add(label)
    return stack(tree, Text(""), *_notes(result, alone=not any(members for _title, members in groups)))


def _guardians_of(family: Family) -> list[RenderableType]:
    named = _by_code(family)
    edges = [each for each in family.edges if each.kind == GUARDIAN and each.child == family.person]
    return [
        stack(
            _name(named[each.other]),
            _role(each, family.on, family.adult),
            *terms(each),
            *_dangers(family, each.other),
        )
        for each in edges
    ]


def _siblings_of(family: Family) -> list[RenderableType]:
    named, me = _by_code(family), family.person
    edges = [each for each in family.edges if each.kind == SIBLING and me in {each.child, each.other}]
    open_ = [_other(pair, me) for pair in family.unanswered if me in {pair.first.code, pair.second.code}]
    known = [(each.beyond(me), text(word(SIBLING, each.sort).label)) for each in edges]
    asked = [(code, sign(NEEDS, _("siblings? not answered"))) for code in open_]
    return [
        stack(_name(named[code]), _joined(role, _shared(family, code)), _look(named[code]))
        for code, role in (*known, *asked)
    ]


def _look(member: Member) -> Text | None:
    """The yellow flag: someone should look at how this sibling is, and by when."""
    if member.look_by is None:
        return None
    return sign(WARN, _("look at how they are by {day}").format(day=short(member.look_by)))


def _children_of(family: Family) -> list[RenderableType]:
    named = _by_code(family)
    edges = [each for each in family.edges if each.kind == GUARDIAN and each.other == family.person]
    return [
        stack(
            _name(named[each.child]),
            _role(each, family.on, named[each.child].age >= in_force().ages.adult),
            _with(_("other guardians: {names}"), _others(family, each.child)),
            *_danger([each], named),
        )
        for each in edges
    ]


def _notes(family: Family, *, alone: bool) -> list[RenderableType]:
    """What stands below the tree: what has been checked, what is open, who is left out."""
    notes: list[RenderableType] = []
    if alone:
        notes.append(quiet(_("No kin is recorded. Next: salto link-guardian, salto link-sibling")))
    guardians = [each for each in family.edges if each.child == family.person and each.kind == GUARDIAN]
    if guardians and family.adult:
        notes.append(quiet(_("18 or older: guardians no longer have parental responsibility")))
    elif guardians:
        notes.append(roster(family.roster_checked, family.roster_source))
        if family.roster_checked is None:
            command = f"salto edit {family.person} --roster-checked today --roster-source Folkeregisteret"
            notes.append(below(quiet(command)))
        unknown = [
            each for each in guardians if each.responsibility == "unknown" and each.holds_on(family.on)
        ]
        if unknown:
            notes.append(sign(NEEDS, _("while one is not known, no guardian can consent")))
        for each in unknown:
            notes.append(below(quiet(f"salto link-guardian {each.child} {each.other} --change")))
    if not alone:
        notes += _nobody_to_ask(family, guardians)
    notes += questions(family.unanswered)
    if any(each.look_by for each in family.members):
        notes.append(quiet(_("Siblings to look at: {command}").format(command="salto siblings")))
    if family.left_out:
        notes.append(
            quiet(
                plural(
                    "{n} relative is left out: without a tie to a case, or restricted",
                    "{n} relatives are left out: without a tie to a case, or restricted",
                    family.left_out,
                )
            )
        )
    return notes


def _nobody_to_ask(family: Family, guardians: Sequence[Edge]) -> list[RenderableType]:
    """What is said of a minor whose guardians, if any are recorded, have no parental responsibility today:
    that somebody has checked it gives nobody to ask. A relative who is left out may be one."""
    may = [each for each in guardians if each.responsibility != "no" and each.holds_on(family.on)]
    if family.adult or may or family.left_out:
        return []
    return [
        sign(NEEDS, _("no guardian with parental responsibility is recorded")),
        below(quiet(f"salto link-guardian {family.person}")),
    ]


def _name(member: Member) -> Text:
    """Name, code, age, and who leads the case of one who has a case."""
    made = heading(member.person.name)
    age = _("{age} years").format(age=member.age).replace(" ", HARD_SPACE)
    made.append(f"  {member.person.code} {DOT} {age}", "dim")
    if member.lead is not None:
        made.append(f" {DOT} " + clean(_("case: {lead}").format(lead=member.lead)), ACCENT)
    return made


def _role(edge: Edge, on: str, adult: bool) -> Text:
    """What a guardian is to the child, and whether with parental responsibility; of an adult nobody has."""
    if adult:
        return text(word("guardian", edge.sort).label)
    words = responsibility(edge)
    if not edge.holds_on(on):
        words = quiet(f"{DOT} " + _("not in force on {day}").format(day=short(on)))
    return _joined(text(word("guardian", edge.sort).label), words)


def _dangers(family: Family, guardian: str) -> list[Text]:
    """Each child of this family that the guardian is a danger to."""
    return _danger([each for each in family.edges if each.other == guardian], _by_code(family))


def _danger(edges: list[Edge], named: dict[str, Member]) -> list[Text]:
    made = []
    for edge in edges:
        if edge.kind == GUARDIAN and edge.harm:
            line = _("a danger to {name}").format(name=named[edge.child].person.name)
            made.append(sign(WARN, f"{line}: {edge.harm_reason}" if edge.harm_reason else line))
    return made


def _shared(family: Family, sibling: str) -> Text | None:
    """The guardians whom the person and this sibling have in common."""
    ours = {each.other for each in family.edges if each.kind == GUARDIAN and each.child == family.person}
    theirs = [each.other for each in family.edges if each.kind == GUARDIAN and each.child == sibling]
    return _with(_("in common: {names}"), _names(family, [code for code in theirs if code in ours]))


def _others(family: Family, child: str) -> str:
    edges = [each for each in family.edges if each.kind == GUARDIAN and each.child == child]
    return _names(family, [each.other for each in edges if each.other != family.person])


def _names(family: Family, codes: list[str]) -> str:
    named = _by_code(family)
    return ", ".join(named[code].person.name for code in codes)


def _with(words: str, names: str) -> Text | None:
    return quiet(words.format(names=names)) if names else None


def _by_code(family: Family) -> dict[str, Member]:
    return {each.person.code: each for each in family.members}


def _other(pair: Unanswered, me: str) -> str:
    return pair.second.code if pair.first.code == me else pair.first.code


def _joined(first: Text, *rest: Text | None) -> Text:
    return Text(f" {DOT} ").join([first, *(each for each in rest if each is not None)])
