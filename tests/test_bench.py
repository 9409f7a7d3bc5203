"""The walk and the measurements: that they stay in step with the program. Nothing is timed here."""

import os
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench import lines, measure, run, start, tour
from bench.steps import Step, steps
from salto_cli.commands import MANIFEST, Group
from salto_cli.models.day import age_on
from tests.fixtures import Salto
from tests.launch_open import kept, read

WALK = steps(date(2026, 11, 23))


def commands() -> list[tuple[str, ...]]:
    """The command of each step: one word, or two in a group."""
    found: list[tuple[str, ...]] = []
    for step in WALK:
        first, second = [*step.words.split(), ""][:2]
        found.append((first, second) if isinstance(MANIFEST[first], Group) else (first,))
    return found


def test_the_walk_uses_only_commands_that_are_there() -> None:
    for first, *second in commands():
        entry = MANIFEST[first]
        assert not isinstance(entry, Group) or second[0] in entry.commands


def test_the_walk_goes_through_the_main_job() -> None:
    wanted = ["register", "grant-consent", "may-share", "log-contact", "caseload"]
    groups = [("handover", "accept"), ("fleksiteam", "pack"), ("audit", "verify"), ("backup", "verify")]
    assert {(each,) for each in wanted} | set(groups) <= set(commands())


def test_the_walk_meets_a_refusal() -> None:
    assert [step.exit_code for step in WALK if step.exit_code] == [20, 20]


def test_each_step_is_told_in_both_languages() -> None:
    assert all(nb and en and nb != en for nb, en in (step.told for step in WALK))


def test_nothing_personal_stands_on_a_command_line_of_the_walk() -> None:
    assert not [step.words for step in WALK if "Eksempel" in step.words]


@pytest.mark.parametrize("today", ["2028-02-29", "2027-01-01", "2026-11-23", "2027-05-31"])
def test_the_youth_of_the_walk_is_sixteen_on_every_day(today: str) -> None:
    fields = next(step.fields for step in steps(date.fromisoformat(today)) if step.fields)
    assert age_on(str(fields["born"]), today) == 16


def a_walk(folder: Path) -> tour.Walk:
    return tour.Walk(folder, True, {"AMINA": "P-001K"})


def test_a_step_that_does_not_go_as_it_should_ends_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tour, "salto", lambda: [sys.executable, "-c", "raise SystemExit(7)"])
    assert not a_walk(tmp_path).go([Step(("a", "b"), "show {AMINA}"), Step(("c", "d"), "find x")])
    out = capfd.readouterr().out
    assert "exit 7, not 0" in out
    assert "salto find" not in out


def test_a_refusal_that_is_expected_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "salto", lambda: [sys.executable, "-c", "raise SystemExit(20)"])
    assert a_walk(tmp_path).go([Step(("a", "b"), "may-share {AMINA}", exit_code=20)])


def test_every_screen_of_the_walk_says_that_the_data_are_invented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tour, "salto", lambda: [sys.executable, "-c", ""])
    a_walk(tmp_path).go([Step(("a", "b"), "one"), Step(("a", "b"), "two")])
    assert capfd.readouterr().out.count("INVENTED DATA") == 2


def test_a_measured_command_that_fails_is_not_a_fast_one() -> None:
    with pytest.raises(measure.Broke, match="ended with 3"):
        measure.once([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_line_says_what_its_ratio_is_against() -> None:
    cells = lines.Line("salto --help", 0.08, "import typer", 0.05, target=2).cells
    assert cells == ("salto --help", "80.0 ms", "1.60 × import typer", "≤ 2 ×", "yes")


def test_a_target_that_is_missed_is_said_to_be() -> None:
    assert lines.Line("a", 0.2, "b", 0.05, target=3).cells[-1] == "NO"
    assert lines.Line("a", 0.006, target=0.005).cells[-1] == "NO"
    assert lines.Line("a", 0.006).cells[-1] == ""


def test_the_table_has_the_same_width_in_every_line() -> None:
    made = [lines.Line("a", 0.2, "b", 0.05, target=3), lines.Line("something longer", 1.5)]
    assert len({len(line) for line in lines.table(made).splitlines()}) == 1


def test_the_services_that_are_measured_are_in_the_starter_catalogue(salto: Salto) -> None:
    known = {row[0] for row in salto.rows("SELECT id FROM service")}
    assert len(set(run.SERVICES)) == 12
    assert set(run.SERVICES) <= known


def test_unwrapped_keys_come_back_from_their_file_as_they_were(salto: Salto, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.touch(0o600)
    assert salto.unlocked is not None
    path.write_text(kept(salto.unlocked), encoding="utf-8")
    assert read(path) == salto.unlocked


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps other rights than these")
def test_unwrapped_keys_that_others_can_read_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0o644)
    with pytest.raises(SystemExit, match="can be read by others"):
        read(path)


@pytest.mark.parametrize(("line", "code"), [(["--help"], 0), (["--hurtig"], 2)])
def test_nothing_is_measured_where_help_is_asked_for_or_a_word_is_not_known(
    line: list[str], code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "measured", None)
    with pytest.raises(SystemExit) as ended:
        run.main(line)
    assert ended.value.code == code
    said = capsys.readouterr()
    assert "--quick" in said.out + said.err


def test_the_walk_says_what_it_is_and_makes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert tour.main(["--help"]) == 0
    assert capsys.readouterr().out.startswith("A walk through the main job")


def test_the_walk_shows_each_command_as_it_is_typed_in_its_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tour, "salto", lambda: ["true"])
    monkeypatch.setattr("bench.tour.subprocess.run", lambda *_args, **_more: SimpleNamespace(returncode=0))
    for english in (False, True):
        step = Step(("", ""), "may-share P-001H --with nav-ungdomsteam --category work")
        tour.Walk(tmp_path, english, {}).go([step])
    shown = [line for line in capsys.readouterr().out.splitlines() if line.startswith("$")]
    assert shown == [
        "$ salto kan-deles P-001H --with nav-ungdomsteam --category arbeid",
        "$ salto may-share P-001H --with nav-ungdomsteam --category work",
    ]
