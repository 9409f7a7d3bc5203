"""Everything that is held about one person, as it leaves to that person: joined with what may leave to them.

Nobody else is named by any of it. Where a text may be about others, they come along as ids, for the judge.
"""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from salto_cli.models.access import SOMEONE, Held, Words, labelled
from salto_cli.models.code import CONTACT, DISCLOSURE, FORM, HANDOVER, STATEMENT, TASK, code
from salto_cli.models.giving import CONTACT as NOTED
from salto_cli.models.mention import numbers
from salto_cli.models.note import TOLD_NO
from salto_cli.models.trait import KINDS
from salto_cli.store import access_change, access_family, access_meeting, kin, mention
from salto_cli.store.act import Act, Row
from salto_cli.store.leaving import AGREED, ASKED, DATES

# The parts of what was given to others that were copied from something that stands here itself.
COPIED: Final = frozenset({NOTED, AGREED, ASKED, DATES, *KINDS})
# ?1 the person, ?2 the act, ?3 the person's own code as a recipient.
_MAY = "EXISTS (SELECT 1 FROM may_leave m WHERE m.act = ?2 AND m.person = ?1 AND m.recipient = ?3)"


def everything(act: Act, person: int, own: str) -> list[Held]:
    """All that is held about ``person``, whose code is ``own``, part by part, the oldest first."""
    found = [each for read in _READS for each in read(_Reading(act, person, own))]
    texts = [each.text or "" for each in found]
    named = mention.named_in(act, {person: texts})[person] if found else []
    names = [each.text or "" for each in found if ("field", "name") in each.words]
    same = _namesakes(act, person, names)
    return [_with(each, names, same) for each, names in zip(found, named, strict=True)]


def readers(act: Act, person: int, own: str) -> list[Held]:
    """How often someone has read something about the person: by month and role."""
    rows = act.all(
        "SELECT substr(a.at, 1, 7), o.role, count(DISTINCT a.id) FROM seen s JOIN act a ON a.id = s.act "
        "JOIN operator o ON o.id = a.operator, json_each(s.persons) p "
        f"WHERE p.value = ?1 AND {_MAY} GROUP BY 1, 2 ORDER BY 1, 2",
        person,
        act.number,
        own,
    )
    return [Held("reader", f"{row[0]}-01", words=(("role", row[1]),), others=int(row[2])) for row in rows]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One person's rows of one act, as far as they may leave to the person."""

    act: Act
    person: int
    own: str

    def rows(self, table: str, sql: str) -> list[Row]:
        """The rows of a SELECT that ends in a WHERE clause about the person."""
        found = self.act.all(sql.format(may=_MAY), self.person, self.act.number, self.own)
        if found:
            self.act.saw(table, [self.person], len(found))
        return found


def _namesakes(act: Act, person: int, names: list[str]) -> dict[int, int]:
    """The ids and the code's numbers of those outside the family whom the person's own name names as well."""
    nobody = 0  # the id of none, so that nobody's family is known by first names
    found = frozenset().union(*mention.named_in(act, {nobody: names})[nobody])
    same = found - {person, *kin.around(act, person)}
    rows = act.all(
        "SELECT id, number FROM person WHERE id IN (SELECT value FROM json_each(?))", json.dumps([*same])
    )
    return {int(row[0]): int(row[1]) for row in rows}


def _with(each: Held, names: Collection[int], same: dict[int, int]) -> Held:
    """The thing with those whom its text names; in a namesake's name the person's own is read."""
    if each.part in {"person", "kin"}:
        return each
    codes = numbers([each.text or ""])
    others = {name for name in names if name not in same or same[name] in codes}
    return replace(each, about=tuple(sorted({*each.about, *others})))


def _if_any(of: str, key: str | None) -> Words:
    return ((of, key),) if key else ()


_FIELDS = (
    "name", "called", "born", "national_id", "phone", "address", "language", "home_district", "stay_district",
    "roster_checked", "roster_source", "care_order_from", "care_order_through", "verge_from", "verge_through",
)  # fmt: skip


