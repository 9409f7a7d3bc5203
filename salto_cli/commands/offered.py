"""What may stand where on a line, as far as the program itself knows it: for TAB, without any store."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, Final

from salto_cli.commands.manifest import Entry
from salto_cli.i18n import LANGUAGES, _, language
from salto_cli.models.asked import CHOICE, CHOICES, YES_NO, Asked, how_asked
from salto_cli.models.completion import SHELLS
from salto_cli.models.order import Order
from salto_cli.models.schedule import KINDS
from salto_cli.models.word import Word
from salto_cli.usecases import words

# Lists that an option's word is from where the order has it as plain text, or by another name.
LISTS: Final = {
    "category": "category",
    "next_category": "category",
    "theme": "theme",
    "purpose": "purpose",
    "sector": "service_sector",
}
# What no order asks for: by the command's module and the parameter.
FIXED: Final = {
    ("completion", "shell"): SHELLS,
    ("due", "language"): LANGUAGES,
    ("schedule", "kind"): KINDS,
}
ONE_WORD: Final = re.compile(r"[\w-]+")


def how(entry: Entry, name: str) -> Iterator[Asked]:
    """How the field ``name`` is asked for in each order that the command's module can make."""
    module = import_module(f"salto_cli.commands.{entry.module}")
    kinds: list[Any] = [each for each in vars(module).values() if isinstance(each, type)]
    for kind in kinds:
        if issubclass(kind, Order) and is_dataclass(kind):
            yield from (found for each in fields(kind) if each.name == name and (found := how_asked(each)))


def closed(entry: Entry, parameter: Any) -> Iterator[Word]:
    """The words of the closed lists that a parameter's value is from."""
    for each in how(entry, parameter.name):
        if each.kind in {CHOICE, CHOICES} and "{" not in each.of:
            yield from words.choices(each.of)
    if parameter.name in LISTS:
        yield from words.choices(LISTS[parameter.name])


def as_one_word(word: Word) -> str:
    """A word of a closed list as it is typed in the chosen language, without a sign that a shell minds."""
    said = word.key if language() == "en" else word.label.replace(" ", "-")
    return said if ONE_WORD.fullmatch(said) else word.key


def values(entry: Entry, parameter: Any) -> tuple[str, ...]:
    """Every value that a parameter may have, each as one word; none where there is no end of them."""
    found = [as_one_word(each) for each in closed(entry, parameter)]
    if any(each.kind == YES_NO for each in how(entry, parameter.name)):
        found += [_("yes"), _("no")]
    found += FIXED.get((entry.module, parameter.name), ())
    return tuple(dict.fromkeys(found))
