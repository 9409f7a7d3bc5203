"""Pictures of the main screens for the README, as SVG that fetches nothing, from a store of invented people.

``python docs/pictures.py`` writes them; with ``--check`` it only compares, and exits 1 where one differs. The
same people, the same moment and the same width give the same picture on any machine.
"""

import io
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import dashboard_picture
from rich.console import Console
from rich.text import Text

from salto_cli.app import run
from salto_cli.commands.desk import Desk
from salto_cli.commands.options import Options
from salto_cli.commands.world import World
from salto_cli.models.secret import Kdf, Limits

PICTURES: Final = Path(__file__).parent / "pictures"
NOW: Final = datetime.fromisoformat("2026-11-23T08:15:00+01:00")  # a Monday
CHEAP: Final = Kdf(memory=64, passes=1, lanes=1)  # the store holds nobody, and is thrown away
ANY: Final = Limits(floor=CHEAP, ceiling=Kdf(memory=1 << 20, passes=16, lanes=8))
COLUMNS: Final = 100
WIDER: Final = {"caseload": 128}  # columns: where it has a line for each person
# Each picture by its name: the line that is typed, as help shows it in bokmål.
SCREENS: Final = {
    "today": "salto",
    "caseload": "salto saker --limit 14",
    "show": "salto vis {whom}",
    "family": "salto familie {whom}",
    "consents": "salto samtykker {whom}",
    "may-share": "salto kan-deles {whom}",
    "help": "salto hjelp logg",
}
# Rich has its fonts fetched from a network, and says where it comes from itself.
FROM_ELSEWHERE: Final = re.compile(r"@font-face\s*\{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)


class Screen:
    """A store of invented people, and what each line shows on it."""

    def __init__(self, folder: Path) -> None:
        secret = folder / "passphrase"
        secret.write_text("fjell vaffel ukulele betong", encoding="utf-8")
        secret.chmod(0o600)
        self._environ = {
            "SALTO_STORE": str(folder / "store"),
            "SALTO_LANG": "nb",
            "SALTO_PASSPHRASE_FILE": str(secret),
            "FORCE_COLOR": "1",
        }
        self.said("demo", "--store", self._environ["SALTO_STORE"], "--youths", "40", "--seed", "1")
        self.whom = self._someone()

    def said(self, *args: str, columns: int = COLUMNS) -> str:
        """What a line prints. *Raises* AssertionError where it fails."""
        out, err = io.StringIO(), io.StringIO()
        self._environ["COLUMNS"] = str(columns)
        code = run(args, self._world(out, err))
        if code not in (0, 20):
            raise AssertionError(f"salto {' '.join(args)}: {code}\n{err.getvalue()}")
        return out.getvalue()

    def dashboard(self) -> str:
        """The dashboard with the first youth's page open beside the list."""
        store, secret = self._environ["SALTO_STORE"], self._environ["SALTO_PASSPHRASE_FILE"]
        options = Options(store=store, lang="nb", passphrase_file=secret)
        at = Desk(self._world(io.StringIO(), io.StringIO()), options, NOW, run)
        try:
            return dashboard_picture.picture(at, "enter")
        finally:
            at.close()

    def _world(self, out: io.StringIO, err: io.StringIO) -> World:
        return World(lambda: NOW, self._environ, io.StringIO(), out, err, CHEAP, ANY)

    def _someone(self) -> str:
        """The youth about whom most services have heard a yes, and who has family to show."""
        lines = json.loads(self.said("caseload", "--json"))["persons"]
        return str(max(lines, key=lambda line: (line["said"]["yes"], line["code"]))["code"])


def drawn(line: str, shown: str, columns: int) -> str:
    """A screen as SVG: what was typed, and below it what ``shown`` says, colours and all."""
    sheet = Console(
        record=True,
        file=io.StringIO(),
        width=columns,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        _environ={},
    )
    sheet.print(Text.assemble(("$ ", "green"), (line, "bold")), Text(), Text.from_ansi(shown), sep="\n")
    return FROM_ELSEWHERE.sub("", sheet.export_svg(title="salto", unique_id="salto"))


def pictures() -> Iterator[tuple[Path, str]]:
    """Each picture with the file that it belongs in."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(Path(folder))
        for name, line in SCREENS.items():
            typed, columns = line.format(whom=screen.whom), WIDER.get(name, COLUMNS)
            shown = screen.said(*typed.split()[1:], columns=columns)
            yield PICTURES / f"{name}.svg", drawn(typed, shown, columns)
        yield PICTURES / "dashboard.svg", screen.dashboard()


def main(arguments: list[str]) -> int:
    """Write them, or with ``--check`` name those that differ; returns the exit code."""
    PICTURES.mkdir(exist_ok=True)
    differing = []
    for path, svg in pictures():
        if "--check" in arguments:
            if not path.exists() or path.read_text(encoding="utf-8") != svg:
                differing.append(path.name)
        else:
            path.write_text(svg, encoding="utf-8")
    if differing:
        sys.stderr.write(f"not as the program shows it: {', '.join(differing)}; run dev.py pictures\n")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
