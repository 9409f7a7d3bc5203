"""A policy holds what its file says, cell by cell: read a second time here, in another and plainer way."""

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from salto_cli.consent.policy import SHIPPED, Policy, read
from salto_cli.consent.terms import Requirement, Rule, Term
from tests.consent.facts import changed_text

TEXT = SHIPPED.read_text(encoding="utf-8")
SAYS: dict[str, Any] = tomllib.loads(TEXT)
CATEGORIES, SECTORS = tuple(SAYS["category"]), tuple(SAYS["sector"])
WORDS = {"Y": (True, "none"), "G1": (False, "one"), "Gall": (False, "all")}
WORDS |= {"Y+G1": (True, "one"), "Y+Gall": (True, "all")}
CHANGES = {
    "as shipped": (),
    "joint_15_17 off": (("joint_15_17 = true", "joint_15_17 = false"),),
    "all for leisure": (('leisure = "matrix"', 'leisure = "all"'),),
    "one for health, which the law makes joint": (('health = "matrix"', 'health = "one"'),),
    "one for crime": (('crime = "matrix"', 'crime = "one"'),),
}


@pytest.fixture(name="policy")
def fresh() -> Policy:
    """The shipped policy, read anew."""
    return read(TEXT)


def named(words: Mapping[str, Term]) -> dict[str, tuple[str, str, str, tuple[str, ...]]]:
    return {key: (term.key, term.nb, term.en, term.words) for key, term in words.items()}


def written(table: str) -> dict[str, tuple[str, str, str, tuple[str, ...]]]:
    return {key: (key, row["nb"], row["en"], tuple(row.get("words", ()))) for key, row in SAYS[table].items()}


def everyone(listed: list[str], names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names if listed == ["*"] else listed)


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("category", "categories"),
        ("sector", "sectors"),
        ("purpose", "purposes"),
        ("theme", "themes"),
        ("who", "voices"),
        ("keep", "keep"),
        ("basis", "bases"),
        ("offence", "offences"),
    ],
)
def test_every_word_has_its_names_in_the_order_of_the_file(policy: Policy, table: str, field: str) -> None:
    assert named(getattr(policy, field)) == written(table)
    assert list(getattr(policy, field)) == list(SAYS[table])


def test_every_category_asks_for_the_form_that_the_switches_name(policy: Policy) -> None:
    switches = SAYS["switches"]
    for key, category in policy.categories.items():
        assert category.written == (key in switches["written_required_categories"])
        assert category.explicit == (key in switches["explicit_required_categories"])


def test_every_recipient_is_what_the_file_calls_it_and_otherwise_a_public_service(policy: Policy) -> None:
    for key, sector in policy.sectors.items():
        row = SAYS["sector"][key]
        assert (sector.kind, sector.private, sector.unit) == (
            row.get("kind", "service"),
            row.get("private", False),
            row.get("unit", False),
        )


def test_themes_voices_and_offences_hold_what_is_theirs(policy: Policy) -> None:
    assert {key: theme.category for key, theme in policy.themes.items()} == {
        key: row["category"] for key, row in SAYS["theme"].items()
    }
    assert {key: voice.by for key, voice in policy.voices.items()} == {
        key: row.get("by") for key, row in SAYS["who"].items()
    }
    assert {key: offence.law for key, offence in policy.offences.items()} == {
        key: row["law"] for key, row in SAYS["offence"].items()
    }


def test_every_age_and_switch_is_the_one_in_the_file(policy: Policy) -> None:
    ages, switches = SAYS["ages"], dict(SAYS["switches"])
    assert {key: getattr(policy.ages, key) for key in ages} == ages
    private = frozenset(switches.pop("private_allowed_categories"))
    for key in ("written_required_categories", "explicit_required_categories"):
        del switches[key]
    assert {key: getattr(policy.switches, key) for key in switches} == switches
    assert policy.switches.private_allowed == private


def test_every_basis_for_keeping_holds_its_law_and_what_it_covers(policy: Policy) -> None:
    for key, basis in policy.keep.items():
        row = SAYS["keep"][key]
        assert basis.law == tuple(row["law"])
        assert basis.categories == everyone(row["categories"], CATEGORIES)
        assert basis.reference == row["reference"]
    assert policy.kin_categories == everyone(SAYS["kin"]["categories"], CATEGORIES)
    assert policy.kin_notes == SAYS["kin"]["notes"]


def test_every_basis_for_sharing_reaches_whom_the_file_names_and_asks_what_it_asks(policy: Policy) -> None:
    for key, basis in policy.bases.items():
        row = SAYS["basis"][key]
        leader = row["leader"]
        assert basis.recipients == everyone(row["recipients"], SECTORS) - set(
            row.get("except_recipients", ())
        )
        assert basis.except_sources == frozenset(row.get("except_sources", ()))
        assert basis.below_age == row.get("below_age")
        assert basis.closed_offences == row.get("closed_offences", False)
        assert basis.anonymous == row.get("anonymous", False)
        assert basis.leader == (leader if isinstance(leader, bool) else SAYS["switches"][leader])
        assert (basis.at_once, basis.documents) == (tuple(row["at_once"]), tuple(row["documents"]))
        assert basis.reason == row["reason"]


def test_without_the_switch_no_leader_approves_nr5_and_the_police_report_still_needs_one() -> None:
    without = read(changed_text(("nr5_leader = true", "nr5_leader = false")))
    assert [key for key, basis in without.bases.items() if basis.leader] == ["anmeldelse"]


