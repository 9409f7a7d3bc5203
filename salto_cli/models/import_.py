"""A caseload that comes from a spreadsheet: what is ordered, what each row says, and what became of it."""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models import asked, import_said
from salto_cli.models.asked import asked as ask
from salto_cli.models.import_cell import Cell
from salto_cli.models.named import Named
from salto_cli.models.order import FOLLOW_UP, Order

MOST_ROWS: Final = 20_000  # of one file: more than any district follows up
REFUSED, FINDINGS = 6, 9  # exit codes: nothing was taken in, and something was left out


@frozen(kw_only=True)
class ImportCaseload(Order):
    """Take in the youths of a spreadsheet, each with a case; all of them or nobody.

    What the file has no column for is the same for everyone: basis, purposes, lead. ``new_rows`` are rows of
    persons who only resemble someone. ``lead_as`` and ``word_as`` say which colleague a name in the file is,
    and what a word stands for. ``link_siblings``: what those are to each other of whom the file says no more
    than that they are siblings, ``sibling_rows`` those of two rows. ``has_basis`` and ``has_purposes``: the
    file says it row by row, so that nobody is asked.
    """

    command = "import"
    purpose = FOLLOW_UP

    basis: str | None = ask(N_("Basis, for everyone"), asked.CHOICE, of="basis", default=None)
    reference: str | None = ask(N_("Decision behind the basis, for everyone"), default=None)
    purposes: tuple[str, ...] = ask(N_("Purpose, for everyone"), asked.CHOICES, of="purpose", default=())
    lead: str | None = ask(N_("Lead"), asked.OPERATOR, default=None)
    lead_as: tuple[str, ...] = ask(N_("Which colleague a name in the file is"), asked.LINES, default=())
    word_as: tuple[str, ...] = ask(N_("What a word in the file stands for"), asked.LINES, default=())
    new_rows: tuple[int, ...] = ask(
        N_("Rows of new persons, though someone similar is here"), asked.NUMBERS, default=()
    )
    link_guardians: bool = ask(N_("Register the guardians in the file"), asked.YES_NO, default=False)
    link_siblings: str | None = ask(
        N_("What siblings are to each other"), asked.CHOICE, of="sibling", default=None
    )
    sibling_rows: tuple[str, ...] = ask(N_("What two rows are to each other"), asked.LINES, default=())
    skip_bad: bool = False
    dry_run: bool = False
    has_basis: bool = False
    has_purposes: bool = False

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """A case has a basis and a purpose, from the file or for everyone."""
        return [name for name in ("basis", "purposes") if not said.get(f"has_{name}")]

    def __post_init__(self) -> None:
        """Refuse what is said of a name, a word or two rows without what it stands for."""
        import_said.colleagues(self.lead_as)
        import_said.words(self.word_as)
        import_said.sibling_rows(self.sibling_rows)

    @property
    def colleagues(self) -> dict[str, str]:
        """Names in the file, in small letters, and colleagues; an empty one is whoever takes the file in."""
        return import_said.colleagues(self.lead_as)

    @property
    def meant(self) -> tuple[tuple[str, str], ...]:
        """Words in the file, and what each stands for."""
        return import_said.words(self.word_as)

    @property
    def siblings(self) -> dict[tuple[int, int], str | None]:
        """What those in two rows are to each other; None where they are no siblings."""
        return import_said.sibling_rows(self.sibling_rows)


@frozen
class ImportRows(Order):
    """Some of the rows: one act each, and all of them are committed together."""

    command = "import rows"
    purpose = FOLLOW_UP


# --- what the file says -----------------------------------------------------------------------------------


