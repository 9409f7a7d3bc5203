"""Every text has its bokmål, and the two say the same."""

import ast
import gettext
import os
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError

import catalogue
from salto_cli import i18n
from tests.messages import Texts, all_texts, literals, placeholders, texts

# Texts of more than one word that really are the same in both languages.
SAME_IN_BOTH: set[str] = set()
WORD = re.compile(r"(?<![\w{])[^\W\d_]{2,}(?![\w}])")  # not the name of an open {place}


@cache
def bokmaal() -> Catalog:
    return catalogue.merged(catalogue.BOKMAAL)


@cache
def english() -> Texts:
    return all_texts()


def entries() -> list[Message]:
    return [message for message in bokmaal() if message.id]


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


# --- the project ---------------------------------------------------------------------------------------


def test_every_text_has_its_bokmaal() -> None:
    missing = [
        f"{where}: {text}" for text, where in english().single.items() if not _said(bokmaal().get(text))
    ]
    missing += [
        f"{where}: {one} / {many}"
        for (one, many), where in english().plural.items()
        if not _said(bokmaal().get((one, many))) or forms(bokmaal()[one].id) != (one, many)
    ]
    assert missing == []


def _said(message: Message | None) -> bool:
    return message is not None and not message.fuzzy and all(forms(message.string))


def test_no_text_is_put_together_before_it_is_translated() -> None:
    assert english().unreadable == []


def test_no_bokmaal_is_left_over() -> None:
    known = set(english().single) | {one for one, _many in english().plural} | literals()
    assert [message.id for message in entries() if forms(message.id)[0] not in known] == []


def test_both_languages_leave_the_same_places_open() -> None:
    assert [message.id for message in entries() if not _same_places(message)] == []


def _same_places(message: Message) -> bool:
    here, there = forms(message.id), forms(message.string)
    wanted = placeholders(here[-1])
    # One of something may be said without its number: «ett barn».
    return placeholders(there[-1]) == wanted and all(placeholders(form) <= wanted for form in (*here, *there))


def test_the_many_of_something_have_no_other_open_place_than_their_number() -> None:
    assert [pair for pair in english().plural if placeholders("".join(pair)) - {"n"}] == []


def test_no_longer_text_was_left_in_english() -> None:
    same = {forms(message.id)[0] for message in entries() if message.id == message.string}
    assert {text for text in same if len(WORD.findall(text)) > 1} - SAME_IN_BOTH == set()


def test_no_bokmaal_calls_what_someone_wrote_invalid() -> None:
    """Klarspråk: what is lacking and what will do, never «ugyldig»."""
    said = {text for message in entries() for text in forms(message.string)}
    assert {
        text for text in said if re.search(r"ugyldig|ikke gyldig|feil input", text, re.IGNORECASE)
    } == set()


def test_the_compiled_file_is_what_the_texts_say() -> None:
    same = catalogue.MO.read_bytes() == catalogue.compiled(catalogue.BOKMAAL)
    assert same, "python3 dev.py language"  # where they differ, the difference of so many bytes takes minutes


# --- how texts are found -------------------------------------------------------------------------------


def found_in(source: str) -> Texts:
    return texts(ast.parse(source), Path("example.py"))


def test_a_text_is_found_in_each_way_of_marking_it() -> None:
    found = found_in(
        "_('a b')\ni18n._('c ' 'd')\nX = N_('e')\n_('f' if x else 'g')\nplural('{n} h', '{n} i', 2)"
    )
    assert set(found.single) == {"a b", "c d", "e", "f", "g"}
    assert set(found.plural) == {("{n} h", "{n} i")}
    assert not found.unreadable


def test_a_name_may_hold_a_text_that_was_marked_elsewhere() -> None:
    assert found_in("_(summary)\n_(TEXTS[key])") == Texts()


@pytest.mark.parametrize("source", ["_(f'a {b}')", "_('a' + b)", "N_(text)", "plural(one, 'many', 2)"])
def test_a_text_that_cannot_be_looked_up_is_found_out(source: str) -> None:
    assert found_in(source).unreadable == ["example.py:1"]


@pytest.mark.parametrize(
    ("here", "there"),
    [("{name} is {age}", "{name} er {alder}"), ("{n} of them", "noen av dem"), ("none", "{x}")],
)
def test_a_place_that_only_one_language_has_is_found_out(here: str, there: str) -> None:
    assert not _same_places(Message(here, there))


def test_one_of_something_may_be_said_without_its_number() -> None:
    assert _same_places(Message(("one child", "{n} children"), ("ett barn", "{n} barn")))
    assert not _same_places(Message(("one child", "{n} children"), ("ett barn", "mange barn")))


# --- how they are compiled -----------------------------------------------------------------------------

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: nb\\n"\n\n'


def written(folder: Path, **bodies: str) -> Path:
    for name, body in bodies.items():
        (folder / f"{name}.po").write_text(HEAD + body, encoding="utf-8")
    return folder


