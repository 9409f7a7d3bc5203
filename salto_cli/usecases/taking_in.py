"""Taking a case from another salto into this store: all of it in one act, or nothing.

What is taken in is judged twice by our own policy: whether the consents in the file would let it come to us,
and whether our own basis lets us keep it. What does not pass is left out and told, never kept in silence.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from salto_cli.consent.policy import in_force
from salto_cli.errors import Ambiguous, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.answer import Keeping
from salto_cli.models.bundle import LeftOut, TakeIn, TakenIn
from salto_cli.models.bundle_inside import Line
from salto_cli.models.deadline_kind import KINDS as DEADLINES
from salto_cli.models.giving import MESSAGE
from salto_cli.models.publication import Made
from salto_cli.models.question import FILE, Keep, Questions, Standing
from salto_cli.models.task import PLAIN
from salto_cli.models.trait import KINDS as TRAITS
from salto_cli.models.trait import POLICE, NewTrait
from salto_cli.store import case as cases
from salto_cli.store import mention, transfer
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import receipt as receipts
from salto_cli.store import task as tasks
from salto_cli.store import trait as traits
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.store.task import Origin
from salto_cli.usecases import card as card_of
from salto_cli.usecases import deadline as deadlines
from salto_cli.usecases import judged_again, receive, received_consents
from salto_cli.usecases.door import UseCase, perform
from salto_cli.usecases.person import number_taken
from salto_cli.usecases.receive import Opened

SERVICE = "service"  # the source of what another service has told us


@frozen
class _Into:
    """Where a file goes: who it is here (``new``: nobody yet), and on which basis it will be kept."""

    file: Opened
    person: int
    new: bool
    opens: bool
    keeping: Keeping


def take_in(store: Store, order: TakeIn, content: bytes, receipt: Path | None = None) -> TakenIn:
    """Take in the case that ``content`` holds, and write a receipt for the sender where one is wanted.

    Raises as ``receive.opened``; Ambiguous where it may be someone who is here, Usage where a basis or a
    deputy is missing, NoBasis where our policy lets none of it be kept on that basis.
    """
    signer = card_of.own_key(store)
    into: list[_Into] = []

    def questions(act: Act, order: TakeIn) -> Questions:
        file = receive.opened(act, store, content)
        into.append(_into(act, order, file))
        yield _keep(order, into[0])

    def work(act: Act, order: TakeIn) -> TakenIn:
        return _take_in(act, order, into[0], receipt)

    def publish(_result: TakenIn) -> tuple[Made, ...]:
        said = receipts.write(signer, into[0].file.header.bundle, content, store.now)
        return (Made(receipt, said),) if receipt else ()

    return perform(store, order, UseCase(questions, work), publish)


def _keep(order: TakeIn, into: _Into) -> Keep:
    declared = Standing(basis=order.basis, referenced=bool(order.reference)) if into.opens else None
    return Keep((into.person,), FILE, declared=declared)


def _into(act: Act, order: TakeIn, file: Opened) -> _Into:
    found = _who(act, order, file)
    person = found if found is not None else act.newcomer
    known = cases.basis_of(act, found) if found is not None else None
    if known is None and not order.basis:
        raise Usage(
            _("a case is opened for it, and its basis is missing"),
            _("as in --basis child_welfare --purposes follow_up; see: salto policy show"),
        )
    basis, referenced = known or (order.basis, order.reference)
    keeping = Keeping(basis=basis, referenced=bool(referenced), kin_to_case=False)
    return _Into(file, person, found is None, known is None, keeping)


def _who(act: Act, order: TakeIn, file: Opened) -> int | None:
    """The id of who it is here; None for someone new.

    Raises Ambiguous where nobody has said which, WrongState where the identity number is another's, Usage
    where the file does not say in full who it is.
    """
    found = receive.candidates(act, file, order.match)
    certain = bool(found) and (bool(order.match) or receive.is_certain(act, file, found[0]))
    if certain and order.new_person:
        raise number_taken()
    if certain:
        return found[0]
    if found and not order.new_person:
        codes = tuple(persons.codes(act, found).values())
        raise Ambiguous(
            _("someone who may be the same person is here already: {codes}").format(codes=", ".join(codes)),
            _("say which with --match P-…; if it is another person, say so with --new"),
            codes,
        )
    if not file.inside.whose.full_name:
        raise Usage(
            _("the file does not say in full who it is"),
            _("register the youth first, once you have met, and name them with --match P-…"),
        )
    return None


# --- the one act ------------------------------------------------------------------------------------------


def _take_in(act: Act, order: TakeIn, into: _Into, receipt: Path | None) -> TakenIn:
    inside = into.file.inside
    if not into.new:
        receive.refuse_another(act, into.file, into.person)
    lead = operators.named(act, order.lead).id if order.lead else act.operator
    ours = received_consents.our_service(act, into.file, order.us)
    here = into.person if not into.new else None
    stopped = judged_again.left_out(act, inside, here, into.keeping, ours)
    if into.new:
        _add_person(act, into, stopped)
    if into.opens:
        cases.open_case(
            act,
            into.person,
            basis=order.basis or "",
            reference=order.reference or None,
            lead=lead,
            purposes=order.purposes,
        )
    _keep_from_guardians(act, into)
    lines, not_taken = _sorted_out(act, into, stopped)
    kept = _add_traits(act, into, lines)
    made = _add_tasks(act, order, into, lines, lead)
    recorded, refused = received_consents.add(act, into.file, into.person, ours, stopped)
    _note(act, into, lines)
    return TakenIn(
        person=persons.named(act, [into.person])[into.person],
        new=into.new,
        case_opened=into.opens,
        sender=into.file.card.name,
        sender_person=inside.whose.code,
        sender_handover=inside.handover,
        traits=kept,
        tasks=tuple(each.code for each in tasks.get(act, made)),
        statements=recorded,
        to_record=tuple(each for each in inside.statements if each.by == received_consents.GUARDIAN),
        left_out=(*stopped.values(), *not_taken, *refused),
        receipt=receipt.name if receipt else None,
    )


def _add_person(act: Act, into: _Into, stopped: Mapping[str, LeftOut]) -> None:
    """Name and birth date are needed to keep anything; the rest of who it is goes by our own policy."""
    whose = into.file.inside.whose
    if whose.national_id and persons.with_number(act, whose.national_id) is not None:
        raise number_taken()
    more = {
        name: getattr(whose, name) or None
        for name in ("national_id", "phone", "address", "language", "home_district", "stay_district")
        if receive.IDENTITY_KIND not in stopped
    }
    called = whose.called if whose.called != whose.full_name else None
    persons.add(act, into.person, whose.full_name, whose.born, called=called, **more)


def _keep_from_guardians(act: Act, into: _Into) -> None:
    """What the youth keeps from the guardians is kept from them here too."""
    reason = _("said to {name}").format(name=into.file.card.name)
    known = persons.get(act, into.person).withheld
    kinds = in_force().categories
    added = {each: reason for each in into.file.inside.withheld if each in kinds and each not in known}
    if added:
        persons.change(act, into.person, withheld={**known, **added})


def _sorted_out(act: Act, into: _Into, stopped: Mapping[str, LeftOut]) -> tuple[list[Line], list[LeftOut]]:
    """The lines that are taken in; and those that are here already, said once for each part and kind."""
    open_ = tasks.read(act, tasks.Wanted(person=into.person))
    here = {(each.kind, each.text) for each in traits.of(act, into.person)}
    here |= {(part, each.text) for each in open_ for part in ("asked", "agreed", "dates")}
    kept, doubled = list[Line](), dict[tuple[str, str], LeftOut]()
    for each in into.file.inside.lines:
        if any(category in stopped for category in each.categories):
            continue
        if (each.part, each.text) in here:
            doubled[each.part, each.category] = received_consents.here_already(each.part, each.category)
        else:
            kept.append(each)
    return kept, list(doubled.values())


def _add_traits(act: Act, into: _Into, lines: Iterable[Line]) -> int:
    found = [each for each in lines if each.part in TRAITS]
    named = _named(act, into, [each.text for each in found])
    for each, about in zip(found, named, strict=True):
        said = min(each.day, act.day) or None
        new = NewTrait(each.part, each.category, each.text, _source(each), said)
        traits.add(act, into.person, new, about)
    return len(found)


def _add_tasks(act: Act, order: TakeIn, into: _Into, lines: Iterable[Line], lead: int) -> list[int]:
    found = [each for each in lines if each.part not in TRAITS and each.part != MESSAGE]
    named = _named(act, into, [each.text for each in found])
    return [
        _add_date(act, order, into, each, lead, about)
        if each.kind in DEADLINES and each.day
        else tasks.add(
            act,
            into.person,
            each.text,
            kind=PLAIN,
            owner=lead,
            due=each.day or None,
            category=each.category,
            service=None,
            origin=Origin(source=_source(each), about=tuple(about)),
        )
        for each, about in zip(found, named, strict=True)
    ]


def _add_date(act: Act, order: TakeIn, into: _Into, each: Line, lead: int, about: Iterable[int]) -> int:
    """A date to keep. Nobody here has told the youth yet, so it is red until someone has."""
    if not order.deputy:
        raise Usage(
            _("the file has dates to keep, and their deputy is missing"), _("name a colleague with --deputy")
        )
    return deadlines.add_for(
        act,
        into.person,
        each.kind,
        each.text,
        each.day,
        lead,
        operators.named(act, order.deputy).id,
        source=into.file.card.name,
        category=each.category,
        at=each.at or None,
        place=each.place or None,
        verified=into.file.inside.on,
        about=tuple(about),
        origin=_source(each),
    )


def _named(act: Act, into: _Into, texts: list[str]) -> list[frozenset[int]]:
    """Whom of those who are here each text names: it may leave again only where they allow it."""
    return mention.named_in(act, {into.person: texts})[into.person] if texts else []


def _source(line: Line) -> str:
    """Another service told us; what it had from the police stays theirs, and is not released to go on."""
    return POLICE if line.source == POLICE else SERVICE


def _note(act: Act, into: _Into, lines: Iterable[Line]) -> None:
    file = into.file
    transfer.take(
        act,
        into.person,
        bundle=file.header.bundle,
        sign_key=file.header.sender,
        created=file.sent,
        card=file.card.row,
        theirs=(file.inside.whose.code, file.inside.handover),
        why=next((each.text for each in lines if each.part == MESSAGE), ""),
        statements=file.inside.statements,
    )
