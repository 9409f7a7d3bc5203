"""A file of services is taken whole or refused, and a fault is named by line and column."""

import pytest

from salto_cli.errors import Unacceptable
from salto_cli.models.service import Service
from salto_cli.usecases.service_file import decoded, read
from tests.fixtures import Salto
from tests.meeting import grant, task, youth

HEAD = "id,name,policy_sector,age_min,age_max,private"


def refused(text: str) -> Unacceptable:
    with pytest.raises(Unacceptable) as found:
        read(text, "a file")
    return found.value


def only(text: str) -> Service:
    (entry,) = read(text, "a file")
    return entry.service


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("a-b,Huset,nav,xx,,", "line 2, column age_min"),
        ("a-b,Huset,nav,-3,,", "line 2, column age_min"),
        ("a-b,Huset,nav,18,13,", "line 2, column age_max"),
        ("a-b,Huset,nav,,400,", "line 2, column age_max"),
        ("a-b,Huset,kirke,,,", "line 2, column policy_sector"),
        ("a-b,Huset,guardian,,,", "line 2, column policy_sector"),
        ("a-b,Huset,self,,,", "line 2, column policy_sector"),
        ("a-b,Huset,fritidsklubb,,,yes", "line 2, column private"),
        ("a-b,Huset,nav,,,perhaps", "line 2, column private"),
        ("a-b,,nav,,,", "line 2, column name"),
        ("P-017Z,Huset,nav,,,", "line 2, column id"),
        ("17,Huset,nav,,,", "line 2, column id"),
        ("nav,Huset,nav,,,", "line 2, column id"),
        ("psykisk-helse,Huset,nav,,,", "line 2, column id"),
        ("person:kari,Huset,nav,,,", "line 2, column id"),
        ("a-b,Hus\x1b[31met,nav,,,", "line 2, column name"),
        ('a-b,"Hus\net",nav,,,', "line 2, column name"),
        ("a-b,Huset,nav,,,no,more", "line 2, there are more cells"),
        ('a-b,"Huset,nav,,,', "line 2: the quotation marks"),
        (f"a-b,{'H' * 300},nav,,,", "line 2, column name"),
    ],
)
def test_a_fault_is_named_by_line_and_column(row: str, where: str) -> None:
    assert refused(f"{HEAD}\n{row}\n").message.startswith(where)


def test_what_stood_in_the_file_is_never_repeated() -> None:
    error = refused(f"{HEAD}\na-b,Huset,hemmelig,,,\n")
    assert "hemmelig" not in error.message + error.hint
    assert "fritidsklubb" in error.hint


def test_the_other_lines_with_faults_are_named_too() -> None:
    error = refused(f"{HEAD}\na-b,Huset,nav,,,\n\nc-d,,nav,,,\ne-f,Huset,x,,,\na-b,Huset,nav,,,\n")
    assert error.message.startswith("line 4, column name")
    assert error.hint.endswith("5, 6")


def test_a_quoted_line_break_does_not_shift_the_line_numbers() -> None:
    error = refused(f'{HEAD}\na-b,"Hus\net",nav,,,\nc-d,,nav,,,\n')
    assert error.message.startswith("line 2")
    assert error.hint.endswith("4")


@pytest.mark.parametrize(
    "head", ["id,name", "name;sector", "", "policy_sector", "id,name,policy_sector,name"]
)
def test_a_head_that_does_not_fit_is_refused_on_line_1(head: str) -> None:
    assert refused(f"{head}\na-b,Huset\n").message.startswith("line 1")


def test_a_file_without_a_service_is_refused() -> None:
    assert "no service" in refused(HEAD + "\n\n,,,\n").message


@pytest.mark.parametrize("separator", [",", ";"])
def test_commas_and_semicolons_are_both_read(separator: str) -> None:
    text = f"{HEAD}\n,Nav Alna,nav,16,30,nei\n".replace(",", separator)
    found = only(text)
    assert (found.id, found.sector, found.age_min, found.age_max, found.private) == (
        "nav-alna",
        "nav",
        16,
        30,
        False,
    )


def test_norwegian_words_and_missing_columns_are_understood() -> None:
    found = only("NAME,Policy_Sector\nHuset på hjørnet,frivillig eller privat\n")
    assert (found.id, found.sector, found.private, found.kind) == (
        "huset-pa-hjornet",
        "frivillig",
        True,
        "other",
    )


def test_a_service_without_a_sector_is_taken_and_gets_none() -> None:
    assert only("name,policy_sector\nHuset,\n").sector is None


def test_a_formula_is_only_text() -> None:
    assert only('name,policy_sector\n"=HYPERLINK(""x"")",nav\n').name == '=HYPERLINK("x")'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_usual_encoding_gives_the_same_letters(encoding: str) -> None:
    assert decoded("Tøyen på Årvoll".encode(encoding)) == "Tøyen på Årvoll"


@pytest.mark.parametrize("raw", ["Tøyen".encode("utf-16"), b"SQLite\0\0", b"\x00", bytes(range(256))])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Unacceptable):
        decoded(raw)


