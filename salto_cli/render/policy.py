"""How the policy is read out, and what came of testing, comparing and exchanging it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import N_, _, language, plural
from salto_cli.models.policy import (
    Change,
    MatrixRow,
    Named,
    PolicyDiffed,
    PolicyRead,
    PolicyTested,
    PolicyUsed,
    Setting,
    Step,
)
from salto_cli.render.agreed import stands_above
from salto_cli.render.case import worded
from salto_cli.render.look import (
    DOT,
    NO,
    YES,
    Beside,
    ColumnOf,
    FirstThatFits,
    Listing,
    Rows,
    below,
    block,
    flag,
    heading,
    pairs,
    quiet,
    sign,
    stack,
    table,
    text,
)
from salto_cli.render.sharing import DECISIONS
from salto_cli.render.terminal import shown

WHO = N_("  Y: the person. G1: one guardian. Gall: all guardians. Under 15 the child is heard as well.")
TABLE = 100  # columns: below this there is no room for a table of who must say yes
MANY = 6  # recipients under one rule: more are "all others", since the exceptions stand beside them
WHOLE: dict[str, object] = {"no_wrap": True}


@shown.register
def _read(result: PolicyRead) -> RenderableType:
    version = _("policy {version}").format(version=result.version)
    if result.digest:
        version = f"{version} ({result.digest[:8]})"
    return stack(
        heading(_("Who may know what"), version),
        quiet(_("The first step that has an answer decides. What the policy does not name is a no.")),
        Text(),
        block(_("1. The steps, in their order"), _steps(result.steps)),
        block(
            _("2. Who must say yes (step 11)"),
            stack(quiet(_(WHO).strip()), Text(), _matrix(result.matrix)),
            _("from each age"),
        ),
        block(_("3. Ages"), _settings(result.ages)),
        block(_("4. Without consent (step 1)"), _list(result.statutory)),
        block(_("Crimes that must be averted"), _list(result.offences)),
        block(_("5. Switches: choices of the municipality"), _settings(result.choices)),
        block(_("6. Basis for keeping a person"), _list(result.bases)),
        block(_("7. Closed lists: categories"), _list(result.categories)),
        block(_("Purposes"), _list(result.purposes)),
        block(_("Themes of a contact, and their category"), _list(result.themes)),
        block(_("Kinds of recipient"), _list(result.sectors)),
        block(_("8. Every answer, with its law"), _reasons(result.reasons)),
    )


@shown.register
def _tested(result: PolicyTested) -> RenderableType:
    agreed = plural("{n} scenario agrees.", "{n} scenarios agree.", result.passed)
    if not result.failed:
        return sign(YES, agreed)
    lines = [
        text(
            _("{id}: expected {expected} {why}, got {got} {because}").format(
                id=each.id,
                expected=each.expected,
                why=each.expected_reason,
                got=each.got,
                because=each.got_reason,
            )
        )
        for each in result.failed
    ]
    failed = plural("{n} scenario does not agree.", "{n} scenarios do not agree.", len(result.failed))
    return stack(*lines, sign(NO, failed), quiet(agreed))


@shown.register
def _used(result: PolicyUsed) -> RenderableType:
    if not result.own:
        return stack(
            sign(YES, _("The policy that comes with the program is in place again.")),
            quiet(_("policy {version}").format(version=result.version)),
        )
    return stack(
        sign(YES, _("Your own policy is in place, from the next answer on.")),
        pairs([(_("version"), None if stands_above() else result.version), (_("digest"), result.digest)]),
        quiet(_("Every answer names both. To go back: salto policy use --shipped")),
    )


@shown.register
def _diffed(result: PolicyDiffed) -> RenderableType:
    return stack(
        heading(
            _("What would change"),
            _("from policy {before} to {after}").format(before=result.before, after=result.after),
        ),
        Text(),
        *_changes(_("Scenarios"), result.scenarios, result.scenarios_changed, _scenarios),
        *_changes(
            _("Answers about those with an open case, today"),
            result.answers,
            result.answers_changed,
            _answers,
        ),
    )


def _scenarios(count: int) -> str:
    return plural("{n} scenario", "{n} scenarios", count)


def _answers(count: int) -> str:
    return plural("{n} answer", "{n} answers", count)


def _changes(
    title: str, asked: int, changes: Sequence[Change], counted: Callable[[int], str]
) -> Iterable[RenderableType]:
    """Each change with what is answered now and then; below it whose answers these are, where asked for."""
    count = sum(each.count for each in changes)
    yield heading(title, _("{n} of {all} would change").format(n=count, all=asked))
    if not changes:
        yield Padding(sign(YES, _("none would change")), (0, 0, 1, 2))
    for each in changes:
        yield below(text(counted(each.count)))
        turned = [(_("now"), _said(each.before, each.before_reason))]
        turned += [(_("then"), _said(each.after, each.after_reason))]
        named = [below(_named(which)) for which in each.which]
        yield Padding(stack(pairs(turned), *named), (0, 0, 1, 4), expand=False)


def _said(decision: str, reason: str) -> Text:
    """An answer in the words of the policy in force, with the name that the reason has in its file."""
    mark, words = DECISIONS[decision]
    known = in_force().reasons.get(reason)
    if known is None:
        return flag(mark, f"{_(words)}: {reason}")
    why = known.nb if language() == "nb" else known.en
    said = flag(mark, f"{_(words)}: {why[:1].lower()}{why[1:].rstrip('.')}")
    return said.append(f" {DOT} {reason}", "dim")


def _named(which: str) -> Text:
    """Whose answer it is, from which service, about what; or the name of a scenario."""
    *before, last = which.split(" ")
    about = worded(in_force().categories, last)
    return text(f"{' '.join(before)} {DOT} {about}" if before else about)


def _steps(steps: Iterable[Step]) -> RenderableType:
    """Each step beside its number, with its law and where it stands in the file below it."""
    grid = Rows.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for each in steps:
        aside = quiet(f" {DOT} ".join((*each.law, each.where)))
        grid.add_row(str(each.number), stack(text(each.says), aside))
    return grid


def _settings(settings: Iterable[Setting]) -> RenderableType:
    """Each key with its value, and what it does below it."""
    return stack(
        *(
            part
            for each in settings
            for part in (Beside(text(each.key), text(each.value, "bold"), indent=2), below(quiet(each.says)))
        )
    )


def _list(words: Sequence[Named]) -> RenderableType:
    """A closed list; a column that nothing stands in is left out."""
    columns: list[str | tuple[str, dict[str, object]]] = [(_("key"), WHOLE), _("name")]
    rows = [[each.key, each.label] for each in words]
    for title, options, cells in (
        (_("note"), {}, [each.note for each in words]),
        (_("law"), WHOLE, [_law(each.law) for each in words]),
    ):
        if any(cells):
            columns.append((title, options))
            rows = [[*row, cell] for row, cell in zip(rows, cells, strict=True)]
    return Listing(columns, rows)


def _reasons(reasons: Iterable[Named]) -> RenderableType:
    """Each answer in words, with its law and its name in a file below it."""
    return stack(*(part for each in reasons for part in _reason(each)))


def _reason(each: Named) -> Iterator[RenderableType]:
    yield flag(DECISIONS[each.note][0], each.label)
    yield Padding(quiet(f" {DOT} ".join((*each.law, each.key))), (0, 0, 0, 2))


def _law(law: Sequence[str]) -> str:
    """One paragraph a line: none is broken between its sign and its number."""
    return "\n".join(law)


def _matrix(rows: Sequence[MatrixRow]) -> RenderableType:
    """Who must say yes, for each kind of information: a table, or a heading for each with its rows below."""
    columns: list[ColumnOf] = [_("category"), (_("who"), WHOLE), _("to"), (_("law"), WHOLE)]
    cells, before = [], ""
    cards: list[RenderableType] = []
    for row in rows:
        ages, to = _ages(row), _("all others") if len(row.recipients) > MANY else ", ".join(row.recipients)
        cells.append((None if row.category == before else row.category, ages, to, _law(row.law)))
        if row.category != before:
            cards.append(heading(row.category))
        cards += [below(Beside(text(ages), text(to), indent=2)), below(below(quiet("; ".join(row.law))))]
        before = row.category
    return FirstThatFits(((TABLE, table(columns, cells)),), stack(*cards))


def _ages(row: MatrixRow) -> str:
    return "  ".join(f"{age}: {who}" for age, who in row.ages.items())
