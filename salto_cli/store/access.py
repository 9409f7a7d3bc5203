"""Everything that is held about one person, as it leaves to that person: joined with what may leave to them.

Nobody else is named by any of it. Where a text may be about others, they come along as ids, for the judge.
"""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Final

from salto_cli.models.access import Held, Words, labelled
from salto_cli.models.code import CONTACT, DISCLOSURE, HANDOVER, TASK, code
from salto_cli.models.giving import CONTACT as NOTED
from salto_cli.models.mention import numbers
from salto_cli.models.note import TOLD_NO
from salto_cli.models.someone import SOMEONE
from salto_cli.models.trait import KINDS
from salto_cli.store import access_change, access_consent, access_family, access_meeting, kin, mention
from salto_cli.store.access_reading import MAY, Reading, if_any
from salto_cli.store.act import Act
from salto_cli.store.leaving import AGREED, ASKED, DATES

# The parts of what was given to others that were copied from something that stands here itself.
COPIED: Final = frozenset({NOTED, AGREED, ASKED, DATES, *KINDS})


def everything(act: Act, person: int, own: str) -> list[Held]:
    """All that is held about ``person``, whose code is ``own``, part by part, the oldest first."""
    found = [each for read in _READS for each in read(Reading(act, person, own))]
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
        f"WHERE p.value = ?1 AND {MAY} GROUP BY 1, 2 ORDER BY 1, 2",
        person,
        act.number,
        own,
    )
    return [Held("reader", f"{row[0]}-01", words=(("role", row[1]),), others=int(row[2])) for row in rows]


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


_FIELDS = (
    "name", "called", "born", "national_id", "phone", "address", "language", "home_district", "stay_district",
    "roster_checked", "roster_source", "care_order_from", "care_order_through", "verge_from", "verge_through",
)  # fmt: skip


def _person(at: Reading) -> Iterator[Held]:
    for row in at.rows("person", f"SELECT {', '.join(_FIELDS)} FROM person WHERE id = ?1 AND {{may}}"):
        for name, value in zip(_FIELDS, row, strict=True):
            if value:
                yield Held("person", None, words=(("field", name),), text=str(value))


def _cases(at: Reading) -> Iterator[Held]:
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


def _traits(at: Reading) -> Iterator[Held]:
    sql = (
        "SELECT since, kind, category, text, source, released, others FROM trait "
        "WHERE person = ?1 AND {may} ORDER BY number"
    )
    for since, kind, category, text, source, released, others in at.rows("trait", sql):
        words: Words = (("trait", kind), ("category", category), ("source", source))
        about = tuple(json.loads(others))
        yield Held("trait", since, None, words, text, category, source, bool(released), about, len(about))


def _contacts(at: Reading) -> Iterator[Held]:
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
        words: Words = (("kind", row[2]), *if_any("arena", row[10]), *kinds, ("source", row[3]))
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


def _tasks(at: Reading) -> Iterator[Held]:
    sql = (
        f"SELECT created, number, category, text || coalesce(' – ' || outcome, '') || {_OF_DEADLINE}, "
        "source, released, others, "
        "due, (SELECT name FROM operator WHERE id = owner) FROM task WHERE person = ?1 AND {may} ORDER BY 2"
    )
    for created, number, category, text, source, released, others, due, owner in at.rows("task", sql):
        words = (*if_any("category", category), *if_any("due", due), ("owner", owner))
        yield Held(
            "task", created, code(TASK, number), words, text, category or "identity", source, bool(released),
            tuple(json.loads(others)), len(json.loads(others)),
        )  # fmt: skip


def _handovers(at: Reading) -> Iterator[Held]:
    sql = (
        "SELECT s.at, h.number, s.state, coalesce(h.to_service, ''), coalesce(s.reason, h.why) "
        "FROM handover_step s JOIN handover h ON h.id = s.handover WHERE s.person = ?1 AND {may} "
        "ORDER BY h.number, s.id"
    )
    for at_, number, state, service, text in at.rows("handover", sql):
        words: Words = (("handover", state), *((("service", service),) if service else ()))
        yield Held("handover", at_, code(HANDOVER, number), words, text)


def _received(at: Reading) -> Iterator[Held]:
    """From whom a case came here in a file, and why: where the rest of what is held comes from."""
    sql = (
        "SELECT b.taken, c.service, c.name, r.why FROM received r JOIN bundle_taken b ON b.id = r.taken "
        "JOIN colleague_card c ON c.id = r.card WHERE r.person = ?1 AND {may} ORDER BY b.taken"
    )
    for taken, service, name, why in at.rows("received", sql):
        text = ". ".join(part for part in (name, why) if part)
        yield Held("received", taken, words=(("service", service),), text=text, source="service")


def _disclosures(at: Reading) -> Iterator[Held]:
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


def _restrictions(at: Reading) -> Iterator[Held]:
    sql = "SELECT since, reason FROM restriction WHERE person = ?1 AND {may} ORDER BY since"
    return (Held("restriction", since, text=reason) for since, reason in at.rows("restriction", sql))


_READS: tuple[Callable[[Reading], Iterator[Held]], ...] = (
    _person,
    _cases,
    _traits,
    _contacts,
    _tasks,
    access_change.before,
    access_meeting.taken_up,
    access_meeting.decisions,
    access_consent.statements,
    access_consent.hearings,
    _handovers,
    access_change.answers,
    access_change.plans,
    access_change.points,
    _received,
    _disclosures,
    access_consent.notices,
    access_family.looks,
    access_family.warnings,
    access_family.wishes,
    access_consent.objections,
    access_consent.forms,
    _restrictions,
    access_family.kin,
)
