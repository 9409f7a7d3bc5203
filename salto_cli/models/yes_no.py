"""A yes or a no as people write it, in either language: the one place that knows the words."""

from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _

# Within a sentence only these: «på», «av» and «on» are words like others there.
ANSWERS: Final = {
    **dict.fromkeys(("ja", "j", "yes", "y"), True),
    **dict.fromkeys(("nei", "n", "no"), False),
}
VALUES: Final = ANSWERS | {
    **dict.fromkeys(("true", "sann", "on", "på", "1"), True),
    **dict.fromkeys(("false", "usann", "off", "av", "0"), False),
}


def answer(word: str) -> bool | None:
    """What one word of a sentence says; None where it is neither."""
    return ANSWERS.get(word.casefold())


def means(said: str) -> bool | None:
    """What ``said`` says, standing for itself; None where it is neither."""
    return VALUES.get(said.strip().casefold())


def read(said: str, label: str) -> bool:
    """The yes or no that ``said`` is; ``label`` is what to call it. Raises Unacceptable for anything else."""
    known = means(said)
    if known is None:
        raise Unacceptable(_("{field} is yes or no").format(field=label), _("write yes or no"))
    return known


def in_cell(text: str) -> bool:
    """The yes or no in a cell of a file. Raises Unacceptable, without a name, for anything else."""
    known = means(text)
    if known is None:
        raise Unacceptable(_("it is yes or no"), _("write yes or no, or leave it empty"))
    return known
