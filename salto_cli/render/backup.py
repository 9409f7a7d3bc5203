"""How backups are shown."""

from collections.abc import Iterator
from datetime import datetime

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _, language, plural
from salto_cli.models import day
from salto_cli.models.backup import (
    BackupLine,
    BackupList,
    BackupMade,
    BackupRestored,
    BackupVerified,
)
from salto_cli.render.audit import findings
from salto_cli.render.look import NO, WARN, YES, Listing, heading, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown

WHOLE: dict[str, object] = {"no_wrap": True}
RIGHT: dict[str, object] = {"justify": "right", **WHOLE}


@shown.register
def _made(result: BackupMade) -> RenderableType:
    return stack(
        sign(YES, _("The backup is made, and its files are whole.")),
        _facts(result.folder, result.created, result.act, result.size),
        quiet(_("Keep a copy on another disk, and try now and then: salto backup verify")),
    )


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
    return stack(
        sign(YES, _("The backup is put back, into {folder}").format(folder=result.store)),
        _facts(result.folder, result.created, result.act),
        quiet(_("Next: salto audit verify --store {folder}").format(folder=result.store)),
    )


def _facts(folder: str, created: str | None, act: int | None, size: int | None = None) -> RenderableType:
    return pairs(
        [
            ("  " + _("folder"), folder),
            ("  " + _("made"), _moment(created) if created else None),
            ("  " + _("last act"), str(act) if act else None),
            ("  " + _("size"), _size(size) if size else None),
        ]
    )


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
