"""May it be shared? The answer that other tools build on, and what is in the log of it."""

import json
from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.meeting import youth
from tests.records import NAV, checked, grant, guardian

Youth = Callable[..., str]


def adult(a_youth: Youth) -> str:
    return a_youth(born="2007-05-17")


def test_the_answer_has_the_fields_that_other_tools_build_on(salto: Salto, a_youth: Youth) -> None:
    youth = a_youth(born="2009-11-15")
    guardian(salto, youth)
    checked(salto, youth)
    code = grant(salto, youth)["statement"]["code"]
    ran = salto("may-share", youth, "--with", NAV, "--category", "arbeid", "--on", "02.12.2026", "--json")
    assert (ran.code, ran.err) == (20, "")
    assert ran.json == {
        "schema": 1,
        "person": youth,
        "service": NAV,
        "sector": "nav",
        "on": "2026-12-02",
        "answers": [
            {
                "category": "work",
                "decision": "needs",
                "reason": "NEEDS_GUARDIAN",
                "law": ran.json["answers"][0]["law"],
                "text": "A guardian with parental responsibility must consent.",
                "who": ["guardian"],
                "rests_on": [code],
                "next": f"salto grant-consent {youth} --by guardian --to {NAV} --category work "
                "--purpose follow_up",
            }
        ],
        "policy": "2026.1",
    }
    assert ran.json["answers"][0]["law"]


def test_without_a_category_all_ten_are_answered(salto: Salto, a_youth: Youth) -> None:
    ran = salto("may-share", adult(a_youth), "--with", NAV, "--json")
    assert len({each["category"] for each in ran.json["answers"]}) == 10


def test_each_answer_is_in_the_log_before_it_is_shown(salto: Salto, a_youth: Youth) -> None:
    salto("may-share", adult(a_youth), "--with", NAV, "--category", "work")
    ((question, decision, body),) = salto.rows(
        "SELECT j.question, j.decision, d.body FROM judgement j JOIN judgement_detail d USING (act, n) "
        "WHERE j.act = (SELECT max(id) FROM act) AND j.question = 'share'"
    )
    assert (question, decision) == ("share", "needs")
    assert json.loads(body)["answers"] == [["work", "needs", "NO_CONSENT", []]]


def test_a_recipient_or_word_that_is_unknown_is_not_repeated(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    for options in (("--with",), ("--with", NAV, "--category"), ("--with", NAV, "--purpose")):
        ran = salto("may-share", youth, *options, "Hemmelig Navn")
        assert (ran.code, ran.out) == (4, "")
        assert "Hemmelig" not in ran.err


@pytest.mark.parametrize(
    ("lang", "option", "meant"),
    [
        ("nb", "--purpose=opfølging", "mente du oppfølging? Velg blant: oppfølging, skole og fravær"),
        ("nb", "--category=skol", "mente du skole? Velg blant: kontakt og familiebånd"),
        ("en", "--purpose=folow_up", "did you mean follow_up? Choose among: follow_up, school_attendance"),
    ],
)
def test_a_word_of_the_rules_that_is_mistyped_is_proposed_in_the_readers_language(
    salto: Salto, a_youth: Youth, lang: str, option: str, meant: str
) -> None:
    youth = adult(a_youth)
    salto.lang = lang
    assert meant in salto("may-share", youth, "--with", NAV, option).err


def test_all_of_no_verified_services_leads_to_verifying_one_and_not_back(salto: Salto) -> None:
    """The hint for --all is not --all once more."""
    person = youth(salto, "Ola Eksempel")
    shown = salto("may-share", person, "--all").out
    assert "salto service verify SERVICE" in shown
    assert "--all" not in shown
