"""While others see the screen (--mask), nothing personal turns up on it; files and the store are whole."""

import json
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from salto_cli import models, render
from salto_cli.commands.options import gather
from salto_cli.models import mask
from salto_cli.models.mask import BORN, EXACTLY, NAMES, PERSONAL, SAFE, masked
from salto_cli.models.named import Named
from salto_cli.models.withdrawal import Notice
from salto_cli.render.terminal import shown
from tests import canary, screens
from tests.fixtures import Ran, Salto
from tests.meeting import paper
from tests.screens import ABOUT_ALL, ABOUT_SOMEONE, CANARIES, Screens


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, _made_store: Any) -> Screens:
    made = screens.made(tmp_path_factory.mktemp("mask") / "store", *_made_store)
    made.salto.lang = "nb"
    return made


@pytest.fixture(scope="module")
def alone(town: Screens) -> dict[str, Ran]:
    """What each screen shows to whoever is alone with it."""
    lines = (*ABOUT_SOMEONE, *ABOUT_ALL)
    return {line: town.salto(*line.format(**town.codes).split()) for line in lines}


def leaks(said: str) -> list[str]:
    return [word for word in CANARIES if word.casefold() in said.casefold()]


# -- what is hidden ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [*ABOUT_SOMEONE, *ABOUT_ALL])
def test_a_screen_that_others_see_names_nobody_and_tells_nothing(
    town: Screens, alone: dict[str, Ran], line: str
) -> None:
    for how in ((), ("--json",)):
        ran = town.salto(*line.format(**town.codes).split(), *how, "--mask")
        canary.forget()  # a search is typed with a name, and shown by initials
        assert ran.code == alone[line].code, ran.err
        assert leaks(ran.out + ran.err) == []


def test_each_of_those_texts_is_shown_to_whoever_is_alone(alone: dict[str, Ran]) -> None:
    assert set(leaks("".join(ran.out for ran in alone.values()))) == set(CANARIES)


def test_a_person_is_known_by_initials_and_code(town: Screens) -> None:
    page = town.salto("show", town.codes["whom"], "--mask").out
    assert "M• K•" in page
    assert town.codes["whom"] in page
    assert "19 år · født 2007" in page


def test_ages_are_counted_from_the_day_that_is_hidden() -> None:
    young = masked(Named("P-001H", "Amina Eksempel", "2008-12-24"))
    assert young.line.startswith("A• E•, ")
    from salto_cli.models.day import age_on, short

    assert age_on(young.born, "2026-11-23") == 17
    assert short(young.born) == "2008"


def test_what_is_masked_already_stays_as_it_is() -> None:
    once = masked(Named("P-001H", "Åse-Marie  d'Ark («Åse»)", "2008-12-24", "Åse"))
    assert masked(once) == once
    assert once.name == "Å• d• Å•"


def test_a_service_keeps_its_name_where_a_guardian_loses_theirs(town: Screens) -> None:
    code, mum = town.codes["whom"], town.codes["mum"]
    assert "NAV Ungdomsteam" in town.salto("may-share", code, "--mask").out
    told = town.salto("may-share", code, "--with", mum, "--mask").out
    assert "M• P•" in told


def test_json_says_that_it_is_masked(town: Screens) -> None:
    said = town.salto("show", town.codes["whom"], "--json", "--mask").json
    assert said["masked"] is True
    assert said["person"]["name"] == "M• K•"
    assert said["person"]["address"] == "•••"
    assert "masked" not in town.salto("show", town.codes["whom"], "--json").json


def test_the_environment_asks_for_it_too() -> None:
    assert gather(["show"], {"SALTO_MASK": "1"})[0].mask
    assert not gather(["show"], {"SALTO_MASK": ""})[0].mask


