"""What the judge sees: who has parental responsibility, who is a danger, who was heard, on which day."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.fixtures import Salto
from tests.records import SCHOOL, answer, checked, edge, grant, guardian, known, refuse

Youth = Callable[..., str]


def adult(a_youth: Youth) -> str:
    return a_youth(born="2007-05-17")


def test_who_lost_parental_responsibility_counts_until_that_day(salto: Salto, a_youth: Youth) -> None:
    youth = a_youth(born="2013-01-10")
    kari = guardian(salto, youth)
    ola = guardian(salto, youth, "Ola Hansen", through_day="2026-11-30")
    checked(salto, youth)
    salto.ok("heard", youth, "--by", "Kari", "--view", "greit")
    grant(salto, youth, by="guardian", giver=kari)
    assert answer(salto, youth) == ("needs", "NEEDS_OTHER_GUARDIAN")
    assert answer(salto, youth, on="2026-11-30") == ("needs", "NEEDS_OTHER_GUARDIAN")
    assert answer(salto, youth, on="2026-12-01") == ("allow", "CONSENT_OK")
    assert answer(salto, youth, ola, on="2026-12-01") == ("needs", "NO_PARENTAL_RESPONSIBILITY")


def test_a_danger_to_the_child_does_not_end_with_the_responsibility(salto: Salto, a_youth: Youth) -> None:
    youth = adult(a_youth)
    ola = guardian(salto, youth, "Ola Hansen", through_day="2025-05-16", harm=1)
    grant(salto, youth, to=[ola])
    assert answer(salto, youth, ola) == ("deny", "GUARDIAN_HARM")


def test_one_unknown_guardian_makes_the_whole_roster_unknown(salto: Salto, a_youth: Youth) -> None:
    youth = a_youth(born="2013-01-10")
    grant(salto, youth, by="guardian", giver=guardian(salto, youth))
    checked(salto, youth)
    assert (
        answer(salto, youth) == ("needs", "NEEDS_GUARDIAN") or answer(salto, youth)[1] == "SUBJECT_NOT_HEARD"
    )
    guardian(salto, youth, "Ola Hansen", responsibility="unknown")
    assert answer(salto, youth) == ("needs", "ROSTER_UNKNOWN")


def test_the_first_linked_guardians_fault_is_named_first(salto: Salto, a_youth: Youth) -> None:
    youth = a_youth(born="2013-01-10")
    first, second = guardian(salto, youth), guardian(salto, youth, "Ola Hansen")
    checked(salto, youth)
    grant(salto, youth, by="guardian", giver=second, informed=False)
    grant(salto, youth, by="guardian", giver=first, pressure=True)
    assert answer(salto, youth) == ("needs", "NOT_VOLUNTARY")
    edge(salto, youth, first, harm_reason="-")  # touched again, and still the first that was linked
    assert answer(salto, youth) == ("needs", "NOT_VOLUNTARY")


def test_a_written_authority_speaks_for_the_other_guardian(salto: Salto, a_youth: Youth) -> None:
    youth = a_youth(born="2013-01-10")
    kari, ola = guardian(salto, youth), guardian(salto, youth, "Ola Hansen")
    checked(salto, youth)
    salto.ok("heard", youth, "--by", "Kari", "--view", "greit")
    grant(salto, youth, by="guardian", giver=kari)
    assert answer(salto, youth) == ("needs", "NEEDS_OTHER_GUARDIAN")
    number = int(ola[2:-1])
    ((row,),) = salto.rows("SELECT id FROM person WHERE number = ?", number)
    edge(salto, youth, kari, authority_for=row, authority_ref="arkiv 1")
    assert answer(salto, youth) == ("allow", "CONSENT_OK")


def test_what_the_child_said_with_a_guardians_consent_counts_as_being_heard(
    salto: Salto, a_youth: Youth
) -> None:
    youth = a_youth(born="2013-01-10")
    kari = guardian(salto, youth)
    checked(salto, youth)
    grant(salto, youth, by="guardian", giver=kari)
    assert answer(salto, youth) == ("needs", "SUBJECT_NOT_HEARD")
    grant(salto, youth, by="guardian", giver=kari, heard="Vil gjerne")
    assert answer(salto, youth) == ("allow", "CONSENT_OK")


def test_a_care_order_lets_child_welfare_speak_while_it_lasts(salto: Salto, a_youth: Youth) -> None:
    youth = a_youth(born="2013-01-10")
    guardian(salto, youth)
    checked(salto, youth)
    salto.ok("heard", youth, "--by", "Kari", "--view", "greit")
    assert (
        grant(salto, youth, by="barnevern", to=[SCHOOL], category=["school"])["statement"]["counts"] is False
    )
    known(salto, youth, care_order_from="2026-11-01", care_order_through="2026-12-31")
    assert answer(salto, youth, SCHOOL, "school") == ("allow", "CONSENT_OK")
    assert answer(salto, youth, SCHOOL, "school", on="2027-01-01") == ("needs", "NEEDS_GUARDIAN")


DAYS = some.lists(some.integers(1, 20), min_size=2, max_size=4, unique=True)
VERDICTS = some.lists(some.sampled_from(("grant", "refuse", "bad")), min_size=4, max_size=4)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(days=DAYS, verdicts=VERDICTS, order=some.randoms(use_true_random=False))
def test_what_was_said_decides_in_whatever_order_it_is_typed(
    salto: Salto, days: list[int], verdicts: list[str], order: Any
) -> None:
    events = list(zip(days, verdicts, strict=False))
    shuffled = order.sample(events, len(events))
    answers = set()
    for typed in (sorted(events), shuffled):
        fields = {"name": "Amina Eksempel", "born": "2007-05-17", "basis": "consent", "purposes": "follow_up"}
        youth = salto.ok("register", "--input", "-", stdin=json.dumps({**fields, "new_person": True}))
        for day, verdict in typed:
            said = {"said": f"2026-11-{day:02}"}
            if verdict == "refuse":
                refuse(salto, youth["person"]["code"], **said)
            else:
                grant(salto, youth["person"]["code"], **said, informed=verdict == "grant")
        answers.add(answer(salto, youth["person"]["code"]))
    last = max(events)[1]
    expected = {"grant": "CONSENT_OK", "refuse": "SUBJECT_REFUSED", "bad": "NOT_INFORMED"}[last]
    assert {reason for _decision, reason in answers} == {expected}
