"""What someone with the key, their own signature and the locks taken off writes in an act of their own."""

from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pkgutil import iter_modules

import pytest

from salto_cli.models import finding
from salto_cli.store import schema
from salto_cli.store import seal as seals
from salto_cli.store.act import Act, Judged, current_mark, new_id
from salto_cli.store.cipher import Connection
from salto_cli.store.guarded import GUARDED, Guarded
from salto_cli.store.holdings import ABOUT_NOBODY
from salto_cli.store.seal import Outcome
from salto_cli.store.signature import Signer
from salto_cli.store.steps import STEPS
from salto_cli.store.warrant_check import WRITTEN_BY
from tests.fixtures import NOW, Salto
from tests.store.forger import checked, unlocked
from tests.torture import forging

Work = Callable[[Act], object]
STRANGER = "ab" * 32


def forge(salto: Salto, command: str, work: Work) -> set[str]:
    """One act of Kari's past the program, sealed and signed as it should be; what a check then finds."""
    assert salto.unlocked is not None
    signer = Signer(salto.unlocked.store_id, salto.unlocked.slot, salto.unlocked.signing_key)
    with unlocked(salto) as connection:
        number = seals.last(connection)[0] + 1
        connection.execute(
            "INSERT INTO act VALUES (?, ?, 1, ?, 'follow-up', '0', ?)", (number, NOW, command, len(STEPS))
        )
        act = Act(connection, number, NOW, 1, len(STEPS))
        work(act)
        act.close(Outcome("done"), signer)
    return {each.what for each in checked(salto).findings if each.what != finding.CHECKPOINT}


def touch(act: Act, table: str, row: int) -> None:
    act.run("INSERT INTO touch (act, tbl, row, gone) VALUES (?, ?, ?, 0)", act.number, table, row)


def _row(act: Act, table: str) -> int:
    found = act.one(f"SELECT min(id) FROM {table} WHERE id > 0")
    return int(found[0]) if found else 0


def _rewrites_a_person(act: Act) -> None:
    act.run("UPDATE person SET phone = '40000000' WHERE id = ?", _row(act, "person"))
    touch(act, "person", _row(act, "person"))


def _takes_a_case_away(act: Act) -> None:
    row = _row(act, "case_file")
    act.run("DELETE FROM case_file WHERE id = ?", row)
    touch(act, "case_file", row)


def _adds_a_key(act: Act) -> None:
    act.run("UPDATE operator SET sign_key = sign_key || ' ' || ? WHERE id = 1", STRANGER)
    touch(act, "operator", 1)


def _exchanges_the_recovery_key(act: Act) -> None:
    act.run("UPDATE operator SET sign_key = ? WHERE id = 0", STRANGER)
    touch(act, "operator", 0)


def _buries_the_living(act: Act) -> None:
    row, person = new_id(), _row(act, "person")
    act.add("tombstone", id=row, person=person, number=1, act=act.number, day=act.day, ground="wrong")
    touch(act, "tombstone", row)


def _lets_all_details_go(act: Act) -> None:
    row = new_id()
    act.add("tombstone", id=row, act=act.number, day=act.day, ground="log", through=act.number - 1)
    touch(act, "tombstone", row)
    act.run("DELETE FROM judgement_detail WHERE act < ?", act.number)


def _takes_anothers_words_away(act: Act) -> None:
    """With a yes about somebody else, who is erased where the command says so."""
    own, row = new_id(), _row(act, "case_file")
    act.write_down(Judged((own,), "file", "allow", {}))
    act.run("DELETE FROM case_file WHERE id = ?", row)
    act.run("INSERT INTO touch (act, tbl, row, gone) VALUES (?, 'case_file', ?, 1)", act.number, row)
    if act.one("SELECT 1 FROM act WHERE id = ? AND command = 'erase'", act.number):
        act.write_down(Judged((own,), "erase", "allow", {}))
        stone = act.add("tombstone", person=own, number=99, act=act.number, day=act.day, ground="wrong")
        touch(act, "tombstone", stone)


TEXT = 'name = "as it was"'
OWN_SIZE = '[board.size]\nvalue = 12\nwhy = "x"'


def _judges_by_other_rules(act: Act) -> None:
    digest = sha256(TEXT.encode()).hexdigest()
    row = act.add(
        "policy", version="1", digest=digest, text=TEXT, parsed='{"name": "as it is not"}', used=act.moment
    )
    touch(act, "policy", row)


