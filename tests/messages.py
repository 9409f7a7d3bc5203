"""Every text of the source that a person may see, found by reading the source."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from inspect import cleandoc
from pathlib import Path

from salto_cli.commands import MANIFEST, Entry, Group
from tests.source import PRODUCT, files, place, python_files, tree

PLACEHOLDER = re.compile(r"\{(\w+)[^{}]*\}")


@dataclass(slots=True)
class Texts:
    """What the calls of ``_``, ``N_`` and ``plural`` in some source say."""

    single: dict[str, str] = field(default_factory=dict)  # msgid: where it stands
    plural: dict[tuple[str, str], str] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)  # texts put together before they are translated


def texts(module: ast.Module, path: Path) -> Texts:
    """The texts of one module. A name is taken to hold a text that ``N_`` marks where it is written."""
    found = Texts()
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and node.args:
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in {"_", "N_"}:
                _single(found, name, node.args[0], place(path, node))
            elif name == "plural":
                _plural(found, node.args[:2], place(path, node))
    return found


def _single(found: Texts, call: str, text: ast.expr, where: str) -> None:
    if isinstance(text, ast.IfExp):
        _single(found, call, text.body, where)
        _single(found, call, text.orelse, where)
    elif isinstance(text, ast.Constant) and isinstance(text.value, str):
        if text.value:
            found.single.setdefault(text.value, where)
    elif call == "N_" or isinstance(text, ast.JoinedStr | ast.BinOp):
        found.unreadable.append(where)


def _plural(found: Texts, forms: list[ast.expr], where: str) -> None:
    said = [form.value for form in forms if isinstance(form, ast.Constant) and isinstance(form.value, str)]
    if len(said) == 2:
        found.plural.setdefault((said[0], said[1]), where)
    else:
        found.unreadable.append(where)


def all_texts() -> Texts:
    """The texts of the whole product, with the help of its commands."""
    found = Texts(single=docstring_messages())
    for path in python_files(PRODUCT):
        here = texts(tree(path), path)
        found.single = here.single | found.single
        found.plural = here.plural | found.plural
        found.unreadable += here.unreadable
    return found


def docstring_messages() -> dict[str, str]:
    """The one-line help of every command and group, and the docstring that its own help shows."""
    found: dict[str, str] = {}

    def walk(entries: dict[str, Entry | Group]) -> None:
        for entry in entries.values():
            found[entry.summary] = "salto_cli/commands/manifest"
            if isinstance(entry, Group):
                walk(dict(entry.commands))
            else:
                text, where = _docstring(entry)
                found.setdefault(text, where)

    walk(MANIFEST)
    return found


def _docstring(entry: Entry) -> tuple[str, str]:
    """A command's docstring as help shows it: each paragraph on one line."""
    path = PRODUCT / "commands" / f"{entry.module}.py"
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and node.name == entry.function:
            paragraphs = cleandoc(ast.get_docstring(node) or "").split("\n\n")
            return "\n\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs), place(path, node)
    raise AssertionError(f"{path.name} has no function {entry.function}")


def literals() -> set[str]:
    """Every text that stands anywhere in the product's source or rules, marked for translation or not."""
    found: set[str] = set()
    for path in files():
        if path.is_relative_to(PRODUCT) and path.suffix == ".py":
            constants = (node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant))
            found |= {value for value in constants if isinstance(value, str)}
        elif path.is_relative_to(PRODUCT) and path.suffix == ".toml":
            found |= set(_leaves(tomllib.loads(path.read_text(encoding="utf-8"))))
    return found


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def placeholders(text: str) -> set[str]:
    """The names of the ``{places}`` that are filled in later."""
    return set(PLACEHOLDER.findall(text))
