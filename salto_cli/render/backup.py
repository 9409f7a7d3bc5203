"""How backups are shown."""

from collections.abc import Iterator
from datetime import datetime

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import N_, _, language, plural
from salto_cli.models import day
from salto_cli.models.backup import (
    BackupDrilled,
    BackupLine,
    BackupList,
    BackupMade,
    BackupRestored,
    BackupsPruned,
    BackupVerified,
)
from salto_cli.render.finding import findings
from salto_cli.render.look import (
    DOT,
    NO,
    WARN,
    YES,
    Listing,
    below,
    heading,
    pairs,
    quiet,
    quoted,
    sign,
    stack,
    text,
)
from salto_cli.render.terminal import shown

WHOLE: dict[str, object] = {"no_wrap": True}
RIGHT: dict[str, object] = {"justify": "right", **WHOLE}


@shown.register
def _made(result: BackupMade) -> RenderableType:
    return stack(*_what_was_made(result))


def _what_was_made(result: BackupMade) -> Iterator[RenderableType]:
    yield sign(YES, _("The backup is made, and its files are whole."))
    yield _facts(result.folder, result.created, result.act, result.size)
    if result.second:
        yield sign(YES, _("The copy in {folder} is whole as well.").format(folder=result.second))
    if result.removed:
        yield sign(YES, plural("{n} old backup removed.", "{n} old backups removed.", result.removed))
    for line in result.missing:
        yield sign(WARN, sentence(line))
    if not result.second:
        yield quiet(_("Keep a copy on another disk, and try now and then: salto backup drill"))


@shown.register
def _pruned(result: BackupsPruned) -> RenderableType:
    return stack(*_what_went(result))


def _what_went(result: BackupsPruned) -> Iterator[RenderableType]:
    count = len(result.gone)
    if not count:
        yield sign(YES, _("There is nothing to remove."))
    elif result.dry_run:
        yield sign(DOT, plural("{n} backup would be removed:", "{n} backups would be removed:", count))
    else:
        yield sign(YES, plural("{n} backup removed:", "{n} backups removed:", count))
    yield Padding(stack(*(text(name) for name in result.gone)), (0, 0, 0, 2))
    yield text(plural("{n} backup stays.", "{n} backups stay.", len(result.stay)))
    for name in result.left:
        yield sign(WARN, _("{name} is not whole and was left alone.").format(name=name))


COUNTED = {
    "person": N_("persons"),
    "case_file": N_("cases"),
    "contact": N_("contacts"),
    "statement": N_("consents"),
}


@shown.register
def _drilled(result: BackupDrilled) -> RenderableType:
    return stack(*_how_the_drill_went(result))


def _how_the_drill_went(result: BackupDrilled) -> Iterator[RenderableType]:
    if not result.whole or result.log is None:
        yield sign(NO, _("This backup would not bring the store back."))
        yield _facts(result.folder, result.created, result.act)
        if result.wrong:
            yield text(f"  {result.wrong}")
        if result.log and result.log.findings:
            yield Text()
            yield findings(result.log.findings)
            yield Text()
        yield quiet(_("Make a new backup now, and keep this one for whoever looks into it."))
        return
    acts = plural("{n} act checked", "{n} acts checked", result.log.acts)
    rows = plural("{n} row held against it", "{n} rows held against it", result.log.rows)
    said = _("The backup brings the store back: it opens, and all of it is whole: {acts}, {rows}.")
    yield sign(YES, said.format(acts=acts, rows=rows))
    if result.forgotten:
        again = plural("{n} person erased again in it.", "{n} persons erased again in it.", result.forgotten)
        yield sign(YES, again)
    yield _facts(result.folder, result.created, result.act)
    columns: list[str | tuple[str, dict[str, object]]] = [
        ("", WHOLE),
        (_("in the backup"), RIGHT),
        (_("in the store"), RIGHT),
    ]
    held = [(_(COUNTED[each.what]), str(each.backup), str(each.store)) for each in result.held]
    yield Padding(Listing(columns, [*held, (_("acts"), str(result.act), _since(result))]), (1, 0, 1, 2))
    yield quiet(_("The drill is in the log. Nothing of it is left on the disk."))


