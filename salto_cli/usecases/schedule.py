"""A nightly backup written down for cron, systemd, Windows' Task Scheduler or launchd.

Nothing is installed, and no secret stands anywhere: a backup needs none.
"""

import re
import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import date

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.near import after_near, did_you_mean, near
from salto_cli.models.schedule import (
    CRON,
    KINDS,
    LAUNCHD,
    SYSTEMD,
    WINDOWS,
    Nightly,
    Schedule,
    ScheduleFile,
)

USUAL_TIME = "02:00"  # when nobody is out: the outreach shift ends before, the day begins after
NAME = "salto-backup"
LABEL = f"local.{NAME}"  # launchd wants a name with a dot in it

_TASK = "http://schemas.microsoft.com/windows/2004/02/mit/task"


def usual_kind() -> str:
    """The scheduler that this machine most likely has."""
    return {"win32": WINDOWS, "darwin": LAUNCHD}.get(sys.platform, SYSTEMD)


def write_down(kind: str, words: Sequence[str], at: str, today: date, asked: Sequence[str] = ()) -> Schedule:
    """The command ``words`` each night at ``at`` (such as ``02:00``), as the scheduler ``kind`` wants it.

    ``asked`` are the options that were given, for a step that asks for the same again.
    Raises Unacceptable for another kind, for what is no clock time, and for a path with a line break in it.
    """
    if kind not in KINDS:
        listed = _("one of: {kinds}").format(kinds=", ".join(KINDS))
        raise Unacceptable(
            _("there is no such scheduler"), after_near(did_you_mean(near(kind, KINDS)), listed)
        )
    if any(not word.isprintable() for word in words):
        raise Unacceptable(
            _("a path has a sign in it that cannot be written down"), _("choose a folder with a plain name")
        )
    return _WRITERS[kind](Nightly(tuple(words), *_clock(at), tuple(asked)), today)


def _clock(at: str) -> tuple[int, int]:
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", at.strip())
    if not found:
        raise Unacceptable(_("this is no clock time"), _("write it as in --at 02:00"))
    return int(found[1]), int(found[2])


def _cron(job: Nightly, _today: date) -> Schedule:
    # cron(5): a % is the end of the line unless a backslash stands before it, quotes or no quotes.
    command = shlex.join(job.words).replace("%", r"\%")
    line = f"{job.minute} {job.hour} * * * {command}\n"
    return Schedule(
        CRON,
        (ScheduleFile("crontab", "crontab -e", line),),
        (
            _("Add the line with: crontab -e"),
            _("A machine that is off at that time makes no backup that night; systemd makes up for it."),
        ),
    )


def _systemd(job: Nightly, _today: date) -> Schedule:
    service = (
        "[Unit]\n"
        "Description=Backup of the salto store\n\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"ExecStart={' '.join(_unit_word(word) for word in job.words)}\n"
        "UMask=0077\n"
        "Nice=10\n"
    )
    timer = (
        "[Unit]\n"
        "Description=Backup of the salto store, every night\n\n"
        "[Timer]\n"
        f"OnCalendar=*-*-* {job.hour:02}:{job.minute:02}:00\n"
        "Persistent=true\n\n"  # makes up for a night in which the machine was off
        "[Install]\n"
        "WantedBy=timers.target\n"
    )
    place = "~/.config/systemd/user"
    return Schedule(
        SYSTEMD,
        (ScheduleFile(f"{NAME}.service", place, service), ScheduleFile(f"{NAME}.timer", place, timer)),
        (
            _("Save the two as files in {place}").format(place=place),
            _("Then: {command}").format(
                command=f"systemctl --user daemon-reload && systemctl --user enable --now {NAME}.timer"
            ),
            _("So that it also runs while you are logged out: {command}").format(
                command="loginctl enable-linger"
            ),
        ),
    )


