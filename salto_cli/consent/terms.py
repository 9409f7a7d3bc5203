"""The words and rules of a policy, once read and checked: what the judge looks things up in."""

import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from salto_cli.frozen import frozen
from salto_cli.models.answer import Answer, Decision

Quorum: TypeAlias = Literal["none", "one", "all"]


def fold(word: str) -> str:
    """A word as it is compared: without case, æøå as ae, o and a, and one kind of gap."""
    plain = unicodedata.normalize("NFC", word).casefold().strip()
    plain = plain.replace("æ", "ae").replace("ø", "o").replace("å", "a")
    return "_".join(plain.replace("-", " ").replace("_", " ").split())


@frozen(kw_only=True)
class Term:
    """A word of the policy: its key, its name in both languages, and other words for it."""

    key: str
    nb: str
    en: str
    words: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The name in ``nb`` or ``en``."""
        return self.en if language == "en" else self.nb


@frozen(kw_only=True)
class Category(Term):
    """A kind of information, and the form a consent to share it must have."""

    written: bool
    explicit: bool


@frozen(kw_only=True)
class Sector(Term):
    """A kind of recipient. ``unit``: a consent must name the unit."""

    kind: str
    private: bool
    unit: bool


@frozen(kw_only=True)
class Theme(Term):
    """What a contact was about, and the category its note belongs to."""

    category: str


@frozen(kw_only=True)
class Voice(Term):
    """Someone an answer can point to; ``by`` is what their statements call the giver, if any."""

    by: str | None


@frozen(kw_only=True)
class KeepBasis(Term):
    """A basis for keeping a person: its law, what it covers, and whether it must be referred to."""

    law: tuple[str, ...]
    categories: frozenset[str]
    reference: bool


@frozen
class Requirement:
    """Who must say yes: the person, and how many guardians."""

    subject: bool
    guardians: Quorum

    @property
    def alone(self) -> bool:
        """Whether the person decides alone."""
        return self.guardians == "none"


@frozen(kw_only=True)
class Rule:
    """One cell of the matrix: who must say yes at each age, and since when the person decides alone.

    Both lists hold an entry per year from 0 to the age of majority. ``laws`` is the law of an answer by
    its reason, this row's own references first.
    """

    ages: tuple[Requirement, ...]
    alone_since: tuple[int | None, ...]
    law: tuple[str, ...]
    laws: Mapping[str, tuple[str, ...]]

    def at(self, age: int) -> Requirement:
        """Who must say yes at ``age`` (years)."""
        return self.ages[max(0, min(age, len(self.ages) - 1))]


@frozen(kw_only=True)
class Offence(Term):
    """A crime whose averting is a duty, and its paragraph."""

    law: str


@frozen(kw_only=True)
class Statutory(Term):
    """What a statutory basis for sharing without consent demands.

    ``at_once`` is what must be recorded before anything leaves, ``documents`` what may be recorded afterwards
    in an urgent case.
    """

    recipients: frozenset[str]
    except_sources: frozenset[str]
    below_age: int | None
    closed_offences: bool
    anonymous: bool
    leader: bool
    at_once: tuple[str, ...]
    documents: tuple[str, ...]
    reason: str


@frozen(kw_only=True)
class Reason:
    """Why an answer is what it is, in words a person can act on."""

    key: str
    shown: str
    decision: Decision
    who: tuple[str, ...]
    law: tuple[str, ...]
    row: bool
    nb: str
    en: str
    next: str


@frozen(kw_only=True)
class Ages:
    """The ages of the policy, in years."""

    adult: int
    hearing_from: int
    hearing_through: int
    refusal_from: int
    joint_from: int
    guardian_consent_from: int


@frozen(kw_only=True)
class Withheld:
    """What a youth between two ages (years, both included) may keep from the guardians, and the
    recipients to whom the youth alone may then release it."""

    categories: frozenset[str]
    recipients: frozenset[str]
    first: int
    last: int

    def at(self, age: int) -> bool:
        """Whether the youth has that right at ``age``."""
        return self.first <= age <= self.last


@frozen(kw_only=True)
class CareOrder:
    """For what, to whom and through which age child welfare with care consents for the guardians."""

    categories: frozenset[str]
    recipients: frozenset[str]
    last: int


@frozen(kw_only=True)
class Switches:
    """The choices a municipality may make (docs/consent.md)."""

    joint_15_17: bool
    max_months: int
    expiry_inclusive: bool
    withdrawal_day_stop: bool
    leap_birthday: str
    reconfirm_at_birthday: bool
    treat_other_bydel_as_separate: bool
    nr5_leader: bool
    fvl_version: str
    bl_version: str
    private_allowed: frozenset[str]
    guardian_quorum: Mapping[str, str]


@frozen(kw_only=True, slots=False)
class Policy:
    """A whole policy. ``purposes`` and the other tables are closed lists: what is not in them is a no."""

    __eq__, __hash__, __repr__ = object.__eq__, object.__hash__, object.__repr__  # too much to go through

    version: str
    ages: Ages
    switches: Switches
    categories: Mapping[str, Category]
    sectors: Mapping[str, Sector]
    purposes: Mapping[str, Term]
    themes: Mapping[str, Theme]
    voices: Mapping[str, Voice]
    keep: Mapping[str, KeepBasis]
    rules: Mapping[tuple[str, str], Rule]
    renewal: Mapping[int, str]
    restricted_sources: Mapping[str, frozenset[str]]
    address_categories: frozenset[str]
    care_order: CareOrder
    withheld: Withheld
    bases: Mapping[str, Statutory]
    offences: Mapping[str, Offence]
    kin_categories: frozenset[str]
    kin_notes: bool
    reasons: Mapping[str, Reason]
    digest: str = ""

    @property
    def name(self) -> str:
        """The version; a municipality's own policy also by the beginning of its text's digest."""
        return f"{self.version}+{self.digest[:8]}" if self.digest else self.version

    @cached_property
    def givers(self) -> dict[str, tuple[str, ...]]:
        """Who an answer points to when a statement by each kind of giver is at fault."""
        return {voice.by: (voice.key,) for voice in self.voices.values() if voice.by}

    @cached_property
    def _spoken(self) -> dict[tuple[str, str], Reason]:
        return {(reason.shown, reason.decision): reason for reason in self.reasons.values()}

    @cached_property
    def _named(self) -> dict[tuple[str, str], str]:
        named: dict[tuple[str, str], str] = {}
        for kind in ("categories", "sectors", "purposes", "bases"):
            terms: Mapping[str, Term] = getattr(self, kind)
            for term in terms.values():
                for word in (term.key, term.nb, term.en, *term.words):
                    named.setdefault((kind, fold(word)), term.key)
            for key in terms:  # a key is never another term's word
                named[kind, fold(key)] = key
        return named

    def category_named(self, word: str) -> str | None:
        """The category that a Norwegian or English word means, or None."""
        return self._named.get(("categories", fold(word)))

    def sector_named(self, word: str) -> str | None:
        """The sector that a word means, or None."""
        return self._named.get(("sectors", fold(word)))

    def purpose_named(self, word: str) -> str | None:
        """The purpose that a word means, or None."""
        return self._named.get(("purposes", fold(word)))

    def kinds_in(self, text: str) -> list[str]:
        """The categories of the themes that words in ``text`` begin with, each once, in the policy's order.

        A guess from words, to ask by and never to answer by.
        """
        said = fold(text).split()
        found = {
            each.category
            for each in self.themes.values()
            for word in map(fold, (each.nb, each.en, *each.words))
            if any(word == one or (len(word) > 2 and one.startswith(word)) for one in said)
        }
        return [each for each in self.categories if each in found]

    def sharing_basis_named(self, word: str) -> str | None:
        """The statutory basis for sharing that a word means, or None."""
        return self._named.get(("bases", fold(word)))

    def text(self, answer: Answer, language: str) -> str:
        """The answer's reason in one line of ``nb`` or ``en``."""
        reason = self._spoken[answer.reason, answer.decision]
        return reason.en if language == "en" else reason.nb

    def next_command(self, answer: Answer, *, person: str, service: str, category: str) -> str:
        """What to type next, with the person's code, the service's id and the category filled in."""
        voices = [self.voices[who].by for who in answer.who]
        reason = self._spoken[answer.reason, answer.decision]
        by = next((by for by in voices if by), "subject")
        return reason.next.format(person=person, service=service, category=category, by=by)
