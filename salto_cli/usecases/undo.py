"""Undoing one's own last act, by a new act that makes up for it. What was written stays written.

What kind of act is made up for by which other stands in ``undo_ways``; what cannot be, says why and what to
type instead.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from salto_cli.errors import Changed, ConsentRefused, NotFound, SaltoError, WrongState
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.undo import PreviewUndo, Undo, Undone
from salto_cli.store import person as persons
from salto_cli.store import undo as deeds
from salto_cli.store.act import Act
from salto_cli.store.undo import Deed
from salto_cli.usecases import mention, settings, undo_named
from salto_cli.usecases.door import asks
from salto_cli.usecases.undo_ways import WAYS_BACK, Stays, WayBack


def _what_it_takes(act: Act, order: Undo | PreviewUndo) -> Questions:
    """Of a case that is another's now nobody is told that it was written to: that is judged first."""
    deed = _meant(act, order)
    way = _way(act, deed)
    if deeds.is_changed_since(act, deed):
        yield Keep(deeds.persons_of(act, deed), IDENTITY, own=True)
        return
    _refuse_what_stays(act, deed, way)
    yield from way.asks(act, deed)
    yield from undo_named.may_stand(act, deed)


@asks(_what_it_takes)
def undo(act: Act, order: Undo) -> Undone:
    """Make up for one's own last act.

    Raises NotFound where there is none, WrongState where it is too old or cannot be made up for, and Changed
    where it is another than the one that was shown, or somebody has written to the same since.
    """
    return _undone(act, _meant(act, order), done=True)


@asks(_what_it_takes)
def preview(act: Act, order: PreviewUndo) -> Undone:
    """What ``undo`` would do: it is done, and taken back, so that the two cannot differ."""
    with act.undone():
        return _undone(act, _meant(act, order), done=False)


def _undone(act: Act, deed: Deed, *, done: bool) -> Undone:
    way = _way(act, deed)
    if deeds.is_changed_since(act, deed):
        raise Changed(
            _("somebody has written to the same since"),
            _("see who and when: salto audit log {person}").format(person=deeds.first_person(act, deed)),
        )
    named, codes = persons.named(act, deeds.persons_of(act, deed)), deeds.codes_of(act, deed)
    again = undo_named.of(act, deed)
    way.does(act, deed)
    undo_named.name_anew(act, again)
    deeds.note(act, deed)
    whom = tuple(sorted(named.values(), key=lambda each: each.code))
    others = mention.shown(act, undo_named.names(again))
    return Undone(done, deed.act, deed.command, deed.at[:16], whom, codes, way.by, others)


def _meant(act: Act, order: Undo | PreviewUndo) -> Deed:
    """The act to make up for. Raises NotFound, WrongState, Changed."""
    found = deeds.last(act)
    if found is None:
        raise NotFound(
            _("you have changed nothing here that could be undone"), _("see what was done: salto audit log")
        )
    if isinstance(order, Undo) and order.act is not None and order.act != found.act:
        raise Changed(
            _("something else has been done since that was shown"), _("look again: salto undo --dry-run")
        )
    _refuse_old(act, found)
    return found


def _refuse_old(act: Act, deed: Deed) -> None:
    hours = settings.of(act).number("undo.within")
    age = datetime.fromisoformat(act.now) - datetime.fromisoformat(deed.at)
    if not timedelta(0) <= age <= timedelta(hours=hours):  # a clock that was put back makes nothing young
        raise WrongState(
            _("the last thing you changed was on {day}, and only what is less than {n} hours old is undone")
            .format(day=day.spoken(deed.at[:16]), n=hours),
            _("put it right instead: salto amend CODE, or salto edit P-…"),
        )  # fmt: skip


def _way(act: Act, deed: Deed) -> WayBack:
    """How it is made up for. Raises WrongState or ConsentRefused where it never is."""
    way = WAYS_BACK[deed.command]
    if isinstance(way, Stays):
        raise _refusal(act, deed, way)
    return way


def _refuse_what_stays(act: Act, deed: Deed, way: WayBack) -> None:
    missing = way.unless(act, deed) if way.unless else None
    if missing:
        raise _refusal(act, deed, missing)


def _refusal(act: Act, deed: Deed, way: Stays) -> SaltoError:
    codes: Sequence[str] = deeds.codes_of(act, deed)
    hint = way.hint(person=deeds.first_person(act, deed), code=codes[0] if codes else "CODE")
    kind = ConsentRefused if way.is_consents else WrongState
    return kind(_(way.why), hint)
