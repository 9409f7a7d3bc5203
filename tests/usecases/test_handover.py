"""The baton: who is responsible, which steps are possible, and that a no changes nothing."""

import json
from collections.abc import Callable

import pytest

from salto_cli.models.baton import STEPS
from tests.fixtures import Ran, Salto
from tests.meeting import CLUB, NAV, grant, youth

WAYS: dict[str, list[str]] = {
    "planned": [],
    "offered": ["offer"],
    "accepted": ["offer", "accept"],
    "overlap": ["offer", "accept", "overlap"],
    "confirmed": ["offer", "accept", "confirm"],
    "closed": ["offer", "accept", "close"],
    "declined": ["offer", "decline"],
    "cancelled": ["cancel"],
    "returned": ["offer", "accept", "return"],
}
ACTIONS = ["offer", "accept", "decline", "overlap", "confirm", "return", "close", "cancel"]
SAID = {
    "offer": [],
    "accept": ["--by", "Siri Svar", "--channel", "call"],
    "decline": ["--by", "Siri Svar", "--channel", "call", "--reason", "no room before spring"],
    "overlap": ["--through", "+14d"],
    "confirm": [],
    "return": ["--reason", "nobody answered"],
    "close": ["--reason", "in contact", "--anyway"],
    "cancel": ["--reason", "the youth changed their mind"],
}


@pytest.fixture
def amina(salto: Salto) -> str:
    """A youth who lets Nav know of work."""
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV], ["work"])
    return person


@pytest.fixture
def planned(salto: Salto, amina: str) -> str:
    """The code of a handover to Nav that is planned."""
    return plan(salto, amina, NAV)


def plan(salto: Salto, person: str, to: str) -> str:
    made = salto.ok("handover", person, "--to", to, "--why", "wants a job")
    return str(made["handover"]["code"])


def take(salto: Salto, handover: str, *steps: str) -> Ran:
    ran = Ran(0, "", "")
    for step in steps:
        ran = salto("handover", step, handover, *SAID[step], "--json")
    return ran


def responsible(salto: Salto) -> list[tuple[object, ...]]:
    """Of every open case: exactly one of the two is set, and which."""
    rows = salto.rows("SELECT responsible_operator, responsible_service FROM case_file WHERE closed IS NULL")
    assert all((operator is None) != (service is None) for operator, service in rows)
    return rows


def everything(salto: Salto) -> list[list[tuple[object, ...]]]:
    """All that a step could have changed."""
    return [salto.rows(f"SELECT * FROM {table}") for table in ("handover", "handover_step", "case_file")]


# -- which step follows which ------------------------------------------------------------------------------


@pytest.mark.parametrize("state", WAYS)
def test_a_step_that_the_state_does_not_allow_is_refused_and_changes_nothing(
    salto: Salto, planned: str, state: str
) -> None:
    assert take(salto, planned, *WAYS[state]).code == 0
    before = everything(salto)
    for action in sorted(set(ACTIONS) - set(STEPS[state])):
        ran = take(salto, planned, action)
        assert (ran.code, ran.out) == (6, ""), action
        assert ran.error["error"] == "wrong_state"
        assert everything(salto) == before


@pytest.mark.parametrize(("state", "action"), [(s, a) for s, after in STEPS.items() for a in after])
def test_a_step_that_the_state_allows_leads_where_the_table_says(
    salto: Salto, planned: str, state: str, action: str
) -> None:
    take(salto, planned, *WAYS[state])
    ran = take(salto, planned, action)
    assert ran.code == 0, ran.err
    assert ran.json["handover"]["state"] == STEPS[state][action]
    assert [step["state"] for step in ran.json["handover"]["steps"]][-1] == STEPS[state][action]


def test_every_state_is_tried_with_every_step() -> None:
    assert set(WAYS) == set(STEPS)
    assert {action for after in STEPS.values() for action in after} == set(ACTIONS)


# -- who is responsible ------------------------------------------------------------------------------------


def test_the_sender_is_responsible_until_the_receiver_has_said_yes(salto: Salto, planned: str) -> None:
    assert responsible(salto) == [(1, None)]
    take(salto, planned, "offer")
    assert responsible(salto) == [(1, None)]
    assert take(salto, planned, "accept").json["responsible"]["service"] == NAV
    assert responsible(salto) == [(None, NAV)]
    for step in ("overlap", "confirm", "close"):
        take(salto, planned, step)
        assert responsible(salto) == [(None, NAV)]


@pytest.mark.parametrize("end", [("offer", "decline"), ("cancel",), ("offer", "cancel")])
def test_a_no_leaves_the_sender_responsible(salto: Salto, planned: str, end: tuple[str, ...]) -> None:
    assert take(salto, planned, *end).code == 0
    assert responsible(salto) == [(1, None)]


def test_a_decline_comes_back_with_its_reason_and_who_gave_it(salto: Salto, planned: str) -> None:
    take(salto, planned, "offer", "decline")
    (listed,) = salto.ok("handover", "list")["handovers"]
    last = listed["steps"][-1]
    assert (last["by"], last["channel"], last["reason"]) == ("Siri Svar", "call", "no room before spring")
    assert "no room before spring" in salto("handover", "list").out