def entry(text: str, bokmaal: str) -> str:
    return f'msgid "{text}"\nmsgstr "{bokmaal}"\n\n'


def test_the_texts_of_all_files_are_found_again(tmp_path: Path) -> None:
    many = 'msgid "{n} child"\nmsgid_plural "{n} children"\nmsgstr[0] "{n} barn"\nmsgstr[1] "{n} barna"\n'
    folder = written(tmp_path, a=entry("yes", "ja, gjerne æøå"), b=many)
    spoken = gettext.GNUTranslations(BytesIO(catalogue.compiled(folder)))
    assert spoken.gettext("yes") == "ja, gjerne æøå"
    assert [spoken.ngettext("{n} child", "{n} children", n) for n in (0, 1, 2)] == [
        "{n} barna",
        "{n} barn",
        "{n} barna",
    ]


def test_the_program_reads_each_text_as_gettext_reads_it() -> None:
    """Whoever knows only the standard library finds the same texts, and the same rule for plurals."""
    with catalogue.MO.open("rb") as file:
        known = vars(gettext.GNUTranslations(file))
    assert known["_info"]["plural-forms"] == "nplurals=2; plural=(n != 1);"
    spoken = i18n.Catalogue(catalogue.MO)
    texts = {key if isinstance(key, tuple) else (key, 0): said for key, said in known["_catalog"].items()}
    assert {(text, form): spoken.said(text)[form] for text, form in texts} == texts


@pytest.mark.parametrize("text", ["no such text", "a", "Å", "\U0010ffff", "{n}"])
def test_a_text_that_nobody_has_put_into_bokmaal_is_said_in_english(text: str) -> None:
    with i18n.speaking("nb"):
        assert i18n._(text) == text
        assert i18n.plural(f"{text} {{n}}", "{n} more", 2) == "2 more"


def test_a_file_that_is_no_catalogue_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "salto.mo").write_bytes(bytes(40))
    with pytest.raises(AssertionError, match="not a catalogue"):
        i18n.Catalogue(tmp_path / "salto.mo")


def test_the_order_of_the_files_makes_no_difference(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    one = written(tmp_path / "1", a=entry("yes", "ja"), b=entry("no", "nei"))
    other = written(tmp_path / "2", a=entry("no", "nei"), b=entry("yes", "ja"))
    assert catalogue.compiled(one) == catalogue.compiled(other)


def test_the_same_text_twice_is_one_text(tmp_path: Path) -> None:
    folder = written(tmp_path, a=entry("yes", "ja") * 2, b=entry("yes", "ja"))
    assert catalogue.compiled(folder) == catalogue.compiled(written(tmp_path, a=entry("yes", "ja"), b=""))


def test_two_texts_for_one_are_refused_within_a_file(tmp_path: Path) -> None:
    with pytest.raises(catalogue.TwoTexts, match="on 9"):
        catalogue.merged(written(tmp_path, a=entry("yes", "ja") + entry("yes", "jo")))


def test_two_texts_for_one_are_refused_between_files_and_the_second_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(catalogue.TwoTexts) as refused:
        catalogue.merged(written(tmp_path, a=entry("yes", "ja"), b=entry("yes", "jo")))
    assert refused.value.__notes__ == ["b.po"]


def test_a_plural_and_a_plain_text_of_the_same_words_are_refused(tmp_path: Path) -> None:
    many = 'msgid "child"\nmsgid_plural "children"\nmsgstr[0] "barn"\nmsgstr[1] "barn"\n'
    with pytest.raises(catalogue.TwoTexts):
        catalogue.merged(written(tmp_path, a=entry("child", "barn"), b=many))


@pytest.mark.parametrize("body", ["what is this\n", 'msgid "yes" "ja\n'])
def test_a_file_that_is_not_sound_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(PoFileError):
        catalogue.merged(written(tmp_path, a=body))


def test_a_text_that_someone_was_unsure_of_is_not_shown(tmp_path: Path) -> None:
    folder = written(tmp_path, a="#, fuzzy\n" + entry("yes", "kanskje"))
    assert gettext.GNUTranslations(BytesIO(catalogue.compiled(folder))).gettext("yes") == "yes"


def test_the_compiled_texts_are_put_in_place_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(catalogue, "MO", tmp_path / "messages" / "salto.mo")
    assert catalogue.main([]) == 0
    with catalogue.MO.open("rb") as opened:  # as a program has it that starts meanwhile
        assert catalogue.main([]) == 0
        assert opened.read() == catalogue.compiled(catalogue.BOKMAAL)
        assert os.fstat(opened.fileno()).st_ino != catalogue.MO.stat().st_ino
    assert [each.name for each in catalogue.MO.parent.iterdir()] == ["salto.mo"]


def test_what_is_pasted_onto_a_line_stands_between_marks_that_a_shell_takes_away() -> None:
    said = [form for message in entries() for form in forms(message.string)]
    assert [text for text in said if re.search(r"«[^»]*\w=\w[^»]*»", text)] == []
