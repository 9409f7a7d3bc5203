"""What is loaded when: help and reading commands stay light, and the manifest says what the commands say."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from inspect import getdoc
from pathlib import Path

import pytest

from salto_cli.commands import MANIFEST, Entry, Group
from tests.fixtures import NOW, Salto
from tests.launch_open import kept
from tests.source import HEAVY, ROOT

WHAT_IS_LOADED = """
import json, sys
from tests.launch_open import read, world
from pathlib import Path
from salto_cli.app import run
key = sys.argv[1]
args = sys.argv[2:]
from salto_cli.commands.world import World
from salto_cli.app import clock
code = run(args, world(read(Path(key)), "{now}") if key else World(clock))
sys.stdout.flush()
sys.stderr.write("\\n" + json.dumps([code, sorted(sys.modules)]))
"""


# The same for many lines: what all of them load is loaded once, and each goes on in a process of its own.
ONE_BY_ONE = """
import json, os, sys
from salto_cli.app import run
for line in json.loads(sys.argv[1]):
    end, told = os.pipe()
    if os.fork() == 0:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")
        code = run(line)
        with open(told, "w", encoding="utf-8") as out:
            json.dump([code, sorted(sys.modules)], out)
        os._exit(0)
    os.close(told)
    with open(end, encoding="utf-8") as found:
        print(found.read(), flush=True)
    os.wait()
