"""Whoever writes a day is told once which day was understood, with its weekday, also without a terminal.

«Fredag» may be tomorrow or in a week: the wrong one is only seen where the day is said back. The result says
it; where it does not, a line beside it does.
"""

import json
import shlex

from salto_cli import i18n
from salto_cli.models.day import spoken
from tests.fixtures import Salto
from tests.meeting import secret_file, youth

GIVEN = "--by subject --to nav-ungdomsteam --category work --form written --informed"
OWED = "--kind court --deputy Wiggo --source Tinget"
# What is typed on a Monday, 23.11.2026, and the days in it; what stands in braces was made before.
WRITES = (
    ("log-contact {one} --kind talk --when 'fredag 14:00'", "2026-11-20T14:00"),
    ("log-contact {one} --kind talk --theme work --next ring --due fredag", "2026-11-27"),
    ("log-contact --corrects {contact} --when forgårs", "2026-11-21"),
    ("task add {one} --text ring --due fredag", "2026-11-27"),
    (f"task add {{one}} {OWED} --due fredag --verified lørdag", "2026-11-27 2026-11-21"),
    (f"task add {{one}} {OWED} --due fredag --every week --through 11.12.", "2026-11-27 2026-12-11"),
    ("task move {deadline} --due 'uke 50' --why nei", "2026-12-07"),
    ("task confirm {deadline} --how call --understood yes --when lørdag", "2026-11-21"),
    (f"grant-consent {{one}} {GIVEN} --through +30d --said lørdag", "2026-12-23 2026-11-21"),
    (f"grant-consent {{one}} {GIVEN} --from fredag", "2026-11-27"),
    ("refuse-consent {one} --by subject --to nav-ungdomsteam --category work --said lørdag", "2026-11-21"),
    ("withdraw-consent {consent} --said 'i dag 08:00'", "2026-11-23T08:00"),
    ("heard {one} --when lørdag --by Kari --view nei", "2026-11-21"),
    ("object {one} --about {contact} --text nei --by subject --said lørdag", "2026-11-21"),
    ("edit {one} --care-order-from lørdag --care-order-through fredag", "2026-11-21 2026-11-27"),
    ("edit {one} --strength rolig --category leisure --said lørdag", "2026-11-21"),
    ("board add {one} --reason incident --until ro --agreed lørdag --review fredag", "2026-11-21 2026-11-27"),
    ("board leave {other} --outcome ferdig --review +28d", "2026-12-21"),
    ("sibling check {other} --asked guardian --outcome ok --next +28d", "2026-12-21"),
    ("sibling trigger {other} --why concern --by-day fredag", "2026-11-27"),
    ("warning add {one} --danger to --kind threat --text fare --category crime --source own --review fredag",
     "2026-11-27"),
    ("warning review {warning} --still --why nytt --review fredag", "2026-11-27"),
    ("warning told {warning} --how meeting --when lørdag", "2026-11-21"),
    ("promise add {one} --text ring --due fredag", "2026-11-27"),
    ("promise done {promise} --outcome moved --due +14d", "2026-12-07"),
    ("wish {mum} --about {one} --text noe --category family --said lørdag", "2026-11-21"),
    ("handover plan {one} --to Wiggo --why bytte --overlap-through fredag", "2026-11-27"),
    ("handover overlap {handover} --through +7d", "2026-11-30"),
    ("handover verify {handover} --with youth --contact yes --by Wiggo --channel call --day 'i dag'",
     "2026-11-23"),
    ("transition start {one} --kind release --day +30d --source skolen", "2026-12-23"),
    ("transition check {other} 1 --due fredag", "2026-11-27"),
    ("fleksiteam decide {one} --text ring --due fredag --review +14d", "2026-11-27 2026-12-07"),
    ("link-guardian {one} {other} --sort verge --from lørdag --through fredag", "2026-11-21 2026-11-27"),
)  # fmt: skip


