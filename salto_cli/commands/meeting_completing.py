"""What TAB offers at the meeting's table: those in the room, colleagues, and the words of closed lists.

Never the name of a youth: what is offered stands on the screen for whoever is in the room.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from salto_cli.models.text import fold
from salto_cli.usecases import words

if TYPE_CHECKING:
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    from salto_cli.commands.meeting_arrivals import Attending


def offered(table: "Attending", word: str) -> Iterator[str]:
    """What the ``word`` at the cursor may become; æ, ø, å and their bare letters find each other."""
    known = list(_known(table, word[:1]))
    yield from dict.fromkeys(each for each in known if fold(each).startswith(fold(word)))


def _known(table: "Attending", mark: str) -> Iterator[str]:
    match mark:
        case "@":
            for each in table.attendance:
                if each.service:
                    yield f"@{(each.name or '').replace(' ', '_')}/{each.service}"
            yield from (f"@{each.replace(' ', '_')}" for each in table.colleagues)
        case ">":
            yield from (f">{each.replace(' ', '_')}" for each in table.colleagues)
        case "!":
            yield from (f"!{each.label.replace(' ', '_')}" for each in words.choices("decision_type"))
        case "#":
            yield from (f"#{each.label.replace(' ', '_')}" for each in words.choices("category"))
        case _:
            yield from (each.service for each in table.attendance if each.service)


def completer(table: "Attending") -> "Completer":
    """The same as the prompt wants it; the class stands here since its library is slow to load."""
    from prompt_toolkit.completion import Completer, Completion

    class Offering(Completer):
        def get_completions(
            self, document: "Document", complete_event: "CompleteEvent"
        ) -> "Iterator[Completion]":
            word = document.get_word_before_cursor(WORD=True)
            for each in offered(table, word):
                yield Completion(f"{each} ", -len(word), each)

    return Offering()
