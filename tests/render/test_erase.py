"""What goes in an erasure or moves in a merge is told in words, whatever table it lies in."""

from salto_cli.i18n import _, speaking
from salto_cli.render.erase import NAMES
from salto_cli.store.holdings import HOLDINGS


def test_every_table_that_holds_something_about_a_person_has_a_name_in_both_languages() -> None:
    assert set(HOLDINGS) <= set(NAMES)
    with speaking("nb"):
        assert [name for name in NAMES.values() if _(name) == name] == []