def _person(at: _Reading) -> Iterator[Held]:
    for row in at.rows("person", f"SELECT {', '.join(_FIELDS)} FROM person WHERE id = ?1 AND {{may}}"):
        for name, value in zip(_FIELDS, row, strict=True):
            if value:
                yield Held("person", None, words=(("field", name),), text=str(value))


def _cases(at: _Reading) -> Iterator[Held]:
    sql = (
        "SELECT c.opened, c.closed, c.basis, c.outcome, c.basis_reference, o.name FROM case_file c "
        "JOIN operator o ON o.id = c.lead WHERE c.person = ?1 AND {may} ORDER BY c.opened"
    )
    for opened, closed, basis, outcome, reference, lead in at.rows("case_file", sql):
        text = ". ".join(part for part in (lead, reference) if part)
        yield Held("case", opened, words=(("case", "opened"), ("basis", basis)), text=text)
        if closed:
            ended: Words = (("outcome", outcome),) if outcome else ()
            yield Held("case", closed, words=(("case", "closed"), *ended))


def _traits(at: _Reading) -> Iterator[Held]:
    sql = (
        "SELECT since, kind, category, text, source, released, others FROM trait "
        "WHERE person = ?1 AND {may} ORDER BY number"
    )
    for since, kind, category, text, source, released, others in at.rows("trait", sql):
        words: Words = (("trait", kind), ("category", category), ("source", source))
        about = tuple(json.loads(others))
        yield Held("trait", since, None, words, text, category, source, bool(released), about, len(about))


def _contacts(at: _Reading) -> Iterator[Held]:
    sql = (
        "SELECT c.happened, c.number, c.kind, c.source, c.released, c.categories, c.others, l.retracted, "
        "trim(coalesce(c.note, '') || char(10) || coalesce('«' || c.own_words || '»', ''), char(10)), "
        "(SELECT json_group_array(b.person) FROM contact_person b WHERE b.contact = c.id "
        "AND b.person <> l.person), c.arena FROM contact_person l JOIN contact c ON c.id = l.contact "
        "WHERE l.person = ?1 AND {may} ORDER BY c.happened, c.number"
    )
    for row in at.rows("contact", sql):
        if row[7]:
            yield _taken_off(row[0], row[1], row[8])
            continue
        about = tuple({*json.loads(row[6]), *json.loads(row[9])})
        categories = json.loads(row[5])
        kinds = (("category", each) for each in categories)
        words: Words = (("kind", row[2]), *_if_any("arena", row[10]), *kinds, ("source", row[3]))
        category = categories[0] if categories else "identity"
        yield Held(
            "contact", row[0], code(CONTACT, row[1]), words, row[8] or None, category, row[3], bool(row[4]),
            about, len(about),
        )  # fmt: skip


def _taken_off(day: str, number: int, text: str) -> Held:
    """A contact that was taken off the person, or written anew: nobody knows whose its words are."""
    words: Words = (("contact", "taken_off"),)
    return Held("contact", day, code(CONTACT, number), words, text or None, about=(SOMEONE,))


# What stands beside a task that is a deadline: the words about it, and what the youth said when told of it.
_OF_DEADLINE: Final = (
    "coalesce((SELECT concat_ws(' – ', '', d.at, d.place, d.source, d.consequence, d.needs) "
    "FROM deadline d WHERE d.id = task.id), '') || coalesce((SELECT group_concat(' – ' || c.words, '') "
    "FROM confirmation c WHERE c.deadline = task.id), '') || "
    "coalesce((SELECT group_concat(' – ' || v.why, '') FROM deadline_move v WHERE v.deadline = task.id), '')"
)


