"""A command that is typed at the meeting's table, by habit or pasted: never a decision."""

import pytest

from salto_cli.commands.meeting_command import refuse_command
from salto_cli.errors import Unacceptable

COMMANDS = [
    'fleksiteam decide P-001H --text "call mother" --due friday --agreed yes',
    'salto fleksiteam beslutt P-001H --text "ringe mor" --due fredag --agreed ja',
    *("salto saker", "salto del rapporten", "$ salto i-dag", "salto> vis P-001H", "Salto vis"),
    *("vis P-001H", "show p-001h", "oppgave ferdig T-001F", "task done", "FLEKSITEAM undo", "ark tilbake"),
    *("logg P-001H møtte på kontoret", "caseload --json", "ringe mor --due fredag", "salto shwo P-001H"),
    *("--date fredag", "log-contact --kind=call"),
]
DECISIONS = [
    *("del rapporten med skolen", "vis ham rundt på klubben fre", "share the report friday", "log the hours"),
    *(
        "rett opp avtalen @Lise/nav",
        "finn fritidsaktivitet",
        "oppgave til Lise: ringe mor",
        "consent from mother",
    ),
    *("salto-koordinator ringer mor", "SaLTo ringer mor fre", "ringe mor -- haster", "lag plan - med mor"),
    *("handover plan @Lise friday", "overgang start !tiltak"),
    *("vis A4 til mor", "ringe O'Brien fre", "saker", "ark", "møte kl 18 fre"),
]


@pytest.mark.parametrize("line", COMMANDS)
def test_what_is_clearly_a_command_is_refused_in_either_language(line: str) -> None:
    with pytest.raises(Unacceptable, match="that is a command") as refused:
        refuse_command(line)
    assert refused.value.hint


@pytest.mark.parametrize("line", DECISIONS)
def test_what_only_begins_with_such_a_word_is_not(line: str) -> None:
    refuse_command(line)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("salto undo", "u takes"), ("fleksiteam angre", "u takes"), ("salto show P-001H", "q leaves"),
        ("fleksiteam attend Lise --service nav", "+ Lise nav"),
        ("fleksiteam beslutt P-001H", "job interview"),
        ("jobbsamtale --due fre", "q leaves"),
    ],
)  # fmt: skip
def test_it_is_said_what_the_table_has_for_it(line: str, hint: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        refuse_command(line)
    assert hint in (refused.value.hint or "")
