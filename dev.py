"""Set up this folder by itself, then run one of the project's own commands in it.

``python3 dev.py demo`` and ``python3 dev.py test`` need nothing but Python 3.11 or newer with pip. All that
is installed lies in this folder (``.venv``, ``.tools``, ``.cache``). Versions and hashes come from
``requirements.lock`` and the locks beside it; only wheels are taken, so that no build step runs code
which nobody pinned. Where packages are fetched from is the machine's own setting: no file here names it.
"""

import os
import sys

# A comparison with sys.version_info would be removed by the linter, which believes requires-python. It must
# stay, and this file must stay readable for Python 3.7: otherwise an old Python answers with a syntax error.
if sys.hexversion < 0x030B0000:
    import shutil

    found = [f"python3.{minor}" for minor in (14, 13, 12, 11) if shutil.which(f"python3.{minor}")]
    python = "py -3" if os.name == "nt" else next(iter(found), "python3.11")
    sys.stderr.write(
        f"salto needs Python 3.11 or newer, and this is {sys.version_info[0]}.{sys.version_info[1]}\n"
    )
    sys.stderr.write(f"hint: {python} dev.py {' '.join(sys.argv[1:]) or 'demo'}\n")
    sys.exit(1)

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up-stamp"
CACHE = ROOT / ".cache"
# Started from our own .venv, which uv makes without pip, the set-up turns to the Python it was made from.
IN_VENV = Path(sys.prefix).resolve() == VENV
BASE = getattr(sys, "_base_executable", sys.executable) if IN_VENV else sys.executable
LOCK = ROOT / "requirements.lock"
UV_LOCK = ROOT / "requirements-uv.lock"
MUTATION_LOCK = ROOT / "requirements-mutation.lock"

# What pip is told about the machine's network, and the name under which uv listens to the same.
FOR_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
    "trusted-host": "UV_INSECURE_HOST",
}
WHEELS_ONLY = ("--require-hashes", "--only-binary", ":all:")
# The build backend comes from the lock too, so the project's own install needs no network.
OWN_PROJECT = ("--no-deps", "--no-build-isolation", "--editable", str(ROOT))


class SetUpFailed(Exception):
    """A step of the set-up ended with an error, which the tool that failed has already told."""


def say(text: str) -> None:
    """One line for the person; standard error, so that output can be piped."""
    sys.stderr.write(f"{text}\n")


def call(*command: str | Path, environment: dict[str, str] | None = None) -> int:
    """Run a program to its end and return its exit code; 128 + n when signal n ended it."""
    import subprocess

    code = subprocess.call([str(part) for part in command], env=environment)
    return code if code >= 0 else 128 - code


def must(*command: str | Path, environment: dict[str, str]) -> None:
    """Run a program that has to succeed. *Raises* SetUpFailed when it does not, or cannot be started."""
    try:
        code = call(*command, environment=environment)
    except OSError as error:
        raise SetUpFailed(f"{Path(command[0]).name} cannot run here: {error.strerror}") from error
    if code:
        raise SetUpFailed(f"{Path(command[0]).name} ended with {code}")


# --- set-up ----------------------------------------------------------------------------------------------


def fingerprint() -> str:
    """What the set-up depends on: both locks, pyproject.toml, the Python, and where the folder lies."""
    digest = sha256(f"{sys.version}\0{ROOT}\0".encode())
    for path in (LOCK, UV_LOCK, ROOT / "pyproject.toml"):
        # Line ends as git on Windows may have changed them are no difference.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def is_set_up() -> bool:
    """Whether ``.venv`` was made from exactly what the fingerprint names."""
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint() and PYTHON.exists()


def set_up() -> None:
    """Make ``.venv`` complete, or do nothing when it is. *Raises* SetUpFailed."""
    if is_set_up():
        return
    say("setting up in .venv (about 15 seconds the first time)")
    STAMP.unlink(missing_ok=True)  # a set-up that is cut off must not look finished
    try:
        install_with_uv()
    except SetUpFailed as reason:
        say(f"{reason}; trying with pip alone, which is slower")
        install_with_pip()
    point_at_project()
    STAMP.write_text(fingerprint(), encoding="utf-8")