def test_a_colleague_takes_over_without_any_question_of_consent(salto: Salto) -> None:
    person = youth(salto, "Omar Oppdiktet")
    salto.ok("operator", "add", "Siri Saksbehandler")
    handover = plan(salto, person, "operator:Siri Saksbehandler")
    taken = take(salto, handover, "offer", "accept")
    assert taken.code == 0, taken.err
    assert taken.json["luggage"] is None
    assert responsible(salto) == [(2, None)]
    assert not salto.rows("SELECT 1 FROM judgement WHERE question = 'share'")


def test_a_service_can_hand_back_to_a_colleague(salto: Salto, amina: str, planned: str) -> None:
    take(salto, planned, "offer", "accept", "close")
    back = plan(salto, amina, "Kari Coordinator")
    assert take(salto, back, "offer", "accept").json["handover"]["sender"]["service"] == NAV
    assert responsible(salto) == [(1, None)]


def test_two_handovers_of_one_youth_are_never_under_way_at_once(
    salto: Salto, amina: str, planned: str
) -> None:
    ran = salto("handover", amina, "--to", CLUB, "--why", "wants to train")
    assert ran.code == 6
    assert planned in ran.err
    take(salto, planned, "cancel")
    assert salto("handover", amina, "--to", CLUB, "--why", "wants to train").code == 0


def test_nobody_hands_over_to_whoever_is_responsible_already(salto: Salto, amina: str) -> None:
    assert salto("handover", amina, "--to", "Kari Coordinator", "--why", "x").code == 6


# -- what goes along ---------------------------------------------------------------------------------------


def test_what_is_held_back_is_told_with_its_reason_and_a_dry_run_writes_nothing(
    salto: Salto, amina: str
) -> None:
    shown = salto.ok("handover", amina, "--to", NAV, "--why", "wants a job", "--dry-run")
    assert shown["luggage"]["going"] == ["work"]
    held = {each["category"]: each["reason"] for each in shown["luggage"]["held"]}
    assert held["health"] == "OUT_OF_SCOPE_CATEGORY"
    assert len(held) == 9
    assert salto.rows("SELECT 1 FROM handover") == []
    planned = salto.ok("handover", amina, "--to", NAV, "--why", "wants a job")
    assert planned["luggage"] == shown["luggage"]


def test_no_answer_is_no_a_plan_may_be_made_but_not_offered(salto: Salto) -> None:
    handover = plan(salto, youth(salto, "Omar Oppdiktet"), NAV)
    before = everything(salto)
    ran = take(salto, handover, "offer")
    assert (ran.code, ran.out) == (20, "")
    assert "a new service needs its own consent" in ran.error["message"]
    assert ran.error["hint"].startswith("salto grant-consent P-")
    assert everything(salto) == before
    assert salto.rows("SELECT result, error FROM outcome ORDER BY act DESC LIMIT 1") == [
        ("refused", "consent_refused")
    ]


def test_consent_to_one_service_is_no_consent_to_another(salto: Salto, amina: str) -> None:
    assert take(salto, plan(salto, amina, CLUB), "offer").code == 20


def test_only_the_kinds_that_were_named_are_judged(salto: Salto, amina: str) -> None:
    made = salto.ok("handover", amina, "--to", NAV, "--why", "x", "--category", "health")
    assert [each["category"] for each in made["luggage"]["held"]] == ["health"]
    assert take(salto, made["handover"]["code"], "offer").code == 20


