"""Writes what is made of something else: every command with its help, every exit code with its meaning, the
manual pages, and the shipped policy and numbers as they are read at every start.

``python docs/make.py`` writes them; with ``--check`` it only compares, and exits 1 where one differs.
"""

import contextlib
import io
import json
import os
import sys
import tomllib
from pathlib import Path

import man

from salto_cli import errors, i18n
from salto_cli.commands import MANIFEST, Group
from salto_cli.consent.policy import PARSED, SHIPPED
from salto_cli.models import checklist, settings

DOCS = Path(__file__).parent


def cli() -> str:
    """docs/cli.md: every command, as its own --help says it, in English."""
    parts = [
        "# Every command",
        "Made by `dev.py docs` from the program itself; `tests/test_docs.py` compares.",
        _help([]),
    ]
    for name, entry in MANIFEST.items():
        parts.append(f"## salto {name}\n\n{_help([name])}")
        if isinstance(entry, Group):
            parts += [f"### salto {name} {each}\n\n{_help([name, each])}" for each in entry.commands]
    return "\n\n".join(parts) + "\n"


def exits() -> str:
    """docs/exits.md: every exit code, its meaning and the errors that carry it."""
    rows: dict[int, tuple[list[str], list[str]]] = {
        code: ([meaning], []) for code, meaning in errors.OTHER_EXITS.items()
    }
    for kind in _errors():
        meanings, keys = rows.setdefault(kind.exit_code, ([], []))
        meanings.append(kind.meaning)
        keys.append(f"`{kind.key()}`")
    lines = [
        "# Exit codes",
        "",
        "Made by `dev.py docs` from `errors.py`; `tests/test_docs.py` compares. Codes are never",
        "renumbered. An unknown code is a failure.",
        "",
        "| code | means | `error` in JSON |",
        "|---|---|---|",
    ]
    for code, (meanings, keys) in sorted(rows.items()):
        lines.append(f"| {code} | {'; '.join(dict.fromkeys(meanings))} | {', '.join(keys)} |")
    return "\n".join(lines) + "\n"


def _errors() -> list[type[errors.SaltoError]]:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return [kind for kind in kinds if issubclass(kind, errors.SaltoError) and kind is not errors.SaltoError]


def _help(words: list[str]) -> str:
    """What ``salto … --help`` prints, at 100 columns."""
    from salto_cli.app import run

    os.environ["COLUMNS"] = "100"
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run([*words, "--help", "--lang", "en"])
    return f"```\n{out.getvalue().rstrip()}\n```"


def policy() -> str:
    """salto_cli/consent/policy.json: what policy.toml says, quicker to read."""
    said = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def numbers() -> str:
    """salto_cli/models/settings.json: what settings.toml says, quicker to read."""
    return settings.as_parsed(settings.SHIPPED.read_text(encoding="utf-8"))


def checklists() -> str:
    """salto_cli/models/checklist.json: what checklist.toml says, quicker to read."""
    return checklist.as_parsed(checklist.SHIPPED.read_text(encoding="utf-8"))


MADE = {
    DOCS / "cli.md": cli,
    DOCS / "exits.md": exits,
    PARSED: policy,
    settings.PARSED: numbers,
    checklist.PARSED: checklists,
}


def _clear(folder: Path) -> None:
    """Remove the manual pages, so that none is left of a command that is gone."""
    for path in folder.rglob("*.1"):
        path.unlink()


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them; returns 1 where a page that is there differs."""
    i18n.choose("en")
    stale = 0
    whole = {path: made() for path, made in MADE.items()} | man.pages()
    if "--check" not in arguments:
        _clear(man.FOLDER)
    stale += len(gone := set(man.FOLDER.rglob("*.1")) - whole.keys())
    sys.stdout.write("".join(f"{path.name} is of a command that is gone: run dev.py docs\n" for path in gone))
    for path, text in whole.items():
        if "--check" in arguments:
            same = path.exists() and path.read_text(encoding="utf-8") == text
            stale += not same
            sys.stdout.write("" if same else f"{path.name} is not what it is made of: run dev.py docs\n")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
