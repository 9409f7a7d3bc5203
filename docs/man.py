"""The manual pages: the same help as the program prints, in the form that ``man`` lays out (roff).

One page for salto, and one for each command or group with the commands in it; in English and in bokmål.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from salto_cli import i18n
from salto_cli.commands import MANIFEST, Group, help_codes
from salto_cli.commands.help import page
from salto_cli.commands.help_page import Page, Section
from salto_cli.names import bare, called

FOLDER: Final = Path(__file__).parent / "man"
# Where each language's pages lie below a folder of manual pages, and what their first section is called.
PLACES: Final = {"en": ("man1", "NAME", "Salto manual"), "nb": ("nb/man1", "NAVN", "Håndbok for salto")}


def pages() -> dict[Path, str]:
    """Every page in every language: where it lies, and what it says.

    Each language has a process of its own: a command says its options when it is loaded, and that is once.
    """
    found: dict[Path, str] = {}
    for language, (place, _name, _manual) in PLACES.items():
        asked = [sys.executable, __file__, language]
        told = subprocess.run(asked, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
        found |= {FOLDER / place / name: text for name, text in json.loads(told).items()}
    return found


def _pages() -> Iterator[tuple[str, str]]:
    """The name and the text of each page in the chosen language."""
    yield "salto.1", _roff("salto", [page("")], tuple(help_codes.sections()))
    for name, entry in MANIFEST.items():
        below = [f"{name} {each}" for each in entry.commands] if isinstance(entry, Group) else []
        title = f"salto-{bare(called(name))}"  # a file's name that every system writes alike
        yield f"{title}.1", _roff(title, [page(path) for path in (name, *below)])


def _roff(name: str, found: list[Page], more: tuple[Section, ...] = ()) -> str:
    """A page about the first of what was found, with the others as parts of it."""
    whole, *parts = found
    _place, heading, manual = PLACES[i18n.language()]
    lines = [f'.TH "{name.upper()}" 1 "" "salto" "{manual}"', f".SH {heading}"]
    about = whole.title.partition(" – ")[2]
    lines += [f"{_said(name)} \\- {_said(about)}", *_paragraphs(whole.text)]
    lines += chain.from_iterable(_section(".SH", each) for each in (*whole.sections, *more))
    for part in parts:
        own, _dash, about = part.title.partition(" – ")
        lines += [f".SH {_said(own)}", _said(about), *_paragraphs(part.text)]
        lines += chain.from_iterable(_section(".SS", each) for each in part.sections)
    return "\n".join((*lines, ""))


def _section(mark: str, section: Section) -> Iterator[str]:
    if not (section.text or section.rows or section.lines):
        return
    yield f"{mark} {_said(section.heading)}"
    yield from _paragraphs(section.text)
    for name, text in section.rows:
        yield from (".TP", f".B {_said(name)}", _said(text))
    if section.lines:
        yield from (".nf", *(_said(line) for line in section.lines), ".fi")


def _paragraphs(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from (".PP", *(_said(line) for line in text.split("\n")))


def _said(text: str) -> str:
    """``text`` as roff: a backslash is one, a hyphen can be pasted, and a line is no request."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


if __name__ == "__main__":
    i18n.choose(sys.argv[1])
    sys.stdout.write(json.dumps(dict(_pages())))
