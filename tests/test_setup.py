"""The set-up: what it installs, when it does nothing, and what it says when it cannot."""

import ast
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import dev

# --- when something is to be done ----------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like the project's, in which nothing is set up."""
    for name in ("requirements.lock", "requirements-uv.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((dev.ROOT / name).read_bytes())
    python = tmp_path / ".venv" / "python"
    python.parent.mkdir()
    for name, path in {
        "ROOT": tmp_path,
        "VENV": python.parent,
        "PYTHON": python,
        "STAMP": python.parent / "set-up-stamp",
        "LOCK": tmp_path / "requirements.lock",
        "UV_LOCK": tmp_path / "requirements-uv.lock",
    }.items():
        monkeypatch.setattr(dev, name, path)
    return tmp_path


@pytest.fixture
def steps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The set-up's ways of installing, which here only note that they were called."""
    called: list[str] = []

    def note(name: str) -> None:
        called.append(name)
        dev.PYTHON.touch()

    monkeypatch.setattr(dev, "install_with_uv", lambda: note("uv"))
    monkeypatch.setattr(dev, "install_with_pip", lambda: note("pip"))
    return called


def test_a_second_run_sets_nothing_up(steps: list[str]) -> None:
    dev.set_up()
    dev.set_up()
    assert steps == ["uv"]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-uv.lock", "pyproject.toml"])
def test_a_change_in_what_is_asked_for_is_set_up(folder: Path, steps: list[str], name: str) -> None:
    dev.set_up()
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    dev.set_up()
    assert steps == ["uv", "uv"]


def test_another_python_is_set_up(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    dev.set_up()
    monkeypatch.setattr(sys, "version", "3.99.0")
    dev.set_up()
    assert steps == ["uv", "uv"]


def test_a_folder_that_was_moved_is_set_up(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    before = dev.fingerprint()
    monkeypatch.setattr(dev, "ROOT", folder / "." / "moved")
    (folder / "moved").mkdir()
    (folder / "moved" / "pyproject.toml").write_bytes((folder / "pyproject.toml").read_bytes())
    assert dev.fingerprint() != before


def test_line_ends_of_windows_are_no_change(folder: Path) -> None:
    before = dev.fingerprint()
    lock = folder / "requirements.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert dev.fingerprint() == before


def test_an_interpreter_that_has_gone_is_set_up(steps: list[str]) -> None:
    dev.set_up()
    dev.PYTHON.unlink()
    dev.set_up()
    assert steps == ["uv", "uv"]


def test_a_set_up_that_is_cut_off_does_not_look_finished(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up()
    with dev.LOCK.open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    def cut_off() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "install_with_uv", cut_off)
    with pytest.raises(KeyboardInterrupt):
        dev.set_up()
    assert not dev.STAMP.exists()


def test_a_folder_with_norwegian_letters_is_named_without_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder / "Håkon"
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(root / ".venv")}))
    packages.mkdir(parents=True)
    pointer = packages / "_salto_cli.pth"
    pointer.write_text(str(root), encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", root)
    monkeypatch.setattr(dev, "VENV", root / ".venv")
    dev.point_at_project()
    line = pointer.read_text(encoding="ascii").strip()
    assert (packages / line).resolve() == root.resolve()


# --- when it cannot be done ----------------------------------------------------------------------------


def fail() -> None:
    raise dev.SetUpFailed("uv ended with 2")


def test_pip_takes_over_where_uv_cannot_run(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "install_with_uv", fail)
    dev.set_up()
    assert steps == ["pip"]
    assert "uv ended with 2; trying with pip alone" in capsys.readouterr().err


def test_where_neither_can_the_command_does_not_run(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "install_with_uv", fail)
    monkeypatch.setattr(dev, "install_with_pip", fail)
    assert dev.main(["install"]) == 1
    assert "hint:" in capsys.readouterr().err
    assert not dev.is_set_up()


def test_a_program_that_cannot_be_started_is_a_failed_step(tmp_path: Path) -> None:
    with pytest.raises(dev.SetUpFailed, match="nothing-here cannot run"):
        dev.must(tmp_path / "nothing-here", environment={})


def test_a_program_that_ends_badly_is_a_failed_step() -> None:
    with pytest.raises(dev.SetUpFailed, match="ended with 7"):
        dev.must(sys.executable, "-c", "raise SystemExit(7)", environment=dict(os.environ))


def test_an_old_python_can_read_the_file_and_is_told_which_command_to_use(tmp_path: Path) -> None:
    source = (dev.ROOT / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    old = tmp_path / "dev.py"
    old.write_text(source.replace("sys.hexversion", "0x03090000"), encoding="utf-8")
    command = [sys.executable, str(old), "test", "-x"]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert "salto needs Python 3.11 or newer" in ended.stderr
    assert ended.stderr.rstrip().endswith("dev.py test -x")


# --- what is handed on ---------------------------------------------------------------------------------


def test_what_pip_knows_of_the_network_is_read_from_its_own_listing() -> None:
    listing = (
        "global.index-url='mirror-a'\nglobal.cert='a.pem'\n:env:.index-url='mirror-b'\ninstall.proxy='p'\n-\n"
    )
    assert dev.pip_settings(listing) == {"index-url": "mirror-b", "cert": "a.pem", "proxy": "p"}


def test_uv_is_told_what_pip_knows_but_the_persons_own_setting_for_uv_wins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev, "pip_listing", lambda: "global.index-url='mirror-a'\n")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    assert dev.uv_environment()["UV_DEFAULT_INDEX"] == "mirror-a"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "mirror-b")
    assert dev.uv_environment()["UV_DEFAULT_INDEX"] == "mirror-b"


