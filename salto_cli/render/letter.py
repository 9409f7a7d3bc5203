"""The papers of a withdrawal: the message to each recipient, and the youth's receipt. In plain words."""

from datetime import date

from salto_cli.i18n import _, printing
from salto_cli.models import day
from salto_cli.models.code import PERSON, is_of
from salto_cli.models.paper import Blanks, Paper, Part, Points, Prose, Rows
from salto_cli.models.statement import Given, Statement
from salto_cli.models.withdrawal import ConsentWithdrawn, Notice
from salto_cli.render.paper import paper_pdf
from salto_cli.render.statement import category_names


def letter_lines(result: ConsentWithdrawn, notice: Notice) -> list[str]:
    """The message to one recipient, a paragraph a line, in the language spoken now.

    The youth is named as what the recipient got named them: by name where that did, by the agreed first name
    or the sheet's own code; to a guardian by name. It says nothing of what the consent covered and was never
    shared.
    """
    whom = _known_as(result, notice.recipient)
    given = [each for each in result.given if each.service == notice.recipient]
    said = _("The consent to share information about {whom} with you was withdrawn on {day}.")
    return [
        said.format(whom=whom, day=day.spoken(notice.withdrawn)),
        _("From then on we share nothing more with you on that consent."),
        *_what_they_have(given),
        _("Please answer when it is done, and say what you must keep by law."),
        _("Withdrawing is a right and needs no reason. Please do not ask for one."),
    ]


def _what_they_have(given: list[Given]) -> list[str]:
    if not given:
        return [_("What we have agreed with you about this stops until you hear from us.")]
    had = "; ".join(
        f"{each.printed or each.code}, {day.short(each.day)} ({category_names(each.categories)})"
        for each in given
    )
    return [
        _("You have got this from us: {had}.").format(had=had),
        _("Stop using it. Delete it or give it back, except what the law says that you must keep."),
    ]


def _covered(said: Statement, recipient: str) -> list[str]:
    return [category for to, category in said.pairs if to == recipient] or list(said.categories)


def _known_as(result: ConsentWithdrawn, recipient: str) -> str:
    """What this recipient calls the person: a sheet has the agreed first name, or nothing but its code."""
    if is_of(recipient, PERSON):
        return result.person.name
    given = [each for each in result.given if each.service == recipient]
    codes = [each.printed or each.code for each in given]
    codes += [each.printed or each.code for each in result.coming if each.service == recipient]
    if any(each.named for each in given):
        return next(each.named for each in reversed(given) if each.named)
    if codes:
        known = ", ".join(codes)
        return f"{result.person.called} ({known})" if result.person.called else known
    return result.person.code


def letter_pdf(result: ConsentWithdrawn, notice: Notice, password: str) -> bytes:
    """The message to one recipient as an encrypted PDF."""
    with printing():
        name = result.names.get(notice.recipient, notice.recipient)
        paper = Paper(
            _("A consent has been withdrawn"),
            _("To {name}").format(name=name),
            date.fromisoformat(result.on),
            (
                Prose("", tuple(letter_lines(result, notice))),
                Blanks(_("From SaLTo"), (_("Office"), _("Name"), _("Phone")), dated=False),
            ),
            _("About {code}").format(code=result.statement.code),
        )
        return paper_pdf(paper, password)


def receipt_pdf(result: ConsentWithdrawn, password: str) -> bytes:
    """The youth's receipt as an encrypted PDF: what was withdrawn, what happens now, what is out already."""
    with printing():
        paper = Paper(
            _("You have taken back a consent") if _own(result) else _("A consent about you is taken back"),
            result.person.name,
            date.fromisoformat(result.on),
            _receipt(result),
            _("Receipt for {code}").format(code=result.statement.code),
        )
        return paper_pdf(paper, password)


def _own(result: ConsentWithdrawn) -> bool:
    return result.statement.by == "subject"


def _receipt(result: ConsentWithdrawn) -> tuple[Part, ...]:
    return (
        Prose("", (_what_was_said(result),)),
        Points("", tuple(_to_whom(result))),
        Points(_("What happens now"), tuple(_what_happens(result))),
        Rows(
            _("What they have got already"),
            (_("Who"), _("What"), _("When")),
            tuple(
                dict.fromkeys(
                    (_name(result, each.service), category_names(each.categories), day.short(each.day))
                    for each in result.given
                )
            ),
            (3, 4, 2),
        ),
        Prose("", (_("We cannot fetch that back, but we ask them to delete it."),) if result.given else ()),
        Points(
            _("Good to know"),
            (
                _("You need give no reason, and you get the same help as before."),
                _("You can say yes again whenever you like, to all of it or to a part."),
                _("Ask us at any time who knows what about you."),
            ),
        ),
    )


def _what_was_said(result: ConsentWithdrawn) -> str:
    said = result.statement
    when = day.spoken(said.withdrawn.said) if said.withdrawn else ""
    who = _("You have said") if _own(result) else _("It has been said")
    return _("{who} that the consent to share information with these no longer holds, from {day}:").format(
        who=who, day=when
    )


def _to_whom(result: ConsentWithdrawn) -> list[str]:
    said = result.statement
    return [f"{_name(result, each)}: {category_names(_covered(said, each))}" for each in said.recipients]


def _what_happens(result: ConsentWithdrawn) -> list[str]:
    lines = [_("We share nothing more with them on that consent.")]
    if result.cancelled:
        lines.append(_("The handover that was planned to them is called off."))
    if result.coming:
        lines.append(_("Papers about you that were made for the next meeting are shredded."))
    for each in result.notices:
        told = _("{name} is told by {day}.")
        lines.append(told.format(name=_name(result, each.recipient), day=day.spoken(each.due)))
    return lines


def _name(result: ConsentWithdrawn, recipient: str) -> str:
    return result.names.get(recipient, recipient)
