"""Taking a consent back: it stops at once, and what follows from it is done or written down to be done."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from salto_cli.consent.policy import in_force
from salto_cli.errors import NotFound, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.code import DISCLOSURE, PERSON, is_of, number_in
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.statement import LookStatement, Statement, StatementLooked
from salto_cli.models.withdrawal import (
    ConsentWithdrawn,
    Notice,
    RecipientTold,
    Told,
    ToTell,
    WithdrawConsent,
    day_to_tell,
)
from salto_cli.store import facts
from salto_cli.store import person as persons
from salto_cli.store import statement as statements
from salto_cli.store import withdrawal as withdrawals
from salto_cli.store.act import Act
from salto_cli.store.handover import accepted_by
from salto_cli.usecases import forecast, sharing
from salto_cli.usecases import handover as handovers
from salto_cli.usecases.door import asks
from salto_cli.usecases.statement import judged, named, names_of


def _whose_it_is(act: Act, order: WithdrawConsent | LookStatement | Told) -> Questions:
    """Identity will do: a consent can be taken back also when the case is closed (GDPR art. 7 nr. 3).

    The file is asked for as well, for what is to be called off; no file, nothing to call off.
    """
    person = (statements.id_of(act, order.statement)[1],)
    others = statements.others(act, *person)
    return [
        Keep(person, IDENTITY, though_restricted=True, own=True),  # at any time: GDPR art. 7 nr. 3
        Keep(person, FILE, required=False),
        Keep(others, IDENTITY, required=False),
    ]


@asks(_whose_it_is)
def look(act: Act, order: LookStatement) -> StatementLooked:
    """The consent that is about to be withdrawn. Raises WrongState where it cannot be."""
    row, person = statements.id_of(act, order.statement)
    statement = statements.one(act, row)
    _refuse_what_cannot_be_withdrawn(statement)
    return StatementLooked(named(act, person), statement, names_of(act))


@asks(_whose_it_is)
def withdraw(act: Act, order: WithdrawConsent) -> ConsentWithdrawn:
    """Withdraw a consent from the moment it was said, and do what follows from it.

    Handovers that nobody has said yes to are called off, open tasks agreed with the services are marked,
    sheets for meetings to come are listed, and whoever was given something must be told. What may still go
    on somebody else's yes is left alone.
    Raises WrongState for a refusal or a consent that is withdrawn already, Unacceptable for a withdrawal
    that was said before the consent, NotFound for a sheet that is not this person's.
    """
    row, person = statements.id_of(act, order.statement)
    statement = statements.one(act, row)
    _refuse_what_cannot_be_withdrawn(statement)
    said = order.said or act.day
    if _before(said, statement.said):
        raise Unacceptable(
            _("that is before the consent was given"),
            _("look at --said; the consent itself: salto consents P-…"),
        )
    statements.withdraw(act, row, person, said, order.channel, order.reason)
    return _follow(act, row, person, _kept_back(act, person, order.not_handed_out))


def _follow(act: Act, row: int, person: int, kept_back: tuple[str, ...]) -> ConsentWithdrawn:
    """What follows from the withdrawal of the consent in ``row``, which has just been written down."""
    statement = statements.one(act, row)
    stopped, services = _stopped(act, person, statement)
    coming = withdrawals.coming(act, person, statement.code, services)
    waiting = {each.code for each in coming}
    given = tuple(each for each in statements.given(act, person, statement) if each.code not in waiting)
    has_file = bool(statements.of_persons(act, [person]))
    cancelled = {to: handovers.cancel_for(act, person, [to]) for to in services} if has_file else {}
    accepted = accepted_by(act, person, services)
    tasks = tuple(withdrawals.lose_ground(act, person, row, services, stopped))
    informed = [each.service for each in given] + [each.service for each in coming]
    informed += [*(each.service for each in tasks), *(to for to, codes in cancelled.items() if codes)]
    informed += [to for _code, to in accepted]
    _must_tell(act, row, person, statement, informed)
    (withdrawn,) = judged(act, person, [statement], act.day)
    return ConsentWithdrawn(
        named(act, person),
        withdrawn,
        given,
        tuple(code for codes in cancelled.values() for code in codes),
        tuple(code for code, _to in accepted),
        tuple(coming),
        kept_back,
        tasks,
        tuple(withdrawals.notices_of(act, row).values()),
        act.day,
        names_of(act),
    )


def catch_up(act: Act, tasks: Collection[int], person: int, number: int) -> None:
    """Mark those of ``tasks``, which stand again as they did before the act ``number``, that a withdrawal
    since then would have marked: it acts at once, also on what comes back later."""
    for row in withdrawals.since(act, person, number):
        stopped, services = _stopped(act, person, statements.one(act, row))
        withdrawals.lose_ground(act, person, row, services, stopped, among=tasks)


def _stopped(act: Act, person: int, statement: Statement) -> tuple[frozenset[str], tuple[str, ...]]:
    """The categories that the consent was about and that may not go any more, and to which recipients.

    What somebody else's yes still carries has not stopped: where the youth decides alone, a guardian's
    withdrawal changes nothing.
    """
    now, stopped, recipients = facts.moment(act.moment), set[str](), list[str]()
    for key in statement.recipients:
        to = sharing.recipient(act, person, key)
        covered = _covered(statement, key)
        lost = covered - forecast.allowed(act, person, to, covered, now)
        if lost:
            stopped |= lost
            recipients.append(key)
    return frozenset(stopped), tuple(recipients)


def _covered(statement: Statement, recipient: str) -> frozenset[str]:
    if statement.pairs:
        return frozenset(category for to, category in statement.pairs if to == recipient)
    return frozenset(statement.categories) & in_force().categories.keys()


def _must_tell(act: Act, row: int, person: int, statement: Statement, informed: Iterable[str]) -> None:
    """Remember each of the consent's recipients who knows something that rested on it."""
    due = day_to_tell(act.day)
    for key in dict.fromkeys(informed):
        if key in statement.recipients:
            other = persons.id_of(act, key) if is_of(key, PERSON) else None
            service = None if other else key
            withdrawals.must_tell(act, row, person, due, service=service, recipient=other)


