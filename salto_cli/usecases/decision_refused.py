"""What is asked about before a decision is kept: its kind of information, and whether it stands there."""

from typing import Final

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language
from salto_cli.models.decision import Decide, DecidedAlready, Decision, UnclearKind
from salto_cli.models.text import fold
from salto_cli.store import decision as decisions
from salto_cli.store.act import Act

IDENTITY: Final = "identity"  # to get in touch with someone is no contact detail
NEARLY: Final = 0.8  # share of signs in common, by difflib: «ring» and «ringe» are 0.89
LONG: Final = 4  # letters: what is shorter is another word where one letter is another


def refuse_unclear(order: Decide, category: str | None) -> None:
    """Raise UnclearKind where nobody said the kind of information, and the words look like another than the
    service's own field, ``category``, which is a guess."""
    if category is None or order.category:
        return
    policy = in_force()
    kinds = [each for each in policy.kinds_in(order.text) if each not in (category, IDENTITY)]
    if kinds:
        named = ", ".join(policy.categories[each].label(language()) for each in kinds)
        raise UnclearKind(
            _("the text may be of another kind than {field}: {kinds}").format(
                field=policy.categories[category].label(language()), kinds=named
            ),
            _("say which kind of information it is, as in --category {kind}").format(kind=kinds[0]),
        )


def refuse_twice(act: Act, order: Decide, meeting: int, owner: str, service: str | None) -> None:
    """Raise DecidedAlready where the same meeting decided the same of them for the same to do.

    There would be two tasks of one. ``another`` in the order says that it is another decision.
    """
    if order.another:
        return
    for each in decisions.of_meeting(act, meeting):
        mine = each.person.code == order.person and each.type == order.type
        if mine and (each.owner, each.service) == (owner, service) and _says_the_same(each, order.text):
            raise DecidedAlready(
                _("{code} of this meeting says the same already").format(code=each.code),
                _("nothing is kept twice; if it is another decision: --another"),
            )


def _says_the_same(made: Decision, text: str) -> bool:
    """Whether two texts are one but for a slip or an ending, word by word: a number is never nearly another,
    and «mor» is not «far»."""
    said, stood = fold(text).split(), fold(made.text).split()
    return len(said) == len(stood) and all(map(_nearly, said, stood))


def _nearly(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < LONG or not (one.isalpha() and other.isalpha()):
        return one == other
    from difflib import SequenceMatcher  # only where somebody has nearly the same decided already

    return SequenceMatcher(None, one, other).ratio() >= NEARLY
