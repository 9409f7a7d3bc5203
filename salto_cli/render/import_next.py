"""What is to be done after an import: who was not registered, what stands in the file alone, what to type."""

from collections.abc import Iterator

from rich.console import RenderableType

from salto_cli.i18n import _, plural
from salto_cli.models.import_ import Imported
from salto_cli.names import spoken
from salto_cli.render.look import quiet, stack


def next_lines(result: Imported) -> RenderableType | None:
    """What to do now; None where there is nothing."""
    lines = [*_of_guardians(result), *_of_faults(result)]
    if result.taken and not result.dry_run:
        lines.append(_of_the_file(result))
    return stack(*(quiet(spoken(each)) for each in lines)) if lines else None


def _of_guardians(result: Imported) -> Iterator[str]:
    """Who was not registered, and where they stand now."""
    if result.left_guardians and not result.link_guardians:
        yield _not_asked_for(result)
    if result.kept_guardians:
        yield plural(
            "{n} guardian cannot be registered: name and phone stand in the task on the youth's page",
            "{n} guardians cannot be registered: name and phone stand in the tasks on the youths' pages",
            result.kept_guardians,
        )
        yield _(
            "When the birth date is known: salto register --kin-of P-… --as guardian, then salto task done"
        )
    if result.unread:
        yield plural(
            "{n} cell about a guardian cannot be read: that is a task for the lead",
            "{n} cells about guardians cannot be read: those are tasks for the leads",
            len(result.unread),
        )


def _not_asked_for(result: Imported) -> str:
    """Of guardians who were not to be registered."""
    if result.dry_run or result.refused:
        return plural(
            "{n} guardian not registered: add --link-guardians",
            "{n} guardians not registered: add --link-guardians",
            result.left_guardians,
        )
    return plural(
        "{n} guardian not registered: do it with salto register --kin-of P-…",
        "{n} guardians not registered: do it with salto register --kin-of P-…",
        result.left_guardians,
    )


def _of_faults(result: Imported) -> Iterator[str]:
    if result.errors and result.dry_run:
        yield _("Without --dry-run every fault comes in {file}").format(file=result.errors)
    elif result.errors:
        yield _("Every fault is in {file}, without a name").format(file=result.errors)
    if result.refused and result.good:
        yield plural(
            "{n} row is good. Mend the file and try again, or take in the good row alone with --skip-bad",
            "{n} rows are good. Mend the file and try again, or take in the good rows alone with --skip-bad",
            result.good,
        )
    elif result.refused:
        yield _("Mend the file and try again")


def _of_the_file(result: Imported) -> str:
    """Whether the file may be deleted: not while it alone has something that can be read."""
    only = ", ".join(_only_in_the_file(result))
    if only:
        return _("Do not delete the spreadsheet yet: only the file has {what}. See to that first").format(
            what=only
        )
    return _("Delete the spreadsheet when you have looked through it: the store is safe, the file is not")


def _only_in_the_file(result: Imported) -> Iterator[str]:
    """What has not come in, counted."""
    taken = {each.row for each in result.taken}
    rows = {each.row for each in result.bad} | {each.row for each in result.doubts}
    rows |= {each.row for each in result.here}  # a sum, or the headings once more, is about nobody
    rows -= taken
    cells = [each for each in (*result.left, *result.unread) if each.column]
    more = len(cells) + sum(each.row in taken for each in result.doubts)
    guardians = result.left_guardians - result.kept_guardians
    if rows:
        yield plural("{n} row", "{n} rows", len(rows))
    if result.not_taken:
        yield plural("{n} column", "{n} columns", len(result.not_taken))
    if more:
        yield plural("{n} cell", "{n} cells", more)
    if guardians and result.link_guardians:
        yield plural(
            "{n} guardian of an adult or without a name",
            "{n} guardians of adults or without a name",
            guardians,
        )
    elif guardians:
        yield plural("{n} guardian", "{n} guardians", guardians)
