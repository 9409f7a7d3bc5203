"""No policy file makes a yes of what the judge has found to be a no; such a file is refused."""

from copy import deepcopy
from typing import Any

import pytest

from salto_cli.consent.policy import read_entries
from salto_cli.consent.reading import Misfit
from salto_cli.consent.reasons import KNOWN, YES
from tests.consent.test_wrong_policies import SAYS


def refused(entries: dict[str, Any]) -> str:
    """Which key the file is refused for."""
    with pytest.raises(Misfit) as wrong:
        read_entries(entries)
    return wrong.value.path


def changed(*path: str, **to: Any) -> dict[str, Any]:
    """The shipped policy with other values in one of its tables."""
    entries = deepcopy(SAYS)
    table = entries
    for part in path:
        table = table.setdefault(part, {})
    table |= to
    return entries


@pytest.mark.parametrize("key", sorted(KNOWN - YES))
def test_no_reason_for_a_no_can_be_made_a_yes(key: str) -> None:
    assert refused(changed("reason", key, decision="allow", who=[])) == f"reason.{key}.decision"


def test_what_allows_is_what_the_shipped_policy_allows() -> None:
    allowing = {key for key, reason in SAYS["reason"].items() if reason["decision"] == "allow"}
    assert allowing == YES | {basis["reason"] for basis in SAYS["basis"].values()}


def test_what_is_restricted_is_not_a_yes_that_somebody_else_could_give() -> None:
    entries = changed("reason", "RESTRICTED", decision="needs", who=["guardian"])
    assert refused(entries) == "reason.RESTRICTED.decision"


@pytest.mark.parametrize("sector", sorted(SAYS["sector"]))
@pytest.mark.parametrize("kind", ["service", "guardian", "self"])
def test_a_sector_is_the_kind_of_recipient_that_it_is(sector: str, kind: str) -> None:
    entries = changed("sector", sector, kind=kind)
    own = sector if sector in {"guardian", "self"} else "service"
    if kind == own:
        assert read_entries(entries).sectors[sector].kind == own
    else:
        assert refused(entries) == f"sector.{sector}.kind"


@pytest.mark.parametrize("sector", ["guardian", "self"])
def test_a_person_without_a_kind_is_not_taken_for_a_service(sector: str) -> None:
    entries = changed()
    del entries["sector"][sector]["kind"]
    assert refused(entries) == f"sector.{sector}.kind"


@pytest.mark.parametrize("reason", ["CONSENT_OK", "SELF", "STATUTORY_NR5", "SUBJECT_REFUSED"])
def test_a_consent_that_is_too_old_is_asked_for_anew(reason: str) -> None:
    assert refused(changed("renewal", **{"18": reason})) == "renewal.18"
