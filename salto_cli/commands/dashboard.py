"""The dashboard: the caseload, the week and one case beside them, by keyboard alone."""

import os
from contextlib import closing
from typing import TYPE_CHECKING

import typer

from salto_cli.commands import signals, watch
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Idle, Limit
from salto_cli.errors import Usage
from salto_cli.i18n import _

if TYPE_CHECKING:
    from salto_cli.commands.dashboard_reading import Reading


def dashboard(
    ctx: typer.Context,
    idle: Idle = None,
    for_: Limit = None,
) -> None:
    """Look at the caseload, the week and one case at a time, by keyboard.

    Opening a case there is noted in the log like everywhere else; nothing can be changed. It locks itself and
    clears the screen when nobody presses a key. ? shows the keys.
    """
    from salto_cli.commands.dashboard_reading import Reading

    at = desk(ctx)
    spans = watch.limits(at.options, idle, for_)
    _refuse_elsewhere(at)
    with closing(Reading.opened(at)) as reading, signals.heeded(signals.interrupt):
        _until_left(reading, *spans)


def _refuse_elsewhere(at: Desk) -> None:
    """Raise Usage where there is no terminal to draw on, or the shell around us would stay open behind it."""
    there = at.interactive and at.world.stderr.isatty() and at.world.environ.get("TERM") != "dumb"
    if at.options.json or at.options.plain or not there:
        raise Usage(
            _("the dashboard needs a terminal to draw on"),
            _("see the same with: salto today, and: salto caseload"),
        )
    if at.world.kept is not None:
        raise Usage(
            _("the dashboard locks itself, and is opened outside the shell"),
            _("leave the shell with: exit, and then: salto dashboard"),
        )


def _until_left(reading: "Reading", idle: int, limit: int) -> None:
    """Show it until the person leaves; whenever it has locked itself, the passphrase opens it anew.

    Raises KeyboardInterrupt for Ctrl-C and where it is ended from outside, and WrongPassphrase where three
    tries do not open it.
    """
    from salto_cli.commands import prompt

    at = reading.at
    while (ended := _shown(reading, watch.Watch(min(idle, limit), limit))) is not None:
        reading.lock()
        prompt.empty_screen()
        at.world.tell(watch.why(ended, idle, limit))
        at.say(_("Type the passphrase to go on, or exit to leave."))
        try:
            reading.unlock()
        except EOFError:
            return


def _shown(reading: "Reading", vigil: watch.Watch) -> str | None:
    """Show it once; returns why it has locked itself, None where the person left.

    What is wrong with the store is said before the screen changes, and before Textual is loaded.
    """
    from salto_cli.commands.dashboard_reading import OtherKeys

    try:
        caseload, week = reading.caseload(), reading.week()
    except OtherKeys:
        return watch.KEYS
    _prepare_environment(color=not reading.at.options.no_color)
    from salto_cli.commands.dashboard_app import look

    return look(reading, caseload, week, vigil)


def _prepare_environment(*, color: bool) -> None:
    """Leave in the environment nothing that lets Textual write what it shows to files or other programs.

    It takes from there, too, that no colours are wanted.
    """
    for name in [each for each in os.environ if each.startswith("TEXTUAL")]:
        del os.environ[name]
    if not color:
        os.environ["NO_COLOR"] = "1"
