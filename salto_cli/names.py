"""What each command is called in bokmål. Both names always work; scripts and docs use the English one.

A command stands under its English path: ``task add`` is called ``ny`` within ``oppgave``. A few have the same
name in both languages, and stand here all the same: what is not here is no command.
"""

import re
from typing import Final

from salto_cli import i18n

NB: Final[dict[str, str]] = {
    "init": "opprett",
    "demo": "demo",
    "shell": "skall",
    "unlock": "lås-opp",
    "lock": "lås",
    "register": "registrer",
    "import": "importer",
    "show": "vis",
    "find": "finn",
    "log-contact": "logg",
    "contacts": "kontakter",
    "timeline": "tidslinje",
    "retract": "fjern-kontakt",
    "amend": "rett",
    "undo": "angre",
    "task": "oppgave",
    "task add": "ny",
    "task list": "liste",
    "task done": "ferdig",
    "task confirm": "bekreft",
    "task move": "flytt",
    "task verify": "sjekk",
    "task hand": "overfør",
    "task stop-series": "stopp-serie",
    "task card": "kort",
    "task paper": "papir",
    "task calendar": "kalender",
    "due": "frister",
    "siblings": "søsken",
    "sibling": "søskensjekk",
    "sibling check": "noter",
    "sibling trigger": "meld",
    "warnings": "varsler",
    "warning": "varsel",
    "warning add": "nytt",
    "warning review": "vurder",
    "warning told": "fortalt",
    "promises": "løfter",
    "promise": "løfte",
    "promise add": "nytt",
    "promise done": "ferdig",
    "promise told": "fortalt",
    "wish": "ønske",
    "caseload": "saker",
    "export": "eksporter",
    "export caseload": "saker",
    "export tasks": "oppgaver",
    "export contacts": "kontakter",
    "today": "i-dag",
    "dashboard": "oversikt",
    "count": "tell",
    "edit": "endre",
    "open-case": "åpne-sak",
    "close-case": "avslutt-sak",
    "grant-consent": "samtykke",
    "consent": "samtykkeskjema",
    "consent form": "skriv-ut",
    "refuse-consent": "avslå-samtykke",
    "withdraw-consent": "trekk-samtykke",
    "told": "beskjed-gitt",
    "access-copy": "innsyn",
    "object": "innsigelse",
    "heard": "hørt",
    "consents": "samtykker",
    "may-share": "kan-deles",
    "share": "del",
    "share give": "gi",
    "share document": "begrunn",
    "handover": "overlever",
    "handover plan": "planlegg",
    "handover offer": "tilby",
    "handover accept": "godta",
    "handover decline": "avslå",
    "handover overlap": "overlapp",
    "handover confirm": "bekreft",
    "handover verify": "etterprøv",
    "handover return": "ta-tilbake",
    "handover close": "avslutt",
    "handover cancel": "avbryt",
    "handover check": "punkt",
    "handover consents": "samtykker",
    "handover show": "vis",
    "handover list": "liste",
    "handover bundle": "pakk",
    "handover receive": "ta-imot",
    "transition": "overgang",
    "transition list": "liste",
    "transition start": "start",
    "transition show": "vis",
    "transition check": "punkt",
    "transition date": "dato",
    "transition end": "avslutt",
    "transition consents": "samtykker",
    "board": "tavle",
    "board show": "vis",
    "board add": "sett-på",
    "board leave": "ta-av",
    "board suggest": "foreslå",
    "board look": "sett",
    "board rotation": "rullering",
    "fleksiteam": "fleksiteam",
    "fleksiteam board": "tavle",
    "fleksiteam prepare": "forbered",
    "fleksiteam tell": "fortell",
    "fleksiteam pack": "pakk",
    "fleksiteam run": "kjør",
    "fleksiteam decide": "beslutt",
    "fleksiteam undo": "angre",
    "fleksiteam attend": "oppmøte",
    "fleksiteam status": "status",
    "fleksiteam case": "sak",
    "fleksiteam intake": "spørsmål",
    "fleksiteam close": "avslutt",
    "fleksiteam minutes": "referat",
    "fleksiteam list": "liste",
    "fleksiteam show": "vis",
    "sheets": "ark",
    "sheets list": "liste",
    "sheets returned": "tilbake",
    "sheets unused": "ubrukt",
    "sheets lost": "mistet",
    "picture": "bilde",
    "picture contact": "kontakt",
    "picture caseload": "saker",
    "picture workload": "arbeidsmengde",
    "who-knows": "hvem-vet",
    "link-sibling": "koble-søsken",
    "link-guardian": "koble-foresatt",
    "unlink": "koble-fra",
    "family": "familie",
    "merge": "slå-sammen",
    "erase": "slett",
    "restrict": "begrens",
    "lift": "opphev",
    "restricted": "begrenset",
    "retention": "lagringstid",
    "retention due": "utløpt",
    "incident": "hendelse",
    "incident start": "meld",
    "incident show": "vis",
    "incident list": "liste",
    "incident done": "ferdig",
    "incident note": "noter",
    "incident draft": "utkast",
    "incident close": "avslutt",
    "service": "tjeneste",
    "service list": "liste",
    "service find": "finn",
    "service show": "vis",
    "service add": "ny",
    "service verify": "bekreft",
    "service import": "importer",
    "policy": "regler",
    "policy show": "vis",
    "policy test": "test",
    "policy diff": "sammenlign",
    "policy use": "bruk",
    "settings": "tall",
    "settings show": "vis",
    "settings use": "bruk",
    "config": "oppsett",
    "config list": "liste",
    "config get": "hent",
    "config set": "sett",
    "config path": "sti",
    "help": "hjelp",
    "audit": "loggbok",
    "audit log": "vis",
    "audit verify": "kontroller",
    "audit who-saw": "hvem-så",
    "audit report": "rapport",
    "audit review": "gjennomgå",
    "audit export": "eksporter",
    "audit expire": "rydd",
    "backup": "sikkerhetskopi",
    "backup create": "ta",
    "backup verify": "sjekk",
    "backup drill": "øvelse",
    "backup restore": "hent-tilbake",
    "backup list": "liste",
    "backup prune": "rydd",
    "schedule": "tidsplan",
    "schedule print": "skriv-ut",
    "completion": "fullføring",
    "doctor": "helsesjekk",
    "operator": "kollega",
    "operator list": "liste",
    "operator add": "ny",
    "operator role": "rolle",
    "operator passwd": "passordfrase",
    "operator revoke": "trekk-nøkkel",
    "operator key": "kort",
    "operator know": "ta-inn",
    "operator known": "kjente",
    "operator forget": "glem",
    "rekey": "ny-nøkkel",
    "recovery": "gjenoppretting",
    "recovery test": "test",
}

