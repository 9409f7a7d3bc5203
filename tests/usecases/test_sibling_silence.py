"""Nothing that leaves about one sibling tells of the other: in text, in metadata or in the names of files."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, PASSWORD, grant, know, packing, paper, secret_file, youth

# Words that only the one's, or only the other's, file holds.
HIS = ("Amirsønske", "Amirsfare", "Amirsløfte", "Amirsnotat")
HERS = ("Sarasønske", "Sarastilbud", "Sarasfare")


@dataclass(frozen=True)
class Two:
    """A brother and a sister, grown up, each with a case and a yes to Nav and the club about everything."""

    salto: Salto
    brother: str
    sister: str

    def other_words(self, person: str) -> tuple[str, ...]:
        """What must not be told about ``person``: the other's words, name and code, and that there is one."""
        theirs, code, name = (HERS, self.sister, "Saraprøve") if person == self.brother else (
            HIS, self.brother, "Amirprøve",
        )  # fmt: skip
        return (*theirs, code, name, "søster", "bror", "sibling")


@pytest.fixture
def two(salto: Salto) -> Two:
    """The sister has been looked at and offered something; both have a warning about them."""
    brother, sister = youth(salto, "Amirprøve Bakken", "Amir"), youth(salto, "Saraprøve Lia", "Sara")
    salto.ok("link-sibling", brother, sister, "--sort", "full")
    for person, words in ((brother, HIS), (sister, HERS)):
        grant(salto, person, [NAV, CLUB], ["leisure", "work", "family", "school"])
        know(salto, person, "leisure", wish=words[0])
        danger = {"danger": "to", "kind": "threat", "category": "crime", "source": "own", "review": "+14d"}
        said = {"person": person, "text": words[-1] if person == sister else words[1], **danger}
        salto.ok("warning", "add", "--input", "-", stdin=json.dumps(said))
    salto.ok("promise", brother, "--text", "Amirsløfte", "--due", "+3d")
    note = {"persons": [brother], "kind": "crisis", "themes": ["family"], "note": "Amirsnotat"}
    salto.ok("log-contact", "--input", "-", stdin=json.dumps(note))
    look = {"person": sister, "asked_first": "both", "school": "worry", "outcome": "offer_given"}
    offer = {"offer": "Sarastilbud", "offer_category": "leisure", "answer": "yes"}
    salto.ok("sibling", "check", "--input", "-", stdin=json.dumps({**look, **offer}))
    salto.ok("operator", "add", "Jonas")
    for person in (brother, sister):
        _date(salto, person)
    return Two(salto, brother, sister)


def _date(salto: Salto, person: str) -> None:
    """Something ahead that stands on that one's own card."""
    said = {"kind": "appointment", "due": "+9d", "at": "10:00", "deputy": "Jonas", "source": "Nav"}
    salto.ok("task", "add", person, "--input", "-", stdin=json.dumps({**said, "category": "work"}))


def _read(path: Path) -> str:
    parts = PdfReader(path, password=PASSWORD).attachments.values()
    return paper(path) + path.name + "".join(each.decode() for one in parts for each in one)


def _papers(two: Two, person: str) -> Iterator[tuple[str, str]]:
    """Each way out about one person: what it is, and all that can be read in it."""
    folder = two.salto.folder.parent
    key = ("--password-file", str(secret_file(folder)))
    for name, words in {
        "access-copy": ("access-copy", person),
        "who-knows": ("who-knows", person),
        "consent form": ("consent", "form", person, "--to", NAV, "--category", "work"),
        "share": ("share", person, "--with", NAV),
        "card": ("task", "card", person),
    }.items():
        file = folder / "paper.pdf"
        ran = two.salto(*words, "--out", str(file), *key)
        assert ran.code == 0, (name, ran.err)
        yield name, _read(file)
        file.unlink()


@pytest.mark.parametrize("whose", ["brother", "sister"])
def test_no_paper_about_one_tells_of_the_other(two: Two, whose: str) -> None:
    person = getattr(two, whose)
    for name, text in _papers(two, person):
        allowed = {"sibling"} if name == "access-copy" else set()  # how many there are, in the file's JSON
        assert [each for each in two.other_words(person) if each in text and each not in allowed] == [], name


def test_no_sheet_of_the_meeting_tells_one_of_the_other(two: Two) -> None:
    packed = two.salto.ok(*packing(two.salto, NAV, CLUB))
    for service in packed["services"]:
        for sheet in service["sheets"]:
            text = json.dumps(sheet, ensure_ascii=False)
            assert [each for each in two.other_words(sheet["person"]) if each in text] == []
    for path in (two.salto.folder.parent / "out").iterdir():
        text = _read(path)
        for word in ("Amirsfare", "Sarasfare", "Sarastilbud", "Amirsløfte", "søster", "bror", "Prøve"):
            assert word not in text


def test_what_is_shown_about_the_brother_holds_nothing_of_a_look_at_the_sister(two: Two) -> None:
    for words in (("show",), ("timeline",), ("task", "list"), ("warnings",), ("consents",)):
        ran = two.salto(*words, two.brother)
        assert ran.code == 0
        assert [each for each in HERS if each in ran.out] == [], words
        assert "looked at as a sibling" not in ran.out.lower()


def test_the_day_says_that_someone_is_due_and_not_whose_sibling_they_are(salto: Salto) -> None:
    brother = youth(salto, "Amirprøve Bakken")
    tie = ("--kin-of", brother, "--as", "sibling", "--sort", "full")
    sister = salto.ok("register", "--name", "Saraprøve Lia", "--born", "2014-01-01", *tie)["person"]["code"]
    note = {"persons": [brother], "kind": "crisis", "themes": ["family"], "note": "slåsskamp"}
    salto.ok("log-contact", "--input", "-", stdin=json.dumps(note))
    (item,) = [each for each in salto.ok("today")["items"] if each["what"] == "sibling_due"]
    assert (item["person"]["code"], item["day"]) == (sister, "2026-11-26")
    assert brother not in json.dumps(item)


def test_what_a_youth_is_not_to_know_of_yet_is_not_in_their_copy(two: Two) -> None:
    (warning,) = two.salto.ok("warnings", two.sister)["warnings"]
    before = dict(_papers(two, two.sister))["access-copy"]
    two.salto.ok("warning", "told", warning["code"], "--reason", "investigation")
    after = dict(_papers(two, two.sister))["access-copy"]
    assert "Sarasfare" in before
    assert "Sarasfare" not in after
    assert warning["code"] not in after


def test_whether_there_is_a_card_hangs_on_the_ones_own_dates_alone(salto: Salto) -> None:
    """The refusal reads the same to whoever has a sibling here with a date, and to one who is alone."""
    brother, sister = youth(salto, "Amirprøve Bakken"), youth(salto, "Saraprøve Lia")
    alone = youth(salto, "Jonas Prøve")
    salto.ok("link-sibling", brother, sister, "--sort", "full")
    salto.ok("operator", "add", "Jonas")
    _date(salto, sister)
    file, key = salto.folder.parent / "kort.pdf", secret_file(salto.folder.parent)
    said = {}
    for person in (brother, alone, sister):
        ran = salto("task", "card", person, "--out", str(file), "--password-file", str(key))
        said[person] = (ran.code, ran.out, ran.err, file.exists())
    assert said[brother] == said[alone] == (6, "", said[alone][2], False)
    assert not any(each in said[brother][2] for each in (brother, sister, alone, "prøve"))
    assert (said[sister][0], said[sister][3]) == (0, True)
