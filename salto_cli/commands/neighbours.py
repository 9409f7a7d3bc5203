"""Where a word is none of its option's list, but of that of another option of the same command."""

from typing import TYPE_CHECKING

from salto_cli.i18n import _
from salto_cli.models.everyday import meant
from salto_cli.models.near import after_near, did_you_mean, instead, near_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salto_cli.models.words import Word

GIVER, GUARDIAN = "giver", "guardian"


def hint(of: str, said: str, among: "tuple[Word, ...] | list[Word]") -> str:
    """What to type in place of ``said``, which is none of the list ``of``: the nearest of it, else another
    option of the command that takes it, and the list."""
    near = near_words(said, among)
    if of == GIVER and any(word.key == GUARDIAN for word in near):
        return _("give --by guardian:P-…; see them with: salto family P-…")
    if near or not (other := list(_elsewhere(of, said))):
        return instead(said, among)
    return after_near(did_you_mean(other[:2]), instead("", among))


def _elsewhere(of: str, said: str) -> "Iterator[str]":
    """Options of the running command whose list has the word, as they are typed: where it is written so, else
    where that is what people mean by it."""
    from salto_cli.commands.lazy import running
    from salto_cli.commands.orders import lists
    from salto_cli.usecases.words import choices

    command = running()
    if command is None:
        return
    known = [
        (option, word)
        for each in command.params
        for option in each.opts[:1]
        for name in lists(command.entry, each.name)
        if option.startswith("--") and name != of
        for word in choices(name)
    ]
    keys = meant(said)
    fitting = [pair for pair in known if pair[1].is_written(said)]
    for option, word in fitting or [pair for pair in known if pair[1].key in keys]:
        typed = f'"{word.typed}"' if " " in word.typed else word.typed
        yield f"{option} {typed}"
