"""What the value of an option or an argument is called in the help, and one that will do."""

import re
from collections.abc import Sequence
from typing import Final

from salto_cli.commands.help_samples import IN_PLACE, SAMPLE, TEXTS
from salto_cli.commands.manifest import Entry
from salto_cli.commands.orders import field_of, lists
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _, language
from salto_cli.models import asked, code
from salto_cli.models.asked import Asked, how_asked, must_be_given
from salto_cli.models.word import Word

DAY, TEXT, NUMBER, FILE = N_("DAY"), N_("TEXT"), N_("NUMBER"), N_("FILE")
PERSON, WORD, FOLDER, NAME = N_("PERSON"), N_("WORD"), N_("FOLDER"), N_("NAME")
SERVICE, CLOCK, RECIPIENT, COLLEAGUE = N_("SERVICE"), N_("CLOCK"), N_("RECIPIENT"), N_("COLLEAGUE")
SPAN, YES_NO, MOMENT, DISTRICT, PHONE = N_("SPAN"), N_("YES|NO"), N_("WHEN"), N_("DISTRICT"), N_("PHONE")
# What a command itself calls a value; marked here, since it stands in the commands as it is.
ALSO: Final = (
    *(N_("KIND"), N_("GIVER"), N_("GUARDIAN"), N_("WHOM"), N_("STEP"), N_("CODE"), N_("TIME")),
    *(N_("SERVICES"), N_("SERVICE:CATEGORY"), N_("VALUE"), N_("COMMAND"), N_("SECOND"), N_("CHILD")),
    *(N_("K-…|T-…|NUMBER"), N_("FILE.receipt"), N_("N"), N_("LANGUAGE"), N_("ROLE")),
    *(N_("FILE.xlsx"), N_("FILE.csv|FILE.xlsx"), N_("FILE.salto"), N_("FILE.pdf"), N_("FILE.card")),
)

BY_KIND: Final = {
    **dict.fromkeys((asked.PAST, asked.FUTURE, asked.DUE, asked.BIRTH, asked.MEETING), DAY),
    **dict.fromkeys((asked.MOMENT, asked.WHEN), MOMENT),
    **dict.fromkeys(
        (asked.PERSON, asked.CASE, asked.RESTRICTED, asked.PERSONS, asked.NOTED, asked.GUARDIAN), PERSON
    ),
    **dict.fromkeys((asked.CHOICE, asked.CHOICES), WORD),
    **dict.fromkeys((asked.SERVICE, asked.SERVICES), SERVICE),
    **dict.fromkeys((asked.NUMBER, asked.NUMBERS, asked.POINT, asked.IDENTITY_NUMBER), NUMBER),
    asked.CLOCK: CLOCK,
    asked.YES_NO: YES_NO,
    asked.RECIPIENTS: RECIPIENT,
    asked.RECEIVER: RECIPIENT,
    asked.OPERATOR: COLLEAGUE,
    asked.DIGEST: FILE,
    asked.PHONE: PHONE,
    asked.DISTRICT: DISTRICT,
}
# Parameters that no order asks for, by their names.
BY_NAME: Final = {
    **dict.fromkeys(("out", "draft", "form_file", "policy", "scenarios", "receipt", "order_file"), FILE),
    **dict.fromkeys(("password_file", "recovery_file", "new_passphrase_file", "code_file", "file"), FILE),
    **dict.fromkeys(("in_", "backups", "also"), FOLDER),
    **dict.fromkeys(("since", "until", "date", "day", "checked", "review"), DAY),
    **dict.fromkeys(("days", "limit", "weeks", "youths", "seed", "revision", "age_min", "age_max"), NUMBER),
    **dict.fromkeys(("within", "for_", "idle", "no_contact_for", "consent_expiring", "expiring"), SPAN),
    **dict.fromkeys(("person", "persons", "first", "goes", "stays", "child", "guardian"), PERSON),
    **dict.fromkeys(
        ("owner", "lead", "deputy", "operator", "coordinator", "noted_by", "next_who", "deadlines_to"),
        COLLEAGUE,
    ),
    **dict.fromkeys(("category", "kind", "purpose", "sector", "theme", "basis", "status", "sort"), WORD),
    **dict.fromkeys(("shell", "kdf"), WORD),
    **dict.fromkeys(("by", "approved_by"), NAME),
    **dict.fromkeys(("came", "left"), CLOCK),
    "district": DISTRICT,
    "every": SPAN,
    "colleague": COLLEAGUE,
    "service": SERVICE,
    "role": N_("ROLE"),
    "name": NAME,
    "second": PERSON,
    "which": N_("BACKUP"),
}
# By the command's module and the parameter, where the name or the order alone would mislead.
CALLED: Final = {
    "bundle.to": NAME,
    "fleksiteam.out": FOLDER,
    "incident.to": FILE,
    "promise.to": N_("GUARDIAN"),
    "schedule.at": CLOCK,
    "schedule.to": FOLDER,
    "sharing.on": DAY,
    "task.due": DAY,
    "task.outcome": TEXT,  # of a task it is free; of a deadline a word
    "withdrawal.out": FOLDER,
}
# One that will do, by what the value is called; nobody in it is someone.
EXAMPLE: Final = {
    COLLEAGUE: "Karim",
    NAME: N_('"Forename Surname"'),
    DAY: N_("friday"),  # one that has been, or one to come: whatever is asked for
    MOMENT: N_("friday"),
    CLOCK: "14:30",
    NUMBER: "14",
    SPAN: "10m",
    PERSON: "P-017Z",
    FILE: "~/fil.pdf",
    FOLDER: "~/salto",
    SERVICE: "nav-ungdomsteam",
    RECIPIENT: "nav-ungdomsteam",
    PHONE: "40000000",
    DISTRICT: "Alna",
    N_("GUARDIAN"): "P-017Z",
    N_("SERVICE:CATEGORY"): N_("nav-ungdomsteam:work"),
    N_("TIME"): "30d",
    N_("STEP"): "1",
    "nb|en": "nb",
}
CODE: Final = re.compile(r"[A-Z]-…")  # how a command calls a code of its own kind
BETWEEN: Final = re.compile(
    r"[,.:;()]| eller | or "
)  # what stands between the words of a list in a help text
PERSONS: Final = frozenset(
    {asked.PERSON, asked.CASE, asked.RESTRICTED, asked.PERSONS, asked.NOTED, asked.GUARDIAN}
)  # mostly no option, and asked otherwise
MOST_WORDS: Final = 12  # of a closed list; a longer one has a place of its own: salto policy show


