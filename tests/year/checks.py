"""What is looked at when a week ends: by plain SQL over the tables, with a small reading of each rule.

None of it asks the use-cases that it checks. What a colleague was shown is taken from what they saw.
"""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from salto_cli.models import settings
from salto_cli.models import today as kinds
from salto_cli.models.audit import VerifyLog
from salto_cli.models.code import HANDOVER, STATEMENT, TASK, code
from salto_cli.models.day import days_on
from salto_cli.usecases import audit
from tests.year import sheets
from tests.year.days import is_work
from tests.year.year import Year

LATE: Final = 7  # days a deadline may stay open after its day
OVERDUE: Final = 10  # days a sibling may be overdue
WEEK: Final = 7
_OPEN: Final = "person NOT IN (SELECT person FROM restriction WHERE lifted IS NULL)"
Fault = str
Found = tuple[int, list[Fault]]


@dataclass(slots=True)
class Tally:
    """One check: what it promises, how often it was tried, and what was not as it should be."""

    promise: str
    checked: int = 0
    faults: list[Fault] = field(default_factory=list)

    def add(self, day: str, found: Found) -> None:
        """What one week has shown."""
        self.checked += found[0]
        self.faults += [f"{day}: {each}" for each in found[1]]

    @property
    def good(self) -> bool:
        """Whether it was tried, and always held."""
        return self.checked > 0 and not self.faults


@dataclass(slots=True)
class Checks:
    """The checks of a year, and what they remember from week to week."""

    tallies: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally(promise) for name, (promise, _check) in CHECKS.items()}
    )
    counted: set[tuple[int, str]] = field(default_factory=set)
    responsible: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    acts: int = 0
    sheets: int = 0

    def packed(self, year: Year) -> None:
        """Sheets have just been made."""
        found = sheets.looked_at(year)
        self.sheets += (
            sum(len(each.sheets) for each in year.table.packed.services) if year.table.packed else 0
        )
        self.tallies["sheets"].add(year.office.day, found)

    def week_ended(self, year: Year) -> None:
        """It is Sunday night."""
        for name, (_promise, check) in CHECKS.items():
            if check:
                self.tallies[name].add(year.office.day, check(self, year))

    @property
    def good(self) -> bool:
        """Whether everything held."""
        return all(each.good for each in self.tallies.values())


def number(name: str) -> Any:
    """A number of the week as it is shipped, read from the file itself."""
    said: Any = tomllib.loads(Path(settings.__file__).with_name("settings.toml").read_text(encoding="utf-8"))
    for part in name.split("."):
        said = said[part]
    return said["value"]


# -- 1 -----------------------------------------------------------------------------------------------------


def deadlines(checks: Checks, year: Year) -> Found:
    """No deadline passed unseen, none is open long after its day, and whatever was missed goes on."""
    office, faults, checked = year.office, list[Fault](), 0
    rows = office.rows(
        "SELECT t.number, t.due, substr(t.closed, 1, 10), e.outcome, e.next, EXISTS (SELECT 1 FROM "
        "confirmation c WHERE c.deadline = d.id AND c.version = d.version AND c.understood "
        "AND c.how <> 'email' AND substr(c.typed, 1, 10) <= t.due) FROM deadline d "
        "JOIN task t ON t.id = d.id "
        f"LEFT JOIN deadline_end e ON e.deadline = d.id WHERE t.due BETWEEN ? AND ? AND t.{_OPEN}",
        year.first,
        office.day,
    )
    for n, due, closed, outcome, further, confirmed in rows:
        named = code(TASK, n)
        if closed is None and days_on(due, LATE) < office.day:
            faults.append(f"{named} due {due} is still open")
        if (n, due) in checks.counted or (closed and closed < due):
            continue
        checks.counted.add((n, due))
        checked += 1
        if not (confirmed or _seen(year, named, due)):
            faults.append(f"{named} due {due} was on nobody's day as red")
        if outcome == "missed" and further is None:
            faults.append(f"{named} was missed, and nothing follows")
    return checked, faults


def _seen(year: Year, named: str, due: str) -> bool:
    return any(
        day <= due
        for what in (kinds.DEADLINE_RED, kinds.DEADLINE_NOW)
        for day in year.staff.shown.on(what, named)
    )


# -- 2 -----------------------------------------------------------------------------------------------------


def looks(_checks: Checks, year: Year) -> Found:
    """Every open case was looked at within the weeks that are set: in a closed meeting, or outside of one.

    What was before the year is not held against it: the tool is new on its first day.
    """
    since = days_on(year.office.day, -WEEK * number("board.look_within"))
    rows = year.office.rows(
        "SELECT p.number, max(?, substr(c.opened, 1, 10), coalesce((SELECT max(l.day) FROM board_look l "
        "LEFT JOIN meeting m ON m.id = l.meeting WHERE l.person = c.person AND "
        "(l.meeting IS NULL OR m.closed IS NOT NULL)), '')) FROM case_file c "
        f"JOIN person p ON p.id = c.person WHERE c.closed IS NULL AND c.{_OPEN}",
        year.first,
    )
    return len(rows), [f"{code('P', n)} was last looked at on {seen}" for n, seen in rows if seen < since]


