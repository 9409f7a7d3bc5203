"""Read the policy file strictly: a key that is missing, unknown or of the wrong kind refuses it all.

Every refusal names the key by its whole path, such as ``matrix[3].ages``, and what was wrong with it.
"""

from collections.abc import Iterator
from typing import NoReturn

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _


class Misfit(Unacceptable):
    """A key of a policy, by its ``path``, is missing, unknown or of the wrong kind."""

    def __init__(self, path: str, trouble: str, line: int | None = None) -> None:
        said = _("the policy cannot be used: {key}: {trouble}").format(key=path, trouble=trouble)
        super().__init__(
            _("{said} (line {line})").format(said=said, line=line) if line else said,
            _("mend that key in the policy file; the shipped policy is never changed by this"),
        )
        self.path = path
        self.trouble = trouble

    @classmethod
    def key(cls) -> str:
        """To whoever reads it, a value like any other."""
        return Unacceptable.key()


def refuse(path: str, trouble: str) -> NoReturn:
    """Refuse the policy because of the key at ``path``.

    Raises:
        Misfit: always.
    """
    raise Misfit(path, trouble)


class Table:
    """One table of the policy file. Every key must be taken once; ``done`` refuses what is left."""

    __slots__ = ("_entries", "path")

    def __init__(self, entries: dict[str, object], path: str = "") -> None:
        self._entries = dict(entries)
        self.path = path

    def _where(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def refuse(self, key: str, trouble: str) -> NoReturn:
        """Refuse the policy because of ``key`` in this table."""
        refuse(self._where(key), trouble)

    def has(self, key: str) -> bool:
        """Whether ``key`` is given, for the few keys that may be left out."""
        return key in self._entries

    def take(self, key: str) -> object:
        """The value of ``key``, whatever it is; refused when it is missing."""
        if key not in self._entries:
            self.refuse(key, _("is missing"))
        return self._entries.pop(key)

    def text(self, key: str) -> str:
        """A text that is not empty and stands on one line."""
        given = self.take(key)
        if not isinstance(given, str) or not given.strip() or "\n" in given:
            self.refuse(key, _("must be a text on one line"))
        return given

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of the words in ``allowed``."""
        given = self.text(key)
        if given not in allowed:
            self.refuse(key, _("must be one of: {words}").format(words=", ".join(allowed)))
        return given

    def number(self, key: str) -> int:
        """A whole number from 0 to 1200 (years or months)."""
        given = self.take(key)
        if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= 1200:
            self.refuse(key, _("must be a whole number"))
        return given

    def flag(self, key: str) -> bool:
        """true or false."""
        given = self.take(key)
        if not isinstance(given, bool):
            self.refuse(key, _("must be true or false"))
        return given

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, no two alike; it may be empty."""
        given = self.take(key)
        if not isinstance(given, list):
            self.refuse(key, _("must be a list of texts"))
        words = tuple(word for word in given if isinstance(word, str) and word.strip())
        if len(words) != len(given) or len(set(words)) != len(words):
            self.refuse(key, _("must be a list of texts, each once"))
        return words

    def section(self, key: str) -> "Table":
        """A table inside this one; in a ``with`` it refuses, at the end, a key that nothing has taken."""
        given = self.take(key)
        if not isinstance(given, dict):
            self.refuse(key, _("must be a table"))
        return Table(given, self._where(key))

    def __enter__(self) -> "Table":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_trouble: object) -> None:
        if kind is None:
            self.done()

    def rows(self, key: str) -> Iterator["Table"]:
        """Each of a list of tables, written ``[[key]]``, at least one; checked for left-over keys."""
        given = self.take(key)
        if not isinstance(given, list) or not given:
            self.refuse(key, _("must be a list of tables"))
        for index, row in enumerate(given):
            if not isinstance(row, dict):
                self.refuse(key, _("must be a list of tables"))
            with Table(row, f"{self._where(key)}[{index}]") as table:
                yield table

    def each(self, key: str) -> Iterator[tuple[str, "Table"]]:
        """The named tables inside the table ``key``, at least one; each checked for left-over keys."""
        with self.section(key) as inner:
            if not inner.remaining():
                self.refuse(key, _("must not be empty"))
            for name in inner.remaining():
                with inner.section(name) as table:
                    yield name, table

    def remaining(self) -> tuple[str, ...]:
        """The keys that have not been taken yet, in the order of the file."""
        return tuple(self._entries)

    def done(self) -> None:
        """Refuse a key that nothing has taken: it is misspelt, or in the wrong place."""
        for key in self._entries:
            self.refuse(key, _("is not a key of the policy"))
