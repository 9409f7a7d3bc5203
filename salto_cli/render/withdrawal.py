"""A withdrawal on the screen: what has stopped, and what is left for a person to do."""

from collections.abc import Iterable
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural, printing
from salto_cli.models import day
from salto_cli.models.statement import Given, Names
from salto_cli.models.withdrawal import Coming, ConsentWithdrawn, Notice, RecipientTold, WithoutGround
from salto_cli.models.words import word
from salto_cli.render.agreed import stands_above
from salto_cli.render.letter import letter_lines
from salto_cli.render.look import WARN, YES, Listing, below, block, pairs, quiet, sign, stack, text
from salto_cli.render.statement import about_words, category_names, to_words, who_words
from salto_cli.render.terminal import shown

WHOLE: Final[dict[str, object]] = {"no_wrap": True}


@shown.register
def _withdrawn(result: ConsentWithdrawn) -> RenderableType:
    said, names = result.statement, result.names
    return stack(
        sign(YES, _("Withdrawn: {code}. Nothing more is shared on it.").format(code=said.code)),
        below(pairs(_facts(result))),
        Text(),
        _called_off(result.cancelled),
        *(_accepted(each) for each in result.accepted),
        _shred(result.coming, names),
        _kept_back(result.not_handed_out),
        _without_ground(result.tasks, names),
        None if result.coming and not result.given else _given_out(result.given, names),
        _to_tell(result),
        *(_draft(result, each) for each in result.notices),
    )


def _facts(result: ConsentWithdrawn) -> Iterable[tuple[str, str]]:
    said, names = result.statement, result.names
    if not stands_above():
        yield _("concerns"), result.person.line
        yield _("from"), who_words(said)
        yield _("to"), to_words(said, names)
        yield _("about"), about_words(said, names)
    yield _("withdrawn"), day.spoken(said.withdrawn.said) if said.withdrawn else ""


@shown.register
def _told(result: RecipientTold) -> RenderableType:
    notice = result.notice
    told = _("{name} has been told that {code} is withdrawn").format(
        name=result.names.get(notice.recipient, notice.recipient), code=notice.statement
    )
    left = plural("{n} is still to be told.", "{n} are still to be told.", result.left)
    return stack(
        sign(YES, told),
        below(
            pairs(
                [
                    (_("concerns"), result.person.line),
                    (_("told"), day.spoken(notice.told) if notice.told else None),
                    (_("how"), word("reached", notice.channel).label if notice.channel else None),
                    (_("answer"), notice.answer),
                ]
            )
        ),
        quiet(left) if result.left else quiet(_("Everyone who is to be told has been told.")),
    )


def _called_off(cancelled: tuple[str, ...]) -> RenderableType | None:
    if not cancelled:
        return None
    return sign(WARN, _("Handovers called off: {codes}").format(codes=", ".join(cancelled)))


def _accepted(handover: str) -> RenderableType:
    """A handover that was accepted is not called off: someone must be responsible for the youth."""
    words = _("{code} is accepted: the receiver is still responsible, and gets nothing more on this consent.")
    end = _("Close it: {command}, and plan a handover back if the case is to come home.")
    command = f"salto handover close {handover}"
    return stack(
        sign(WARN, words.format(code=handover)),
        Padding(quiet(end.format(command=command)), (0, 0, 0, 2), expand=False),
    )


def _shred(coming: tuple[Coming, ...], names: Names) -> RenderableType | None:
    """Sheets that lie in files already, by the number on them or their place in the file."""
    if not coming:
        return None
    rows = [
        (
            each.code,
            names.get(each.service, each.service),
            day.short(each.day),
            each.printed or str(each.number),
            each.file,
        )
        for each in coming
    ]
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("code"), WHOLE),
        _("to"),
        (_("meeting"), WHOLE),
        (_("sheet"), WHOLE),
        (_("file"), {"overflow": "fold"}),
    ]
    head = sign(WARN, _("Do not hand out these sheets; shred them"))
    return stack(head, Padding(Listing(columns, rows), (0, 0, 1, 2)))


def _kept_back(codes: tuple[str, ...]) -> RenderableType | None:
    if not codes:
        return None
    return sign(YES, _("Noted as not handed out: {codes}").format(codes=", ".join(codes)))


def _without_ground(tasks: tuple[WithoutGround, ...], names: Names) -> RenderableType | None:
    if not tasks:
        return None
    rows = [
        (each.code, each.text, names.get(each.service, each.service), day.short(each.due)) for each in tasks
    ]
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("code"), WHOLE),
        _("task"),
        _("agreed with"),
        (_("due"), WHOLE),
    ]
    head = sign(WARN, _("Tasks that nothing allows now: close them, or agree them anew"))
    return stack(head, Padding(Listing(columns, rows), (0, 0, 1, 2)))


def _given_out(given: tuple[Given, ...], names: Names) -> RenderableType:
    if not given:
        return quiet(_("Nothing has been given out on it."))
    rows = [
        (
            each.code,
            names.get(each.service, each.service),
            day.short(each.day),
            category_names(each.categories),
        )
        for each in given
    ]
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("code"), WHOLE),
        _("to"),
        (_("given"), WHOLE),
        _("about"),
    ]
    return block(_("Given out already, and cannot be called back"), Listing(columns, rows))


def _to_tell(result: ConsentWithdrawn) -> RenderableType | None:
    if not result.notices:
        return None
    lines = [
        stack(
            text(
                _("{name}, by {day}").format(
                    name=result.names.get(each.recipient, each.recipient), day=day.spoken(each.due)
                )
            ),
            Padding(quiet(next_of(each)), (0, 0, 0, 2), expand=False),
        )
        for each in result.notices
    ]
    return block(_("To be told; it stands in salto today until it is done"), stack(*lines))


def next_of(notice: Notice) -> str:
    """What to type when a recipient has been told."""
    by = word("reached", "call").label
    return f"salto told {notice.statement} --to {notice.recipient} --channel {by}"


def _draft(result: ConsentWithdrawn, notice: Notice) -> RenderableType:
    """The message to one recipient, in the language of the paper."""
    with printing():
        lines = [*letter_lines(result, notice), _("From SaLTo: [office, name, phone]")]
    name = result.names.get(notice.recipient, notice.recipient)
    return block(_("Message to {name} (a draft)").format(name=name), stack(*_apart(lines)))


def _apart(lines: Iterable[str]) -> Iterable[RenderableType]:
    return (text(line) for line in lines)
