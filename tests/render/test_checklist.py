"""A checklist on the screen: each point with who sees to it and when."""

import io

from salto_cli.models.checklist import Check
from salto_cli.render.checklist import points
from salto_cli.render.screen import screen

NEEDS = "Kartlegg behovene: bolig, inntekt, skole eller jobb, helse, nettverk"


def drawn(*checks: Check, width: int) -> list[str]:
    out = io.StringIO()
    screen(out, {}, width=width).print(points(checks, "2026-11-23"))
    return out.getvalue().splitlines()


def lines(*checks: Check, width: int) -> list[str]:
    return [line.strip() for line in drawn(*checks, width=width)]


def point(n: int, owner: str, due: str = "2026-11-27") -> Check:
    return Check(n, "needs", NEEDS, True, owner, due, "open")


def test_the_star_of_a_point_that_must_be_settled_never_stands_alone() -> None:
    for width in range(30, 60):
        assert "*" not in lines(point(1, "Kari"), width=width)


def test_on_a_narrow_screen_when_and_who_stand_on_one_line() -> None:
    shown = lines(point(1, "Kari"), point(2, "Karim", due="2026-11-23"), width=40)
    assert "27.11.2026 · Kari" in shown
    assert "○ 23.11.2026 · Karim" in shown


def test_when_stands_above_the_days_and_not_above_their_signs() -> None:
    head, *rest = drawn(point(1, "Kari"), point(2, "Kari", due="2026-11-23"), width=120)
    assert [row.index(when) for row, when in zip(rest, ("27.11.", "23.11."), strict=False)] == [
        head.index("when")
    ] * 2


def test_on_a_narrow_screen_a_blank_line_parts_the_points() -> None:
    shown = lines(point(1, "Kari"), point(2, "Kari"), width=40)
    assert shown.count("") == 1
    assert shown[-1]


def test_what_is_known_of_a_point_is_heard_after_one_comma() -> None:
    out = io.StringIO()
    known = Check(1, "needs", "Kartlegg", False, "Kari", "2026-11-27", "open", why="leilighet")
    screen(out, {}, width=80, plain=True).print(points([known], "2026-11-23"))
    assert "Kartlegg, leilighet" in out.getvalue()


def test_what_is_known_of_a_point_takes_its_lines_beside_its_dot() -> None:
    known = Check(
        1, "needs", "Kartlegg", False, "Kari", "2026-11-27", "open", why="en leilighet til våren " * 2
    )
    shown = drawn(known, width=40)
    (dotted,) = (line for line in shown if "· en" in line)
    assert shown[shown.index(dotted) + 1].index("leilighet") == dotted.index("en leilighet")
