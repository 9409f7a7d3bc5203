"""Speaking of a case without a name: how much may be told of it before it tells whose it is.

In a small place age, brother and incident are a name (practice 0.1, 7). So what is told is counted against
everyone in the store who has an open case: the fullest description that still fits enough of them is
proposed, and where not even the age does, the case is not proposed at all.
"""

from collections.abc import Sequence
from datetime import date

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.models.consent import Ask, Moment
from salto_cli.models.count import BANDS, FEWEST, OTHER_AGE
from salto_cli.models.day import age_on
from salto_cli.models.prepare import Unnamed
from salto_cli.models.stay import REASONS
from salto_cli.store import audience as likeness
from salto_cli.store import facts
from salto_cli.store.act import Act
from salto_cli.store.audience import Likeness

Said = tuple[str, str | None, str | None]  # age band, district, kind of situation


def unnamed(act: Act, asked: Sequence[int], alone: Sequence[int]) -> dict[int, Unnamed]:
    """Each case that was asked for, then those nobody may hear of by name, with what may be told of it."""
    everyone = likeness.likenesses(act) if asked or alone else []
    theirs = {each.person: each for each in everyone}
    whose = likeness.cases(act, [*asked, *alone])
    found = {}
    for person in dict.fromkeys([*asked, *alone]):
        said, fitting = _told(theirs[person], everyone, act.day)
        proposed = fitting >= FEWEST and _is_anonymous(act, person, fitting)
        found[person] = Unnamed(whose[person], *said, fitting, proposed, person in asked)
    return found


def _told(one: Likeness, everyone: Sequence[Likeness], day: str) -> tuple[Said, int]:
    """The fullest description that fits enough in the store; the age alone where none does."""
    band = _band(one.born, day)
    reason = next((each for each in REASONS if each in one.reasons), None)
    full: list[Said] = [
        (band, one.district, reason),
        (band, one.district, None),
        (band, None, reason),
        (band, None, None),
    ]
    counted = [(said, sum(_fits(each, said, day) for each in everyone)) for said in dict.fromkeys(full)]
    return next((each for each in counted if each[1] >= FEWEST), counted[-1])


def _fits(one: Likeness, said: Said, day: str) -> bool:
    band, district, reason = said
    return (
        _band(one.born, day) == band
        and (district is None or one.district == district)
        and (reason is None or reason in one.reasons)
    )


def _band(born: str, day: str) -> str:
    age = age_on(born, day)
    return next((f"{first}-{last}" for first, last in BANDS if first <= age <= last), OTHER_AGE)


def _is_anonymous(act: Act, person: int, fitting: int) -> bool:
    """What the judge says of it: nothing is confidential once nobody can be recognised (fvl § 13 a nr. 2).

    It says the same of every kind of information and whoever hears it.
    """
    on, policy = date.fromisoformat(act.day), in_force()
    ask = Ask(
        sector=next(iter(policy.sectors)),
        service="",
        category=next(iter(policy.categories)),
        moment=Moment(on),
        anonymised=True,
        reidentifiable=fitting < FEWEST,
    )
    return may_share(facts.of(act, person, on), ask, policy).allowed
