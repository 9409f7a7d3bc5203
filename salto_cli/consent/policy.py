"""Read a policy file into rules the judge can look up, or refuse it with the key that is wrong.

The shipped policy stands beside this file, as TOML for people and the same as JSON, which is read in a
twentieth of the time. It is checked whole each time it is read, in a few milliseconds and without heavy
libraries: a policy that half fits must never judge.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from salto_cli.consent import vocabulary
from salto_cli.consent.matrix import MatrixReader, known, read_renewal
from salto_cli.consent.reading import Misfit, Table
from salto_cli.consent.reasons import citations, read_reasons
from salto_cli.consent.terms import Offence, Policy
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _

__all__ = ["Policy", "in_force", "load", "put_in_force", "read", "shipped"]

SHIPPED = Path(__file__).with_name("policy.toml")
PARSED = Path(__file__).with_name("policy.json")  # made of it by ``dev.py docs``; tests/test_docs.py compares


@cache
def shipped() -> Policy:
    """The policy that comes with the program, read once."""
    return read_entries(json.loads(PARSED.read_text(encoding="utf-8")))


# Which rules judge now: those that the store at hand has put in place, or the shipped ones. Chosen by the
# door when an act opens, as the language is when the program starts; read only when something is looked up.
_source: Callable[[], Policy] = shipped


def in_force() -> Policy:
    """The policy that judges now. Raises what its source does, where that no longer fits the program."""
    return _source()


def put_in_force(source: Callable[[], Policy]) -> None:
    """Let the policy that ``source`` gives judge from now on."""
    global _source
    _source = source


def load(path: Path) -> Policy:
    """The policy in the file at ``path``.

    Raises:
        Unacceptable: the file cannot be read, is not TOML, or a key is missing, unknown or wrong.
    """
    return read(text_of(path))


def text_of(path: Path) -> str:
    """What the file at ``path`` holds. Raises Unacceptable where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise Unacceptable(
            _("the policy file cannot be read"), _("give the path of a readable text file in UTF-8")
        ) from trouble


def read(text: str) -> Policy:
    """The policy that ``text`` (TOML) holds. Raises as ``load`` does, naming the line that is wrong."""
    try:
        return read_entries(parse(text))
    except Misfit as wrong:
        from salto_cli.consent.lines import line_of  # every command reads a policy, and few a wrong one

        line = line_of(text, wrong.path)
        if line is None:
            raise
        raise Misfit(wrong.path, wrong.trouble, line) from None


def parse(text: str) -> dict[str, object]:
    """What ``text`` says as TOML, not looked at further. Raises Unacceptable for what is none."""
    import tomllib  # the shipped policy has been read as JSON

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise Unacceptable(
            _("the policy file is not valid TOML: {where}").format(where=_where(str(trouble))),
            _("mend the file at that line"),
        ) from trouble


def _where(trouble: str) -> str:
    """The place that the reader of TOML tells of, in English alone; its words repeat what stands there."""
    found = re.search(r"\(at line (\d+), column (\d+)\)", trouble)
    if found is None:
        return _("it ends too early")
    return _("line {line}, column {column}").format(line=found[1], column=found[2])


def read_entries(entries: Mapping[str, object]) -> Policy:
    """The policy whose TOML has been parsed to ``entries``. Raises as ``load`` does."""
    with Table(dict(entries)) as root:
        return _policy(root)


def digest_of(text: str) -> str:
    """The SHA-256 of a policy's text, in hex: what it is known by once it is in place."""
    return sha256(text.encode("utf-8")).hexdigest()


def marked(policy: Policy, digest: str) -> Policy:
    """The same policy, known by the digest of its text as well."""
    return replace(policy, digest=digest)


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


def _offences(root: Table) -> dict[str, Offence]:
    return {
        key: Offence(**vocabulary.naming(key, row), law=row.text("law")) for key, row in root.each("offence")
    }
