"""How the answers about sharing are shown: alike answers together, the yeses first."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import N_, _, language
from salto_cli.models import day
from salto_cli.models.sharing import CategoryAnswer, MayShareAnswered
from salto_cli.render.look import NEEDS, NO, YES, heading, pairs, quiet, sign, stack, text, typed
from salto_cli.render.terminal import shown

DECISIONS = {
    "allow": (YES, N_("may be shared")),
    "needs": (NEEDS, N_("not yet")),
    "deny": (NO, N_("may not be shared")),
}


@shown.register
def _may_share(result: MayShareAnswered) -> RenderableType:
    to = f"{result.recipient} ({result.service})" if result.recipient else result.service
    return stack(
        heading(result.about.line),
        text(_("to {recipient}, {day}").format(recipient=to, day=day.spoken(result.on))),
        Text(),
        *(_alike(answers) for answers in _grouped(result.answers)),
        quiet(
            _("Policy {version}. Who must say yes, and why: salto policy show").format(version=result.policy)
        ),
    )


def _grouped(answers: Iterable[CategoryAnswer]) -> list[list[CategoryAnswer]]:
    """Answers that say the same, together; the yeses first, then what can become one."""
    groups: dict[tuple[object, ...], list[CategoryAnswer]] = {}
    for answer in answers:
        alike = (answer.decision, answer.text, answer.who, answer.rests_on)
        groups.setdefault(alike, []).append(answer)
    order = list(DECISIONS)
    return sorted(groups.values(), key=lambda group: order.index(group[0].decision))


def _alike(answers: list[CategoryAnswer]) -> RenderableType:
    """One answer, for all the kinds of information that it is given for."""
    first = answers[0]
    mark, words = DECISIONS[first.decision]
    policy, spoken = in_force(), language()
    names = ", ".join(policy.categories[answer.category].label(spoken) for answer in answers)
    who = [policy.voices[each].label(spoken) for each in first.who if each in policy.voices]
    rows: list[tuple[str, str | Text | None]] = [
        (_("what"), Text(names, style="bold")),
        (_("why"), first.text),
        (_("law"), "; ".join(dict.fromkeys(law for answer in answers for law in answer.law))),
        (_("rests on"), ", ".join(first.rests_on)),
        (_("must say yes"), _(" and ").join(who)),
        (
            _("next"),
            typed("\n".join(commands([(each.category, each.next) for each in answers])))
            if first.decision != "allow"
            else None,
        ),
    ]
    return Group(sign(mark, _(words)), Padding(pairs(rows), (0, 0, 1, 2)))


def _next(answers: Sequence[CategoryAnswer]) -> str | None:
    if answers[0].decision == "allow":
        return None
    return typed("\n".join(commands([(each.category, each.next) for each in answers])))


def commands(asked: Sequence[tuple[str, str]]) -> list[str]:
    """What to type for kinds of information, each with the command that asks for it alone: one for those that
    it fits, and one of its own for each that must be named explicitly or in writing (GDPR art. 9 nr. 2 a):
    health and crime are not asked for in one breath."""
    policy = in_force().categories
    apart = [each for each in asked if policy[each[0]].explicit or policy[each[0]].written]
    together = [each for each in asked if each not in apart]
    groups = [together, *([each] for each in apart)]
    return list(dict.fromkeys(_command([command for _kind, command in group]) for group in groups if group))


def _command(alike: Sequence[str]) -> str:
    """One command for all the categories, with whatever it ends in."""
    before, option, rest = alike[0].partition(" --category ")
    named = [command.partition(" --category ")[2].partition(" ")[0] for command in alike]
    after = rest.partition(" ")[2]
    return (
        before + "".join(option + category for category in named if category) + (f" {after}" if after else "")
    )
