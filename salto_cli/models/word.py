"""One word of a closed list."""

from salto_cli.frozen import frozen
from salto_cli.i18n import language
from salto_cli.models.text import fold


@frozen
class Word:
    """One choice: its key in the store and in JSON, its two names, and other ways to write it."""

    key: str
    nb: str
    en: str
    also: tuple[str, ...] = ()
    demands: str = ""  # the field that must be given where this word is chosen

    @property
    def label(self) -> str:
        """The name in the chosen language."""
        return self.nb if language() == "nb" else self.en

    @property
    def typed(self) -> str:
        """The word as it is typed: scripts and English use the key, bokmål its own name."""
        return self.key if language() == "en" else self.label

    def is_written(self, text: str) -> bool:
        """Whether ``text`` is a way to write this word."""
        said = plain(text)
        return any(said == plain(way) for way in self.ways)

    def begins(self, text: str) -> bool:
        """Whether a way to write this word, or one of the words of its name, begins with ``text``."""
        said = f" {plain(text)}"
        return any(f" {plain(way)}".startswith(said) for way in self.ways) or said in f" {plain(self.label)}"

    @property
    def ways(self) -> tuple[str, ...]:
        """Every way to write this word, in both languages."""
        return (self.key, self.nb, self.en, *self.also)


def plain(text: str) -> str:
    """``text`` as it is compared: folded, and with a space where a hyphen or an underscore may stand."""
    return fold(text.strip()).replace("_", " ").replace("-", " ")
