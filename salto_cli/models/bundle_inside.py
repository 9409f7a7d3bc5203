"""What travels inside the seal of a file from one salto to another: the allowed part of a case."""

from dataclasses import field
from typing import Final

from salto_cli.frozen import frozen

DATES: Final = "dates"  # the part of a line that is a date to keep


@frozen(kw_only=True)
class Whose:
    """Whom the case is about, as far as it may be told: a text that may not go is empty.

    ``code`` is the sender's own, and means nothing elsewhere. ``born`` is an ISO day, or the year alone.
    """

    code: str
    called: str = field(repr=False)
    born: str = field(repr=False)
    full_name: str = field(default="", repr=False)
    national_id: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    language: str = ""
    home_district: str = ""
    stay_district: str = ""


@frozen(kw_only=True)
class Said:
    """A consent that the sharing rests on, cut down to what it says of this receiver.

    ``guardian`` stands for which guardian said it (``g1``, ``g2``), never who that is. ``noted``, ``heard``:
    the sender has it in writing who noted it, and what the child said.
    """

    code: str
    by: str
    guardian: str
    said: str
    categories: tuple[str, ...]
    unit: str
    purpose: str
    from_day: str
    through_day: str
    form: str
    noted: bool
    informed: bool
    pressure: bool
    language: str
    interpreter: str
    explicit: bool
    form_hash: str
    heard: bool


@frozen(kw_only=True)
class Line:
    """One thing that goes: a trait, a task or a date, or why the youth is handed over.

    ``part`` is a trait's kind, or what else it is (store/leaving.py); ``kind`` a task's kind, else empty;
    ``day`` an ISO day or empty, with its clock ``at`` and its ``place`` where it is a date to keep. ``also``:
    the kinds of information it is of besides ``category``.
    """

    part: str
    category: str
    also: tuple[str, ...]
    text: str = field(repr=False)
    day: str
    at: str
    place: str = field(repr=False)
    source: str
    released: bool
    kind: str

    @property
    def categories(self) -> tuple[str, ...]:
        """Every kind of information it is of."""
        return (self.category, *self.also)


@frozen(kw_only=True)
class Unit:
    """The service that receives, as the sender knows it: what the consents name."""

    id: str
    name: str
    organisation: str
    sector: str
    district: str
    unit: str


@frozen(kw_only=True)
class Inside:
    """The whole content of one file. The first three repeat what stands outside the seal.

    ``on`` is the day it was judged, under the sender's ``policy``. ``withheld`` are the kinds of information
    that the youth keeps from the guardians. ``roster`` stands for the guardians with parental responsibility,
    where one of them consented; ``proxies`` are pairs (``g1 g2``): who holds whose written authority.
    """

    bundle: str
    sender: str
    receiver: str
    handover: str
    on: str
    policy: str
    purpose: str
    unit: Unit
    whose: Whose
    categories: tuple[str, ...]
    withheld: tuple[str, ...]
    roster: tuple[str, ...]
    proxies: tuple[str, ...]
    heard: str
    statements: tuple[Said, ...]
    lines: tuple[Line, ...]
