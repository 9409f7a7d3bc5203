"""The lawyers' scenarios, typed in with the real commands on a real store: the same answers come out.

Left out are rows about what an item of information, a statutory basis or a recorded finding adds to the
question: ``may-share`` answers for information without any of these. Entry refuses what the rows about a
named employee and about another unit's services would record.
"""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from salto_cli.consent.segments import Segment, segments
from tests.fixtures import Salto
from tests.records import checked, edge, guardian, known, stock

ROWS = list(
    csv.DictReader((Path(__file__).parents[1] / "vectors" / "consent-scenarios.csv").open(encoding="utf-8"))
)
BEYOND = (
    "basis",
    "anonymised",
    "third_party",
    "source",
    "released",
    "necessary_pr",
)
LATER = "2029-01-01"  # everything is typed long after it was said
PURPOSES = {"bolig": "work_housing", "arbeidstiltak": "school_attendance"}


def _fits(row: dict[str, str]) -> bool:
    context, said = segments(row["consents"])
    return not any(context.has(key) for key in BEYOND) and not any(
        "person:" in each.peek("svc") for each in said
    )


FITTING = [row for row in ROWS if _fits(row)]


def test_most_of_the_scenarios_can_be_typed_in() -> None:
    assert len(FITTING) >= 60


@pytest.mark.parametrize("row", FITTING, ids=[row["id"] for row in FITTING])
def test_a_scenario_typed_in_gets_the_lawyers_answer(row: dict[str, str], salto: Salto) -> None:
    assert _answer(row, salto.at(LATER), backwards=False) == (row["expected"], row["reason_key"])


@pytest.mark.parametrize("row", FITTING[::7], ids=[row["id"] for row in FITTING[::7]])
def test_the_order_of_typing_does_not_matter(row: dict[str, str], salto: Salto) -> None:
    assert _answer(row, salto.at(LATER), backwards=True) == (row["expected"], row["reason_key"])


def _answer(row: dict[str, str], salto: Salto, *, backwards: bool) -> tuple[str, str]:
    """Register, link, record and ask as the row says; returns decision and reason."""
    context, said = segments(row["consents"])
    child = _youth(salto, row["subject_birth_date"])
    stock(salto, *_services(context))
    guardians = _family(salto, child, context, said)
    _facts(salto, child, context, guardians)
    if context.flag("heard"):
        salto.ok("heard", child, "--when", row["date"][:10], "--by", "Kari", "--view", "vil gjerne")
    for segment in reversed(said) if backwards else said:
        _record(salto, child, segment, guardians, context.peek("to"))
    to = _recipient(row["recipient_sector"], child, guardians, context.peek("to"))
    purpose = PURPOSES.get(context.peek("purpose"), "")
    asked = ["may-share", child, "--with", to, "--category", row["category"], "--on", row["date"], "--json"]
    ran = salto(*asked, *(["--purpose", purpose] if purpose else []))
    answer = ran.json["answers"][0]
    assert ran.code == (0 if answer["decision"] == "allow" else 20)
    return answer["decision"], answer["reason"]


def _youth(salto: Salto, born: str) -> str:
    fields = {
        "name": "Amina Eksempel",
        "born": born,
        "basis": "child_welfare",
        "purposes": ["follow_up"],
    }
    return str(salto.ok("register", "--input", "-", stdin=json.dumps(fields))["person"]["code"])


def _services(context: Segment) -> list[tuple[str, str | None, str | None]]:
    sectors = ("nav", "barnevern", "school", "ppt", "health", "police", "konfliktrad", "kriminalomsorg")
    clubs = ("fritidsklubb", "idrettslag", "offentlig", "frivillig")
    unit = context.peek("unit") or None
    return [
        *((f"x-{sector}", sector, None) for sector in (*sectors, *clubs)),
        ("x-bydel_other", "bydel_other", unit),
    ]


def _family(salto: Salto, child: str, context: Segment, said: list[Segment]) -> dict[str, str]:
    """The guardians in the roster and those who speak or receive without being in it, by their letters."""
    roster = context.names("roster", "+") if context.has("roster") else ()
    others = {each.peek("by").partition(":")[2] for each in said} | {context.peek("to")}
    found = {name: guardian(salto, child) for name in roster}
    for name in sorted(others - {""} - set(roster)):
        found[name] = guardian(salto, child, responsibility="no")
    if roster:
        checked(salto, child)
    return found


def _facts(salto: Salto, child: str, context: Segment, guardians: dict[str, str]) -> None:
    if context.flag("care_order"):
        known(salto, child, care_order_from="2010-01-01")
    if context.flag("adult_verge"):
        known(salto, child, verge_from="2010-01-01")
    if context.flag("address_block"):
        known(salto, child, protected=1)
    if context.flag("withheld"):
        wish = {"why": "eget ønske", "through": None}
        known(salto, child, withheld=json.dumps({"health": wish, "substance": wish}))
    if context.flag("harm"):
        edge(salto, child, guardians[context.peek("to")], harm=1)
    for pair in context.names("proxy", "+"):
        holder, _arrow, absent = pair.partition("<")
        ids = salto.rows("SELECT id FROM person WHERE number = ?", int(guardians[absent][2:-1]))
        edge(salto, child, guardians[holder], authority_for=ids[0][0])


def _record(salto: Salto, child: str, segment: Segment, guardians: dict[str, str], to: str) -> None:
    by, _colon, who = segment.peek("by").partition(":")
    given: dict[str, Any] = {"person": child, "by": by, "said": segment.peek("date")}
    given |= {"giver": guardians[who]} if who else {}
    given |= {"category": segment.names("cat", "|")} if segment.has("cat") else {}
    given |= {"to": [_recipient(each, child, guardians, to) for each in segment.names("svc", "|")]}
    given |= {"pair": [f"x-{pair.replace('/', ':')}" for pair in segment.names("pairs", "|")]}
    if segment.peek("act") == "refuse":
        salto.ok("refuse-consent", "--input", "-", stdin=json.dumps(given))
        return
    given |= {key: segment.peek(key) for key in ("from", "through", "unit") if segment.has(key)}
    given |= {"purpose": PURPOSES[segment.peek("purpose")]} if segment.has("purpose") else {}
    given |= {
        "form": segment.peek("form") or "written",
        "informed": segment.peek("informed") != "n",
        "explicit": segment.peek("explicit") == "y",
        "pressure": segment.peek("pressure") == "y",
        "interpreter": segment.peek("interp") or "none",
    }
    given |= {"noted_by": "Kari"} if segment.peek("noted") == "y" else {}
    done = salto.ok("grant-consent", "--input", "-", stdin=json.dumps(given))
    if segment.has("withdrawn"):
        salto.ok("withdraw-consent", done["statement"]["code"], "--said", segment.peek("withdrawn"))


def _recipient(sector: str, child: str, guardians: dict[str, str], to: str) -> str:
    if sector == "guardian":
        return guardians[to]
    return child if sector == "self" else f"x-{sector}"
