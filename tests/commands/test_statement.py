"""Consents as they are typed, kept and shown; withdrawals and what they take with them."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import NOW, Salto
from tests.records import CLUB, IN_ORDER, NAV, POLICE, SCHOOL, answer, checked, grant, guardian, refuse

Youth = Callable[..., str]


def adult(a_youth: Youth) -> str:
    return a_youth(born="2007-05-17")


# --- kept as it was said ----------------------------------------------------------------------------


def test_a_consent_keeps_every_field_as_it_was_said(salto: Salto, a_youth: Youth, tmp_path: Path) -> None:
    form = tmp_path / "signed.pdf"
    form.write_bytes(b"a signed form")
    said = {
        "purpose": "oppfølging",
        "from": "2026-11-20",
        "through": "30.06.2027",
        "said": "19.11.2026 14:30",
        "noted_by": "Kari",
        "language": "somali",
        "interpreter": "tolk",
        "explicit": "ja",
        "form_file": str(form),
        "heard": "Vil gjerne",
        "remark": "Kort møte",
    }
    kept = grant(salto, adult(a_youth), **said)["statement"]
    assert kept["purpose"] == "follow_up"
    assert (kept["from"], kept["through"], kept["lapses"]) == ("2026-11-20", "2027-06-30", "2027-06-30")
    assert (kept["said"], kept["typed"], kept["late"]) == ("2026-11-19T14:30", NOW[:16], True)
    assert (kept["language"], kept["interpreter"], kept["explicit"]) == ("somali", "qualified", True)
    assert kept["form_sha256"] == hashlib.sha256(b"a signed form").hexdigest()
    assert (kept["heard"], kept["remark"], kept["noted_by"]) == ("Vil gjerne", "Kort møte", "Kari")


def test_the_signed_form_itself_is_not_kept(salto: Salto, a_youth: Youth, tmp_path: Path) -> None:
    form = tmp_path / "signed.pdf"
    form.write_bytes(b"a signed form")
    grant(salto, adult(a_youth), form_file=str(form))
    assert all(form.name not in str(row) for row in salto.rows("SELECT * FROM statement"))


def test_a_statement_cannot_be_altered_behind_the_door(salto: Salto, a_youth: Youth) -> None:
    grant(salto, adult(a_youth))
    store = salto.store()
    try:
        with pytest.raises(Exception, match=r"kept as it was said|no judgement"):
            store.connection.execute("UPDATE statement SET verdict = 'refuse'")
    finally:
        store.close()


def test_a_refusal_that_names_nothing_covers_everything(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    grant(salto, youth)
    refuse(salto.at("2026-11-24"), youth)
    assert answer(salto.at("2026-11-24"), youth) == ("deny", "SUBJECT_REFUSED")
    assert answer(salto.at("2026-11-24"), youth, CLUB, "leisure") == ("deny", "SUBJECT_REFUSED")


def test_a_refusal_of_one_kind_leaves_the_rest(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    grant(salto, youth, category=["work", "school"])
    refuse(salto.at("2026-11-24"), youth, category=["school"])
    later = salto.at("2026-11-24")
    assert answer(later, youth) == ("allow", "CONSENT_OK")
    assert answer(later, youth, category="school") == ("deny", "SUBJECT_REFUSED")


# --- refused on entry -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"to": []}, 4, "to which services"),
        ({"to": None}, 4, "to which services"),
        ({"category": []}, 4, "what may be shared"),
        ({"to": ["person:Kari"]}, 4, "never to a named employee"),
        ({"to": ["nav"]}, 4, "a yes for one office"),
        ({"to": ["nav-ungdomstem"]}, 3, "no such service"),
        ({"to": NAV, "category": "alt"}, 4, "not one of the words"),
        ({"to": {"a": 1}}, 4, "must be a list"),
        ({"by": "guardian"}, 2, "--giver is missing"),
        ({"by": "nabo"}, 4, "not one of the words"),
        ({"form": "ja"}, 4, "not one of the words"),
        ({"interpreter": "papegøye"}, 4, "not one of the words"),
        ({"informed": "kanskje"}, 4, "yes or no"),
        ({"through": "2026-11-01"}, 4, "the last day is before the first"),
        ({"from": "2026-12-02", "through": "2026-12-01"}, 4, "the last day is before the first"),
        ({"through": "31.02.2027"}, 4, "not a day in the calendar"),
        ({"said": "i morgen"}, 4, "has not happened yet"),
        ({"said": "i dag 25:00"}, 4, "no such time of day"),
        ({"remark": "x" * 100_000}, 4, "too long"),
        ({"heard": "en\ntil"}, 4, "line break or control character"),
        ({"purpose": "moro"}, 4, "not one of the words"),
        ({"sector": "nav"}, 4, "does not know"),
        ({"pair": ["nav-ungdomsteam/work"]}, 4, "a colon between"),
        ({"pair": [":work"]}, 3, "no such service"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(
    changed: dict[str, Any], code: int, said: str, salto: Salto, a_youth: Youth
) -> None:
    youth = adult(a_youth)
    ran = salto("grant-consent", youth, "--input", "-", stdin=json.dumps({**IN_ORDER, **changed}))
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert "Eksempel" not in ran.err
    assert salto.rows("SELECT count(*) FROM statement") == [(0,)]


def test_the_refused_attempt_stands_in_the_log(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    salto("grant-consent", youth, "--input", "-", stdin=json.dumps({**IN_ORDER, "to": ["nav"]}))
    assert salto.rows(
        "SELECT command, result, error FROM act JOIN outcome ON outcome.act = act.id ORDER BY id DESC LIMIT 1"
    ) == [("grant-consent", "failed", "unacceptable")]


def test_units_of_two_districts_need_a_consent_each(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    for district in ("alna", "grorud"):
        salto.ok(
            *("service", "add", "--id", f"team-{district}", "--name", f"Team {district.title()}"),
            *("--sector", "bydel_other", "--unit", district, "--organisation", "Oslo kommune"),
        )
    ran = salto(
        "grant-consent",
        youth,
        "--input",
        "-",
        stdin=json.dumps({**IN_ORDER, "to": ["team-alna", "team-grorud"]}),
    )
    assert ran.code == 4
    assert "different units" in ran.err
    assert grant(salto, youth, to=["team-alna"])["statement"]["unit"] == "alna"
    assert answer(salto, youth, "team-alna") == ("allow", "CONSENT_OK")
    assert answer(salto, youth, "team-grorud") == ("needs", "OUT_OF_SCOPE_SERVICE")


def test_a_service_without_a_sector_never_gets_a_yes(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    salto.ok("service", "add", "--id", "ukjent", "--name", "Ukjent", "--organisation", "Ingen")
    grant(salto, youth, to=["ukjent"])
    ran = salto("may-share", youth, "--with", "ukjent", "--category", "work", "--json")
    assert ran.code == 20
    assert ran.json["answers"][0]["decision"] == "deny"


# --- withdrawals ------------------------------------------------------------------------------------


def test_a_withdrawal_calls_off_the_handover_and_lists_what_was_given(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    code = grant(salto, youth)["statement"]["code"]
    moved = salto.ok("handover", youth, "--to", NAV, "--why", "Jobb", "--category", "work", "--yes")
    done = salto.ok("withdraw-consent", code, "--reason", "ombestemte seg")
    assert done["cancelled"] == [moved["handover"]["code"]]
    assert done["statement"]["status"] == "withdrawn"
    assert done["person"]["code"] == youth
    assert answer(salto, youth) == ("deny", "WITHDRAWN")
    (kept,) = salto.ok("consents", youth, "--all")["statements"]
    assert kept["withdrawn"]["reason"] == "ombestemte seg"


def test_a_withdrawal_leaves_a_handover_to_someone_else(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    code = grant(salto, youth)["statement"]["code"]
    salto.ok("handover", youth, "--to", SCHOOL, "--why", "Skole", "--category", "school", "--yes")
    assert salto.ok("withdraw-consent", code)["cancelled"] == []


def test_a_consent_can_be_withdrawn_when_the_case_is_closed(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    code = grant(salto, youth)["statement"]["code"]
    salto.ok("close-case", youth, "--outcome", "goals_met", "--yes")
    assert salto("grant-consent", youth, "--input", "-", stdin=json.dumps(IN_ORDER)).code == 21
    assert salto.ok("withdraw-consent", code)["statement"]["code"] == code
    assert answer(salto, youth) == ("deny", "WITHDRAWN")


def test_a_guardians_withdrawal_stops_it_for_the_child(salto: Salto, a_youth: Youth) -> None:
    youth = a_youth(born="2009-11-15")
    kari = guardian(salto, youth)
    checked(salto, youth)
    grant(salto, youth)
    code = grant(salto, youth, by="guardian", giver=kari)["statement"]["code"]
    assert answer(salto, youth) == ("allow", "CONSENT_OK")
    salto.ok("withdraw-consent", code)
    assert answer(salto, youth) == ("deny", "WITHDRAWN")


def test_what_no_longer_holds_is_not_about_to_lapse(salto: Salto, a_youth: Youth) -> None:
    youth, other, soon = adult(a_youth), a_youth("Bilal Eksempel", "2007-03-02"), {"through": "2026-12-10"}
    kept = grant(salto, youth, **soon)["statement"]["code"]
    grant(salto, youth, to=[CLUB], category=["leisure"], said="2026-11-01", **soon)
    grant(salto, youth, to=[CLUB], category=["leisure"], said="2026-11-02", through="2027-06-30")
    salto.ok("withdraw-consent", grant(salto, other, **soon)["statement"]["code"])
    listed = salto.ok("consents", "--expiring", "30d")
    assert listed["by"] == "2026-12-23"
    assert [(row["statement"]["code"], row["days_left"]) for row in listed["statements"]] == [(kept, 17)]


# --- as it looks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("width", [120, 80, 48])
def test_nothing_is_cut_at_any_width(width: int, lang: str, salto: Salto, a_youth: Youth) -> None:
    youth = a_youth(born="2009-11-15")
    kari = guardian(salto, youth)
    salto.lang = lang
    grant(salto, youth, to=[NAV, POLICE], category=["work", "health"], through="2027-06-30")
    refuse(salto, youth, by="guardian", giver=kari)
    for args in (
        ("consents", youth, "--all"),
        ("consents", "--expiring", "400d"),
        ("may-share", youth, "--with", POLICE),
    ):
        shown = salto(*args, width=width).out
        assert "…" not in shown
        assert all(len(line) <= width for line in shown.splitlines())
        dates = re.findall(r"(?<!\d)\d\d\.\d\d\.\d*", shown)
        assert all(len(date) == len("30.06.2027") for date in dates)


def test_the_result_names_the_person(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    line = f"Amina Eksempel, b. 2007, {youth}"
    assert line in salto("grant-consent", youth, "--input", "-", stdin=json.dumps(IN_ORDER)).out
    assert line in salto("refuse-consent", youth, "--by", "subject", "--to", CLUB).out
    assert line in salto("withdraw-consent", "C-001B").out
    assert line in salto("heard", youth, "--by", "Kari", "--view", "nei").out