@frozen
class Parameter:
    """One option or argument of a command, as the help speaks of it."""

    name: str
    opts: tuple[str, ...]  # as they are typed; none for an argument
    is_flag: bool = False
    several: bool = False
    required: bool = False
    metavar: str = ""
    help: str = ""
    usual: str = ""


@frozen
class Spoken:
    """A parameter with what its value is called, whether it must be given, and the words it is one of."""

    parameter: Parameter
    value: str  # empty for a flag
    needed: bool
    choices: tuple[str, ...] = ()
    usable: str = ""  # a value that will do, where the order says what kind it is of
    is_told: bool = False  # whether the help itself names the words

    @property
    def called(self) -> str:
        """What one types for it: ``--due DAY``, ``--mine``, ``PERSON …``."""
        goes_on = self.parameter.several and not self.parameter.opts and "…" not in self.value
        value = f"{self.value} …" if goes_on else self.value
        names = ", ".join(self.parameter.opts)
        return f"{names} {value}".strip()

    @property
    def example(self) -> str:
        """What one could type for it: ``--due fredag``."""
        option = self.parameter.opts[0] if self.parameter.opts else ""
        return f"{option} {self._sample()}".strip()

    def _sample(self) -> str:
        if self.usable:
            return self.usable
        if CODE.match(self.value):
            return code.code(self.value[0], 17)
        if self.value.startswith(f"{_(FILE)}."):
            return f"~/fil.{self.value.partition('|')[0].partition('.')[2]}"
        known = {_(value): _(sample) for value, sample in EXAMPLE.items()}
        if self.value == _(YES_NO):
            return _("yes")
        is_free = self.value in {_(TEXT), _(WORD)}  # a word of a list that is known has been found by now
        return known.get(self.value) or (f'"{_("some words")}"' if is_free else self.value)


def sample(how: Asked) -> str:
    """A value that will do for a field, as it is typed; empty where there is none to be had by its kind."""
    if how.kind in {asked.CHOICE, asked.CHOICES}:
        return _first(*([how.of] if "{" not in how.of else []))
    if how.kind == asked.BIRTH:
        return "17.05.2010"
    if how.kind == asked.TOLD:
        return _("yes")
    if how.kind == asked.IDENTITY_NUMBER:
        return "17851050183"  # nobody's: 80 is added to the month
    return _(EXAMPLE.get(BY_KIND.get(how.kind, ""), "")) if how.kind not in PERSONS else ""


def written(entry: Entry, name: str) -> str:
    """What may be written for a field of a command, as it is typed; empty where no table has it."""
    place = f"{entry.module}.{name}"
    return _(IN_PLACE.get(place, "") or TEXTS.get(place, "") or SAMPLE.get(name, ""))


def _first(*names: str) -> str:
    """The first word of closed lists, however long they are, as it is typed in the chosen language."""
    from salto_cli.usecases.words import choices

    found = next((each for name in names for each in choices(name)), None)
    return _quoted(found.key if language() == "en" else found.label) if found else ""


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def spoken(entry: Entry, parameter: Parameter) -> Spoken:
    """A parameter of the command behind ``entry``, in the chosen language."""
    if parameter.is_flag:
        return Spoken(parameter, "", parameter.required)
    found = field_of(entry, parameter.name)
    needed = parameter.required or (bool(found) and all(each and must_be_given(each) for each in found))
    how = next((how_asked(each) for each in found if each), None)
    named = lists(entry, parameter.name)
    usable = written(entry, parameter.name) or (sample(how) if how else "") or _first(*named)
    value = _value(f"{entry.module}.{parameter.name}", parameter, how)
    is_told = _are_named(parameter.help, _words(*named))
    return Spoken(parameter, value, needed, _choices(*named), usable, is_told)


def _value(place: str, parameter: Parameter, how: Asked | None) -> str:
    if place in CALLED:
        return _(CALLED[place])
    if parameter.metavar:
        return _(parameter.metavar.strip("[]"))
    if how is not None and how.kind in BY_KIND:
        return _(BY_KIND[how.kind])
    usual = FILE if parameter.name.endswith("_file") else TEXT
    return _(BY_NAME.get(parameter.name, usual))


def _choices(*names: str) -> tuple[str, ...]:
    """The words of closed lists that are short enough, as they are typed in the chosen language."""
    found = _words(*names)
    if len(found) > MOST_WORDS:
        return ()
    return tuple(each.key if language() == "en" else each.label for each in found)


def _words(*names: str) -> list[Word]:
    from salto_cli.usecases.words import choices

    return [each for name in names for each in choices(name)]


def _are_named(told: str, words: Sequence[Word]) -> bool:
    """Whether a help text names one of the words as it is typed, or most of them by whatever way they are
    written."""
    if any(re.search(rf"\b{re.escape(each.typed)}\b", told) for each in words):
        return True
    pieces = [each.strip() for each in BETWEEN.split(told)]
    return 2 * sum(any(map(each.is_written, pieces)) for each in words) > len(words)