def _tasks(at: _Reading) -> Iterator[Held]:
    sql = (
        f"SELECT created, number, category, text || coalesce(' – ' || outcome, '') || {_OF_DEADLINE}, "
        "source, released, others, "
        "due, (SELECT name FROM operator WHERE id = owner) FROM task WHERE person = ?1 AND {may} ORDER BY 2"
    )
    for created, number, category, text, source, released, others, due, owner in at.rows("task", sql):
        words = (*_if_any("category", category), *_if_any("due", due), ("owner", owner))
        yield Held(
            "task", created, code(TASK, number), words, text, category or "identity", source, bool(released),
            tuple(json.loads(others)), len(json.loads(others)),
        )  # fmt: skip


def _statements(at: _Reading) -> Iterator[Held]:
    sql = (
        "SELECT said, number, verdict, by, services, categories, pairs, coalesce(heard || ' ', '') || "
        "coalesce(remark, ''), (SELECT w.said FROM withdrawal w WHERE w.statement = statement.id), "
        "form, through_day FROM statement WHERE person = ?1 AND {may} ORDER BY number"
    )
    for row in at.rows("statement", sql):
        said, number, verdict, by, services, categories, pairs, text, withdrawn, form, through = row
        named = [*json.loads(services), *(pair[0] for pair in json.loads(pairs))]
        kinds = [*json.loads(categories), *(pair[1] for pair in json.loads(pairs))]
        words = (
            ("verdict", verdict),
            ("giver", by),
            ("form", form),
            *_if_any("through", through),
            *(("service", each) for each in dict.fromkeys(named)),
            *(("category", each) for each in dict.fromkeys(kinds)),
            *((("withdrawn", withdrawn[:10]),) if withdrawn else ()),
        )
        yield Held("statement", said, code(STATEMENT, number), words, text.strip() or None)


def _hearings(at: _Reading) -> Iterator[Held]:
    sql = "SELECT heard, view FROM hearing WHERE person = ?1 AND {may} ORDER BY heard"
    return (Held("hearing", heard, text=view) for heard, view in at.rows("hearing", sql))


def _handovers(at: _Reading) -> Iterator[Held]:
    sql = (
        "SELECT s.at, h.number, s.state, coalesce(h.to_service, ''), coalesce(s.reason, h.why) "
        "FROM handover_step s JOIN handover h ON h.id = s.handover WHERE s.person = ?1 AND {may} "
        "ORDER BY h.number, s.id"
    )
    for at_, number, state, service, text in at.rows("handover", sql):
        words: Words = (("handover", state), *((("service", service),) if service else ()))
        yield Held("handover", at_, code(HANDOVER, number), words, text)


def _received(at: _Reading) -> Iterator[Held]:
    """From whom a case came here in a file, and why: where the rest of what is held comes from."""
    sql = (
        "SELECT b.taken, c.service, c.name, r.why FROM received r JOIN bundle_taken b ON b.id = r.taken "
        "JOIN colleague_card c ON c.id = r.card WHERE r.person = ?1 AND {may} ORDER BY b.taken"
    )
    for taken, service, name, why in at.rows("received", sql):
        text = ". ".join(part for part in (name, why) if part)
        yield Held("received", taken, words=(("service", service),), text=text, source="service")


def _disclosures(at: _Reading) -> Iterator[Held]:
    """What was given to whom, word for word; what the person may not be told of yet is left out of it."""
    sql = (
        "SELECT d.day, d.number, d.service, d.means, d.lines, g.law, (SELECT a.told FROM assessment a "
        "WHERE a.ground = g.id ORDER BY a.typed DESC LIMIT 1), g.id, d.recipient, EXISTS "
        "(SELECT 1 FROM undelivered u WHERE u.disclosure = d.id) FROM disclosure d "
        "LEFT JOIN ground g ON g.disclosure = d.id WHERE d.person = ?1 AND {may} ORDER BY d.number"
    )
    for row in at.rows("disclosure", sql):
        day, number, service, means, lines, law, told, ground, recipient, kept = row
        if recipient == at.person:
            continue  # this copy, and those before it
        if ground is not None and (told or TOLD_NO).startswith(TOLD_NO):
            continue  # not even that there is something: that there is, is what it would tell
        given = json.loads(lines)
        text = "\n".join(labelled(line) for line in given)
        copied = tuple(line["text"] for line in given if line["part"] in COPIED)
        words = (
            *((("service", service),) if service else (("giver", "guardian"),)),
            ("means", means),
            *(("law", each) for each in json.loads(law or "[]")),
            *((("delivered", "no"),) if kept else ()),
        )
        yield Held("disclosure", day, code(DISCLOSURE, number), words, text or None, copied=copied)


