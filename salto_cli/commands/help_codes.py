"""What each exit code means, from the errors that carry it."""

from collections.abc import Iterator

from salto_cli import errors
from salto_cli.commands.help_page import Section
from salto_cli.i18n import _


def meanings() -> dict[int, list[str]]:
    """Each exit code with what it means in English: one line, or several where it has several causes."""
    found = {code: [meaning] for code, meaning in errors.OTHER_EXITS.items()}
    kinds: list[object] = list(vars(errors).values())
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, errors.SaltoError) and kind is not errors.SaltoError:
            known = found.setdefault(kind.exit_code, [])
            if kind.meaning not in known:
                known.append(kind.meaning)
    return dict(sorted(found.items()))


def text() -> tuple[str, ...]:
    """What is said before the codes."""
    return (
        _(
            "A script looks at the exit code: 0 means that it went well. The codes are never renumbered, "
            "and one that you do not know means that it did not go well."
        ),
    )


def sections() -> Iterator[Section]:
    """The codes, each with its meaning in the chosen language."""
    yield Section(
        _("Codes"), rows=tuple((str(code), "; ".join(map(_, said))) for code, said in meanings().items())
    )
    yield Section(
        _("Errors in a script"),
        text=(
            _(
                "With --json an error is one JSON object on standard error, with error, code, message and "
                "hint. Standard output is empty then."
            ),
        ),
    )