def _unit_word(word: str) -> str:
    """One word of ExecStart: in quotes, and nothing in it is a specifier, a variable or an escape.

    systemd.service(5), "Command lines".
    """
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _windows(job: Nightly, today: date) -> Schedule:
    import subprocess

    # In ASCII, so that no console's code page can spoil a name on its way into the file.
    xml = _task(job, today)
    name = f"{NAME}.xml"
    again = subprocess.list2cmdline(["salto", "schedule", "print", "windows", *job.asked])
    return Schedule(
        WINDOWS,
        (ScheduleFile(name, ".", xml),),
        (
            _("Save it with: {command}").format(command=f"{again} > {name}"),
            _("Then, in PowerShell: {command}").format(
                command=f'Register-ScheduledTask -TaskName "{NAME}" -Xml (Get-Content -Raw {name})'
            ),
            _("A night in which the machine was off is made up for."),
        ),
    )


def _task(job: Nightly, today: date) -> str:
    import subprocess
    from xml.etree import ElementTree as Xml

    Xml.register_namespace("", _TASK)
    task = Xml.Element(f"{{{_TASK}}}Task", version="1.2")

    def put(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
        made = Xml.SubElement(parent, f"{{{_TASK}}}{name}", attributes)
        made.text = text
        return made

    put(put(task, "RegistrationInfo"), "Description", "Backup of the salto store")
    trigger = put(put(task, "Triggers"), "CalendarTrigger")
    put(trigger, "StartBoundary", f"{today.isoformat()}T{job.hour:02}:{job.minute:02}:00")
    put(trigger, "Enabled", "true")
    put(put(trigger, "ScheduleByDay"), "DaysInterval", "1")
    principal = put(put(task, "Principals"), "Principal", id="Author")
    put(principal, "LogonType", "InteractiveToken")  # asks for no password, and keeps none
    put(principal, "RunLevel", "LeastPrivilege")
    settings = put(task, "Settings")
    for name, value in _SETTINGS:
        put(settings, name, value)
    run = put(put(task, "Actions", Context="Author"), "Exec")
    put(run, "Command", job.words[0])
    put(run, "Arguments", subprocess.list2cmdline(job.words[1:]))
    Xml.indent(task)
    body = Xml.tostring(task, encoding="us-ascii", xml_declaration=False).decode("ascii")
    # Without an encoding in its head it is read both from a file and from PowerShell's own UTF-16 text.
    return f'<?xml version="1.0"?>\n{body}\n'


# In the order that the schema wants. A laptop on battery, or asleep at that hour, gets its backup as well.
_SETTINGS = (
    ("MultipleInstancesPolicy", "IgnoreNew"),
    ("DisallowStartIfOnBatteries", "false"),
    ("StopIfGoingOnBatteries", "false"),
    ("StartWhenAvailable", "true"),
    ("ExecutionTimeLimit", "PT1H"),
)


def _launchd(job: Nightly, _today: date) -> Schedule:
    import plistlib

    content = plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(job.words),
            "StartCalendarInterval": {"Hour": job.hour, "Minute": job.minute},
            "ProcessType": "Background",
            "Umask": 0o077,
        },
        sort_keys=False,
    ).decode("utf-8")
    place, name = "~/Library/LaunchAgents", f"{LABEL}.plist"
    return Schedule(
        LAUNCHD,
        (ScheduleFile(name, place, content.encode("ascii", "xmlcharrefreplace").decode("ascii")),),
        (
            _("Save it as {path}").format(path=f"{place}/{name}"),
            _("Then: {command}").format(command=f"launchctl bootstrap gui/$(id -u) {place}/{name}"),
            _("A machine that sleeps at that time makes the backup when it wakes."),
        ),
    )


_WRITERS: dict[str, Callable[[Nightly, date], Schedule]] = {
    CRON: _cron,
    SYSTEMD: _systemd,
    WINDOWS: _windows,
    LAUNCHD: _launchd,
}
