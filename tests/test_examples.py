"""Every example of a help page is run on a demo store, by its name in both languages.

What must be there first, what a terminal would have asked for, and what ends in a refusal or a finding stands
in ``tests/examples.py``.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import pytest

from salto_cli import i18n, names
from salto_cli.commands import MANIFEST, Group, examples
from salto_cli.commands import help as helping
from salto_cli.commands.help_page import laid_out
from salto_cli.consent.policy import SHIPPED
from salto_cli.store import keys
from tests import two_stores
from tests.examples import ASKED, BEFORE, ENDS, Asked
from tests.fixtures import PASSPHRASE, Ran, Salto
from tests.launch import ANY
from tests.meeting import PASSWORD, grant, secret_file
from tests.source import ROOT
from tests.test_names import paths
from tests.typed_line import command_of

T = TypeVar("T")


def lines() -> list[tuple[str, str]]:
    """The English path of each command, with each of its examples."""
    commands = [path for path in paths() if not isinstance(MANIFEST.get(path), Group)]
    return [(path, line) for path in commands for line in examples.of(path)]


def looked_up(table: Mapping[str, T], path: str, line: str, default: T) -> T:
    """What a table has for this example, or for its command."""
    return table.get(line, table.get(path, default))


# --- the stores -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Salto:
    """The demo store as everybody gets it, with the people that examples name."""
    folder = tmp_path_factory.mktemp("demo")
    secret = secret_file(folder, PASSPHRASE)
    salto = Salto(folder / "store")
    ran = salto("demo", "--passphrase-file", str(secret))
    assert ran.code == 0, ran.err
    return replace(salto, unlocked=keys.unlock(salto.folder, PASSPHRASE, ANY))


@pytest.fixture
def demo(made: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Salto:
    """A copy of it, in a folder with the files that examples name; that is where they run."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(made.folder, tmp_path / "store")
    (tmp_path / "store").chmod(0o700)
    for name, text in (
        ("password", PASSWORD),
        ("passphrase", PASSPHRASE),
        ("new", "nytt hus ved åpen fjord"),
    ):
        secret_file(tmp_path, text).rename(tmp_path / name)
    rows = (ROOT / "salto_cli/data/services.csv").read_text(encoding="utf-8").splitlines()
    Path("tjenester.csv").write_text("\n".join(rows[:4]), encoding="utf-8")
    shutil.copy(ROOT / "salto_cli/consent/scenarios.csv", "prøver.csv")
    Path("saksliste.csv").write_text("Navn;Født\nNy Eksempel;03.02.2011\n", encoding="utf-8")
    ours = SHIPPED.read_text(encoding="utf-8").replace('version = "2026.1"', 'version = "2026.1-oslo"', 1)
    Path("kommunen.toml").write_text(ours, encoding="utf-8")
    Path("tall.toml").write_text('[board.size]\nvalue = 12\nwhy = "korte møter"\n', encoding="utf-8")
    return replace(made, folder=tmp_path / "store", config=tmp_path)


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder for what the machine remembers; a socket in it must have a short path."""
    folder = Path(mkdtemp(prefix="salto-", dir="/tmp"))
    yield folder
    shutil.rmtree(folder)


def a_card(demo: Salto) -> two_stores.Two:
    """A coordinator of another district and ours know each other's cards."""
    folder = demo.folder.parent
    elsewhere = two_stores.store(folder, folder / "elsewhere", "Bjørn Mottaker", folder / "passphrase")
    two = two_stores.Two(elsewhere, demo, folder)
    two_stores.introduce(two, demo, elsewhere, two_stores.ALNA, "Alna")
    two_stores.introduce(two, elsewhere, demo, two_stores.SAGENE, "Sagene")
    return two


def a_case_came(demo: Salto) -> None:
    """A file has come from the other district."""
    two = two_stores.with_a_youth(a_card(demo))
    two.send()


def a_case_goes(demo: Salto) -> None:
    """A case is planned to go to the other district, and its youth agrees."""
    a_card(demo)
    grant(demo, "P-019D", [two_stores.SAGENE], ["identity", "work", "leisure"])
    demo.ok("handover", "P-019D", "--to", two_stores.SAGENE, "--why", "Flytter")


def a_card_came(demo: Salto) -> None:
    """Another's card lies here as a file; the digits in the example are not its own."""
    a_card(demo)
    Path(f"{two_stores.SAGENE}.card").rename("bjorn.card")


SCENES: dict[str, Callable[[Salto], object]] = {
    "handover bundle": a_case_goes,
    "handover receive": a_case_came,
    "operator know": a_card_came,
    "operator known": a_card,
    "operator forget": a_card,
}


# --- running ----------------------------------------------------------------------------------------------


def ran(demo: Salto, path: str, line: str) -> Ran:
    """What an example did, after what must come before it."""
    english = replace(demo, lang="en")
    scene = SCENES.get(path)
    if scene:
        scene(english)
    for each in looked_up(BEFORE, path, line, ()):
        before = typed(english, each, ASKED.get(each, Asked()))
        assert before.code == 0, f"{each}: {before.err}"
    asked = looked_up(ASKED, path, line, Asked())
    return typed(demo, as_said(path, line, demo.lang), asked)


