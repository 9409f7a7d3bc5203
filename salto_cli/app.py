"""The Typer root: shared options, lazily loaded commands, errors to exits, and the only clock."""

import json
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import typer

from salto_cli import i18n
from salto_cli.commands import MANIFEST
from salto_cli.commands.desk import Desk, speak_utf8
from salto_cli.commands.lazy import group
from salto_cli.commands.options import Options, gather
from salto_cli.commands.world import World
from salto_cli.errors import Ambiguous, SaltoError
from salto_cli.i18n import N_, _

SUMMARY = N_("Case management for SaLTo coordinators: consent first, every act in the log.")


def clock() -> datetime:
    """The present moment with the machine's own offset: the only clock in the program."""
    return datetime.now().astimezone().replace(microsecond=0)


def run(args: Sequence[str], world: World | None = None) -> int:
    """Run one command line; returns the exit code. ``world`` is what tests put in place of the real one."""
    speak_utf8()
    os.umask(0o077)
    world = world or World(clock)
    i18n.choose(_language(args, world))
    options = Options(json="--json" in args)
    try:
        options, rest = gather(args, world.environ)
        desk = Desk(world, options, world.clock())
        try:
            return _dispatch(desk, rest)
        finally:
            desk.close()
    except SaltoError as error:
        return _tell(world, options, error.key(), error.exit_code, error.message, error.hint, error)
    except typer.TyperException as error:
        return _tell(world, options, "usage", 2, error.format_message(), _("see: salto --help"))
    except (KeyboardInterrupt, typer.Abort):
        return _tell(world, options, "interrupted", 130, _("stopped. Nothing has been saved"), "")
    except BrokenPipeError:
        # The reader has gone; point standard output at nothing so that Python's own flush is silent too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as bug:  # noqa: BLE001 - the one catcher: a bug must not print a name or a note
        return _tell(world, options, "bug", 1, _describe(bug), _("nothing of this command was saved"))


def _dispatch(desk: Desk, rest: list[str]) -> int:
    root = group("salto", MANIFEST, SUMMARY, invoke_without_command=False)
    left = root.main(args=rest or ["today"], prog_name="salto", standalone_mode=False, obj=desk)
    desk.world.stdout.flush()
    return left if isinstance(left, int) and left else desk.exit_code


def _language(args: Sequence[str], world: World) -> str:
    """--lang anywhere on the line, else SALTO_LANG, else bokmål; never the machine's locale."""
    for at, word in enumerate(args):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(args):
            return args[at + 1]
    return world.environ.get("SALTO_LANG", "nb")


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
    if options.json:
        body: dict[str, Any] = {"schema": 1, "error": key, "code": code, "message": message, "hint": hint}
        if isinstance(error, Ambiguous):
            body["candidates"] = list(error.candidates)
        world.stderr.write(json.dumps(body) + "\n")
    else:
        world.stderr.write(f"salto: {message}\n")
        if hint:
            world.stderr.write(_("hint: {hint}").format(hint=hint) + "\n")
    return code


def _describe(bug: Exception) -> str:
    """A bug by its kind and place: never its message, which may hold a name or a note."""
    frames = [frame for frame in traceback.extract_tb(bug.__traceback__) if "salto_cli" in frame.filename]
    where = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"
    return _("this is a fault in salto ({kind} in {where})").format(kind=type(bug).__name__, where=where)
