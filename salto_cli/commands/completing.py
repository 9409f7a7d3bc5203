"""What TAB offers in the shell: commands, options, the words of closed lists, and services by their ids.

Never the name of a person: what is offered stands on the screen before anyone has asked for that person.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from salto_cli.commands import MANIFEST, Entry, Group, offered
from salto_cli.commands.desk import Desk
from salto_cli.commands.line import QUOTES, split
from salto_cli.commands.options import FLAGS, VALUES, gather
from salto_cli.commands.orders import how
from salto_cli.errors import SaltoError
from salto_cli.frozen import frozen
from salto_cli.i18n import language
from salto_cli.models.asked import RECEIVER, RECIPIENTS, SERVICE, SERVICES
from salto_cli.models.text import fold
from salto_cli.names import NB, called, canonical

if TYPE_CHECKING:
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    from salto_cli.commands.shell import Shell

LEAVE = {"nb": "avslutt", "en": "exit"}
NAMES_A_SERVICE: Final = frozenset({"RECIPIENT", "SERVICE", "service"})  # what such a parameter is called


@frozen
class Offer:
    """What may stand where the cursor is: its name, what is typed for it, and in place of how many signs."""

    name: str
    typed: str
    instead: int


@dataclass(slots=True)
class Completing:
    """Completes the lines of one shell, while it is unlocked."""

    shell: "Shell"
    services: Sequence[str] | None = None  # asked for once: each time is an act in the log

    def at_end_of(self, text: str) -> Iterator[Offer]:
        """What may stand at the end of ``text``; æ, ø, å and their bare letters find each other."""
        line = split(text)
        before = [word for at, word in enumerate(line.words) if at or word != "salto"]
        option, joined, value = (line.last or "").partition("=")
        if joined:
            before, typed = [*before, option], value
        else:
            typed = line.last or ""
        wanted = fold(typed)
        for each in dict.fromkeys(self._offered(before, typed)):
            if fold(each).startswith(wanted):
                yield Offer(each, f"{_quoted(each)} ", len(typed) + len(line.quote))

    def _offered(self, before: list[str], typed: str) -> Iterator[str]:
        if not before:
            yield from (*_names("", MANIFEST, typed), LEAVE[language()])
            return
        path, said = canonical(before[0]), before[1:]
        entry = MANIFEST.get(path)
        if isinstance(entry, Group):
            if not said:
                yield from _names(path, entry.commands, typed)
            name = canonical(said[0], path) if said else ""
            said = said[1:] if name in entry.commands else said
            name = name if name in entry.commands else entry.default
            path, entry = f"{path} {name}", entry.commands.get(name)
        if entry is not None:
            yield from self._for_command(path, entry, said, typed)
        elif not said and path.strip() in MANIFEST:
            yield "--help"

    def _for_command(self, path: str, entry: Entry, said: list[str], typed: str) -> Iterator[str]:
        from salto_cli.commands.lazy import load

        parameters = load(path, entry).params
        taking = {option: each for each in parameters for option in each.opts if not _is_flag(each)}
        if said and said[-1] in taking:
            yield from self._values(entry, taking[said[-1]])
        elif said and said[-1] in VALUES:
            yield from ("nb", "en") if said[-1] == "--lang" else ()
        elif typed.startswith("-"):
            yield from (option for each in parameters for option in each.opts if option.startswith("--"))
            yield from (option for option in (*FLAGS, *VALUES, "--help") if option.startswith("--"))
        else:
            places = [each for each in parameters if each.param_type_name == "argument"]
            given = _given(said, taking)
            if places:
                yield from self._values(entry, places[min(given, len(places) - 1)])

    def _values(self, entry: Entry, parameter: Any) -> Iterator[str]:
        """The words of the list that a parameter's value is from, what help is of, or the services' ids."""
        for word in offered.closed(entry, parameter):
            yield word.key if language() == "en" else word.label
        yield from offered.explained(entry, parameter)
        kinds = {SERVICE, SERVICES, RECIPIENTS, RECEIVER}  # a colleague will do as receiver too
        asked = any(each.kind in kinds for each in how(entry, parameter.name))
        named = bool({parameter.metavar, parameter.name} & NAMES_A_SERVICE)
        if asked or named:
            yield from self._services()

    def _services(self) -> Sequence[str]:
        if self.services is None:
            from salto_cli.models.service import ListServices
            from salto_cli.usecases.service import list_services

            self.services = ()
            world = self.shell.world
            options, _none = gather(["--quiet", "--no-input"], world.environ)
            desk = Desk(world, options, world.clock(), self.shell.at.again)
            with suppress(SaltoError):
                self.services = [each.id for each in desk.do(ListServices(), list_services).services]
            desk.close()
        return self.services


def completer(shell: "Shell") -> "Completer":
    """``Completing`` as the prompt wants it; the class stands here since its library is slow to load."""
    from prompt_toolkit.completion import Completer, Completion

    completing = Completing(shell)

    class Offering(Completer):
        def get_completions(
            self, document: "Document", complete_event: "CompleteEvent"
        ) -> "Iterator[Completion]":
            for each in completing.at_end_of(document.text_before_cursor):
                yield Completion(each.typed, -each.instead, each.name)

    return Offering()


def _names(within: str, commands: Collection[str], typed: str) -> Collection[str]:
    """The names of a group's commands: in the chosen language, or the other where only that fits."""
    own = [called(f"{within} {name}".strip()).rpartition(" ")[2] for name in commands]
    other = commands if language() == "nb" else [NB[f"{within} {name}".strip()] for name in commands]
    return own if any(fold(each).startswith(fold(typed)) for each in own) else other


def _is_flag(parameter: Any) -> bool:
    return bool(getattr(parameter, "is_flag", False))


def _given(said: list[str], taking: dict[str, Any]) -> int:
    """How many of the words that were said stand alone: neither options nor the values of options."""
    after = zip(["", *said], said, strict=False)
    return sum(
        not word.startswith("-") and before not in taking and before not in VALUES for before, word in after
    )


def _quoted(word: str) -> str:
    """``word`` as one types it."""
    return f"{QUOTES[0]}{word}{QUOTES[0]}" if " " in word else word
