"""The completion scripts, each tried in its own shell where that is here. PowerShell has not been proven."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salto_cli import i18n
from salto_cli.commands import MANIFEST, Entry, Group, offered
from salto_cli.commands.help_values import MOST_WORDS, spoken
from salto_cli.commands.lazy import described, load
from salto_cli.models.completion import BASH, FISH, POWERSHELL, SHELLS, ZSH
from salto_cli.names import NB
from tests.fixtures import Salto
from tests.test_names import paths

Tab = Callable[[str], list[str]]

IN_BASH = """. "$0"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_salto
printf '%s\\n' "${COMPREPLY[@]}"
"""
IN_ZSH = """
compdef() { : }
compadd() {
    shift
    for each in "$@"; do [[ $each == ${words[CURRENT]}* ]] && print -r -- "$each"; done
}
_files() { print -r -- FILES }
. "$0"
shift
words=("$@")
CURRENT=$#
_salto
"""


@pytest.fixture
def nowhere(salto: Salto, tmp_path: Path) -> Salto:
    """salto in bokmål where no store is."""
    return replace(salto, folder=tmp_path / "nothing", unlocked=None, lang="nb")


@pytest.fixture
def script(nowhere: Salto, tmp_path: Path) -> Callable[[str], Path]:
    def written(shell: str) -> Path:
        path = tmp_path / f"salto.{shell}"
        path.write_text(nowhere("completion", shell).out, encoding="utf-8")
        return path

    return written


def ran(*command: str) -> list[str]:
    """What a program prints, line by line; it must print nothing on standard error."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


@pytest.fixture(params=[BASH, ZSH, FISH])
def tab(request: pytest.FixtureRequest, script: Callable[[str], Path]) -> Tab:
    """What a shell offers at the end of a line, in bokmål."""
    shell = str(request.param)
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    path = str(script(shell))

    def offered(line: str) -> list[str]:
        if shell == FISH:
            found = ran(program, "-N", "-c", f"source {path}; complete -C '{line}'")
            return [each.partition("\t")[0] for each in found]
        if shell == ZSH:
            return ran(program, "-f", "-c", IN_ZSH, path, "", *line.split(" "))
        return ran(program, "--norc", "-c", IN_BASH, path, "", *line.split(" "))

    return offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("salto sake", ["saker"]),
        ("salto cas", ["caseload"]),
        ("salto sosk", ["sosken", "soskensjekk"]),
        ("salto søskensj", ["søskensjekk"]),
        ("salto oppgave overf", ["overfør"]),
        ("salto task overf", ["overfør"]),
        ("salto oppgave hand", ["hand"]),
        ("salto samtykkeskjema ", ["skriv-ut"]),
        ("salto saker --no-contact", ["--no-contact-for"]),
        ("salto overlever P-001H --t", ["--to", "--type"]),
        ("salto overlever --to nav plan", ["planlegg"]),
        ("salto oppgave ny P-001H --category bar", ["barnevern"]),
        ("salto log-contact --channel hj", ["hjemmebesøk"]),
        ("salto --lang nb sake", ["saker"]),
        ("salto --lang ", ["en", "nb"]),
        ("salto vis --jso", ["--json"]),
        ("salto tidsplan wi", ["windows"]),
        ("salto fullføring pow", ["powershell"]),
        ("salto hjelp slu", ["sluttkoder"]),
        ("salto help sø", ["søsken", "søskensjekk"]),
        ("salto show ", []),
        ("salto show Am", []),
        ("salto oppgave ny --due ", []),
        ("salto nothing ", []),
    ],
)
def test_tab_offers_what_may_stand_there(tab: Tab, line: str, offered: list[str]) -> None:
    assert sorted(tab(line)) == offered


def test_tab_offers_the_names_of_ones_own_language_where_nothing_is_typed(tab: Tab) -> None:
    assert sorted(tab("salto ")) == sorted(NB[name] for name in MANIFEST)
    assert "caseload" not in tab("salto ")


def test_tab_offers_files_where_an_option_takes_one(tab: Tab, tmp_path: Path) -> None:
    (tmp_path / "recovery-code").touch()
    found = tab(f"salto init --recovery-file {tmp_path}/recov")
    assert found in ([f"{tmp_path}/recovery-code"], ["FILES"])


