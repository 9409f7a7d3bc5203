"""Filling in an order: from options, from JSON on standard input, and from prompts in a terminal."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from salto_cli.commands import prompt
from salto_cli.commands.asking import answer, only
from salto_cli.commands.day_told import tell_day
from salto_cli.commands.from_input import OrderT, checked, fields_of, from_input
from salto_cli.commands.lacking import given_as, missing
from salto_cli.commands.lacking import needed as is_needed
from salto_cli.commands.options import named
from salto_cli.commands.understand import understand
from salto_cli.errors import Ambiguous, NoBasis, NotFound, Unacceptable, WrongRole
from salto_cli.i18n import _
from salto_cli.models import asked
from salto_cli.models.asked import Asked, how_asked, must_be_given
from salto_cli.models.text import is_blank
from salto_cli.names import spoken
from salto_cli.usecases import words
from salto_cli.usecases.door import admit

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk

    Last = Callable[[Mapping[str, Any]], None]


def fill(
    desk: "Desk",
    kind: type[OrderT],
    given: Mapping[str, Any],
    *,
    known: Mapping[str, Any] | None = None,
    today: Mapping[str, Any] | None = None,
    last: "Last | None" = None,
) -> OrderT:
    """An order of ``kind``. What is missing is asked for in a terminal, and is a Usage error elsewhere.

    Fields may come as JSON (``--input -`` or a file), by the order's own field names; a field given both
    ways is taken from the command line. ``known`` are values that have been understood already; ``today`` are
    values as they stand: each field in it is asked for with its value, and an answer that changes nothing is
    left out. ``last`` asks what is no field of the order, after all else, with the answers at hand; it may
    raise Back.
    Raises Usage, Unacceptable, NotFound, Ambiguous.
    """
    said = {**from_input(desk, kind), **{name: value for name, value in given.items() if value is not None}}
    said = {each.name: said[each.name] for each in fields_of(kind) if _is_given(said.get(each.name), each)}
    return _Form(desk, kind, said, today or {}, known or {}, last).fill()


@dataclass(slots=True)
class _Form(Generic[OrderT]):
    """One order being filled in, field by field, in the order they are declared; ``<`` goes one back."""

    desk: "Desk"
    kind: type[OrderT]
    said: dict[str, Any]
    today: Mapping[str, Any]
    known: Mapping[str, Any]
    last: "Last | None" = None
    answers: dict[str, Any] = field(init=False)
    typed: dict[str, Any] = field(default_factory=dict)  # what was last answered to each question
    before: list[int] = field(default_factory=list)  # the places of the questions before this one
    admitted: bool = False
    begun: bool = False

    def __post_init__(self) -> None:
        """What is known is answered."""
        self.answers = dict(self.known)

    def fill(self) -> OrderT:
        """Understand what was said, ask for the rest; raises Usage where nobody can be asked."""
        complete = all(each.name in self._seen() for each in fields_of(self.kind) if self._is_needed(each))
        at, every = 0, fields_of(self.kind)
        while at <= len(every):
            try:
                if at < len(every):
                    self._fill_in(at, every[at], complete)
                elif self.last:
                    self.last(self.answers)
                at += 1
            except prompt.Back:
                at = self._one_back(at)
        return checked(self.kind, self.answers)

    def _fill_in(self, at: int, each: Field[Any], complete: bool) -> None:
        """Understand what was said for one field, or ask for it. Raises Back, and Usage where nobody is."""
        how = how_asked(each)
        if each.name in self.answers:
            return
        if each.name in self.said:
            value, alone = self.said[each.name], complete or not self.desk.interactive
            try:
                self.answers[each.name] = self._said_back(how, value, alone=alone) if how else value
            except (Unacceptable, NotFound, Ambiguous) as error:
                raise named(error, given_as(each.name)) from None
        elif how and self.desk.interactive and self._is_asked(each, how, complete):
            self._admit()
            if (sole := only(self.desk, self._settled(how))) is not None:
                self._keep(each, sole)
            else:
                self._ask(each, how)
                self.before.append(at)
        elif self._is_needed(each):
            raise missing(each.name, how, self.kind.where_unknown(each.name, self._seen()))

    def _one_back(self, at: int) -> int:
        """The place of the question before, which is asked anew with the answer it had; ``at`` for the first.

        What was said on the line stays as it was understood, unless it hangs on an answer that may change.
        """
        if not self.before:
            self.desk.say(_("This is the first question. Ctrl-C stops, and nothing is saved."))
            return at
        before = self.before.pop()
        for each in fields_of(self.kind)[before:at]:
            how = how_asked(each)
            hangs = how is not None and how.of.startswith("{")
            if each.name not in self.known and (hangs or each.name not in self.said):
                self.answers.pop(each.name, None)
        return before

    def _admit(self) -> None:
        """Before the first question, raise WrongRole where such an order is not for whoever would answer."""
        if not self.admitted:
            admit(self.desk.store(), self.kind)
            self.admitted = True

    def _keep(self, each: Field[Any], understood: Any) -> None:
        """Keep an answer, unless it is what holds already."""
        now = self.today.get(each.name)
        if now is None or understood != now:
            self.answers[each.name] = understood

    def _seen(self) -> dict[str, Any]:
        return {**self.said, **self.answers}

    def _is_needed(self, each: Field[Any]) -> bool:
        return (
            must_be_given(each)
            or each.name in self._demanded()
            or each.name in self.kind.must_have(self._seen())
        )

    def _demanded(self) -> set[str]:
        """The fields that must be given where a word was chosen that demands them."""
        chosen = [(how_asked(each), self.answers.get(each.name)) for each in fields_of(self.kind)]
        return {
            word.demands
            for how, key in chosen
            if key and how and how.kind == asked.CHOICE
            for word in words.choices(self._settled(how).of)
            if word.key == key
        }

    def _is_asked(self, each: Field[Any], how: Asked, complete: bool) -> bool:
        if each.name in self.kind.has_no(self._seen()):
            return False
        if how.after and not _comes_after(how.after, {**self._left_out(), **self._seen()}):
            return False
        wanted = how.kind == asked.NOTE and self.desk.options.editor
        skippable = how.always and (wanted or not complete)
        return self._is_needed(each) or how.insist or each.name in self.today or skippable

    def _left_out(self) -> dict[str, Any]:
        """What holds of each field where nothing is said of it."""
        return {each.name: each.default for each in fields_of(self.kind) if each.default is not MISSING}

    def _ask(self, each: Field[Any], how: Asked) -> None:
        """Ask until the answer is understood; nothing is kept of a question that was skipped. Raises Back."""
        if not self.begun:
            self.desk.say(_("< goes one question back, Ctrl-C stops."))
            self.begun = True
        now, needed = self.today.get(each.name), self._is_needed(each) or how.insist
        while True:
            typed, wants = self.typed.get(each.name), partial(_wanted, each.name)
            said = answer(self.desk, self._settled(how), not needed, now, typed, wants)
            if isinstance(said, str) and said.strip() == "?":
                from salto_cli.commands.explained import explained

                self.desk.say(f"  {explained(each.name)}")
                continue
            if _is_nothing(said) and not (now and how.clearable):
                self.typed.pop(each.name, None)
                if not needed:
                    return
                unknown = self.kind.where_unknown(each.name, self._seen())
                told = is_needed(each.name, how, plain=self.desk.options.plain)
                self.desk.say(f"{told}\n{spoken(unknown)}" if unknown else told)
                continue
            try:
                understood = self._said_back(how, said)
                self._refuse_same(how, understood)
            except (Unacceptable, NotFound, Ambiguous, NoBasis) as error:
                if isinstance(error, WrongRole):
                    raise
                self.desk.say(f"{error.message} – {error.hint}")
                if how.kind == asked.NOTE:  # a slip must not cost all that was written
                    self.typed[each.name] = said
                continue
            self.typed[each.name] = said
            self._keep(each, understood)
            return

    def _refuse_same(self, how: Asked, understood: Any) -> None:
        """Raise Unacceptable for whoever was named already in the other part of the order."""
        if how.apart and understood == self.answers.get(how.apart):
            raise Unacceptable(_("that is the same person once more"), _("choose the other one"))

    def _understood(self, how: Asked, value: Any) -> Any:
        return understand(self.desk, self._settled(how), value)

    def _said_back(self, how: Asked, value: Any, *, alone: bool = False) -> Any:
        """What was understood; of a day it is also said which one that is, before anything is kept."""
        understood = self._understood(how, value)
        if how.kind == asked.CASE and self.desk.interactive and not alone:
            from salto_cli.models.case import NeedCase
            from salto_cli.usecases.case import need

            self.desk.do(NeedCase(understood), need)  # before more is typed: it would be lost with the no
        tell_day(self.desk, how, value, understood, alone=alone)
        return understood

    def _settled(self, how: Asked) -> Asked:
        """How it is asked, with the list that depends on another answer filled in."""
        if not how.of.startswith("{"):
            return how
        first, *others = re.findall(r"\{(\w+)\}", how.of)
        if not self.answers.get(first):
            raise missing(first)
        return replace(
            how, of=" ".join(str(self.answers.get(each) or "") for each in (first, *others)).strip()
        )


def _comes_after(after: str, answers: Mapping[str, Any]) -> bool:
    """Whether the field in ``after`` was answered at all, or, with ``by=guardian``, in that way."""
    name, equals, wanted = after.partition("=")
    return bool(answers.get(name) == wanted if equals else answers.get(name))


def _is_given(value: Any, each: Field[Any]) -> bool:
    how = how_asked(each)
    return value not in (None, [], ()) and (not is_blank(value) or bool(how and how.clearable))


def _is_nothing(answer: Any) -> bool:
    return answer in (None, []) or is_blank(answer)


def _wanted(name: str) -> str:
    """What a field is for, looked up only where somebody asks."""
    from salto_cli.commands.explained import wanted

    return wanted(name)
