"""Every screen that shows something about someone, on a store where each text can be known again.

What is personal there is a canary: a word that stands nowhere else in the program or its lists.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from salto_cli.models.secret import Unlocked
from salto_cli.store.between import Between
from tests.fixtures import Salto
from tests.meeting import NAV, grant, know, secret_file, task, youth

# Words of names, places and texts, as they are typed into the store below.
CANARIES = (
    *("Mohammed-Abdirahman", "Kvitveisen", "Abdikvit", "Frøydis", "Solbærsen", "Mirabell", "Plommestad"),
    *("Bringebærsen", "Ripsgata", "Stikkelsbakken", "Tyttebærveien", "Moltelia", "912 34 567"),
    *("048307", "04.03.2007", "30.11.2012", "Einerhagen", "kreklingmål"),
    *("blåklokkestyrke", "geitramsnotat", "tiriltungeord", "hestehovønske", "løvetannoppgave"),
    *("røsslyngfrist", "kattehalevarsel", "ryllikløfte", "forglemmegeigrunn", "marikåpebeslutning"),
    *("perlehønsinnsigelse", "nattfiolsyn", "konvallspørsmål", "smørblomstgrunn", "soleieutfall", "Gjøkesyr"),
    *("valmuemål", "Dagny"),
)
NUMBER = "04830750032"  # synthetic: the month has 80 added
# What is shown about someone or of the log; {whom} is a youth with something of every kind.
ABOUT_SOMEONE = (
    *("show {whom}", "show {sib}", "show {mum}", "family {whom}", "family {mum}", "consents {whom}"),
    *("contacts {whom}", "contacts {whom} --all", "timeline {whom}", "task list {whom}", "who-knows {whom}"),
    *("may-share {whom}", "may-share {whom} --with nav-ungdomsteam", "may-share {whom} --with {mum}"),
    *("promises {whom}", "warnings {whom}", "picture contact {whom}", "transition show {whom}"),
    *("handover show {handover}", "audit log {whom}", "audit who-saw {whom}", "fleksiteam case {whom}"),
    *(
        "transition consents {whom}",
        "handover consents {handover}",
        "erase {whom} --ground withdrawn --dry-run",
    ),
    *("share give {whom} --with nav-ungdomsteam --dry-run", "find Mohammed", "find sen"),
    "merge {sib} {half} --dry-run",
)
ABOUT_ALL = (
    *("caseload", "caseload --lead Kari", "today", "today --all", "today --whole", "due", "due --days 900"),
    *(
        "task list",
        "task list --closed",
        "consents --expiring 400d",
        "siblings",
        "siblings --all --within 90d",
    ),
    *("warnings", "warnings --all --over", "promises", "promises --all", "board show", "board show --names"),
    *("board suggest", "board rotation", "board rotation --all", "sheets list", "sheets list --all"),
    *("handover list", "handover list --open", "transition list", "transition list --within 5000d"),
    *("fleksiteam list", "fleksiteam show", "fleksiteam prepare --date torsdag --services nav-ungdomsteam"),
    *("picture caseload", "picture caseload --all", "picture workload", "count", "restricted"),
    *("retention due", "incident list", "incident show 1", "audit log", "audit log --all", "audit review"),
    *("audit report --operator Kari", "audit verify", "incident show 1 --list"),
)
ABOUT_NOBODY = (
    *("service list", "service show nav-ungdomsteam", "service find nav", "policy show", "settings show"),
    *("operator list", "operator known", "backup list", "doctor"),
)


@dataclass(frozen=True)
class Screens:
    """The store, and the codes that stand in the lines above."""

    salto: Salto
    codes: dict[str, str]

    def lines(self) -> list[str]:
        """Every command line that shows something."""
        return [line.format(**self.codes) for line in (*ABOUT_SOMEONE, *ABOUT_ALL, *ABOUT_NOBODY)]


def made(folder: Path, fresh: Path, unlocked: Unlocked) -> Screens:
    """A store in ``folder``, begun as a copy of ``fresh``, with something of every kind about a youth."""
    shutil.copytree(fresh, folder)
    folder.chmod(0o700)
    salto = Salto(folder, unlocked, between=Between())
    colleague = (
        "--role",
        "worker",
        "--new-passphrase-file",
        str(secret_file(folder.parent, "et ganske langt ord til")),
    )
    salto.ok("operator", "add", "Wiggo Worker", *colleague)
    whom = youth(salto, "Mohammed-Abdirahman Kvitveisen", "Abdikvit", "2010-05-17")
    sib = youth(salto, "Frøydis Solbærsen", "Frøydis", "2012-11-30")
    half = youth(salto, "Frøydis Bringebærsen", "", "2012-11-30")
    tie = ("--kin-of", whom, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    mum = salto.ok("register", "--name", "Mirabell Plommestad", "--born", "1980-01-01", *tie)["person"][
        "code"
    ]
    salto.ok("link-sibling", whom, sib, "--sort", "full")
    salto.ok("link-guardian", half, mum, "--sort", "parent")
    _identity(salto, whom, mum)
    handover = _file(salto, whom, mum)
    return Screens(salto, {"whom": whom, "sib": sib, "half": half, "mum": mum, "handover": handover})


def _identity(salto: Salto, whom: str, mum: str) -> None:
    said = {
        "phone": "91234567",
        "national_id": NUMBER,
        "address": "Ripsgata 4, Stikkelsbakken",
        "home_district": "Alna",
        "language": "Gjøkesyr",
        "interpreter": True,
    }
    salto.ok("edit", whom, "--input", "-", stdin=json.dumps(said | {"born": "2007-03-04"}))
    salto.ok("edit", mum, "--address", "Tyttebærveien 9, Moltelia")


def _file(salto: Salto, whom: str, mum: str) -> str:
    know(salto, whom, "leisure", wish="hestehovønske om moped", strength="blåklokkestyrke i matte")
    know(salto, whom, "work", question="konvallspørsmål om jobb")
    know(salto, whom, "identity", safe_contact="kreklingmål etter skolen", unsafe_place="Einerhagen senter")
    _give(salto, "edit", whom, withhold=["health"], because="valmuemål er farlig", category=None)
    note = {"persons": [whom], "kind": "talk", "themes": ["work"], "note": "geitramsnotat om det som skjedde"}
    contact = _give(
        salto, "log-contact", **note, own_words="tiriltungeord jeg vil", next="løvetannoppgave i dag"
    )
    _give(salto, "object", person=whom, about=str(contact["code"]), text="perlehønsinnsigelse", by="subject")
    task(salto, whom, "løvetannoppgave som haster", "work", NAV)
    deadline = {
        "person": whom,
        "kind": "court",
        "due": "+9d",
        "source": "Dagny i tinghuset",
        "deputy": "Wiggo",
    }
    _give(salto, "task add", **deadline, text="røsslyngfrist i retten", place="Tinghuset")
    grant(salto, whom, [NAV], ["work"], by="subject")
    salto.ok("share", "give", whom, "--with", NAV)
    withdrawn = grant(salto, whom, [NAV], ["leisure"], by="subject")
    salto.ok("withdraw-consent", withdrawn, "--reason", "smørblomstgrunn")
    danger = (
        "--danger",
        "to",
        "--kind",
        "threat",
        "--category",
        "crime",
        "--source",
        "own",
        "--review",
        "+30d",
    )
    salto.ok("warning", "add", whom, *danger, "--text", "kattehalevarsel om ham")
    salto.ok("promise", "add", whom, "--text", "ryllikløfte om tur", "--due", "+3d")
    _give(salto, "wish", guardian=mum, about=whom, text="hestehovønske fra mor", category="family")
    salto.ok("heard", whom, "--when", "22.11.2026", "--by", "Dagny", "--view", "nattfiolsyn på saken")
    salto.ok("fleksiteam", "decide", whom, "--text", "marikåpebeslutning nå")
    salto.ok("board", "add", whom, "--reason", "incident", "--until", "valmuemål er nådd")
    salto.ok("transition", "start", whom, "--kind", "aftercare")
    salto.ok("incident", "start", "loss")
    _give(salto, "incident note", number=1, text="soleieutfall ble funnet")
    stored = youth(salto, "Restriktus Plommestad", "", "2009-01-01")
    salto.ok("restrict", stored, "--ground", "claims")
    planned = salto.ok("handover", "plan", whom, "--to", NAV, "--why", "forglemmegeigrunn for bytte")
    return str(planned["handover"]["code"])


def _give(salto: Salto, command: str, *words: str, **fields: object) -> dict[str, object]:
    """Run a writing command with its fields as JSON."""
    given = {name: value for name, value in fields.items() if value is not None}
    return salto.ok(*command.split(), *words, "--input", "-", stdin=json.dumps(given))
