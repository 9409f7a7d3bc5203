"""The dashboard: what is opened there is an act, what is only passed by is none, and nothing stays behind."""

import importlib.util
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.app import App

from salto_cli.commands import dashboard_app, watch
from salto_cli.commands.dashboard_app import LEFT, STOPPED
from salto_cli.commands.dashboard_panes import Lines
from salto_cli.commands.watch import KEYS, Watch
from salto_cli.errors import WrongRole
from salto_cli.models.secret import Unlocked
from salto_cli.store import keys
from salto_cli.store.between import Between
from tests.board import on_board
from tests.dashboard import ENDS, HOUR, dashboard, press, reading
from tests.fixtures import Salto
from tests.launch import ANY
from tests.meeting import NAV, grant, know
from tests.source import ROOT

DRAWN = Path(__file__).parent / "dashboard"
SIZES = ((120, 40), (80, 24), (60, 20))
OPENED = "In their own words"  # stands on the page of a case, and nowhere else


def acts(salto: Salto) -> list[str]:
    """The commands in the log, the oldest first."""
    return [str(kind) for (kind,) in salto.rows("SELECT command FROM act ORDER BY id")]


def as_ola(salto: Salto, role: str) -> Salto:
    """The store as a colleague opens it, whose role this is."""
    secret = salto.folder.with_name("ola")
    salto.ok("operator", "role", "Ola", role)
    return replace(salto, unlocked=keys.unlock(salto.folder, secret.read_text(encoding="utf-8"), ANY))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, _made_store: tuple[Path, Unlocked]) -> Salto:
    """Four invented youths, one with a family, a task that is late, a deadline and a meeting ahead."""
    folder, unlocked = _made_store
    salto = Salto(tmp_path_factory.mktemp("town") / "store", unlocked, between=Between())
    shutil.copytree(folder, salto.folder)
    salto.folder.chmod(0o700)
    amina = youth(salto, "Amina Eksempel", "2010-05-17", phone="90000001")
    jorgen = youth(salto, "Jørgen Ærlig-Øst", "2008-02-29")
    youth(salto, "Nguyễn Văn [bold]An[/bold]", "2011-12-01")
    youth(salto, "Łukasz Prøve", "2003-07-08")
    know(salto, amina, "leisure", wish="Spille fotball")
    tie = ("--kin-of", amina, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    greta = salto.ok("register", "--name", "Greta Foresatt", "--born", "1980-01-01", *tie)["person"]["code"]
    grant(salto, amina, [NAV], ["work"], by="guardian", giver=greta)
    late = {"text": "ringe skolen", "category": "school", "due": "2026-11-20"}
    salto.ok("task", "add", jorgen, "--input", "-", stdin=json.dumps(late), now="2026-11-16T08:15:00+01:00")
    secret = salto.folder.with_name("ola")
    secret.write_text("kirsebær trapp onsdag motvind", encoding="utf-8")
    secret.chmod(0o600)
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker", "--new-passphrase-file", str(secret))
    court = ("--kind", "court", "--due", "27.11.2026", "--deputy", "Ola", "--source", "tingretten")
    salto.ok("task", "add", amina, *court, "--text", "møte i retten")
    on_board(salto, amina)
    salto.ok("fleksiteam", "prepare", "--date", "26.11.2026", "--services", NAV)
    return salto


@pytest.fixture
def town(made: Salto, tmp_path: Path) -> Salto:
    """A copy of it."""
    shutil.copytree(made.folder.parent, tmp_path, dirs_exist_ok=True)
    (tmp_path / "store").chmod(0o700)
    return replace(made, folder=tmp_path / "store", between=Between())


def youth(salto: Salto, name: str, born: str, **given: str) -> str:
    """Registers an invented youth with a case; returns the code."""
    fields = {"name": name, "born": born, "basis": "child_welfare", "purposes": "follow_up", **given}
    done = salto.ok("register", "--input", "-", stdin=json.dumps(fields))
    return str(done["person"]["code"])


# --- how it looks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_looks_as_it_was_drawn(town: Salto, lang: str, size: tuple[int, int]) -> None:
    """Each screen as text. One that is not there is drawn, and fails once: look at it before it is kept."""
    seen = press(dashboard(town), "enter", "escape", "tab", "enter", size=size, lang=lang)
    names = ("list", "case", "back", "week", "what-to-do")
    told = "\n".join(f"{name}\n{screen}" for name, screen in zip(names, seen.screens, strict=True))
    file = DRAWN / f"{lang}-{size[0]}x{size[1]}.txt"
    if not file.exists():
        file.write_text(told, encoding="utf-8")
        pytest.fail(f"{file.name} was drawn anew: look at it")
    assert told == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [40, 50, 60, 79, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_no_name_is_cut(town: Salto, columns: int) -> None:
    seen = press(dashboard(town), "tab", "tab", size=(columns, 40))
    assert max(len(line) for screen in seen.screens for line in screen.splitlines()) <= columns
    assert all(word in seen.screens[0] for word in ("Jørgen", "Ærlig-Øst", "Nguyễn", "[bold]An[/bold]"))
    assert "…" not in "".join(seen.screens)


def test_a_narrow_terminal_shows_one_pane_at_a_time(town: Salto) -> None:
    seen = press(dashboard(town), "tab", "tab", "tab", size=(60, 24))
    for screen, pane in zip(
        seen.screens, ("Caseload ·", "The week", "No case is open", "Caseload ·"), strict=True
    ):
        others = {"Caseload ·", "The week", "No case is open"} - {pane}
        assert pane in screen
        assert not [each for each in others if each in screen]


def test_beside_an_open_case_a_name_stands_on_one_line(town: Salto) -> None:
    """As wide as a usual screen, and with a day of another year in the list."""
    youth(town, "Nirojan Thangarajah", "2009-03-04")
    seen = press(dashboard(town), "enter", size=(120, 40))
    assert [line for line in seen.screen.splitlines() if "Nirojan Thangarajah" in line]
    late = {"text": "ringe", "category": "school", "due": "2027-01-05"}
    town.ok("task", "add", "P-001H", "--input", "-", stdin=json.dumps(late))
    later = replace(town, now="2026-12-29T08:15:00+01:00")
    assert "05.01.2027" in press(dashboard(later), "enter", size=(120, 40)).screen


@pytest.mark.parametrize("colours", [True, False])
def test_where_the_mark_is_everything_has_one_colour(
    town: Salto, monkeypatch: pytest.MonkeyPatch, *, colours: bool
) -> None:
    """An orange sign on blue could not be seen; where there are no colours the line is turned about."""
    if colours:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", "1")
    app = dashboard(town)
    styles: list[Style] = []

    def looked() -> None:
        lines = app.query_one("#lines", Lines)
        strips = [lines.render_line(y) for y in range(3)]
        marked = next(strip for strip in strips if "Ærlig-Øst" in strip.text)
        styles.extend(each.style for each in marked if each.text.strip() and each.style)

    press(app, "j", looked)
    assert len(styles) > 2, "its cells are drawn one by one"
    assert not colours or len({each.color for each in styles}) == 1
    assert all(bool(each.reverse) is not colours for each in styles)


def test_what_no_day_calls_for_is_counted_in_the_week_too(town: Salto) -> None:
    told = {"text": "spørre om sommerjobb", "category": "work"}
    town.ok("task", "add", "P-003M", "--input", "-", stdin=json.dumps(told))
    seen = press(dashboard(town), size=(200, 90))
    assert "1 task without a date" in seen.screens[0]
    assert "youths not yet met or called" in seen.screens[0]


def test_who_has_nobody_reads_a_calm_week_and_no_heads_of_columns(salto: Salto) -> None:
    seen = press(dashboard(salto))
    assert "Nothing is waiting for you today." in seen.screen
    assert "contact" not in seen.screen


def test_masked_it_shows_initials_and_codes(town: Salto) -> None:
    seen = press(dashboard(town, mask=True), "enter", "2", "3", "escape", "tab", "enter")
    everything = "".join(seen.screens)
    assert not [name for name in ("Amina", "Eksempel", "Jørgen", "Greta", "Foresatt") if name in everything]
    assert "P-001H" in seen.screens[1]


# --- what is an act, and what is none -----------------------------------------------------------------------


def test_the_start_reads_what_the_commands_would_and_moving_about_reads_nothing(town: Salto) -> None:
    before = len(acts(town))
    press(dashboard(town), "j", "j", "k", "down", "tab", "j", "tab", "/", ":jør", "escape", "question_mark")
    assert acts(town)[before:] == ["caseload", "today", "due", "fleksiteam list"]


def test_a_case_that_is_opened_twice_is_two_acts_about_that_person(town: Salto) -> None:
    app, before = dashboard(town), len(acts(town))
    press(app, "enter", "escape", "enter")
    assert acts(town)[before:] == ["show", "show"]
    who_saw = town.ok("audit", "who-saw", "P-001H")
    assert [each["times"] for each in who_saw["dealings"] if each["command"] == "show"] == [2]


def test_each_page_of_a_case_is_an_act_of_its_own(town: Salto) -> None:
    app, before = dashboard(town), len(acts(town))
    seen = press(app, "enter", "2", "3", "1")
    assert acts(town)[before:] == ["show", "family", "consents", "show"]
    assert "Greta Foresatt" in seen.screens[2]
    assert "C-001" in seen.screens[3]
    assert OPENED in seen.screen


def test_a_page_that_no_case_is_open_for_reads_nothing(town: Salto) -> None:
    app, before = dashboard(town), len(acts(town))
    seen = press(app, "2", "3", "o")
    assert acts(town)[before:] == []
    assert "No case is open here" in seen.screen


def test_a_line_of_the_week_says_what_to_type_and_opens_nothing(town: Salto) -> None:
    app, before = dashboard(town), len(acts(town))
    seen = press(app, "tab", "enter")
    assert "salto task done T-" in seen.screen
    assert acts(town)[before:] == []
    assert "salto oppgave ferdig T-" in press(dashboard(town), "tab", "enter", lang="nb").screen


def test_o_opens_the_case_that_a_line_of_the_week_is_about(town: Salto) -> None:
    app, before = dashboard(town), len(acts(town))
    seen = press(app, "tab", "enter", "o", "escape", "o")
    assert acts(town)[before:] == ["show", "show"]
    assert "Jørgen Ærlig-Øst  P-002K" in seen.screens[3]
    assert "The week" in seen.screens[4]


def test_nobodys_page_stands_beside_the_mark_of_another(town: Salto) -> None:
    app, before = dashboard(town), len(acts(town))
    seen = press(app, "enter", "slash", ":nguyen", "enter", size=(140, 30))
    assert OPENED in seen.screens[1]
    assert OPENED not in seen.screen
    assert "Nguyễn" in seen.screen
    assert acts(town)[before:] == ["show"]


def test_moving_the_mark_closes_the_page_and_esc_comes_back_to_it(town: Salto) -> None:
    seen = press(dashboard(town), "enter", "escape", "down", "up", size=(140, 30))
    assert [OPENED in screen for screen in seen.screens[1:]] == [True, True, False, False]


def test_a_page_of_the_week_is_left_with_its_line(town: Salto) -> None:
    seen = press(dashboard(town), "tab", "enter", "escape", "down", "tab", "tab", size=(140, 30))
    told = ["salto task done T-" in screen for screen in seen.screens]
    assert told[2:5] == [True, True, False]


def test_a_worker_sees_their_own_cases_and_nobody_elses(town: Salto) -> None:
    town.ok("edit", "P-003M", "--lead", "Ola")
    seen = press(dashboard(as_ola(town, "worker")), "enter")
    assert "Caseload · 1 person" in seen.screen
    assert "P-003M · 14 years" in seen.screen
    assert "Amina" not in "".join(seen.screens)


# --- when something is in the way ---------------------------------------------------------------------------


def test_of_a_case_that_may_not_be_read_any_more_nothing_is_left_on_the_screen(town: Salto) -> None:
    seen = press(
        dashboard(town),
        "enter",
        "escape",
        "j",
        lambda: town.ok("restrict", "P-002K", "--ground", "claims"),
        "enter",
    )
    assert OPENED in seen.screens[1]
    assert OPENED not in seen.screen
    assert "✗" in seen.screen


def test_r_shows_what_another_salto_has_written_and_keeps_the_mark(town: Salto) -> None:
    app = dashboard(town)
    seen = press(app, "j", lambda: youth(town, "Aa Først", "2012-02-02"), "r", "enter")
    assert "5 persons" in seen.screens[3]
    assert "Jørgen Ærlig-Øst  P-002K" in seen.screen


def test_r_reads_an_open_case_again(town: Salto) -> None:
    app, before = dashboard(town), len(acts(town))
    seen = press(app, "enter", lambda: know(town, "P-001H", "leisure", strength="Målvakt"), "r")
    assert "Målvakt" in seen.screen
    assert acts(town)[before:] == ["show", "edit", "caseload", "today", "due", "fleksiteam list", "show"]


def test_a_store_that_is_being_written_to_is_told_in_the_foot_and_nothing_is_lost(town: Salto) -> None:
    app, other = dashboard(town), town.store()
    seen = press(
        app,
        lambda: other.connection.execute("BEGIN IMMEDIATE"),
        "r",
        lambda: other.connection.execute("ROLLBACK"),
        "r",
    )
    other.close()
    foot = seen.screens[2].splitlines()[-1]
    assert foot.startswith(" ! another salto is writing")
    assert "Amina Eksempel" in seen.screens[2]
    assert "read again" in seen.screen.splitlines()[-1]


def test_a_store_that_is_gone_is_told_and_ends_nothing(town: Salto) -> None:
    seen = press(dashboard(town), lambda: town.folder.rename(town.folder.with_name("away")), "r", "enter")
    assert seen.ended is None
    assert "there is no store" in seen.screens[2]


def test_a_fault_ends_it_without_a_word_of_anyone(
    town: Salto, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fault(_result: Any) -> None:
        raise ValueError("Amina Eksempel")

    app = dashboard(town)
    monkeypatch.setattr("salto_cli.render.dashboard.page", fault)
    with pytest.raises(ValueError, match="Amina"):
        press(app, "enter")
    told = capfd.readouterr()
    assert "Amina" not in told.out + told.err
    assert isinstance(app.broken, ValueError)


@pytest.mark.parametrize("name", ["panic", "_fatal_error", "_close_messages_no_wait"])
def test_what_keeps_a_fault_silent_is_still_called_so_in_textual(name: str) -> None:
    assert callable(getattr(App, name))
    assert "_exception" in vars(App())


@pytest.mark.parametrize("why", [None, STOPPED])
def test_a_terminal_that_is_closed_ends_it_as_ctrl_c_does(
    town: Salto, monkeypatch: pytest.MonkeyPatch, why: str | None
) -> None:
    monkeypatch.setattr(dashboard_app.Dashboard, "run", lambda _app, *, mouse: why)
    app = dashboard(town)
    with pytest.raises(KeyboardInterrupt):
        dashboard_app.look(app.reading, app.caseload, app.week, app.vigil)


@pytest.mark.parametrize("role", ["leader", "auditor"])
def test_who_may_see_no_caseload_sees_no_dashboard(town: Salto, role: str) -> None:
    with pytest.raises(WrongRole):
        reading(as_ola(town, role)).caseload()


# --- search -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        (":jør", "Jørgen"),
        (":jor aer", "Jørgen"),
        (":LUK", "Łukasz"),
        (":nguyen", "Nguyễn"),
        (":p-004", "Łukasz"),
        (":17.05", "Amina"),
        (":an", "Nguyễn"),
    ],
)
def test_search_takes_letters_as_they_sound_codes_and_birth_dates(
    town: Salto, typed: str, first: str
) -> None:
    seen = press(dashboard(town), "slash", typed, "enter", "enter")
    assert first in seen.screen.splitlines()[1 + 1].split("┃")[1]


def test_esc_shows_everyone_again(town: Salto) -> None:
    seen = press(dashboard(town), "slash", ":jør", "escape")
    assert "1 of 4 persons" in seen.screens[2]
    assert "Caseload · 4 persons" in seen.screen


def test_a_search_that_nobody_fits_says_where_else_to_look(town: Salto) -> None:
    app, before = dashboard(town), len(acts(town))
    seen = press(app, "slash", ":greta", "enter", "enter")
    assert "salto find" in seen.screen
    assert acts(town)[before:] == []


def test_letters_that_are_keys_elsewhere_are_letters_in_a_search(town: Salto) -> None:
    seen = press(dashboard(town), "slash", ":qr1?o", size=(60, 20))
    assert seen.ended is None
    assert "qr1?o" in seen.screen


# --- leaving and locking ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "why"), [("q", LEFT), ("ctrl+q", LEFT), ("ctrl+c", STOPPED)])
def test_it_can_be_left(town: Salto, key: str, why: str) -> None:
    assert press(dashboard(town), key).ended == why


def test_ctrl_c_leaves_from_the_search_and_from_the_help_too(town: Salto) -> None:
    assert press(dashboard(town), "slash", "ctrl+c").ended == STOPPED
    assert press(dashboard(town), "question_mark", "ctrl+c").ended == STOPPED


Passes = Callable[[float], Callable[[], None]]
SPAN = 10.0  # seconds; twice that is still no sleep


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Passes:
    """A step in which so many seconds pass at once, while the watch is looked at often."""
    real, passed = watch.elapsed, [0.0]
    monkeypatch.setattr(watch, "elapsed", lambda: real() + sum(passed))
    monkeypatch.setattr(dashboard_app, "TICK", 0.02)
    return lambda seconds: lambda: passed.append(seconds)


def test_it_ends_when_nobody_has_pressed_a_key_for_so_long(town: Salto, passes: Passes) -> None:
    assert press(dashboard(town, Watch(SPAN, HOUR)), passes(SPAN), ENDS).ended == "idle"


def test_keys_keep_it_open(town: Salto, passes: Passes) -> None:
    steps = (passes(SPAN * 0.6), "j", 0.1) * 3
    assert press(dashboard(town, Watch(SPAN, HOUR)), *steps).ended is None


def test_keys_do_not_keep_it_open_past_its_limit(town: Salto, passes: Passes) -> None:
    assert press(dashboard(town, Watch(HOUR, SPAN)), "j", passes(SPAN), "j", ENDS).ended == "limit"


def test_a_machine_that_slept_locks_it(town: Salto, passes: Passes) -> None:
    assert press(dashboard(town), passes(watch.ASLEEP + 1), ENDS).ended == "slept"


def test_a_key_file_that_was_changed_locks_it(town: Salto) -> None:
    file = town.folder / "keys.json"
    seen = press(dashboard(town), lambda: file.write_bytes(file.read_bytes() + b" "), "enter")
    assert seen.ended == KEYS


# --- where it cannot be -------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [(), ("--json",), ("--no-input",)])
def test_without_a_terminal_it_says_where_else_to_look(salto: Salto, more: tuple[str, ...]) -> None:
    ran = salto("dashboard", *more)
    assert (ran.code, ran.out) == (2, "")
    assert "salto caseload" in ran.err
    assert "salto saker" in Salto(salto.folder, lang="nb")("oversikt").err


# --- its picture ------------------------------------------------------------------------------------------


def test_its_picture_fetches_nothing_from_anywhere(town: Salto) -> None:
    source = importlib.util.spec_from_file_location("picture", ROOT / "docs" / "dashboard_picture.py")
    assert source and source.loader
    module = importlib.util.module_from_spec(source)
    source.loader.exec_module(module)
    desk = reading(town).at
    svg = module.picture(replace(desk, world=replace(desk.world, unlocked=town.unlocked)), "enter", lang="en")
    assert svg.startswith("<svg")
    assert "Amina" in svg
    assert set(re.findall(r"https?://[^\"'\s)]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert "@font-face" not in svg
