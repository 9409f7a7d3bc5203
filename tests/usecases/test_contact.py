"""Contacts: one event is logged once, attempts are no contact, and nothing of a note gets out by the way."""

import json
from collections.abc import Callable

import pytest

from salto_cli.models.code import code
from salto_cli.models.text import MAX_NOTE
from tests.fixtures import Salto

Youth = Callable[..., str]
CANARY = "kanarifuglen synger ved midnatt"


@pytest.fixture
def three(a_youth: Youth) -> tuple[str, str, str]:
    """Three youths with a case each."""
    return a_youth("Amina Prøve"), a_youth("Bilal Eksempel"), a_youth("Celine Dikt")


def log(salto: Salto, *persons: str, **fields: object) -> dict[str, object]:
    body = {"persons": list(persons), "kind": "talk", **fields}
    return salto.ok("log-contact", "--input", "-", stdin=json.dumps(body))


def test_one_visit_to_three_is_one_event_with_a_row_for_each(
    salto: Salto, three: tuple[str, str, str]
) -> None:
    done = log(salto, *three, themes=["work"], next="ring Nav", due="fredag")
    assert salto.rows("SELECT count(*) FROM contact") == [(1,)]
    assert salto.rows("SELECT count(*) FROM contact_person") == [(3,)]
    assert salto.rows("SELECT count(*), count(DISTINCT contact) FROM task") == [(3, 1)]
    assert [person["code"] for person in done["persons"]] == list(three)  # type: ignore[attr-defined]


def test_each_sees_the_others_as_codes_and_never_by_name(salto: Salto, three: tuple[str, str, str]) -> None:
    log(salto, *three)
    ran = salto("contacts", three[0], "--json")
    assert ran.json["contacts"][0]["with"] == sorted(three[1:])
    assert "Bilal" not in ran.out
    assert "Celine" not in ran.out


def test_nothing_is_written_for_anyone_when_one_of_them_has_no_case(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    kin = salto.ok(
        "register", "--input", "-",
        stdin=json.dumps({"name": "Bror Eksempel", "born": "2012-01-01", "kin_of": amina, "as": "sibling",
                          "sort": "full"}),
    )["person"]["code"]  # fmt: skip
    ran = salto("log-contact", amina, kin, "--kind", "talk", "--next", "ring", "--json")
    assert ran.code == 21
    assert f"open-case {kin}" in ran.error["hint"]
    for table in ("contact", "contact_person", "task"):
        assert salto.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    assert salto.rows("SELECT result, error FROM outcome ORDER BY act DESC LIMIT 1") == [
        ("refused", "no_basis")
    ]


def test_a_closed_case_takes_no_more_notes(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    salto.ok("close-case", amina, "--outcome", "moved")
    assert salto("log-contact", amina, "--kind", "talk").code == 21
    assert salto("contacts", amina).code == 21
    assert salto("task", "add", amina, "--text", "ring").code == 21


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("x" * 100_000, "too long"),
        ("x" * (MAX_NOTE + 1), "too long"),
        ("escape \x1b[31m", "control characters"),
        ("bell \x07", "control characters"),
        ("turned \u202e", "control characters"),
    ],
)
def test_a_note_that_cannot_be_kept_is_refused_whole(
    salto: Salto, a_youth: Youth, note: str, shown: str
) -> None:
    ran = salto("log-contact", a_youth(), "--kind", "talk", "--note", "-", stdin=note)
    assert ran.code == 4
    assert shown in ran.err
    assert note[:20] not in ran.err
    assert salto.rows("SELECT count(*) FROM contact") == [(0,)]


@pytest.mark.parametrize("width", [120, 80, 50, 40])
def test_markup_and_formulas_are_text_in_every_table(salto: Salto, a_youth: Youth, width: int) -> None:
    amina = a_youth("Ola [/] =HYPERLINK(1)")
    odd = "[/] [bold]x[/bold] =HYPERLINK(1) 🦊 A\u030asa"
    log(salto, amina, note=odd, own_words=odd, next=odd)
    for command in (["contacts", amina], ["timeline", amina], ["task"], ["caseload"], ["today"]):
        ran = salto(*command, width=width)
        assert ran.code == 0, ran.err
        assert "\x1b" not in ran.out
        if command[0] not in {"today"}:
            assert "[/]" in ran.out