def as_said(path: str, line: str, lang: str) -> str:
    """An example as the help says it in that language."""
    with i18n.speaking(lang):
        return examples.said(path)[examples.of(path).index(line)]


def typed(salto: Salto, line: str, asked: Asked) -> Ran:
    """Run a line as it stands; a paper's password comes from a file."""
    program, *words = shlex.split(line)
    assert program == "salto"
    if any(
        at in {"--out", "--draft", "--receipt"} and (to.endswith((".pdf", ".xlsx")) or "." not in to)
        for at, to in pairwise(words)
    ):
        words += ["--password-file", "password"]
    return salto(*words, *asked.words, stdin=asked.stdin)


KEEPS = "unlock"  # it leaves a program running, which must have a place and an end


@pytest.mark.parametrize(
    ("path", "line"), [each for each in lines() if each[0] != KEEPS], ids=lambda each: str(each)
)
def test_an_example_does_what_it_shows(path: str, line: str, demo: Salto) -> None:
    done = ran(demo, path, line)
    assert done.code == looked_up(ENDS, path, line, 0), done.err


def in_bokmaal() -> list[tuple[str, str]]:
    """The commonest example of each command, and every other in which more than the names is in bokmål."""
    found = []
    for path, line in lines():
        with i18n.speaking("nb"):
            is_other = as_said(path, line, "nb") != names.spoken(line)
        if path != KEEPS and (is_other or line == examples.of(path)[0]):
            found.append((path, line))
    return found


@pytest.mark.parametrize(("path", "line"), in_bokmaal(), ids=lambda each: str(each))
def test_an_example_does_the_same_in_bokmaal(path: str, line: str, demo: Salto) -> None:
    done = ran(replace(demo, lang="nb"), path, line)
    assert done.code == looked_up(ENDS, path, line, 0), done.err


@pytest.mark.parametrize("words", ["--by foresatt:P-001H", "--pair ungjobb:arbeid"])
def test_words_with_a_colon_between_are_bokmaal_there_too(words: str) -> None:
    with i18n.speaking("nb"):
        assert any(words in line for line in examples.said("grant-consent"))


@pytest.mark.skipif(sys.platform == "win32", reason="the pipe of Windows has not been proven")
@pytest.mark.parametrize("lang", ["en", "nb"])
@pytest.mark.parametrize("line", examples.of(KEEPS))
def test_an_example_that_keeps_the_store_unlocked_does_so(
    line: str, lang: str, demo: Salto, short: Path
) -> None:
    salto = replace(demo, state=short, lang=lang)
    done = ran(salto, KEEPS, line)
    salto("lock")
    assert done.code == 0, done.err


def test_every_command_has_examples_that_begin_with_its_name() -> None:
    few = [path for path in paths() if not 1 <= len(examples.of(path)) <= 4]
    assert few == []
    assert [(path, line) for path, line in lines() if command_of(line) != path] == []


def test_a_command_that_takes_anything_at_all_has_two_examples_or_more() -> None:
    headings = re.compile(r"(?m)^(Arguments|Options)$")
    takes = {path for path, _line in lines() if headings.search(laid_out(helping.page(path), 200))}
    assert sorted(path for path in takes if len(examples.of(path)) < 2) == []


def test_no_example_is_shown_twice() -> None:
    twice = [path for path in paths() if len(set(examples.of(path))) < len(examples.of(path))]
    assert twice == []


def test_an_example_of_help_is_said_with_the_names_of_the_language() -> None:
    with i18n.speaking("nb"):
        assert examples.said("help") == ("salto hjelp", "salto hjelp logg", "salto hjelp datoer")


def test_a_group_of_one_command_shows_more_than_one_way_of_it() -> None:
    assert examples.of("consent") == examples.of("consent form")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("warning add", "--told nei"),
        ("task done", "--outcome glippet"),
        ("share document", "--consent ikke-svar"),
        ("caseload", "--lead meg"),
    ],
)
def test_a_word_whose_bokmaal_name_is_a_phrase_is_said_in_bokmaal_too(path: str, said: str) -> None:
    with i18n.speaking("nb"):
        assert any(said in line for line in examples.said(path))


def test_in_bokmaal_an_example_is_said_with_days_and_words_of_its_own() -> None:
    line = 'salto log-contact P-004P --kind talk --theme work --next "ring UngJobb" --due friday'
    told = 'salto logg P-004P --kind kort-prat --theme jobb --next "ring UngJobb" --due fredag'
    assert as_said("log-contact", line, "nb") == told
    assert as_said("log-contact", line, "en") == line


def test_a_group_shows_an_example_of_its_default_first() -> None:
    assert examples.of("handover")[0] == examples.of("handover plan")[0]
    assert len(examples.of("handover")) == len(examples.said("handover")) == 4


def test_no_example_is_of_a_command_that_is_gone() -> None:
    from importlib import import_module

    written = [import_module(f"{examples.__name__}.{part}").EXAMPLES for part in examples.PARTS]
    assert [path for each in written for path in each if path not in paths()] == []


def test_what_is_no_command_has_no_examples() -> None:
    assert examples.of("nothing") == examples.of("task nothing") == ()