# -- 4 -----------------------------------------------------------------------------------------------------


def responsible(checks: Checks, year: Year) -> Found:
    """One responsible for each open case, and another only after a yes, a return or a change of lead."""
    office, faults = year.office, list[Fault]()
    week_ago = days_on(office.day, -WEEK)
    rows = office.rows(
        "SELECT c.id, c.person, c.lead, c.responsible_operator, c.responsible_service, EXISTS (SELECT 1 FROM "
        "handover_step s WHERE s.person = c.person AND s.state IN ('accepted', 'returned') AND s.typed > ?) "
        "FROM case_file c WHERE c.closed IS NULL",
        week_ago,
    )
    before, now = checks.responsible, dict[int, tuple[Any, ...]]()
    for case, person, lead, operator, service, stepped in rows:
        now[case] = (lead, operator, service)
        if (operator is None) == (service is None):
            faults.append(f"case of {person}: not exactly one is responsible")
        had = before.get(case, now[case])
        if had[1:] != (operator, service) and not stepped and had[0] == lead:
            faults.append(f"case of {person}: another is responsible, and nobody said yes")
    checks.responsible = now
    return len(rows), faults


# -- 5 -----------------------------------------------------------------------------------------------------


def siblings(_checks: Checks, year: Year) -> Found:
    """Every sibling was looked at after the case was opened, and again on the day that was said."""
    office, faults, seen = year.office, list[Fault](), set[int]()
    edge = days_on(office.day, -OVERDUE)
    for person, n, opened, tied, own in _ties(year):
        looked = office.rows(
            "SELECT day, next FROM sibling_look WHERE person = ? ORDER BY typed DESC, n DESC LIMIT 1", person
        )
        known_since = max(opened[:10], tied[:10], own[:10], year.first)
        due = days_on(known_since, number("sibling.case_opened"))
        if looked and looked[0][0] >= opened[:10]:
            due = looked[0][1]
        asked = office.rows(
            "SELECT min(g.by_day) FROM sibling_trigger g WHERE g.person = ?1 AND NOT EXISTS (SELECT 1 FROM "
            "sibling_look l WHERE l.person = ?1 AND l.typed >= g.typed)",
            person,
        )[0][0]
        seen.add(person)
        if min(due, asked or due) < edge:
            faults.append(f"{code('P', n)} was to be looked at by {min(due, asked or due)}")
    return len(seen), faults


def _ties(year: Year) -> Iterator[tuple[int, int, str, str, str]]:
    """Siblings under age without a case: their number, when the older one's case and the tie began, and when
    a case of their own ended, empty where there was none."""
    grown = year.office.now.date() - timedelta(days=int(18 * 365.25) + 1)
    yield from year.office.rows(
        "SELECT s.id, s.number, c.opened, (SELECT a.at FROM mark m JOIN act a ON a.id = m.act "
        "WHERE m.tbl = 'kin' AND m.row = k.id ORDER BY m.act LIMIT 1), coalesce((SELECT max(e.closed) "
        "FROM case_file e WHERE e.person = s.id), '') FROM case_file c "
        "JOIN kin k ON c.person IN (k.child, k.other) "
        "JOIN person s ON s.id = iif(k.child = c.person, k.other, k.child) "
        "WHERE c.closed IS NULL AND k.kind = 'sibling' AND k.unlinked IS NULL AND k.sort <> 'none' "
        f"AND s.merged_into IS NULL AND s.born > ? AND c.{_OPEN} "
        "AND NOT EXISTS (SELECT 1 FROM case_file o WHERE o.person = s.id AND o.closed IS NULL) "
        "AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.person = s.id AND r.lifted IS NULL) "
        "AND NOT EXISTS (SELECT 1 FROM sibling_look l WHERE l.person = s.id AND l.outcome = 'refused')",
        grown.isoformat(),
    )


# -- 6 -----------------------------------------------------------------------------------------------------


def withdrawals(_checks: Checks, year: Year) -> Found:
    """Whoever was given something knows of the withdrawal in time, and nothing was given on it afterwards."""
    office, faults = year.office, list[Fault]()
    rows = office.rows(
        "SELECT s.number, n.due, substr(t.told, 1, 10) FROM notice n JOIN statement s ON s.id = n.statement "
        "LEFT JOIN notice_told t ON t.notice = n.id WHERE n.due >= ? "
        f"AND n.{_OPEN}",
        year.first,
    )
    for n, due, told in rows:
        if (told or office.day) > _at_work(due):
            faults.append(f"{code(STATEMENT, n)}: a recipient was to know by {due}, and was told {told}")
    taken = dict(
        office.rows("SELECT s.number, w.typed FROM withdrawal w JOIN statement s ON s.id = w.statement")
    )
    given = office.rows("SELECT d.rests_on, substr(a.at, 1, 16) FROM disclosure d JOIN act a ON a.id = d.act")
    gone = {code(STATEMENT, n): typed for n, typed in taken.items()}
    for rests_on, at in given:
        faults += [f"{each} was withdrawn, and something was given on it" for each in json.loads(rests_on)
                   if each in gone and at > gone[each]]  # fmt: skip
    return len(taken), faults


