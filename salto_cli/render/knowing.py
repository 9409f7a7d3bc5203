"""Who knows what about you: one page in plain words that the youth can take along."""

from datetime import date
from typing import Final

from salto_cli.i18n import N_, _, printing
from salto_cli.models import day
from salto_cli.models.disclosure import Knows, Refused, WhoKnows, Yes
from salto_cli.models.paper import Paper, Points, Prose, Rows
from salto_cli.render.disclosure import about_refused
from salto_cli.render.paper import paper_pdf
from salto_cli.render.statement import category_names

WITHDRAWN: Final = "WITHDRAWN"  # the policy's reason


def knowing_pdf(result: WhoKnows, password: str) -> bytes:
    """The page as an encrypted PDF, of a result that the person is to read."""
    with printing():
        return paper_pdf(_paper(result), password)


def _paper(result: WhoKnows) -> Paper:
    return Paper(
        _("Who knows what about you"),
        result.person.name,
        date.fromisoformat(result.on),
        (
            Prose("", () if result.knows else (_("Nobody has got anything about you from us."),)),
            Rows(
                "",
                (_("Who"), _("What they have got"), _("Since"), _("Why, and until when")),
                tuple(_row(each) for each in result.knows),
                (4, 5, 3, 6),
            ),
            Points(_("This stops by itself"), tuple(_stops(result.knows))),
            Points(_("We did not pass this on"), tuple(_asked(each) for each in result.refused)),
            Points(_("You have taken back a consent"), tuple(_told(result))),
            Points(_("Good to know"), _good_to_know()),
        ),
        _("Written by your SaLTo coordinator"),
    )


def _row(each: Knows) -> tuple[str, ...]:
    return (each.name or _("a guardian"), category_names(each.had), day.short(each.since), _why(each))


def _why(each: Knows) -> str:
    if each.basis:
        return _("The law says that we had to, or could: {law}").format(law="; ".join(each.law))
    if not each.now:
        return _no_more(each)
    said = ", ".join(dict.fromkeys(_said(yes) for yes in each.yes))
    until = _("{said}. It holds through {day}.").format(said=said, day=day.short(each.through))
    if len(each.now) < len(each.had):
        return until + " " + _("Now only: {what}.").format(what=category_names(each.now))
    return until


def _no_more(each: Knows) -> str:
    if each.why_not_key == WITHDRAWN:
        return _("They get nothing more: the yes was taken back.")
    return _("They get nothing more: the yes no longer holds.")


def _said(yes: Yes) -> str:
    words = {
        "subject": _("You said yes {day}"),
        "guardian": _("A guardian said yes {day}"),
        "barnevern_care": _("Child welfare said yes {day}"),
    }
    return words[yes.by].format(day=day.short(yes.said))


def _stops(knows: tuple[Knows, ...]) -> list[str]:
    """What ends on birthdays: then the person's own yes, or a new one, is needed."""
    return [
        _(
            "When you turn {age} ({day}), {name} may no longer get this unless you say yes anew: {what}"
        ).format(
            age=stop.age,
            day=day.short(stop.on),
            name=each.name or _("a guardian"),
            what=category_names(stop.categories),
        )
        for each in knows
        for stop in each.stops
    ]


# Why something was not passed on, as it is said to the youth. What could tell of somebody else, or of what a
# source has not released, is no more than the rules.
_RULES: Final = N_("The rules did not let us.")
_WHY_NOT: Final = {
    "NO_CONSENT": N_("Nobody had said yes."),
    "SUBJECT_REFUSED": N_("You had said no."),
    WITHDRAWN: N_("The yes had been taken back."),
    **dict.fromkeys(("EXPIRED", "EXPIRED_CAP"), N_("The yes no longer held.")),
    "OUT_OF_SCOPE_SERVICE": N_("Nobody had said yes to them."),
    **dict.fromkeys(("OUT_OF_SCOPE_CATEGORY", "PURPOSE_MISMATCH"), N_("There was a yes, but not to this.")),
    **dict.fromkeys(("NEEDS_SUBJECT", "ADULT_CONSENT_REQUIRED"), N_("You had not said yes yourself.")),
    **dict.fromkeys(
        ("NEEDS_GUARDIAN", "NEEDS_OTHER_GUARDIAN", "NEEDS_SUBJECT_AND_GUARDIAN"),
        N_("Not everyone who must say yes had done so."),
    ),
    **dict.fromkeys(
        ("RECONFIRM_AT_15", "RECONFIRM_AT_16", "RECONFIRM_AT_18"),
        N_("After your birthday you must say yes anew, and had not."),
    ),
}


def _asked(each: Refused) -> str:
    asked = _("{name}, {day}: {what}").format(
        name=each.name or _("a guardian"), day=day.short(each.day), what=about_refused(each)
    )
    return f"{asked}. {_(_WHY_NOT.get(each.why_not_key or '', _RULES))}"


def _told(result: WhoKnows) -> list[str]:
    said = {
        True: _("{name}, {withdrawn}. They were told {day}."),
        False: _("{name}, {withdrawn}. They are told by {day}."),
    }
    return [
        said[each.told is not None].format(
            name=result.names.get(each.recipient, each.recipient),
            withdrawn=day.short(each.withdrawn),
            day=day.short(each.told or each.due),
        )
        for each in result.notices
    ]


def _good_to_know() -> tuple[str, ...]:
    """The same for everyone: the last line stands there also where nothing is left out."""
    return (
        _("You can take back a yes whenever you like, and need not say why."),
        _("What they have got already, we cannot fetch back, but we ask them to delete it."),
        _("If something is wrong, tell us: we write down what you say beside it."),
        _("Sometimes a law lets us wait with telling something (personopplysningsloven § 16)."),
    )
