"""What everyone in the room may hear: judged for the services that are there now, each time it is shown.

One rule for every screen of a meeting. Colleagues are not counted: with the team alone there is nobody to
keep anything from. With a service in the room a case is for it only where all may know of something
(consent.md 5a), and a decision only where all may know of its kind of information and it names nobody else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from salto_cli.consent.audience import may_be_said
from salto_cli.consent.policy import in_force
from salto_cli.models.decision import Decision
from salto_cli.models.meeting import ANONYMOUS, NAMED
from salto_cli.models.question import Share
from salto_cli.models.service import Service
from salto_cli.store import attendance as attendants
from salto_cli.store import meeting as meetings
from salto_cli.store import mention as mentions
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.usecases import audience


def guests(act: Act, meeting: int) -> list[Service]:
    """The services that are in the room, each once."""
    there = {each.service for each in attendants.of(act, meeting) if each.here and each.service}
    return [each for each in services.all_of(act) if each.id in there]


def guests_on(act: Act, day: str | None) -> list[Service]:
    """The same for the meeting of a day (None: today's); nobody where there is none."""
    meeting = meetings.of_day(act, day or act.day)
    return guests(act, meeting.id) if meeting else []


def questions(act: Act, whom: Iterable[int], there: Sequence[Service]) -> Iterator[Share]:
    """What must be judged before anything about these persons is shown to those who are there."""
    return audience.questions(act, whom, there, date.fromisoformat(act.day))


def common(act: Act, person: int, there: Sequence[Service]) -> frozenset[str]:
    """The categories about someone that everyone there may know; all of them with the team alone."""
    allowed = audience.allowed(act, person, there)
    return may_be_said(allowed, allowed, in_force().categories)


def hears(act: Act, person: int, there: Sequence[Service], how: str) -> bool:
    """Whether everyone there may hear whose case it is; ``how`` is how the agenda has it spoken of."""
    if how == ANONYMOUS:
        return False
    return not there or (how == NAMED and bool(common(act, person, there)))


def how_spoken(act: Act, meeting: int) -> dict[int, str]:
    """How the agenda says that each case may be spoken of, by the person's id."""
    return {each.person: each.how for each in meetings.agenda_of(act, meeting)}


def heard(act: Act, made: Iterable[Decision], meeting: int, there: Sequence[Service]) -> list[Decision]:
    """Those of ``made`` that everyone there may hear of. The questions above must have been judged."""
    wanted = list(made)
    if not there or not wanted:
        return wanted
    ids = {each.code: person for person, each in persons.named(act).items()}
    how = how_spoken(act, meeting)
    alone = _naming_nobody(act, wanted, ids)
    return [
        each
        for each in wanted
        if each.code in alone
        and hears(act, ids[each.person.code], there, how.get(ids[each.person.code], NAMED))
        and each.category in common(act, ids[each.person.code], there)
    ]


def aloud(act: Act, made: Iterable[Decision], rooms: Mapping[int, Sequence[Service]]) -> frozenset[str]:
    """The codes of those of ``made`` that may be said aloud in their own room: ``rooms`` has the services in
    it by the person's id. What is for the team alone is none of them. The questions must have been judged.
    """
    wanted = list(made)
    ids = {each.code: person for person, each in persons.named(act).items()}
    alone = _naming_nobody(act, wanted, ids)
    there = {each.code: rooms.get(ids[each.person.code], ()) for each in wanted}
    return frozenset(
        each.code
        for each in wanted
        if there[each.code]
        and each.code in alone
        and each.category in common(act, ids[each.person.code], there[each.code])
    )


def _naming_nobody(act: Act, made: Sequence[Decision], ids: dict[str, int]) -> frozenset[str]:
    """The codes of those whose words name nobody else, neither when written nor as the store knows it now."""
    texts: dict[int, list[str]] = {}
    codes: dict[int, list[str]] = {}
    for each in made:
        person = ids[each.person.code]
        said = (each.text, each.owner_name, each.why, each.basis, each.disagreement)
        texts.setdefault(person, []).append("\n".join(part for part in said if part))
        codes.setdefault(person, []).append(each.code)
    found = mentions.named_in(act, texts)
    now = {
        code for person, named in found.items() for code, who in zip(codes[person], named, strict=True) if who
    }
    return frozenset(each.code for each in made if not each.names_others and each.code not in now)
