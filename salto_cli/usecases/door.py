"""The one door. ``perform`` is how anything is read, written, refused or put out.

It opens an act, looks whether the operator's role has this command at all, has the judge answer what the
order needs, writes the answers down, stops if one is no (the refusal is kept), otherwise does the work,
closes the act with outcome and seal, commits, and only then returns. A use-case never says BEGIN, never
checks consent, never prints, never reads the clock.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from salto_cli.errors import ConsentRefused, NoBasis, SaltoError
from salto_cli.frozen import frozen
from salto_cli.models.order import Order
from salto_cli.models.publication import Publish
from salto_cli.models.question import Questions
from salto_cli.store import operator as operators
from salto_cli.store import publication
from salto_cli.store.act import Act
from salto_cli.store.publication import Pending
from salto_cli.store.seal import Outcome
from salto_cli.store.store import Store
from salto_cli.usecases.judging import follow, settle
from salto_cli.usecases.role import demand, enter
from salto_cli.usecases.ways_out import may_make_files

OrderT = TypeVar("OrderT", bound=Order)
Result = TypeVar("Result")

Asking = Callable[[Act, Any], Questions]  # takes the use-case's own order, or anything that orders have


@frozen
class UseCase(Generic[OrderT, Result]):
    """Work together with what must be judged before it: the door takes nothing less."""

    asks: Asking
    work: Callable[[Act, OrderT], Result]

    def __call__(self, act: Act, order: OrderT) -> Result:
        """Do the work inside an act that is already open and judged (one use-case within another)."""
        return self.work(act, order)


def asks(asking: Asking) -> Callable[[Callable[[Act, OrderT], Result]], UseCase[OrderT, Result]]:
    """Make a use-case of a function, naming the questions that its order raises."""

    def made(work: Callable[[Act, OrderT], Result]) -> UseCase[OrderT, Result]:
        return UseCase(asking, work)

    return made


def nothing(_act: Act, _order: Order) -> Questions:
    """No question: the work is about no person, and the schema lets it touch none."""
    return ()


def perform(
    store: Store,
    order: OrderT,
    usecase: UseCase[OrderT, Result],
    publish: Publish[Result] | None = None,
) -> Result:
    """Perform ``order``; returns the result of its work.

    ``publish`` turns the judged result into files: written beside their place before the act closes, so
    that their digests are in the log, and moved into place after the commit.
    Raises ConsentRefused or NoBasis where the judge says no, and whatever the work raises; either way the
    attempt is in the log.
    """
    if publish and not may_make_files(order.command):
        raise AssertionError(f"{order.command} is not in the registry of what makes files")
    act = store.begin(order.command, order.purpose)
    pending: tuple[Pending, ...] = ()
    try:
        with store.told():
            follow(act)
            enter(act, order)
            settle(act, usecase.asks(act, order))
        with store.undoable(act):
            result = usecase.work(act, order)
            if publish:
                pending = publication.write_parts(store.place.folder, act, publish(result))
        store.finish(act, Outcome("done"))
    except SaltoError as error:
        publication.discard(store.place.folder, pending)
        _keep_the_attempt(store, act, error)
        raise
    except BaseException:
        store.abandon()
        if not store.stands(act):  # an act that stands has its files finished at the next open
            publication.discard(store.place.folder, pending)
        raise
    publication.move_into_place(store.place.folder, pending)
    return result


def admit(store: Store, kind: type[Order]) -> None:
    """Raise WrongRole where the operator's role has no orders of this kind; the attempt is in the log.

    Asked before anyone fills in a form that would be refused at its end. A yes leaves nothing behind.
    """
    act = store.begin(kind.command, kind.purpose)
    try:
        act.role = operators.role_of(act, act.operator)
        demand(act, kind.command)
    except SaltoError as error:
        _keep_the_attempt(store, act, error)
        raise
    store.abandon()


def _keep_the_attempt(store: Store, act: Act, error: SaltoError) -> None:
    """Log that it was tried. What had been read was never shown, so it is not noted as seen."""
    if not store.acting:
        return  # the database itself failed and has rolled everything back; there is nowhere to note it
    act.forget_seen()
    refused = isinstance(error, (ConsentRefused, NoBasis))
    store.finish(act, Outcome("refused" if refused else "failed", error.key()))
