"""The catalogue: every text a person sees passes through here, in bokmål or English.

English stands in the code as the key; ``locale/nb/*.po`` holds the bokmål, one file per noun,
compiled into ``locale/nb/LC_MESSAGES/salto.mo``. The language is chosen once, before any command
module is imported, and never from the machine's locale: scheduled jobs run with another one.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LANGUAGES = ("nb", "en")
ALIASES = {"no": "nb", "nn": "nb"}
PAPER = "nb"  # youths and services in Oslo read the papers, whatever the screen speaks
LOCALE = Path(__file__).parent / "locale"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def choose(language: str) -> bool:
    """Use ``language`` from now on; anything unknown means bokmål. Returns whether it was known."""
    global _catalogue, _language
    wanted = ALIASES.get(language.lower(), language.lower())
    known = wanted in LANGUAGES
    _language = wanted if known else "nb"
    _catalogue = (
        gettext.NullTranslations() if _language == "en" else gettext.translation("salto", str(LOCALE), ["nb"])
    )
    return known


def language() -> str:
    """The language in use: ``nb`` or ``en``."""
    return _language


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Everything within is said in ``lang`` (``nb`` or ``en``), whatever the screen speaks."""
    before = language()
    choose(lang)
    try:
        yield
    finally:
        choose(before)


def _(message: str) -> str:
    """The text for a person, in the chosen language."""
    return _catalogue.gettext(message) if message else ""


def plural(one: str, many: str, count: int) -> str:
    """The text for ``count`` of something; ``{n}`` in it becomes the number."""
    return _catalogue.ngettext(one, many, count).format(n=count)


def N_(message: str) -> str:
    """Mark a text for the catalogue where it stands in a table; it is translated where it is shown."""
    return message
