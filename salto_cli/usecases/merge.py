"""Making two records of one person one: refused where it is not plain that they are one person's."""

from salto_cli.consent.forgetting import DUPLICATE
from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.merge import Merge, Merging, PreviewMerge
from salto_cli.models.person import Named
from salto_cli.models.question import Mend, Questions
from salto_cli.store import erasure, kin_merge, restriction
from salto_cli.store import handover as handovers
from salto_cli.store import merge as merges
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks

AnyMerge = Merge | PreviewMerge


def _both(act: Act, order: AnyMerge) -> Questions:
    """Both records whole, and those of others that refer to the one that goes."""
    stays, goes = persons.id_of(act, order.stays), persons.id_of(act, order.goes)
    if stays == goes:
        raise WrongState(
            _("these are one record already"), _("give the codes of two, the one that stays first")
        )
    one, other = erasure.records_of(act, stays), erasure.records_of(act, goes)
    others = {*erasure.beside(act, (stays, goes)), *merges.beside(act, stays, goes)} - {*one, *other}
    return [Mend((*one, *other), tuple(sorted(others)), DUPLICATE)]


@asks(_both)
def merge(act: Act, order: Merge) -> Merging:
    """Make two records one. Raises WrongState where that is not possible, or not plainly right."""
    return _made_one(act, order, done=True)


@asks(_both)
def preview(act: Act, order: PreviewMerge) -> Merging:
    """What ``merge`` would do: it is done and undone, so that the two cannot differ."""
    with act.undone():
        return _made_one(act, order, done=False)


def _made_one(act: Act, order: AnyMerge, *, done: bool) -> Merging:
    stays, goes = persons.id_of(act, order.stays), persons.id_of(act, order.goes)
    named = persons.named(act)
    _refuse_two_persons(act, stays, goes)
    _refuse_held_still(act, stays, goes)
    moved, withdrawn, again = merges.merge(act, stays, goes)
    taken, differs = merges.take_over(act, stays, goes)
    return Merging(
        done=done,
        stays=named[stays],
        goes=named[goes],
        moved=moved,
        taken_over=taken,
        differs=differs,
        withdrawn=withdrawn,
        check_again=_named(named, again),
    )


def _named(named: dict[int, Named], wanted: tuple[int, ...]) -> tuple[Named, ...]:
    return tuple(named[each] for each in wanted)


def _refuse_two_persons(act: Act, stays: int, goes: int) -> None:
    """Raise WrongState where the records themselves say that these are two persons."""
    one, other = persons.get(act, stays).national_id, persons.get(act, goes).national_id
    if one and other and one != other:
        raise WrongState(
            _("the two have different identity numbers, so they are two persons"),
            _("correct the number that is wrong first: salto edit P-… --national-id"),
        )
    if kin_merge.tied(act, stays, goes):
        named = persons.named(act)
        raise WrongState(
            _("the two are linked as kin of each other, so they are two persons"),
            _("if that is wrong, end it first: salto unlink {one} {other}").format(
                one=named[stays].code, other=named[goes].code
            ),
        )


def _refuse_held_still(act: Act, stays: int, goes: int) -> None:
    """Raise WrongState while something is under way that has one record, or none, in its hands."""
    if handovers.open_of(act, stays) and handovers.open_of(act, goes):
        raise WrongState(
            _("both are being handed over, and only one of the two can go on"),
            _("call one of them off first: salto handover cancel H-…"),
        )
    if restriction.standing(act) & {stays, goes}:
        raise WrongState(
            _("the processing about one of the two is restricted"), _("see whose is: salto restricted")
        )