def test_an_option_with_its_value_behind_an_equals_sign_is_completed_in_bash(
    script: Callable[[str], Path],
) -> None:
    program = shutil.which(BASH)
    if program is None:
        pytest.skip("there is no bash here")
    words = ("salto", "contacts", "--lang", "=", "n")  # as bash cuts it
    assert ran(program, "--norc", "-c", IN_BASH, str(script(BASH)), "", *words) == ["nb"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_knows_every_command_by_both_names_and_every_option(nowhere: Salto, shell: str) -> None:
    text = nowhere("completion", shell).out
    plain = text.encode("utf-8").decode("utf-8")
    for number in {ord(sign) for sign in "æøå"}:
        plain = plain.replace(f"$([char]0x{number:04X})", chr(number))
    for path in paths():
        for name in (path.rpartition(" ")[2], NB[path]):
            assert name in plain, path
    assert "--no-contact-for=" in plain
    assert "--help" in plain


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_needs_no_store_and_says_nothing_beside_itself(nowhere: Salto, shell: str) -> None:
    ran = nowhere("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# ")
    assert not nowhere.folder.exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_holds_no_person_no_service_and_no_path(
    salto: Salto, a_youth: Callable[..., str], shell: str
) -> None:
    code = a_youth("Amina Eksempel")
    text = salto("completion", shell).out
    for word in ("Amina", code, "nav-ungdomsteam", "Kari", str(salto.folder)):
        assert word not in text


def test_in_english_lists_are_offered_as_scripts_write_them(nowhere: Salto) -> None:
    text = replace(nowhere, lang="en")("completion", BASH).out
    assert "through_guardian" in text
    assert "via-foresatt" not in text


def test_the_script_for_powershell_is_ascii_but_for_its_comments(nowhere: Salto) -> None:
    lines = nowhere("completion", POWERSHELL).out.splitlines()
    assert [line for line in lines if not line.startswith("#") and not line.isascii()] == []
    assert "s$([char]0x00F8)sken" in "\n".join(lines)


def test_the_script_for_powershell_says_no_key_twice(nowhere: Salto) -> None:
    tables = nowhere("completion", POWERSHELL).out.split("= @{")[1:]
    for table in tables:
        keys = [line.partition(" = ")[0].casefold() for line in table.split("\n    }")[0].splitlines()[1:]]
        assert len(keys) == len(set(keys))


def test_json_holds_the_script(nowhere: Salto) -> None:
    found = nowhere.ok("completion", "bash")
    assert (found["shell"], found["script"]) == ("bash", nowhere("completion", "BASH").out)


@pytest.mark.parametrize(("words", "code"), [((), 2), (("tcsh",), 4), (("bash", "zsh"), 2)])
def test_a_shell_that_is_not_named_or_not_known_is_refused(
    nowhere: Salto, words: tuple[str, ...], code: int
) -> None:
    ran = nowhere("completion", *words)
    assert (ran.code, ran.out) == (code, "")


def test_every_group_offers_the_options_of_its_default(nowhere: Salto) -> None:
    from salto_cli.commands.completion_words import vocabulary

    known = vocabulary()
    options = dict(next(each.rows for each in known.tables() if each.name == "options"))
    for name, entry in MANIFEST.items():
        assert options[name]
        if isinstance(entry, Group) and entry.default:
            assert options[name] == options[f"{name} {entry.default}"]


def test_how_a_script_is_made_is_said_in_the_language_of_whoever_reads(nowhere: Salto) -> None:
    assert "salto fullføring bash >" in nowhere("completion", "bash").out
    assert "salto completion bash >" in nowhere("completion", "bash", "--lang", "en").out


# --- one source -------------------------------------------------------------------------------------------


@pytest.fixture
def in_english() -> Iterator[None]:
    before = i18n.language()
    i18n.choose("en")
    yield
    i18n.choose(before)


def everything() -> Iterator[tuple[str, Entry, Any]]:
    """Each parameter of each command that takes a value, with the command's English path."""
    for name, entry in MANIFEST.items():
        group = entry.commands.items() if isinstance(entry, Group) else ()
        below = {name: entry} if isinstance(entry, Entry) else {f"{name} {each}": one for each, one in group}
        for path, command in below.items():
            taking = (each for each in load(path, command).params if not described(each).is_flag)
            yield from ((path, command, each) for each in taking)


@pytest.mark.usefixtures("in_english")
def test_help_and_tab_name_the_same_words_of_a_closed_list() -> None:
    for path, entry, parameter in everything():
        told, offers = spoken(entry, described(parameter)).choices, offered.values(entry, parameter)
        assert not told or told == offers, (path, parameter.name)
        of_a_list = tuple(map(offered.as_one_word, offered.closed(entry, parameter)))
        assert bool(told) == (0 < len(of_a_list) <= MOST_WORDS), (path, parameter.name)


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("path", "option", "word", "other"),
    [
        ("link-guardian", "sort", "verge", "half"),
        ("link-sibling", "sort", "half", "verge"),
        ("told", "channel", "letter", "met"),
        ("restrict", "ground", "contested", "withdrawn"),
        ("edit", "withhold", "school", "consent"),
        ("amend", "kind", "crisis", "court"),
        ("share give", "basis", "meldeplikt", "consent"),
    ],
)
def test_a_word_is_offered_where_it_is_understood_and_not_by_its_neighbour(
    path: str, option: str, word: str, other: str
) -> None:
    (found,) = (
        offered.values(entry, parameter)
        for each, entry, parameter in everything()
        if (each, parameter.name) == (path, option)
    )
    assert (word in found, other in found) == (True, False)
