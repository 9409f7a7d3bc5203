"""Making a store, and opening it: what is refused, and that a secret has no way in but the safe ones."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from salto_cli.commands import passphrase
from salto_cli.commands.options import FLAGS, FROM_ENVIRONMENT, VALUES
from salto_cli.commands.passphrase import MAX_BYTES
from salto_cli.models.secret import DEFAULT_KDF
from salto_cli.store import keyfile
from salto_cli.store.recovery import read_recovery_code
from tests.fixtures import PASSPHRASE, Salto
from tests.source import PRODUCT, ROOT, files, names_used, python_files, tree

pytestmark = pytest.mark.opens_anew

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with a good passphrase."""
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def init(tmp_path: Path, secret: Path) -> Callable[..., tuple[Salto, list[str]]]:
    """A place without a store, and the words of an ``init`` that would succeed, less those left out."""

    def made(folder: Path | None = None, **without: bool) -> tuple[Salto, list[str]]:
        words = ["init"]
        options = {
            "operator": ["--operator", "Åse Bjørnstad"],
            "recovery": ["--recovery-file", str(tmp_path / "recovery")],
            "passphrase": ["--passphrase-file", str(secret)],
        }
        words += [word for name, pair in options.items() if not without.get(name) for word in pair]
        return Salto(folder or tmp_path / "place" / "store"), words

    return made


