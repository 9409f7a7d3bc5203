"""The policy file: read strictly or not at all, and the only place that knows a rule."""

import tomllib
from pathlib import Path

import pytest

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import SHIPPED, load, read, shipped
from salto_cli.errors import Unacceptable
from tests.consent.facts import ask, at, changed_text, grant, person, policy_with, refusal

TEXT = SHIPPED.read_text(encoding="utf-8")


def test_the_shipped_policy_loads_and_says_its_version() -> None:
    assert shipped().version == "2026.1"
    assert shipped() is shipped()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("max_months = 12", "max_month = 12", "switches.max_months: is missing"),
        ("max_months = 12", 'max_months = "12"', "switches.max_months: must be a whole number"),
        ("max_months = 12", "max_months = -1", "switches.max_months: must be a whole number"),
        ("max_months = 12", "max_months = true", "switches.max_months: must be a whole number"),
        ("joint_15_17 = true", 'joint_15_17 = "no"', "switches.joint_15_17: must be true or false"),
        (
            'leap_birthday = "mar1"',
            'leap_birthday = "mar2"',
            "leap_birthday: must be one of: mar1, feb28, strict",
        ),
        ("[kin]", "[kin]\nnote = false", "kin.note: is not a key"),
        ('identity = "matrix"', 'identity = "two"', "guardian_quorum.identity: must be one of"),
        (
            'written_required_categories = ["health"',
            'written_required_categories = ["helse"',
            "does not define",
        ),
        ('recipients = ["school", "ppt"]', 'recipients = ["school", "pptt"]', "matrix[5].recipients: names"),
        ('ages = { 0 = "G1", 15 = "Y+G1", 18 = "Y" }', 'ages = { 15 = "Y+G1", 18 = "Y" }', "must begin at 0"),
        ('ages = { 0 = "G1", 15 = "Y+G1", 18 = "Y" }', 'ages = { 0 = "G1", 18 = "Y+G1" }', "must begin at 0"),
        (
            'ages = { 0 = "G1", 15 = "Y+G1", 18 = "Y" }',
            'ages = { 0 = "G1", 17 = "Y", 18 = "Y" }',
            "[renewal]",
        ),
        (
            'ages = { 0 = "G1", 15 = "Y+G1", 18 = "Y" }',
            'ages = { 0 = "G2", 18 = "Y" }',
            "ages.0: must be one of",
        ),
        ('ages = { 0 = "G1", 15 = "Y+G1", 18 = "Y" }', 'ages = { ten = "G1", 18 = "Y" }', "must be an age"),
        (
            '[[matrix]]\ncategories = ["identity"]\nrecipients = ["*"]',
            '[[matrix]]\ncategories = ["identity"]\nrecipients = ["nav"]',
            "has no row for identity",
        ),
        (
            'reason = "STATUTORY_AVVERGE"',
            'reason = "STATUTORY_AVVERG"',
            "basis.avverge.reason: must be one of",
        ),
        ('reason = "STATUTORY_AVVERGE"', 'reason = "SUBJECT_REFUSED"', "must be a reason that allows"),
        ('leader = "nr5_leader"', 'leader = "nr6_leader"', "basis.nr5.leader: must be true, false"),
        ('who = ["police"]', 'who = ["sheriff"]', "who: must name who could say yes"),
        ('who = ["police"]', "who = []", "who: must name who could say yes"),
        ('next = "salto policy show"', 'next = "salto {name}"', "next: may hold"),
        ('next = "salto policy show"', 'next = "salto {"', "next: may hold"),
        ('law = ["strl § 17"]', "law = []", "law: must not be empty"),
        (
            'category = "work", nb = "jobb"',
            'category = "job", nb = "jobb"',
            "theme.job.category: must be one of",
        ),
        ("[reason.EXPIRED]", "[reason.EXPIRD]", "reason.EXPIRED: is missing"),
        ('version = "2026.1"', 'version = ""', "version: must be a text"),
        ('nb = "skole"', 'nb = "sko\\nle"', "nb: must be a text on one line"),
        ('words = ["bv"]', 'words = ["bv", "bv"]', "words: must be a list of texts, each once"),
        ('fvl_version = "1967"', 'fvl_version = "1970"', "fvl_version: must be one of: 1967, 2025"),
    ],
)
def test_a_wrong_key_refuses_the_whole_file_and_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        read(changed_text((old, new)))
    assert said in refused.value.message
    assert refused.value.hint


