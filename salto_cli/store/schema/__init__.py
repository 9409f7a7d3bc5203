"""The schema, step by step. A step that has been released is never edited: write the next one.

The modules are imported in the order of their steps, which is how the steps are registered.
"""

from salto_cli.store.schema import log, persons, work, trust, forget, ground, rights, amend  # isort: skip

APPLICATION_ID = log.APPLICATION_ID

__all__ = ["APPLICATION_ID", "amend", "forget", "ground", "log", "persons", "rights", "trust", "work"]