def files_below(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


# --- what it makes -------------------------------------------------------------------------------------


def test_init_makes_a_store_that_its_passphrase_and_its_code_open(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path, secret: Path
) -> None:
    salto, words = init()
    made = salto.ok(*words)
    assert (made["operator"], made["services"]) == ("Åse Bjørnstad", 54)
    assert set(files_below(salto.folder)) - {"store.db-journal"} == {"checkpoint", "keys.json", "store.db"}
    code = (tmp_path / "recovery").read_text(encoding="utf-8").strip()
    assert read_recovery_code(code) == code
    assert salto("find", "noen", "--passphrase-file", str(secret)).code == 0
    assert salto("audit", "verify", "--passphrase-file", str(secret)).code == 0


@POSIX
def test_everything_it_makes_is_its_owners_alone(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        salto, words = init()
        salto.ok(*words)
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in salto.folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert salto.folder.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "recovery").stat().st_mode & 0o777 == 0o600


def test_neither_the_passphrase_nor_the_code_is_shown_to_a_script(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path
) -> None:
    salto, words = init()
    ran = salto(*words)
    code = (tmp_path / "recovery").read_text(encoding="utf-8").strip()
    assert PASSPHRASE not in ran.out + ran.err
    assert code not in ran.out + ran.err


# --- what it refuses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["operator", "recovery", "passphrase"])
def test_a_script_must_say_everything(init: Callable[..., tuple[Salto, list[str]]], missing: str) -> None:
    salto, words = init(**{missing: True})
    ran = salto(*words)
    assert (ran.code, ran.out) == (2, "")
    assert files_below(salto.folder) == []


@pytest.mark.parametrize(
    ("weak", "reason"),
    [
        ("kort", "too short: at least 12 characters"),
        ("passordpassord", "too easy to guess"),
        ("sommer2026sommer", "too easy to guess"),
        ("", "too short"),
    ],
)
def test_a_weak_passphrase_is_refused_with_the_reason_and_not_repeated(
    init: Callable[..., tuple[Salto, list[str]]], secret: Path, weak: str, reason: str
) -> None:
    salto, words = init()
    secret.write_text(weak, encoding="utf-8")
    ran = salto(*words)
    assert (ran.code, ran.out) == (4, "")
    assert reason in ran.err
    assert not weak or weak not in ran.err
    assert files_below(salto.folder) == []
    assert not (secret.parent / "recovery").exists()


@pytest.mark.parametrize("name", ["", "   ", "Kari\nHansen", "K" * 300])
def test_an_operator_needs_a_name(init: Callable[..., tuple[Salto, list[str]]], name: str) -> None:
    salto, words = init(operator=True)
    ran = salto(*words, "--operator", name)
    assert (ran.code, ran.out) == (4 if name.strip() else 2, "")
    assert files_below(salto.folder) == []


def test_a_store_that_is_there_already_is_left_alone(
    salto: Salto, init: Callable[..., tuple[Salto, list[str]]]
) -> None:
    before = {path.name: path.read_bytes() for path in salto.folder.iterdir()}
    _elsewhere, words = init()
    ran = salto(*words)
    assert (ran.code, ran.out) == (6, "")
    assert "there is a store here already" in ran.err
    assert {path.name: path.read_bytes() for path in salto.folder.iterdir()} == before


def test_a_folder_with_something_else_in_it_is_left_alone(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path
) -> None:
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday" / "picture.jpg").write_bytes(b"x")
    salto, words = init(tmp_path / "holiday")
    assert salto(*words).code == 6
    assert files_below(tmp_path / "holiday") == ["picture.jpg"]


@pytest.mark.parametrize("place", ["OneDrive - Oslo kommune", "Dropbox", "Nextcloud"])
def test_a_synchronised_folder_is_refused(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path, place: str
) -> None:
    salto, words = init(tmp_path / place / "store")
    ran = salto(*words)
    assert (ran.code, ran.out) == (15, "")
    assert "cloud service" in ran.err
    assert files_below(tmp_path / place) == []


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_that_cannot_be_written_is_told(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path
) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    salto, words = init(tmp_path / "shut" / "store")
    assert salto(*words).code == 14


def test_a_file_where_the_folder_should_be_is_told(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    salto, words = init(tmp_path / "file" / "store")
    assert salto(*words).code == 14


def test_an_existing_recovery_file_is_never_overwritten(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path
) -> None:
    (tmp_path / "recovery").write_text("another store's code", encoding="utf-8")
    salto, words = init()
    assert salto(*words).code == 4
    assert (tmp_path / "recovery").read_text(encoding="utf-8") == "another store's code"
    assert files_below(salto.folder) == []


def test_a_recovery_file_that_cannot_be_written_leaves_no_store(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path
) -> None:
    salto, words = init(recovery=True)
    ran = salto(*words, "--recovery-file", str(tmp_path / "no" / "where" / "code"))
    assert ran.code == 14
    assert files_below(salto.folder.parent) == []


# --- opening it ----------------------------------------------------------------------------------------


@pytest.fixture
def locked(salto: Salto) -> Salto:
    """A store that must be unlocked for every command."""
    return Salto(salto.folder)


def test_a_wrong_passphrase_is_exit_12_in_one_line_and_nothing_is_written(
    locked: Salto, secret: Path
) -> None:
    secret.write_text("en helt annen passordfrase", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in locked.folder.iterdir()}
    for words in (["find", "a"], ["audit", "verify"], ["show", "P-001H"]):
        ran = locked(*words, "--passphrase-file", str(secret))
        assert (ran.code, ran.out) == (12, "")
        assert ran.err.splitlines()[0] == "salto: this passphrase does not open the store"
        assert len(ran.err.splitlines()) == 2
    assert {path.name: path.read_bytes() for path in locked.folder.iterdir()} == before


def test_a_wrong_passphrase_as_json_is_one_object_on_standard_error(locked: Salto, secret: Path) -> None:
    secret.write_text("en helt annen passordfrase", encoding="utf-8")
    ran = locked("find", "a", "--json", "--passphrase-file", str(secret))
    assert ran.out == ""
    assert json.loads(ran.err)["error"] == "wrong_passphrase"
    assert json.loads(ran.err)["code"] == 12


def test_a_damaged_database_is_never_told_as_a_wrong_passphrase(locked: Salto, secret: Path) -> None:
    database = locked.folder / "store.db"
    database.write_bytes(database.read_bytes()[:4096][::-1] * 20)
    assert locked("find", "a", "--passphrase-file", str(secret)).code == 30


def test_where_no_store_is_no_passphrase_is_asked_for(tmp_path: Path) -> None:
    ran = Salto(tmp_path / "nothing")("find", "a")
    assert (ran.code, ran.out) == (10, "")
    assert "salto init" in ran.err


@POSIX
def test_a_passphrase_comes_from_a_file_a_descriptor_or_a_command(locked: Salto, secret: Path) -> None:
    assert locked("find", "a", "--passphrase-file", str(secret)).code == 0
    assert locked("find", "a", "--passphrase-command", f"cat {secret}").code == 0
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode())
    os.close(writing)
    assert locked("find", "a", "--passphrase-fd", str(reading)).code == 0


@POSIX
@pytest.mark.parametrize("variable", ["SALTO_PASSPHRASE_FILE", "SALTO_PASSPHRASE_COMMAND"])
def test_a_file_or_a_command_may_be_named_in_the_environment(
    locked: Salto, secret: Path, variable: str
) -> None:
    value = str(secret) if variable.endswith("FILE") else f"cat {secret}"
    ran = launched(locked, "find", "a", **{variable: value})
    assert ran.returncode == 0, ran.stderr


@POSIX
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_passphrase_file_that_others_can_read_is_refused(locked: Salto, secret: Path, mode: int) -> None:
    secret.chmod(mode)
    assert locked("find", "a", "--passphrase-file", str(secret)).code == 15


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--passphrase-file", "/no/such/file"], 2),
        (["--passphrase-fd", "77"], 2),
        (["--passphrase-fd", "x"], 2),
        (["--passphrase-fd", "9" * 20], 2),
        (["--passphrase-fd", "-1"], 2),
        (["--passphrase-fd", "٧٧"], 2),
        (["--passphrase-command", " "], 2),
        (["--passphrase-command", "false"], 2),
        (["--passphrase-command", "no-such-program-here"], 2),
        (["--passphrase-command", "'"], 2),
        (["--passphrase-file"], 2),
    ],
)
def test_a_source_that_gives_no_passphrase_is_told(locked: Salto, words: list[str], code: int) -> None:
    ran = locked("find", "a", *words)
    assert (ran.code, ran.out) == (code, "")


