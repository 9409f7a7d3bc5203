"""The schema, step by step. A step that has been released is never edited: write the next one.

The modules are imported in the order of their steps, which is how the steps are registered.
"""

from salto_cli.store.schema import log, persons, work, trust, forget, ground, rights, amend  # isort: skip
from salto_cli.store.schema import deadline, board, meeting, sheet, checklist, bundle  # isort: skip
from salto_cli.store.schema import sibling, erased, crises, belonging, former  # isort: skip

APPLICATION_ID = log.APPLICATION_ID

__all__ = [
    "APPLICATION_ID",
    "amend",
    "belonging",
    "board",
    "bundle",
    "checklist",
    "crises",
    "deadline",
    "erased",
    "forget",
    "former",
    "ground",
    "log",
    "meeting",
    "persons",
    "rights",
    "sheet",
    "sibling",
    "trust",
    "work",
]
