"""The order of names in Norwegian: æ, ø and å after z, capitals as small letters.

SQLite knows only ASCII. The expression below is also what the index ``person_by_name`` is made of (schema
step 3), so it cannot be changed without a new index.
"""

from typing import Final

_AFTER_Z = {"Æ": "{a", "æ": "{a", "Ä": "{a", "ä": "{a", "Ø": "{b", "ø": "{b", "Ö": "{b", "ö": "{b"}
_AFTER_Z |= {"Å": "{c", "å": "{c"}  # { follows z in ASCII


def in_order(column: str) -> str:
    """The SQL to sort a column of names by."""
    made = column
    for sign, instead in _AFTER_Z.items():
        made = f"replace({made}, '{sign}', '{instead}')"
    return f"{made} COLLATE NOCASE"


BY_NAME: Final = in_order("name")