def test_a_passphrase_that_is_no_text_is_refused(locked: Salto, secret: Path) -> None:
    secret.write_bytes(b"\xff\xfe\xfd")
    assert locked("find", "a", "--passphrase-file", str(secret)).code == 4


@pytest.mark.parametrize("number", ["1", "2"])
def test_what_the_program_writes_to_is_no_source_of_a_passphrase(locked: Salto, number: str) -> None:
    ran = launched(locked, "find", "a", "--passphrase-fd", number)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--passphrase-fd names a descriptor that salto writes to" in ran.stderr


@POSIX
@pytest.mark.parametrize("source", ["file", "command", "descriptor"])
def test_a_passphrase_that_is_too_long_is_refused_and_never_cut(
    locked: Salto, secret: Path, source: str
) -> None:
    secret.write_text("fjell" * 1000, encoding="utf-8")
    with secret.open("rb") as file:
        words = {
            "file": ["--passphrase-file", str(secret)],
            "command": ["--passphrase-command", f"cat {secret}"],
            "descriptor": ["--passphrase-fd", str(os.dup(file.fileno()))],
        }
        ran = locked("find", "a", *words[source])
    assert (ran.code, ran.out) == (4, "")
    assert "the passphrase is too long" in ran.err
    assert "fjell" not in ran.err


@POSIX
def test_a_passphrase_of_just_the_longest_length_is_tried(locked: Salto, secret: Path) -> None:
    secret.write_bytes(b"f" * MAX_BYTES)
    assert locked("find", "a", "--passphrase-file", str(secret)).code == 12


