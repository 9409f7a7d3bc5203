"""A copy of what is held about a person, for that person: itself judged, and in the register of what left."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from salto_cli.consent.policy import in_force
from salto_cli.consent.trim import trim
from salto_cli.i18n import language
from salto_cli.models.access import ACCESS_COPY, PARTS, AccessCopy, CopyForThem, Entry, Held
from salto_cli.models.consent import Answer, Item, Moment
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.someone import SOMEONE
from salto_cli.store import access, facts
from salto_cli.store import disclosure as disclosures
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import sharing
from salto_cli.usecases.door import asks
from salto_cli.usecases.sharing import SELF, Recipient


def _to_themselves(act: Act, order: CopyForThem) -> Questions:
    """Who someone is will do to keep; what leaves is judged as for any recipient, the person being one."""
    person = persons.id_of(act, order.person)
    moment = Moment(date.fromisoformat(act.day))
    return [
        Keep((person,), IDENTITY),
        sharing.asks_to(act, person, _themselves(act, person), moment, in_force().categories),
    ]


@asks(_to_themselves)
def copy(act: Act, order: CopyForThem) -> AccessCopy:
    """Everything that is held, and who has read it. A text that is about others as well is withheld, and
    the copy says so with the law; that the copy was made stands in the register."""
    person = persons.id_of(act, order.person)
    own = sharing.whole(act, person)
    held = access.everything(act, person, own)
    entries = (*_told(act, person, held), *_readers(act, person, own))
    written = disclosures.add(
        act,
        person,
        None,
        recipient=person,
        day=act.day,
        means=ACCESS_COPY,
        categories=tuple(in_force().categories),
        lines=(),
        rests_on=(),
    )
    counts = Counter(each.part for each in entries)
    return AccessCopy(
        persons.named(act, [person])[person],
        act.day,
        written,
        {part: counts[part] for part in PARTS if counts[part]},
        sum(each.withheld is not None for each in entries),
        tuple(entries),
        sharing.names(act),
    )


def _themselves(act: Act, person: int) -> Recipient:
    return Recipient(sharing.whole(act, person), SELF, person=person)


def _told(act: Act, person: int, held: Sequence[Held]) -> Iterator[Entry]:
    """Each thing with its text, or with why that is withheld; what others got of it is withheld with it."""
    why = _withheld(act, person, held)
    told = [each.text for each, no in zip(held, why, strict=True) if each.text and not (no or each.copied)]
    copies = [
        each if all(_stands(text, told) for text in each.copied) else replace(each, about=(SOMEONE,))
        for each in held
    ]
    for each, no in zip(held, _withheld(act, person, copies), strict=True):
        yield _entry(each, no if each.text else None)


def _stands(copied: str, told: Iterable[str]) -> bool:
    """Whether a text that others got can be read in the copy itself.

    It may have had a remark behind it, or the clock and the place of a date to keep.
    """
    return any(copied in text or copied.startswith((f"{text} [", f"{text}, ")) for text in told)


def _withheld(act: Act, person: int, held: Sequence[Held]) -> list[Answer | None]:
    """Why each thing stays, or None where it goes: judged item by item, as what leaves is."""
    to, policy = _themselves(act, person), in_force()
    on = date.fromisoformat(act.day)
    (asked,) = sharing.asks_to(act, person, to, Moment(on), ["identity"]).asks
    items = [
        Item(
            key=str(n),
            category=each.category,
            source=each.source,
            released=each.released,
            concerns=dict.fromkeys((other for other in each.about if other != person), False),
        )
        for n, each in enumerate(held)
    ]
    allowed = [name for name in policy.categories if act.answers[person, to.key, name].allowed]
    trimmed = trim(items, allowed, facts.of(act, person, on), asked, policy)
    why = {int(each.item.key): each.answer for each in trimmed.held}
    return [why.get(n) or _unreleased(each) for n, each in enumerate(held)]


def _unreleased(each: Held) -> Answer | None:
    """The answer to what a source has told and not released; None where there is nothing in the way.

    The judge lets everything go to the person themselves. Whether that holds for what the police have told
    in confidence is for a lawyer to say (docs/consent.md); until then it waits.
    """
    policy = in_force()
    exempt = policy.restricted_sources.get(each.source)
    if exempt is None or each.released or SELF in exempt:
        return None
    reason = policy.reasons["SOURCE_RESTRICTED"]
    return Answer(reason.decision, reason.shown, reason.law, reason.who)


def _entry(each: Held, why: Answer | None) -> Entry:
    return Entry(
        each.part,
        each.day,
        each.code,
        each.words,
        None if why else each.text,
        in_force().text(why, language()) if why else None,
        why.law if why else (),
        each.others,
        why.reason if why else None,
    )


def _readers(act: Act, person: int, own: str) -> list[Entry]:
    return [_entry(each, None) for each in access.readers(act, person, own)]
