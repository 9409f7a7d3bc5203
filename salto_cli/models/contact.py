"""Contacts: a talk, a call, a visit or an attempt without answer, with one or several persons."""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked, day
from salto_cli.models.asked import asked as ask
from salto_cli.models.objection import Objection
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.person import Named
from salto_cli.models.task import Task

ATTEMPT: Final = "attempt"  # the kind that is no contact: nobody answered
MET: Final = "met"  # the channel that has a place: face to face, somewhere
OWN: Final = "own"  # the source of what was seen or heard by whoever logs it


@frozen(kw_only=True)
class LogContact(Order):
    """Log one event with one or several persons. ``when`` is a past moment, now where it is not given."""

    command = "log-contact"
    purpose = FOLLOW_UP

    persons: tuple[str, ...] = ask(N_("Who"), asked.NOTED)
    kind: str = ask(N_("What kind of contact"), asked.CHOICE, of="kind")
    when: str | None = ask(N_("When, if not now"), asked.MOMENT, always=True, default=None)
    channel: str | None = ask(N_("How"), asked.CHOICE, of="channel", always=True, default=None)
    arena: str | None = ask(N_("Where"), asked.CHOICE, of="arena", always=True, default=None)
    themes: tuple[str, ...] = ask(N_("About what"), asked.CHOICES, of="theme", always=True, default=())
    categories: tuple[str, ...] = ask(
        N_("Categories, besides those of the themes"), asked.CHOICES, of="category", default=()
    )
    own_words: str | None = ask(N_("The youth's own words"), always=True, default=None)
    note: str | None = ask(N_("Note"), asked.NOTE, always=True, default=None)
    told: str | None = ask(
        N_("Has the youth been told that this is written down (yes, or no and why)?"),
        asked.TOLD,
        always=True,
        default=None,
    )
    source: str = ask(N_("Where the information comes from"), asked.CHOICE, of="source", default=OWN)
    released: bool = ask(N_("The source allows it to be passed on"), asked.YES_NO, default=False)
    about: tuple[str, ...] = ask(N_("Other persons the note is about (codes)"), asked.PERSONS, default=())
    next: str | None = ask(N_("Next step"), always=True, default=None)
    due: str | None = ask(N_("Due"), asked.DUE, always=True, after="next", default=None)
    next_who: str | None = ask(N_("Who does it"), asked.OPERATOR, default=None)
    next_service: str | None = ask(N_("Service it is agreed with"), asked.SERVICE, default=None)
    next_category: str | None = ask(
        N_("Category of the next step"), asked.CHOICE, of="category", default=None
    )

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """What a terminal need not ask: where, unless they met; what was said, where nobody answered."""
        where = () if said.get("channel") in {None, MET} else ("arena",)
        return where if said.get("kind") != ATTEMPT else (*where, "themes", "own_words", "told")

    def __post_init__(self) -> None:
        """Refuse what does not fit together, before anything is opened."""
        if not self.persons:
            raise Unacceptable(_("a contact is with at least one person"), _("give a code, as in P-017Z"))
        if not self.next and (self.due or self.next_who or self.next_service or self.next_category):
            raise Unacceptable(
                _("there is no next step for that date, person, service or category"),
                _('say what is to be done, as in --next "ring UngJobb"'),
            )


@frozen(kw_only=True)
class CorrectContact(Order):
    """Make a new version of a contact. What is not given stays as it was, an empty text empties a field; the
    old version is kept."""

    command = "correct-contact"
    purpose = FOLLOW_UP

    corrects: str = ask(N_("Contact to correct"), asked.CODE, of="contact")
    persons: tuple[str, ...] = ask(N_("Who"), asked.NOTED, default=())
    kind: str | None = ask(N_("What kind of contact"), asked.CHOICE, of="kind", default=None)
    when: str | None = ask(N_("When, if not now"), asked.MOMENT, default=None)
    channel: str | None = ask(N_("How"), asked.CHOICE, of="channel", clearable=True, default=None)
    arena: str | None = ask(N_("Where"), asked.CHOICE, of="arena", clearable=True, default=None)
    themes: tuple[str, ...] = ask(N_("About what"), asked.CHOICES, of="theme", default=())
    categories: tuple[str, ...] = ask(
        N_("Categories, besides those of the themes"), asked.CHOICES, of="category", default=()
    )
    own_words: str | None = ask(N_("The youth's own words"), clearable=True, default=None)
    note: str | None = ask(N_("Note"), asked.NOTE, clearable=True, default=None)
    told: str | None = ask(
        N_("Has the youth been told that this is written down (yes, or no and why)?"),
        asked.TOLD,
        default=None,
    )
    source: str | None = ask(N_("Where the information comes from"), asked.CHOICE, of="source", default=None)
    released: bool | None = ask(N_("The source allows it to be passed on"), asked.YES_NO, default=None)
    about: tuple[str, ...] = ask(N_("Other persons the note is about (codes)"), asked.PERSONS, default=())


