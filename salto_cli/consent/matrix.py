"""The matrix of the policy: who must say yes, per category, recipient and age."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from salto_cli.consent.reading import Table
from salto_cli.consent.reasons import Citations, law
from salto_cli.consent.terms import Ages, Quorum, Reason, Requirement, Rule, Switches
from salto_cli.i18n import _

ALL = "*"
REQUIREMENTS = {
    "Y": Requirement(True, "none"),
    "G1": Requirement(False, "one"),
    "Gall": Requirement(False, "all"),
    "Y+G1": Requirement(True, "one"),
    "Y+Gall": Requirement(True, "all"),
}
_QUORUMS: Mapping[str, Quorum] = {"one": "one", "all": "all"}
Renewal: TypeAlias = Mapping[int, str]


def known(table: Table, key: str, names: Iterable[str]) -> frozenset[str]:
    """The list ``key``, each word of which must be among ``names``; ``*`` alone stands for them all."""
    listed, allowed = frozenset(table.texts(key)), frozenset(names)
    if listed == {ALL}:
        return allowed
    if not listed <= allowed:
        table.refuse(key, _("names something that the policy does not define"))
    return listed


def number_of(table: Table, key: str) -> int:
    """A key of ``table`` that must itself be an age in years."""
    if not key.isascii() or not key.isdecimal() or len(key) > 3:
        table.refuse(key, _("must be an age in years"))
    return int(key)


def read_renewal(root: Table, reasons: Mapping[str, Reason]) -> Renewal:
    """The reason to give at each birthday from which a new consent is needed."""
    with root.section("renewal") as table:
        return {number_of(table, key): _asking(table, key, reasons) for key in table.remaining()}


def _asking(table: Table, key: str, reasons: Mapping[str, Reason]) -> str:
    reason = table.choice(key, tuple(reasons))
    if reasons[reason].decision != "needs":
        table.refuse(key, _("must be a reason that asks for something"))
    return reason


class MatrixReader:
    """Reads the rows from the top, so that a later row replaces an earlier one."""

    def __init__(
        self,
        switches: Switches,
        ages: Ages,
        renewal: Renewal,
        reasons: Mapping[str, Reason],
        cited: Citations,
    ) -> None:
        self.switches = switches
        self.ages = ages
        self.renewal = renewal
        self.cited = cited
        self.by_row = [reason for reason in reasons.values() if reason.row]

    def read(
        self, root: Table, categories: Iterable[str], sectors: Iterable[str]
    ) -> dict[tuple[str, str], Rule]:
        """A rule for every category and recipient; refused when a pair has no row."""
        rules: dict[tuple[str, str], Rule] = {}
        every = [(category, sector) for category in categories for sector in sectors]
        for row in root.rows("matrix"):
            chosen = known(row, "categories", categories)
            recipients = known(row, "recipients", sectors)
            for category, rule in self._rules(row, chosen).items():
                rules |= {(category, sector): rule for sector in recipients}
        for pair in every:
            if pair not in rules:
                root.refuse("matrix", _("has no row for {pair}").format(pair=" → ".join(pair)))
        return rules

    def _rules(self, row: Table, categories: frozenset[str]) -> dict[str, Rule]:
        steps = self._steps(row)
        fixed = row.has("joint") and bool(row.choice("joint", ("law",)))
        cites = law(row, self.cited)
        for_every = (
            len(categories) > 1 and fixed
        )  # a statutory row for every category has no quorum of its own
        shared: dict[str, Rule] = {}
        rules: dict[str, Rule] = {}
        for category in sorted(categories):
            quorum = "matrix" if for_every else self.switches.guardian_quorum[category]
            if quorum not in shared:
                shared[quorum] = self._rule(row, steps, fixed, quorum, cites)
            rules[category] = shared[quorum]
        return rules

    def _steps(self, row: Table) -> dict[int, Requirement]:
        with row.section("ages") as table:
            steps = {
                number_of(table, key): REQUIREMENTS[table.choice(key, tuple(REQUIREMENTS))]
                for key in table.remaining()
            }
        if (
            0 not in steps
            or max(steps) > self.ages.adult
            or not steps.get(self.ages.adult, REQUIREMENTS["G1"]).alone
        ):
            row.refuse("ages", _("must begin at 0 and end with Y at the age of majority"))
        return dict(sorted(steps.items()))

    def _rule(
        self,
        row: Table,
        steps: Mapping[int, Requirement],
        fixed: bool,
        quorum: str,
        cites: tuple[str, ...],
    ) -> Rule:
        adult = self.ages.adult
        by_age: list[Requirement] = []
        for age in range(adult + 1):
            asked = steps[max(start for start in steps if start <= age)]
            by_age.append(self._switched(asked, fixed, quorum))
        since = alone_since(by_age)
        starts = {start for start in since if start is not None and start > 0}
        starts |= {self.ages.joint_from, self.ages.guardian_consent_from, adult}
        if not starts <= self.renewal.keys():
            row.refuse("ages", _("has an age that [renewal] gives no reason for"))
        return Rule(
            ages=tuple(by_age),
            alone_since=since,
            law=cites,
            laws={reason.key: tuple(dict.fromkeys((*cites, *reason.law))) for reason in self.by_row},
        )

    def _switched(self, asked: Requirement, fixed: bool, quorum: str) -> Requirement:
        if asked.subject and not asked.alone and not self.switches.joint_15_17 and not fixed:
            return REQUIREMENTS["Y"]  # the older reading: from 15 alone
        if asked.alone or quorum not in _QUORUMS:
            return asked
        return Requirement(asked.subject, _QUORUMS[quorum])


def alone_since(by_age: list[Requirement]) -> tuple[int | None, ...]:
    """For each age, the age from which the person has decided alone without a break, or None."""
    since: list[int | None] = []
    for age, asked in enumerate(by_age):
        before = since[age - 1] if age else None
        since.append(None if not asked.alone else age if before is None else before)
    return tuple(since)