def test_the_steps_before_the_matrix_hold_their_lists(policy: Policy) -> None:
    care, withheld = SAYS["care_order"], SAYS["withheld"]
    assert policy.care_order.categories == frozenset(care["categories"])
    assert policy.care_order.recipients == frozenset(SECTORS) - set(care["except_recipients"])
    assert policy.care_order.last == care["through"]
    assert policy.withheld.categories == frozenset(withheld["categories"])
    assert policy.withheld.recipients == frozenset(withheld["recipients"])
    assert (policy.withheld.first, policy.withheld.last) == (withheld["from"], withheld["through"])
    assert policy.address_categories == frozenset(SAYS["protected_address"]["categories"])
    assert policy.restricted_sources == {
        key: frozenset(row["except_recipients"]) for key, row in SAYS["source"].items()
    }
    assert policy.renewal == {int(age): reason for age, reason in SAYS["renewal"].items()}


def test_every_reason_says_what_the_file_says(policy: Policy) -> None:
    assert list(policy.reasons) == list(SAYS["reason"])
    for key, reason in policy.reasons.items():
        row = SAYS["reason"][key]
        assert (reason.key, reason.shown) == (key, row.get("key", key))
        assert (reason.decision, reason.who) == (row["decision"], tuple(row["who"]))
        assert (reason.law, reason.row) == (tuple(row["law"]), row.get("row", False))
        assert (reason.nb, reason.en, reason.next) == (row["nb"], row["en"], row["next"])


# --- the matrix ----------------------------------------------------------------------------------------


def cell(entries: Mapping[str, Any], category: str, sector: str) -> Mapping[str, Any]:
    """The last row of the matrix that names both."""
    rows: list[Mapping[str, Any]] = [
        row
        for row in entries["matrix"]
        if category in everyone(row["categories"], CATEGORIES)
        and sector in everyone(row["recipients"], SECTORS)
    ]
    return rows[-1]


def who_must_say_yes(
    entries: Mapping[str, Any], row: Mapping[str, Any], category: str, age: int
) -> tuple[bool, str]:
    """What the file says about one age, with its two switches over it."""
    word = row["ages"][str(max(int(start) for start in row["ages"] if int(start) <= age))]
    subject, guardians = WORDS[word]
    by_law = "joint" in row
    if subject and guardians != "none" and not by_law and not entries["switches"]["joint_15_17"]:
        return True, "none"
    quorum = entries["switches"]["guardian_quorum"][category]
    if guardians == "none" or quorum == "matrix" or (by_law and row["categories"] == ["*"]):
        return subject, guardians
    return subject, quorum


def alone_from(rule: Rule, age: int) -> int | None:
    """From which age the person has decided alone until ``age``, looked up from the age and downwards."""
    since = None
    for earlier in range(age, -1, -1):
        if not rule.ages[earlier].alone:
            return since
        since = earlier
    return since


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_every_cell_of_the_matrix_asks_at_every_age_whom_the_file_names(
    changes: tuple[tuple[str, str], ...],
) -> None:
    text = changed_text(*changes)
    entries, policy = tomllib.loads(text), read(text)
    assert policy.rules.keys() == {(category, sector) for category in CATEGORIES for sector in SECTORS}
    for (category, sector), rule in policy.rules.items():
        row = cell(entries, category, sector)
        assert len(rule.ages) == entries["ages"]["adult"] + 1
        for age, asked in enumerate(rule.ages):
            assert (asked.subject, asked.guardians) == who_must_say_yes(entries, row, category, age)
            assert rule.alone_since[age] == alone_from(rule, age)
        assert rule.law == tuple(row["law"])


def test_an_answer_of_the_matrix_cites_its_row_first_and_nothing_twice(policy: Policy) -> None:
    by_row = [key for key, row in SAYS["reason"].items() if row.get("row")]
    for (category, sector), rule in policy.rules.items():
        assert sorted(rule.laws) == sorted(by_row)
        for key, law in rule.laws.items():
            listed = [*cell(SAYS, category, sector)["law"], *SAYS["reason"][key]["law"]]
            assert law == tuple(dict.fromkeys(listed))


def test_someone_older_than_the_matrix_is_asked_as_an_adult_and_nobody_is_younger_than_nought(
    policy: Policy,
) -> None:
    rule = policy.rules["school", "nav"]
    assert rule.at(40) is rule.at(18) is rule.ages[18]
    assert rule.at(-1) is rule.ages[0]
    assert rule.at(15) is rule.ages[15]
    from_one = Requirement(True, "none")
    two = Rule(ages=(Requirement(False, "all"), from_one), alone_since=(None, 1), law=(), laws={})
    assert (two.at(-1), two.at(0), two.at(1)) == (two.ages[0], two.ages[0], from_one)


@pytest.mark.parametrize(("switch", "act"), [("fvl_version", "fvl"), ("bl_version", "bl")])
def test_a_new_act_renames_its_own_sections_and_no_others(switch: str, act: str) -> None:
    old = SAYS["switches"][switch]
    policy = read(changed_text((f'{switch} = "{old}"', f'{switch} = "2025"')))
    renamed = SAYS["new_sections"][act]
    for key, reason in policy.reasons.items():
        assert reason.law == tuple(renamed.get(law, law) for law in SAYS["reason"][key]["law"])
    for (category, sector), rule in policy.rules.items():
        assert rule.law == tuple(renamed.get(law, law) for law in cell(SAYS, category, sector)["law"])
    for key, basis in policy.keep.items():
        assert basis.law == tuple(renamed.get(law, law) for law in SAYS["keep"][key]["law"])
