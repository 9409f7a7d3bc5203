"""The words people type and read: how they are compared, what an answer says, which policy is in force."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from salto_cli.consent import policy as policies
from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import SHIPPED, Policy, digest_of, in_force, load, marked, put_in_force, shipped
from salto_cli.consent.terms import fold
from salto_cli.errors import Unacceptable
from salto_cli.models.answer import Answer
from tests.consent.facts import ask, grant, person, policy_with

POLICY = shipped()


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Skole", "skole"),
        ("  ØKONOMI ", "okonomi"),
        ("Sær-Ål", "saer_al"),
        ("Aerlig", "aerlig"),
        ("psykisk helse", "psykisk_helse"),
        ("psykisk-helse", "psykisk_helse"),
        ("psykisk_helse", "psykisk_helse"),
        ("psykisk  -_ helse", "psykisk_helse"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("a\u030al", "al"),  # an å in two characters, as some keyboards write it
        ("", ""),
        (" - ", ""),
    ],
)
def test_words_are_compared_without_case_letters_of_ones_own_and_kinds_of_gap(
    typed: str, compared: str
) -> None:
    assert fold(typed) == compared


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("avvergeplikt", "avverge"),
        ("Duty to avert a serious crime", "avverge"),
        ("NR5", "nr5"),
        ("nr6", None),
    ],
)
def test_a_basis_for_sharing_is_understood_by_its_words(word: str, key: str | None) -> None:
    assert POLICY.sharing_basis_named(word) == key


def test_a_word_of_one_list_means_nothing_in_another() -> None:
    assert POLICY.category_named("nav") is None
    assert POLICY.sector_named("crime") is None
    assert POLICY.purpose_named("health") == "health_help"
    assert POLICY.sharing_basis_named("crime_prevention") is None


def test_a_key_is_never_another_terms_word() -> None:
    """Where the file has given one term's key to another as a word, the key wins."""
    shadowed = policy_with(('words = ["idrett", "sport"]', 'words = ["idrett", "school"]'))
    assert shadowed.category_named("school") == "school"
    first = policy_with(('words = ["bv"]', 'words = ["bv", "idrett"]'))
    assert first.category_named("idrett") == "leisure", "of two terms with one word the first has it"


def test_a_term_has_its_name_in_the_language_that_is_asked_for() -> None:
    school = POLICY.categories["school"]
    assert (school.label("nb"), school.label("en"), school.label("de")) == ("skole", "school", "skole")


# --- what an answer says -----------------------------------------------------------------------------------


def test_the_next_command_is_filled_in_with_whom_what_and_who_must_say_it() -> None:
    asked = may_share(person(14, grant("guardian:G1")), ask(), POLICY)
    command = POLICY.next_command(asked, person="P-017Z", service="school-a", category="school")
    assert command == POLICY.reasons["NEEDS_OTHER_GUARDIAN"].next.format(
        person="P-017Z", service="school-a", category="school", by="guardian"
    )
    for word in ("P-017Z", "school-a", "--by guardian"):
        assert word in command


@pytest.mark.parametrize(
    ("who", "by"),
    [
        (("nobody", "lawyer"), "subject"),
        ((), "subject"),
        (("lawyer", "guardian", "subject"), "guardian"),
        (("barnevern",), "barnevern_care"),
    ],
)
def test_it_is_said_by_the_first_who_can_say_it_and_else_by_the_person(who: tuple[str, ...], by: str) -> None:
    reason = POLICY.reasons["EXPIRED"]
    command = POLICY.next_command(
        Answer(reason.decision, reason.shown, reason.law, who), person="P-1", service="s", category="c"
    )
    assert command == reason.next.format(person="P-1", service="s", category="c", by=by)
    assert f"--by {by} " in f"{command} "


def test_a_reason_that_two_answers_share_is_told_by_the_decision() -> None:
    shown = POLICY.reasons["THIRD_PARTY_SELF"].shown
    for key in ("THIRD_PARTY", "THIRD_PARTY_SELF"):
        reason = POLICY.reasons[key]
        answer = Answer(reason.decision, shown, reason.law, reason.who)
        assert (POLICY.text(answer, "nb"), POLICY.text(answer, "en")) == (reason.nb, reason.en)


# --- which policy is in force ------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _shipped_again() -> Iterator[None]:
    yield
    put_in_force(shipped)


def test_the_shipped_policy_is_in_force_until_another_is_put_in_place() -> None:
    assert in_force() is shipped()
    own = policy_with(("max_months = 12", "max_months = 6"))
    put_in_force(lambda: own)
    assert in_force() is own
    put_in_force(shipped)
    assert in_force() is shipped()


def test_a_policy_is_read_only_when_something_is_looked_up() -> None:
    asked: list[str] = []

    def own() -> Policy:
        asked.append("read")
        return shipped()

    put_in_force(own)
    assert asked == []
    in_force()
    assert asked == ["read"]


def test_a_municipalitys_own_policy_is_known_by_the_digest_of_its_text() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    digest = digest_of("blåbær")
    assert digest == sha256("blåbær".encode()).hexdigest()
    own = marked(policies.read(text), digest)
    assert (own.digest, own.name) == (digest, f"2026.1+{digest[:8]}")
    assert (shipped().digest, shipped().name) == ("", "2026.1")
    assert own.rules.keys() == shipped().rules.keys()


@pytest.mark.parametrize("content", [None, "version = 'bokmål'".encode("latin-1")])
def test_a_file_that_cannot_be_read_says_what_to_give(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "own.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unacceptable) as refused:
        load(path)
    assert refused.value.message == "the policy file cannot be read"
    assert refused.value.hint == "give the path of a readable text file in UTF-8"


def test_what_is_no_toml_says_where_it_stops_being_so() -> None:
    with pytest.raises(Unacceptable) as refused:
        policies.parse("version = 1\nnot so")
    assert refused.value.message.startswith("the policy file is not valid TOML: ")
    assert "line 2" in refused.value.message
    assert refused.value.hint == "mend the file at that line"
    assert refused.value.__cause__ is not None
