"""Row 25: each exit code that is documented comes about, and nothing is on standard output then."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from salto_cli import errors
from salto_cli.models.code import PERSON, code
from salto_cli.store.steps import STEPS
from tests.fixtures import Ran, Salto
from tests.store.forger import unlocked
from tests.torture import stores
from tests.torture.row import Figure, Row, every, none

ANSWERS = {0, 9, 20, 30}  # codes of results: a question that is answered has not failed
FIRST = stores.FIRST


def run(_times: int, scratch: Path) -> Iterator[Figure]:
    """Bring each code about once."""
    salto = stores.a_store(scratch)
    found: dict[int, int] = {}
    loud = 0
    for number, (wanted, bring) in enumerate(WAYS):
        folder = scratch / f"way-{number}"
        folder.mkdir()
        ran = bring(stores.copied(salto, folder / "store"), folder)
        found[wanted] = ran.code
        loud += bool(ran.out) and wanted not in ANSWERS
    documented = {each.exit_code for each in _below(errors.SaltoError)} | set(errors.OTHER_EXITS)
    good = [each for each, came in found.items() if each == came]
    wrong = {each: came for each, came in found.items() if each != came}
    if wrong:
        raise AssertionError(f"expected and found: {wrong}")
    yield every(
        "documented codes brought about by a command line", len(good), len(documented - BY_THE_SYSTEM)
    )
    yield none("failures with anything on standard output", loud, len(WAYS))


BY_THE_SYSTEM = {130}  # Ctrl-C; brought about in tests/commands/test_terminal_trouble.py


def _below(error: type[errors.SaltoError]) -> Iterator[type[errors.SaltoError]]:
    for each in error.__subclasses__():
        yield each
        yield from _below(each)


def _bug(salto: Salto, _folder: Path) -> Ran:
    return replace(salto, now="2026-11-23T08:15:00+01:00", patience=float("nan"))("find", "ungdom")


def _changed(salto: Salto, _folder: Path) -> Ran:
    salto.ok("edit", FIRST, "--phone", "40000000")
    return salto("edit", FIRST, "--phone", "40000001", "--revision", "1")


def _policy(salto: Salto, folder: Path) -> Ran:
    table = Path(__file__).resolve().parents[1] / "vectors" / "consent-scenarios.csv"
    wrong = folder / "wrong.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    turned = {"allow": "deny", "deny": "allow", "needs": "allow"}
    at = lines[0].split(",").index("expected")
    row = lines[1].split(",")
    lines[1] = ",".join([*row[:at], turned.get(row[at], row[at]), *row[at + 1 :]])
    wrong.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return salto("policy", "test", str(wrong))


def _busy(salto: Salto, _folder: Path) -> Ran:
    with stores.database(salto) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        ran = replace(salto, patience=0.05)("find", "ungdom")
        connection.execute("ROLLBACK")
    return ran


def _wrong_passphrase(salto: Salto, folder: Path) -> Ran:
    secret = folder / "secret"
    secret.touch(0o600)
    secret.write_text("noe helt annet enn det", encoding="utf-8")
    return replace(salto, unlocked=None)("find", "ungdom", "--passphrase-file", str(secret))


def _newer(salto: Salto, _folder: Path) -> Ran:
    with unlocked(salto) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    return salto("find", "ungdom")


def _cannot_write(salto: Salto, folder: Path) -> Ran:
    (folder / "file").touch()
    return salto("backup", "create", "--to", str(folder / "file" / "below"))


def _unsafe(salto: Salto, _folder: Path) -> Ran:
    salto.folder.chmod(0o777)
    return salto("find", "ungdom")


def _refused(salto: Salto, _folder: Path) -> Ran:
    return salto("may-share", FIRST, "--with", "nav-ungdomsteam", "--category", "work")


def _no_basis(salto: Salto, _folder: Path) -> Ran:
    salto.ok("close-case", FIRST, "--outcome", "goals_met")
    return salto("log-contact", FIRST, "--kind", "talk")


def _damaged(salto: Salto, _folder: Path) -> Ran:
    content = bytearray((salto.folder / "store.db").read_bytes())
    content[5000] ^= 1
    (salto.folder / "store.db").write_bytes(bytes(content))
    return salto("audit", "verify")


def _older(salto: Salto, folder: Path) -> Ran:
    before = (salto.folder / "store.db").read_bytes()
    salto.ok("find", "ungdom")
    (salto.folder / "store.db").write_bytes(before)
    return salto("find", "ungdom")


WAYS: tuple[tuple[int, Callable[[Salto, Path], Ran]], ...] = (
    (0, lambda salto, _folder: salto("find", "ungdom")),
    (1, _bug),
    (2, lambda salto, _folder: salto("find", "ungdom", "--nothing-of-the-kind")),
    (3, lambda salto, _folder: salto("show", code(PERSON, 99))),
    (
        4,
        lambda salto, _folder: salto(
            "register", "--input", "-", stdin=json.dumps({"name": "A", "born": "x"})
        ),
    ),
    (5, _changed),
    (
        6,
        lambda salto, _folder: salto(
            "open-case", FIRST, "--basis", "child_welfare", "--purposes", "follow_up"
        ),
    ),
    (9, _policy),
    (10, lambda salto, folder: replace(salto, folder=folder / "nowhere")("find", "ungdom")),
    (11, _busy),
    (12, _wrong_passphrase),
    (13, _newer),
    (14, _cannot_write),
    (15, _unsafe),
    (20, _refused),
    (21, _no_basis),
    (30, _damaged),
    (31, _older),
)

ROW = Row(25, "exits", "each exit code means what is documented", run, times=1, quick=1)
