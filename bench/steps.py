"""The steps of the walk: what is told before each command, its words, and how it is to end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Step:
    """One command: what is told before it, in bokmål and in English, and how it is to end.

    ``{AMINA}`` and the like in the words stand for what ``keeps`` took from an earlier step: a name, the
    words of a question asked in JSON behind the scenes, and a pattern for the answer. ``fields`` are given
    as JSON on standard input, where names and notes belong.
    """

    told: tuple[str, str]
    words: str
    fields: Mapping[str, object] | None = None
    exit_code: int = 0
    keeps: tuple[tuple[str, str, str], ...] = field(default=())


def steps(today: date) -> list[Step]:
    """The walk, on the day ``today``."""
    sixteen = _years_before(today, 16) - timedelta(days=90)
    through = today + timedelta(days=180)
    person, handover = r"P-\d+[A-Z]", r"H-\d+[A-Z]"
    amina = {
        "name": "Amina Eksempel", "born": sixteen.isoformat(), "basis": "child_welfare",
        "purposes": ["follow_up"], "called": "Amina", "phone": "99000123", "home_district": "Gamle Oslo",
        "safe_contact": "melding først, ikke ring etter kl. 21",
    }  # fmt: skip
    mother = {"name": "Hodan Eksempel", "born": "1983-04-12", "sort": "parent", "responsibility": "yes"}
    consent = {
        "to": ["nav-ungdomsteam", "ungjobb"], "category": ["work", "identity"], "purpose": "follow_up",
        "through": through.isoformat(), "form": "written", "informed": True,
    }  # fmt: skip
    contact = {
        "kind": "talk", "channel": "met", "arena": "street", "themes": ["job"], "told": "yes",
        "own_words": "Jeg vil ha jobb i helga.", "note": "Traff Amina ute. Vil ha hjelp til søknaden.",
        "next": "jobbsamtale", "due": "+9d", "next_service": "nav-ungdomsteam", "next_category": "work",
    }  # fmt: skip
    return [
        Step(
            (
                "Først et lager med tolv oppdiktede ungdommer og familiene deres.",
                "First a store with twelve invented youths and their families.",
            ),
            "demo --youths 12 --seed 1",
        ),
        Step(
            (
                "En ungdom registreres, med grunnlaget for å ha henne i lageret. Navnet kommer som JSON, "
                "ikke på kommandolinja, der det ville blitt liggende i historikken.",
                "A youth is registered, with the basis for keeping her. The name comes as JSON and not on "
                "the command line, where it would stay in the shell's history.",
            ),
            "register --input -",
            amina,
            keeps=(("AMINA", 'find "Amina Eksempel"', person),),
        ),
        Step(
            (
                "Moren har foreldreansvar. Hun får ingen sak: om henne lagres bare navn og kontakt.",
                "Her mother has parental responsibility. She gets no case: only name and contact are kept.",
            ),
            "register --kin-of {AMINA} --as guardian --input -",
            mother,
            keeps=(("MOTHER", 'find "Hodan Eksempel"', person),),
        ),
        Step(
            (
                "Foreldreansvaret er sjekket i Folkeregisteret. Uten det kan ingen si ja på hennes vegne.",
                "Parental responsibility has been checked in the population register. Without that, nobody "
                "can say yes for her.",
            ),
            'edit {AMINA} --roster-checked "i dag" --roster-source Folkeregisteret',
        ),
        Step(("Familien, slik den står nå.", "The family as it stands now."), "family {AMINA}"),
        Step(
            (
                "Kan Nav få vite om jobbønsket hennes? Ingen har samtykket, så svaret er nei – med grunnen, "
                "hvem som kan si ja, og hva du skriver da.",
                "May Nav know about her wish for a job? Nobody has consented, so the answer is no – with the "
                "reason, who could say yes, and what to type then.",
            ),
            "may-share {AMINA} --with nav-ungdomsteam --category work",
            exit_code=20,
        ),
        Step(
            ("Amina samtykker selv …", "Amina consents herself …"),
            "grant-consent {AMINA} --by subject --input -",
            consent,
        ),
        Step(
            ("… og moren, for Amina er under 18.", "… and so does her mother, since Amina is under 18."),
            "grant-consent {AMINA} --by guardian --giver {MOTHER} --input -",
            consent,
        ),
        Step(
            ("Det samme spørsmålet én gang til.", "The same question once more."),
            "may-share {AMINA} --with nav-ungdomsteam --category work",
        ),
        Step(
            (
                "Politiet står ikke i samtykket. Ikke nevnt er nei.",
                "The police are not in the consent. Not named means no.",
            ),
            "may-share {AMINA} --with oslo-politidistrikt-enhet-sentrum-politikontakter --category work",
            exit_code=20,
        ),
        Step(
            (
                "En kontakt, logget i én omgang. Neste steg blir en oppgave med frist.",
                "A contact, logged in one go. The next step becomes a task with a due date.",
            ),
            "log-contact {AMINA} --input -",
            contact,
        ),
        Step(
            (
                "Ønsker og styrker kommer først på arket til tjenestene.",
                "Wishes and strengths come first on the sheets for the services.",
            ),
            "edit {AMINA} --category work --source subject --input -",
            {"wish": ["jobb i helga"], "strength": ["møter presis, flink med folk"]},
        ),
        Step(
            (
                "Nav tar over som fast kontakt. Vi er ansvarlige til Nav har sagt ja.",
                "Nav is to take over as her contact. We stay responsible until Nav has said yes.",
            ),
            "handover plan {AMINA} --to nav-ungdomsteam --category work --input -",
            {"why": "Vil ha jobb, og én person å gå til."},
            keeps=(("H", "handover list", handover),),
        ),
        Step(("Overleveringen er tilbudt …", "The handover has been offered …"), "handover offer {H}"),
        Step(
            ("… og Nav sier ja. Nå er Nav ansvarlig.", "… and Nav says yes. Now Nav is responsible."),
            'handover accept {H} --by "Vakthavende" --channel call',
        ),
        Step(
            (
                "Hele saksmengden, de eldste kontaktene først.",
                "The whole caseload, the longest unseen first.",
            ),
            "caseload --sort contact",
        ),
        Step(
            (
                "Ukas fleksiteam: ett kryptert ark per tjeneste, med bare det hver av dem kan få i dag.",
                "This week's meeting: one encrypted file per service, with only what each may have today.",
            ),
            "fleksiteam pack --for nav-ungdomsteam --for jordal-ungdomsskole --for jordalklubben "
            "--out {SHEETS} --password-file {PASSWORD_FILE}",
        ),
        Step(
            ("Hvem vet nå hva om Amina?", "Who now knows what about Amina?"),
            "who-knows {AMINA}",
        ),
        Step(
            (
                "Alt som er gjort, står i loggen – også lesing og avslag. Er den hel?",
                "All that was done is in the log – reading and refusals too. Is it whole?",
            ),
            "audit verify",
        ),
        Step(
            ("En sikkerhetskopi, tatt uten nøkkel …", "A backup, made without a key …"),
            "backup create --to {BACKUPS}",
        ),
        Step(
            ("… og prøvd: kopien lar seg åpne og er hel.", "… and proven: the copy opens and is whole."),
            "backup verify --in {BACKUPS}",
        ),
    ]


def _years_before(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap else day.day)
