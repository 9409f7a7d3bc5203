"""Asking for one field in a terminal: the prompt that fits its kind, with what stands there already."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from salto_cli.commands import noted, prompt
from salto_cli.i18n import _
from salto_cli.models import asked, day
from salto_cli.models.asked import Asked
from salto_cli.models.operator import ListOperators
from salto_cli.models.words import Word
from salto_cli.usecases import operator as operators
from salto_cli.usecases import words

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk
    from salto_cli.models.operator import Colleague


def answer(
    desk: "Desk", how: Asked, optional: bool, now: Any, typed: Any, wants: Callable[[], str] | None = None
) -> Any:
    """What is answered; what was ``typed`` the last time stands there, or what holds ``now``. Raises Back.

    ``wants`` says what the field is for: a closed list tells it itself where ``?`` is typed.
    """
    label, plain = _(how.label), desk.options.plain
    stands = now if typed is None else typed
    match how.kind:
        case asked.PERSON | asked.CASE | asked.PERSONS | asked.NOTED:
            return _picked(desk, how, optional, typed)
        case asked.RESTRICTED:
            from salto_cli.commands import held_still  # one order alone has it

            return held_still.chosen(desk, label, typed=", ".join(typed or ()))
        case asked.GUARDIAN:
            from salto_cli.commands import guardian  # few orders name one

            return guardian.chosen(desk, how.of, label, optional=optional, typed=str(typed or ""))
        case asked.CHOICE:
            choices = words.offered(how.of)
            return prompt.choose(
                label, choices, optional=optional, default=stands or "", back=True, plain=plain, wants=wants,
                reflex=how.of not in words.JUDGED_BY,
            )  # fmt: skip
        case asked.CHOICES:
            choices = words.choices(how.of)
            return prompt.choose_several(label, choices, stands or (), back=True, plain=plain, wants=wants)
        case asked.CODE:
            from salto_cli.commands.codes import chosen

            return chosen(desk, how.of, label, typed=str(typed or ""), back=True)
        case asked.NUMBER if how.of:
            from salto_cli.commands.codes import chosen

            return chosen(desk, how.of, label, typed=str(typed or ""), back=True)
        case asked.NOTIFIED:
            from salto_cli.commands import notified  # one order alone has it

            left = notified.still_to_be_told(desk, how.of)
            return prompt.choose(label, left, default=str(typed or ""), back=True, plain=plain)
        case asked.POINT:
            from salto_cli.commands.points import chosen as point

            return point(desk, how.of, label, typed=str(typed or ""))
        case asked.LINES if how.of:
            from salto_cli.commands.codes import chosen_several

            return chosen_several(desk, how.of, label, typed=typed or (), back=True)
        case asked.OPERATOR:
            return _colleague(desk, label, stands)
        case asked.YES_NO:
            asks = label if label.endswith("?") else f"{label}?"
            return prompt.yes(asks, default=bool(stands), back=True)
        case asked.NOTE:
            return noted.asked_for(desk, label, str(stands or ""), back=True)
        case _:
            default = _as_typed(how, now) if typed is None else str(typed)
            return prompt.line(label, optional=optional, default=default, back=True)


def only(desk: "Desk", how: Asked) -> str | None:
    """The one answer there is, so that nothing is asked; None where there are several. Raises NotFound."""
    match how.kind:
        case asked.OPERATOR:
            among = [each.name for each in colleagues(desk)]
        case asked.NOTIFIED:
            from salto_cli.commands import notified

            among = [each.key for each in notified.still_to_be_told(desk, how.of)]
        case _:
            return None
    return among[0] if len(among) == 1 else None


def _picked(desk: "Desk", how: Asked, optional: bool, typed: Any) -> list[str]:
    """The codes of those who are meant, chosen from the list; who was chosen the last time stands there."""
    from salto_cli.commands.picker import pick

    several = how.kind in {asked.PERSONS, asked.NOTED}
    stands = ", ".join(typed or ())
    return pick(desk, _(how.label), several=several, optional=optional, back=True, typed=stands)


def _colleague(desk: "Desk", label: str, stands: str | None) -> str | None:
    """One of the colleagues, by default whoever is asked."""
    everyone = colleagues(desk)
    usual = stands or next((each.name for each in everyone if each.you), "")
    choices = [Word(each.name, each.name, each.name) for each in everyone]
    return prompt.choose(label, choices, default=usual, back=True, plain=desk.options.plain)


def colleagues(desk: "Desk") -> "tuple[Colleague, ...]":
    """Who works here."""
    return desk.do(ListOperators(), operators.colleagues).operators


def _as_typed(how: Asked, now: Any) -> str:
    if now and how.kind in {asked.BIRTH, asked.PAST, asked.FUTURE}:
        return day.short(str(now))
    return ", ".join(now) if isinstance(now, (list, tuple)) else str(now or "")
