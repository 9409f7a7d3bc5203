"""A paper to take along: what stands on it once, and what takes no room on it."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from salto_cli.models.paper import Paper, Part, Rows
from salto_cli.render.paper import paper_pdf

PASSWORD = "fjell elv bjørk måke stein"
MONDAY = date(2026, 11, 23)


def printed(whom: str, *parts: Part) -> str:
    pdf = paper_pdf(Paper("Agenda", whom, MONDAY, parts, "Shred it"), PASSWORD)
    return PdfReader(BytesIO(pdf), password=PASSWORD).pages[0].extract_text()


def test_a_column_that_stands_empty_all_the_way_is_not_printed() -> None:
    rows = (("", "parent", "Kari", "–"), ("", "siblings: 2", "", "–"))
    told = printed("P-004P", Rows("Family", ("When", "What", "It says", "On paper"), rows, (3, 5, 7, 3)))
    assert "When" not in told
    assert "On paper" not in told
    assert "What" in told
    assert "It says" in told


def test_all_papers_begin_the_headings_of_their_columns_alike() -> None:
    told = printed("P-004P", Rows("Deadlines", ("case", "what"), (("P-004P", "court"),), (1, 2)))
    assert "Case" in told
    assert "What" in told


def test_the_day_that_stands_below_the_title_is_not_said_beside_it() -> None:
    assert printed("Monday 23.11.2026 – Room 2").count("23.11.2026") == 1
    assert printed("P-004P").count("23.11.2026") == 1