def own_environment() -> dict[str, str]:
    """The environment for pip and uv: caches in this folder, and nothing that would lead pip elsewhere."""
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONHOME")}
    return kept | {
        "PIP_CACHE_DIR": str(CACHE / "pip"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_REQUIRE_VIRTUALENV": "0",
        "PIP_USER": "0",
        "PIP_QUIET": "2",  # errors only
        "UV_CACHE_DIR": str(CACHE / "uv"),
        "UV_PYTHON_DOWNLOADS": "never",
    }


def pip_settings(listing: str) -> dict[str, str]:
    """The settings in the output of ``pip config list``; the environment wins over files, as in pip."""
    from ast import literal_eval

    lines = [line.split("=", 1) for line in listing.splitlines() if "=" in line]
    settings: dict[str, str] = {}
    for origin in ("global.", "install.", ":env:."):
        for key, value in lines:
            if key.startswith(origin):
                settings[key.removeprefix(origin)] = str(literal_eval(value))
    return settings


def pip_listing() -> str:
    """What pip says its settings are; nothing where there is no pip."""
    import subprocess

    asked = [BASE, "-m", "pip", "config", "list"]
    return subprocess.run(asked, capture_output=True, encoding="utf-8", check=False).stdout


def uv_environment() -> dict[str, str]:
    """The environment for uv, which does not read pip's settings: they are handed over here, at run time."""
    settings = pip_settings(pip_listing())
    return {FOR_UV[key]: settings[key] for key in FOR_UV if key in settings} | own_environment()


def uv_program(environment: dict[str, str]) -> Path:
    """The pinned uv in ``.tools``, fetched by pip if it is not there. *Raises* SetUpFailed.

    ``pip install --target`` is allowed where the system's Python is externally managed.
    """
    folder = ROOT / ".tools" / f"uv-{sha256(UV_LOCK.read_bytes()).hexdigest()[:12]}"
    program = folder / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    if not program.exists():
        pip = (BASE, "-m", "pip", "install", "--no-deps", "--upgrade", *WHEELS_ONLY)
        must(*pip, "--target", folder, "--requirement", UV_LOCK, environment=environment)
    return program


def venv_fits() -> bool:
    """Whether ``.venv`` holds a working interpreter of the version that runs this."""
    import subprocess

    asked = [str(PYTHON), "-c", "import sys; sys.stdout.write(sys.version)"]
    try:
        return subprocess.run(asked, capture_output=True, encoding="utf-8", check=False).stdout == sys.version
    except OSError:
        return False


def install_with_uv() -> None:
    """Bring ``.venv`` to exactly the lock, and the project into it. *Raises* SetUpFailed."""
    environment = uv_environment()
    uv = uv_program(environment)
    if not venv_fits():
        made = ("venv", "--quiet", "--no-project", "--clear", "--python", BASE, VENV)
        must(uv, *made, environment=environment)
    into = ("--quiet", "--python", PYTHON)
    must(uv, "pip", "sync", *into, *WHEELS_ONLY, "--compile-bytecode", LOCK, environment=environment)
    must(uv, "pip", "install", *into, "--offline", *OWN_PROJECT, environment=environment)


def install_with_pip() -> None:
    """The same without uv: slower, and what is no longer in the lock stays. *Raises* SetUpFailed."""
    environment = own_environment()
    clear = () if venv_fits() else ("--clear",)
    must(BASE, "-m", "venv", *clear, VENV, environment=environment)
    pip = (PYTHON, "-m", "pip", "install")
    must(*pip, *WHEELS_ONLY, "--requirement", LOCK, environment=environment)
    must(*pip, "--no-index", *OWN_PROJECT, environment=environment)


def point_at_project() -> None:
    """Name the project's folder relative to ``.venv``, where the install wrote its whole path.

    Until Python 3.13 that line is read in the machine's own encoding: with the whole path, nothing would run
    in a folder such as ``C:\\Users\\Håkon``.
    """
    import sysconfig

    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))
    for path in packages.glob("_salto_cli.pth"):
        path.write_text(f"{os.path.relpath(ROOT, packages)}\n", encoding="ascii")


# --- the commands ----------------------------------------------------------------------------------------