def _kept_back(act: Act, person: int, sheets: Iterable[str]) -> tuple[str, ...]:
    """Note the sheets that have not been handed out. Raises NotFound, Unacceptable, WrongState."""
    return tuple(_keep_back(act, person, each) for each in dict.fromkeys(sheets))


def _keep_back(act: Act, person: int, sheet: str) -> str:
    number = number_in(sheet, DISCLOSURE, whole=True)
    found = None if number is None else withdrawals.row_of_disclosure(act, person, number)
    if found is None:
        raise NotFound(_("there is no such sheet of this person"), _("look with: salto who-knows P-…"))
    row, known = found
    if not known:
        withdrawals.keep_back(act, person, row)
    return sheet.strip().upper()


@asks(_whose_it_is)
def told(act: Act, order: Told) -> RecipientTold:
    """Note that a recipient has been told of a withdrawal.

    Raises NotFound where nobody, or not this recipient, is to be told of it; WrongState where it was done
    already; Unacceptable for a moment before the withdrawal.
    """
    row, person = statements.id_of(act, order.statement)
    found = withdrawals.notices_of(act, row)
    notice_row = _which(list(found), found, order)
    notice = found[notice_row]
    when = order.when or act.moment
    if _before(when, notice.withdrawn):
        raise Unacceptable(_("that is before it was withdrawn"), _("look at --when"))
    withdrawals.has_told(act, notice_row, person, when, order.channel, order.answer)
    now = withdrawals.notices_of(act, row)
    return RecipientTold(
        named(act, person),
        now[notice_row],
        sum(each.told is None for each in now.values()),
        names_of(act),
    )


@asks(_whose_it_is)
def to_tell(act: Act, order: LookStatement) -> ToTell:
    """Who is still to be told that a consent was withdrawn. Raises NotFound for one that is not there."""
    row, _person = statements.id_of(act, order.statement)
    notices = withdrawals.notices_of(act, row).values()
    return ToTell(tuple(each for each in notices if each.told is None), names_of(act))


def _which(rows: Sequence[int], found: dict[int, Notice], order: Told) -> int:
    """The row of the one notice that is meant."""
    wanted = [each for each in rows if order.to is None or found[each].recipient == order.to.casefold()
              or found[each].recipient == order.to.upper()]  # fmt: skip
    open_ = [each for each in wanted if found[each].told is None]
    if not wanted:
        raise NotFound(
            _("nobody is to be told of that withdrawal, or not this one"), _("look with: salto who-knows P-…")
        )
    if not open_:
        raise WrongState(_("they have been told already"), _("look with: salto who-knows P-…"))
    if len(open_) > 1:
        raise Unacceptable(
            _("several are to be told of it"),
            _("say which with --to: {keys}").format(keys=", ".join(_keys(found[each] for each in open_))),
        )
    return open_[0]


def _keys(notices: Iterable[Notice]) -> Iterator[str]:
    return (each.recipient for each in notices)


def _refuse_what_cannot_be_withdrawn(statement: Statement) -> None:
    if statement.verdict == "refuse":
        raise WrongState(
            _("{code} is a refusal, and a refusal is not withdrawn").format(code=statement.code),
            _("a later consent lifts it: salto grant-consent P-…"),
        )
    if statement.withdrawn:
        raise WrongState(
            _("{code} is withdrawn already").format(code=statement.code), _("see: salto consents P-… --all")
        )


def _before(said: str, other: str) -> bool:
    """Whether one moment is before another; without a clock time on both, the day decides."""
    length = 16 if min(len(said), len(other)) > 10 else 10
    return said[:length] < other[:length]
