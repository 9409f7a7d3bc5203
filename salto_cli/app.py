"""The Typer root: shared options, lazily loaded commands, errors to exits, and the only clock."""

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from salto_cli import i18n
from salto_cli.commands import MANIFEST
from salto_cli.commands.desk import Desk, speak_utf8
from salto_cli.commands.lazy import HelpAsked, call, group
from salto_cli.commands.options import Options, gather
from salto_cli.commands.secrecy import keep_memory_private
from salto_cli.commands.world import World, let_go
from salto_cli.errors import Ambiguous, SaltoError
from salto_cli.i18n import _


def clock() -> datetime:
    """The present moment with the machine's own offset: the only clock in the program."""
    return datetime.now().astimezone().replace(microsecond=0)


def run(args: Sequence[str], world: World | None = None) -> int:
    """Run one command line; returns the exit code. ``world`` is what tests put in place of the real one."""
    speak_utf8()
    os.umask(0o077)
    keep_memory_private()
    world = world or World(clock)
    file = _prepared(args, world)
    options = Options(json="--json" in args)
    desk: Desk | None = None
    try:
        options, rest = gather(args, world.environ, file)
        desk = Desk(world, options, world.clock(), run)
        try:
            return _dispatch(desk, rest)
        finally:
            desk.close()
    except SaltoError as error:
        return _tell(world, options, error.key(), error.exit_code, error.message, error.hint, error)
    except (KeyboardInterrupt, EOFError):
        return _tell(world, options, "interrupted", 130, *_stopped(desk))
    except BrokenPipeError:
        let_go(sys.stdout)
        return 0
    except Exception as bug:  # noqa: BLE001 - the one catcher: a bug must not print a name or a note
        return _tell(world, options, "bug", 1, _describe(bug), _what_became(desk))


def _dispatch(desk: Desk, rest: list[str]) -> int:
    try:
        left = call(group(MANIFEST), rest or ["today"], desk)
    except HelpAsked as asked:
        from salto_cli.commands.help import show

        left = 0
        show(desk, asked.path)
    desk.world.stdout.flush()
    return left or desk.exit_code


def _prepared(args: Sequence[str], world: World) -> dict[str, Any]:
    """Choose the language; returns what the settings file says, and tells what is wrong with it."""
    path = world.config_file
    if path is None or not _may_be(path):
        _choose(args, world, None)
        return {}
    from salto_cli.usecases import config

    found = config.read(path)
    _choose(args, world, (found or {}).get("lang"))
    values, troubles = config.usable(found, path)
    for each in troubles:
        world.tell_once(f"salto: {each}")
    return values


def _may_be(path: Path) -> bool:
    """Whether a file is there, or may be: one that cannot be looked at is told when it is read."""
    try:
        return path.exists()
    except OSError:
        return True


def _choose(args: Sequence[str], world: World, in_file: object) -> None:
    """--lang anywhere on the line, else SALTO_LANG, the settings file's, bokmål; never the locale's.

    What is printed goes by the line alone: it is for somebody else than whoever set this machine's language.
    """
    said = _on_line(args)
    usual = in_file if isinstance(in_file, str) and in_file else "nb"
    i18n.print_in(said)
    if not i18n.choose(said or world.environ.get("SALTO_LANG") or usual):
        world.tell(_("there is no such language; this is bokmål (nb), and English is en"))


def _on_line(args: Sequence[str]) -> str | None:
    """The language that --lang asks for, anywhere on the line."""
    for at, word in enumerate(args):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(args):
            return args[at + 1]
    return None


def _tell(
    world: World,
    options: Options,
    key: str,
    code: int,
    message: str,
    hint: str,
    error: SaltoError | None = None,
) -> int:
    """Say what went wrong, in one line and a hint, or as JSON; on standard error, always."""
    body: dict[str, Any] = {"schema": 1, "error": key, "code": code, "message": message, "hint": hint}
    if isinstance(error, Ambiguous):
        body["candidates"] = list(error.candidates)
    if options.json:
        world.put(json.dumps(body))
    else:
        told = f"salto: {message}" + (f"\n{_('hint: {hint}').format(hint=hint)}" if hint else "")
        world.tell(told)
    return code


def _stopped(desk: Desk | None) -> tuple[str, str]:
    """What to say after Ctrl-C, and what to type next."""
    if desk is not None and desk.saved:
        return _("stopped, but what was asked for had been saved"), _("see: {command}").format(
            command="salto audit log --limit 5"
        )
    return _("stopped. Nothing has been saved"), ""


def _what_became(desk: Desk | None) -> str:
    """What a bug has left behind: an act is either wholly there or not at all."""
    if desk is not None and desk.saved:
        return _("what was asked for had been saved; see it with: salto audit log --limit 5")
    return _("nothing of this command was saved")


def _describe(bug: Exception) -> str:
    """A bug by its kind and place: never its message, which may hold a name or a note."""
    import traceback  # only a bug needs it

    frames = [frame for frame in traceback.extract_tb(bug.__traceback__) if "salto_cli" in frame.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return _("this is a fault in salto ({kind} in {where})").format(kind=type(bug).__name__, where=where)