@frozen
class Sheet:
    """One sheet of a workbook, or a file of text: its rows as they stand, the first with number 1.

    ``joined`` are the numbers of rows that hold cells joined with those of other rows. ``hidden``: whoever
    opens the workbook does not see the sheet.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    joined: frozenset[int] = frozenset()
    hidden: bool = False


@frozen
class Became:
    """One column: its letter, its heading, and what it becomes; ``filled`` is how many rows say something.

    ``sure`` is false where the heading only resembles one that is known, and nobody has said what it is.
    """

    letter: str
    heading: str
    becomes: str
    filled: int
    sure: bool = True


@frozen
class Preview:
    """How a sheet is read, before anything is done with it: its columns, and the first rows."""

    file: str
    sheet: str
    headings_in_row: int
    rows: int
    columns: tuple[Became, ...]
    first: tuple[tuple[str, ...], ...] = field(repr=False, metadata={"json": False})


@frozen
class Fault:
    """What is wrong in a row: column letter (empty: the row as a whole), reason, and what to do.

    It repeats nothing of what stands there: it is written into a file that lies beside the source.
    """

    row: int
    column: str
    reason: str
    hint: str


@frozen
class Unread:
    """Something about a guardian that could not be read: which part of what is known of one, and why."""

    part: str
    fault: Fault


@frozen
class Carer:
    """A guardian as a row has them; the name is empty where it cannot be read.

    ``born`` None: the row does not say who it is beyond doubt.
    """

    name: str = field(repr=False)
    born: str | None
    national_id: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    sort: str
    responsibility: str
    unread: tuple[Unread, ...] = ()


@frozen
class Entry:
    """One youth as a row has them, understood. ``known`` are further columns of a person's.

    ``consent`` is what the row says about a consent, by the part of it. ``left`` are cells that are left out.
    """

    row: int
    name: str = field(repr=False)
    born: str
    known: Mapping[str, str | int | None] = field(repr=False)
    basis: str
    reference: str | None = field(repr=False)
    purposes: tuple[str, ...]
    lead: str | None
    lead_district: str | None
    safe_contact: str | None = field(repr=False)
    carers: tuple[Carer, ...]
    siblings: tuple[str, ...] = field(repr=False)
    consent: Mapping[str, str] = field(repr=False)
    left: tuple[Fault, ...] = ()

    @property
    def national_id(self) -> str | None:
        """The identity number, where the row has one."""
        return str(self.known.get("national_id") or "") or None


# --- what became of it ------------------------------------------------------------------------------------


@frozen
class Doubt:
    """Something that a person must look at; it was left out. ``codes`` are those whom it may be.

    ``may_be_new``: it is about the youth of the row, and ``--new-rows`` says that it is another person.
    """

    row: int
    reason: str
    codes: tuple[str, ...] = ()
    may_be_new: bool = False


@frozen
class Here:
    """A row of someone who is here already: nothing of it was taken in. ``case_open`` is about theirs."""

    row: int
    code: str
    case_open: bool


@frozen
class Taken:
    """A youth who was taken in. ``statements`` are codes of consents; ``tasks`` of what the lead must do."""

    row: int
    person: Named
    lead: str
    guardians: tuple[Named, ...]
    statements: tuple[str, ...]
    tasks: tuple[str, ...]


@frozen
class Tie:
    """Two who were linked as siblings, by their codes; ``sort`` is what they are to each other.

    ``by_parents``: the file names the same parents, so nobody was asked.
    """

    person: str
    other: str
    sort: str
    by_parents: bool


@frozen
class Imported:
    """What became of a file. ``refused``: rows were bad, so nobody was taken in.

    ``errors`` is the workbook with a reason for each bad row. ``siblings`` are pairs of codes linked,
    ``ties`` what they are to each other; ``unlinked_siblings`` such pairs of whom the file does not say.
    ``left_guardians`` are not registered, ``kept_guardians`` those of them in tasks. ``good`` rows come in,
    or would with ``skip_bad``; ``unread`` could not be read; ``left`` and ``not_taken`` were left out.
    """

    file: str
    sheet: str
    rows: int
    dry_run: bool
    refused: bool
    taken: tuple[Taken, ...]
    here: tuple[Here, ...]
    doubts: tuple[Doubt, ...]
    bad: tuple[Fault, ...]
    siblings: tuple[tuple[str, str], ...]
    unlinked_siblings: tuple[tuple[str, str], ...]
    link_guardians: bool
    left_guardians: int
    not_taken: tuple[Became, ...]
    errors: str | None
    ties: tuple[Tie, ...] = ()
    unread: tuple[Fault, ...] = ()
    left: tuple[Fault, ...] = ()
    kept_guardians: int = 0
    good: int = 0

    @property
    def exit_code(self) -> int:
        """6 where nobody was taken in because of bad rows, 9 where anything was left out, else 0."""
        if self.refused:
            return REFUSED
        return FINDINGS if self.bad or self.doubts or self.here or self.unread else 0


@frozen
class AsShown:
    """A file that was taken in just as it was shown and agreed to, so that nothing needs to be said twice."""

    result: Imported

    @property
    def exit_code(self) -> int:
        """As of what became of the file."""
        return self.result.exit_code


@frozen
class TemplateWritten:
    """An empty workbook with the headings, to fill in."""

    file: str
