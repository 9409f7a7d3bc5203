"""What TAB offers in the shell, and what it must never offer."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from salto_cli import i18n
from salto_cli.app import run
from salto_cli.commands import MANIFEST, Entry, Group
from salto_cli.commands.completing import Completing
from salto_cli.commands.desk import Desk
from salto_cli.commands.lazy import load
from salto_cli.commands.options import Options
from salto_cli.commands.shell import Shell
from salto_cli.commands.world import World
from tests.fixtures import Salto

Offer = Callable[[str], list[str]]


@pytest.fixture
def completing(salto: Salto) -> Iterator[Completing]:
    environ = {"SALTO_STORE": str(salto.folder), "SALTO_LANG": "en"}
    now = datetime.fromisoformat(salto.now)
    world = World(
        lambda: now,
        environ=environ,
        stdin=io.StringIO(),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        unlocked=salto.unlocked,
    )
    yield Completing(Shell(Desk(world, Options(store=str(salto.folder)), now, run), None))
    assert world.stdout.getvalue() + world.stderr.getvalue() == ""  # type: ignore[attr-defined]  # StringIO


@pytest.fixture
def offer(completing: Completing) -> Offer:
    def offered(typed: str) -> list[str]:
        return [each.typed.rstrip(" ") for each in completing.at_end_of(typed)]

    return offered


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("casel", ["caseload"]),
        ("salto casel", ["caseload"]),
        ("CASEL", ["caseload"]),
        ("service sho", ["show"]),
        ("task d", ["done"]),
        ("find --jso", ["--json"]),
        ("find amina --lang ", ["nb", "en"]),
        ("service show utesek", ["uteseksjonen"]),
        ("log-contact --channel thr", ["through_guardian"]),
        ("log-contact --channel=thr", ["through_guardian"]),
        ("may-share P-001H --with utesek", ["uteseksjonen"]),
        ("may-share P-001H --category ident", ["identity"]),
        ("log-contact --theme subst", ["substances"]),
        ("handover plan P-001H --to utesek", ["uteseksjonen"]),
        ("told C-001B --to utesek", ["uteseksjonen"]),
        ("grant-consent --purpose follow", ["follow_up"]),
        ("backup create --to ", []),
        ("nosuch ", []),
        ("find --store ", []),
        ("", [*MANIFEST, "exit"]),
    ],
)
def test_what_fits_is_offered(offer: Offer, typed: str, offered: list[str]) -> None:
    assert offer(typed) == offered


def test_in_bokmaal_lists_are_offered_in_bokmaal_and_norwegian_letters_find_their_bare_forms(
    offer: Offer,
) -> None:
    i18n.choose("nb")
    assert offer("log-contact --channel mø") == offer("log-contact --channel mo") == ["møtt"]
    assert offer("log-contact --channel hjem") == ["hjemmebesøk"]
    assert '"via foresatt"' in offer("log-contact --channel ")


def test_what_is_in_quotation_marks_is_replaced_with_them(completing: Completing) -> None:
    i18n.choose("nb")
    (found,) = completing.at_end_of('log-contact --channel "via f')
    assert (found.typed, found.instead) == ('"via foresatt" ', len('"via f'))


@pytest.mark.parametrize("typed", ["show ", "show Am", "find ", "find Am", "register --name Am", "contacts "])
def test_no_person_is_ever_offered(offer: Offer, a_youth: Callable[..., str], typed: str) -> None:
    code = a_youth("Amina Eksempel")
    assert [each for each in offer(typed) if "amina" in each.lower() or code in each] == []


def test_the_services_are_asked_for_once_and_that_is_in_the_log(salto: Salto, offer: Offer) -> None:
    before = salto.rows("SELECT max(id) FROM act")[0][0]
    offer("find ")
    assert salto.rows("SELECT max(id) FROM act")[0][0] == before
    assert offer("service show ute") == offer("service show ute")
    acts = salto.rows("SELECT command FROM act WHERE id > ?", before)
    assert acts == [("service list",)]


def test_a_store_that_cannot_be_read_offers_no_service(salto: Salto, offer: Offer) -> None:
    (salto.folder / "store.db").write_bytes(b"")
    assert offer("service show ute") == []


def _commands() -> Iterator[tuple[str, Entry]]:
    for name, entry in MANIFEST.items():
        if isinstance(entry, Group):
            yield from ((f"{name} {each}", below) for each, below in entry.commands.items())
        else:
            yield name, entry


@pytest.mark.parametrize(("line", "entry"), list(_commands()))
def test_every_option_and_place_of_every_command_can_be_completed(
    offer: Offer, line: str, entry: Entry
) -> None:
    offer(f"{line} ")
    for parameter in load(line, entry).params:
        for option in parameter.opts:
            offer(f"{line} {option} " if option.startswith("-") else f"{line} ord ")


@pytest.mark.parametrize("name", list(MANIFEST))
def test_every_command_can_be_completed(offer: Offer, name: str) -> None:
    assert offer(f"{name} --hel") == ["--help"]


def test_what_help_is_of_can_be_completed(offer: Offer) -> None:
    assert "exit-codes" in offer("help exi")
    assert "caseload" in offer("help cas")
