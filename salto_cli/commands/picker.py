"""The picker: type some of a name, a code or a birth date, and the list of persons narrows to whom is meant.

It knows nobody by itself: it is given those that a search may show here, and opening the list is an act.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from salto_cli.commands import prompt
from salto_cli.commands.yes_no import HELP
from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.day import short
from salto_cli.models.match import Listed, fitting, listed
from salto_cli.models.pick import Choice, Pick
from salto_cli.models.word import Word
from salto_cli.usecases.pick import pick as open_list

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk

MOST = 10  # persons in view; more are not looked through


def pick(
    desk: "Desk",
    label: str,
    *,
    several: bool = False,
    optional: bool = False,
    back: bool = False,
    typed: str = "",
    among: Iterable[Choice] | None = None,
) -> list[str]:
    """The codes of those chosen; ``several`` lets more than one be marked, ``optional`` none.

    ``among`` are those to choose from, where they have been found already; else the list of everyone is
    opened, which is an act. What is typed with commas between is handed back as it was typed, for the codes
    of several may be pasted. Raises KeyboardInterrupt, Back, and NotFound where there is nobody.
    """
    choices = tuple(desk.found(Pick(), open_list).persons if among is None else among)
    if not choices:
        raise NotFound(_("there is nobody here yet"), _("register someone with: salto register"))
    picker = Picker(label, listed(choices), desk.options.mask, several, optional, back)
    if desk.options.plain or desk.world.environ.get("TERM") == "dumb":
        return picker.by_number(typed)
    from salto_cli.commands.picker_screen import Screen

    return prompt.run(Screen(picker, prompt.screen()).application(typed))


@dataclass(slots=True)
class Picker:
    """One choosing of persons: who fits, who is pointed at, who is marked."""

    label: str
    among: Sequence[Listed]
    mask: bool = False
    several: bool = False
    optional: bool = False
    back: bool = False
    typed: str = ""
    explains: bool = False  # whether it says how one chooses, until something is typed
    found: list[Choice] = field(default_factory=list)
    at: int = 0  # who is pointed at; -1 is nobody
    first: int = 0  # the first that is in view
    marked: dict[str, Choice] = field(default_factory=dict)

    # --- who is meant ------------------------------------------------------------------------------------

    def type(self, typed: str) -> None:
        """Look who fits what stands there now, and point at the likeliest; at nobody while ``?`` stands."""
        self.typed = typed.strip()
        self.explains = self.typed == HELP
        self.found = fitting("" if self.explains else typed, self.among)
        skips = not self.typed and (self.optional or bool(self.marked))
        nobody = not self.found or self.explains or skips
        self.at, self.first = -1 if nobody else 0, 0

    def move(self, by: int, view: int) -> None:
        """Point ``by`` further down, no farther than the list goes; ``view`` is how many are in view."""
        self.at = max(0, min(self.at + by, len(self.found) - 1)) if self.found else -1
        self.first = max(min(self.first, self.at), self.at - view + 1, 0)

    def mark(self) -> None:
        """Mark whoever is pointed at, or take the mark away again."""
        if self.at >= 0:
            who = self.found[self.at]
            if self.marked.pop(who.code, None) is None:
                self.marked[who.code] = who

    @property
    def chosen(self) -> list[str] | None:
        """What Enter chooses; None where it chooses nothing, and nothing is demanded."""
        if self.several and not self.found and "," in self.typed:
            return [each.strip() for each in self.typed.split(",") if each.strip()]
        pointed = [self.found[self.at].code] if self.at >= 0 else []
        codes = list(dict.fromkeys([*self.marked, *pointed]))
        return codes if codes or (self.optional and not self.typed) else None

    # --- by number, for whoever hears the screen -----------------------------------------------------------

    def by_number(self, typed: str = "") -> list[str]:
        """The same without a key that moves anything: what is typed narrows, a number chooses."""
        codes: list[str] = []
        while True:
            self.type(typed or self._asked(codes))
            typed = ""
            if self.explains:
                prompt.tell(how())
                continue
            if not self.typed and (self.optional or codes):
                return codes
            if self.several and not self.found and "," in self.typed:
                return self.chosen or codes
            fit = self.found[:MOST]
            if not fit:
                prompt.tell(_("Nobody here fits that."))
                continue
            codes += self._numbered(fit)
            if codes and not self.several:
                return codes

    def _asked(self, codes: Sequence[str]) -> str:
        label = _("{label} (name, code or birth date)").format(label=self.label)
        return prompt.line(label, optional=self.optional or bool(codes), back=self.back)

    def _numbered(self, fit: Sequence[Choice]) -> list[str]:
        if len(self.found) > len(fit):
            prompt.tell(_("The first {n} of {all}:").format(n=len(fit), all=len(self.found)))
        words = [Word(each.code, line, line) for each in fit for line in [", ".join(self.parts(each))]]
        chosen = prompt.choose(_("Which person"), words, optional=True, plain=True, back=self.back, wants=how)
        return [chosen] if chosen else []

    # --- how each is told ----------------------------------------------------------------------------------

    def parts(self, each: Choice) -> list[str]:
        """Code, name, birth date and district; of whom nothing may be shown, the code and why."""
        told = self.masked(each)
        if not each.name:
            why = _("the processing is restricted") if each.restricted else _("no case, and no kin with one")
            return [each.code, f"({why})"]
        return [each.code, called(told), short(told.born), *([told.district] if told.district else [])]

    def masked(self, each: Choice) -> Choice:
        """A choice as it may be shown."""
        if not self.mask:
            return each
        from salto_cli.models.mask import masked

        return masked(each)


def how() -> str:
    """How a person is found in the list, for ``?``."""
    return _(
        "Type some of a name, a code or a birth date as in 12.03.2012: the list narrows to whom it fits, "
        "and with nothing typed everyone is in it. Ctrl-C stops, and nothing is saved."
    )


def called(each: Choice) -> str:
    """The name, and the first name that was agreed."""
    return f"{each.name} («{each.called}»)" if each.called else each.name
