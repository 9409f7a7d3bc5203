"""Every way out, from one registry, through one matrix: a word is there if and only if it may be.

``WAYS`` names every kind of act and whom it tells. Here each command of the program is run on a store where
every word tells whose it is and what it is about, and nothing is found where it should not be: on the screen,
in JSON, in files, their names and their metadata.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import salto_cli.models
from salto_cli.commands import MANIFEST, Group
from salto_cli.models.order import Order
from salto_cli.models.role import MAY
from salto_cli.store import bundle as bundles
from salto_cli.store.between import Between
from salto_cli.usecases.ways_out import AUTHORITY, HERE, NOBODY, PERSON, SERVICE, WAYS
from tests import two_stores
from tests.board import on_board
from tests.fixtures import PASSPHRASE, Ran, Salto
from tests.meeting import CLUB, NAV, PASSWORD, SPORT, grant, packing, paper, secret_file, youth
from tests.scene import CALLED, SERVICES, Scene
from tests.two_stores import ALNA

# Commands that open no act, or none about persons: they lie outside the store, or before it is opened.
OUTSIDE = {
    *("init", "demo", "shell", "dashboard", "unlock", "lock", "schedule print", "doctor", "policy test"),
    "completion",
    *("backup create", "backup verify", "backup restore", "backup list", "backup prune"),
    *("config list", "config get", "config set", "config path", "help"),
}
# Where the kind of act has another name than the command.
ACTS = {"share give": "share", "incident draft": "incident show", "fleksiteam board": "board show"}


def commands() -> list[str]:
    """Every command of the program, as it is typed."""
    found: list[str] = []
    for name, entry in MANIFEST.items():
        found += [f"{name} {each}" for each in entry.commands] if isinstance(entry, Group) else [name]
    return found


# --- the registry -----------------------------------------------------------------------------------------


def test_every_command_is_in_the_registry() -> None:
    assert [each for each in commands() if each not in OUTSIDE and ACTS.get(each, each) not in WAYS] == []


def test_every_kind_of_act_is_in_the_registry() -> None:
    import importlib
    import pkgutil

    for module in pkgutil.iter_modules(salto_cli.models.__path__):
        importlib.import_module(f"salto_cli.models.{module.name}")
    kinds = {each.command for each in _all(Order) if isinstance(getattr(each, "command", None), str)}
    assert {each for each in kinds if not each.startswith(("arrange", "stock"))} - WAYS.keys() == set()


def _all(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("salto_cli."):
            yield each
        yield from _all(each)


def test_an_act_that_is_not_in_the_registry_makes_no_file() -> None:
    from salto_cli.usecases.ways_out import may_make_files

    assert not may_make_files("a new command")
    assert not may_make_files("show")
    assert may_make_files("fleksiteam pack")


# --- the store --------------------------------------------------------------------------------------------


class Town:
    """The scene, a youth whose case is closed, and a guardian; and what their words are."""

    def __init__(self, salto: Salto) -> None:
        self.scene = Scene(salto)
        self.salto = salto
        self.password = secret_file(salto.folder.parent)
        self.amina, self.bilal = self.scene.everyone[:2]
        note = {"persons": [self.amina], "kind": "talk", "themes": ["work"], "note": "Aminanotat"}
        self.note = salto.ok("log-contact", "--input", "-", stdin=json.dumps(note))["code"]
        closed = youth(salto, "Frida Lukketsen", "Frida")
        salto.ok("edit", closed, "--strength", "Fridastyrke", "--category", "leisure")
        salto.ok("log-contact", closed, "--kind", "talk", "--input", "-", stdin='{"note": "Fridanotat"}')
        salto.ok("task", "add", closed, "--text", "Fridaoppgave", "--category", "leisure")
        salto.ok("fleksiteam", "decide", closed, "--text", "Fridabeslutning")
        salto.ok("fleksiteam", "decide", self.amina, "--text", "Aminabeslutning")
        salto.ok("close-case", closed, "--outcome", "moved")
        self.closed = closed
        tie = ("--kin-of", self.amina, "--as", "guardian", "--sort", "parent")
        made = salto.ok("register", "--name", "Greta Foresattsen", "--born", "1980-01-01", *tie)
        self.guardian = made["person"]["code"]
        self.elsewhere = _with_card(salto)
        for person, allows in ((self.amina, {"identity", "work"}), (self.bilal, {"work", "health"})):
            grant(salto, person, [ALNA], sorted(allows))
            self.scene.allowed[person, ALNA] = allows
        for each in (self.amina, self.bilal):
            on_board(salto, each)
        self._dates()
        salto.ok("fleksiteam", "prepare", "--date", "torsdag", "--services", NAV)

    def _dates(self) -> None:
        """Something ahead for each who gets a card of their own: without it there is none."""
        self.salto.ok("operator", "add", "Vikar")
        said = {"kind": "appointment", "category": "work", "due": "+9d", "deputy": "Vikar", "source": "Nav"}
        for each in (self.amina, self.bilal):
            self.salto.ok("task", "add", each, "--input", "-", stdin=json.dumps(said))

    @property
    def words(self) -> dict[str, str]:
        """Each word that tells something, and whose it is."""
        known = {word: line[0] for word, line in self.scene.lines.items()}
        theirs = {"Aminanotat": self.amina, "Fridastyrke": self.closed, "Fridanotat": self.closed}
        decided = {"Fridabeslutning": self.closed, "Aminabeslutning": self.amina}
        return {**known, **theirs, **decided, "Fridaoppgave": self.closed}

    def names(self) -> dict[str, str]:
        """Each name, and whose it is."""
        known = {f"Oppdiktet{each}sen": code for each, code in zip(CALLED, self.scene.everyone, strict=True)}
        return {**known, "Lukketsen": self.closed, "Foresattsen": self.guardian}


def _with_card(salto: Salto) -> Salto:
    """The coordinator of another district, whose card is known here."""
    folder = salto.folder.parent / "elsewhere"
    folder.mkdir()
    secret = secret_file(folder, PASSPHRASE)
    elsewhere = two_stores.store(folder, folder / "store", "Bjørn Mottaker", secret)
    card, file = two_stores.card_of(elsewhere, folder / "their.card"), str(folder / "their.card")
    said = {"name": "SaLTo Alna", "sector": "bydel_other", "district": "Alna"}
    salto.ok("service", "add", "--input", "-", stdin=json.dumps(said))
    salto.ok("operator", "know", file, "--fingerprint", card["fingerprint"], "--service", ALNA)
    return elsewhere


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, _made_store: Any) -> Town:
    """Made once; what is run on it reads, or is allowed to add to it."""
    folder, unlocked = _made_store
    mine = tmp_path_factory.mktemp("town") / "store"
    shutil.copytree(folder, mine)
    mine.chmod(0o700)
    return Town(Salto(mine, unlocked, between=Between()))


# --- what leaves to a service -----------------------------------------------------------------------------


def _on_a_sheet(town: Town, service: str) -> dict[str, str]:
    """All that is on the sheets for a service, by person; under nobody's the file, its name, its metadata."""
    out = town.salto.folder.parent / "out"
    packed = town.salto.ok(*packing(town.salto, service))
    (found,) = packed["services"]
    told = {each["person"]: json.dumps(each) for each in found["sheets"]}
    whole = "".join(paper(path) + path.name for path in out.glob("*.pdf"))
    for path in out.glob("*.pdf"):
        path.unlink()
    return {**dict.fromkeys(town.scene.everyone, ""), **told, NOBODY: whole}