def _made(salto: Salto) -> dict[str, str]:
    """The codes of what the lines above go on from."""
    secret = secret_file(salto.folder.parent, "fjell vaffel ukulele betong motvind")
    salto.ok("operator", "add", "Wiggo Worker", "--new-passphrase-file", str(secret))
    one, other = youth(salto, "Amina En"), youth(salto, "Basma To")
    tie = ("--kin-of", one, "--as", "guardian", "--sort", "parent")
    mum = salto.ok("register", "--name", "Mona Morsen", "--born", "1980-01-01", *tie)["person"]["code"]
    lines = {
        "contact": (f"log-contact {one} --kind talk", "code"),
        "deadline": (f"task add {one} {OWED} --due +9d", "task.code"),
        "consent": (f"grant-consent {one} {GIVEN}", "statement.code"),
        "warning": (
            f"warning add {one} --danger to --kind threat --text fare --category family --source own "
            "--review +9d",
            "warning.code",
        ),
        "promise": (f"promise add {one} --text ring --due +9d", "promise.task.code"),
        "handover": (f"handover plan {other} --to Wiggo --why bytte", "handover.code"),
    }
    made = {"one": one, "other": other, "mum": mum}
    for name, (line, path) in lines.items():
        found = salto.ok(*line.split())
        for key in path.split("."):
            found = found[key]
        made[name] = str(found)
    salto.ok("handover", "offer", made["handover"])
    salto.ok("handover", "accept", made["handover"], "--by", "Wiggo", "--channel", "call")
    salto.ok("link-sibling", one, other, "--sort", "full")
    for line in (
        f"board add {other} --reason incident --until ro",
        f"transition start {other} --kind aftercare",
    ):
        salto.ok(*line.split())
    return made


def test_every_day_that_is_written_is_said_back_by_the_result_alone(salto: Salto) -> None:
    made = _made(salto)
    for line, days in WRITES:
        ran = salto(*shlex.split(line.format(**made)))
        assert ran.code == 0, f"{line}: {ran.err}"
        shown = " ".join(ran.out.split())
        with i18n.speaking("en"):
            assert [each for each in days.split() if spoken(each) in ran.err] == [], line
            assert [each for each in days.split() if spoken(each) not in shown] == [], line


def test_a_day_that_the_result_does_not_show_is_said_beside_it(salto: Salto) -> None:
    plan = f"handover plan {_made(salto)['one']} --to Wiggo --why bytte --day fredag"
    ran = salto(*shlex.split(plan))
    assert (ran.code, ran.err) == (0, "  The day it happens: Friday 27.11.2026\n")
    assert "27.11.2026" not in ran.out


def test_a_part_of_a_day_is_told_to_be_no_time_of_day_and_once_only(salto: Salto) -> None:
    person = youth(salto, "Amina En")
    evening = salto("log-contact", person, "--kind", "talk", "--when", "i går kveld", "--lang", "nb")
    assert evening.err == "  Klokkeslettet er ikke notert: skriv det etter dagen, som i går 22:00\n"
    assert "søndag 22.11.2026" in evening.out
    for said in ("i går kveld 22:15", "i går", "fredag 14:00"):
        assert salto("log-contact", person, "--kind", "talk", "--when", said).err == ""
    assert salto("task", "add", person, "--text", "ring", "--due", "fredag kveld").err == ""


def test_a_script_that_wants_json_or_quiet_hears_nothing_beside_the_result(salto: Salto) -> None:
    person = youth(salto, "Amina En")
    for how in ("--json", "--quiet"):
        ran = salto("task", "add", person, "--text", "ring", "--due", "fredag", how)
        assert (ran.code, ran.err) == (0, "")


def test_what_came_as_json_is_said_back_too_in_bokmaal(salto: Salto) -> None:
    person = youth(salto, "Amina En")
    said = json.dumps({"person": person, "text": "ring", "due": "om 3 dager"})
    ran = salto("task", "add", "--input", "-", "--lang", "nb", stdin=said)
    assert (ran.err, "innen torsdag 26.11.2026" in ran.out) == ("", True)