# -- what is written ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        {"command": "log-contact", "persons": ["{code}"], "kind": "talk", "note": "kreklingmål"},
        {"command": "task add", "person": "{code}", "text": "løvetannoppgave"},
        {"command": "edit", "person": "{code}", "address": "Ripsgata 4", "phone": "91234567"},
        {"command": "promise add", "person": "{code}", "text": "ryllikløfte", "due": "+3d"},
        {"command": "register", "name": "Frøydis Solbærsen", "born": "2012-11-30", "basis": "child_welfare"},
    ],
    ids=lambda given: str(given["command"]),
)
def test_what_was_written_is_said_back_masked(salto: Salto, a_youth: Any, given: dict[str, Any]) -> None:
    code = a_youth("Mohammed-Abdirahman Kvitveisen")
    fields = {name: said for name, said in given.items() if name != "command"}
    if given["command"] == "register":
        fields["purposes"] = "follow_up"
    stdin = json.dumps(fields).replace("{code}", code)
    ran = salto(*given["command"].split(), "--input", "-", "--mask", stdin=stdin)
    assert ran.code == 0, ran.err
    assert leaks(ran.out + ran.err) == []


@pytest.mark.parametrize("said", ["•••", "ring A• E• i dag"])
def test_a_hidden_text_is_never_kept_in_place_of_the_true_one(salto: Salto, a_youth: Any, said: str) -> None:
    code = a_youth()
    ran = salto("task", "add", code, "--text", said, "--mask")
    assert ran.code == 4
    assert "--mask" in ran.err
    assert salto.rows("SELECT count(*) FROM task") == [(0,)]
    assert salto("task", "add", code, "--text", said).code == 0


def test_a_paper_is_whole_whatever_the_screen_shows(town: Screens, tmp_path: Path) -> None:
    out, secret = tmp_path / "register.pdf", town.salto.folder.parent / "sheet-password"
    secret.write_text("kort og godt ord her", encoding="utf-8")
    line = ["who-knows", town.codes["whom"], "--out", str(out), "--password-file", str(secret), "--mask"]
    assert town.salto(*line).code == 0
    assert "Kvitveisen" in paper(out, "kort og godt ord her")


def test_a_draft_is_the_same_whatever_the_screen_shows(town: Screens, tmp_path: Path) -> None:
    drafts: list[str] = []
    for how in ([], ["--mask"]):
        out = tmp_path / f"draft{len(drafts)}.txt"
        assert town.salto("incident", "draft", "1", "--to", str(out), *how).code == 0
        drafts.append(out.read_text(encoding="utf-8"))
    assert drafts[0] == drafts[1]


# -- every field is thought of -----------------------------------------------------------------------------


def results() -> Iterator[type[Any]]:
    """Every record that a screen can show, and those that stand in it."""
    for package in (models, render):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    left: list[type[Any]] = [kind for kind in shown.registry if isinstance(kind, type) and is_dataclass(kind)]
    seen: set[type[Any]] = set()
    while left:
        kind = left.pop()
        if kind in seen:
            continue
        seen.add(kind)
        yield kind
        for hint in hints(kind).values():
            left += [part for part in parts(hint) if isinstance(part, type) and is_dataclass(part)]


def hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind, localns={"Notice": Notice})


def parts(hint: Any) -> Iterator[Any]:
    yield hint
    for each in get_args(hint):
        yield from parts(each)


def texts() -> dict[str, str]:
    """Each field that may hold a text, as module.Record.field, and its name."""
    return {
        f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}.{each.name}": each.name
        for kind in results()
        for each in fields(kind)
        if {str, Any} & set(parts(hints(kind)[each.name]))
    }


def test_of_every_field_it_is_declared_whether_it_is_shown() -> None:
    known = SAFE | PERSONAL | NAMES | BORN
    unknown = {place for place, name in texts().items() if name not in known and place not in EXACTLY}
    assert unknown == set(), "say in models/mask.py what each is: until then it is hidden"


def test_no_field_is_declared_twice_or_for_nothing() -> None:
    assert not SAFE & PERSONAL | SAFE & NAMES | PERSONAL & NAMES
    said = texts()
    assert {place for place in EXACTLY if place not in said} == set()
    assert (SAFE | PERSONAL | NAMES | BORN) - set(said.values()) == set()


def test_a_field_that_nobody_has_thought_of_is_hidden() -> None:
    from salto_cli.frozen import frozen

    @frozen
    class New:
        secret: str
        code: str

    assert masked(New("noe nytt", "P-001H")) == New(mask.HIDDEN, "P-001H")