def _given_out(town: Town, service: str) -> dict[str, str]:
    """What is given out about each person: as JSON, on the screen, on paper."""
    return {person: _given(town, person, service) for person in town.scene.everyone}


def _given(town: Town, person: str, service: str) -> str:
    asked = ("share", person, "--with", service)
    ran = town.salto(*asked, "--json")
    if ran.code:
        assert (ran.code, ran.out) in {(20, ""), (6, "")}
        return ran.err
    file = town.salto.folder.parent / "given.pdf"
    town.salto.ok(*asked, "--out", str(file), "--password-file", str(town.password))
    on_paper = paper(file) + file.name
    file.unlink()
    return json.dumps(ran.json["lines"]) + town.salto(*asked).out.replace(" ", "") + on_paper


def _bundled(town: Town, service: str) -> dict[str, str]:
    """What is in a case that is written for a coordinator of that service, as their key opens it."""
    return {person: _in_the_file(town, person, service) for person in town.scene.everyone}


def _in_the_file(town: Town, person: str, service: str) -> str:
    planned = town.salto("handover", person, "--to", service, "--why", "prøve", "--json")
    code = planned.json["handover"]["code"]
    file = town.salto.folder.parent / "sak.salto"
    ran = town.salto("handover", "bundle", code, "--out", str(file), "--json")
    town.salto.ok("handover", "cancel", code, "--reason", "prøve")
    if ran.code:
        assert (ran.code, ran.out) in {(20, ""), (6, "")}
        return ran.err
    assert town.elsewhere.unlocked
    inside = json.loads(bundles.unseal(file.read_bytes(), town.elsewhere.unlocked.seal_secret))
    file.unlink()
    return json.dumps(inside, ensure_ascii=False) + file.name