def test(arguments: Sequence[str]) -> int:
    """Run all tests, or hand the arguments to pytest."""
    # They start hundreds of programs, each of which would compile what it loads where that may not be kept.
    environment = {name: each for name, each in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    at_once = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")
    return call(PYTHON, "-m", "pytest", *(arguments or at_once), environment=environment)


def lint(_arguments: Sequence[str]) -> int:
    """Run every linter to its end; the exit code is 1 if any of them found something."""
    ruff = (PYTHON, "-m", "ruff")
    checks = {
        "ruff check": call(*ruff, "check", "--quiet", ROOT),
        "ruff format": call(*ruff, "format", "--check", "--quiet", ROOT),
        "mypy": call(PYTHON, "-m", "mypy", "--no-error-summary"),
        "import-linter": call(BIN / "lint-imports"),
        "language": call(PYTHON, ROOT / "catalogue.py", "--check"),
    }
    for name, code in checks.items():
        say(f"{name}: {'ok' if code == 0 else 'FAILED'}")
    return int(any(checks.values()))


def lock(arguments: Sequence[str]) -> int:
    """Write the lock files anew from pyproject.toml (--upgrade: newest versions that it allows)."""
    environment = uv_environment()
    shape = (
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-header",
    )
    locks = (
        (LOCK, ("pyproject.toml", "--group", "dev")),
        (UV_LOCK, ("--group", "uv")),
        (MUTATION_LOCK, ("--group", "mutation", "--constraint", LOCK.name)),
    )
    for path, wanted in locks:
        out = ("--quiet", "--output-file", path.name, *arguments)
        must(uv_program(environment), "pip", "compile", *wanted, *shape, *out, environment=environment)
    return 0


def mutate(arguments: Sequence[str]) -> int:
    """Hand the arguments to the mutation check, run by a Python of its own with what only this needs.

    *Raises* SetUpFailed.
    """
    if os.name == "nt":
        say("the mutation check forks, which Windows cannot\nhint: run it on Linux or macOS, or in WSL")
        return 1
    environment = uv_environment()
    uv = uv_program(environment)
    python = ROOT / ".tools" / f"mutation-{sys.version_info[0]}.{sys.version_info[1]}" / "bin" / "python"
    if not python.exists():
        must(
            uv,
            "venv",
            "--quiet",
            "--no-project",
            "--python",
            BASE,
            python.parents[1],
            environment=environment,
        )
    into = ("--quiet", "--python", python, *WHEELS_ONLY)
    must(uv, "pip", "sync", *into, LOCK, MUTATION_LOCK, environment=environment)
    return call(python, ROOT / "tests" / "mutation.py", *arguments)


def install(_arguments: Sequence[str]) -> int:
    """Set up, and say where salto lies."""
    say(f"salto is ready: {BIN / ('salto.exe' if os.name == 'nt' else 'salto')}")
    return 0


def script(*parts: str) -> Callable[[Sequence[str]], int]:
    """The command that runs one of the project's own scripts with the arguments as they are."""
    return lambda arguments: call(PYTHON, ROOT.joinpath(*parts), *arguments)


def module(name: str) -> Callable[[Sequence[str]], int]:
    """The command that runs one of the project's own packages, from the project's folder."""

    def run(arguments: Sequence[str]) -> int:
        os.chdir(ROOT)
        return call(PYTHON, "-m", name, *arguments)

    return run


COMMANDS: dict[str, tuple[str, Callable[[Sequence[str]], int]]] = {
    "demo": ("a made-up store, and a walk through the main job", script("bench", "tour.py")),
    "test": ("all tests; arguments go to pytest", test),
    "lint": ("ruff, mypy, import-linter, catalogue", lint),
    "language": ("compile the bokmål texts (--check: only compare)", script("catalogue.py")),
    "torture": (
        "what the store withstands, in figures (--quick: under two minutes)",
        module("tests.torture"),
    ),
    "year": ("a made-up team's year with the tool, and whether it kept its promises", module("tests.year")),
    "mutate": ("whether a test notices each small change to consent/ (minutes to an hour)", mutate),
    "bench": ("how fast it is, against the floor and against peers", script("bench", "run.py")),
    "docs": ("write the generated pages of docs/", script("docs", "make.py")),
    "pictures": ("draw the README's pictures of the main screens", script("docs", "pictures.py")),
    "install": ("set up only, and say where salto lies", install),
    "lock": ("write the lock files anew (--upgrade: newer versions)", lock),
}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; set up first where it needs that."""
    if not arguments or arguments[0] not in COMMANDS:
        say("usage: python3 dev.py COMMAND [ARGUMENTS]\n")
        for name, (about, _run) in COMMANDS.items():
            say(f"  {name:<10}{about}")
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    try:
        if arguments[0] != "lock":
            set_up()
        return COMMANDS[arguments[0]][1](arguments[1:])
    except SetUpFailed as error:
        say(f"could not set up: {error}\nhint: the reason stands above; pip must reach its package index")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
