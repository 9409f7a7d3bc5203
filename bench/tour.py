"""A walk through the main job, with the real program on a store of invented people.

    python3 dev.py demo               in bokmål
    python3 dev.py demo --lang en     in English

Every command stands on the screen before what it prints. The store, the sheets and the backup stay in a
temporary folder, to be looked at. The walk ends with 1 where a step does not go as it should.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the project's own folders, also where nothing is installed

from bench.measure import environment, salto  # noqa: E402 - they can be found from here on
from bench.steps import Step, steps  # noqa: E402
from salto_cli.i18n import speaking  # noqa: E402
from salto_cli.names import in_language  # noqa: E402
from salto_cli.render.look import typed  # noqa: E402
from salto_cli.usecases.opening import propose_passphrase  # noqa: E402

WIDEST = 100  # columns: a wide window would draw the tables apart

BANNER = ("OPPDIKTEDE DATA · ingen av disse personene finnes", "INVENTED DATA · none of these people exist")


@dataclass(slots=True)
class Walk:
    """The walk under way: its folder, its language, and what it has taken down."""

    folder: Path
    english: bool
    known: dict[str, str]

    def go(self, walk: Sequence[Step]) -> bool:
        """Take every step; False where one does not go as it should."""
        for number, step in enumerate(walk, start=1):
            self.say(f"\n{self._banner(f'{number}/{len(walk)}')}\n{_lines(self._told(step.told))}\n")
            words = _filled(step.words, self.known)
            if not self._run(step, words):
                return False
            for name, question, pattern in step.keeps:
                self.known[name] = self._ask(question, pattern)
        return True

    def say(self, text: str) -> None:
        """Words of the walk itself."""
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def _told(self, told: tuple[str, str]) -> str:
        return told[int(self.english)]

    def _banner(self, place: str) -> str:
        words = f"── {self._told(BANNER)} ── {place} "
        return words + "─" * max(_width() - len(words), 2)

    def _run(self, step: Step, words: Sequence[str]) -> bool:
        """Show a command and run it as a person would; whether it ended as it should."""
        with speaking("en" if self.english else "nb"):
            self.say("$ " + typed("salto " + " ".join(_quoted(word) for word in words)))
        given = json.dumps(step.fields, ensure_ascii=False) if step.fields else ""
        if given:
            self.say(_lines(f"  < {given}", "    "))
        self.say("")
        done = subprocess.run(
            [*map(str, salto()), *words], input=given, encoding="utf-8", env=self._environment(), check=False
        )
        if done.returncode == step.exit_code:
            return True
        self.say(f"\nsalto {words[0]}: exit {done.returncode}, not {step.exit_code}")
        return False

    def _ask(self, question: str, pattern: str) -> str:
        """Something the walk has to know, asked in JSON behind the scenes."""
        command = [*map(str, salto()), *_filled(question, self.known), "--json"]
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
            env=self._environment(), check=True,
        )  # fmt: skip
        found = re.search(pattern, done.stdout)
        if found is None:
            raise AssertionError(f"unreachable: {question} has just been given an answer")
        return found[0]

    def _environment(self) -> dict[str, str]:
        return environment(
            SALTO_STORE=str(self.folder / "store"),
            SALTO_PASSPHRASE_FILE=str(self.folder / "passphrase"),
            SALTO_LANG="en" if self.english else "nb",
            COLUMNS=str(_width()),
        )


def main(arguments: Sequence[str]) -> int:
    """Walk; 0 where every step went as it should. With ``--help`` only say what it is."""
    if {"-h", "--help"} & set(arguments):
        sys.stdout.write(__doc__ or "")
        return 0
    english = "en" in arguments or "--lang=en" in arguments
    folder = Path(tempfile.mkdtemp(prefix="salto-demo-"))
    password = propose_passphrase()
    _write_secret(folder / "passphrase", propose_passphrase())
    _write_secret(folder / "password", password)
    (folder / "sheets").mkdir(0o700)
    known = {
        "SHEETS": str(folder / "sheets"),
        "PASSWORD_FILE": str(folder / "password"),
        "BACKUPS": str(folder / "backups"),
    }
    walk = Walk(folder, english, known)
    if not walk.go(steps(datetime.now().astimezone().date())):
        return 1
    walk.say(_goodbye(folder, password, english))
    return 0


def _goodbye(folder: Path, password: str, english: bool) -> str:
    """Where everything lies, how it is opened, and how to go on."""
    sheets = "\n".join(f"  {path}" for path in sorted((folder / "sheets").glob("*.pdf")))
    opened = f"--store {folder / 'store'} --passphrase-file {folder / 'passphrase'}"
    further = " ".join([*map(str, salto()), in_language("today", "en" if english else "nb"), opened])
    if english:
        return (
            f"\nThat was the main job. The sheets lie here:\n{sheets}\nTheir password:  {password}\n\n"
            f"Go on by yourself:\n  {further}\n\nDelete the folder when you are done: {folder}"
        )
    return (
        f"\nDet var hovedjobben. Arkene ligger her:\n{sheets}\nPassordet til dem:  {password}\n\n"
        f"Gå videre på egen hånd:\n  {further}\n\nSlett mappa når du er ferdig: {folder}"
    )


def _filled(words: str, known: Mapping[str, str]) -> list[str]:
    """The words of a command line with what is known filled in; quotation marks keep words together."""
    parts = re.findall(r'"[^"]*"|\S+', words)
    return [re.sub(r"\{(\w+)\}", lambda found: known[found[1]], part.strip('"')) for part in parts]


def _lines(text: str, further: str = "") -> str:
    """``text`` in lines no wider than the window."""
    return textwrap.fill(text, _width(), subsequent_indent=further, break_on_hyphens=False)


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def _write_secret(path: Path, secret: str) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as out:
        out.write(secret)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
