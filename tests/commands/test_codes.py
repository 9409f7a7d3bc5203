"""Nobody knows codes by heart: a command that takes one offers what it may stand for, the newest first."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import DOWN, END, ENTER, SPACE, at_keyboard
from tests.meeting import NAV, grant, know, packing, secret_file, youth

OF_COURT = "--kind court --deputy Wiggo --source Tinget --due +9d"
GIVEN = "--by subject --to nav-ungdomsteam --category work --form written --informed"


@pytest.fixture
def made(salto: Salto, a_youth: Callable[..., str]) -> dict[str, str]:
    """Two of each thing about one youth; the codes of the newest."""
    secret = secret_file(salto.folder.parent, "fjell vaffel ukulele betong motvind")
    salto.ok("operator", "add", "Wiggo Worker", "--new-passphrase-file", str(secret))
    one = a_youth()
    salto.ok("log-contact", one, "--kind", "talk", now="2026-11-20T08:15:00+01:00")
    salto.ok("task", "add", one, "--text", "ring skolen", now="2026-11-20T08:20:00+01:00")
    return {
        "one": one,
        "contact": salto.ok("log-contact", one, "--kind", "talk")["code"],
        "task": salto.ok("task", "add", one, "--text", "ring mor")["task"]["code"],
        "deadline": salto.ok("task", "add", one, *OF_COURT.split())["task"]["code"],
        "promise": salto.ok("promise", "add", one, "--text", "skal ringe", "--due", "+9d")["promise"]["task"][
            "code"
        ],
        "consent": salto.ok("grant-consent", one, *GIVEN.split())["statement"]["code"],
        "handover": salto.ok("handover", "plan", one, "--to", "Wiggo", "--why", "bytte")["handover"]["code"],
    }


@pytest.mark.parametrize(
    ("line", "keys", "of"),
    [
        ("task verify", ENTER + ENTER, "deadline"),
        ("task done", DOWN + DOWN + DOWN + ENTER + ENTER, "task"),
        ("task done", "mor" + ENTER + ENTER, "task"),
        ("promise done --outcome kept", ENTER + ENTER, "promise"),
        ("handover offer", ENTER, "handover"),
        ("handover show", ENTER, "handover"),
        ("retract --reason feil", "{one}" + ENTER + ENTER, "contact"),
        ("withdraw-consent --yes", "{one}" + ENTER + ENTER, "consent"),
        ("amend --when 'i dag 08:00'", "{one}" + ENTER + "{contact}" + ENTER, "contact"),
        ("object {one} --text nei --by subject", "{contact}" + ENTER, "contact"),
    ],
)
def test_the_list_is_offered_where_no_code_was_given(
    salto: Salto, made: dict[str, str], line: str, keys: str, of: str
) -> None:
    ran = at_keyboard(
        salto, *[part.strip("'") for part in _parts(line.format(**made))], keys=keys.format(**made)
    )
    assert ran.code == 0, ran.err
    assert made[of] in ran.out


def test_what_is_due_is_offered_first_and_what_has_no_day_last(salto: Salto, made: dict[str, str]) -> None:
    salto.ok("task", "add", made["one"], "--text", "ring far", "--due", "+2d")
    listed = [each["code"] for each in salto.ok("task", "list")["tasks"]]
    assert listed[0] not in made.values()
    ran = at_keyboard(salto, "task", "done", keys=ENTER + ENTER)
    assert ran.code == 0, ran.err
    assert listed[0] in ran.out


def test_what_has_been_given_without_consent_is_offered_to_be_written_down(
    salto: Salto, made: dict[str, str]
) -> None:
    urgent = ("--basis", "nodrett", "--category", "health", "--urgent", "--input", "-")
    nurse = "skolehelsetjenesten-og-helsestasjon-for-ungdom"
    given = salto.ok("share", made["one"], "--with", nurse, *urgent, stdin='{"message": "Har tatt noe."}')[
        "code"
    ]
    said = "fakta" + END + "nødvendig" + ENTER + "ikke mer" + ENTER + DOWN + ENTER + "ja" + ENTER
    ran = at_keyboard(salto, "share", "document", keys=ENTER + said)
    assert ran.code == 0, ran.err
    assert given in ran.out


def test_an_incident_and_its_next_step_are_offered(salto: Salto) -> None:
    for kind in ("loss", "theft"):
        salto.ok("incident", "start", kind)
    assert at_keyboard(salto, "incident", "done", keys=DOWN + ENTER + DOWN + ENTER).code == 0
    incidents = {each["number"]: each["steps"] for each in salto.ok("incident", "list")["incidents"]}
    assert [(n, step["n"]) for n in (1, 2) for step in incidents[n] if step["done"]] == [(1, 2)]
    shown = at_keyboard(salto, "incident", "show", keys=DOWN + ENTER)
    assert (shown.code, "done 1 1" in shown.out) == (0, True), "the first that is left of incident 1"


def test_several_sheets_are_marked_at_once(salto: Salto, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = youth(salto, "Amina Eksempel"), youth(salto, "Jonas Eksempel")
    for each in (one, other):
        grant(salto, each, [NAV], ["work"])
        know(salto, each, "work", wish="jobb")
    salto.ok(*packing(salto, NAV), "--everyone")
    ran = at_keyboard(salto, "sheets", "returned", keys=SPACE + DOWN + SPACE + ENTER)
    assert (ran.code, capsys.readouterr().err.count("A-")) == (0, 3), "the label, and both said back"
    assert salto.ok("sheets")["sheets"] == []


def test_what_is_offered_is_noted_as_seen(salto: Salto, made: dict[str, str]) -> None:
    at_keyboard(salto, "task", "done", keys="")
    (last,) = salto.ok("audit", "log", "--limit", "1")["entries"]
    assert (last["command"], last["persons"]) == ("task list", [made["one"]])


def _parts(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


def test_a_code_that_is_not_on_the_list_can_be_typed(salto: Salto, made: dict[str, str]) -> None:
    salto.ok("task", "done", made["task"])
    ran = at_keyboard(salto, "task", "done", keys="another" + ENTER + made["task"] + ENTER)
    assert ran.code == 6, ran.err  # it was closed already


def test_a_script_is_told_that_the_code_is_missing(salto: Salto) -> None:
    for line in (
        *("handover show", "handover consents", "task done", "amend", "share document", "sheets returned"),
        *("incident show", "incident done", "incident draft --to x", "fleksiteam status"),
    ):
        assert salto(*line.split()).code == 2, line


def test_a_person_in_the_place_of_a_consent_is_told_before_anything_is_asked(
    salto: Salto, made: dict[str, str]
) -> None:
    ran = at_keyboard(salto, "told", made["one"], keys="")
    assert ran.code == 4, ran.err
    assert made["one"] in ran.err
