"""A policy that half fits never judges: each key is taken away, misspelt and given the wrong kind in turn.

Each time the whole file is refused, and whoever mends it is told which key it is, and what it must be.
"""

import tomllib
from collections.abc import Iterator
from copy import copy
from typing import Any, TypeAlias

import pytest

from salto_cli.consent import vocabulary
from salto_cli.consent.policy import SHIPPED, read_entries
from salto_cli.consent.reading import Misfit
from salto_cli.consent.reasons import KNOWN

SAYS: dict[str, Any] = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
TABLES = [key for key, value in SAYS.items() if isinstance(value, dict)]
Path: TypeAlias = tuple[str | int, ...]

# What may be left out, and means no or none.
OPTIONAL = {"words", "row", "kind", "private", "unit", "except_recipients", "except_sources", "joint"}
OPTIONAL |= {"below_age", "closed_offences", "anonymous"}
# Their keys are names that a municipality chooses: one more or fewer is another policy, not a wrong one.
NAMED = {"category", "sector", "purpose", "theme", "who", "source", "basis", "offence", "keep", "reason"}
CHOSEN_KEYS = {"renewal", "new_sections", "ages"}
# Neither an answer's own name nor a second meaning of a kind of giver is missed where it is not.
SPOKEN_FOR = {("reason", "THIRD_PARTY_SELF", "key")}

TEXT_WANTED, FLAG_WANTED = "must be a text on one line", "must be true or false"
NUMBER_WANTED, TABLE_WANTED = "must be a whole number", "must be a table"
LIST_WANTED, ONCE = "must be a list of texts", "must be a list of texts, each once"
TABLES_WANTED = "must be a list of tables"


def name_of(path: Path) -> str:
    """``matrix[3].ages``, as a refusal names it."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every key of a table or of a list of tables, and of the tables in it."""
    keys = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in keys:
        yield (*path, key), inner
        if isinstance(inner, dict):
            yield from walk(inner, (*path, key))


def with_key(path: Path, *new: Any, key: str | None = None) -> dict[str, Any]:
    """The policy's tables with another value at ``path``, or under another ``key``, or with none there."""
    entries = {**SAYS}
    table: Any = entries
    for part in path[:-1]:  # what is read is not changed, so that only what is on the way is copied
        table[part] = copy(table[part])
        table = table[part]
    if key is not None:
        table[key] = table[path[-1]]
    if new:
        table[path[-1]] = new[0]
    else:
        del table[path[-1]]
    return entries


def refused(entries: dict[str, Any]) -> tuple[str, str]:
    """Which key the policy is refused for, and what is said to be wrong with it."""
    with pytest.raises(Misfit) as refusal:
        read_entries(entries)
    return refusal.value.path, refusal.value.trouble


def wrong_for(path: Path, value: Any) -> list[tuple[Any, str]]:
    """Values of the wrong kind, each with what is said of it."""
    if path[0] == "basis" and path[-1] == "leader":
        said = "must be true, false or the name of a switch"
        return [("nr6_leader", said), (1, said), (["leader"], said)]
    if isinstance(value, bool):
        return [("true", FLAG_WANTED), (1, FLAG_WANTED), (0, FLAG_WANTED)]
    if isinstance(value, int):
        return [("12", NUMBER_WANTED), (True, NUMBER_WANTED), (1.0, NUMBER_WANTED), (-1, NUMBER_WANTED)]
    if isinstance(value, str):
        texts: tuple[Any, ...] = (7, "", "  ", "two\nlines", ["text"])
        return [(each, TEXT_WANTED) for each in texts]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows: tuple[Any, ...] = ({}, [], "x", [*value, 7])
        return [(each, TABLES_WANTED) for each in rows]
    if isinstance(value, list):
        return [("text", LIST_WANTED), ([7], ONCE), ([" "], ONCE), ([*value, "a", "a"], ONCE)]
    return [(7, TABLE_WANTED), (["table"], TABLE_WANTED)]


def of(table: str) -> list[tuple[Path, Any]]:
    """A table of the file, or a key that stands above them all, with every key in it."""
    inner = walk(SAYS[table], (table,)) if table in TABLES or table == "matrix" else ()
    return [((table,), SAYS[table]), *inner]


@pytest.mark.parametrize("table", SAYS)
def test_a_key_of_the_wrong_kind_is_named_with_what_it_must_be(table: str) -> None:
    for path, value in of(table):
        if not isinstance(path[-1], int):
            for wrong, said in wrong_for(path, value):
                assert refused(with_key(path, wrong)) == (name_of(path), said), (path, wrong)


