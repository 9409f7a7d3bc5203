"""How a giving is shown: what went or would go, what stays and why; on the screen and on paper."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import N_, _, language, printing
from salto_cli.models import day
from salto_cli.models.disclosure import Line
from salto_cli.models.giving import (
    ADDRESS,
    CONTACT,
    KIND,
    MESSAGE,
    NAME,
    PHONE,
    TONGUE,
    Basis,
    Documented,
    GivenOut,
    Held,
)
from salto_cli.models.paper import Paper, Part, Points, Prose, Rows
from salto_cli.models.publication import Made
from salto_cli.models.words import WORDS, word
from salto_cli.render.agreed import is_asked, stands_above
from salto_cli.render.look import (
    DOT,
    NEEDS,
    NO,
    WARN,
    YES,
    below,
    block,
    heading,
    pairs,
    quiet,
    sign,
    stack,
    text,
    typed,
)
from salto_cli.render.sharing import DECISIONS
from salto_cli.render.terminal import shown

PARTS: Final = {
    NAME: N_("who it is"),
    MESSAGE: N_("in our own words"),
    CONTACT: N_("from a contact"),
    PHONE: N_("phone"),
    ADDRESS: N_("address"),
    TONGUE: N_("language"),
    "full_name": N_("full name"),
    "birth_date": N_("birth date"),
    "national_id": N_("identity number"),
    "home_district": N_("home district"),
    "stay_district": N_("district of stay"),
    "asked": N_("what we ask of you"),
    "agreed": N_("agreed"),
    "dates": N_("a date"),
    KIND: N_("all of it"),
}


@shown.register
def _given(result: GivenOut) -> RenderableType:
    if stands_above():
        return stack(sign(YES, _head(result)), *_after(result))
    return stack(
        heading(result.person.line),
        text(f"{_head(result)}, {day.spoken(result.on)}"),
        Text(),
        block(_("What goes") if result.dry_run else _("What was given"), _lines(result.lines))
        if result.lines
        else stack(_nothing(result), Text()),
        block(_("What stays, and why"), _staying(result.held)) if result.held else None,
        _ground(result),
        *_after(result),
    )


def _nothing(result: GivenOut) -> RenderableType:
    """Why nothing goes: it may not, as is said below; or it may, and nobody has said what."""
    if result.held:
        return sign(NO, _("Nothing may go."))
    how = _("Write what is to be said in your own words, or name a contact or a task with --item.")
    return stack(sign(NEEDS, _("It may go, but there is nothing to give.")), below(quiet(how)))


def _head(result: GivenOut) -> str:
    if result.dry_run:
        return _("Would be given to {recipient}").format(recipient=result.recipient)
    return _("Given to {recipient}").format(recipient=result.recipient)


def _lines(lines: Iterable[Line]) -> RenderableType:
    return pairs((_part(line.part), _said(line)) for line in lines)


def _said(line: Line) -> Text:
    """The words as they go, and quietly of which kind they are and when they were said or are due."""
    made = text(line.text)
    if line.part == NAME:
        return made
    if line.part == MESSAGE:
        return made
    about = [_label(line.category), day.short(line.day) if line.day else ""]
    return made.append(f"  ({', '.join(filter(None, about))})", "dim")


def _staying(held: Sequence[Held]) -> RenderableType:
    """One line for what is alike; never the text of what stays."""
    alike: dict[tuple[str, str, str], list[Held]] = {}
    for each in held:
        alike.setdefault((each.decision, each.text, each.part), []).append(each)
    return stack(
        *(
            stack(
                sign(DECISIONS[decision][0], said),
                Padding(quiet(_which(part, found)), (0, 0, 0, 2), expand=False),
            )
            for (decision, said, part), found in alike.items()
        )
    )


def _which(part: str, found: Sequence[Held]) -> str:
    names = ", ".join(dict.fromkeys(_label(each.category) for each in found))
    codes = ", ".join(each.code for each in found if each.code)
    return f" {DOT} ".join(filter(None, (_part(part), names, codes)))


def _ground(result: GivenOut) -> RenderableType | None:
    rows: list[tuple[str, str | Text | None]] = [(_("rests on"), ", ".join(result.rests_on))]
    if result.basis:
        rows += _basis(result.basis)
    words = _("A valid consent covers it: nothing rests on the basis, and none is kept.")
    said: list[RenderableType] = [sign(YES, words)] if result.needless else []
    if any(value for _title, value in rows):
        said.append(pairs(rows))
    return stack(*said, Text()) if said else None


def _basis(basis: Basis) -> list[tuple[str, str | Text | None]]:
    return [
        (_("without consent"), f"{basis.label}, {', '.join(basis.law)}"),
        (_("needed for"), ", ".join(_label(each) for each in basis.categories)),
        (_("decided"), f"{basis.decided_by}, {day.short(basis.decided)}"),
        (_("approved by"), basis.approved_by),
        (_("holds for"), _("this one giving, and nothing after it")),
    ]


def _after(result: GivenOut) -> Iterable[RenderableType]:
    if result.dry_run and is_asked():
        return
    if result.dry_run:
        yield quiet(_("Nothing was given, and nothing was noted as given."))
        if result.held and not result.lines:
            look = f"salto may-share {result.person.code} --with {result.to}"
            yield quiet(_("What it takes: {command}").format(command=look))
        return
    if result.basis and result.basis.document:
        yield sign(WARN, _("Write down today what it rested on:"))
        yield text(typed(f"  salto share document {result.code}"))
    kept = _("Noted as {code} in the register. Policy {version}.")
    yield quiet(kept.format(code=result.code, version=result.policy))


@shown.register
def _documented(result: Documented) -> RenderableType:
    return stack(
        sign(YES, _("Written down: what {code} rested on").format(code=result.code)),
        below(pairs([(_("concerns"), result.person.line), (_("without consent"), result.label)])),
    )


def _part(part: str) -> str:
    if part in PARTS:
        return _(PARTS[part])
    return word("trait", part).label if any(each.key == part for each in WORDS["trait"]) else part


def _label(category: str) -> str:
    known = in_force().categories
    return known[category].label(language()) if category in known else category


# -- on paper ----------------------------------------------------------------------------------------------


def on_paper(result: GivenOut, path: Path, password: str) -> tuple[Made, ...]:
    """The one file of a giving, in the language of what is printed: it is for a service."""
    from salto_cli.render.paper import paper_pdf

    with printing():
        return (Made(path, paper_pdf(_paper(result), password)),)


def _paper(result: GivenOut) -> Paper:
    name = next((line.text for line in result.lines if line.part == NAME), "")
    return Paper(
        title=_("Information passed on"),
        whom=name,
        on=date.fromisoformat(result.on),
        parts=tuple(_parts(result)),
        foot=_("{code} · Log {seal} · Do not share on").format(
            code=result.code or "", seal=result.checkpoint
        ),
    )


def _parts(result: GivenOut) -> Iterable[Part]:
    """To whom and why, then what it is, kind by kind, then what it rests on."""
    policy = in_force()
    purpose = policy.purposes.get(result.purpose or "")
    to = [_("To: {service}").format(service=result.recipient)]
    if purpose:
        to.append(_("Purpose: {purpose}").format(purpose=purpose.label(language())))
    yield Prose("", tuple(to))
    for category in result.categories:
        found = [
            line for line in result.lines if line.category == category and line.part not in (NAME, MESSAGE)
        ]
        yield _table(_label(category).capitalize(), found)
    messages = tuple(line.text for line in result.lines if line.part == MESSAGE)
    yield Prose(_("In our own words"), messages)
    yield Points(_("What it rests on"), tuple(_rests_on(result)))


def _table(title: str, lines: Sequence[Line]) -> Rows:
    """One kind of information. A column of days stands there only where one of the lines has a day."""
    if any(line.day for line in lines):
        rows = tuple((_part(line.part), line.text, day.short(line.day) if line.day else "") for line in lines)
        return Rows(title, (_("What"), _("Content"), _("Date")), rows, (3, 8, 2))
    return Rows(
        title, (_("What"), _("Content")), tuple((_part(line.part), line.text) for line in lines), (3, 10)
    )


def _rests_on(result: GivenOut) -> Iterable[str]:
    if result.rests_on:
        yield _("Consent: {codes}").format(codes=", ".join(result.rests_on))
    if result.basis:
        yield _("Without consent: {basis} ({law})").format(
            basis=result.basis.label, law=", ".join(result.basis.law)
        )
        yield _("Decided by {name}, {day}").format(
            name=result.basis.decided_by, day=day.short(result.basis.decided)
        )
        if result.basis.approved_by:
            yield _("Approved by {name}").format(name=result.basis.approved_by)
        yield _("It holds for this one time.")
    yield _("Use it only for the purpose above. What the police or others have told may not be passed on.")
