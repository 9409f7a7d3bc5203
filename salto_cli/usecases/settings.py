"""The numbers of the week as they are in this store: read by every use-case."""

from salto_cli.models.settings import Settings, shipped
from salto_cli.store import settings as chosen
from salto_cli.store.act import Act

_read: dict[str, Settings] = {}  # a municipality's own, by digest


def of(act: Act) -> Settings:
    """The settings that hold in this store: its own where it has some, else those that come along."""
    digest = chosen.in_place(act)
    if not digest:
        return shipped()
    if digest not in _read:
        _read[digest] = shipped().but(chosen.chosen(act, digest))
    return _read[digest]