def test_all_that_is_fetched_stays_in_the_folder_and_no_python_is() -> None:
    environment = dev.own_environment()
    for name in ("PIP_CACHE_DIR", "UV_CACHE_DIR"):
        assert Path(environment[name]).is_relative_to(dev.ROOT)
    assert environment["UV_PYTHON_DOWNLOADS"] == "never"


def test_the_environment_a_person_stands_in_is_not_the_one_that_is_installed_into(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", "elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    environment = dev.own_environment()
    assert "VIRTUAL_ENV" not in environment
    assert environment["PIP_USER"] == "0"


# --- the commands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "code"), [([], 2), (["tset"], 2), (["--help"], 0)])
def test_without_a_known_command_all_are_listed_and_nothing_is_set_up(
    steps: list[str], capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    assert dev.main(words) == code
    listing = capsys.readouterr().err
    assert all(f"  {name} " in listing for name in dev.COMMANDS)
    assert steps == []


def test_the_exit_code_is_that_of_what_was_run() -> None:
    assert dev.call(sys.executable, "-c", "raise SystemExit(9)") == 9


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_run_that_was_killed_has_not_passed() -> None:
    assert dev.call(sys.executable, "-c", "import os; os.kill(os.getpid(), 9)") == 137


@pytest.mark.parametrize("failing", ["check", "mypy", "lint-imports", "catalogue.py"])
def test_lint_fails_if_one_linter_does_and_still_runs_the_others(
    monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    ran = []

    def call(*command: str | Path) -> int:
        ran.append(command)
        return int(any(Path(part).name == failing for part in command))

    monkeypatch.setattr(dev, "call", call)
    assert dev.lint([]) == 1
    assert len(ran) == 5


def test_lint_passes_if_all_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "call", lambda *_command: 0)
    assert dev.lint([]) == 0


def test_arguments_for_the_tests_reach_pytest_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[tuple[str, ...], dict[str, str]]] = []

    def call(*words: str, environment: dict[str, str]) -> int:
        called.append((words, environment))
        return 0

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert dev.test(["-k", "one"]) == 0
    ((words, environment),) = called
    assert words[3:] == ("-k", "one")
    assert "PYTHONDONTWRITEBYTECODE" not in environment, "each program would compile what it loads"


def test_every_command_of_the_readme_is_there() -> None:
    readme = (dev.ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"python3 dev\.py (\w+)", readme))
    assert {"demo", "test"} <= named <= set(dev.COMMANDS)


def test_make_and_dev_have_the_same_commands() -> None:
    makefile = (dev.ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = re.findall(r"^COMMANDS := (.*)$", makefile, re.MULTILINE)
    assert set(line.split()) == set(dev.COMMANDS)