def _notices(at: _Reading) -> Iterator[Held]:
    sql = (
        "SELECT n.due, n.service, t.told, t.answer FROM notice n LEFT JOIN notice_told t ON t.notice = n.id "
        "WHERE n.person = ?1 AND {may} ORDER BY n.due"
    )
    for due, service, told, answer in at.rows("notice", sql):
        whom = ("service", service) if service else ("giver", "guardian")
        yield Held("notice", told or due, words=(whom, ("told", "yes" if told else "no")), text=answer)


def _objections(at: _Reading) -> Iterator[Held]:
    sql = (
        "SELECT said, by, text, tbl, CASE tbl WHEN 'contact' THEN (SELECT number FROM contact "
        "WHERE id = target) WHEN 'task' THEN (SELECT number FROM task WHERE id = target) "
        "ELSE (SELECT number FROM trait WHERE id = target) END FROM objection "
        "WHERE person = ?1 AND {may} ORDER BY said"
    )
    prefix = {"contact": CONTACT, "task": TASK}
    for said, by, text, table, number in at.rows("objection", sql):
        about = code(prefix[table], number) if table in prefix and number else None
        yield Held("objection", said, about, (("objection", by),), text)


def _forms(at: _Reading) -> Iterator[Held]:
    sql = "SELECT issued, number FROM consent_form WHERE person = ?1 AND {may} ORDER BY number"
    return (Held("form", issued, code(FORM, number)) for issued, number in at.rows("consent_form", sql))


def _restrictions(at: _Reading) -> Iterator[Held]:
    sql = "SELECT since, reason FROM restriction WHERE person = ?1 AND {may} ORDER BY since"
    return (Held("restriction", since, text=reason) for since, reason in at.rows("restriction", sql))


def _kin(at: _Reading) -> Iterator[Held]:
    """The person's own guardians by name; of siblings and children only how many there are."""
    guardians = (
        "SELECT k.sort, p.name, k.responsibility FROM kin k JOIN person p ON p.id = k.other "
        "WHERE k.kind = 'guardian' AND k.child = ?1 AND k.unlinked IS NULL AND {may} ORDER BY p.number"
    )
    for sort, name, responsibility in at.rows("kin", guardians):
        words: Words = (("guardian", sort), ("responsibility", responsibility or "unknown"))
        yield Held("kin", None, words=words, text=name)
    others = (
        "SELECT iif(kind = 'sibling', 'sibling', 'child'), count(*) FROM kin WHERE unlinked IS NULL AND "
        "(kind = 'sibling' AND ?1 IN (child, other) OR kind = 'guardian' AND other = ?1) AND {may} GROUP BY 1"
    )
    for tie, count in at.rows("kin", others):
        yield Held("kin", None, words=(("tie", tie),), others=int(count))


_READS: tuple[Callable[[_Reading], Iterator[Held]], ...] = (
    _person,
    _cases,
    _traits,
    _contacts,
    _tasks,
    access_meeting.taken_up,
    access_meeting.decisions,
    _statements,
    _hearings,
    _handovers,
    access_change.answers,
    access_change.plans,
    access_change.points,
    _received,
    _disclosures,
    _notices,
    access_family.looks,
    access_family.warnings,
    access_family.wishes,
    _objections,
    _forms,
    _restrictions,
    _kin,
)
