"""Giving something out now, on consent or on a statutory basis: judged, noted in the register, shown.

A basis is claimed for one person, one recipient and named kinds of information, and is used only for those
that no valid consent covers; on it goes what was named or written, and nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.errors import ConsentRefused, Unacceptable, WrongState
from salto_cli.frozen import frozen
from salto_cli.i18n import _, language
from salto_cli.models.consent import Answer
from salto_cli.models.disclosure import FILE as ON_FILE
from salto_cli.models.disclosure import SHOWN, Line
from salto_cli.models.giving import KIND, MESSAGE, NAME, Basis, GivenOut, GiveOut, Held
from salto_cli.models.question import FILE, IDENTITY, Keep, Question, Questions, Share
from salto_cli.store import disclosure as disclosures
from salto_cli.store import giving, leaving
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.leaving import Piece
from salto_cli.usecases import ground
from salto_cli.usecases.door import asks
from salto_cli.usecases.giving_plan import OURS, Plan, cleared, judged, planned


def _what_must_be_judged(act: Act, order: GiveOut) -> Questions:
    plan = planned(act, order)
    yield Keep((plan.person,), FILE)
    if plan.to.person and plan.to.person != plan.person:
        yield Keep((plan.to.person,), IDENTITY, required=False)
    plain = tuple(replace(each, ground=None, anonymised=None, necessary=False) for each in plan.asks)
    for other in plan.others:
        yield Share(other, plan.to.key, plan.day, plain, required=False)
    yield _the_person(order, plan)


def _the_person(order: GiveOut, plan: Plan) -> Question:
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
    going = [*_reaching(act, order, plan), *going]
    if not order.dry_run and (not going or any(each.part == MESSAGE for each in held)):
        raise _nothing(act, plan, held)
    anonymous = bool(order.basis and in_force().bases[order.basis].anonymous)
    if anonymous and giving.tells_who(act, plan.person, [each.line.text for each in going]):
        raise Unacceptable(
            _("what would go tells who someone is, so it is not anonymous"),
            _("write it without names, codes, numbers, streets and birth dates"),
        )
    if going and not anonymous:
        going = [_name(act, plan, whole=bool(_used(plan, going))), *going]
    code, basis = (None, None) if order.dry_run else _register(act, order, plan, going)
    if code and not anonymous:
        _register_others(act, order, plan, going)
    return _told(act, order, plan, going, held, code, basis, anonymous)


# --- what goes and what stays ---------------------------------------------------------------------------


@frozen
class _Going:
    """One line that goes, every kind of information that it is of, and the other persons it is about."""

    line: Line
    categories: tuple[str, ...] = ()
    about: tuple[int, ...] = ()


def _sorted_out(act: Act, order: GiveOut, plan: Plan) -> tuple[list[_Going], list[Held]]:
    """Each piece judged with its own source and other persons; and each category that may not go at all."""
    going: list[_Going] = []
    held = [
        _held(KIND, None, each.category, _answer(act, plan, each.category))
        for each in plan.asks
        if not _answer(act, plan, each.category).allowed
    ]
    for code, piece in _pieces(act, order, plan):
        category, answer = judged(act, plan, piece, named_alone=order.basis is not None)
        if answer.allowed:
            line = Line(piece.part, piece.category, piece.words, piece.day)
            going.append(_Going(line, piece.categories, piece.about))
        else:
            held.append(_held(piece.part, code, category, answer))
    return going, held


def _pieces(act: Act, order: GiveOut, plan: Plan) -> Iterator[tuple[str | None, Piece]]:
    """What could go: what was named; else, on consent, what stands on a sheet; and what is written now."""
    if plan.named:
        yield from giving.contacts(act, plan.person, plan.to.key, plan.named)
        yield from giving.tasks(act, plan.person, plan.to.key, plan.named)
    elif order.basis is None:
        for piece in (*leaving.pieces(act), *leaving.dates(act, act.day, taken_over=order.in_full)):
            if (piece.person, piece.recipient) == (plan.person, plan.to.key):
                yield None, piece
    if order.message:
        yield None, _written(act, order.message, plan)


def _written(act: Act, message: str, plan: Plan) -> Piece:
    """What is written now: it is of all the kinds that were named, and about whomever it names."""
    first, *more = (each.category for each in plan.asks)
    return Piece(
        person=plan.person,
        recipient=plan.to.key,
        part=MESSAGE,
        category=first,
        text=message,
        day=act.day,
        owner="",
        source=OURS,
        released=False,
        about=giving.named_in(act, plan.person, message),
        also=tuple(more),
    )


def _answer(act: Act, plan: Plan, category: str) -> Answer:
    return act.answers[plan.person, plan.to.key, category]


def _held(part: str, code: str | None, category: str, answer: Answer) -> Held:
    said = in_force().text(answer, language())
    return Held(part, code, category, answer.decision, answer.reason, answer.law, said)


def _reaching(act: Act, order: GiveOut, plan: Plan) -> Iterator[_Going]:
    """How to reach the person, where that may go on consent and no single item was named."""
    if not plan.named and not order.basis:
        for kind in sorted(in_force().address_categories):
            known = giving.reaching(act, plan.person, plan.to.key, kind)
            if order.in_full:
                known = [*giving.in_full(act, plan.person, plan.to.key, kind), *known]
            for part, text in known:
                yield _Going(Line(part, kind, text), (kind,))


def _name(act: Act, plan: Plan, *, whole: bool) -> _Going:
    """The least that says whom it is about: on consent the first name agreed with the person, if there is."""
    named = persons.named(act, [plan.person])[plan.person]
    name = named.name if whole else named.called or named.name
    return _Going(Line(NAME, plan.asks[0].category, f"{name} ({named.born[:4]})"))


def _nothing(act: Act, plan: Plan, held: Sequence[Held]) -> ConsentRefused | WrongState:
    """Why nothing goes: a message or a piece that may not; else what may go, and of which nothing is kept.

    A kind of information that nobody named is no reason, but where an item was: nobody asked for it.
    """
    pieces = [each for each in held if each.part == MESSAGE]
    pieces = pieces or [each for each in held if plan.named or each.part != KIND]
    if pieces:
        return ConsentRefused(pieces[0].text[:1].lower() + pieces[0].text[1:].rstrip("."), _look())
    may = [each.category for each in plan.asks if _answer(act, plan, each.category).allowed]
    words = _("nothing about this is kept, so there is nothing to give: {categories}")
    return WrongState(words.format(categories=", ".join(map(_label, may))), _look())


def _label(category: str) -> str:
    return in_force().categories[category].label(language()).lower()


def _look() -> str:
    return _("see what would go and what stays: add --dry-run")


# --- what is kept of it ---------------------------------------------------------------------------------


def _used(plan: Plan, going: Iterable[_Going]) -> tuple[str, ...]:
    """The categories for which the basis was needed, of those that go."""
    kinds = {category for each in going for category in each.categories}
    return tuple(each for each in plan.claims if each in kinds)


def _categories(plan: Plan, going: Iterable[_Going]) -> tuple[str, ...]:
    """The kinds of information that go: all those of each line, and all that a message was judged for."""
    kinds = {category for each in going for category in each.categories}
    return tuple(each.category for each in plan.asks if each.category in kinds)


def _rests_on(act: Act, person: int, plan: Plan, categories: Iterable[str]) -> tuple[str, ...]:
    codes = [code for each in categories for code in act.answers[person, plan.to.key, each].rests_on]
    return tuple(dict.fromkeys(codes))


def _register(act: Act, order: GiveOut, plan: Plan, going: Sequence[_Going]) -> tuple[str, Basis | None]:
    used = _used(plan, going)
    lines = [each.line for each in going]
    code = _note(act, order, plan, plan.person, _categories(plan, going), lines)
    if not used:
        return code, None
    law = [paragraph for each in used for paragraph in _answer(act, plan, each).law]
    return code, ground.keep(act, plan.person, code, order, used, law)


def _register_others(act: Act, order: GiveOut, plan: Plan, going: Sequence[_Going]) -> None:
    """What went is also in the register of whoever else it is about and has said yes to it.

    Only that it went, to whom, of which kind and on which consent: the words are another person's.
    """
    for other in plan.others:
        theirs = _categories(plan, [each for each in going if other in each.about])
        clear = tuple(each for each in theirs if cleared(act, other, plan, each))
        if clear and other != plan.to.person:
            _note(act, order, plan, other, clear, ())


def _note(
    act: Act, order: GiveOut, plan: Plan, person: int, categories: Sequence[str], lines: Sequence[Line]
) -> str:
    return disclosures.add(
        act,
        person,
        None if plan.to.person else plan.to.key,
        recipient=plan.to.person,
        day=act.day,
        means=ON_FILE if order.on_file else SHOWN,
        categories=categories,
        lines=lines,
        rests_on=_rests_on(act, person, plan, categories),
    )


def _told(
    act: Act,
    order: GiveOut,
    plan: Plan,
    going: Sequence[_Going],
    held: Sequence[Held],
    code: str | None,
    basis: Basis | None,
    anonymous: bool,
) -> GivenOut:
    known = persons.named(act)
    to, categories = plan.to, _categories(plan, going)
    return GivenOut(
        person=known[plan.person],
        to=to.key,
        recipient=(known[to.person].name if to.person in known else to.name) or to.key,
        on=act.day,
        code=code,
        dry_run=order.dry_run,
        lines=tuple(each.line for each in going),
        categories=categories,
        rests_on=_rests_on(act, plan.person, plan, categories),
        basis=basis,
        held=tuple(held),
        purpose=plan.asks[0].purpose,
        policy=in_force().name,
        checkpoint=leaving.checkpoint(act),
        anonymous=anonymous,
        needless=order.basis is not None and not plan.claims,
    )
