"""How a case in a file is shown: what goes and what stays; what came, and what was taken in of it."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language, plural
from salto_cli.models import day, identity
from salto_cli.models.bundle import STATEMENT, Arrived, BundleMade, LeftOut, TakenIn
from salto_cli.models.bundle_inside import Inside, Line, Said
from salto_cli.models.giving import KIND, MESSAGE, Held
from salto_cli.models.words import word
from salto_cli.render.agreed import is_asked, stands_above
from salto_cli.render.giving import PARTS
from salto_cli.render.look import DOT, NO, WARN, YES, below, block, heading, pairs, quiet, sign, stack, text
from salto_cli.render.sharing import DECISIONS
from salto_cli.render.terminal import shown

_REACH = ("address", "language", "home_district", "stay_district")


# --- a case that goes -------------------------------------------------------------------------------------


@shown.register
def _made(result: BundleMade) -> RenderableType:
    if stands_above():
        return stack(*_after(result))
    to = _("To {name}, {service}").format(name=result.to, service=result.service_name)
    return stack(
        heading(f"{result.handover} {DOT} {result.person.line}"),
        text(f"{to}, {day.spoken(result.on)}"),
        Text(),
        _inside(result.inside, _("What would go") if result.dry_run else _("What went into the file"))
        if result.inside
        else sign(NO, _("Nothing may go.")),
        block(_("What stays, and why"), _staying(result.held)) if result.held else None,
        *_after(result),
    )


def _after(result: BundleMade) -> Iterable[RenderableType]:
    if is_asked():
        return
    if result.dry_run:
        yield quiet(_("No file was written, and nothing was noted as given."))
        return
    yield sign(YES, _("Written: {file}").format(file=result.file))
    yield quiet(
        _("Only {name}'s salto opens it. Noted as {code} in the register; rests on {consents}.").format(
            name=result.to, code=result.code, consents=", ".join(result.rests_on)
        )
    )


def _staying(held: Sequence[Held]) -> RenderableType:
    alike: dict[tuple[str, str], list[str]] = {}
    for each in held:
        said = _label(each.category) if each.part == KIND else _part(each.part)
        alike.setdefault((each.decision, each.text), []).append(said)
    return stack(
        *(
            stack(sign(DECISIONS[decision][0], said), _below(", ".join(dict.fromkeys(kinds))))
            for (decision, said), kinds in alike.items()
        )
    )


# --- a case that comes ------------------------------------------------------------------------------------


@shown.register
def _arrived(result: Arrived) -> RenderableType:
    sent = _("Sent by {name}, {service}, {day}")
    return stack(
        heading(_("A case from another salto")),
        text(sent.format(name=result.sender, service=result.service, day=day.spoken(result.sent[:10]))),
        Text(),
        _inside(result.inside, _("What it holds")),
        block(_("What it rests on"), stack(*(_consent(each) for each in result.inside.statements))),
        block(_("Who it is here"), _who(result)),
        block(_("What your own policy does not take in"), _left(result.left_out))
        if result.left_out
        else None,
        None if is_asked() else quiet(_("Nothing has been taken in.")),
    )


def _who(result: Arrived) -> RenderableType:
    if result.match:
        opens = _("a case is opened") if result.opens else _("there is an open case")
        return sign(YES, f"{result.match.line} {DOT} {opens}")
    if result.alike:
        return stack(
            sign(WARN, _("Someone who may be the same is here already:")),
            *(text(f"  {each.line}") for each in result.alike),
            quiet(_("say which with --match P-…, or --new")),
        )
    if not result.inside.whose.full_name:
        return sign(WARN, _("The file does not say in full. Register the youth, and name them with --match."))
    return text(_("nobody yet: a person is registered, and a case opened"))


@shown.register
def _taken(result: TakenIn) -> RenderableType:
    return stack(
        sign(YES, _("Taken in: {person}").format(person=result.person.line)),
        below(pairs(_facts(result))),
        Text(),
        block(_("Consents of guardians, to be recorded"), _to_record(result)) if result.to_record else None,
        block(_("Left out, and why"), _left(result.left_out))
        if result.left_out and not stands_above()
        else None,
        sign(YES, _("Receipt for the sender: {file}").format(file=result.receipt))
        if result.receipt
        else None,
        quiet(_("Say yes to {name}: they are responsible until then.").format(name=result.sender)),
    )


def _facts(result: TakenIn) -> Iterable[tuple[str, str | Text | None]]:
    theirs = _("{name}, who has it as {person}, {handover}")
    yield (
        _("from"),
        theirs.format(name=result.sender, person=result.sender_person, handover=result.sender_handover),
    )
    yield _("person"), _("new here") if result.new else _("was here already")
    yield _("case"), _("opened") if result.case_opened else _("was open")
    if result.traits:
        kept = plural("{n} strength, wish or place", "{n} strengths, wishes and places", result.traits)
        yield _("known"), kept
    yield _("tasks and dates"), ", ".join(result.tasks)
    yield (
        _("consents"),
        ", ".join(_("{ours} (there {theirs})").format(ours=o, theirs=t) for t, o in result.statements),
    )


def _to_record(result: TakenIn) -> RenderableType:
    hint = _("The file does not say who they are. Link them, and record it: salto grant-consent {person}")
    return stack(
        *(_consent(each) for each in result.to_record), quiet(hint.format(person=result.person.code))
    )


def _left(left: Sequence[LeftOut]) -> RenderableType:
    alike: dict[str, list[str]] = {}
    for each in left:
        alike.setdefault(each.text, []).append(_which(each))
    return stack(
        *(stack(sign(NO, said), _below(", ".join(dict.fromkeys(kinds)))) for said, kinds in alike.items())
    )


def _which(left: LeftOut) -> str:
    if left.part == STATEMENT:
        return _("consents")
    kind = _label(left.category)
    return kind if left.part == KIND else f"{_part(left.part)} ({kind})"


# --- what is in a file ------------------------------------------------------------------------------------


def _inside(inside: Inside, title: str) -> RenderableType:
    whose = inside.whose
    born = day.short(whose.born) if len(whose.born) > len("2007") else whose.born
    number = identity.grouped(whose.national_id) if whose.national_id else ""
    phone = identity.spaced(whose.phone) if whose.phone else ""
    known: list[tuple[str, str | Text | None]] = [
        (_part("name"), whose.full_name or whose.called),
        (_("called"), whose.called if whose.full_name not in {"", whose.called} else None),
        (_("born"), born),
        (_part("national_id"), number),
        (_part("phone"), phone),
        *((_part(name), getattr(whose, name)) for name in _REACH),
    ]
    return block(title, pairs([*known, *((_part(each.part), _said(each)) for each in inside.lines)]))


def _said(line: Line) -> Text:
    """The words, and quietly of which kind they are and when they were said or are due."""
    made = text(line.text)
    if line.part == MESSAGE:
        return made
    when = " ".join(filter(None, (day.short(line.day) if line.day else "", line.at)))
    about = [_label(line.category), when, line.place]
    return made.append(f"  ({', '.join(filter(None, about))})", "dim")


def _consent(said: Said) -> RenderableType:
    """Who said it, when and how, and of which kinds."""
    by = word("giver", said.by).label
    head = f"{said.code} {DOT} {by} {DOT} {day.short(said.said)} {DOT} {word('form', said.form).label}"
    through = _("through {day}").format(day=day.short(said.through_day)) if said.through_day else ""
    kinds = ", ".join(_label(each) for each in said.categories)
    return stack(text(head), _below(f" {DOT} ".join(filter(None, (kinds, through)))))


def _below(words: str) -> RenderableType:
    return Padding(quiet(words), (0, 0, 0, 2), expand=False)


def _part(part: str) -> str:
    return _(PARTS[part]) if part in PARTS else word("trait", part).label


def _label(category: str) -> str:
    known = in_force().categories
    return known[category].label(language()) if category in known else category