# --- on a real store -----------------------------------------------------------------------------------


def bring(salto: Salto, text: str, *more: str) -> dict[str, object]:
    path = salto.folder.with_name("tjenester.csv")
    path.write_text(text, encoding="utf-8")
    return salto.ok("service", "import", str(path), *more)


def test_one_bad_line_keeps_the_whole_file_out(salto: Salto) -> None:
    path = salto.folder.with_name("tjenester.csv")
    path.write_text(f"{HEAD}\na-b,Huset,nav,,,\nc-d,,nav,,,\n", encoding="utf-8")
    ran = salto("service", "import", str(path))
    assert (ran.code, ran.out) == (4, "")
    assert salto.rows("SELECT count(*) FROM service") == [(54,)]


def test_a_file_that_is_not_there_is_a_usage_error(salto: Salto) -> None:
    assert salto("service", "import", str(salto.folder / "nosuch.csv")).code == 2
    assert salto("service", "import", str(salto.folder)).code == 2


def test_bringing_the_same_file_twice_changes_nothing(salto: Salto) -> None:
    text = f"{HEAD}\na-b,Huset,nav,,,\n"
    assert bring(salto, text, "--origin", "Bydel Alna")["added"] == ["a-b"]
    again = bring(salto, text)
    assert (again["added"], again["changed"], again["unchanged"]) == ([], [], 1)
    assert salto.rows("SELECT origin FROM service WHERE id = 'a-b'") == [("Bydel Alna, 2026-11-23",)]


def test_the_catalogue_that_comes_along_fits_its_own_format(salto: Salto) -> None:
    from importlib.resources import files

    shipped = str(files("salto_cli").joinpath("data/services.csv"))
    done = salto.ok("service", "import", shipped)
    assert (done["added"], done["changed"], done["unchanged"]) == ([], [], 54)


def test_a_service_that_changed_must_be_made_sure_of_again_and_keeps_its_contact(salto: Salto) -> None:
    salto.ok("service", "verify", "ungjobb", "--contact", "22 22 22 22")
    done = bring(salto, "id,name,policy_sector,contact\nungjobb,UngJobb,frivillig,\n")
    assert done["changed"] == ["ungjobb"]
    kept = "SELECT sector, private, contact, verified, age_min FROM service WHERE id = 'ungjobb'"
    assert salto.rows(kept) == [("frivillig", 1, "22 22 22 22", None, 13)]


def test_services_without_a_sector_are_named_in_the_result(salto: Salto) -> None:
    assert bring(salto, "name,policy_sector\nHuset,\n")["without_sector"] == ["huset"]


@pytest.mark.parametrize("word", ["nav", "politiet", "helse", "leisure"])
def test_a_services_id_is_no_word_for_a_sector_or_a_kind_of_information(salto: Salto, word: str) -> None:
    ran = salto("service", "add", "--name", "Huset", "--sector", "nav", "--id", word)
    assert (ran.code, "word for" in ran.err) == (4, True)


CLUBS = f"{HEAD}\nhuset,Huset,frivillig,,,\n"


def in_use(salto: Salto, how: str) -> None:
    """A club that something is recorded about, in one of the ways there are."""
    bring(salto, CLUBS)
    person = youth(salto, "Vetle Eksempel")
    if how == "consent":
        grant(salto, person, ["huset"], ["leisure"])
    elif how == "pair":
        grant(salto, person, [], [], pair=["huset:leisure"])
    elif how == "task":
        task(salto, person, "trening", "leisure", "huset")
    else:
        salto.ok("handover", person, "--to", "huset", "--why", "flytter")


@pytest.mark.parametrize("how", ["consent", "pair", "task", "handover"])
@pytest.mark.parametrize("to", ["nav,,,", "police,,,", "school,,,yes", "bydel_other,,,"])
def test_a_club_in_use_does_not_become_another_recipient(salto: Salto, how: str, to: str) -> None:
    in_use(salto, how)
    path = salto.folder.parent / "more.csv"
    path.write_text(f"{HEAD}\nhuset,Huset,{to}\n", encoding="utf-8")
    for more in ((), ("--renamed",)):
        ran = salto("service", "import", str(path), *more)
        assert (ran.code, "huset" in ran.err) == (4, True)
    assert salto.ok("service", "show", "huset")["service"]["sector"] == "frivillig"


def test_a_service_in_use_is_called_something_else_only_when_that_is_said(salto: Salto) -> None:
    in_use(salto, "consent")
    text = CLUBS.replace("Huset", "Toppidrettshuset")
    path = salto.folder.parent / "more.csv"
    path.write_text(text, encoding="utf-8")
    ran = salto("service", "import", str(path))
    assert (ran.code, "--renamed" in ran.err) == (4, True)
    assert bring(salto, text, "--renamed")["changed"] == ["huset"]


def test_a_service_that_nothing_names_may_become_anything(salto: Salto) -> None:
    bring(salto, CLUBS)
    assert bring(salto, CLUBS.replace("frivillig", "nav"))["changed"] == ["huset"]
