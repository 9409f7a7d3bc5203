"""What the README says to type can be typed as it stands, and every command it names is there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from salto_cli.commands import MANIFEST, Entry, Group
from salto_cli.commands.lazy import load
from salto_cli.commands.options import FLAGS, VALUES
from tests.fixtures import Salto

README = Path(__file__).parents[1] / "README.md"
EVERYWHERE = {*FLAGS, *VALUES, "--help", "-h"}


def _section(title: str) -> str:
    return README.read_text(encoding="utf-8").split(f"## {title}")[1].split("\n## ")[0]


def _lines(title: str) -> list[str]:
    return [line for line in _section(title).splitlines() if re.match(r"salto( |$)", line)]


@pytest.fixture
def password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "password"
    path.write_text("ark til mandag morgen 2026\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def _typed_too(words: list[str], secret: Path) -> list[str]:
    """What a person at the terminal would be asked for, or be shown."""
    if "--with-key" in words:
        theirs = secret.with_name("theirs")
        theirs.write_text("kirsebær trapp onsdag motvind\n", encoding="utf-8")
        theirs.chmod(0o600)
        return ["--new-passphrase-file", str(theirs)]
    return (
        ["--password-file", str(secret)] if "--out" in words and words[1] not in {"calendar", "key"} else []
    )


def test_the_bokmaal_week_goes_as_the_readme_says(salto: Salto, tmp_path: Path, password: Path) -> None:
    salto.lang = "nb"
    lines = _lines("For koordinatorer (bokmål)")
    assert len(lines) > 25
    answers: list[int] = []
    for line in lines:
        words = shlex.split(line)[1:]
        if words[:1] == ["init"]:  # the store of this test is the one that line makes
            continue
        ran = salto(*words, *_typed_too(words, password))
        asks = words[:1] == ["may-share"]
        assert ran.code == 0 or (asks and ran.code == 20), f"{line}\n{ran.err}"
        answers += [ran.code] if asks else []
    assert answers == [20, 0, 20], "no before the yes, yes after it, no after the withdrawal"
    made = {path.name for path in tmp_path.rglob("*.pdf")}
    assert made >= {"skjema.pdf", "nav-ungdomsteam-2026-11-26.pdf", "til-nav.pdf", "innsyn.pdf"}


def test_what_it_says_to_those_who_run_the_machine_can_be_typed(
    salto: Salto, tmp_path: Path, password: Path
) -> None:
    salto.lang = "nb"
    lines = _lines("For IT (bokmål)")
    assert len(lines) > 6
    for line in lines:
        ran = salto(*shlex.split(line)[1:])
        findings = {0, 9} if line == "salto doctor" else {0}
        assert ran.code in findings, f"{line}\n{ran.err}"
    assert (tmp_path / "gjenopprettet" / "store.db").exists()


def _named() -> Iterator[str]:
    """Every line in a block, and every command between backticks."""
    text = README.read_text(encoding="utf-8")
    yield from (line for line in text.splitlines() if re.match(r"salto +[a-z-]", line))
    yield from (" ".join(each.split()) for each in re.findall(r"`(salto [^`]+)`", text))


@pytest.mark.parametrize("line", sorted(set(_named())))
def test_every_command_and_option_that_it_names_is_there(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    name, rest = words[0], words[1:]
    if name in {"KOMMANDO", "--help"}:
        return
    entry: Entry | Group | None = MANIFEST.get(name)
    if isinstance(entry, Group):
        below = rest[0] if rest and rest[0] in entry.commands else entry.default
        entry = entry.commands.get(below or "")
    assert entry is not None, f"there is no command {name}"
    known = {option for parameter in load(name, entry).params for option in parameter.opts}
    assert {word for word in rest if word.startswith("--")} <= known | EVERYWHERE
