"""How the doctor's findings are shown: what needs a look first, then what is well, in few words."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _, plural
from salto_cli.models.doctor import BAD, LOOK, OK, UNKNOWN, Checkup, Finding
from salto_cli.render.look import DOT, NO, WARN, YES, Rows, heading, quiet, sign, stack, text
from salto_cli.render.terminal import shown

SIGNS = {OK: YES, LOOK: WARN, BAD: NO, UNKNOWN: DOT}
NAMES = {
    "store": N_("store"),
    "permissions": N_("permissions"),
    "place": N_("place"),
    "keys": N_("keys"),
    "checkpoint": N_("log"),
    "erased": N_("erased"),
    "mark": N_("memory"),
    "leftovers": N_("leftovers"),
    "replaced": N_("old store"),
    "backup": N_("backup"),
    "drill": N_("trial"),
    "room": N_("room"),
    "clock": N_("clock"),
    "disk": N_("disk"),
    "swap": N_("swap"),
    "core_dumps": N_("crashes"),
    "history": N_("history"),
    "notes": N_("half-written"),
    "settings": N_("settings"),
    "terminal": N_("terminal"),
    "versions": N_("versions"),
}
WIDE = 60  # columns: from here on names and words stand beside each other
ORDER = (BAD, LOOK, UNKNOWN, OK)


@shown.register
def _checkup(result: Checkup) -> RenderableType:
    return stack(*_all(result))


def _all(result: Checkup) -> Iterator[RenderableType]:
    yield heading(_("How salto is set up here"), f"salto {result.version}")
    yield quiet(result.store)
    yield Text()
    yield _Findings(sorted(result.findings, key=lambda each: ORDER.index(each.state)))
    yield Text()
    amiss = sum(1 for each in result.findings if each.state in {BAD, LOOK})
    if amiss:
        yield sign(WARN, plural("{n} thing needs a look.", "{n} things need a look.", amiss))
    else:
        yield sign(YES, _("All is well."))


@frozen
class _Findings:
    """What was looked at on the left and how it stands on the right; on a narrow screen below each other."""

    findings: Sequence[Finding]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width < WIDE:
            for n, each in enumerate(self.findings):
                if n and self._well_from(n):
                    yield Text()
                yield _name(each)
                yield Padding(_words(each), (0, 0, 0, 2))
            return
        grid = Rows.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column()
        for n, each in enumerate(self.findings):
            if n and self._well_from(n):
                grid.add_row("", "")
            grid.add_row(_name(each), _words(each))
        yield grid

    def _well_from(self, n: int) -> bool:
        """Whether what is well begins here, after what needs a look."""
        return self.findings[n].state == OK != self.findings[n - 1].state


def _name(finding: Finding) -> Text:
    return sign(SIGNS[finding.state], _(NAMES[finding.what]))


def _words(finding: Finding) -> Group:
    todo = quiet(f"→ {finding.todo}") if finding.todo else None
    return stack(text(finding.text), todo)