def _at_work(day: str) -> str:
    found = date.fromisoformat(day)
    while not is_work(found):
        found += timedelta(days=1)
    return found.isoformat()


# -- 7 -----------------------------------------------------------------------------------------------------


def handovers(_checks: Checks, year: Year) -> Found:
    """Whatever is under way was on somebody's day this week, and at 18 nothing rests on a guardian's yes."""
    office, faults = year.office, list[Fault]()
    week_ago = days_on(office.day, -WEEK)
    rows = office.rows(
        "SELECT h.id, h.number, h.state, substr(h.begun, 1, 10) FROM handover h JOIN case_file c "
        "ON c.person = h.person AND c.closed IS NULL WHERE h.state IN ('planned', 'offered', 'accepted', "
        f"'overlap') AND h.{_OPEN} AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.person = h.person "
        "AND r.lifted > ?)",
        week_ago,
    )
    for row, n, state, begun in rows:
        waits = state in ("planned", "offered") and begun <= week_ago
        what = [kinds.WAITING] if waits else _asked_for(year, row, week_ago)
        shown = {day for each in what for day in year.staff.shown.on(each, code(HANDOVER, n))}
        if what and not any(day > week_ago for day in shown):
            faults.append(f"{code(HANDOVER, n)} is {state}, and on nobody's day")
    return len(rows), faults + _after_18(year)


def _asked_for(year: Year, handover: int, by: str) -> list[str]:
    """The lines that should ask after contact, where the day for that was a week ago and nobody has."""
    accepted = year.office.rows(
        "SELECT max(substr(at, 1, 10)) FROM handover_step WHERE handover = ? AND state = 'accepted'", handover
    )[0][0]
    for whom, name in (("youth", "handover.ask_youth"), ("receiver", "handover.ask_receiver")):
        for weeks in number(name):
            said = year.office.rows(
                "SELECT 1 FROM aftercheck WHERE handover = ? AND whom = ? AND weeks >= ?",
                handover,
                whom,
                weeks,
            )
            if accepted and not said and days_on(accepted, WEEK * weeks) <= by:
                return [kinds.ASK_DUE, kinds.ASK_LATE]
    return []


def _after_18(year: Year) -> list[Fault]:
    rows = year.office.rows(
        "SELECT d.number, d.day FROM disclosure d JOIN person p ON p.id = d.person WHERE d.day >= ? "
        "AND date(p.born, '+18 years') <= d.day AND (d.recipient IN (SELECT k.other FROM kin k WHERE "
        "k.child = d.person AND k.kind = 'guardian') OR EXISTS (SELECT 1 FROM json_each(d.rests_on) r "
        "JOIN statement s ON s.number = CAST(substr(r.value, 3, length(r.value) - 3) AS INTEGER) "
        "WHERE s.person = d.person AND s.by = 'guardian'))",
        year.first,
    )
    return [f"disclosure {n} of {day}: a grown-up's, on a guardian's yes" for n, day in rows]


# -- 8 -----------------------------------------------------------------------------------------------------


def log(checks: Checks, year: Year) -> Found:
    """The log verifies, every signature anew when a month has ended, and has only grown."""
    office = year.office
    whole = office.now.day <= WEEK
    found = audit.verify(office.store, VerifyLog(everything=whole))
    faults = [f"the log does not verify: {each.what} at act {each.act}" for each in found.findings]
    if found.acts <= checks.acts:
        faults.append("the log has not grown")
    checks.acts = found.acts
    return 1, faults


CHECKS: Final[Mapping[str, tuple[str, Callable[[Checks, Year], Found] | None]]] = {
    "deadlines": ("no deadline passed unseen, and none was left open", deadlines),
    "looks": ("every youth had a look within the weeks that are set", looks),
    "sheets": ("every line on a sheet was a yes that day, and nothing that was a yes was held back", None),
    "responsible": (
        "exactly one is responsible, and changed only by a yes, a return or a new lead",
        responsible,
    ),
    "siblings": ("no sibling waited longer than allowed", siblings),
    "withdrawals": ("recipients were told in time, and nothing was given afterwards", withdrawals),
    "handovers": ("no handover lay without a line, and at 18 the guardians' yes ends", handovers),
    "log": ("the log verifies, and only grows", log),
}
