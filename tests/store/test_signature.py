"""Who closed an act: what a colleague with the key to the database can write anew, and what stops them."""

from collections.abc import Callable, Iterator

import pytest

from salto_cli.errors import Damaged
from salto_cli.models import finding
from salto_cli.store import checkpoint, keyfile, keys, proof
from salto_cli.store import seal as seals
from salto_cli.store.cipher import Connection, DatabaseError
from salto_cli.store.place import Place
from salto_cli.store.seal import ACT, FIRST, SEALED, Outcome, seal_over
from salto_cli.store.store import Store
from tests.fixtures import Salto
from tests.store.forger import checked, unlocked


@pytest.fixture
def lived(salto: Salto, a_youth: Callable[..., str]) -> Iterator[Salto]:
    salto.ok("show", a_youth())
    yield salto


def kinds(salto: Salto) -> set[str]:
    return {each.what for each in checked(salto).findings}


def chained_anew(connection: Connection) -> None:
    """Give every act the seal that its rows ask for now, as whoever can open the database can."""
    before = FIRST
    rows = connection.execute(f"SELECT {ACT}, result, error FROM act JOIN outcome ON act = id ORDER BY id")
    for *head, result, error in rows.fetchall():
        held = {
            table: connection.execute(
                f"SELECT {names} FROM {table} WHERE act = ? ORDER BY {order}", (head[0],)
            ).fetchall()
            for table, (names, order) in SEALED.items()
        }
        before = seal_over(head, held, Outcome(result, error), before)
        connection.execute("UPDATE outcome SET seal = ? WHERE act = ?", (before, head[0]))


def test_every_act_is_signed_by_whoever_did_it(lived: Salto) -> None:
    (unsigned,) = lived.rows("SELECT count(*) FROM act WHERE id NOT IN (SELECT act FROM signature)")
    assert unsigned == (0,)
    assert checked(lived).whole


def test_an_entry_that_was_edited_and_chained_anew_is_found_by_its_signature(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("UPDATE act SET at = '2020-01-01T08:00:00+01:00' WHERE id = 3")
        chained_anew(connection)
    found = checked(lived)
    assert found.first == 3
    assert finding.SIGNATURE in {each.what for each in found.findings}
    assert finding.SEAL not in {each.what for each in found.findings}


def test_an_act_put_down_to_a_colleague_is_found(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("INSERT INTO operator (id, name, added) VALUES (7, 'Anna Eksempel', '2026-11-23')")
        connection.execute("UPDATE act SET operator = 7 WHERE id = 3")
        connection.execute("UPDATE signature SET operator = 7 WHERE act = 3")
        chained_anew(connection)
    assert finding.SIGNATURE in kinds(lived)


def test_acts_whose_signatures_were_taken_away_are_found_though_they_say_an_older_step(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("UPDATE act SET step = 7 WHERE id = 3")
        connection.execute("DELETE FROM signature WHERE act = 3")
        chained_anew(connection)
    assert finding.SIGNATURE in kinds(lived)


def test_a_colleague_who_has_exchanged_my_key_keeps_me_from_writing(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("UPDATE operator SET sign_key = ? WHERE id = 1", ("ab" * 32,))
    ran = lived("find", "amina")
    assert ran.code == 30
    assert "another signing key of yours" in ran.err
    assert lived("audit", "verify").code == 30


def test_the_recovery_code_has_a_key_of_its_own(lived: Salto) -> None:
    ((own, spare),) = lived.rows(
        "SELECT a.sign_key, b.sign_key FROM operator a, operator b WHERE a.id = 1 AND b.id = 0"
    )
    assert len(own) == len(spare) == 64
    assert own != spare


# --- what stands beside the store ------------------------------------------------------------------------


def test_the_checkpoint_is_signed_and_the_key_file_beside_it_tells_so(lived: Salto) -> None:
    last = checkpoint.read(Place(lived.folder))
    file = keyfile.read(keys.read_keys(lived.folder))
    assert last is not None
    assert checkpoint.is_signed(last, file)
    from dataclasses import replace

    for changed in (
        replace(last, act=last.act - 1),
        replace(last, seal="00" * 32),
        replace(last, at="2020-01-01T08:00:00+01:00"),
        replace(last, slot="00" * 8),
        replace(last, store_id="00" * 16),
        replace(last, signature="00" * 64),
        replace(last, slot="", signature=""),
    ):
        assert not checkpoint.is_signed(changed, file)


def test_a_code_is_the_beginning_of_the_seal_however_it_is_typed() -> None:
    seal = "0123456789abcdef0123" + "77" * 22
    code = checkpoint.code(seal)
    assert len(code) == 19
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "O").replace("1", "l")):
        assert checkpoint.bits_of(typed) == bytes.fromhex(seal[:20])
    assert checkpoint.bits_of(code[:-1]) is None
    assert checkpoint.bits_of(code[:-1] + "U") is None


# --- what no command of ours does --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE outcome SET seal = seal",
        "DELETE FROM act",
        "DELETE FROM signature",
        "UPDATE judgement_detail SET body = body",
        "DROP TRIGGER act_no_update",
        "DROP TABLE task",
        "CREATE TRIGGER mine AFTER INSERT ON act BEGIN SELECT 1; END",
        "CREATE TEMP TABLE mine (x)",
        "CREATE VIEW mine AS SELECT 1",
        "ALTER TABLE person ADD COLUMN mine TEXT",
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema = ON",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA user_version = 3",
        "PRAGMA ignore_check_constraints = ON",
        "PRAGMA trusted_schema = ON",
        "INSERT INTO sqlite_master DEFAULT VALUES",
        "ANALYZE",
        "REINDEX",
        "VACUUM INTO '/tmp/other'",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('main')",
    ],
)
def test_a_connection_denies_what_no_command_does(store: Store, attempt: str) -> None:
    with pytest.raises(DatabaseError, match=r"not authorized|prohibited|authorization denied"):
        store.connection.execute(attempt)


# --- proof for someone who may not see the rest ------------------------------------------------------------


def test_each_leaf_of_a_tree_of_any_size_leads_to_its_root_and_no_other_leaf_does() -> None:
    for size in range(1, 18):
        leaves = [bytes([n]) * 32 for n in range(size)]
        top = proof.root(leaves)
        for at, leaf in enumerate(leaves):
            steps = proof.path(leaves, at)
            assert proof.led_to(leaf, at, size, steps) == top
            assert proof.led_to(b"\xff" * 32, at, size, steps) != top
            assert proof.led_to(leaf, at, size, [*steps, bytes(32)]) != top
            if size > 1:
                assert proof.led_to(leaf, (at + 1) % size, size, steps) != top


def test_the_root_is_that_of_rfc_6962() -> None:
    """The empty leaf's hash, from the test vectors that certificate transparency publishes."""
    assert proof.root([b""]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


def test_an_id_in_a_seal_is_another_one_in_each_act() -> None:
    assert seals.hidden(3, 4711) != seals.hidden(4, 4711)


def test_a_list_of_persons_that_is_none_is_told_as_a_changed_seal_and_never_a_bug(lived: Salto) -> None:
    with unlocked(lived) as connection:
        connection.execute("UPDATE judgement SET persons = '{}' WHERE act = 3")
        connection.execute("UPDATE seen SET persons = '7' WHERE act = 4")
    assert {3, 4} <= {each.act for each in checked(lived).findings}


def test_no_forged_file_is_taken_for_an_export() -> None:
    from salto_cli.store.audit_export import head_of

    for content in (b"", b"[]", b"{}", b'{"head": 1}', b"\xff", b"[" * 100_000):
        with pytest.raises(Damaged):
            head_of(content)
