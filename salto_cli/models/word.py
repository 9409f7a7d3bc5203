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

    def is_written(self, text: str) -> bool:
        """Whether ``text`` is a way to write this word."""
        said = fold(text.strip()).replace("_", " ").replace("-", " ")
        ways = (self.key, self.nb, self.en, *self.also)
        return any(said == fold(way).replace("_", " ").replace("-", " ") for way in ways)