TO_A_SERVICE = {"fleksiteam pack": _on_a_sheet, "share": _given_out, "handover bundle": _bundled}
WHERE = [
    *((way, service) for way in TO_A_SERVICE for service in SERVICES if way != "handover bundle"),
    ("handover bundle", ALNA),  # a case goes in a file to another district's coordinator, and to nobody else
]


def test_every_way_to_a_service_is_in_the_matrix() -> None:
    drafts = {"withdraw-consent"}  # after a no: what it may hold is tested below
    told = {each for each, way in WAYS.items() if way.tells == SERVICE}
    assert told == TO_A_SERVICE.keys() | drafts


@pytest.mark.parametrize(("way", "service"), WHERE)
def test_a_word_leaves_to_a_service_if_and_only_if_it_may(town: Town, way: str, service: str) -> None:
    told = TO_A_SERVICE[way](town, service)
    for person in town.scene.everyone:
        for word, whose in town.words.items():
            may = whose == person and word in town.scene.lines and town.scene.may_have(word, service)
            assert (word in told[person]) is may, (way, person, service, word)
    for word in town.words:
        may = word in town.scene.lines and town.scene.may_have(word, service)
        assert (word in told.get(NOBODY, "")) <= may, (way, service, word)


@pytest.mark.parametrize(("way", "service"), WHERE)
def test_what_leaves_about_one_names_no_other(town: Town, way: str, service: str) -> None:
    told = TO_A_SERVICE[way](town, service)
    for person, text in told.items():
        assert not [name for name, whose in town.names().items() if whose != person and name in text]


@pytest.mark.parametrize("service", [NAV, CLUB, SPORT])
def test_a_handover_shows_which_kinds_would_go_and_not_a_word_of_them(town: Town, service: str) -> None:
    ran = town.salto("handover", town.amina, "--to", service, "--why", "prøve", "--json")
    going = {
        word[len("Amina") :] for word in town.words if town.scene.lines.get(word, ("",))[0] == town.amina
    }
    assert going
    assert set(ran.json["luggage"]["going"]) == town.scene.allowed.get((town.amina, service), set())
    assert not [word for word in town.words if word in ran.out + ran.err]
    town.salto.ok("handover", "cancel", ran.json["handover"]["code"], "--reason", "prøve")


# --- what is for the person, and for the authority ----------------------------------------------------------


def _papers(town: Town, person: str) -> dict[str, str]:
    """Everything that can be read in the papers for a person, by the kind of act."""
    folder, key = town.salto.folder.parent, ("--password-file", str(town.password))
    made: dict[str, tuple[str, ...]] = {
        "access-copy": ("access-copy", person),
        "who-knows": ("who-knows", person),
        "consent form": ("consent", "form", person, "--to", NAV, "--category", "work"),
        "fleksiteam tell": ("fleksiteam", "tell", person, "--date", "torsdag"),
        "task card": ("task", "card", person),
    }
    found: dict[str, str] = {}
    for name, words in made.items():
        file = folder / "paper.pdf"
        ran = town.salto(*words, "--out", str(file), *key)
        assert ran.code == 0, ran.err
        found[name] = paper(file) + _attached(file) + ran.out + file.name
        file.unlink()
    return found | _drafts(town, person)