def test_the_words_of_a_note_get_nowhere_but_into_the_note(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    for more in (["--json"], [], ["--theme", "nothing"], ["--when", "tomorrow"], ["--next-who", "Nobody"]):
        ran = salto("log-contact", amina, "--kind", "talk", "--note", "-", *more, stdin=CANARY)
        assert CANARY not in ran.out + ran.err
    bad = json.dumps({"persons": [amina], "kind": CANARY, "note": CANARY, "told": CANARY})
    ran = salto("log-contact", "--input", "-", stdin=bad)
    assert ran.code == 4
    assert CANARY not in ran.out + ran.err
    assert CANARY not in salto("audit", "log").out
    log_tables = ("act", "outcome", "judgement", "judgement_detail", "touch", "seen")
    kept = [row for table in log_tables for row in salto.rows(f"SELECT * FROM {table}")]
    assert CANARY not in str(kept)


def test_a_note_on_the_line_itself_is_refused_and_not_repeated(salto: Salto, a_youth: Youth) -> None:
    ran = salto("log-contact", a_youth(), "--kind", "talk", "--note", CANARY)
    assert ran.code == 2
    assert CANARY not in ran.out + ran.err


def test_themes_are_kept_with_the_categories_they_belong_to(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    done = log(salto, amina, themes=["work", "drugs", "jobb"], categories=["school"])
    assert done["categories"] == ["work", "substance", "school"]


def test_a_contact_without_theme_belongs_to_no_category(salto: Salto, a_youth: Youth) -> None:
    assert log(salto, a_youth(), next="ring")["categories"] == []
    assert salto.rows("SELECT category FROM task") == [("",)]


@pytest.mark.parametrize(
    ("said", "kept"),
    [("ja", "yes"), ("Yes", "yes"), ("nei, sov", "no: sov"), ("no – was asleep", "no: was asleep")],
)
def test_whether_the_youth_was_told_is_yes_or_no_with_the_reason(
    salto: Salto, a_youth: Youth, said: str, kept: str
) -> None:
    log(salto, a_youth(), told=said)
    assert salto.rows("SELECT told FROM contact") == [(kept,)]


@pytest.mark.parametrize("said", ["nei", "no.", "kanskje", "neida, sov"])
def test_a_no_without_a_reason_is_refused(salto: Salto, a_youth: Youth, said: str) -> None:
    assert salto("log-contact", a_youth(), "--kind", "talk", "--told", said).code == 4


def test_a_correction_keeps_what_is_not_given_and_the_whole_old_version(
    salto: Salto, three: tuple[str, str, str]
) -> None:
    old = log(salto, *three[:2], note="Første.", own_words="Hei", themes=["work"])["code"]
    new = salto.ok("log-contact", "--corrects", str(old), "--theme", "school")
    assert new["replaces"] == old
    found = salto.ok("contacts", three[0])["contacts"]
    assert [(each["note"], each["own_words"], each["categories"]) for each in found] == [
        ("Første.", "Hei", ["school"])
    ]
    both = salto.ok("contacts", three[1], "--all")["contacts"]
    assert {each["code"]: each["replaced_by"] for each in both} == {old: new["code"], new["code"]: None}


def test_a_correction_takes_the_contact_off_whom_it_leaves_out(
    salto: Salto, three: tuple[str, str, str]
) -> None:
    old = log(salto, *three[:2], next="ring", due="fredag")["code"]
    new = salto.ok("log-contact", three[0], three[2], "--corrects", str(old))
    assert len(new["closed_tasks"]) == 1
    assert salto.ok("contacts", three[1])["contacts"] == []
    assert len(salto.ok("contacts", three[2])["contacts"]) == 1
    assert [each["person"]["code"] for each in salto.ok("task")["tasks"]] == [three[0]]


def test_a_case_closed_meanwhile_does_not_hinder_a_correction_for_the_others(
    salto: Salto, three: tuple[str, str, str]
) -> None:
    old = str(log(salto, *three[:2])["code"])
    salto.ok("close-case", three[1], "--outcome", "moved")
    assert salto("log-contact", "--corrects", old, "--kind", "planned").code == 21
    assert salto.ok("log-contact", three[0], "--corrects", old, "--kind", "planned")["replaces"] == old


def test_a_contact_itself_is_never_altered(salto: Salto, a_youth: Youth) -> None:
    log(salto, a_youth(), note="Slik var det.")
    store = salto.store()
    try:
        with pytest.raises(Exception, match=r"kept as it was said|no judgement"):
            store.connection.execute("UPDATE contact SET note = 'Slik var det ikke.'")
    finally:
        store.close()


def test_retracting_closes_what_was_agreed_and_leaves_the_trace(
    salto: Salto, three: tuple[str, str, str]
) -> None:
    made = str(log(salto, *three, next="ring", due="fredag")["code"])
    done = salto.ok("retract", made, "--person", three[1], "--reason", "feil person")
    assert [each["code"] for each in done["persons"]] == [three[1]]
    assert (done["left"], len(done["closed_tasks"])) == (2, 1)
    assert salto.ok("contacts", three[0])["contacts"][0]["with"] == [three[2]]
    assert salto.rows("SELECT count(*) FROM contact_person WHERE reason = 'feil person'") == [(1,)]


def test_a_contact_is_taken_off_only_those_it_is_with(salto: Salto, three: tuple[str, str, str]) -> None:
    made = str(log(salto, three[0])["code"])
    assert salto("retract", made, "--person", three[1], "--reason", "feil").code == 6
    assert salto("retract", made, "--reason", "").code == 2
    assert salto("retract", code("K", 99), "--reason", "feil").code == 3
    assert len(salto.ok("contacts", three[0])["contacts"]) == 1


def test_contacts_from_a_day_on_leaves_out_the_older(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    log(salto, amina, when="01.11.2026")
    log(salto, amina, when="10.11.2026 14:30")
    found = salto.ok("contacts", amina, "--since", "02.11.2026")["contacts"]
    assert [each["happened"] for each in found] == ["2026-11-10T14:30"]
    assert [each["late"] for each in found] == [True]
    assert salto("contacts", amina, "--since", "in a while").code == 4


def test_reading_contacts_is_in_the_log_with_whom_it_was_about(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    log(salto, amina)
    salto.ok("contacts", amina)
    assert salto.rows(
        "SELECT s.tbl, s.rows FROM seen s JOIN act a ON a.id = s.act WHERE a.command = 'contacts' ORDER BY 1"
    ) == [("contact", 1), ("person", 1)]


def test_everything_that_happened_is_in_one_order(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    log(salto, amina, when="01.11.2026", note="Notatet.")
    salto.ok("task", "add", amina, "--text", "ring Nav", "--due", "+7d")
    salto.ok("task", "done", code("T", 1), "--outcome", "ringte")
    salto.ok("close-case", amina, "--outcome", "moved")
    salto.ok("open-case", amina, "--basis", "child_welfare", "--purposes", "follow_up")
    events = salto.ok("timeline", amina)["events"]
    assert [each["at"] for each in events] == sorted((each["at"] for each in events), reverse=True)
    assert {each["what"] for each in events} == {
        "contact", "task", "task_closed", "case_opened", "case_closed"
    }  # fmt: skip
    assert [each["what"] for each in salto.ok("timeline", amina, "--since", "i dag")["events"]].count(
        "contact"
    ) == 0


def test_the_screen_shows_the_last_ten_and_says_what_shows_the_rest(salto: Salto, a_youth: Youth) -> None:
    person = a_youth()
    for n in range(1, 13):
        said = ("--kind", "talk", "--when", f"2026-11-{n:02}", "--own-words", f"ord {n:02}")
        salto.ok("log-contact", person, *said)
    shown, whole = salto("contacts", person).out, salto("contacts", person, "--all").out
    assert [n for n in range(1, 13) if f"ord {n:02}" in shown] == list(range(3, 13))
    assert f"and 2 more: salto contacts {person} --all" in shown
    assert "ord 01" in whole
    assert "more:" not in whole
    assert "ord 01" in salto("contacts", person, "--since", "01.11.2026").out
    assert len(salto.ok("contacts", person)["contacts"]) == 12


@pytest.mark.parametrize(
    "fields",
    [
        {"when": "i går 14:00"},
        {"themes": ["school"], "note": CANARY},
        {"kind": "talk", "channel": "call", "when": "22.11. 14:00", "released": False},
    ],
)
def test_a_correction_that_says_what_stands_makes_no_new_version(
    salto: Salto, three: tuple[str, str, str], fields: dict[str, object]
) -> None:
    stands = {"when": "i går 14:00", "themes": ["school"], "channel": "call", "note": CANARY}
    code_ = log(salto, *three[:2], **stands)["code"]
    said = json.dumps({"persons": [three[1], three[0]], **fields})
    ran = salto("log-contact", "--corrects", str(code_), "--input", "-", stdin=said)
    assert (ran.code, "Nothing was changed: it stands so already." in ran.out) == (0, True)
    assert salto.rows("SELECT count(*) FROM contact") == [(1,)]
    assert [each["code"] for each in salto.ok("contacts", three[0])["contacts"]] == [code_]
    assert salto.ok("log-contact", "--corrects", str(code_), "--arena", "street")["replaces"] == code_


def test_a_list_of_contacts_begins_with_who_it_is_about_as_everywhere(
    salto: Salto, three: tuple[str, str, str]
) -> None:
    log(salto, three[0])
    line = salto("log-contact", three[0], "--kind", "talk").out.splitlines()[1].strip()
    for screen in ("contacts", "timeline", "picture contact"):
        assert salto(*screen.split(), three[0]).out.splitlines()[0].strip() == line
