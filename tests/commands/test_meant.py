"""What a mistyped command or option is answered with."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("vsi P-001H", "mente du salto vis P-001H?"),
        ("show --qqqq x", "se: salto vis --help"),
        ("oppgave fredig T-005P", "mente du salto oppgave ferdig T-005P?"),
        ("oppgave fredig --outcome ringt", "mente du salto oppgave ferdig?"),
        ("logg --dato fredag", "mente du --when, --due?"),
        ("saker --jsno", "mente du --json?"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(salto: Salto, line: str, told: str) -> None:
    salto.lang = "nb"
    ran = salto(*line.split())
    assert ran.code == 2
    assert told in ran.err, ran.err


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("task new", "task add"),
        ("task new P-001H", "task add P-001H"),
        ("task new P-001H --kind call", "task add"),
        ("task complete T-001F", "task done T-001F"),
        ("task slett", "task done"),
        ("audit chek", "audit verify"),
        ("consent print P-001H --out form.pdf", "consent form"),
        ("operator new", "operator add"),
        ("operator delete Lise", "operator revoke, salto operator forget"),
        ("recovery try", "recovery test"),
        ("delete P-001H", "erase P-001H, salto undo"),
    ],
)
def test_a_word_for_a_command_under_another_name_is_no_person(salto: Salto, line: str, meant: str) -> None:
    ran = salto(*line.split())
    assert ran.code == 2
    assert ran.err.endswith(f"salto: there is no such command\nhint: did you mean salto {meant}?\n"), ran.err


@pytest.mark.parametrize("line", ["task new", "audit chek"])
def test_at_the_keyboard_a_word_for_a_command_opens_no_list_of_persons(
    salto: Salto, a_youth: Callable[..., str], line: str
) -> None:
    a_youth()
    ran = at_keyboard(salto, *line.split(), keys=ENTER)
    assert ran.code == 2, ran.err
    assert "there is no such command" in ran.err


def test_whoever_has_a_word_for_a_command_as_their_name_is_found(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth("New Eksempel")
    assert salto("task", "new").code == 0


@pytest.mark.parametrize(
    "line", ["vis", "samtykke", "kontakter", "overlever", "varsel nytt", "fleksiteam beslutt"]
)
def test_the_words_of_a_name_need_no_quotation_marks(
    salto: Salto, a_youth: Callable[..., str], line: str
) -> None:
    a_youth("Åse Marie Hansen")
    salto.lang = "nb"
    quoted = salto(*line.split(), "åse marie hansen")
    bare = salto(*line.split(), "åse", "marie", "hansen")
    assert (bare.code, bare.out, bare.err) == (quoted.code, quoted.out, quoted.err)
    assert "for mange ord" not in bare.err
    assert "ingen slik kommando" not in bare.err


@pytest.mark.parametrize("words", [("Åse", "P-001H"), ("P-001H", "Hansen"), ("Åse", "17")])
def test_a_code_or_a_number_is_no_part_of_a_name(
    salto: Salto, a_youth: Callable[..., str], words: tuple[str, ...]
) -> None:
    a_youth("Åse Hansen")
    ran = salto("show", *words)
    assert (ran.code, "too many words" in ran.err) == (2, True)


def test_after_a_group_a_slip_before_a_name_is_answered_with_its_command(salto: Salto) -> None:
    ran = salto("handover", "plna", "Åse", "Hansen")
    assert (ran.code, "did you mean salto handover plan" in ran.err) == (2, True), ran.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tavle sett på {one}", "tavle sett-på {one}"),
        ("tavle ta av {one}", "tavle ta-av {one}"),
        ("kan deles {one}", "kan-deles {one}"),
        ("hvem vet {one}", "hvem-vet {one}"),
        ("may share {one}", "may-share {one}"),
        ("i dag", "i-dag"),
    ],
)
def test_a_command_may_be_typed_with_a_blank_for_its_hyphen(
    salto: Salto, a_youth: Callable[..., str], typed: str, meant: str
) -> None:
    one = a_youth()
    salto.lang = "nb"
    with_blank, with_hyphen = (salto(*line.format(one=one).split()) for line in (typed, meant))
    assert (with_blank.code, with_blank.err) == (with_hyphen.code, with_hyphen.err)
    assert "ingen slik kommando" not in with_blank.err
    assert "ingen her heter det" not in with_blank.err


def test_a_word_before_a_code_is_not_told_to_be_quoted(salto: Salto) -> None:
    ran = salto("task", "xyzzy", "P-001H")
    assert ran.code == 2
    assert "there is no such command" in ran.err


@pytest.mark.parametrize("line", ["varsel nytt P-001H --type vold", "oppgave ny P-001H --yse"])
def test_a_yes_to_everything_is_never_proposed(salto: Salto, line: str) -> None:
    salto.lang = "nb"
    ran = salto(*line.split())
    assert ran.code == 2
    assert "--yes" not in ran.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            ("log-contact", "P-001H", "--kind", "--when", "friday"),
            "--kind needs a value\nhint: as in --kind talk",
        ),
        (("log-contact", "P-001H", "--when"), "--when needs a value\nhint: as in --when friday"),
        (("caseload", "--lead", ""), "--lead needs a value\nhint: as in --lead Karim"),
        (("caseload", "--lead="), "--lead needs a value\nhint: as in --lead Karim"),
        (("show", ""), "PERSON is missing\nhint: as in P-017Z"),
        (
            ("may-share", "P-001H", "--on", "today", "--on", "friday"),
            "--on is given twice\nhint: leave one of them out",
        ),
        (
            ("share", "give", "P-001H", "--basis", "nodrett", "--basis=police_duty"),
            "--basis is given twice\nhint: leave one of them out",
        ),
    ],
)
def test_a_value_that_is_not_there_or_said_twice_is_told_before_anything_is_read(
    salto: Salto, line: tuple[str, ...], told: str
) -> None:
    ran = salto(*line)
    assert (ran.code, ran.err.strip()) == (2, f"salto: {told}")


def test_what_may_be_said_twice_or_left_empty_is_no_slip(salto: Salto, a_youth: Callable[..., str]) -> None:
    one = a_youth()
    log = ("log-contact", one, "--kind", "talk", "--kind", "talk", "--theme", "work", "--theme", "school")
    assert salto(*log, "--channel", "").code == 0
    assert salto("edit", one, "--phone", "").code == 0
    assert salto("find", "--", "--kind").code == 0


def test_after_a_group_and_a_word_that_is_no_command_the_help_is_the_groups(salto: Salto) -> None:
    ran = salto("task", "xyzzy", "P-001H", "--text", "x")
    assert ran.code == 2
    assert "see: salto task --help" in ran.err


def test_a_name_that_nobody_has_is_answered_with_codes_in_a_script_and_with_the_list_at_a_terminal(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    one = a_youth("Amina Eksempel")
    a_youth("Bo Prøve")
    ran = salto("show", "Amna")
    assert ran.code == 3
    assert f"did you mean {one}?" in ran.err
    assert "Amina" not in ran.err
    assert "look with: salto find" in salto("show", "Xerxes").err
    ran = at_keyboard(salto, "show", "Amna", keys=ENTER + ENTER)
    assert ran.code == 0, ran.err
    assert "Amina Eksempel" in ran.out


@pytest.mark.parametrize(
    ("said", "meant"), [("nva", "nav-"), ("nav-ungdomstem", "nav-ungdomsteam"), ("barnevren", "barnevern")]
)
def test_a_service_that_is_nearly_named_is_proposed_by_its_id(
    salto: Salto, a_youth: Callable[..., str], said: str, meant: str
) -> None:
    ran = salto("may-share", a_youth(), "--with", said)
    assert ran.code == 3, ran.err
    assert f"did you mean {meant}" in ran.err


POLICE = "oslo-politidistrikt-enhet-sentrum-politikontakter"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("log-contact P-001H --kind talk --next x --next-service polti", POLICE),
        ("task add P-001H --text x --due friday --category work --service polti", POLICE),
        ("task add P-001H --text x --due friday --category work --service nva-alna", "nav-ungdomsteam"),
        ("handover plan P-001H --to polti --why x", POLICE),
        ("may-share P-001H --with police", POLICE),
        ("service show polti", POLICE),
        ("fleksiteam attend --service polti", POLICE),
    ],
)
def test_wherever_a_service_is_named_one_that_is_near_is_proposed(
    salto: Salto, a_youth: Callable[..., str], line: str, meant: str
) -> None:
    a_youth()
    salto("fleksiteam", "prepare", "--date", "today", "--services", "riverside-ungdomshus")
    ran = salto(*line.split())
    assert ran.code in {3, 4}, ran.err
    assert f"did you mean {meant}" in ran.err, ran.err


@pytest.mark.parametrize(
    "line",
    [
        "caseload --lead",
        "today --operator",
        "edit P-001H --lead",
        "handover plan P-001H --why x --to",
        "task add P-001H --text x --due friday --category work --owner",
        "task list --owner",
        "operator role",
        "audit report",
    ],
)
def test_wherever_a_colleague_is_named_one_that_is_near_is_proposed(
    salto: Salto, a_youth: Callable[..., str], line: str
) -> None:
    a_youth()
    words = [*line.split(), "Kair", *(["worker"] if line == "operator role" else [])]
    ran = salto(*words)
    assert ran.code in {3, 4}, ran.err
    assert "did you mean Kari Coordinator?" in ran.err, ran.err


def test_of_two_colleagues_with_one_first_name_the_whole_names_are_asked_for(salto: Salto) -> None:
    assert salto("operator", "add", "Kari Annen").code == 0
    ran = salto("caseload", "--lead", "kari")
    assert ran.code == 3
    assert "2 colleagues fit that name" in ran.err
    assert "write the whole name: Kari Coordinator, Kari Annen" in ran.err
