"""For the copy of what is held about someone: kin, looks as a sibling, warnings, guardians' wishes."""

from collections.abc import Iterator

from salto_cli.models.access import Held, Words
from salto_cli.models.code import WARNING, code
from salto_cli.models.sibling import AREAS, NOT_ASKED, SERIOUS
from salto_cli.store.access_reading import Reading, if_any


def kin(at: Reading) -> Iterator[Held]:
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


def looks(at: Reading) -> Iterator[Held]:
    """Looks at them as a sibling, and days by which someone was to look; why is not told where it would tell
    of another."""
    sql = (
        "SELECT l.day, l.outcome, l.next, a.school, a.home, a.leisure, a.safety, a.offer, a.answer, "
        "a.category FROM sibling_look l LEFT JOIN sibling_answer a ON a.look = l.id "
        "WHERE l.person = ?1 AND {may} ORDER BY l.typed, l.n"
    )
    for day, outcome, again, *areas, offer, answer, category in at.rows("sibling_look", sql):
        said = [(area, each) for area, each in zip(AREAS, areas, strict=True) if each and each != NOT_ASKED]
        answers = tuple(pair for area, each in said for pair in (("look_area", area), ("sibling_look", each)))
        words: Words = (
            ("look_outcome", outcome),
            *answers,
            *if_any("offer_answer", answer),
            ("due", again),
        )
        yield Held("look", day, None, words, offer, category or "identity")
    asked = (
        "SELECT substr(typed, 1, 10), why, by_day FROM sibling_trigger "
        "WHERE person = ?1 AND {may} ORDER BY typed"
    )
    for day, why, by in at.rows("sibling_trigger", asked):
        known: Words = (("trigger", why),) if why and why != SERIOUS else ()
        yield Held("look", day, words=(("look", "by"), ("due", by), *known))


def warnings(at: Reading) -> Iterator[Held]:
    """Warnings, but those that the person is not to know of yet: of them not even that they are there
    (popplyl § 16); the copy says to everyone that there may be such."""
    sql = (
        "SELECT w.since, w.number, w.danger, w.kind, w.category, w.source, "
        "w.text || coalesce((SELECT char(10) || group_concat(v.why, char(10) ORDER BY v.n) "
        "FROM warning_review v WHERE v.warning = w.id), '') FROM warning w "
        "WHERE w.person = ?1 AND {may} AND coalesce((SELECT t.told FROM warning_told t "
        "WHERE t.warning = w.id ORDER BY t.n DESC LIMIT 1), 'yes') = 'yes' ORDER BY w.number"
    )
    for since, number, danger, kind, category, source, text in at.rows("warning", sql):
        words: Words = (("danger", danger), ("warning", kind), ("category", category), ("source", source))
        yield Held("warning", since, code(WARNING, number), words, text, category, source)


def wishes(at: Reading) -> Iterator[Held]:
    """What guardians wish for the person, and what the person as a guardian wishes for a child."""
    sql = (
        "SELECT said, category, text, iif(person = ?1, guardian, person) FROM guardian_wish "
        "WHERE (person = ?1 OR guardian = ?1) AND {may} ORDER BY said"
    )
    for said, category, text, other in at.rows("guardian_wish", sql):
        words: Words = (("category", category), ("source", "guardian"))
        yield Held("guardian_wish", said, None, words, text, category, "guardian", about=(other,))
