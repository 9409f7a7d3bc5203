"""What is loaded before the passphrase has been typed, and what a process of ours keeps to itself."""

import json
import subprocess
import sys

import pytest

from tests.fixtures import Salto
from tests.source import HEAVY, ROOT

pytestmark = pytest.mark.opens_anew

AT_THE_QUESTION = """
import io, json, sys
from salto_cli.app import clock, run
from salto_cli.commands import passphrase
from salto_cli.commands.world import World

class Terminal(io.StringIO):
    def isatty(self):
        return True

def asked(_label):
    sys.stdout.write(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
    raise KeyboardInterrupt

passphrase.typed = asked
sys.exit(run(sys.argv[2:], World(clock, environ={"SALTO_STORE": sys.argv[1]}, stdin=Terminal())))
"""
PRIVATE = """
import ctypes, json, resource, sys
from salto_cli.app import run
run(["--help"])
dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
sys.stderr.write(json.dumps([dumpable, resource.getrlimit(resource.RLIMIT_CORE)[0]]))
"""


def python(source: str, *args: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", source, *args],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("command", ["shell", "unlock"])
def test_the_question_for_the_passphrase_waits_for_nothing_heavy(salto: Salto, command: str) -> None:
    ran = python(AT_THE_QUESTION, str(salto.folder), command)
    assert ran.returncode == 130, ran.stderr
    assert set(json.loads(ran.stdout)) & HEAVY == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_no_process_of_ours_leaves_a_core_or_lets_others_look_in() -> None:
    assert json.loads(python(PRIVATE).stderr) == [0, 0]


@pytest.mark.parametrize("words", [["find", "a"], ["backup", "list"], ["shell"], ["unlock", "--status"]])
def test_a_home_that_is_not_there_is_told_and_is_no_fault_of_ours(words: list[str], salto: Salto) -> None:
    ran = salto(*words, "--store", "~nosuchuser/store")
    assert ran.code == 2
    assert "home folder" in ran.err
