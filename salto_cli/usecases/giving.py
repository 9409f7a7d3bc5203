"""Giving something out now, on consent or on a statutory basis: judged, noted in the register, shown.

A basis is claimed for one person, one recipient and named kinds of information, and is used only for those
that no valid consent covers; on it goes what was named or written, and nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.consent.trim import origin_of
from salto_cli.errors import ConsentRefused, Unacceptable, WrongState
from salto_cli.i18n import _, language
from salto_cli.models.consent import Answer, Item, PersonKey
from salto_cli.models.disclosure import FILE as ON_FILE
from salto_cli.models.disclosure import SHOWN, Line
from salto_cli.models.giving import MESSAGE, NAME, Basis, GivenOut, GiveOut, Held
from salto_cli.models.question import FILE, IDENTITY, Keep, Question, Questions, Share
from salto_cli.store import disclosure as disclosures
from salto_cli.store import giving, leaving
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.leaving import Piece
from salto_cli.usecases import ground
from salto_cli.usecases.door import asks
from salto_cli.usecases.giving_plan import OURS, Plan, asks_about, planned


def _what_must_be_judged(act: Act, order: GiveOut) -> Questions:
    plan = planned(act, order)
    yield Keep((plan.person,), FILE)
    if plan.to.person and plan.to.person != plan.person:
        yield Keep((plan.to.person,), IDENTITY, required=False)
    plain = tuple(replace(each, ground=None, anonymised=None, necessary=False) for each in plan.asks)
    for other in plan.others:
        yield Share(other, plan.to.key, plan.day, asks_about(act, other, plain), required=False)
    yield _the_person(act, order, plan)


def _the_person(act: Act, order: GiveOut, plan: Plan) -> Question:
    """Named kinds of information are all demanded; where none is named, at least one must be allowed."""
    allowed = any(may_share(plan.about, each, in_force()).allowed for each in plan.asks)
    required = not order.dry_run and (bool(order.category) or not allowed)
    return Share(plan.person, plan.to.key, plan.day, plan.asks, required=required)


@asks(_what_must_be_judged)
def give(act: Act, order: GiveOut) -> GivenOut:
    """Give out what may go, and note it in the register; a dry run only tells what would go and what stays.

    Raises ConsentRefused where a kind of information that was named may not go, WrongState where nothing of
    it is kept.
    """
    plan = planned(act, order)
    going, held = _sorted_out(act, order, plan)
    lines = [*_reaching(act, plan), *going]
    if not order.dry_run and (not lines or any(each.part == MESSAGE for each in held)):
        raise _nothing(held)
    used = _used(order, plan, lines)
    anonymous = bool(order.basis and in_force().bases[order.basis].anonymous and used)
    if anonymous and giving.tells_who(act, plan.person, [line.text for line in lines]):
        raise Unacceptable(
            _("what would go names the person, so it is not anonymous"), _("write it without names and codes")
        )
    if not anonymous:
        lines = [_name(act, plan, whole=bool(used)), *lines]
    code, basis = (None, None) if order.dry_run else _register(act, order, plan, lines, used)
    return _told(act, order, plan, lines, held, code, basis, anonymous)


# --- what goes and what stays ---------------------------------------------------------------------------


def _sorted_out(act: Act, order: GiveOut, plan: Plan) -> tuple[list[Line], list[Held]]:
    """What goes; and what stays: each category that may not go at all, and each piece that may not."""
    judged = [*_judged_pieces(act, order, plan), *_judged_message(act, order, plan)]
    answers = [(each.category, _answer(act, plan, each.category)) for each in plan.asks]
    held = [_held("category", None, category, answer) for category, answer in answers if not answer.allowed]
    held += [
        _held(line.part, code, line.category, answer) for line, code, answer in judged if not answer.allowed
    ]
    return [line for line, _code, answer in judged if answer.allowed], held


def _judged_pieces(act: Act, order: GiveOut, plan: Plan) -> Iterator[tuple[Line, str | None, Answer]]:
    """Each piece, with its code, judged with its own source and other persons."""
    asked = {each.category: each for each in plan.asks}
    for code, piece in _pieces(act, order, plan):
        item = Item(
            key=code or "",
            category=piece.category,
            source=piece.source,
            released=piece.released,
            concerns={other: _cleared(act, other, plan, piece.category) for other in piece.about},
        )
        ask = replace(asked[piece.category], origin=origin_of(item))
        line = Line(piece.part, piece.category, piece.text, piece.day)
        yield line, code, may_share(plan.about, ask, in_force())


def _judged_message(act: Act, order: GiveOut, plan: Plan) -> Iterator[tuple[Line, None, Answer]]:
    if order.message:
        line = Line(MESSAGE, plan.asks[0].category, order.message, act.day)
        yield line, None, _of_message(act, order.message, plan)


def _of_message(act: Act, message: str, plan: Plan) -> Answer:
    """What is written now is of all the kinds that were named: the first no among them, else the last yes."""
    others = giving.named_in(act, plan.person, message)
    answers = []
    for ask in plan.asks:
        concerns: dict[PersonKey, bool] = {
            other: _cleared(act, other, plan, ask.category) for other in others
        }
        item = Item(key="", category=ask.category, source=OURS, concerns=concerns)
        answers.append(may_share(plan.about, replace(ask, origin=origin_of(item)), in_force()))
    return next((each for each in answers if not each.allowed), answers[-1])


def _pieces(act: Act, order: GiveOut, plan: Plan) -> Iterator[tuple[str | None, Piece]]:
    """What could go: what was named; else, on consent, what stands on a sheet; on a basis nothing else."""
    if plan.named:
        yield from giving.contacts(act, plan.person, plan.to.key, plan.named)
        yield from giving.tasks(act, plan.person, plan.to.key, plan.named)
    elif order.basis is None:
        for piece in leaving.pieces(act):
            if (piece.person, piece.recipient) == (plan.person, plan.to.key):
                yield None, piece


def _cleared(act: Act, other: int, plan: Plan, category: str) -> bool:
    answer = act.answers.get((other, plan.to.key, category))
    return answer is not None and answer.allowed


def _answer(act: Act, plan: Plan, category: str) -> Answer:
    return act.answers[plan.person, plan.to.key, category]


def _held(part: str, code: str | None, category: str, answer: Answer) -> Held:
    said = in_force().text(answer, language())
    return Held(part, code, category, answer.decision, answer.reason, answer.law, said)


def _reaching(act: Act, plan: Plan) -> Iterator[Line]:
    """How to reach the person, where that may go and no single item was named."""
    if not plan.named:
        for kind in sorted(in_force().address_categories):
            for part, text in giving.reaching(act, plan.person, plan.to.key, kind):
                yield Line(part, kind, text)


def _name(act: Act, plan: Plan, *, whole: bool) -> Line:
    """The least that says whom it is about: on consent the first name agreed with the person, if there is."""
    named = persons.named(act, [plan.person])[plan.person]
    name = named.name if whole else named.called or named.name
    return Line(NAME, plan.asks[0].category, f"{name} ({named.born[:4]})")


def _nothing(held: Sequence[Held]) -> ConsentRefused | WrongState:
    held = [each for each in held if each.part == MESSAGE] or held
    if held:
        return ConsentRefused(held[0].text[:1].lower() + held[0].text[1:].rstrip("."), _look())
    return WrongState(_("nothing of that kind is kept, so there is nothing to give"), _look())


def _look() -> str:
    return _("see what would go and what stays: add --dry-run")


# --- what is kept of it ---------------------------------------------------------------------------------


def _used(order: GiveOut, plan: Plan, lines: Iterable[Line]) -> tuple[str, ...]:
    """The categories for which the basis was needed, of those that go."""
    going = set(plan.claims) if order.message else {line.category for line in lines}
    return tuple(each for each in plan.claims if each in going)


def _categories(order: GiveOut, plan: Plan, lines: Iterable[Line]) -> tuple[str, ...]:
    """The kinds of information that go: those of the lines, and all that a message was judged for."""
    going = {line.category for line in lines if line.part != NAME}
    return tuple(each.category for each in plan.asks if order.message or each.category in going)


def _rests_on(act: Act, order: GiveOut, plan: Plan, lines: Iterable[Line]) -> tuple[str, ...]:
    codes = [code for each in _categories(order, plan, lines) for code in _answer(act, plan, each).rests_on]
    return tuple(dict.fromkeys(codes))


def _register(
    act: Act, order: GiveOut, plan: Plan, lines: Sequence[Line], used: Sequence[str]
) -> tuple[str, Basis | None]:
    code = disclosures.add(
        act,
        plan.person,
        None if plan.to.person else plan.to.key,
        recipient=plan.to.person,
        day=act.day,
        means=ON_FILE if order.on_file else SHOWN,
        categories=_categories(order, plan, lines),
        lines=lines,
        rests_on=_rests_on(act, order, plan, lines),
    )
    if not used:
        return code, None
    law = [paragraph for each in used for paragraph in _answer(act, plan, each).law]
    return code, ground.keep(act, plan.person, code, order, used, law)


def _told(
    act: Act,
    order: GiveOut,
    plan: Plan,
    lines: Sequence[Line],
    held: Sequence[Held],
    code: str | None,
    basis: Basis | None,
    anonymous: bool,
) -> GivenOut:
    known = persons.named(act)
    to = plan.to
    substance = [line for line in lines if line.part != NAME]
    return GivenOut(
        person=known[plan.person],
        to=to.key,
        recipient=(known[to.person].name if to.person in known else to.name) or to.key,
        on=act.day,
        code=code,
        dry_run=order.dry_run,
        lines=tuple(lines) if substance else (),
        categories=_categories(order, plan, lines),
        rests_on=_rests_on(act, order, plan, lines),
        basis=basis,
        held=tuple(held),
        purpose=plan.asks[0].purpose,
        policy=in_force().name,
        checkpoint=leaving.checkpoint(act),
        anonymous=anonymous,
        needless=order.basis is not None and not plan.claims,
    )