def has_a_fixed_name(path: Path) -> bool:
    """Whether the program looks the key up by its name."""
    named = len(path) == 2 and path[0] in NAMED
    numbered = isinstance(path[-1], int)
    chosen = len(path) > 1 and bool(CHOSEN_KEYS & set(path[:-1])) and path[-1] not in SAYS["ages"]
    an_act = path[0] == "new_sections" and len(path) == 2
    return not named and not numbered and (an_act or not chosen)


@pytest.mark.parametrize("table", SAYS)
def test_a_key_that_is_left_out_is_named_as_missing(table: str) -> None:
    for path, _value in of(table):
        if has_a_fixed_name(path) and path[-1] not in OPTIONAL | {"by"} and path not in SPOKEN_FOR:
            assert refused(with_key(path)) == (name_of(path), "is missing")


@pytest.mark.parametrize("table", [*TABLES, "matrix"])
def test_a_key_that_the_program_does_not_know_is_named(table: str) -> None:
    for path, value in of(table):
        if path[-1] in OPTIONAL:
            strange = (*path[:-1], "gossip")
            assert refused(with_key(path, value, key="gossip")) == (
                name_of(strange),
                "is not a key of the policy",
            )


@pytest.mark.parametrize(
    "path",
    [
        *[(table,) for table in ("ages", "switches", "kin", "protected_address", "care_order", "withheld")],
        ("new_sections",),
        ("category", "work"),
        ("sector", "nav"),
        ("purpose", "mediation"),
        ("theme", "job"),
        ("who", "leader"),
        ("source", "police"),
        ("basis", "nr5"),
        ("offence", "ran"),
        ("keep", "consent"),
        ("reason", "SELF"),
        ("matrix", 3),
    ],
    ids=lambda path: name_of(path),
)
def test_no_table_takes_a_key_more(path: Path) -> None:
    table: Any = SAYS
    for part in path:
        table = table[part]
    entries = with_key(path, {**table, "gossip": True})
    assert refused(entries) == (f"{name_of(path)}.gossip", "is not a key of the policy")


def test_the_file_itself_takes_no_table_more() -> None:
    assert refused({**SAYS, "gossip": {}}) == ("gossip", "is not a key of the policy")


@pytest.mark.parametrize("table", sorted(NAMED))
def test_a_table_of_names_is_never_empty(table: str) -> None:
    path, said = refused({**SAYS, table: {}})
    assert (path, said) in {
        (table, "must not be empty"),
        ("switches.guardian_quorum.identity", "is not a key of the policy"),
        ("switches.written_required_categories", "names something that the policy does not define"),
    }


STRANGE = "names something that the policy does not define"
STEPS = "must begin at 0 and end with Y at the age of majority"
NO_REASON = "has an age that [renewal] gives no reason for"
RECORDED = "may hold facts, necessity, proportionality, consent, told, order only"
FIELDS = "may hold {person} {service} {category} {by} only"
WHO = "must name who could say yes (or nobody), and be empty for an allow"


@pytest.mark.parametrize(
    ("path", "wrong", "said"),
    [
        (("switches", "private_allowed_categories"), ["identity", "gossip"], STRANGE),
        (("switches", "explicit_required_categories"), ["gossip"], STRANGE),
        (("kin", "categories"), ["*", "identity"], STRANGE),
        (("protected_address", "categories"), ["address"], STRANGE),
        (("care_order", "categories"), ["nav"], STRANGE),
        (("care_order", "except_recipients"), ["health", "crime"], STRANGE),
        (("withheld", "categories"), ["bup"], STRANGE),
        (("withheld", "recipients"), ["bup"], STRANGE),
        (("source", "police", "except_recipients"), ["politi"], STRANGE),
        (("keep", "consent", "categories"), ["nav"], STRANGE),
        (("basis", "palegg", "recipients"), ["bv"], STRANGE),
        (("basis", "nr5", "except_recipients"), ["press"], STRANGE),
        (("matrix", 0, "categories"), ["address"], STRANGE),
        (("matrix", 0, "recipients"), ["press"], STRANGE),
        (("sector", "self", "kind"), "person", "must be one of: service, guardian, self"),
        (("who", "guardian", "by"), "parent", "must be one of: subject, guardian, barnevern_care"),
        (("matrix", len(SAYS["matrix"]) - 1, "joint"), "municipality", "must be one of: law"),
        (("matrix", 0, "ages"), {"0": "G1", "18": "Y", "19": "Y"}, STEPS),
        (("matrix", 0, "ages"), {"0": "G1", "18": "G1"}, STEPS),
        (("matrix", 0, "ages"), {"0": "G1", "15": "Y+G1"}, STEPS),
        (("matrix", 0, "ages"), {}, STEPS),
        (("matrix", 0, "ages"), {"0": "G1", "14": "Y", "18": "Y"}, NO_REASON),
        (("matrix", 0, "law"), [], "must not be empty"),
        (("basis", "palegg", "reason"), "SUBJECT_REFUSED", "must be a reason that allows"),
        (("basis", "palegg", "at_once"), ["order", "gossip"], RECORDED),
        (("basis", "palegg", "documents"), ["why"], RECORDED),
        (("reason", "SELF", "decision"), "yes", "must be one of: allow, deny, needs"),
        (("reason", "SELF", "who"), ["subject"], WHO),
        (("reason", "WITHDRAWN", "who"), [], WHO),
        (("reason", "WITHDRAWN", "who"), ["giver", "sheriff"], WHO),
        (("reason", "SELF", "next"), "salto {name}", FIELDS),
        (("reason", "SELF", "next"), "salto {", FIELDS),
        (("reason", "SELF", "next"), "salto {}", FIELDS),
        (("ages", "adult"), 1201, NUMBER_WANTED),
    ],
)
def test_a_word_that_the_policy_does_not_define_is_refused(path: Path, wrong: Any, said: str) -> None:
    assert refused(with_key(path, wrong)) == (name_of(path), said)


