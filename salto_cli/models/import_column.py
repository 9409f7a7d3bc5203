"""The columns of a caseload in a spreadsheet: what each may be called, in both languages, as people write it.

Data, and no rule: which heading becomes which of these is found in ``usecases/import_mapping.py``.
"""

from collections.abc import Iterator
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _, language
from salto_cli.models import asked
from salto_cli.models.text import fold

NOT_TAKEN: Final = "-"  # what a column becomes that is left where it is
FREE_TEXT: Final = "note"  # texts that belong nowhere: counted and named, never taken in silence
GUARDIANS: Final = 3  # of one youth, each with columns of its own


@frozen
class Column:
    """One thing that a row may say. ``key`` names it in ``--map``; ``headings`` are folded, see ``plain``."""

    key: str
    label: str
    kind: str
    headings: frozenset[str]
    of: str = ""

    @property
    def guardian(self) -> int:
        """Which guardian it tells of, from 1; 0 where it is about the youth."""
        return int(self.key[8]) if self.key.startswith("guardian") else 0

    @property
    def part(self) -> str:
        """The key without the guardian in front of it."""
        return self.key.partition(".")[2] or self.key


def plain(heading: str) -> str:
    """A heading as it is compared: folded, with single spaces where signs stood."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(heading)).split())


def _column(key: str, label: str, kind: str, headings: str, of: str = "") -> Column:
    headings = headings if "." in key else f"{headings}|{label}"
    return Column(key, label, kind, frozenset(plain(each) for each in (key, *headings.split("|"))), of)


_YOUTH: Final = (
    _column(
        "name", N_("Full name"), asked.TEXT,
        "Navn|Fullt navn|Ungdom|Ungdommens navn|Navn på ungdom|Etternavn, fornavn|Full name|Youth",
    ),
    _column("first_name", N_("First name"), asked.TEXT, "Fornavn|Fornavn og mellomnavn|Given name"),
    _column("last_name", N_("Last name"), asked.TEXT, "Etternavn|Surname|Family name"),
    _column(
        "called", N_("First name agreed with the youth"), asked.TEXT, "Kalles|Kallenavn|Kalt|Nickname"
    ),
    _column(
        "born", N_("Birth date"), asked.BIRTH,
        "Født|Fødselsdato|Fødselsdag|F.dato|Fdato|Født dato|Birth date|Date of birth|DOB",
    ),
    _column(
        "national_id", N_("National identity number"), asked.IDENTITY_NUMBER,
        "Fødselsnummer|Fnr|F.nr|Fødselsnr|Personnummer|Personnr|Pnr|Fødsels- og personnummer|"
        "Fødsels- og personnr|D-nummer|Identitetsnummer|National identity number|Identity number|ID number",
    ),
    _column(
        "phone", N_("Phone"), asked.PHONE,
        "Telefon|Tlf|Tlf.nr|Mob|Mob.nr|Mobil|Mobilnr|Mobilnummer|Mobiltelefon|Telefonnummer|Tlf ungdom|"
        "Mobile|Phone number",
    ),
    _column("address", N_("Address"), asked.TEXT, "Adresse|Gateadresse|Bostedsadresse|Street address"),
    _column(
        "protected", N_("Protected address"), asked.YES_NO,
        "Adressesperre|Sperret adresse|Skjult adresse|Hemmelig adresse|Gradert adresse",
    ),
    _column("language", N_("Language"), asked.TEXT, "Språk|Morsmål"),
    _column("interpreter", N_("Needs an interpreter"), asked.YES_NO, "Tolk|Tolkebehov|Trenger tolk"),
    _column(
        "home_district", N_("Home district"), asked.DISTRICT, "Bydel|Hjemmebydel|Bostedsbydel|District"
    ),
    _column(
        "stay_district", N_("District where they stay"), asked.DISTRICT,
        "Oppholdsbydel|Bydel der ungdommen oppholder seg",
    ),
    _column(
        "lead_district", N_("Lead district"), asked.DISTRICT,
        "Ansvarlig bydel|Oppfølgende bydel|Responsible district",
    ),
    _column(
        "lead", N_("Lead"), asked.OPERATOR,
        "Saksansvarlig|Hovedansvarlig|Koordinator|SaLTo-koordinator|Ansvarlig|Følges opp av|Coordinator|"
        "Hvem følger opp|Hvem som følger opp|Følger opp|Oppfølging av|Oppfølger|Ansvarlig koordinator|"
        "Who follows up|SLT-kontakt|SLT-koordinator|SaLTo-kontakt|Kontakt i SaLTo",
    ),
    _column(
        "basis", N_("Basis for keeping this"), asked.CHOICE, "Behandlingsgrunnlag|Grunnlag|Hjemmel", "basis"
    ),
    _column("reference", N_("Reference for the basis"), asked.TEXT, "Referanse|Vedtak|Saksnummer|Saksnr"),
    _column("purposes", N_("Purpose of the follow-up"), asked.CHOICES, "Formål|Purpose", "purpose"),
    _column(
        "safe_contact", N_("How to reach them safely"), asked.TEXT,
        "Trygg kontakt|Hvordan nå ungdommen trygt|Kontaktes via",
    ),
    _column("siblings", N_("Siblings in the same file"), asked.TEXT, "Søsken|Søsken i lista|Siblings"),
    _column(
        FREE_TEXT, N_("Free text"), asked.NOTE,
        "Notat|Notater|Merknad|Merknader|Kommentar|Kommentarer|Beskrivelse|Bakgrunn|Historikk|Annet|Logg|"
        "Notes|Comment|Comments|Remarks",
    ),
)  # fmt: skip

_CONSENT: Final = (
    _column(
        "consent", N_("Consent"), asked.TEXT, "Samtykke|Samtykke gitt|Har samtykke|Samtykke innhentet"
    ),
    _column(
        "consent_to", N_("Consent: to which services"), asked.TEXT, "Samtykke til|Samtykke til tjeneste"
    ),
    _column(
        "consent_category", N_("Consent: what may be shared"), asked.TEXT, "Samtykke om|Samtykke gjelder"
    ),
    _column(
        "consent_by", N_("Consent: who said it"), asked.TEXT, "Samtykke fra|Samtykke gitt av|Hvem samtykket"
    ),
    _column(
        "consent_said", N_("Consent: when it was said"), asked.PAST,
        "Samtykkedato|Samtykke dato|Dato for samtykke",
    ),
    _column("consent_form", N_("Consent: written or oral"), asked.TEXT, "Samtykkeform|Samtykke form"),
    _column("consent_noted_by", N_("Consent: who noted it"), asked.TEXT, "Samtykke notert av"),
    _column(
        "consent_informed", N_("Consent: informed"), asked.TEXT, "Samtykke informert|Informert samtykke"
    ),
    _column(
        "consent_through", N_("Consent: through which day"), asked.TEXT, "Samtykke til og med|"
        "Samtykke utløper",
    ),
)  # fmt: skip

# Of a guardian: part, label, kind, headings with {who} in it, the list the answer is from.
_PARTS: Final = (
    ("name", N_("name"), asked.TEXT, "{who}|{who} navn|{who} name|Navn {who}|{who}s navn|Navn på {who}", ""),
    (
        "born", N_("birth date"), asked.BIRTH,
        "{who} født|{who} born|{who}s fødselsdato|{who} fødselsdato|Født {who}", "",
    ),
    (
        "national_id", N_("identity number"), asked.IDENTITY_NUMBER,
        "{who} fnr|{who} national id|{who}s fødselsnummer|{who} fødselsnummer|Fnr {who}|"
        "Fødselsnummer {who}", "",
    ),
    (
        "phone", N_("phone"), asked.PHONE,
        "{who} tlf|{who} telefon|{who} mobil|{who}s telefon|{who}s tlf|Tlf {who}|Telefon {who}|Mobil {who}|"
        "{who} mob|Mob {who}|"
        "Phone {who}|{who} phone", "",
    ),
    (
        "sort", N_("what they are to the child"), asked.CHOICE,
        "{who} relasjon|{who} sort|Relasjon {who}|{who} type", "guardian",
    ),
    (
        "responsibility", N_("parental responsibility"), asked.CHOICE,
        "{who} foreldreansvar|{who} responsibility|Foreldreansvar {who}", "responsibility",
    ),
)  # fmt: skip
# What each guardian's columns are headed with; a mother and a father are parents, any other has to be said.
WHO: Final = {
    1: (
        "Mor", "Mors", "Mother", "Foresatt 1", "Foresatt1", "Foresatt", "Foresatte", "Guardian 1", "Guardian",
    ),
    2: ("Far", "Fars", "Father", "Foresatt 2", "Foresatt2", "Guardian 2"),
    3: ("Foresatt 3", "Foresatt3", "Guardian 3"),
}  # fmt: skip
PARENTS: Final = tuple(plain(each) for each in ("Mor", "Mors", "Mother", "Far", "Fars", "Father"))


def _of_guardian(number: int) -> Iterator[Column]:
    for part, label, kind, headings, of in _PARTS:
        written = "|".join(headings.format(who=who) for who in WHO[number])
        yield _column(f"guardian{number}.{part}", label, kind, written, of)


COLUMNS: Final[dict[str, Column]] = {
    each.key: each
    for each in (
        *_YOUTH,
        *_CONSENT,
        *(column for number in range(1, GUARDIANS + 1) for column in _of_guardian(number)),
    )
}
CONSENT: Final = tuple(each.key for each in _CONSENT)


# What many keep in a list and no column takes: where it goes instead, for each of the youths.
_ELSEWHERE: Final = (
    ("Sist kontakt|Siste kontakt|Sist snakket med|Siste samtale|Last contact", "salto log-contact P-…"),
    ("Neste steg|Neste skritt|Tiltak|Gjøremål|Oppgave|Oppgaver|Next step", "salto task add P-…"),
    ("Frist|Frister|Fristdato|Due|Deadline", "salto task add P-… --due …"),
)
ELSEWHERE: Final = {plain(each): line for headings, line in _ELSEWHERE for each in headings.split("|")}


def is_parents(heading: str) -> bool:
    """Whether a heading speaks of a mother or a father."""
    return any(word in PARENTS for word in plain(heading).split())


def called(column: Column) -> str:
    """What a column holds, in the chosen language."""
    if column.guardian:
        return _("guardian {n}: {part}").format(n=column.guardian, part=_(column.label))
    return _(column.label)


def typed(column: Column) -> str:
    """What a column is called in ``--map``: its key in English, as in scripts, else what it holds."""
    return column.key if language() == "en" else called(column)