@POSIX
def test_a_pipe_in_place_of_a_passphrase_file_is_refused_and_not_waited_for(
    locked: Salto, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    ran = launched(locked, "find", "a", "--passphrase-file", str(tmp_path / "pipe"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "not an ordinary file" in ran.stderr


@POSIX
@pytest.mark.parametrize("place", [".", "/dev/zero", "/dev/null"])
def test_a_passphrase_file_that_is_no_file_is_refused(locked: Salto, place: str) -> None:
    ran = locked("find", "a", "--passphrase-file", place)
    assert (ran.code, ran.out) == (2, "")
    assert "not an ordinary file" in ran.err


@POSIX
def test_a_command_that_writes_without_end_is_stopped(locked: Salto) -> None:
    ran = locked("find", "a", "--passphrase-command", "yes fjell")
    assert (ran.code, ran.out) == (4, "")
    assert "the passphrase is too long" in ran.err


@POSIX
@pytest.mark.parametrize("script", ["sleep 600; true", "exec >&-; sleep 600", "echo fjell; sleep 600"])
def test_a_command_that_does_not_end_is_waited_for_no_longer(
    locked: Salto, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(passphrase, "COMMAND_SECONDS", 0.2)
    began = time.monotonic()
    ran = locked("find", "a", "--passphrase-command", f"sh -c '{script}'")
    assert (ran.code, ran.out) == (2, "")
    assert time.monotonic() - began < 300


# --- no other way in -----------------------------------------------------------------------------------


def launched(
    salto: Salto, *words: str, module: str = "tests.launch", **environ: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *words, "--store", str(salto.folder)],
        cwd=ROOT,
        env={**os.environ, "SALTO_LANG": "en", **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_no_option_and_no_variable_takes_the_passphrase_itself() -> None:
    about = {name for name in [*FLAGS, *VALUES, *FROM_ENVIRONMENT] if "pass" in name.lower()}
    assert about == {
        "--passphrase-file",
        "--passphrase-fd",
        "--passphrase-command",
        "SALTO_PASSPHRASE_FILE",
        "SALTO_PASSPHRASE_COMMAND",
    }


@pytest.mark.parametrize("name", ["SALTO_PASSPHRASE", "SALTO_KEY", "SALTO_PASSWORD", "PASSPHRASE"])
def test_a_passphrase_in_the_environment_opens_nothing(locked: Salto, name: str) -> None:
    assert launched(locked, "find", "a", **{name: PASSPHRASE}).returncode == 2


@pytest.mark.parametrize("option", ["--passphrase", "--password", "--key"])
def test_a_passphrase_on_the_line_is_refused_and_not_repeated(locked: Salto, option: str) -> None:
    for words in ([option, PASSPHRASE], [f"{option}={PASSPHRASE}"]):
        ran = launched(locked, "find", "a", *words)
        assert ran.returncode == 2
        assert PASSPHRASE not in ran.stdout + ran.stderr


def test_the_environment_is_read_for_nothing_but_what_is_documented() -> None:
    """The only names of ours that any file of the product mentions."""
    import re

    named = {
        name
        for path in python_files(PRODUCT)
        for name in re.findall(r"\bSALTO_[A-Z_]+\b", path.read_text(encoding="utf-8"))
    }
    assert named == {*FROM_ENVIRONMENT, "SALTO_EDITOR"}  # the editor has no option of its own
    reading = {
        path.relative_to(PRODUCT).as_posix()
        for path in python_files(PRODUCT)
        for _node, name in names_used(tree(path))
        if name in {"os.environ", "os.getenv"}
    }
    # The dashboard takes away there what its library would obey.
    assert reading == {"commands/world.py", "commands/dashboard.py"}


def test_the_real_program_makes_a_store_at_the_full_price(
    init: Callable[..., tuple[Salto, list[str]]], tmp_path: Path
) -> None:
    salto, words = init()
    ran = launched(salto, *words, module="salto_cli", TEST_NOW="2026-11-23T08:15:00+01:00", SALTO_KDF="cheap")
    assert ran.returncode == 0, ran.stderr
    made = keyfile.read((salto.folder / "keys.json").read_bytes())
    assert {slot.kdf for slot in made.slots} == {DEFAULT_KDF}


def test_the_real_program_refuses_keys_that_were_made_cheaply(locked: Salto, secret: Path) -> None:
    ran = launched(locked, "find", "a", "--passphrase-file", str(secret), module="salto_cli")
    assert ran.returncode == 30
    assert "asks for more or less work than any salto would" in ran.stderr


def test_the_cheap_derivation_stands_outside_the_program() -> None:
    for path in files():
        if path.is_relative_to(PRODUCT) and path.suffix == ".py":
            assert "tests.launch" not in path.read_text(encoding="utf-8")


def test_the_recovery_code_opens_the_store_and_the_log_says_so(tmp_path: Path) -> None:
    secret, paper = tmp_path / "secret", tmp_path / "paper"
    secret.write_text("fjell vaffel ukulele betong\n", encoding="utf-8")
    secret.chmod(0o600)
    salto = Salto(tmp_path / "store")
    made = salto(
        "init", "--operator", "Kari", "--recovery-file", str(paper), "--passphrase-file", str(secret)
    )
    assert made.code == 0, made.err
    typed = paper.read_text(encoding="utf-8").strip().lower().replace("-", " ")
    secret.write_text(typed, encoding="utf-8")
    assert salto("operator", "list", "--passphrase-file", str(secret)).code == 0
    log = salto("audit", "log", "--limit", "2", "--passphrase-file", str(secret))
    assert "recovery code" in log.out
    secret.write_text(typed[:-1] + ("0" if typed[-1] != "0" else "1"), encoding="utf-8")
    assert salto("operator", "list", "--passphrase-file", str(secret)).code == 12
