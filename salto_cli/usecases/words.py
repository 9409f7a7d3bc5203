"""Every closed list a person chooses from: the program's own words and the policy's."""

from collections.abc import Mapping

from salto_cli.consent.policy import in_force
from salto_cli.consent.terms import KeepBasis, Term
from salto_cli.i18n import _
from salto_cli.models.role import WHAT
from salto_cli.models.words import WORDS, Word

# Lists that decide what the law lets be done, or who is told: none of their words is taken by Enter alone.
JUDGED_BY = frozenset({
    "basis", "sharing_basis", "offence", "purpose", "erasure", "restriction", "danger", "giver", "form",
    "objection", "consent_sought", "not_told", "warning_told", "role",
})  # fmt: skip


def choices(of: str) -> tuple[Word, ...]:
    """The words of the list ``of``; raises KeyError for a list that there is not."""
    if of in WORDS:
        return WORDS[of]
    return tuple(
        Word(term.key, term.nb, term.en, term.words, "reference" if _needs_reference(term) else "")
        for term in _of_policy(of).values()
    )


def offered(of: str) -> tuple[Word, ...]:
    """As ``choices``; where the word alone does not say what it means, that as well: for a terminal."""
    if of not in {"role", "incident"}:
        return choices(of)
    what = WHAT
    if of == "incident":
        from salto_cli.models import incident  # asked on the worst of days, and on no other

        what = incident.WHAT
    told = [(each, f"{each.label} – {_(what[each.key])}") for each in choices(of)]
    return tuple(Word(each.key, shown, shown, each.ways) for each, shown in told)


def is_policy(of: str) -> bool:
    """Whether the list ``of`` is the policy's, so that a store may have a longer one of its own."""
    return of not in WORDS


def label(of: str, key: str) -> str:
    """What to call ``key`` in the chosen language."""
    return next((word.label for word in choices(of) if word.key == key), key)


def written(of: str, text: str) -> Word | None:
    """The word of the list ``of`` that ``text`` is a way to write; None where it is none."""
    return next((word for word in choices(of) if word.is_written(text.strip())), None)


def key(of: str, text: str) -> str | None:
    """The key of that word."""
    found = written(of, text)
    return found.key if found else None


def _needs_reference(term: Term) -> bool:
    return isinstance(term, KeepBasis) and term.reference


def _of_policy(of: str) -> Mapping[str, Term]:
    policy = in_force()
    lists: dict[str, Mapping[str, Term]] = {
        "category": policy.categories,
        "sector": policy.sectors,
        "service_sector": {key: each for key, each in policy.sectors.items() if each.kind == "service"},
        "purpose": policy.purposes,
        "theme": policy.themes,
        "basis": policy.keep,
        "sharing_basis": policy.bases,
        "offence": policy.offences,
    }
    return lists[of]
