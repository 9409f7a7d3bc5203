"""Every finding of the doctor has a name to stand under."""

import re

from salto_cli.render.doctor import NAMES
from tests.source import PRODUCT


def test_every_finding_has_a_name() -> None:
    sources = sorted((PRODUCT / "usecases").glob("doctor*.py"))
    named = {name for path in sources for name in re.findall(r'Finding\("(\w+)"', path.read_text("utf-8"))}
    assert len(named) > 15
    assert named <= NAMES.keys()
