"""Help and usage errors: every word in the chosen language, at every width, and true."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salto_cli import errors, i18n, names
from salto_cli.commands import MANIFEST, PARTS, Group, help_dates, help_topics
from salto_cli.commands import help as helping
from salto_cli.commands.help_codes import meanings
from salto_cli.commands.help_page import Page, Section, laid_out
from salto_cli.commands.help_shared import SHARED
from salto_cli.commands.manifest import person
from salto_cli.commands.options import FLAGS, FROM_ENVIRONMENT, VALUES
from salto_cli.models import date_written, day_said
from salto_cli.models.config import KEYS
from tests.fixtures import Salto
from tests.source import PRODUCT, place, python_files, tree

# What a page must not hold: words of the other language, or of Typer.
ENGLISH = re.compile(
    r"\b(Usage|Options?|Arguments?|Missing|default|required|Show this|Commands|Examples|See also|Needed"
    r"|One of|Error|Invalid)\b|<(str|bool|int|list)"
)
BOKMAAL = re.compile(r"\b(Bruk|Valg|Mangler|Kommandoer|Eksempler|Se også|Må være med|En av|Heter også)\b")
WIDTHS = (40, 80, 120, 200)


def paths() -> Iterator[str]:
    """Every command and group, by its English words; and the root."""
    yield ""
    for name, entry in MANIFEST.items():
        yield name
        if isinstance(entry, Group):
            yield from (f"{name} {each}" for each in entry.commands)


@pytest.fixture(params=["nb", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    with i18n.speaking(request.param):
        yield request.param


# --- pages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", list(paths()))
def test_no_page_has_a_word_of_the_other_language_or_is_wider_than_the_window(path: str, spoken: str) -> None:
    page = helping.page(path)
    wrong = ENGLISH if spoken == "nb" else BOKMAAL
    for width in WIDTHS:
        text = laid_out(page, width)
        assert not (found := wrong.search(text)), found
        longest = max(text.split("\n"), key=len)
        assert len(longest) <= max(width, len(max(longest.split(), key=len)) + 6), longest


@pytest.mark.parametrize("path", [path for path in paths() if path])
def test_a_page_has_its_usage_its_examples_and_its_other_name(path: str, spoken: str) -> None:
    text = laid_out(helping.page(path), 100)
    assert f"salto {names.called(path)}" in text
    assert ("Bruk" if spoken == "nb" else "Usage") in text
    with i18n.speaking("nb"):
        bokmaal = names.called(path)
    if bokmaal != path:
        assert (path if spoken == "nb" else bokmaal) in text


def test_what_one_may_read_on_is_there() -> None:
    for path, near in helping.ALSO.items():
        assert path in set(paths())
        for each in near:
            word, _space, topic = each.partition(" ")
            assert topic in help_topics.TOPICS if word == "help" else each in set(paths()), each


def test_every_shared_option_is_in_the_help() -> None:
    assert {name for each in SHARED for name in each.names} == {*FLAGS, *VALUES, "--help", "-h"}


def test_no_word_is_cut_however_narrow_the_window() -> None:
    page = Page(
        "salto x – y", ("a paragraph",), (Section("Heading", rows=(("--long-option VALUE", "text"),)),)
    )
    words = set(laid_out(page, 40).split())
    assert words == set(laid_out(page, 1).split()) == set(laid_out(page, 500).split())


def test_a_name_and_its_text_stand_beside_each_other_wherever_that_fits() -> None:
    rows = (("3. februar 2027", "onsdag 03.02.2027"), ("3.2.", "onsdag 03.02.2027"))
    drawn = laid_out(Page("x", (), (Section("Dager", rows=rows),)), 40).splitlines()
    assert drawn[3:] == ["  3. februar 2027  onsdag 03.02.2027", "  3.2.             onsdag 03.02.2027"]


def test_the_examples_of_a_group_are_in_the_language_of_the_page() -> None:
    with i18n.speaking("nb"):
        page = laid_out(helping.page("incident"), 80)
    assert "salto hendelse meld tyveri" in page
    assert "theft" not in page


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("register", ("--as søsken --sort halvsøsken", "--as foresatt --sort forelder")),
        ("task add", ("--due fredag --every uke",)),
    ],
)
def test_a_word_of_a_list_that_another_word_decides_on_is_in_bokmaal(
    path: str, lines: tuple[str, ...]
) -> None:
    with i18n.speaking("nb"):
        page = " ".join(laid_out(helping.page(path), 200).split())
    assert all(line in page for line in lines)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (["operator", "add"], 'as in "Forename Surname"'),
        (["backup", "restore"], "as in 20261123T071500Z"),
        (["audit", "export"], "as in --out log.json"),
        (["operator", "key", "--out"], "as in --out ~/fil.card"),
        (["caseload", "--lead"], "as in --lead Karim"),
    ],
)
def test_what_lacks_is_shown_with_a_value_that_one_could_type(
    salto: Salto, line: list[str], hint: str
) -> None:
    ran = salto("--no-input", *line)
    assert (ran.code, hint in ran.err) == (2, True), ran.err


def test_every_command_of_the_day_stands_in_one_part_of_the_help() -> None:
    parts = [name for commands in PARTS.values() for name in commands]
    assert sorted(parts) == sorted(set(parts)) == sorted(MANIFEST)
    assert set(person.COMMANDS) <= set(parts)


def test_headings_are_bold_only_where_that_is_seen(salto: Salto) -> None:
    assert "\x1b" not in salto("help").out
    page = Page("title", (), ())
    assert laid_out(page, 80, bold=True) == "\x1b[1mtitle\x1b[0m\n"


@pytest.mark.parametrize(
    "line", [["--help"], ["-h"], ["help"], ["hjelp"], ["help", "salto"], ["--lang", "en", "help"]]
)
def test_all_of_it_is_asked_for_in_many_ways(salto: Salto, line: list[str]) -> None:
    ran = salto(*line)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("salto – Case management")


@pytest.mark.parametrize(
    "line",
    [
        ["task", "add", "--help"],
        ["oppgave", "ny", "--help"],
        ["help", "task", "add"],
        ["hjelp", "oppgave", "ny"],
        ["help", "salto", "task", "ny"],
        ["OPPGAVE", "Ny", "-h"],
        ["task", "add", "P-1", "--due", "--help", "-h"],
    ],
)
def test_a_command_is_asked_about_by_either_name(salto: Salto, line: list[str]) -> None:
    assert salto(*line).out.startswith("salto task add – ")


def test_a_script_gets_a_page_as_json(salto: Salto) -> None:
    found = salto.ok("help", "dates")
    assert found["about"] == "dates"
    assert "yesterday" in found["text"]


def test_help_needs_no_store_and_no_passphrase(salto: Salto) -> None:
    for each in (["--help"], ["help", "consent"], ["show", "--help"], ["config"]):
        ran = salto(*each, "--store", "/no/such/place", "--passphrase-command", "false")
        assert ran.code == 0, ran.err


# --- topics --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("topic", list(help_topics.TOPICS))
def test_a_topic_is_found_by_both_names_and_says_nothing_in_the_other_language(
    salto: Salto, topic: str
) -> None:
    english = salto("help", topic)
    assert english.out == salto("hjelp", help_topics.TOPICS[topic].bokmaal).out
    assert not BOKMAAL.search(english.out)
    bokmaal = salto("hjelp", topic, "--lang", "nb")
    assert not ENGLISH.search(bokmaal.out)
    assert bokmaal.out != english.out


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_way_to_write_a_day_is_in_the_help_and_is_understood(salto: Salto, language: str) -> None:
    page = salto("help", "dates", "--lang", language).out
    said = [
        form[language == "en"] for form in (*help_dates.HAS_BEEN, *help_dates.TO_COME, *help_dates.WRITTEN)
    ]
    assert [each for each in said if f"  {each} " not in page] == []
    known = {**vars(day_said), **vars(date_written)}
    patterns = {name: each for name, each in known.items() if isinstance(each, re.Pattern)}
    assert len(patterns) > 8
    plain = [each.casefold() for each in said]
    assert [name for name, each in patterns.items() if not any(map(each.fullmatch, plain))] == []
    assert {day_said.RELATIVE[each] for each in plain if each in day_said.RELATIVE} == set(
        day_said.RELATIVE.values()
    )
    assert set(plain) & day_said.MONTH_END


def test_every_exit_code_is_in_the_help_and_in_bokmaal(salto: Salto) -> None:
    assert set(meanings()) == {
        *errors.OTHER_EXITS,
        *(kind.exit_code for kind in _kinds(errors.SaltoError)),
    }
    page = salto("help", "exit-codes", "--lang", "nb").out
    for code, said in meanings().items():
        assert re.search(rf"(?m)^  {code} ", page), code
        assert [each for each in said if each in page] == []


def _kinds(kind: type[errors.SaltoError]) -> Iterator[type[errors.SaltoError]]:
    for each in kind.__subclasses__():
        if each.__module__ == errors.__name__:
            yield each
            yield from _kinds(each)


def test_every_variable_that_is_looked_at_is_in_the_help(salto: Salto) -> None:
    page = salto("help", "environment").out
    source = "\n".join(path.read_text(encoding="utf-8") for path in python_files(PRODUCT))
    looked_at = set(re.findall(r"SALTO_[A-Z_]*[A-Z]", source)) | set(FROM_ENVIRONMENT)
    looked_at |= set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', source))
    assert [name for name in sorted(looked_at) if not re.search(rf"\b{name}\b", page)] == []
    assert [key.name for key in KEYS if f"{key.name} = " not in page and key.usual] == []


def test_words_of_a_list_that_have_commas_are_told_apart(salto: Salto) -> None:
    told = " ".join(salto("--lang", "nb", "del", "gi", "--help").out.split())
    assert "spurt, sa nei; spurt, fikk ikke svar" in told
    assert "ran, drap, grov kroppsskade" in told


# --- what cannot be understood ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["caselod"], "salto: det finnes ingen slik kommando\ntips: mente du salto saker?\n"),
        (["sakar"], "salto: det finnes ingen slik kommando\ntips: mente du salto saker?\n"),
        (["task", "add", "--du"], "salto: det finnes ikke noe valg --du her\ntips: mente du --due?\n"),
        (["saker", "--jsn"], "salto: det finnes ikke noe valg --jsn her\ntips: mente du --json?\n"),
        (["xyzw"], "salto: det finnes ingen slik kommando\ntips: se: salto --help\n"),
        (
            ["hendelse", "notat"],
            "salto: det finnes ingen slik kommando\n"
            "tips: mente du salto hendelse noter, salto hendelse meld?\n",
        ),
        (["oppgave", "ny", "--due"], "salto: --due trenger en verdi\ntips: som i --due fredag\n"),
        (["saker", "--store"], "salto: --store trenger en verdi\ntips: som i --store ~/salto\n"),
        (["tjeneste", "xyzw"], "salto: det finnes ingen slik kommando\ntips: se: salto tjeneste --help\n"),
        (
            ["lås", "--status=ja"],
            "salto: det finnes ikke noe valg --status her\ntips: se: salto lås --help\n",
        ),
        (["lås-opp", "--status=ja"], "salto: --status tar ingen verdi\ntips: skriv bare --status\n"),
        (
            ["hjelp", "datoar"],
            "salto: det finnes verken en kommando eller et emne med det navnet\ntips: mente du datoer?\n",
        ),
        (["lås", "Åse"], None),
    ],
)
def test_what_cannot_be_understood_is_told_in_bokmaal_with_what_to_type(
    salto: Salto, line: list[str], told: str | None
) -> None:
    ran = salto("--lang", "nb", *line)
    assert (ran.code, ran.out) == (2, "")
    assert told is None or ran.err == told
    assert "Åse" not in ran.err
    assert not ENGLISH.search(ran.err)


def test_in_english_the_english_names_are_suggested(salto: Salto) -> None:
    assert salto("sakar").err.endswith("hint: did you mean salto caseload?\n")
    assert salto("caselod").err.endswith("hint: did you mean salto caseload?\n")


@pytest.mark.parametrize("word", ["Amina", "Amina Eksempel", "12031299999"])
def test_a_name_in_the_place_of_a_command_is_not_repeated(salto: Salto, word: str) -> None:
    for line in ([word], ["service", word], ["help", word], ["service", "list", f"--{word}"]):
        ran = salto(*line)
        assert ran.code == 2, line
        assert word not in ran.err


def test_every_command_that_lacks_something_says_so_in_bokmaal(salto: Salto) -> None:
    """Each command without a word more than its name: no English, no question, and never a traceback."""
    for path in paths():
        if path in {
            "",
            "demo",
            "init",
            "doctor",
            "backup",
            "backup create",
            "help",
            "lock",
            "unlock",
            "shell",
        }:
            continue
        ran = salto(*path.split(), "--lang", "nb", "--no-input")
        assert ran.code in {0, 2, 3, 4, 6, 9}, f"{path}: {ran.err}"
        assert not ENGLISH.search(ran.err), ran.err


def test_a_hint_names_commands_as_they_are_called_and_a_script_gets_them_in_english(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    assert "salto finn" in salto("vis", "Nobody", "--lang", "nb").err
    assert "salto find" in salto("vis", "Nobody", "--lang", "nb", "--json").error["hint"]


def test_every_error_says_what_to_do() -> None:
    """A drill's faults are findings of its result, and are shown there with what they mean."""
    assert [each for path in python_files(PRODUCT) if path.name != "drill.py" for each in _bare(path)] == []


