"""What may stand where on a line, as far as the program itself knows it: for TAB, without any store."""

import re
from collections.abc import Iterator
from typing import Any, Final

from salto_cli.commands import MANIFEST, Entry
from salto_cli.commands.orders import how, lists
from salto_cli.i18n import LANGUAGES, _, language
from salto_cli.models.asked import CHOICE, YES_NO
from salto_cli.models.completion import SHELLS
from salto_cli.models.schedule import KINDS
from salto_cli.models.word import Word
from salto_cli.names import called
from salto_cli.usecases import words

# What no order asks for: by the command's module and the parameter.
FIXED: Final = {
    ("completion", "shell"): SHELLS,
    ("due", "language"): LANGUAGES,
    ("schedule", "kind"): KINDS,
}
HELP: Final = ("help", "about")
ONE_WORD: Final = re.compile(r"[\w-]+")


def closed(entry: Entry, parameter: Any) -> Iterator[Word]:
    """The words of the closed lists that a parameter's value is from."""
    for each in lists(entry, parameter.name):
        yield from words.choices(each)


def between(entry: Entry, parameter: Any) -> Iterator[Word]:
    """The words of every list that another field decides between: what a guardian is, and what a sibling."""
    for each in how(entry, parameter.name):
        if each.kind == CHOICE and each.of.startswith("{"):
            others = lists(entry, each.of.strip("{}"))
            names = [word.key for other in others for word in words.choices(other)]
            yield from (word for name in names for word in words.choices(name))


def explained(entry: Entry, parameter: Any) -> Iterator[str]:
    """What help can be asked for, where it is help that is asked: each topic, and each command."""
    from salto_cli.commands.help_topics import names

    if (entry.module, parameter.name) == HELP:
        yield from (*names(), *map(called, MANIFEST))


def as_one_word(word: Word) -> str:
    """A word of a closed list as it is typed in the chosen language, without a sign that a shell minds.

    A bokmål name that is a whole phrase gives way to the first of its other ways that is none.
    """
    if language() == "en":
        return word.key
    ways = (each.replace(" ", "-") for each in (word.label, *word.also))
    return next((each for each in ways if ONE_WORD.fullmatch(each)), word.key)


def values(entry: Entry, parameter: Any) -> tuple[str, ...]:
    """Every value that a parameter may have, each as one word; none where there is no end of them."""
    found = [as_one_word(each) for each in closed(entry, parameter)]
    if any(each.kind == YES_NO for each in how(entry, parameter.name)):
        found += [_("yes"), _("no")]
    found += FIXED.get((entry.module, parameter.name), explained(entry, parameter))
    return tuple(dict.fromkeys(found))