def test_an_accept_is_judged_again_on_its_day(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    grant(salto, person, [NAV], ["work"], through="2026-11-30")
    handover = plan(salto, person, NAV)
    take(salto, handover, "offer")
    late = take(salto.at("2026-12-01"), handover, "accept")
    assert late.code == 20
    assert responsible(salto) == [(1, None)]
    assert take(salto.at("2026-11-30"), handover, "accept").code == 0


def test_a_withdrawal_calls_off_what_nobody_has_said_yes_to(salto: Salto, amina: str, planned: str) -> None:
    take(salto, planned, "offer")
    consent = salto.ok("consents", amina)["statements"][0]["code"]
    salto.ok("withdraw-consent", consent, "--channel", "call")
    shown = salto.ok("handover", "show", planned)
    assert shown["handover"]["state"] == "cancelled"
    assert shown["handover"]["steps"][-1]["reason"] == "consent withdrawn"
    assert responsible(salto) == [(1, None)]
    assert take(salto, planned, "accept").code == 6


@pytest.mark.parametrize("step", ["overlap", "confirm", "close"])
def test_a_withdrawal_never_traps_what_was_accepted(
    salto: Salto, amina: str, planned: str, step: str
) -> None:
    take(salto, planned, "offer", "accept")
    consent = salto.ok("consents", amina)["statements"][0]["code"]
    salto.ok("withdraw-consent", consent, "--channel", "call")
    assert take(salto, planned, step).code == 0
    if step != "close":
        assert take(salto, planned, "close").code == 0
    back = plan(salto, amina, "Kari Coordinator")
    assert take(salto, back, "offer", "accept").code == 0
    assert responsible(salto) == [(1, None)]


def test_a_decline_needs_no_consent(salto: Salto, amina: str, planned: str) -> None:
    take(salto, planned, "offer")
    salto.ok("refuse-consent", amina, "--by", "subject", "--to", NAV)
    assert take(salto, planned, "decline").code == 0


# -- bad input ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["accept", "{code}", "--channel", "call"], 2),
        (["accept", "{code}", "--by", "Siri"], 2),
        (["accept", "{code}", "--by", " ", "--channel", "call"], 2),
        (["accept", "{code}", "--by", "Siri", "--channel", "pigeon"], 4),
        (["decline", "{code}", "--by", "Siri", "--channel", "call"], 2),
        (["cancel", "{code}"], 2),
        (["cancel", "{code}", "--reason", " "], 2),
        (["overlap", "{code}"], 2),
        (["offer", "{code}", "--when", "i morgen"], 4),
        (["offer", "{code}", "--when", "31.02.2026"], 4),
        (["offer", "H-999"], 4),
        (["offer", "H-001A"], 4),
        (["offer", "P-001H"], 4),
        (["show", "H-002N"], 3),
    ],
)
def test_a_step_that_lacks_something_is_refused_in_one_line(
    salto: Salto, planned: str, words: list[str], code: int
) -> None:
    before = everything(salto)
    ran = salto("handover", *(word.format(code=planned) for word in words))
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert everything(salto) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--why", "x"], 2),
        (["--to", NAV], 2),
        (["--to", NAV, "--why", " "], 2),
        (["--to", "nav", "--why", "x"], 4),
        (["--to", "nowhere", "--why", "x"], 3),
        (["--to", "Lise Ansatt", "--why", "x"], 4),
        (["--to", "operator:Nobody Here", "--why", "x"], 3),
        (["--to", NAV, "--why", "x", "--category", "gossip"], 4),
        (["--to", NAV, "--why", "x", "--overlap-through", "2026-11-22"], 4),
        (["--to", NAV, "--why", "x\x1b[2J"], 4),
    ],
)
def test_a_plan_that_lacks_something_is_refused_and_nothing_is_written(
    salto: Salto, amina: str, words: list[str], code: int
) -> None:
    ran = salto("handover", "plan", amina, *words)
    assert ran.code == code, ran.err
    assert salto.rows("SELECT 1 FROM handover") == []


def test_an_answer_cannot_come_before_the_offer(salto: Salto, planned: str) -> None:
    take(salto.at("2026-11-23T12:00"), planned, "offer")
    late = salto.at("2026-11-24")
    words = ["handover", "accept", planned, *SAID["accept"], "--when"]
    assert late(*words, "2026-11-23 11:00").code == 4
    assert late(*words, "2026-11-23").code == 0


def test_everything_can_come_as_json_and_no_reason_is_ever_repeated_in_an_error(
    salto: Salto, amina: str
) -> None:
    secret = "the uncle on the third floor"
    said = json.dumps({"person": amina, "to": NAV, "why": secret})
    handover = salto.ok("handover", "plan", "--input", "-", stdin=said)["handover"]["code"]
    take(salto, handover, "offer")
    answer = {"handover": handover, "by": " ", "channel": "call", "reason": secret}
    ran = salto("handover", "decline", "--input", "-", stdin=json.dumps(answer))
    assert ran.code == 2
    assert secret not in ran.err


def test_a_youth_without_a_case_is_not_handed_over(salto: Salto, a_youth: Callable[..., str]) -> None:
    person = a_youth()
    salto.ok("close-case", person, "--outcome", "moved")
    assert salto("handover", person, "--to", NAV, "--why", "x").code == 21


def test_the_youth_is_named_in_every_result(salto: Salto, planned: str) -> None:
    for step in ("offer", "accept", "overlap", "confirm", "close"):
        assert "Amina Eksempel, b. 2007, P-001H" in salto("handover", step, planned, *SAID[step]).out


def test_a_deadline_in_a_checklist_is_in_the_language_of_whoever_looks(salto: Salto, amina: str) -> None:
    salto.ok("operator", "add", "Karim Ali")
    said = {"kind": "court", "due": "+14d", "deputy": "Karim", "source": "Oslo tingrett", "person": amina}
    salto.ok("task", "add", "--input", "-", stdin=json.dumps(said))
    shown = salto("handover", "show", plan(salto, amina, NAV)).out
    assert "court hearing" in shown
    assert "rettsmøte" not in shown


def test_where_no_other_service_may_have_more_no_new_consent_is_said_to_be_missing(
    salto: Salto, planned: str
) -> None:
    shown = " ".join(salto("handover", "consents", planned).out.split())
    assert "No other service may have anything today that NAV Ungdomsteam may not." in shown
    assert "without a new consent" not in shown


def test_what_both_do_together_is_not_said_of_a_handover_that_has_come_back(
    salto: Salto, planned: str
) -> None:
    take(salto, planned, "offer", "accept", "overlap")
    shown = salto("handover", "return", planned, *SAID["return"]).out
    assert "back with us" in shown
    assert "verlap through" not in shown
