"""Whole sessions as text. ``$`` runs, ``! exit N`` and ``! stderr TEXT`` must be so, ``>`` must be printed.

``< TEXT`` on the lines after a command is its standard input. ``= NAME PATTERN`` keeps the first match
of a pattern in the output for later lines, as ``{NAME}``. ``@ 2026-12-02`` moves the clock. ``-`` must not
be printed. ``~ FILE`` opens an encrypted paper: what follows is held against it, whatever its line breaks.
``{TMP}`` is the test's own folder, ``{PASSWORD}`` a file with the password for papers.
"""

import re
import shlex
from pathlib import Path

import pytest

from tests.fixtures import Ran, Salto
from tests.meeting import paper, secret_file

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_the_session_goes_as_written(path: Path, salto: Salto) -> None:
    folder = salto.folder.parent
    kept: dict[str, str] = {"TMP": str(folder), "PASSWORD": str(secret_file(folder))}
    lines = path.read_text(encoding="utf-8").splitlines()
    at = 0
    ran = Ran(0, "", "")
    told_of_exit = True
    on_paper = False
    while at < len(lines):
        mark, _space, rest = lines[at].partition(" ")
        where = f"{path.name}:{at + 1}"
        at += 1
        for name, value in kept.items():
            rest = rest.replace("{" + name + "}", value)
        match mark:
            case "@":
                salto = salto.at(rest.strip())
            case "$":
                assert told_of_exit or ran.code == 0, f"{where}: the command before failed: {ran.err}"
                stdin: list[str] = []
                while at < len(lines) and lines[at].startswith("<"):
                    line = lines[at][2:]
                    for name, value in kept.items():
                        line = line.replace("{" + name + "}", value)
                    stdin.append(line)
                    at += 1
                words = shlex.split(rest)
                assert words[0] == "salto", where
                ran = salto(*words[1:], stdin="\n".join(stdin))
                told_of_exit = on_paper = False
            case "~":
                assert told_of_exit or ran.code == 0, f"{where}: the command before failed: {ran.err}"
                ran, on_paper, told_of_exit = Ran(0, paper(Path(rest.strip())), ""), True, False
            case "!":
                kind, _space, wanted = rest.partition(" ")
                if kind == "exit":
                    assert ran.code == int(wanted), f"{where}: exit {ran.code}\n{ran.out}\n{ran.err}"
                    told_of_exit = True
                else:
                    assert wanted in ran.err, f"{where}: not in stderr:\n{ran.err}"
            case ">":
                wanted = "".join(rest.split()) if on_paper else rest.strip()
                assert wanted in ran.out, f"{where}: not printed:\n{ran.out}\n{ran.err}"
            case "-":
                wanted = "".join(rest.split()) if on_paper else rest.strip()
                assert wanted not in ran.out + ran.err, f"{where}: printed:\n{ran.out}\n{ran.err}"
            case "=":
                name, _space, pattern = rest.partition(" ")
                found = re.search(pattern, ran.out)
                assert found, f"{where}: {pattern} not in\n{ran.out}\n{ran.err}"
                kept[name] = found.group(1) if found.groups() else found.group(0)
            case "" | "#":
                pass
            case _:
                pytest.fail(f"{where}: a line begins with one of $ < ! > - = @ ~ #")
    assert told_of_exit or ran.code == 0, f"{path.name}: the last command failed: {ran.err}"