def _since(result: BackupDrilled) -> str:
    return str((result.act or 0) + (result.behind or 0))


@shown.register
def _listed(result: BackupList) -> RenderableType:
    if not result.backups:
        return stack(
            text(_("There is no backup in {folder}").format(folder=result.folder)),
            quiet(_("Make one with: salto backup create")),
        )
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("backup"), WHOLE),
        (_("made"), WHOLE),
        (_("acts"), RIGHT),
        (_("size"), RIGHT),
    ]
    return stack(
        heading(_("Backups"), result.folder),
        Text(),
        Listing(columns, [_line(each) for each in result.backups]),
    )


def _line(each: BackupLine) -> tuple[str | Text | None, ...]:
    if not each.readable:
        return each.name, sign(NO, _("damaged")), None, None
    return each.name, _moment(each.created), str(each.act), _size(each.size or 0)


@shown.register
def _verified(result: BackupVerified) -> RenderableType:
    return stack(*_what_was_found(result))


def _what_was_found(result: BackupVerified) -> Iterator[RenderableType]:
    if not result.whole:
        yield sign(NO, _("This backup is not to be trusted."))
        yield _facts(result.folder, result.created, result.act)
        if result.wrong:
            yield text(f"  {result.wrong}")
        if result.log:
            yield Text()
            yield findings(result.log.findings)
            yield Text()
        yield quiet(_("Use another backup, and keep this one for whoever looks into it."))
        return
    yield sign(YES, _("The backup is whole."))
    yield _facts(result.folder, result.created, result.act)
    if result.log:
        acts = plural("{n} act checked", "{n} acts checked", result.log.acts)
        rows = plural("{n} row held against it", "{n} rows held against it", result.log.rows)
        yield sign(YES, _("It opens, and its log is whole: {acts}, {rows}.").format(acts=acts, rows=rows))
    else:
        yield quiet(_("Only the files were checked; leave out --keyless to look inside as well."))
    if result.gap:
        yield sign(WARN, _("The backup before this one is no longer beside it."))


@shown.register
def _restored(result: BackupRestored) -> RenderableType:
    return stack(*_what_was_put_back(result))


def _what_was_put_back(result: BackupRestored) -> Iterator[RenderableType]:
    yield sign(YES, _("The backup is put back, into {folder}").format(folder=result.store))
    yield _facts(result.folder, result.created, result.act)
    if result.aside:
        yield text(_("What was there is kept in {folder}").format(folder=result.aside))
    if result.behind:
        lost = plural("It has {n} act more.", "It has {n} acts more.", result.behind)
        yield sign(WARN, lost)
    if not result.knows_erased:
        yield sign(WARN, _("Its list of who was erased cannot be read: someone may be back."))
    where = quoted(result.store)
    yield quiet(_("Next: salto audit verify --store {folder}").format(folder=where))
    why = (
        _("Where salto refuses to work in it, say why:")
        if result.aside
        else _("It is a copy: where the store itself is on this machine, say once why the copy is opened:")
    )
    yield quiet(why)
    accept = 'salto audit verify --store {folder} --accept-rollback "{why}"'
    yield below(quiet(accept.format(folder=where, why=_("WHY"))))


def _facts(folder: str, created: str | None, act: int | None, size: int | None = None) -> RenderableType:
    rows = [
        (_("folder"), folder),
        (_("made"), _moment(created) if created else None),
        (_("last act"), str(act) if act else None),
        (_("size"), _size(size) if size else None),
    ]
    return Padding(pairs(rows), (0, 0, 0, 2), expand=False)


def sentence(line: str) -> str:
    """A line that begins in lower case, as an error does, as a sentence of its own."""
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith('?') else '.'}"


def _moment(created: str | None) -> str:
    """A moment that is kept in UTC, as this machine's clock shows it."""
    if not created:
        return ""
    here = datetime.fromisoformat(created).astimezone().isoformat()
    return f"{day.short(here)} {here[11:16]}"


def _size(count: int) -> str:
    """Bytes as people say them."""
    size = f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.0f} kB"
    return size.replace(".", ",") if language() == "nb" else size
