"""How the process ends: at once, with its exit code, and with everything written that was to be written."""

import os
import subprocess
import sys

import pytest

from tests.source import ROOT


def ended(code: str) -> "subprocess.CompletedProcess[str]":
    """A process that runs ``code`` and ends as salto does."""
    return subprocess.run(
        [sys.executable, "-c", f"import os, sys\nfrom salto_cli.__main__ import end\n{code}"],
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


@pytest.mark.parametrize("code", [0, 20, 130])
def test_the_exit_code_is_the_one_that_was_given(code: int) -> None:
    assert ended(f"end({code})").returncode == code


def test_what_was_written_is_written_out_first() -> None:
    done = ended("sys.stdout.write('ø' * 100_000); sys.stderr.write('sagt'); end(3)")
    assert (len(done.stdout), done.stderr, done.returncode) == (100_000, "sagt", 3)


@pytest.mark.parametrize(
    "gone",
    [
        "sys.stdout = None",
        "sys.stdout.close()",
        "sys.stdout.write('x'); os.close(1)",
        "r, w = os.pipe(); os.dup2(w, 1); os.close(w); os.close(r); sys.stdout.write('x')",
    ],
)
def test_a_stream_that_is_gone_changes_no_exit_code_and_says_nothing(gone: str) -> None:
    done = ended(f"{gone}\nend(6)")
    assert (done.returncode, done.stderr) == (6, "")
