"""How consents, refusals and withdrawals are shown. A sign never stands without its word."""

from collections.abc import Iterable
from typing import TypeAlias

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import N_, _, language, plural
from salto_cli.models import day
from salto_cli.models.hearing import Hearing
from salto_cli.models.own_text import told, told_heard
from salto_cli.models.statement import (
    EXPIRED,
    FAULTY,
    HOLDS,
    NOT_YET,
    REFUSED,
    REPLACED,
    STOPPED,
    TOMORROW,
    WITHDRAWN,
    Expiring,
    ExpiringStatements,
    Names,
    Statement,
    StatementLooked,
    StatementRecorded,
    Statements,
)
from salto_cli.models.words import word
from salto_cli.render.look import (
    DOT,
    NEEDS,
    NO,
    WARN,
    YES,
    Beside,
    Listing,
    below,
    block,
    heading,
    pairs,
    quiet,
    sign,
    stack,
    text,
)
from salto_cli.render.terminal import shown

Columns: TypeAlias = list[str | tuple[str, dict[str, object]]]
WHOLE: dict[str, object] = {"no_wrap": True}  # a code or a date is never broken
STANDS = {
    HOLDS: (YES, N_("holds")),
    REFUSED: (NO, N_("refused")),
    WITHDRAWN: (NO, N_("withdrawn")),
    STOPPED: (NO, N_("stopped by a later withdrawal")),
    EXPIRED: (WARN, N_("expired")),
    NOT_YET: (NEEDS, N_("not yet")),
    TOMORROW: (NEEDS, N_("from tomorrow")),
    REPLACED: (DOT, N_("replaced by a later one")),
    FAULTY: (WARN, N_("does not hold")),
}


@shown.register
def _recorded(result: StatementRecorded) -> RenderableType:
    said = result.statement
    granted = said.verdict == "grant"
    head = _("Consent recorded: {code}") if granted else _("Refusal recorded: {code}")
    return stack(
        sign(YES, head.format(code=said.code)),
        below(pairs([(_("concerns"), result.person.line), *_particulars(said, result.names)])),
        *_warnings(said, capped=result.capped),
        quiet(_next(result.person.code, said)),
    )


@shown.register
def _looked(result: StatementLooked) -> RenderableType:
    return stack(
        heading(_("Consent {code}").format(code=result.statement.code)),
        below(pairs([(_("concerns"), result.person.line), *_particulars(result.statement, result.names)])),
    )


@shown.register
def _listed(result: Statements) -> RenderableType:
    nothing = quiet(_("Nobody has said anything that holds today."))
    return stack(
        heading(result.person.line, _("on {day}").format(day=day.spoken(result.on))),
        quiet(_("Statements, not answers: who may know what is asked with salto may-share.")),
        Text(),
        *(_one(each, result.names) for each in result.statements),
        None if result.statements else nothing,
        _hearings(result.hearings),
        _left_out(result.left_out),
    )


@shown.register
def _expiring(result: ExpiringStatements) -> RenderableType:
    if not result.statements:
        return quiet(_("No consent lapses by {day}.").format(day=day.short(result.by)))
    columns: Columns = [_("whose"), _("from"), _("what"), (_("last day"), WHOLE)]
    return stack(
        heading(_("Consents that lapse"), _("through {day}").format(day=day.spoken(result.by))),
        Text(),
        Listing(columns, [_lapsing(each, result.names) for each in result.statements], airy=True),
    )


def _lapsing(row: Expiring, names: Names) -> tuple[Text, ...]:
    """One consent that lapses: whose it is, who gave it, to whom about what, and how long is left."""
    said = row.statement
    return (
        heading(row.person.name).append(f"\n{row.person.code} {DOT} {said.code}", "dim"),
        text(who_words(said)),
        Text("\n").join(
            text(to).append(f": {about}", "dim") for to, about in _alike(_contents(said, names)).items()
        ),
        text(day.short(said.lapses)).append(f"\n{_left(row.days_left)}", "dim"),
    )


def _alike(contents: list[tuple[str, str]]) -> dict[str, str]:
    """Those that may be told the same together: their names with commas between, and what it is."""
    same: dict[str, list[str]] = {}
    for to, about in contents:
        same.setdefault(about, []).append(to)
    return {", ".join(names): about for about, names in same.items()}


def _one(said: Statement, names: Names) -> RenderableType:
    """One statement: how it stands, who said it and when; below it to whom and about what, and why not."""
    through = _("through {day}").format(day=_until(said)) if said.lapses else ""
    when = _("said {day}").format(day=day.short(said.said))
    aside = f" {DOT} ".join(filter(None, (who_words(said), when, through)))
    below = stack(pairs(_contents(said, names)), *(text(why) for why in _why_not(said)))
    return stack(
        Beside(stands(said).append(f"  {said.code}", "bold"), quiet(aside), indent=2),
        Padding(below, (0, 0, 1, 2), expand=False),
    )


def _contents(said: Statement, names: Names) -> list[tuple[str, str]]:
    """Each recipient with what it is about, or all of them where the statement makes no difference."""
    if not said.pairs:
        about = category_names(said.categories) or _("everything")
        return [(names.get(each, each), about) for each in said.recipients] or [(_("all services"), about)]
    by_service: dict[str, list[str]] = {}
    for service, category in said.pairs:
        by_service.setdefault(service, []).append(category)
    return [(names.get(service, service), category_names(about)) for service, about in by_service.items()]


