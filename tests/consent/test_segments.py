"""The consents column of a table: every key a lawyer can write, what it means, and what is refused."""

from datetime import date, time
from typing import Any

import pytest

from salto_cli.consent.policy import shipped
from salto_cli.consent.scenario import Scenario, read_scenario
from salto_cli.consent.segments import NO_STATEMENTS
from salto_cli.models.consent import (
    Ask,
    Ground,
    Moment,
    Origin,
    Period,
    PersonFacts,
    Statement,
)

POLICY = shipped()
ON = "2026-04-10"


def read(consents: str, on: str = ON, **changed: str) -> Scenario:
    row = {
        "id": "X1",
        "date": on,
        "subject_birth_date": "2011-01-15",
        "category": "school",
        "recipient_sector": "nav",
        "consents": consents,
        "expected": "deny",
        "reason_key": "NO_CONSENT",
    }
    return read_scenario(row | changed, POLICY)


def said(consents: str) -> Statement:
    """The one statement that is written."""
    (statement,) = read(consents).facts.statements
    return statement


def test_an_empty_row_asks_about_someone_of_whom_nothing_is_known() -> None:
    for consents in ("", NO_STATEMENTS, "  none  ", " || "):
        row = read(consents)
        assert row.facts == PersonFacts(birth_date=date(2011, 1, 15))
        assert row.ask == Ask(
            sector="nav", service="nav", category="school", moment=Moment(date(2026, 4, 10)), guardian=""
        )
        assert (row.id, row.expected, row.reason) == ("X1", "deny", "NO_CONSENT")


def test_every_key_of_the_context_means_something_of_its_own() -> None:
    row = read(
        "ctx:roster=G1+G2; proxy=G1<G2 ; harm=G2; withheld=health; care_order=y; adult_verge=y;"
        " address_block=y; heard=y; unit=Alna; to=G1; purpose=follow_up; necessary_pr=y; source=police;"
        " released=y; third_party=y; third_party_ok=y; basis=avverge; offence=ran; avertable=n; threshold=n;"
        " doc=y; leader=y; urgent=y; anonymised=y; reidentifiable=y",
        on="2026-04-10T14:30",
    )
    assert row.facts == PersonFacts(
        birth_date=date(2011, 1, 15),
        roster=("G1", "G2"),
        proxies=frozenset({("G1", "G2")}),
        harmful=frozenset({"G2"}),
        withheld=frozenset({"health"}),
        care_order=Period(),
        adult_verge=True,
        graded_address=True,
        heard=date(2026, 4, 10),
    )
    assert row.ask == Ask(
        sector="nav",
        service="nav",
        category="school",
        moment=Moment(date(2026, 4, 10), time(14, 30)),
        unit="Alna",
        guardian="G1",
        purpose="follow_up",
        necessary=True,
        origin=Origin("police", True, True, True),
        ground=Ground(
            basis="avverge",
            offence="ran",
            avertable=False,
            threshold_met=False,
            documented=True,
            leader_approved=True,
            urgent=True,
        ),
        anonymised=True,
        reidentifiable=True,
    )


@pytest.mark.parametrize(
    ("context", "changed"),
    [
        ("roster=n", {"roster": ()}),
        ("roster=G2", {"roster": ("G2",)}),
        ("roster=", {"roster": ()}),
        ("proxy=G1<G2+G3<G2", {"proxies": frozenset({("G1", "G2"), ("G3", "G2")})}),
        ("harm=y;to=G1", {"harmful": frozenset({"G1"})}),
        ("harm=n;to=G1", {"harmful": frozenset()}),
        ("harm=G1+G2", {"harmful": frozenset({"G1", "G2"})}),
        ("withheld=y", {"withheld": POLICY.withheld.categories}),
        ("withheld=n", {"withheld": frozenset()}),
        ("withheld=health+substance", {"withheld": frozenset({"health", "substance"})}),
        ("care_order=n;adult_verge=n;address_block=n;heard=n", {}),
    ],
)
def test_a_list_may_be_named_or_meant_by_y_or_n(context: str, changed: dict[str, Any]) -> None:
    assert read(f"ctx:{context}").facts == PersonFacts(**({"birth_date": date(2011, 1, 15)} | changed))


def test_a_basis_that_is_claimed_is_documented_by_nobody_unless_it_says_so() -> None:
    assert read("ctx:basis=nr5").ask.ground == Ground(basis="nr5")
    assert read("ctx:doc=y;leader=y").ask.ground is None


@pytest.mark.parametrize(
    ("context", "origin"),
    [
        ("source=nav", Origin(source="nav")),
        ("third_party=P-2", Origin(third_party=True)),
        ("third_party=n;third_party_ok=y", Origin(cleared=True)),
        ("released=y", Origin(released=True)),
    ],
)
def test_an_origin_is_only_what_is_written(context: str, origin: Origin) -> None:
    assert read(f"ctx:{context}").ask.origin == origin


def test_it_is_not_known_whether_it_is_anonymised_until_it_is_said() -> None:
    assert [read(f"ctx:{text}").ask.anonymised for text in ("", "anonymised=n", "anonymised=y")] == [
        None,
        False,
        True,
    ]


def test_a_statement_has_only_what_is_written_and_is_informed_unless_it_says_no() -> None:
    assert said("by=subject;date=2026-03-01") == Statement(
        code="C-1",
        by="subject",
        said=Moment(date(2026, 3, 1)),
        written_order=0,
        form="written",
        informed=True,
    )


