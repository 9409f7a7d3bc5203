"""What a no tells people to type is something that can be typed."""

import shlex

import pytest

from salto_cli.commands import MANIFEST, Group
from salto_cli.commands.lazy import load
from salto_cli.consent.policy import shipped

NEXT = sorted({reason.next for reason in shipped().reasons.values() if reason.next})


@pytest.mark.parametrize("line", NEXT)
def test_the_next_command_and_its_options_exist(line: str) -> None:
    program, *words = shlex.split(line)
    assert program == "salto"
    entry, name = MANIFEST[words[0]], words[0]
    rest = words[1:]
    if isinstance(entry, Group):
        name = rest[0]
        entry, rest = entry.commands[name], rest[1:]
    known = {option for parameter in load(name, entry).params for option in parameter.opts}
    assert [word for word in rest if word.startswith("--") and word not in known] == []
