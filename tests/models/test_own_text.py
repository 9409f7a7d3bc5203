"""What the program writes into the store is read in the language of whoever looks."""

import time

import pytest

from salto_cli import i18n
from salto_cli.models import own_text
from salto_cli.models.own_text import OwnText, made, told, told_heard

VALUES = {
    "day": "23.11.2026",
    "n": 3,
    "what": "NAV",
    "phone": "91234567",
    "name": "Kari Nordli",
    "service": "Bydel Alna",
    "code": "C-004K",
    "column": "C",
}
ALL = [each for each in vars(own_text).values() if isinstance(each, OwnText)]
SENTENCES = [each for each in ALL if each is not own_text.HEARD_THERE]


@pytest.mark.parametrize("text", SENTENCES)
def test_each_is_kept_in_bokmaal_and_read_in_both_languages(text: OwnText) -> None:
    with i18n.speaking("en"):
        kept = made(text, **VALUES)
        assert kept == text.nb.format(**VALUES)
        assert told(kept) == text.en.format(**VALUES)
    with i18n.speaking("nb"):
        assert told(kept) == kept


@pytest.mark.parametrize("text", SENTENCES)
def test_what_an_older_program_kept_in_english_is_read_in_bokmaal(text: OwnText) -> None:
    with i18n.speaking("nb"):
        assert told(text.en.format(**VALUES)) == text.nb.format(**VALUES)


@pytest.mark.parametrize(
    "said", ["ring skolen", "fortell ungdommen om plassen", "hos mor", "Registrer på kurs", "•••", ""]
)
def test_what_a_person_wrote_stays_as_it_was_written(said: str) -> None:
    for lang in ("nb", "en"):
        with i18n.speaking(lang):
            assert told(said) == said


@pytest.mark.parametrize(("kept", "english"), [("rettsmøte", "court hearing"), ("holdt", "kept")])
def test_a_word_that_stands_for_a_text_is_read_in_english(kept: str, english: str) -> None:
    with i18n.speaking("en"):
        assert told(kept) == english


def test_where_a_child_was_heard_is_ours_only_where_a_file_brought_it() -> None:
    with i18n.speaking("en"):
        remark = made(own_text.RECEIVED, **VALUES)
        assert told_heard("hos Kari Nordli", remark) == "with Kari Nordli"
        assert told_heard("hos mor", "ringte") == "hos mor"
        assert told_heard(None, remark) is None


@pytest.mark.parametrize("name", ["Nordli, Kari", "Kari, Nordli, Berg"])
def test_a_name_with_a_comma_in_it_is_read_as_well(name: str) -> None:
    with i18n.speaking("en"):
        remark = made(own_text.RECEIVED, **VALUES | {"name": name})
        assert told(remark) == f"received from {name}, Bydel Alna; C-004K there"
        assert told_heard(f"hos {name}", remark) == f"with {name}"


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_note_that_begins_as_ours_and_repeats_itself_is_shown_at_once(lang: str) -> None:
    note = "mottatt fra " + ", x; " * 100  # a hundred take a tenth of a second where each end is tried
    with i18n.speaking(lang):
        took = list[float]()
        for _time in range(3):  # the machine is not ours alone
            began = time.process_time()
            assert told(note) == note
            assert told(note * 15) == note * 15
            took.append(time.process_time() - began)
        assert min(took) < 0.05
