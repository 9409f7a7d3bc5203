"""How the log is shown, and what was found in it. Persons stand here by code alone."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import N_, _, plural
from salto_cli.models import audit, day, finding
from salto_cli.models.audit import Log, LogExported, Report, Review, Seers, Verified
from salto_cli.render.act import card, did_what, row, several
from salto_cli.render.finding import findings
from salto_cli.render.look import (
    DOT,
    NARROW,
    NO,
    WARN,
    YES,
    FirstThatFits,
    Listing,
    Seen,
    below,
    heading,
    pairs,
    quiet,
    quoted,
    sign,
    stack,
    table,
    text,
    typed,
)
from salto_cli.render.terminal import shown

WHOLE: dict[str, object] = {"no_wrap": True}
Columns = Sequence[str | tuple[str, dict[str, object]]]

ODD = {
    audit.SURNAME: N_("looked at someone of the same surname"),
    audit.ADDRESS: N_("looked at someone who lives with a namesake"),
    audit.NIGHT: N_("looked between midnight and six"),
    audit.NO_CASE: N_("looked at someone whom nobody follows up"),
    audit.MANY: N_("opened many files within an hour"),
    audit.ROLE: N_("did what is not for the role they have"),
    audit.REFUSED: N_("tried to look at someone whom they may not read, and was refused"),
    audit.TRIED: N_("tried what is not for their role, and was refused"),
}
DID = {
    "read": N_("read"),
    "changed": N_("changed"),
    "put_out": N_("put out"),
    "refused": N_("was refused"),
    "failed": N_("failed"),
}


@shown.register
def _log(result: Log) -> RenderableType:
    if not result.entries:
        return quiet(_("The log holds no such act."))
    columns: Columns = [
        (_("when"), WHOLE),
        (_("no."), {"justify": "right", **WHOLE}),
        _("who"),
        _("did"),
        (_("concerns"), WHOLE),
        (_("how it ended"), WHOLE),
    ]
    rows = [row(each) for each in result.entries]
    more = quiet(_("There are older acts; see more with --limit.")) if result.more else None
    title = _("The log about {person}").format(person=result.person) if result.person else _("The log")
    cards = stack(*(card(each, first=not n) for n, each in enumerate(result.entries)))
    return stack(heading(title), Text(), _as_fits(columns, rows, cards), more)


def _as_fits(columns: Columns, rows: Sequence[Sequence[RenderableType]], cards: RenderableType) -> Seen:
    """Acts as a table where it has room, without what is empty in all of them, else as short cards; read
    aloud always the table."""
    kept = [n for n in range(len(columns)) if any(each[n] for each in rows)]
    titles, said = [columns[n] for n in kept], [[each[n] for n in kept] for each in rows]
    return Seen(FirstThatFits([(NARROW, table(titles, said))], cards), aloud=table(titles, said))


@shown.register
def _verified(result: Verified) -> RenderableType:
    if result.accepted and result.copy:
        return stack(
            sign(YES, _("The copy goes on as a store of its own; its log says that it did, and why.")),
            quiet("  " + _("What is done in it is not in the other store, which is as it was.")),
            quiet("  " + _("If you have moved to this one, take the other folder away: the two part ways.")),
        )
    if result.accepted:
        return stack(
            sign(YES, _("The older store goes on from here; the log says that it did, and why.")),
            quiet("  " + _("What was done since is not in it: enter it again from what you have on paper.")),
        )
    if result.whole:
        return stack(*_all_well(result))
    if {each.what for each in result.findings} <= {finding.OLDER, finding.CHECKPOINT} and result.acts:
        return stack(*_is_older(result))
    return stack(
        *_what_is_wrong(result), quiet(_("Change nothing more here, and fetch whoever looks into it."))
    )


def _all_well(result: Verified) -> Iterator[RenderableType]:
    yield sign(YES, _("The log is whole, and the store is as the log left it."))
    acts = plural("{n} act checked", "{n} acts checked", result.acts)
    rows = plural("{n} row held against it", "{n} rows held against it", result.rows)
    yield Padding(text(f"{acts}, {rows}"), (0, 0, 0, 2))
    if result.unsigned:
        said = plural(
            "{n} act is from before acts were signed: nobody vouches for it but the chain",
            "{n} acts are from before acts were signed: nobody vouches for them but the chain",
            result.unsigned,
        )
        yield sign(WARN, said)
    if result.turned:
        said = plural(
            "the machine's clock went back {n} time by more than a day",
            "the machine's clock went back {n} times by more than a day",
            len(result.turned),
        )
        yield sign(WARN, said)
        last = _("last before act {act}; what was dated by it before that may be wrong")
        yield text("  " + last.format(act=result.turned[-1]))
    if result.against is not None:
        yield text("  " + _("What was kept elsewhere is act {n} of this log.").format(n=result.against))
    yield quiet("  " + _("last code: {act} {code}").format(act=result.acts, code=result.code))
    if result.copy:
        yield text(
            "  " + _("This is a copy: the store itself lies in another folder. To look into this one:")
        )
        yield text("  " + _to_go_on(result.copy))


def _to_go_on(copy: str | None) -> str:
    where = f" --store {quoted(copy)}" if copy else ""
    return typed("salto audit verify") + where + " --accept-rollback " + _('"WHY"')


def _is_older(result: Verified) -> Iterator[RenderableType]:
    """It may be a backup that someone put back; whoever did it can tell."""
    yield sign(WARN, _("The store is not the one that was last seen here; in itself it may be whole."))
    yield text(
        "  " + _("It holds {n} acts and its last code is: {code}").format(n=result.acts, code=result.code)
    )
    yield Text()
    yield findings(result.findings)
    yield Text()
    yield text(_("If a backup was put back on purpose, go on with it:"))
    yield text("  " + _to_go_on(result.copy))
    yield quiet(_("If nobody knows of it, change nothing, and fetch whoever looks into it."))


def _what_is_wrong(result: Verified) -> Iterator[RenderableType]:
    yield sign(NO, _("The store is not what its log says."))
    if result.first is not None:
        yield text("  " + _("The first act that disagrees is act {n}.").format(n=result.first))
    yield Text()
    yield findings(result.findings)
    yield Text()


@shown.register
def _seers(result: Seers) -> RenderableType:
    rows = [
        (_span(each.first, each.last), each.operator, did_what(each.command), _did(each.did, each.times))
        for each in result.dealings
    ]
    columns: Columns = ((_("when"), WHOLE), _("who"), (_("command"), WHOLE), _("did"))
    cards = stack(
        *(
            stack(heading(when, who), Padding(text(f"{command} {DOT} {did}"), (0, 0, 0, 2)))
            for when, who, command, did in rows
        )
    )
    return stack(
        heading(_("Who has had to do with {person}").format(person=result.person)),
        Text(),
        _as_fits(columns, rows, cards),
    )


@shown.register
def _report(result: Report) -> RenderableType:
    period = _span(result.since or "", result.until or "") or _("all there is in the log")
    return stack(
        heading(result.operator, period),
        Text(),
        pairs(
            [
                (_("acts"), str(result.acts)),
                (_("refused"), str(result.refused)),
                (_("files made"), str(result.files)),
                (_("persons"), _persons(result.persons)),
            ]
        ),
        Text(),
        Listing(
            ((_("did"), WHOLE), (_("times"), {"justify": "right", **WHOLE})),
            [(did_what(each.command), str(each.times)) for each in result.commands],
        )
        if result.commands
        else quiet(_("The log holds no such act.")),
    )


@shown.register
def _review(result: Review) -> RenderableType:
    if not result.noticed:
        return sign(YES, _("Nothing that needs to be asked about."))
    rows = [
        (day.short(each.at), _(ODD[each.what]), each.operator, _persons(each.persons), str(each.times))
        for each in result.noticed
    ]
    columns = (
        (_("last"), WHOLE),
        _("what"),
        _("who"),
        _("concerns"),
        (_("times"), {"justify": "right", **WHOLE}),
    )
    return stack(
        heading(_("To ask about")),
        Text(),
        Listing(columns, rows),
        Text(),
        quiet(_("None of this is a wrong in itself: ask whoever did it.")),
    )


@shown.register
def _exported(result: LogExported) -> RenderableType:
    acts = plural("{n} act", "{n} acts", result.acts)
    return stack(
        sign(YES, _("Written: {file}").format(file=result.file)),
        below(text(f"{result.person}: {acts}")),
        below(quiet(_("the log as it stood: {act} {code}").format(act=result.act, code=result.code))),
        below(quiet(_("It shows when others were concerned too, and how many; not who."))),
    )


def _span(first: str, last: str) -> str:
    """One day, or from one to another; an open end is left open."""
    days = [day.short(each[:10]) if each else "" for each in (first, last)]
    return days[0] if days[0] == days[1] else "–".join(days)


def _did(what: str, times: int) -> str:
    said = _(DID.get(what, ""))
    return f"{said} × {times}" if times > 1 else said


def _persons(codes: Sequence[str]) -> str:
    return several(codes) or "–"
