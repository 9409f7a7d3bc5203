"""A nightly backup as a machine's own scheduler wants it written down; nothing is installed."""

from typing import Final

from salto_cli.frozen import frozen

CRON: Final = "cron"
SYSTEMD: Final = "systemd"
WINDOWS: Final = "windows"
LAUNCHD: Final = "launchd"
KINDS: Final = (CRON, SYSTEMD, WINDOWS, LAUNCHD)


@frozen
class Nightly:
    """What runs each night: the words of the command, and the clock time on this machine.

    ``asked`` are the options that were given when it was asked for: a step that asks again repeats them.
    """

    words: tuple[str, ...]
    hour: int
    minute: int
    asked: tuple[str, ...] = ()


@frozen
class ScheduleFile:
    """One file, or one line: what it is called, where it belongs, and what stands in it."""

    name: str
    place: str
    content: str


@frozen
class Schedule:
    """A nightly backup for one scheduler: its files, and what a person does with them, one step a line."""

    kind: str
    files: tuple[ScheduleFile, ...]
    steps: tuple[str, ...]