def _counts_by_other_numbers(act: Act) -> None:
    digest = sha256(OWN_SIZE.encode()).hexdigest()
    said = '{"board.size": {"value": 60, "why": "x"}}'
    row = act.add("week_numbers", digest=digest, text=OWN_SIZE, parsed=said, used=act.moment)
    touch(act, "week_numbers", row)


def _vouches_for_a_person(act: Act) -> None:
    row = _row(act, "person")
    act.run("UPDATE person SET phone = '40000000' WHERE id = ?", row)
    made = current_mark(act.connection, "person", row, act.step)
    act.run("INSERT INTO mark (tbl, row, act, mark) VALUES ('person', ?, ?, ?)", row, act.number, made)


def _vouches_with_a_step(act: Act) -> None:
    touch(act, "schema_step", len(STEPS))
    _vouches_for_a_person(act)


@pytest.mark.parametrize(
    ("command", "work", "found"),
    [
        ("caseload", _rewrites_a_person, finding.UNJUDGED),
        ("caseload", _takes_a_case_away, finding.UNJUDGED),
        ("operator list", _adds_a_key, finding.COMMAND),
        ("operator list", _adds_a_key, finding.KEY),
        ("rekey", _exchanges_the_recovery_key, finding.KEY),
        ("show", _buries_the_living, finding.COMMAND),
        ("erase", _buries_the_living, finding.ERASURE),
        ("operator list", _lets_all_details_go, finding.ERASURE),
        ("show", _takes_anothers_words_away, finding.UNJUDGED),
        ("erase", _takes_anothers_words_away, finding.UNJUDGED),
        ("policy use", _judges_by_other_rules, finding.RULES),
        ("settings use", _counts_by_other_numbers, finding.RULES),
        ("upgrade", _vouches_for_a_person, finding.UNTOUCHED),
        ("upgrade", _vouches_with_a_step, finding.UNTOUCHED),
        ("upgrade", _vouches_with_a_step, finding.COMMAND),
    ],
)
def test_a_correctly_signed_act_that_the_program_would_refuse_is_found(
    salto: Salto, a_youth: Callable[..., str], command: str, work: Work, found: str
) -> None:
    a_youth()
    assert found in forge(salto, command, work)


def test_an_honest_looking_act_of_ones_own_is_not_told_as_anything(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth()
    assert forge(salto, "caseload", lambda act: act.saw("person", [_row(act, "person")])) == set()


def test_a_log_from_which_every_signature_was_taken_is_not_one_from_before_signatures(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth()
    with unlocked(salto) as connection:
        connection.execute("DELETE FROM signature")
        connection.execute("UPDATE act SET step = 7")
        for table, row, act in _last_marks(connection):
            made = current_mark(connection, table, row, 7)
            connection.execute(
                "UPDATE mark SET mark = ? WHERE tbl = ? AND row = ? AND act = ?", (made, table, row, act)
            )
        forging.chain_again(connection, 1)
    found = checked(salto)
    assert (found.whole, found.first, found.unsigned) == (False, 1, 0)
    assert finding.SIGNATURE in {each.what for each in found.findings}


def _last_marks(connection: Connection) -> list[tuple[str, int, int]]:
    rows = connection.execute(
        "SELECT tbl, row, max(act) FROM mark WHERE tbl = 'operator' GROUP BY tbl, row"
    ).fetchall()
    return [(str(row[0]), int(row[1]), int(row[2])) for row in rows]


def test_what_is_held_against_judgements_is_what_the_guards_in_the_schema_ask_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: dict[str, Guarded] = {}

    def guard(_run: object, table: str, columns: tuple[str, ...], questions: tuple[str, ...]) -> None:
        asked[table] = Guarded(columns, questions)

    def through(_run: object, table: str, link: str, column: str, questions: tuple[str, ...]) -> None:
        asked[table] = Guarded(questions=questions, link=link, named=column)

    for found in iter_modules(schema.__path__, f"{schema.__name__}."):
        module = import_module(found.name)
        monkeypatch.setattr(module, "guard", guard, raising=False)
        monkeypatch.setattr(module, "guard_through", through, raising=False)
    for step in STEPS:
        step.apply(lambda _sql: None)
    assert asked == GUARDED


def test_of_every_table_about_nobody_it_is_known_which_commands_write_it() -> None:
    assert WRITTEN_BY.keys() == ABOUT_NOBODY.keys()