def _drafts(town: Town, person: str) -> dict[str, str]:
    """Everything in the forms that are written for new consents, into a folder."""
    folder, key = town.salto.folder.parent / "drafts", ("--password-file", str(town.password))
    folder.mkdir(exist_ok=True)
    planned = town.salto("handover", person, "--to", CLUB, "--why", "prøve", "--json")
    made: dict[str, tuple[str, ...]] = {"transition consents": ("transition", "consents", person)}
    if planned.code == 0:
        made["handover consents"] = ("handover", "consents", planned.json["handover"]["code"])
    found = {"handover consents": ""}
    for name, words in made.items():
        ran = town.salto(*words, "--draft", str(folder), *key)
        assert ran.code == 0, ran.err
        files = sorted(folder.glob("*.pdf"))
        found[name] = "".join(paper(each) + each.name for each in files) + ran.out
        for each in files:
            each.unlink()
    if planned.code == 0:
        town.salto.ok("handover", "cancel", planned.json["handover"]["code"], "--reason", "prøve")
    return found


def _attached(file: Path) -> str:
    reader = PdfReader(file, password=PASSWORD)
    return "".join(part.decode() for parts in reader.attachments.values() for part in parts)


def test_every_paper_for_a_person_is_tried(town: Town) -> None:
    assert {each for each, way in WAYS.items() if way.tells == PERSON} == _papers(town, town.amina).keys()


def test_a_paper_for_a_person_holds_nothing_of_anyone_else(town: Town) -> None:
    for name, text in _papers(town, town.bilal).items():
        of_others = [word for word, whose in town.words.items() if whose != town.bilal and word in text]
        assert of_others == [], name
        assert not [each for each, whose in town.names().items() if whose != town.bilal and each in text], (
            name
        )


def test_the_access_copy_holds_everything_about_the_person_and_the_other_papers_no_word(town: Town) -> None:
    papers = _papers(town, town.amina)
    mine = [word for word, whose in town.words.items() if whose == town.amina]
    assert len(mine) > 10
    assert [word for word in mine if word not in papers["access-copy"]] == []
    for name in papers.keys() - {"access-copy", "task card"}:
        assert [word for word in mine if word in papers[name]] == [], name


def test_what_goes_to_the_authority_holds_no_word_and_no_name(town: Town) -> None:
    assert {each for each, way in WAYS.items() if way.tells == AUTHORITY} == {"audit export"}
    file = town.salto.folder.parent / "export.json"
    ran = town.salto("audit", "export", town.amina, "--out", str(file), "--json")
    assert ran.code == 0, ran.err
    text = file.read_text(encoding="utf-8") + ran.out
    assert [word for word in (*town.words, *town.names(), *CALLED) if word in text] == []


# --- what is shown here -------------------------------------------------------------------------------------

# Each command that only reads, asked about one person or about everyone.
ABOUT_ONE = (
    *("show", "contacts", "timeline", "consents", "may-share", "who-knows", "family", "task list"),
    *("fleksiteam case", "audit who-saw", "erase --dry-run --ground withdrawn"),
    *("warnings", "promises"),
    *("warnings", "promises"),
    *("transition show", "transition consents"),
    "picture contact",
)
ABOUT_ALL = (
    *(
        "caseload",
        "today",
        "task list --mine",
        "task list --closed",
        "due --days 900",
        "find sen",
        "restricted",
        "retention due",
    ),
    *(
        "handover list",
        "transition list --within 5000d",
        "fleksiteam show",
        "fleksiteam prepare --date torsdag --services nav-ungdomsteam --dry-run",
        "consents --expiring 400d",
        "audit log --all",
        "audit review",
        "audit report --operator Kari",
    ),
    *("board show --names", "board suggest", "board rotation --all"),
    *("siblings --all --within 90d", "warnings --all --over", "promises --all"),
    *("sheets list --all", "picture caseload --all", "picture caseload --all --plain"),
)
MINUTES = "fleksiteam minutes"  # of a meeting that is closed
ABOUT_NOBODY = (
    *("fleksiteam list", "picture workload"),
    *("operator known", "operator key", "settings show", "settings show board"),
    *("count", "operator list", "policy show", "service list", "service find nav", "incident list"),
    *("audit verify", "doctor", "backup list --in {folder}", "schedule print cron --to {folder}"),
    *("policy diff {policy}", "service show nav-ungdomsteam"),
)


def _run(town: Town, line: str, *more: str) -> str:
    """What a reading command prints, both ways."""
    import salto_cli.consent

    policy = str(Path(salto_cli.consent.__file__).with_name("policy.toml"))
    words = line.format(folder=str(town.salto.folder.parent), policy=policy).split()
    rans: list[Ran] = [town.salto(*words, *more), town.salto(*words, *more, "--json")]
    assert all(each.code in {0, 9, 20, 21} for each in rans), (line, rans[0].err)
    return "".join(each.out + each.err for each in rans)


