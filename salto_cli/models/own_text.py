"""What the program itself writes into the store: made here, and read here in the language of whoever looks.

It stands there in bokmål whatever the screen speaks, for others read it, and so do papers. It is known again
by its words, in either language: older programs kept some of it in English. What people wrote is shown as
they wrote it, unless it is these very words.
"""

import re
from functools import cache
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.i18n import language
from salto_cli.models.words import WORDS

# What may be filled in. Each ends where its text goes on, or is all that is left: a text that only begins as
# ours is read to its end once, however it repeats itself.
_FILLED: Final = {
    "day": r"[\d.]{4,10}",
    "n": r"\d{1,9}",
    "column": r"[A-Z]{1,3}",
    "name": r"[^,\n]+",  # of a name with a comma the service takes the rest, and both are said in that order
    "service": r"[^\n]+",
    "whom": r"[^\n]+",
    "code": r"[A-Z]-\d{1,9}[A-Z]?",
    "phone": r"\+?[\d ]{5,20}",
    "what": r"[^\n]+",
}
_LONGEST: Final = 600  # characters: two lines of a person's (models/text.py), and what stands around them


@frozen
class OwnText:
    """One text in both languages; what stands between braces in it is filled in, the same in both.

    It is one line, and what is filled in is of a kind that ``_FILLED`` knows.
    """

    nb: str
    en: str


TELL: Final = OwnText(
    "fortell ungdommen hva møtet {day} bestemte", "tell the youth what the meeting on {day} decided"
)
ASK_CONSENT: Final = OwnText(
    "Spør om samtykke: regnearket sier at det finnes, men ikke alt et samtykke må vise",
    "Ask for consent: the spreadsheet says there is one, but not all that a consent must show",
)
ASK_UNCLEAR: Final = OwnText(
    "Spør om samtykke: regnearket sier ikke om det finnes",
    "Ask for consent: the spreadsheet does not say whether there is one",
)
ASK_NO: Final = OwnText(
    "Regnearket sier nei til samtykke: spør hvem som sa det og når, og før neiet",
    "The spreadsheet says no to consent: ask who said it and when, and record the no",
)
GUARDIAN_LEFT: Final = OwnText(
    "Registrer {n} foresatt som står i regnearket uten fødselsdato",
    "Register {n} guardian who stands in the spreadsheet without a birth date",
)
GUARDIANS_LEFT: Final = OwnText(
    "Registrer {n} foresatte som står i regnearket uten fødselsdato",
    "Register {n} guardians who stand in the spreadsheet without a birth date",
)
GUARDIAN_PHONE: Final = OwnText(
    "Spør om telefonnummeret til en foresatt: det i regnearket lot seg ikke lese",
    "Ask for a guardian's phone number: the one in the spreadsheet could not be read",
)
GUARDIAN_UNREAD: Final = OwnText(
    "Se etter hva regnearket sier om en foresatt: noe av det lot seg ikke lese",
    "Look up what the spreadsheet says of a guardian: some of it could not be read",
)
GUARDIAN_AT: Final = OwnText(
    "Se i regnearket, rad {n}, kolonne {column}: noe om en foresatt lot seg ikke lese",
    "Look in the spreadsheet, row {n}, column {column}: something about a guardian could not be read",
)
IMPORTED: Final = OwnText("Følg opp importen: {what}", "Follow up the import: {what}")
GUARDIAN_REACHED: Final = OwnText(
    "Foresatt som ikke er registrert: {name}, tlf. {phone}",
    "Guardian who is not registered: {name}, phone {phone}",
)
GUARDIAN_NAMED: Final = OwnText(
    "Foresatt som ikke er registrert: {name}", "Guardian who is not registered: {name}"
)
NAMELESS_GUARDIAN: Final = OwnText(
    "Foresatt uten navn i regnearket, tlf. {phone}",
    "Guardian without a name in the spreadsheet, phone {phone}",
)
UNDONE_BY_DOER: Final = OwnText("angret av den som gjorde det", "undone by whoever did it")
RECEIVED: Final = OwnText(
    "mottatt fra {name}, {service}; {code} der", "received from {name}, {service}; {code} there"
)
HEARD_THERE: Final = OwnText("hos {whom}", "with {whom}")  # beside RECEIVED alone is it surely ours

