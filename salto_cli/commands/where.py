"""Where what a command writes may lie: as said on the line or, at a terminal, as asked, with a name proposed.

The name is what kind of paper it is, and a code or today's day: never a name of anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salto_cli.commands import prompt
from salto_cli.commands.paper import place
from salto_cli.commands.single import is_nothing
from salto_cli.errors import Unacceptable, UnsafePlace, Usage
from salto_cli.i18n import _

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk

MOST = 1000  # numbers that are tried after a proposed name
PERSON = "person"
HELD = (PERSON, "handover", "date")  # the answers that a proposed name may hold: a code, a day


@dataclass(slots=True)
class Where:
    """Where one paper, or the folder for several, will lie; ``ask`` is the last question of its command.

    ``kind`` is what it is called in a file name, ``suffix`` how that must end, ``ends`` how the proposed one
    does where any will do (a folder has neither), ``option`` what was to say it; ``opens``: its command opens
    the store. What was ``said`` is looked at here and now: raises Usage where nothing was and nobody can be
    asked, else as ``paper.place`` does.
    """

    at: "Desk"
    said: str | None
    kind: str
    suffix: str = ".pdf"
    option: str = "--out"
    ends: str = ""
    opens: bool = True
    path: Path = Path()

    def __post_init__(self) -> None:
        """What was said is a place that will do, or somebody is there to be asked."""
        if not is_nothing(self.said):
            self.path = self._placed(str(self.said))
        elif not self.at.interactive:
            raise self._missing()

    @property
    def is_open(self) -> bool:
        """Whether it must still be asked."""
        return self.path == Path()

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder for several papers."""
        return not (self.suffix or self.ends)

    def ask(self, answers: Mapping[str, Any]) -> None:
        """Ask for it, where it was not said. Enter takes the name that stands there. Raises Back."""
        if not is_nothing(self.said):
            return
        if self.opens:
            self.at.store()  # nobody types an answer that a wrong passphrase throws away
        label = _("Which folder") if self.is_folder else _("Which file")
        known = [answers[each] for each in HELD if answers.get(each)] or [self.at.now.date().isoformat()]
        proposed = free(f"{self.kind}-{known[0]}", self.suffix or self.ends)
        while True:
            typed = prompt.line(label, default=proposed, back=True).strip()
            if told := self._taken(typed):
                self.at.say(told)
                continue
            return

    def _taken(self, typed: str) -> str:
        """Take what was typed; else what to say instead."""
        if typed == "?":
            from salto_cli.commands.explained import explained

            return f"  {explained(self.option.strip('-'))}"
        if not typed:
            missing = self._missing()
            return f"{missing.message} – {missing.hint}"
        try:
            path = self._placed(typed)
        except (Unacceptable, UnsafePlace, Usage) as error:
            return f"{error.message} – {error.hint}"
        if path.exists() and not self.is_folder:
            return _("There is a file of that name already; nothing is written over it.")
        self.path = path
        return ""

    def _placed(self, said: str) -> Path:
        return place(self.at, said, self.suffix)

    def _missing(self) -> Usage:
        example = f"{self.option} {self.kind}{self.suffix or self.ends}"
        return Usage(
            _("{option} is missing").format(option=self.option),
            _("say where to write it, as in {example}").format(example=example),
        )


def person_and(where: Where, person: str | None) -> str:
    """The code of the person a paper is about, and then where it will lie; ``<`` chooses somebody else."""
    while True:
        code = where.at.person(person)
        try:
            where.ask({PERSON: code})
        except prompt.Back:
            _first(where.at, person is not None)
            continue
        return code


def alone(where: Where) -> Path:
    """Where a paper will lie whose command asks nothing else."""
    while True:
        try:
            where.ask({})
        except prompt.Back:
            _first(where.at, True)
            continue
        return where.path


def free(stem: str, suffix: str) -> str:
    """A name in this folder that is free: ``stem`` itself, or with a number after it."""
    names = (f"{stem}{'' if n == 1 else f'-{n}'}{suffix}" for n in range(1, MOST))
    return next((each for each in names if not Path(each).exists()), f"{stem}{suffix}")


def _first(at: "Desk", is_first: bool) -> None:
    if is_first:
        at.say(_("This is the first question. Ctrl-C stops, and nothing is saved."))