def test_a_file_that_is_not_toml_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unacceptable, match="not valid TOML"):
        read("version = ")
    with pytest.raises(Unacceptable, match="cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes("version = 'bokmål'".encode("latin-1"))
    with pytest.raises(Unacceptable, match="cannot be read"):
        load(tmp_path / "latin.toml")


def test_a_policy_loads_from_any_path(tmp_path: Path) -> None:
    (tmp_path / "vår.toml").write_text(TEXT, encoding="utf-8")
    loaded = load(tmp_path / "vår.toml")
    assert (loaded.version, loaded.reasons.keys()) == (shipped().version, shipped().reasons.keys())


def test_norwegian_and_english_words_are_understood_and_others_are_not() -> None:
    rules = shipped()
    assert rules.category_named("Skole") == rules.category_named("school") == "school"
    assert rules.category_named("økonomi") == rules.category_named("okonomi") == "housing_economy"
    assert rules.sector_named("konfliktråd") == rules.sector_named("KONFLIKTRAD") == "konfliktrad"
    assert rules.purpose_named("oppfølging") == "follow_up"
    assert rules.category_named("child welfare") == "child_welfare"
    assert rules.category_named("") is rules.sector_named("skolen min") is None


def test_every_theme_belongs_to_a_category_and_every_category_has_a_theme() -> None:
    themes = shipped().themes.values()
    assert {theme.category for theme in themes} == shipped().categories.keys()


def test_no_word_means_two_things_within_its_list() -> None:
    from salto_cli.consent.terms import fold

    for terms in (
        shipped().categories,
        shipped().sectors,
        shipped().purposes,
        shipped().themes,
        shipped().keep,
    ):
        words: dict[str, str] = {}
        for term in terms.values():
            for word in {fold(each) for each in (term.key, term.nb, term.en, *term.words)}:
                assert words.setdefault(word, term.key) == term.key, word


def test_every_reason_speaks_two_languages_on_one_line() -> None:
    for reason in shipped().reasons.values():
        assert reason.nb != reason.en
        assert reason.nb.endswith((".", ").")) and reason.en.endswith("."), reason.key
        assert reason.next.startswith("salto "), reason.key


# --- the switches -----------------------------------------------------------------------------------


def test_joint_15_17_off_lets_the_youth_decide_alone_where_the_law_does_not_say_otherwise() -> None:
    older = policy_with(("joint_15_17 = true", "joint_15_17 = false"))
    own = grant(
        services=frozenset({"nav", "health", "konfliktrad"}), categories=frozenset({"work", "health"})
    )
    assert may_share(person(16, own), ask("work", "nav"), older).allowed
    assert not may_share(person(16, own), ask("work", "nav"), shipped()).allowed
    assert may_share(person(15, own), ask("health", "health"), older).reason == "NEEDS_GUARDIAN"
    assert may_share(person(16, own), ask("work", "konfliktrad"), older).reason == "NEEDS_GUARDIAN"


def test_guardian_quorum_one_makes_one_guardian_enough_for_that_category_only() -> None:
    one = policy_with(('school = "matrix"', 'school = "one"'))
    both = frozenset({"school", "family"})
    alone = grant("guardian:G1", services=frozenset({"school", "konfliktrad"}), categories=both)
    assert may_share(person(14, alone), ask("school", "school"), one).allowed
    assert may_share(person(14, alone), ask("family", "school"), one).reason == "NEEDS_OTHER_GUARDIAN"
    own = grant(order=1, services=frozenset({"konfliktrad"}))
    answer = may_share(person(14, alone, own), ask("school", "konfliktrad"), one)
    assert answer.reason == "NEEDS_OTHER_GUARDIAN", "konfrådl § 22 c is not the municipality's to change"


def test_guardian_quorum_all_asks_every_guardian_also_where_one_was_enough() -> None:
    every = policy_with(('leisure = "matrix"', 'leisure = "all"'))
    alone = grant("guardian:G1", categories=frozenset({"leisure"}))
    assert may_share(person(14, alone), ask("leisure"), shipped()).allowed
    assert may_share(person(14, alone), ask("leisure"), every).reason == "NEEDS_OTHER_GUARDIAN"


def test_max_months_is_the_cap() -> None:
    three = policy_with(("max_months = 12", "max_months = 1"))
    assert may_share(person(19, grant()), ask(), three).reason == "EXPIRED_CAP"


def test_expiry_inclusive_off_ends_a_consent_the_day_before() -> None:
    exclusive = policy_with(("expiry_inclusive = true", "expiry_inclusive = false"))
    ends_today = person(19, grant(through=ask().moment.day))
    assert may_share(ends_today, ask(), shipped()).allowed
    assert may_share(ends_today, ask(), exclusive).reason == "EXPIRED"


def test_withdrawal_day_stop_off_lets_the_day_run_out() -> None:
    lenient = policy_with(("withdrawal_day_stop = true", "withdrawal_day_stop = false"))
    today = ask().moment.day
    withdrawn = person(19, grant(withdrawn=at(today)))
    assert may_share(withdrawn, ask(), shipped()).reason == "WITHDRAWN"
    assert may_share(withdrawn, ask(), lenient).allowed
    assert may_share(person(19, grant(withdrawn=at(today, "09:00"))), ask(), lenient).reason == "WITHDRAWN"


def test_reconfirm_at_birthday_off_keeps_what_was_given_before() -> None:
    lasting = policy_with(("reconfirm_at_birthday = true", "reconfirm_at_birthday = false"))
    own = grant(services=frozenset({"nav"}))
    facts = person(17, own)
    on_18 = facts.birth_date.replace(year=facts.birth_date.year + 18)
    assert may_share(facts, ask("school", "nav", on_18), shipped()).reason == "RECONFIRM_AT_18"
    assert may_share(facts, ask("school", "nav", on_18), lasting).allowed


def test_treat_other_bydel_as_separate_off_does_not_compare_the_unit_but_still_asks() -> None:
    one = policy_with(("treat_other_bydel_as_separate = true", "treat_other_bydel_as_separate = false"))
    own = grant(services=frozenset({"bydel_other"}), unit="Alna")
    elsewhere = ask("school", "bydel_other", unit="Grorud")
    assert may_share(person(19, own), elsewhere, shipped()).reason == "OUT_OF_SCOPE_SERVICE"
    assert may_share(person(19, own), elsewhere, one).allowed
    assert may_share(person(19), elsewhere, one).reason == "NO_CONSENT"


def test_private_allowed_categories_is_the_list_for_private_bodies() -> None:
    only_leisure = policy_with(
        ('private_allowed_categories = ["identity", "leisure"]', 'private_allowed_categories = ["leisure"]')
    )
    own = grant(services=frozenset({"idrettslag"}), categories=frozenset({"identity"}))
    assert may_share(person(19, own), ask("identity", "idrettslag"), shipped()).allowed
    assert may_share(person(19, own), ask("identity", "idrettslag"), only_leisure).decision == "deny"


def test_the_required_forms_are_lists_in_the_policy() -> None:
    relaxed = policy_with(
        (
            'explicit_required_categories = ["health", "substance", "crime"]',
            "explicit_required_categories = []",
        ),
        (
            'written_required_categories = ["health", "substance", "crime"]',
            'written_required_categories = ["school"]',
        ),
    )
    crime = grant(
        services=frozenset({"police"}),
        categories=frozenset({"crime"}),
        form="oral",
        noted=True,
        explicit=False,
    )
    assert may_share(person(19, crime), ask("crime", "police"), relaxed).allowed
    assert may_share(person(19, grant(form="oral", noted=True)), ask(), relaxed).reason == "WRITTEN_REQUIRED"


def test_the_new_acts_are_cited_when_they_are_chosen() -> None:
    new = policy_with(
        ('fvl_version = "1967"', 'fvl_version = "2025"'), ('bl_version = "1981"', 'bl_version = "2025"')
    )
    facts = person(14, refusal())
    assert may_share(facts, ask(), shipped()).law == ("fvl § 13 a nr. 1", "barnelova (1981) §§ 31, 33")
    assert may_share(facts, ask(), new).law == ("fvl (2025) § 34 (1) a", "barnelova (2025) §§ 1-2, 6-6")


def test_every_old_section_that_is_cited_has_its_new_one() -> None:
    new = policy_with(
        ('fvl_version = "1967"', 'fvl_version = "2025"'), ('bl_version = "1981"', 'bl_version = "2025"')
    )
    cited = {law for reason in new.reasons.values() for law in reason.law}
    cited |= {law for rule in new.rules.values() for law in rule.law}
    assert not [law for law in cited if law.startswith("fvl §") or "(1981)" in law]


# --- the page for the lawyer --------------------------------------------------------------------------


def test_the_page_for_the_lawyer_names_every_switch_basis_and_reason_of_the_judge() -> None:
    page = (Path(__file__).parents[2] / "docs" / "consent.md").read_text(encoding="utf-8")
    entries = tomllib.loads(TEXT)
    for name in [*entries["switches"], *entries["basis"], *entries["category"]]:
        assert name in page, name
    spoken = {
        key for key in shipped().reasons if not key.startswith(("STATUTORY_", "UNKNOWN_", "NOT_JUDGED"))
    }
    for key in spoken - {"THIRD_PARTY_SELF", "RECONFIRM_AT_16"}:  # shown as THIRD_PARTY; "15, 16 or 18"
        assert key in page, key