# How a word may be written: any case, å ø æ as one letter or two or bare, with hyphens or without.
# U+030A is the ring that stands behind the a where å is typed on some machines.
_BARE: Final = str.maketrans({"å": "a", "ø": "o", "æ": "ae"})
_PLAIN: Final = _BARE | str.maketrans({"\u030a": "", "-": "", "_": ""})
_SPOKEN: Final = re.compile(r'"[^"]*"|\bsalto( +[a-z][a-z-]*)(?:( +)([a-z][a-z-]*))?')


def canonical(word: str, within: str = "") -> str:
    """The English word for a command in either language; ``within`` is the English name of its group.

    A word that it does not know comes back as it is.
    """
    before = f"{within} " if within else ""
    if f"{before}{word}" in NB and " " not in word:
        return word
    said = _plain(word)
    for path, bokmaal in NB.items():
        if not path.startswith(before) or " " in (last := path.removeprefix(before)):
            continue
        if said in (_plain(bokmaal), _plain(last)):
            return last
    return word


def bare(bokmaal: str) -> str:
    """A bokmål name as it is typed on a keyboard without å, ø and æ."""
    return bokmaal.translate(_BARE)


def called(path: str) -> str:
    """What the command at an English ``path`` is called in the chosen language, with its group's name."""
    return in_language(path, i18n.language())


def in_language(path: str, language: str) -> str:
    """What the command at an English ``path`` is called in a language (``nb`` or ``en``)."""
    if language == "en":
        return path
    words = path.split(" ")
    names = (NB.get(" ".join(words[: end + 1]), word) for end, word in enumerate(words))
    return " ".join(names)


# Values in hints that have a word in bokmål: the option stands before each, so that nothing else changes.
VALUES: Final = {
    "--by subject": "--by ungdommen",
    "--by guardian": "--by foresatt",
    "--by child_welfare": "--by barnevern",
    "--as guardian": "--as foresatt",
    "--with youth": "--with ungdommen",
    "--basis child_welfare": "--basis barnevern",
    "--purposes follow_up": "--purposes oppfølging",
    "--kind release": "--kind løslatelse",
    "--kind school": "--kind skole",
    "--kind district": "--kind bydel",
    "--kind aftercare": "--kind ettervern",
    "--how meeting": "--how møte",
    "--ground not_needed": "--ground unødvendig",
    "--ground archive": "--ground arkiv",
    "--ground claims": "--ground rettskrav",
    "--ground wrong": "--ground feil",
    "--outcome cancelled": "--outcome brutt",
    "--outcome mistake": "--outcome feil",
    "--understood yes": "--understood ja",
    "--understood no": "--understood nei",
    "--sort contact": "--sort kontakt",
    "--lead me": "--lead meg",
    "--roster-checked today": '--roster-checked "i dag"',
    "--approved today": '--approved "i dag"',
}
_VALUES: Final = re.compile(rf"(?:{'|'.join(VALUES)})(?![\w-])")


def spoken(line: str) -> str:
    """A text with its ``salto …`` lines as they are typed in the chosen language.

    Only the words of commands change, and the values above; what is quoted, and everything else, stays.
    """
    if i18n.language() == "en":
        return line
    return _VALUES.sub(lambda found: VALUES[found.group()], _SPOKEN.sub(_said, line))


def in_shell(line: str) -> str:
    """A text that has been ``spoken``, with the help asked for as one does in the shell: ``help show``."""
    asked = r"\bsalto(?: +((?:[\w-]+ +)*[\w-]+))? +--help\b"
    return re.sub(asked, lambda found: f"{called('help')} {found.group(1) or ''}".strip(), line)


def _said(found: re.Match[str]) -> str:
    first, gap, second = found.groups()
    if first is None or first.strip() not in NB:
        return found.group()
    path = first.strip()
    within = f"{path} {second}"
    if second is None:
        return f"salto {NB[path]}"
    return f"salto {called(within)}" if within in NB else f"salto {NB[path]}{gap}{second}"


def _plain(word: str) -> str:
    """``word`` as it is compared."""
    return word.casefold().translate(_PLAIN).replace("aa", "a").replace("oe", "o")
