"""What the doctor found: one finding for each thing that was looked at."""

from typing import Final

from salto_cli.frozen import frozen

OK: Final = "ok"
LOOK: Final = "look"  # not as it should be; nothing is lost yet
BAD: Final = "bad"  # something may be lost, or read by others
UNKNOWN: Final = "unknown"  # this machine does not tell; no finding against it


@frozen
class Finding:
    """One thing that was looked at: its key, how it stands, that in words, and what to do about it."""

    what: str
    state: str
    text: str
    todo: str = ""


@frozen
class Checkup:
    """All that was found, in the order in which it was looked at; ``version`` is the program's."""

    store: str
    version: str
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """9 where anything needs a look."""
        return 9 if any(each.state in {LOOK, BAD} for each in self.findings) else 0