def test_what_is_taken_for_granted_may_be_written_out() -> None:
    plain = "by=subject;date=2026-03-01"
    assert said(f"{plain};act=grant;form=written;informed=y;noted=n;pressure=n;explicit=n") == said(plain)


def test_every_key_of_a_statement_means_something_of_its_own() -> None:
    assert said(
        "by=guardian:G1; date=2026-03-01T09:15; act=refuse; svc=nav|school ; cat=school | work;"
        " pairs=nav/work|school/school; unit=Alna; purpose=follow_up; from=2026-03-02;"
        " through=2026-09-01T10:00; withdrawn=2026-05-01T12:00; form=oral;"
        " noted=y; informed=n; pressure=y; interp=child; explicit=y"
    ) == Statement(
        code="C-1",
        by="guardian",
        guardian="G1",
        said=Moment(date(2026, 3, 1), time(9, 15)),
        written_order=0,
        act="refuse",
        services=frozenset({"nav", "school"}),
        categories=frozenset({"school", "work"}),
        pairs=frozenset({("nav", "work"), ("school", "school")}),
        unit="Alna",
        purpose="follow_up",
        valid_from=date(2026, 3, 2),
        through=date(2026, 9, 1),
        withdrawn=Moment(date(2026, 5, 1), time(12)),
        form="oral",
        noted=True,
        informed=False,
        pressure=True,
        child_interpreter=True,
        explicit=True,
    )


def test_statements_are_numbered_in_the_order_they_are_written() -> None:
    row = read("by=subject;date=2026-03-01 || ctx:heard=y || by=barnevern_care;date=2026-02-01")
    assert [(each.code, each.written_order, each.by) for each in row.facts.statements] == [
        ("C-1", 0, "subject"),
        ("C-2", 1, "barnevern_care"),
    ]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-01", Moment(date(2026, 3, 1))),
        ("2026-03-01T00:00", Moment(date(2026, 3, 1), time(0))),
        ("2026-03-01 08:30", Moment(date(2026, 3, 1), time(8, 30))),
    ],
)
def test_a_day_without_a_time_of_day_is_the_whole_day(text: str, moment: Moment) -> None:
    assert said(f"by=subject;date={text}").said == moment


def test_an_interpreter_who_is_no_child_is_no_fault() -> None:
    assert not said("by=subject;date=2026-03-01;interp=adult").child_interpreter


DAY = "must be a date such as 2026-05-04"
ONCE = "must be written once, as key=value"
GIVER = "by: must be subject, guardian:G1 or barnevern_care"


@pytest.mark.parametrize(
    ("consents", "trouble"),
    [
        ("by", f"by: {ONCE}"),
        ("by=subject;date=2026-03-01;date=2026-03-02", f"date: {ONCE}"),
        ("by=subject", "date: is missing"),
        ("by=subject;date=1.3.2026", f"date: {DAY}"),
        ("by=subject;date=2026-03-01;from=soon", f"from: {DAY}"),
        ("by=subject;date=2026-03-01;through=later", f"through: {DAY}"),
        ("by=subject;date=2026-03-01;withdrawn=y", f"withdrawn: {DAY}"),
        ("by=subject;date=2026-03-01T08:00+01:00", "date: must be in local time, without a zone"),
        ("date=2026-03-01", GIVER),
        ("by=guardian;date=2026-03-01", GIVER),
        ("by=guardian:;date=2026-03-01", GIVER),
        ("by=subject:G1;date=2026-03-01", GIVER),
        ("by=mother:G1;date=2026-03-01", GIVER),
        ("by=subject;date=2026-03-01;act=maybe", "act: must be one of: grant, refuse"),
        ("by=subject;date=2026-03-01;form=sms", "form: must be one of: written, oral"),
        ("by=subject;date=2026-03-01;noted=yes", "noted: must be one of: n, y"),
        ("by=subject;date=2026-03-01;informed=yes", "informed: must be one of: y, n"),
        ("by=subject;date=2026-03-01;pressure=no", "pressure: must be one of: n, y"),
        ("by=subject;date=2026-03-01;explicit=j", "explicit: must be one of: n, y"),
        ("by=subject;date=2026-03-01;pairs=nav", "pairs: must be pairs such as school/leisure"),
        ("by=subject;date=2026-03-01;colour=red", "colour: is not a key here"),
        ("ctx:proxy=G1", "proxy: must be pairs such as G1<G2"),
        ("ctx:proxy=G1<G2+G3", "proxy: must be pairs such as G1<G2"),
        ("ctx:heard=y || ctx:", "ctx: must be written once"),
        ("ctx:by=subject", "by: is not a key here"),
        ("ctx:avertable=yes", "avertable: must be one of: y, n"),
        ("ctx:threshold=yes", "threshold: must be one of: y, n"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_it_must_be(consents: str, trouble: str) -> None:
    with pytest.raises(ValueError) as refused:
        read(consents)
    assert str(refused.value) == trouble


def test_a_row_without_its_dates_is_refused() -> None:
    with pytest.raises(ValueError) as refused:
        read("", on="yesterday")
    assert str(refused.value) == f"date: {DAY}"
    with pytest.raises(ValueError) as refused:
        read("", subject_birth_date="15.1.2011")
    assert str(refused.value) == f"subject_birth_date: {DAY}"