def _bare(path: Path) -> Iterator[str]:
    """The errors in a file that are made of a message alone."""
    known = {
        name.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "salto_cli.errors"
        for name in node.names
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in known:
            given = [each for each in node.args if not isinstance(each, ast.Starred)]
            if given == node.args and len(given) + len(node.keywords) == 1:
                yield place(path, node)


# --- a fault of ours --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "told"), [("nb", "dette er en feil i salto"), ("en", "this is a fault in salto")]
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_fault_of_ours_tells_no_name_in_either_language(
    salto: Salto, monkeypatch: pytest.MonkeyPatch, language: str, told: str, form: list[str]
) -> None:
    def fails(*_given: object) -> None:
        raise RuntimeError("Åse Bjørnstad 12031299999")

    monkeypatch.setattr("salto_cli.commands.caseload.desk", fails)
    ran = salto("caseload", "--lang", language, *form)
    assert (ran.code, ran.out) == (1, "")
    assert told in (ran.error["message"] if form else ran.err)
    assert "Bjørnstad" not in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("kontakter P-001H --since 31.2.", 4, "--since: det er ingen slik dag i kalenderen"),
        ("tidslinje P-001H --since 31.2.", 4, "--since: det er ingen slik dag i kalenderen"),
        (
            "eksporter kontakter P-001H --out ut.csv --since 31.2.",
            4,
            "--since: det er ingen slik dag i kalenderen",
        ),
        ("kan-deles P-001H --with nav --on 31.2.", 4, "--on: det er ingen slik dag i kalenderen"),
        ("oppgave liste --due 31.2.", 4, "--due: det er ingen slik dag i kalenderen"),
        ("loggbok vis --since 31.2.", 4, "--since: det er ingen slik dag i kalenderen"),
        ("loggbok rapport Kari --to 31.2.", 4, "--to: det er ingen slik dag i kalenderen"),
        ("fleksiteam avslutt --date 31.2.", 4, "--date: det er ingen slik dag i kalenderen"),
        ("fleksiteam vis 31.2.", 4, "DAG: det er ingen slik dag i kalenderen"),
        ("samtykker --expiring tull", 4, "--expiring: det er ikke et antall dager"),
        ("frister --days tull", 4, "--days: det er ikke et antall dager"),
        ("saker --no-contact-for mye", 4, "--no-contact-for: det er ikke et antall dager"),
        ("søsken --within mye", 4, "--within: det er ikke et antall dager"),
        ("overgang liste --within mye", 4, "--within: det er ikke et antall dager"),
        ("saker --limit mange", 4, "skriv det som --limit 50"),
        ("finn Amina --limit mange", 2, "--limit er et tall"),
        ("oppgave ny P-001H --text ring --due 31.2.", 4, "--due: det er ingen slik dag i kalenderen"),
        ("oppgave ny P-001H --text ring --kind court", 2, "som i --due fredag"),
        ("registrer --name Amina --born tull", 4, "--born: det er ikke en fødselsdato"),
        ("registrer --name Amina", 2, "som i --born 17.05.2010"),
        ("skall --idle lenge", 4, "--idle"),
    ],
)
def test_a_bad_day_or_number_names_its_option_and_shows_what_will_do(
    salto: Salto, a_youth: Callable[..., str], line: str, code: int, told: str
) -> None:
    assert a_youth() == "P-001H"
    ran = salto(*line.split(), "--lang", "nb")
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 2
    assert not ENGLISH.search(ran.err)


def test_a_language_of_a_person_is_any_word_and_one_of_a_card_is_one_of_two(salto: Salto) -> None:
    for command in ("register", "edit", "grant-consent"):
        assert "--language TEXT" in salto("help", command, "--lang", "en").out, command
    assert "--language nb|en" in salto("help", "task", "card", "--lang", "en").out


def test_the_topic_of_consent_says_that_a_withdrawn_consent_is_what_can_be_given_anew(salto: Salto) -> None:
    said = " ".join(salto("help", "consent").out.split())
    assert "a withdrawn consent does not come back, and can only be given anew" in said


def test_whoever_asks_for_exits_is_led_to_the_topic_of_exit_codes(salto: Salto) -> None:
    assert "exit-codes" in salto("help", "exits").err