@pytest.mark.parametrize("line", ABOUT_ONE)
def test_what_is_shown_about_one_person_holds_no_word_about_another(town: Town, line: str) -> None:
    text = _run(town, line, town.amina)
    assert [word for word, whose in town.words.items() if whose != town.amina and word in text] == []


@pytest.mark.parametrize("line", [*ABOUT_ONE, *ABOUT_ALL])
def test_no_word_of_a_closed_case_is_shown_whoever_is_asked_about(town: Town, line: str) -> None:
    text = _run(town, line, *([town.closed] if line in ABOUT_ONE else []))
    assert [word for word, whose in town.words.items() if whose == town.closed and word in text] == []


def test_no_word_of_a_closed_case_is_in_the_minutes_made_again(town: Town, tmp_path: Path) -> None:
    shutil.copytree(town.salto.folder, tmp_path / "store")
    (tmp_path / "store").chmod(0o700)
    salto = Salto(tmp_path / "store", town.salto.unlocked)
    salto.ok("fleksiteam", "close")
    out, key = tmp_path / "referat.pdf", str(town.password)
    ran = salto(*MINUTES.split(), "--out", str(out), "--password-file", key, "--json")
    assert ran.code == 0, ran.err
    text = ran.out + paper(out)
    assert [word for word, whose in town.words.items() if whose == town.closed and word in text] == []
    assert [name for name in town.names() if name in paper(out)] == []
    assert "Aminabeslutning" in paper(out)


@pytest.mark.parametrize("line", ABOUT_NOBODY)
def test_what_tells_of_nobody_holds_no_word_no_name_and_no_code(town: Town, line: str) -> None:
    text = _run(town, line)
    codes = [town.closed, town.guardian, *town.scene.everyone]
    assert [word for word in (*town.words, *town.names(), *codes) if word in text] == []


def test_every_command_that_reads_and_shows_persons_is_tried() -> None:
    """What writes names its own person in its result, and is held by the tests of its noun."""
    tried = {_command(line) for line in (*ABOUT_ONE, *ABOUT_ALL, *ABOUT_NOBODY, MINUTES)}
    reading = {each for each, way in WAYS.items() if way.tells in {HERE, NOBODY} and each in commands()}
    writing = {each for each in reading if each not in tried}
    assert writing == WRITING


def _command(line: str) -> str:
    words = line.split()
    return max((each for each in commands() if words[: len(each.split())] == each.split()), key=len)


WRITING = {
    *("handover check", "handover return", "handover verify"),
    *("handover receive", "operator forget", "operator know"),
    *("transition check", "transition date", "transition end", "transition start"),
    *("audit expire", "backup drill", "close-case", "edit", "grant-consent", "heard", "lift", "log-contact"),
    *("handover accept", "handover cancel", "handover close", "handover confirm", "handover decline"),
    *("handover offer", "handover overlap", "handover plan", "handover show", "incident close"),
    *("incident done", "incident note", "incident show", "incident start", "link-guardian", "link-sibling"),
    *("merge", "object", "open-case", "operator add", "operator passwd", "operator revoke", "operator role"),
    *("policy use", "recovery test", "refuse-consent", "register", "rekey", "restrict", "retract"),
    *("service add", "service import", "service verify", "share document", "task add", "task done", "told"),
    *("task calendar", "task confirm", "task hand", "task move", "task paper", "task stop-series"),
    "task verify",
    *("board add", "board leave", "board look", "settings use"),
    *("fleksiteam attend", "fleksiteam close", "fleksiteam decide", "fleksiteam intake", "fleksiteam run"),
    *("fleksiteam status", "fleksiteam undo"),
    *("sibling check", "sibling trigger", "warning add", "warning review", "warning told"),
    *("promise add", "promise done", "promise told", "wish"),
    *("sheets lost", "sheets returned", "sheets unused"),
    *("unlink", "demo", "init", "policy test", "amend", "undo"),
    *("import", "export caseload", "export contacts", "export tasks"),
}


def test_a_role_may_do_nothing_that_the_registry_does_not_know() -> None:
    assert set().union(*MAY.values()) - WAYS.keys() - OUTSIDE == set()
