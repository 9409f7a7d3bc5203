"""The quick rows of the table in docs/trust.md, each as one test; ``dev.py torture`` runs the long ones."""

import tempfile
from pathlib import Path

import pytest

from tests import scratch
from tests.torture.__main__ import main, one, shown
from tests.torture.row import Figure, Row, every, matrix, none, seen
from tests.torture.rows import ROWS

POSIX = pytest.mark.skipif("sys.platform == 'win32'", reason="processes are killed and forked")


@POSIX
@pytest.mark.parametrize("row", [row for row in ROWS if row.quick], ids=lambda row: row.name)
def test_the_store_withstands(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", scratch.DISK)  # where a store lies, and is killed and copied
    ran = one(row, quick=True)
    assert ran.good, shown(ran)


def a_row(*figures: Figure, **given: object) -> Row:
    fields = {"number": 0, "name": "r", "promise": "p", "run": lambda _times, _scratch: figures, "times": 1}
    return Row(**{**fields, **given})  # type: ignore[arg-type]  # each test gives the fields that it is about


@pytest.mark.parametrize(
    ("figure", "good"),
    [
        (every("kept", 3, 3), True),
        (every("kept", 2, 3), False),
        (every("kept", 0, 0), False),
        (none("lost", 0, 3), True),
        (none("lost", 1, 3), False),
        (none("lost", 0, 0), False),
        (seen("damage", 1, 3), True),
        (seen("damage", 0, 3), False),
        (matrix("edits", 2, {"chain": 0}, {"chain": 0}), True),
        (matrix("edits", 2, {"chain": 1}, {"chain": 0}), False),
    ],
)
def test_a_row_passes_only_where_its_figure_is_what_it_must_be(figure: Figure, good: bool) -> None:
    assert one(a_row(figure), quick=False).good is good


def test_a_row_without_a_figure_has_shown_nothing() -> None:
    assert not one(a_row(), quick=False).good


def test_a_row_whose_tool_is_missing_fails_and_says_so() -> None:
    ran = one(a_row(every("kept", 1, 1), tools=("no-such-tool",)), quick=False)
    assert not ran.good
    assert "no-such-tool is missing" in shown(ran)


def test_a_row_that_breaks_fails_and_the_others_are_still_run(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_times: int, _scratch: Path) -> list[Figure]:
        raise RuntimeError("no")

    ran = one(a_row(run=broken), quick=False)
    assert not ran.good
    assert "RuntimeError" in ran.broke


def test_a_row_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-row"]) == 2
    assert "there are: crash" in capsys.readouterr().err


def test_every_row_has_a_name_of_its_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