@pytest.mark.parametrize("age", ["ten", "-1", "1000", "²", "٣", "1.5", ""])
def test_what_is_not_an_age_in_years_is_refused_as_one(age: str) -> None:
    renewal = {**SAYS["renewal"], age: "RECONFIRM_AT_18"}
    assert refused({**SAYS, "renewal": renewal}) == (f"renewal.{age}", "must be an age in years")


def test_an_age_may_have_three_figures() -> None:
    renewal = {**SAYS["renewal"], "100": "RECONFIRM_AT_18"}
    assert read_entries({**SAYS, "renewal": renewal}).renewal[100] == "RECONFIRM_AT_18"


@pytest.mark.parametrize("age", ["15", "16", "18"])
def test_every_birthday_at_which_a_consent_must_be_given_anew_has_its_reason(age: str) -> None:
    renewal = {key: reason for key, reason in SAYS["renewal"].items() if key != age}
    path, said = refused({**SAYS, "renewal": renewal})
    assert path.endswith(".ages")
    assert said == NO_REASON


@pytest.mark.parametrize("key", sorted(KNOWN))
def test_a_reason_that_the_judge_can_give_is_not_left_out(key: str) -> None:
    reasons = {each: row for each, row in SAYS["reason"].items() if each != key}
    assert refused({**SAYS, "reason": reasons}) == (f"reason.{key}", "is missing")


@pytest.mark.parametrize("key", [*SAYS["category"]])
def test_a_category_that_is_left_out_is_still_named_somewhere(key: str) -> None:
    categories = {each: row for each, row in SAYS["category"].items() if each != key}
    path, _said = refused({**SAYS, "category": categories})
    assert path.startswith("switches.")


def test_who_has_always_decided_alone_needs_no_birthday_and_who_does_from_one_year_does() -> None:
    always, from_one = ({"0": "Y", "18": "Y"}, {"0": "G1", "1": "Y", "18": "Y"})
    policy = read_entries(with_key(("matrix", 0, "ages"), always))
    assert policy.rules["identity", "nav"].alone_since == (0,) * 19
    assert refused(with_key(("matrix", 0, "ages"), from_one)) == ("matrix[0].ages", NO_REASON)


def test_a_basis_may_ask_for_everything_that_can_be_recorded() -> None:
    policy = read_entries(with_key(("basis", "nr5", "documents"), list(vocabulary.RECORDED)))
    assert policy.bases["nr5"].documents == vocabulary.RECORDED


def test_all_may_be_named_one_by_one_as_well() -> None:
    policy = read_entries(with_key(("kin", "categories"), [*SAYS["category"]]))
    assert policy.kin_categories == policy.categories.keys()


def test_a_category_without_a_row_for_one_recipient_is_refused_by_both_names() -> None:
    rows = [row for row in SAYS["matrix"] if row["categories"] != ["work"]]
    assert refused({**SAYS, "matrix": rows}) == ("matrix", "has no row for work → nav")


def test_each_kind_of_giver_is_spoken_for_once() -> None:
    for who in (
        {key: row for key, row in SAYS["who"].items() if key != "barnevern"},
        {**SAYS["who"], "parent": {"by": "guardian", "nb": "forelder", "en": "a parent"}},
    ):
        assert refused({**SAYS, "who": who}) == ("who", "must name each giver of a statement once")


def test_a_whole_number_reaches_from_nought_to_a_hundred_years_of_months() -> None:
    for months in (0, 1200):
        switches = {**SAYS["switches"], "max_months": months}
        assert read_entries({**SAYS, "switches": switches}).switches.max_months == months
