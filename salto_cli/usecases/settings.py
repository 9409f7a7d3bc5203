"""The numbers of the week as they are in this store: read by every use-case."""

from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.settings import Settings, shipped
from salto_cli.store import settings as chosen
from salto_cli.store.act import Act

_read: dict[str, Settings] = {}  # a municipality's own, by digest


def of(act: Act) -> Settings:
    """The settings that hold in this store: its own where it has some, else those that come along.

    Raises WrongState where its own are not what a file of numbers could say.
    """
    digest = chosen.in_place(act)
    if not digest:
        return shipped()
    if digest not in _read:
        said = chosen.chosen(act, digest)
        if not shipped().takes(said):
            raise WrongState(
                _("the numbers in place do not fit this salto"),
                _("put mended ones in place: salto settings use FILE, or: salto settings use --shipped"),
            )
        _read[digest] = shipped().but(said)
    return _read[digest]
