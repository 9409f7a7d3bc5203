"""The weekly meeting: the board and the agenda on Tuesday, the sheets and the table on Thursday."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from salto_cli.models.attendance import Attend
from salto_cli.models.board import AddToBoard, LeaveBoard, LookAtThem, Proposal, ShowBoard, SuggestBoard
from salto_cli.models.day import days_on
from salto_cli.models.decision import Decide, SetStatus
from salto_cli.models.fleksiteam import Pack, Packed
from salto_cli.models.meeting import CountIntake, Past, Run, Sitting
from salto_cli.models.minutes import CloseMeeting
from salto_cli.models.prepare import Agenda, PrepareMeeting
from salto_cli.models.room import TakeUp
from salto_cli.models.sheet import ReturnSheets
from salto_cli.usecases import (
    attendance,
    board,
    board_reason,
    decision,
    fleksiteam,
    meeting,
    minutes,
    prepare,
    room,
    sheet,
)
from salto_cli.usecases.invented import services as known
from tests.year.office import Office

COME: Final = (
    known.NAV,
    known.CHILD_WELFARE,
    known.LOWER_SCHOOL,
    known.UPPER_SCHOOL,
    known.SCHOOL_HEALTH,
    known.YOUTH_JOBS,
    known.YOUTH_HOUSE,
    known.OLDER_TEAM,
    known.MEDIATION,
    known.SPORTS_CLUB,
    known.FOLLOW_UP_SERVICE,
    known.PROBATION,
)
TEXTS: Final = (
    "Ring og avtal møte.",
    "Finn en plass i helga.",
    "Følg til første time.",
    "Spør om leksehjelp.",
)
LONGEST: Final = 6  # weeks on the board; then the case is followed without the whole team
AGAIN: Final = 21  # days after leaving the board that someone looks again


@dataclass(slots=True)
class Table:
    """The meetings of the year; ``packed`` are the sheets just made, for whoever checks them."""

    office: Office
    agenda: Agenda | None = None
    packed: Packed | None = None
    held: list[str] = field(default_factory=list)

    def tuesday(self, chair: str, team: Sequence[str]) -> None:
        """Who leaves the board, who comes on it, and what Thursday is about."""
        office = self.office
        found = office.do(chair, SuggestBoard(), board_reason.suggest)
        assert found is not None, "nobody is refused a proposal"
        self._leave(chair, [each.person.code for each in found.off], None)
        self._leave(chair, self._stayed_long(chair), "Følges videre av den som har saken.")
        found = office.do(chair, SuggestBoard(), board_reason.suggest)
        for each in (found.on if found else ())[: found.free if found else 0]:
            self._come_on(chair, each)
        day = (office.now + timedelta(days=2)).date().isoformat()
        order = PrepareMeeting(
            date=day, services=tuple(office.dice.some(COME, 8, 12)), colleague=tuple(team), place="Møterom 2"
        )
        self.agenda = office.do(chair, order, prepare.prepare)

    def _stayed_long(self, chair: str) -> list[str]:
        shown = self.office.do(chair, ShowBoard(), board.show)
        since = days_on(self.office.day, -7 * LONGEST)
        return [each.person.code for each in (shown.places if shown else ()) if each.since <= since]

    def _leave(self, chair: str, persons: Sequence[str], anyway: str | None) -> None:
        for person in persons:
            order = LeaveBoard(
                person=person,
                outcome="Det som skulle på plass, er på plass.",
                review=days_on(self.office.day, AGAIN),
                anyway=anyway,
            )
            self.office.do(chair, order, board.leave)

    def _come_on(self, chair: str, each: Proposal) -> None:
        agreed = self.office.day if self.office.dice.chance(0.6) else None
        order = AddToBoard(
            person=each.person.code,
            reason=tuple(dict.fromkeys(found.reason for found in each.findings)),
            until="Har vært der to ganger.",
            agreed=agreed,
        )
        self.office.do(chair, order, board.add)

    def pack(self, chair: str) -> None:
        """Thursday morning: the sheets."""
        self.packed = self.office.do(chair, Pack(date=self.office.day), fleksiteam.pack)

    def thursday(self, chair: str) -> None:
        """The meeting itself, from who is there to the minutes, and the sheets that are collected."""
        office = self.office
        sitting = office.do(chair, Run(office.day), meeting.run)
        if sitting is None:
            return
        self._who_comes(chair)
        for each in sitting.to_look_at:
            became = office.dice.weighed({"done": 70, "not_done": 20, "blocked": 10})
            why = None if became == "done" else "Venter på svar."
            office.do(chair, SetStatus(decision=each.code, status=became, why=why), decision.set_status)
        self._cases(chair, sitting)
        self._by_rotation(chair)
        if office.do(chair, CloseMeeting(office.day, all_left=True), minutes.close) is not None:
            self.held.append(office.day)
        self._collect(chair)

    def _who_comes(self, chair: str) -> None:
        office = self.office
        for guest in self.agenda.guests if self.agenda else ():
            office.do(
                chair,
                Attend(service=guest.service, name="Vakthavende", apology=office.dice.chance(0.1)),
                attendance.attend,
            )
        for _each in range(office.dice.randint(0, 2)):
            answer = office.dice.choice(("open", "advise", "report", "other_service"))
            office.do(chair, CountIntake(answer=answer), meeting.count_intake)

    def _cases(self, chair: str, sitting: Sitting) -> None:
        """Each case in turn: the room sees what it may, and something is decided, or nothing."""
        office = self.office
        for line in sitting.cases:
            assert line.person is not None, "nobody but the team is in the room before the cases"
            person = line.person.code
            office.do(chair, TakeUp(person), room.take_up)
            if office.dice.chance(0.7):
                self._decide(chair, person, line.services)
            office.do(chair, Past(person), meeting.past)

    def _decide(self, chair: str, person: str, services: Sequence[str]) -> None:
        dice = self.office.dice
        service = dice.choice(services) if services and dice.chance(0.6) else None
        order = Decide(
            person=person,
            text=dice.choice(TEXTS),
            service=service,
            due=days_on(self.office.day, dice.randint(3, 14)),
            agreed=dice.chance(0.7),
            told=self.office.day if dice.chance(0.3) else None,
        )
        self.office.do(chair, order, decision.decide)

    def _by_rotation(self, chair: str) -> None:
        turn = [each.person.code for each in self.agenda.rotation] if self.agenda else []
        if turn:
            self.office.do(chair, LookAtThem(persons=tuple(turn)), board.look)

    def _collect(self, chair: str) -> None:
        """Most sheets are collected and shredded; some leave in somebody's bag."""
        made = [
            each.sheet for service in (self.packed.services if self.packed else ()) for each in service.sheets
        ]
        back = [each for each in made if not self.office.dice.chance(0.08)]
        if back:
            self.office.do(chair, ReturnSheets(sheets=tuple(back), shredded=True), sheet.returned)
