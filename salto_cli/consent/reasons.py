"""The reasons an answer can have, and the sections of law they cite."""

from collections.abc import Mapping
from string import Formatter
from typing import TypeAlias, cast

from salto_cli.consent.reading import Table
from salto_cli.consent.terms import Reason, Switches
from salto_cli.i18n import _
from salto_cli.models.answer import Decision

Citations: TypeAlias = Mapping[str, str]

# The reasons that the steps of the judge can come to by themselves; those of the statutory bases and of
# the birthdays are named in the policy's own tables. A policy without one of these does not load.
KNOWN = frozenset(
    {
        "CONSENT_OK",
        "PARENTAL_RESPONSIBILITY",
        "SELF",
        "ANONYMISED",
        "UNKNOWN_CATEGORY",
        "UNKNOWN_RECIPIENT",
        "UNKNOWN_PURPOSE",
        "BASIS_NOT_APPLICABLE",
        "LEADER_APPROVAL",
        "DOC_REQUIRED",
        "NOT_ANONYMOUS",
        "THIRD_PARTY",
        "THIRD_PARTY_SELF",
        "SOURCE_RESTRICTED",
        "ADDRESS_PROTECTED",
        "CATEGORY_BLOCKED_FOR_PRIVATE",
        "GUARDIAN_HARM",
        "HEALTH_WITHHELD",
        "NO_PARENTAL_RESPONSIBILITY",
        "LEGAL_REVIEW",
        "NEEDS_BARNEVERN_CARE",
        "SUBJECT_REFUSED",
        "GUARDIAN_CONFLICT",
        "WITHDRAWN",
        "ROSTER_UNKNOWN",
        "NOT_YET_VALID",
        "EXPIRED",
        "EXPIRED_CAP",
        "OUT_OF_SCOPE_SERVICE",
        "OUT_OF_SCOPE_CATEGORY",
        "RECIPIENT_NOT_SERVICE",
        "PURPOSE_MISMATCH",
        "NOT_INFORMED",
        "NOT_VOLUNTARY",
        "INTERPRETER_INVALID",
        "NOT_DOCUMENTED",
        "WRITTEN_REQUIRED",
        "EXPLICIT_REQUIRED",
        "NO_CONSENT",
        "NEEDS_SUBJECT_AND_GUARDIAN",
        "NEEDS_SUBJECT",
        "ADULT_CONSENT_REQUIRED",
        "NEEDS_GUARDIAN",
        "NEEDS_OTHER_GUARDIAN",
        "SUBJECT_NOT_HEARD",
        "CASE_BASIS",
        "KIN_IDENTITY",
        "KIN_ONLY",
        "NO_CASE",
        "RESTRICTED",
        "BASIS_DOES_NOT_COVER",
        "BASIS_NEEDS_REFERENCE",
        "UNKNOWN_BASIS",
        "NOT_JUDGED",
    }
)

# The only ones of them that may be a yes; a basis in law has a reason of its own. A policy that turned
# another into a yes would share where the steps have found that nothing may be.
YES = frozenset({"CONSENT_OK", "PARENTAL_RESPONSIBILITY", "SELF", "ANONYMISED", "CASE_BASIS", "KIN_IDENTITY"})
# Nobody's yes lifts it: whatever is under it stays where it is (GDPR art. 18).
ALWAYS_NO = frozenset({"RESTRICTED"})

# Stand for whoever made the statement at fault, and for whoever the matrix asks.
GIVER, ASKED = "giver", "asked"
_DECISIONS = ("allow", "deny", "needs")
_FIELDS = frozenset({"person", "service", "category", "by"})


def citations(root: Table, switches: Switches) -> Citations:
    """Old section to new, for the acts whose new version is chosen."""
    chosen: dict[str, str] = {}
    with root.section("new_sections") as acts:
        for act, in_force in (("fvl", switches.fvl_version), ("bl", switches.bl_version)):
            with acts.section(act) as sections:
                renamed = {old: sections.text(old) for old in sections.remaining()}
            if in_force == "2025":
                chosen |= renamed
    return chosen


def law(table: Table, cited: Citations) -> tuple[str, ...]:
    """The law references of ``table``, at least one, in the versions that are chosen."""
    references = table.texts("law")
    if not references:
        table.refuse("law", _("must not be empty"))
    return tuple(cited.get(reference, reference) for reference in references)


def read_reasons(root: Table, people: frozenset[str], cited: Citations) -> dict[str, Reason]:
    """Every reason of the policy; refused when one that the judge can give is missing."""
    reasons = {key: _reason(key, row, people, cited) for key, row in root.each("reason")}
    for missing in sorted(KNOWN - reasons.keys()):
        root.refuse(f"reason.{missing}", _("is missing"))
    return reasons


def _reason(key: str, row: Table, people: frozenset[str], cited: Citations) -> Reason:
    decision = cast(Decision, row.choice("decision", _DECISIONS))
    if key in KNOWN - YES and decision == "allow":
        row.refuse("decision", _("must be a no: deny or needs"))
    if key in ALWAYS_NO and decision != "deny":
        row.refuse("decision", _("must be deny"))
    who = row.texts("who")
    if not set(who) <= people | {GIVER, ASKED} or bool(who) == (decision == "allow"):
        row.refuse("who", _("must name who could say yes (or nobody), and be empty for an allow"))
    return Reason(
        key=key,
        shown=row.text("key") if row.has("key") else key,
        decision=decision,
        who=who,
        law=law(row, cited),
        row=row.flag("row") if row.has("row") else False,
        nb=row.text("nb"),
        en=row.text("en"),
        next=_command(row),
    )


def _command(row: Table) -> str:
    command = row.text("next")
    try:
        fields = {name for _text, name, _spec, _how in Formatter().parse(command) if name is not None}
    except ValueError:
        fields = {""}
    if not fields <= _FIELDS:
        row.refuse("next", _("may hold {fields} only").format(fields="{person} {service} {category} {by}"))
    return command
