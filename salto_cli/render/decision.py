"""How decisions are shown: what, who, by when, and what is still to be done about them."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language
from salto_cli.models import day
from salto_cli.models.decision import BLOCKED, DONE, NOT_DONE, Decided, Decision, StatusSet, Undone
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NEEDS, NO, WARN, YES, Listing, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.terminal import shown

SIGNS = {DONE: YES, NOT_DONE: NO, BLOCKED: WARN}


@shown.register
def _decided(result: Decided) -> RenderableType:
    made = result.decision
    kept = sign(YES, _("Decision {code} is kept").format(code=made.code))
    if not result.heard:
        return stack(kept, _in(quiet(_not_here())))
    return stack(
        kept,
        _in(text(made.person.line)),
        _in(text(made.text)),
        _in(text(_who_and_when(made))),
        _in(sign(NEEDS, _("No day was said: due by {day}.").format(day=day.spoken(made.due or ""))))
        if result.undated
        else None,
        _in(quiet(_("looked at again {day}").format(day=day.spoken(result.again)))) if result.again else None,
        _in(_kind(result)),
        _in(sign(WARN, _("The task stays ours: {why}").format(why=result.kept_ours)))
        if result.kept_ours
        else None,
        _in(_told(result)),
        *(_in(quiet(_("Next: {command}").format(command=each))) for each in result.next),
        names_others(result.names)
        if result.ours
        else _in(sign(WARN, _("It names someone else: it stays here.")))
        if made.names_others
        else None,
    )


def _kind(result: Decided) -> Text | None:
    """What kind of information it goes to the service as."""
    if result.decision.category is None:
        return None
    kind = in_force().categories[result.decision.category].label(language())
    if not result.guessed:
        return quiet(kind)
    said = _("{kind}: the service's own field. If it is something else, take it back and say #kind.")
    return sign(NEEDS, said.format(kind=kind))


def _not_here() -> str:
    return _(
        "Not everyone in the room may hear of it: see it with salto fleksiteam show when they have left."
    )


@shown.register
def _status(result: StatusSet) -> RenderableType:
    if not result.heard:
        said = _("What became of {code} is kept").format(code=result.decision.code)
        return stack(sign(YES, said), _in(quiet(_not_here())))
    return stack(_became(result.decision), _in(text(result.decision.person.line)))


@shown.register
def _undone(result: Undone) -> RenderableType:
    made = result.decision
    taken = sign(YES, _("Decision {code} is taken back").format(code=made.code))
    if not result.heard:
        return stack(taken, _in(quiet(_not_here())))
    return stack(
        taken,
        _in(text(made.person.line)),
        _in(quiet(made.text)),
    )


@shown.register
def _decision(result: Decision) -> RenderableType:
    """One decision when it is looked at again: everything one needs to say what became of it."""
    said = _who_and_when(result)
    if result.carried:
        said = f"{said} {DOT} " + _("not done before: {n}").format(n=result.carried)
    if result.task and not result.open:
        said = f"{said} {DOT} " + _("its task is closed")
    return stack(
        Text(),
        text(f"{result.person.name} {result.person.code}", "bold"),
        _in(text(result.text)),
        _in(quiet(said)),
        _in(_became(result)) if result.status else None,
    )


def decision_lines(made: Sequence[Decision], *, status: bool = False, persons: bool = True) -> RenderableType:
    """Decisions as a list: whom, what, who, by when, and what became of them where that is what one asks."""
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("code"), {"no_wrap": True}),
        *((_("person"),) if persons else ()),
        _("what"),
        _("who"),
        (_("due"), {"no_wrap": True}),
        *((_("became"),) if status else ()),
    ]
    return Listing(columns, list(_rows(made, status, persons)))


def _rows(made: Iterable[Decision], status: bool, persons: bool) -> Iterable[tuple[str | Text | None, ...]]:
    for each in made:
        yield (
            each.code,
            *((f"{each.person.name} {each.person.code}",) if persons else ()),
            _what(each),
            each.who,
            day.short(each.due),
            *((_became(each) if each.status else sign(NEEDS, _("not said")),) if status else ()),
        )


def _what(made: Decision) -> str | Text:
    """What was decided, and that it stays here where it names somebody else."""
    if not made.names_others:
        return made.text
    return text(f"{made.text}\n").append_text(sign(WARN, _("names someone else: stays here")))


def _who_and_when(made: Decision) -> str:
    """Who does it by when, of which kind, and whether the youth agreed: one line, as it is read aloud."""
    due = _("by {day}").format(day=day.spoken(made.due)) if made.due else _("no date")
    agreed = {
        True: _("the youth has agreed"),
        False: _("the youth has not agreed"),
        None: _("not asked yet whether the youth agrees"),
    }[made.agreed]
    kind = word("decision_type", made.type).label
    ours = _("{owner} follows up").format(owner=made.owner) if made.who != made.owner else None
    return f" {DOT} ".join(part for part in (made.who, due, kind, ours, agreed, made.task) if part)


def _told(result: Decided) -> Text | None:
    made = result.decision
    if made.told:
        return quiet(_("The youth was told on {day}").format(day=day.spoken(made.told)))
    if made.tell is None or result.tell_due is None:
        return None
    said = _("{who} tells the youth by {day}").format(who=made.told_by, day=day.spoken(result.tell_due))
    return sign(NEEDS, f"{said}  {made.tell}")


def _became(made: Decision) -> Text:
    said = word("decision_status", made.status or "").label
    return sign(SIGNS.get(made.status or "", DOT), f"{said}: {made.why}" if made.why else said)


def _in(what: RenderableType | None) -> RenderableType | None:
    return Padding(what, (0, 0, 0, 2), expand=False) if what is not None else None
