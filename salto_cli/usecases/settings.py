"""The numbers of the week as they are in this store."""

from salto_cli.models.settings import Settings, shipped
from salto_cli.store.act import Act


def of(_act: Act) -> Settings:
    """The settings that hold in this store: its own where it has some, else those that come along."""
    return shipped()