# Outcomes of tasks that nobody typed, as the store has them.
ENDINGS: Final = {
    "retracted": OwnText("kontakten er tatt av", "contact taken off"),
    "undone": OwnText("angret", "undone"),
    "case_closed": OwnText("saka ble lukket", "the case was closed"),
}
_SENTENCES: Final = (
    *(TELL, ASK_CONSENT, ASK_UNCLEAR, ASK_NO, GUARDIAN_LEFT, GUARDIANS_LEFT, GUARDIAN_PHONE, GUARDIAN_UNREAD),
    *(GUARDIAN_AT, IMPORTED, GUARDIAN_REACHED, GUARDIAN_NAMED, NAMELESS_GUARDIAN),
    *(UNDONE_BY_DOER, RECEIVED),
)
# What there is to follow up of an import, in the title of its task; with commas between.
IN_TITLE: Final = {
    "guardian": OwnText("1 foresatt", "1 guardian"),
    "guardians": OwnText("{n} foresatte", "{n} guardians"),
    "consent": OwnText("samtykke", "consent"),
    "cells": OwnText("noe som ikke lot seg lese", "something that could not be read"),
}
_LISTS: Final = ("deadline_kind", "promise_ended", "giver")  # words of these stand as texts of their own
_BEGUN: Final = tuple({said.partition("{")[0] for each in _SENTENCES for said in (each.nb, each.en)})


def made(text: OwnText, **values: object) -> str:
    """The text as it is kept, filled in."""
    return text.nb.format(**values)


def told(kept: str) -> str:
    """A text out of the store as it is shown: one of the program's own in the language of the screen."""
    if kept in ENDINGS:
        return _spoken(ENDINGS[kept])
    if kept.startswith(_BEGUN):
        return next((said for each in _SENTENCES if (said := _read(each, kept))), kept)
    return kept if language() == "nb" else _words().get(kept, kept)


def told_heard(kept: str | None, remark: str | None) -> str | None:
    """Where a child was heard: our own words, where the remark beside it says that a file brought it."""
    came_in_a_file = remark is not None and _read(RECEIVED, remark) is not None
    return (_read(HEARD_THERE, kept) if kept and came_in_a_file else None) or kept


def _spoken(text: OwnText) -> str:
    return text.nb if language() == "nb" else text.en


def _read(text: OwnText, kept: str) -> str | None:
    """``kept`` in the language of the screen; None where it is not this text."""
    if len(kept) > _LONGEST:  # only a person writes as much
        return None
    found = next((match for form in _forms(text) if (match := form.fullmatch(kept))), None)
    if found is None:
        return None
    parts = found.groupdict()
    if "what" in parts:
        parts["what"] = _in_title(parts["what"])
    return _spoken(text).format(**parts)


def _in_title(what: str) -> str:
    """What there is to follow up of an import, part by part."""
    return ", ".join(map(_part, what.split(", ")))


def _part(part: str) -> str:
    return next((said for each in IN_TITLE.values() if (said := _read(each, part))), part)


@cache
def _forms(text: OwnText) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(re.sub(r"\\\{(\w+)\\\}", _filled, re.escape(said))) for said in (text.nb, text.en)
    )


def _filled(place: re.Match[str]) -> str:
    return f"(?P<{place[1]}>{_FILLED[place[1]]})"


@cache
def _words() -> dict[str, str]:
    """Each word that stands as a text of its own, in English."""
    return {word.nb: word.en for of in _LISTS for word in WORDS[of]}
