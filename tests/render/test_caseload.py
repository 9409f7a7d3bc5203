"""The lists at every width: nothing is cut in the middle of a date or a word, and no line is too long."""

import io
import re
from typing import Any

import pytest

from salto_cli import i18n
from salto_cli.models.caseload import HANDOVER, NO_CONTACT, OVERDUE, PROTECTED, Caseload, Line, NextStep, Said
from salto_cli.models.person import Named
from salto_cli.models.task import Task, Tasks
from salto_cli.models.today import NO_CONTACT as UNSEEN
from salto_cli.models.today import OVERDUE as LATE
from salto_cli.models.today import Item, Today
from salto_cli.render.terminal import print_result

TODAY = "2026-11-23"
WIDTHS = [200, 120, 100, 80, 68, 60, 50, 40]
NAMES = ["Amina Eksempel", "Mohammed-Abdirahman Ødegård-Warsame", "Åse [/] =HYPERLINK(1)", "Bo \x1b[31mRød"]
STEP = "følge til helsesykepleier sammen med kontaktlærer"


def line(number: int, **given: Any) -> Line:
    fields: dict[str, Any] = {
        "code": ["P-001H", "P-002K", "P-003M", "P-004P"][number],
        "name": NAMES[number],
        "born": "2002-01-01",
        "age": 24,
        "lead": "Kari Koordinator",
        "district": None,
        "opened": TODAY,
        "last_contact": None,
        "days_since": None,
        "next": None,
        "said": Said(),
        "flags": (),
        **given,
    }
    return Line(**fields)


def lines() -> list[Line]:
    step = NextStep("T-001F", STEP, "2026-11-20", "Kari Koordinator")
    full = Said(yes=12, partly=3, no=2, expired=4, until="2026-12-01")
    every = (PROTECTED, HANDOVER, OVERDUE, NO_CONTACT)
    return [
        line(0, last_contact=TODAY, days_since=0),
        line(
            1, last_contact="2026-01-02", days_since=325, next=step, said=full, flags=every, lead="Jo Kollega"
        ),
        line(2, next=step, said=full),
        line(3, next=step, said=Said(no=1), flags=(NO_CONTACT,)),
    ]


def results() -> list[object]:
    named = [Named(f"P-00{n}H", name, "2010-05-17") for n, name in enumerate(NAMES, start=1)]
    tasks = [
        Task(
            "T-001F", who, "task", STEP, None, None, "Kari Koordinator", "2026-11-20", TODAY, None, None, None
        )
        for who in named
    ]
    items = [
        Item(LATE, who, "2026-11-20", -3, "salto task done T-001F", code="T-001F", text=STEP) for who in named
    ]
    unseen = [Item(UNSEEN, who, None, None, f"salto log-contact {who.code}") for who in named]
    return [
        Caseload(tuple(lines()), 1240, TODAY, 30),
        Caseload(tuple(lines()[:1]), 1, TODAY, 30),
        Tasks(tuple(tasks), TODAY),
        Today(TODAY, None, (*items, *unseen)),
    ]


def printed(result: object, width: int, language: str = "nb") -> str:
    i18n.choose(language)
    out = io.StringIO()
    print_result(result, out, color=False, environ={}, width=width)
    return out.getvalue()


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("which", range(4))
def test_no_word_and_no_date_is_cut(which: int, width: int, language: str) -> None:
    shown = printed(results()[which], width, language)
    assert all(len(line.rstrip()) <= width for line in shown.splitlines())
    assert "\x1b" not in shown
    assert "…" not in shown
    whole = set(re.findall(r"[^\s,]+", printed(results()[which], 1000, language)))
    strange = {word for word in re.findall(r"[^\s,]+", shown) if word not in whole}
    # Narrower shapes say some things in their own words; none of them is a piece of a longer word.
    assert not {piece for piece in strange if any(piece in word for word in whole if len(piece) > 2)}


@pytest.mark.parametrize("width", WIDTHS)
def test_everyone_is_named_whole_with_the_last_contact_and_the_due_date(width: int) -> None:
    shown = " ".join(printed(results()[0], width).split())
    for part in (
        "Mohammed-Abdirahman",
        "Ødegård-Warsame",
        "02.01.2026",
        "20.11.2026",
        "over frist",
        "P-002K",
    ):
        assert part in shown


def test_how_many_there_are_is_written_with_a_space() -> None:
    assert "Viser 4 av 1\u00a0240" in printed(results()[0], 120)


def test_below_50_columns_each_person_is_a_card() -> None:
    assert "neste steg" in printed(results()[0], 120)
    narrow = printed(results()[0], 45)
    assert "neste steg" not in narrow
    assert re.search(r"^ {2}siste kontakt|^ {2}kontakt +", narrow, re.M)


def test_a_lead_is_told_once_when_it_is_the_same_for_everyone() -> None:
    assert "ansvarlig: Kari Koordinator" in printed(results()[1], 120)
    assert "Jo Kollega" in printed(results()[0], 120)
