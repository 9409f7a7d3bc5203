"""A yes that comes as a receipt: the receiver's own salto says that it has taken the case in."""

from pathlib import Path

from salto_cli.errors import Tampered, WrongState
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.bundle import AcceptByReceipt
from salto_cli.models.handover import Moved
from salto_cli.models.handover_step import Accept
from salto_cli.models.question import Questions
from salto_cli.store import handover as handovers
from salto_cli.store import receipt as receipts
from salto_cli.store import transfer
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases import card as card_of
from salto_cli.usecases import handover_step as steps
from salto_cli.usecases.door import UseCase, perform

BY_MESSAGE = "message"  # how the yes came


def accept(store: Store, order: AcceptByReceipt, content: bytes) -> Moved:
    """Record the receiver's yes, on their own signature over the very file that was sent for this handover.

    Raises WrongState where nothing was sent for it or the step does not fit, Tampered for a receipt that is
    for another file, or signed by another; and as accepting does.
    """
    said: list[Accept] = []

    def questions(act: Act, order: AcceptByReceipt) -> Questions:
        said.append(_answer(act, order, content))
        return steps.accept.asks(act, said[0])

    def work(act: Act, _order: AcceptByReceipt) -> Moved:
        return steps.accept(act, said[0])

    return perform(store, order, UseCase(questions, work))


def read_file(path: Path) -> bytes:
    """The bytes of a receipt as it came. Raises NotFound."""
    return card_of.read_file(path, receipts.MAX_BYTES)


def _answer(act: Act, order: AcceptByReceipt, content: bytes) -> Accept:
    row, _person = handovers.row_of(act, order.handover)
    sent = transfer.sent(act, row)
    if not sent:
        raise WrongState(
            _("no file was sent for this handover"),
            _("record who answered, and how: salto handover accept --by NAME"),
        )
    for file, digest, sign_key, name in sent:
        try:
            taken, its_digest, at = receipts.read(content, sign_key)
        except Tampered:
            continue
        if (taken, its_digest) == (file, digest):
            remark = _("receipt of {day}").format(day=day.short(at))
            return Accept(handover=order.handover, by=name, channel=BY_MESSAGE, reason=remark)
    raise receipts.not_theirs()