"""


def loaded(*args: str, key: str = "") -> set[str]:
    """The packages that one command line has loaded when it is done; it must have gone well."""
    return {name.partition(".")[0] for name in modules(*args, key=key)}


def modules(*args: str, key: str = "") -> set[str]:
    """The modules that one command line has loaded when it is done; it must have gone well."""
    done = subprocess.run(
        [sys.executable, "-c", WHAT_IS_LOADED.format(now=NOW), key, *args],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    code, found = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(found)


@cache
def loaded_by_help() -> dict[str, set[str]]:
    """The packages that the help of each command has loaded, by the words that call it."""
    commands = [name for name, _entry in entries()]
    lines = [[*name.split(), "--help"] for name in commands]
    if sys.platform == "win32":  # no process goes on as two there
        return {name: loaded(*line) for name, line in zip(commands, lines, strict=True)}
    done = subprocess.run(
        [sys.executable, "-c", ONE_BY_ONE, json.dumps(lines)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [code for code, _modules in found] == [0] * len(commands), done.stderr
    each = zip(commands, found, strict=True)
    return {name: {module.partition(".")[0] for module in modules} for name, (_code, modules) in each}


def entries() -> Iterator[tuple[str, Entry]]:
    """Every command, by the words that call it."""
    for name, entry in MANIFEST.items():
        if isinstance(entry, Group):
            yield from ((f"{name} {each}", entry.commands[each]) for each in entry.commands)
        else:
            yield name, entry


@pytest.fixture
def a_store(salto: Salto, a_youth: Callable[..., str], tmp_path: Path) -> tuple[str, str, str]:
    """Folder, file of unwrapped keys, and the code of someone in the store."""
    path = tmp_path / "key"
    path.touch(0o600)
    assert salto.unlocked is not None
    path.write_text(kept(salto.unlocked), encoding="utf-8")
    return str(salto.folder), str(path), a_youth()


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["--lang", "en", "--help"], ["backup", "--help"]])
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    assert loaded(*args) & HEAVY == set()


@pytest.mark.parametrize("name", [name for name, _entry in entries()])
def test_the_help_of_a_command_loads_nothing_that_it_would_draw_ask_or_check_with(name: str) -> None:
    """What opens a store comes with the use-cases of some, whose orders the page is made of."""
    assert loaded_by_help()[name] & (HEAVY - {"sqlcipher3", "cryptography"}) == set()


@pytest.mark.parametrize("command", ["show", "caseload", "today", "find"])
def test_a_reading_command_loads_neither_pydantic_nor_rich(
    command: str, a_store: tuple[str, str, str]
) -> None:
    folder, key, youth = a_store
    about = {"show": [youth], "find": ["Amina"]}.get(command, [])
    light = loaded(command, *about, "--json", "--store", folder, key=key)
    assert light & (HEAVY - {"sqlcipher3", "cryptography"}) == set()
    assert "sqlcipher3" in light


@pytest.mark.parametrize(("command", "most"), [("today", 165), ("caseload", 124), ("due", 150)])
def test_a_command_of_every_morning_loads_few_modules(
    command: str, most: int, a_store: tuple[str, str, str]
) -> None:
    """Each costs a fifth of a millisecond and more; which are loaded in vain is seen with -X importtime."""
    folder, key, _youth = a_store
    found = modules(command, "--json", "--store", folder, key=key)
    ours = sorted(name for name in found if name.startswith("salto_cli"))
    assert len(ours) <= most, ours


@pytest.mark.parametrize("command", ["today", "caseload", "find"])
def test_a_reading_command_with_the_keys_at_hand_loads_no_more_than_it_uses(
    command: str, a_store: tuple[str, str, str]
) -> None:
    """Beyond what Typer brings: no reader of settings where there are none, nothing for a passphrase."""
    folder, key, _youth = a_store
    about = {"find": ["Amina"]}.get(command, [])
    found = modules(command, *about, "--json", "--store", folder, key=key)
    in_vain = {"tomllib", "shlex", "secrets", "random", "tempfile", "csv", "platformdirs"}
    in_vain |= {"salto_cli.commands.passphrase", "salto_cli.store.between"}
    assert found & in_vain == set()


def test_today_loads_nothing_that_only_reads_what_is_typed_or_makes_what_it_shows(
    a_store: tuple[str, str, str],
) -> None:
    folder, key, _youth = a_store
    in_vain = {"models.day_said", "models.kin", "models.promise", "store.promise"}
    found = modules("today", "--json", "--store", folder, key=key)
    assert found & {f"salto_cli.{name}" for name in in_vain} == set()


def test_what_never_changes_is_a_record_that_costs_little_to_define() -> None:
    """The standard library takes half a millisecond for each class that is frozen (salto_cli/frozen.py)."""
    standard = [
        path.name
        for path in (ROOT / "salto_cli").rglob("*.py")
        if re.search(r"(?m)^@dataclass\(.*frozen=True", path.read_text(encoding="utf-8"))
    ]
    assert standard == []


def test_the_caseload_is_drawn_without_loading_rich_or_pydantic(a_store: tuple[str, str, str]) -> None:
    folder, key, _youth = a_store
    assert loaded("caseload", "--store", folder, key=key) & {"rich", "pydantic"} == set()


def test_the_version_is_said_without_loading_anything() -> None:
    asked = "import sys; sys.argv[1:] = ['--version']; import salto_cli.__main__ as m; m.main(); "
    told = "sys.stderr.write(','.join(name for name in sys.modules if name.startswith(('salto', 'typer'))))"
    done = subprocess.run(
        [sys.executable, "-c", asked + told], capture_output=True, encoding="utf-8", cwd=ROOT, check=True
    )
    assert done.stdout.startswith("salto ")
    assert done.stderr == "salto_cli,salto_cli.__main__"


@pytest.mark.parametrize(
    "line", [["--lang", "en", "--version"], ["--version", "--lang", "nb"], ["--lang=en", "--version"]]
)
def test_the_version_is_said_whatever_the_language(line: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "salto_cli", *line],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    assert ran.stdout.startswith("salto ")


@pytest.mark.parametrize(("name", "entry"), list(entries()))
def test_the_manifest_says_what_the_command_says_of_itself(name: str, entry: Entry) -> None:
    function = getattr(import_module(f"salto_cli.commands.{entry.module}"), entry.function)
    assert (getdoc(function) or "").partition("\n\n")[0].replace("\n", " ") == entry.summary, name


# --- a group alone ------------------------------------------------------------------------------------------

GROUPS = {name: entry for name, entry in MANIFEST.items() if isinstance(entry, Group)}
ASKING = {"sibling", "warning", "promise", "share", "consent", "recovery"}  # what they are for needs someone


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_a_group_alone_shows_what_there_is_or_does_what_it_is_for(name: str, salto: Salto) -> None:
    entry = GROUPS[name]
    alone = entry.alone or entry.default
    assert {alone, entry.default} <= entry.commands.keys()
    ran, same = salto(name), salto(name, alone)
    assert (ran.code, ran.out.splitlines()[:1]) == (same.code, same.out.splitlines()[:1])
    assert (ran.code == 2) == (name in ASKING | {"export"}), ran.err


def test_a_group_with_a_person_does_what_it_is_for(salto: Salto) -> None:
    assert "--to is missing" in salto("handover", "P-001H").err
    assert "did you mean salto backup list?" in salto("backup", "lsit").err
