"""Nobody knows codes by heart: a command that takes one offers what it may stand for, the newest first."""

from collections.abc import Callable

import pytest

from tests.fixtures import Salto
from tests.keyboard import DOWN, ENTER, at_keyboard
from tests.meeting import secret_file

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
        ("task done", DOWN + DOWN + ENTER + ENTER, "task"),
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


def _parts(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


def test_a_code_that_is_not_on_the_list_can_be_typed(salto: Salto, made: dict[str, str]) -> None:
    salto.ok("task", "done", made["task"])
    ran = at_keyboard(salto, "task", "done", keys="another" + ENTER + made["task"] + ENTER)
    assert ran.code == 6, ran.err  # it was closed already


def test_a_script_is_told_that_the_code_is_missing(salto: Salto) -> None:
    for line in ("handover show", "handover consents", "task done", "amend"):
        assert salto(*line.split()).code == 2, line
