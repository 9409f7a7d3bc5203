"""What the examples of the help need around them: what comes before, what is asked, and how they end.

Each table is looked up by the example itself, and else by its command.
"""

import json
from dataclasses import dataclass

from salto_cli.commands import examples

NEW = json.dumps({"name": "Ny Eksempel", "born": "2011-02-03"})
GROWN = json.dumps({"name": "Voksen Eksempel", "born": "1981-02-03"})
CASE = json.dumps({**json.loads(NEW), "basis": "child_welfare", "purposes": ["follow_up"]})
FACTS = {
    "facts": "Fare for liv.",
    "necessity": "De skal se til ham.",
    "proportionality": "Bare det som trengs.",
}
ASSESSED = json.dumps(FACTS)
PASSPHRASED = ("--passphrase-file", "passphrase")
ANEW = ("--new-passphrase-file", "new")
COURT, ATTEND = (
    "salto task add P-004P --kind court --due +14d --at 08:30 --deputy Karim --source Tingretten",
    "salto task add P-004P --kind attend --due friday --every week --times 8 --deputy Karim --source Fri",
)
WARNING = examples.of("warning add")[0]
PROMISE = examples.of("promise add")[0]
EIGHTEEN = examples.of("transition start")[0]
PLANNED = examples.of("handover plan")[1]
GIVEN = "salto share P-004P --with riverside-ungdomshus --category leisure"
PACKED = "salto fleksiteam pack --for riverside-ungdomshus --out before --told P-004P"
PREPARED = "salto fleksiteam prepare --date today --services riverside-ungdomshus"
ON_THURSDAY = PREPARED.replace("today", "thursday")
TO_KARIM = examples.of("handover plan")[2]
URGENT = "salto share P-004P --with ung-arena --basis nodrett --category health --urgent --input -"
ON_THE_BOARD = examples.of("board add")[0]
STOLEN = "salto incident start theft"
RESTRICTED = "salto restrict P-004P --ground contested"
BACKED_UP = "salto backup create"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a terminal would have asked for: as options, or on standard input."""

    words: tuple[str, ...] = ()
    stdin: str = ""


ASKED = {
    URGENT: Asked(stdin=json.dumps({"message": "Har tatt noe.", "review": "2026-11-30"})),
    "init": Asked(("--store", "made", "--recovery-file", "recovery", *PASSPHRASED)),
    "salto demo": Asked(("--store", "made", "--youths", "3", *PASSPHRASED)),
    "salto demo --youths 12": Asked(("--store", "made", *PASSPHRASED)),
    "salto demo --store practice": Asked(("--youths", "3", *PASSPHRASED)),
    "unlock": Asked(PASSPHRASED),
    "salto register": Asked(("--input", "-"), CASE),
    "salto register --kin-of P-004P --as sibling --sort half": Asked(("--input", "-"), NEW),
    "register": Asked(("--input", "-"), GROWN),
    "log-contact": Asked(stdin="Var på klubben."),
    "share document": Asked(("--input", "-"), ASSESSED),
    "salto incident note 1 --note -": Asked(stdin="Maskinen lå i en bag."),
    "incident note": Asked(("--input", "-"), json.dumps({"text": "Maskinen lå i en bag."})),
    "import": Asked(("--basis", "child_welfare", "--purposes", "follow_up")),
    "salto import saksliste.csv --basis child_welfare --purposes follow_up": Asked(),
    "salto import --template saksliste.xlsx": Asked(),
    "undo": Asked(("--yes",)),
    "salto undo --dry-run": Asked(),
    "merge": Asked(("--yes",)),
    "erase": Asked(("--yes",)),
    "policy use": Asked(("--yes",)),
    "audit expire": Asked(("--yes",)),
    "backup restore": Asked(PASSPHRASED),
    "salto backup restore 20261123T071500Z --replace": Asked(("--yes", *PASSPHRASED)),
    "operator add": Asked(PASSPHRASED),
    'salto operator add "Nora Eksempel" --with-key': Asked((*ANEW, *PASSPHRASED)),
    "operator passwd": Asked((*ANEW, *PASSPHRASED)),
    "operator revoke": Asked(("--yes", *PASSPHRASED)),
    "rekey": Asked(("--yes", *PASSPHRASED)),
    "salto rekey --recovery": Asked(("--yes", "--recovery-file", "recovery", *PASSPHRASED)),
    "salto recovery test": Asked(("--code-file", "kode.txt")),
}

BEFORE: dict[str, tuple[str, ...]] = {
    "undo": ("salto log-contact P-004P --kind talk --theme work",),
    'salto task done T-640S --outcome missed --next "ny avtale på mandag"': (COURT,),
    "task confirm": (COURT,),
    "task move": (COURT,),
    "task verify": (COURT,),
    "task hand": (COURT,),
    "task stop-series": (ATTEND,),
    "task card": (COURT,),
    "due": (COURT,),
    "warning review": (WARNING,),
    "warning told": (WARNING,),
    "warnings": (WARNING,),
    "promise done": (PROMISE,),
    "promise told": (PROMISE, "salto promise done T-640S --outcome kept"),
    "told": (GIVEN, "salto withdraw-consent C-001B --channel call"),
    "share document": (URGENT,),
    "handover accept": (TO_KARIM, "salto handover offer H-011P --channel meeting"),
    "handover check": (PLANNED,),
    "transition show": (EIGHTEEN,),
    "transition check": (EIGHTEEN,),
    "transition end": (EIGHTEEN,),
    "transition date": (examples.of("transition start")[1],),
    "board show": (ON_THE_BOARD,),
    "board leave": (ON_THE_BOARD,),
    "board rotation": (ON_THE_BOARD,),
    "fleksiteam tell": (ON_THE_BOARD, ON_THURSDAY),
    "fleksiteam pack": (ON_THE_BOARD, PREPARED, ON_THURSDAY),
    "fleksiteam case": (ON_THE_BOARD, PREPARED, "salto fleksiteam run"),
    'salto fleksiteam attend "Nora Klubbleder" --service riverside-ungdomshus --leaves': (
        examples.of("fleksiteam attend")[0],
    ),
    "fleksiteam run": (PREPARED,),
    "fleksiteam undo": ('salto fleksiteam decide P-004P --text "ring UngJobb"',),
    "fleksiteam status": ('salto fleksiteam decide P-004P --text "ring UngJobb"',),
    "fleksiteam close": (PREPARED, "salto fleksiteam run"),
    "fleksiteam minutes": (PREPARED, "salto fleksiteam run", "salto fleksiteam close --all-left"),
    "fleksiteam show": (PREPARED,),
    "sheets list": (PACKED,),
    "sheets returned": (PACKED,),
    "sheets unused": (PACKED,),
    "lift": (RESTRICTED,),
    "restricted": (RESTRICTED,),
    "incident show": (STOLEN,),
    "incident done": (STOLEN,),
    "incident note": (STOLEN,),
    "incident draft": (STOLEN,),
    "incident close": (STOLEN,),
    "backup verify": (BACKED_UP,),
    "backup restore": (BACKED_UP,),
    "backup drill": (BACKED_UP, "salto backup create --to kopier"),
    "backup list": (BACKED_UP, "salto backup create --to kopier"),
    "backup prune": (BACKED_UP,),
    "recovery test": ("salto rekey --recovery --recovery-file kode.txt --yes --passphrase-file passphrase",),
    "operator revoke": (
        'salto operator add "Nora Eksempel" --with-key --new-passphrase-file new '
        "--passphrase-file passphrase",
    ),
}

ENDS = {
    "salto may-share P-004P --with nav-ungdomsteam --on +30d": 20,  # not yet, and what would make it a yes
    "salto may-share P-004P --with P-001H --category school": 20,
    "dashboard": 2,  # there is no terminal to draw on
    "doctor": 9,  # a demo has no backups
    "sheets lost": 3,  # the numbers of sheets are drawn: nobody has this one
    "operator know": 4,  # and nobody's card has these digits
}