def stands(said: Statement) -> Text:
    """How a statement stands, as a sign and a word; who cannot speak for the person has not said yes."""
    mark, words = STANDS[said.status]
    if said.status == HOLDS and not said.counts:
        return sign(WARN, _("does not count"))
    if said.status == HOLDS and said.fault:
        return sign(YES, _("holds in part"))
    return sign(mark, _(words))


def category_names(keys: Iterable[str]) -> str:
    """Categories in the chosen language, with commas between."""
    known = in_force().categories
    return ", ".join(known[key].label(language()) if key in known else key for key in keys)


def _particulars(said: Statement, names: Names) -> list[tuple[str, str | Text | None]]:
    purpose = in_force().purposes.get(said.purpose or "")
    return [
        (_("from"), who_words(said)),
        (_("to"), to_words(said, names)),
        (_("about"), about_words(said, names)),
        (_("unit"), said.unit),
        (_("purpose"), purpose.label(language()) if purpose else None),
        (_("said"), _when(said)),
        (_("from day"), day.spoken(said.from_) if said.from_ else None),
        (_("through"), day.spoken(said.lapses) if said.lapses else None),
        (_("form"), _form(said)),
        (_("explained in"), said.language),
        (_("interpreter"), _interpreter(said)),
        (_("the child said"), told_heard(said.heard, said.remark)),
        (_("remark"), told(said.remark or "") or None),
        (_("signed form"), _fingerprint(said)),
    ]


def _warnings(said: Statement, *, capped: bool) -> list[Text]:
    told = [sign(WARN, why) for why in _why_not(said)]
    if capped:
        told.append(
            sign(WARN, _("Twelve months is the longest: it lapses after {day}.").format(day=_until(said)))
        )
    if said.status == EXPIRED:
        told.append(sign(WARN, _("It has lapsed already, and is kept as history.")))
    if said.status in {STOPPED, REPLACED}:
        told.append(sign(WARN, _("A later statement decides; this one is kept as history.")))
    return told


def _why_not(said: Statement) -> list[str]:
    """Why it does not hold, or does not count, in whole sentences."""
    told = []
    if said.status == TOMORROW:
        told.append(_("It holds from tomorrow: a consent that was withdrawn stops the whole day."))
    if said.fault:
        reason = in_force().reasons[said.fault]
        text = reason.en if language() == "en" else reason.nb
        told.append(
            _("It does not hold for {categories}. {reason}").format(
                categories=category_names(said.fault_in), reason=text
            )
        )
    if said.beside_purpose:
        told.append(_("It is for another purpose than the case has, so it does not cover this follow-up."))
    if not said.counts and said.by == "guardian":
        told.append(
            _("It does not count: this guardian has no parental responsibility today, or it is not settled.")
        )
    elif not said.counts:
        told.append(_("It does not count: no care order is recorded."))
    return told


def _next(person: str, said: Statement) -> str:
    where = said.recipients[0] if said.recipients else _("SERVICE")
    return _("Next: salto may-share {person} --with {service}").format(person=person, service=where)


def who_words(said: Statement) -> str:
    """Who said it, in words."""
    if said.by != "guardian":
        return word("giver", said.by).label
    return f"{said.giver_name} ({said.giver})" if said.giver_name else f"{_('guardian')} {said.giver}"


def to_words(said: Statement, names: Names) -> str:
    """The recipients it names, in words."""
    return ", ".join(names.get(each, each) for each in said.recipients) or _("all services")


def about_words(said: Statement, names: Names) -> str:
    """What it covers, in words."""
    if said.pairs:
        return "; ".join(": ".join(each) for each in _contents(said, names))
    return category_names(said.categories) or _("everything")


def _when(said: Statement) -> str:
    when = day.spoken(said.said)
    return _("{when} (typed {day})").format(when=when, day=day.short(said.typed)) if said.late else when


def _until(said: Statement) -> str:
    return day.short(said.lapses)


def _form(said: Statement) -> str:
    form = word("form", said.form).label
    return _("{form}, noted by {name}").format(form=form, name=said.noted_by) if said.noted_by else form


def _interpreter(said: Statement) -> str | None:
    return word("interpreter", said.interpreter).label if said.interpreter != "none" else None


def _fingerprint(said: Statement) -> str | None:
    return f"SHA-256 {said.form_sha256[:16]}…" if said.form_sha256 else None


def _hearings(hearings: tuple[Hearing, ...]) -> RenderableType | None:
    if not hearings:
        return None
    rows = [(day.short(each.heard), each.by, each.view) for each in hearings]
    columns: Columns = [(_("heard"), WHOLE), _("by"), _("the child said")]
    return block(_("The child was heard"), Listing(columns, rows))


def _left_out(count: int) -> RenderableType | None:
    if not count:
        return None
    return quiet(
        plural(
            "{n} statement no longer says anything; --all shows it.",
            "{n} statements no longer say anything; --all shows them.",
            count,
        )
    )


def _left(days: int) -> str:
    return plural("{n} day", "{n} days", days) if days else _("today")
