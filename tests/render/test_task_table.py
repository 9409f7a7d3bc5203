"""Lists of tasks and deadlines: a line each where there is room, else two; what all share is said once."""

from itertools import pairwise

import pytest

from tests.fixtures import Salto
from tests.meeting import youth

MEETING = ("--kind", "court", "--deputy", "Wiggo", "--source", "Oslo tingrett", "--at", "09:00")


@pytest.fixture
def aman(salto: Salto) -> str:
    salto.ok("operator", "add", "Wiggo Worker", "--role", "worker")
    return youth(salto, "Aman Tesfay")


def lines(salto: Salto, *args: str, width: int = 80) -> list[str]:
    ran = salto(*args, width=width)
    assert ran.code == 0, ran.err
    return [line.rstrip() for line in ran.out.splitlines()]


def test_a_list_of_tasks_says_how_many_and_how_many_are_overdue(salto: Salto, aman: str) -> None:
    salto.ok("task", "add", aman, "--text", "ring skolen", "--due", "friday", "--category", "school")
    salto.ok("task", "add", aman, "--text", "ring klubben", "--due", "+9d", "--category", "leisure")
    ran = salto("task", now="2026-11-30T08:15:00+01:00")
    head = ran.out.splitlines()[0]
    assert head.startswith("2 tasks  Aman Tesfay, b. 2007")
    assert head.endswith(" · 1 overdue")
    assert "! 27.11.2026" in ran.out


def test_whose_all_tasks_are_is_said_once(salto: Salto, aman: str) -> None:
    for text in ("ring skolen", "ring klubben"):
        salto.ok("task", "add", aman, "--text", text, "--category", "school")
    head, *rest = lines(salto, "task")
    assert "Aman Tesfay" in head
    assert "Kari Coordinator" in head
    assert not any("Aman" in line or "Kari" in line for line in rest)
    youth(salto, "Sara Berg")
    salto.ok("task", "add", "Sara", "--text", "ring mor", "--category", "family")
    head, *rest = lines(salto, "task")
    assert "Aman" not in head
    assert sum("Aman Tesfay" in line for line in rest) == 2


def test_a_deadline_takes_two_lines_on_a_screen_of_eighty(salto: Salto, aman: str) -> None:
    salto.ok("task", "add", aman, "--text", "møte i sal 3", "--due", "+9d", *MEETING)
    shown = lines(salto, "due")
    at = next(n for n, line in enumerate(shown) if "Aman Tesfay" in line)
    assert "02.12.2026" in shown[at]
    assert shown[at + 1].split() == ["09:00", "○", "not", "confirmed", "Kari", "(Wiggo)", aman]


def test_the_columns_of_all_groups_are_in_line_and_titled_once(salto: Salto, aman: str) -> None:
    for due in ("today", "wednesday", "+9d"):
        salto.ok("task", "add", aman, "--due", due, *MEETING)
    shown = lines(salto, "due", width=120)
    assert sum(line.startswith("code") for line in shown) == 1
    assert len({line.index("Aman") for line in shown if "Aman" in line}) == 1
    assert len({line.index("court") for line in shown if "court" in line}) == 1


def test_a_task_without_a_day_says_so(salto: Salto, aman: str) -> None:
    salto.ok("task", "add", aman, "--text", "ring skolen", "--category", "school")
    assert "no date" in salto("task").out
    assert "no date" in salto("task", width=40).out


def test_on_a_narrow_screen_there_is_no_line_of_nothing(salto: Salto, aman: str) -> None:
    for due in ("wednesday", "+9d"):
        salto.ok("task", "add", aman, "--due", due, *MEETING)
    shown = lines(salto, "due", width=40)
    assert not any(a == b == "" for a, b in pairwise(shown))