@frozen
class ListContacts(Order):
    """Show a person's contacts from the day ``since``; ``all`` shows those taken off and replaced too."""

    command = "contacts"
    purpose = FOLLOW_UP

    person: str
    since: str | None = None
    all: bool = False


@frozen
class LookAtContact(Order):
    """Name a contact and whom it is with before something is done to it."""

    command = "look"
    purpose = FOLLOW_UP

    contact: str


@frozen
class ReadContact(Order):
    """Read one contact as it stands, before it is put right."""

    command = "look"
    purpose = FOLLOW_UP

    contact: str


@frozen(kw_only=True)
class RetractContact(Order):
    """Take a contact off one person, or off everyone it is with. The trace stays."""

    command = "retract"
    purpose = FOLLOW_UP

    contact: str = ask(N_("Contact"), asked.CODE, of="contact")
    person: str | None = ask(N_("Off which person, if not all"), asked.PERSON, default=None)
    reason: str = ask(N_("Why it is taken off"))

    def __post_init__(self) -> None:
        """A reason is more than nothing."""
        if not self.reason:
            raise Unacceptable(_("the reason is missing"), _('say why, as in --reason "feil person"'))


@frozen
class Contact:
    """One contact as one of its persons sees it: the others are codes only.

    ``told`` is ``yes``, or ``no: `` and why. ``typed`` a later day than ``happened`` means a late entry.
    ``retracted`` is the moment it was taken off this person, or replaced by the contact ``replaced_by``.
    """

    code: str
    happened: str
    typed: str
    by: str
    kind: str
    channel: str | None
    arena: str | None
    themes: tuple[str, ...]
    categories: tuple[str, ...]
    source: str
    released: bool
    told: str | None
    own_words: str | None = field(repr=False)
    note: str | None = field(repr=False)
    with_: tuple[str, ...]
    about: tuple[str, ...]
    late: bool
    replaces: str | None
    replaced_by: str | None
    retracted: str | None
    reason: str | None = field(repr=False)
    objections: tuple[Objection, ...] = ()


@frozen
class ContactStands:
    """What stands in a contact that can be put right field by field; ``happened`` is an ISO moment."""

    happened: str
    kind: str
    channel: str | None
    arena: str | None
    themes: tuple[str, ...]
    told: str | None
    own_words: str | None = field(repr=False)
    note: str | None = field(repr=False)


@frozen
class ContactNamed:
    """The least that says which contact it is: code, day, whom it stands for."""

    code: str
    happened: str
    persons: tuple[Named, ...]

    @property
    def line(self) -> str:
        """As a contact is named before a yes."""
        return " · ".join([self.code, day.spoken(self.happened), *(each.line for each in self.persons)])


@frozen
class ContactLogged:
    """A contact has been logged, once, for everyone it was with; ``names`` are the others its texts name.

    ``unchanged``: a correction said what stands already, and no new version was made.
    """

    code: str
    persons: tuple[Named, ...]
    happened: str
    typed: str
    kind: str
    arena: str | None
    categories: tuple[str, ...]
    late: bool
    replaces: str | None
    tasks: tuple[Task, ...]
    closed_tasks: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    unchanged: bool = False


@frozen
class Contacts:
    """A person's contacts, the newest first; ``all``: everything was asked for."""

    person: Named
    contacts: tuple[Contact, ...]
    since: str | None
    all: bool = False


@frozen
class ContactRetracted:
    """A contact has been taken off persons; ``left`` is how many it still stands for."""

    code: str
    persons: tuple[Named, ...]
    left: int
    closed_tasks: tuple[str, ...]
