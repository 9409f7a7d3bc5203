"""Read a policy file into rules the judge can look up, or refuse it with the key that is wrong.

The shipped policy stands beside this file. It is checked whole each time it is read, in a few
milliseconds and without heavy libraries: a policy that half fits must never judge.
"""

import tomllib
from functools import cache
from pathlib import Path

from salto_cli.consent import vocabulary
from salto_cli.consent.matrix import MatrixReader, known, read_renewal
from salto_cli.consent.reading import Table
from salto_cli.consent.reasons import citations, read_reasons
from salto_cli.consent.terms import Policy
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _

__all__ = ["Policy", "load", "read", "shipped"]

SHIPPED = Path(__file__).with_name("policy.toml")


@cache
def shipped() -> Policy:
    """The policy that comes with the program, read once."""
    return load(SHIPPED)


def load(path: Path) -> Policy:
    """The policy in the file at ``path``.

    Raises:
        Unacceptable: the file cannot be read, is not TOML, or a key is missing, unknown or wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise Unacceptable(
            _("the policy file cannot be read"), _("give the path of a readable text file in UTF-8")
        ) from trouble
    return read(text)


def read(text: str) -> Policy:
    """The policy that ``text`` (TOML) holds. Raises as ``load`` does."""
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise Unacceptable(
            _("the policy file is not valid TOML: {trouble}").format(trouble=trouble),
            _("mend the file at that line"),
        ) from trouble
    return read_entries(entries)


def read_entries(entries: dict[str, object]) -> Policy:
    """The policy whose TOML has been parsed to ``entries``. Raises as ``load`` does."""
    with Table(entries) as root:
        return _policy(root)


def _policy(root: Table) -> Policy:
    # Longer than most: one line per table of the file, in the order the later ones need the earlier.
    with root.section("switches") as switch_table:
        categories = vocabulary.read_categories(root, switch_table)
        switches = vocabulary.read_switches(switch_table, categories)
    sectors, ages = vocabulary.read_sectors(root), vocabulary.read_ages(root)
    cited = citations(root, switches)
    voices = vocabulary.read_voices(root)
    reasons = read_reasons(root, frozenset(voices), cited)
    renewal = read_renewal(root, reasons)
    rows = MatrixReader(switches, ages, renewal, reasons, cited)
    kin_categories, kin_notes = _kin(root, frozenset(categories))
    return Policy(
        version=root.text("version"),
        ages=ages,
        switches=switches,
        categories=categories,
        sectors=sectors,
        purposes=vocabulary.read_purposes(root),
        themes=vocabulary.read_themes(root, categories),
        voices=voices,
        keep=vocabulary.read_keep(root, categories, cited),
        rules=rows.read(root, tuple(categories), tuple(sectors)),
        renewal=renewal,
        restricted_sources={
            name: known(row, "except_recipients", sectors) for name, row in root.each("source")
        },
        address_categories=_address(root, frozenset(categories)),
        care_order=vocabulary.read_care_order(root, categories, sectors),
        withheld=vocabulary.read_withheld(root, categories, sectors),
        bases=vocabulary.read_bases(root, sectors, switches, reasons),
        offences=_offences(root),
        kin_categories=kin_categories,
        kin_notes=kin_notes,
        reasons=reasons,
    )


def _kin(root: Table, categories: frozenset[str]) -> tuple[frozenset[str], bool]:
    with root.section("kin") as table:
        return known(table, "categories", categories), table.flag("notes")


def _address(root: Table, categories: frozenset[str]) -> frozenset[str]:
    with root.section("protected_address") as table:
        return known(table, "categories", categories)


def _offences(root: Table) -> dict[str, str]:
    with root.section("offence") as table:
        return {name: table.text(name) for name in table.remaining()}
