"""The consent form as an A4 document of two pages at most, and on the screen that it was made."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from rich.console import RenderableType

from salto_cli.consent.policy import in_force
from salto_cli.i18n import N_, _, language, printing
from salto_cli.models import day
from salto_cli.models.consent_form import CARE, GUARDIAN, SUBJECT, FormIssued, Signer
from salto_cli.models.paper import Blanks, Boxes, Paper, Part, Points, Prose
from salto_cli.render.look import DOT, WARN, YES, below, pairs, quiet, sign, stack
from salto_cli.render.paper import paper_pdf
from salto_cli.render.statement import category_names
from salto_cli.render.terminal import shown

# What a category means to whoever is to say yes; one that a municipality has added stands by its name alone.
MEANS: Final = {
    "identity": N_("phone, how to reach you, who is in your family"),
    "leisure": N_("club, training, what you like to do"),
    "school": N_("attendance, how it goes, what helps"),
    "work": N_("jobs, practice, what you want to become"),
    "housing_economy": N_("where you live, money, debt"),
    "family": N_("how it is at home"),
    "health": N_("body and mind, treatment"),
    "substance": N_("alcohol and drugs"),
    "child_welfare": N_("help and decisions from child welfare"),
    "crime": N_("offences, conflicts, contact with the police"),
}


def form_pdf(result: FormIssued, password: str) -> bytes:
    """The form as an encrypted PDF, in the language of what is printed."""
    with printing():
        return paper_pdf(_paper(result), password)


def _paper(result: FormIssued) -> Paper:
    form = result.form
    born = _("born {day}").format(day=day.short(result.person.born))
    return Paper(
        _("May we share this about you?"),
        f"{result.person.name}, {born}",
        date.fromisoformat(form.issued),
        (
            Prose("", (_what_it_is(result),)),
            Boxes(_("Who may know"), tuple((name, "") for _key, name in result.services), _yes_or_no()),
            *_categories(result),
            Blanks("", (_("Is there something, or someone, that you say no to?"),), dated=False),
            Prose(
                _("What for, and how long") if result.form.purpose else _("How long it holds"),
                (_what_for(result),),
            ),
            Points(_("Your rights"), tuple(_rights(result))),
            Boxes(_("Tick when it is so"), tuple(_talk(result))),
            *_heard(result),
            Blanks(_("Signatures"), tuple(_signatures(result))),
        ),
        _("Form {number}, check {mark}").format(number=form.number, mark=form.mark),
    )


def _yes_or_no() -> tuple[str, ...]:
    return (_("yes"), _("no"))


def _what_it_is(result: FormIssued) -> str:
    if any(each.role == SUBJECT for each in result.signers):
        who = _("The SaLTo coordinator wants to share this with others who help you.")
    else:
        who = _("The SaLTo coordinator wants to share this about your child with others who help.")
    return f"{who} {_('You decide: say yes or no to each line.')}"


def _categories(result: FormIssued) -> Iterable[Part]:
    """The usual kinds of information, then those that must be said yes to one by one."""
    known = in_force().categories
    apart = [each for each in result.form.categories if known[each].explicit or known[each].written]
    usual = [each for each in result.form.categories if each not in apart]
    yield Boxes(_("What they may know"), tuple(map(_category, usual)), _yes_or_no())
    title = _("Specially protected: this needs a yes of its own, in writing")
    yield Boxes(title, tuple(map(_category, apart)), _yes_or_no())


def _category(key: str) -> tuple[str, str]:
    name = in_force().categories[key].label(language())
    return name[:1].upper() + name[1:], _(MEANS[key]) if key in MEANS else ""


def _what_for(result: FormIssued) -> str:
    form = result.form
    purpose = in_force().purposes.get(form.purpose or "")
    until = _("From the day of the signature through {day}.").format(day=day.short(form.through))
    return f"{_('For: {purpose}.').format(purpose=purpose.label(language()))} {until}" if purpose else until


def _rights(result: FormIssued) -> list[str]:
    return [
        _("It is voluntary. You get the same help if you say no, or no to a part."),
        _("You can take it back at any time, orally or in writing. What is given by then stays given."),
        _("We share no more than is needed, with the service as such, and write down what we give."),
        _("You can see what is written about you and who has got it, and have mistakes put right."),
        _("Without a yes we share only what a law tells us to, such as when a life is in danger."),
        *([_("The guardians decide; the child is heard first.")] if result.heard else []),
    ]


def _talk(result: FormIssued) -> list[tuple[str, str]]:
    tongues = [_tongue(result, each) for each in result.signers]
    spoken = (
        ", ".join(dict.fromkeys(each for each, _interpreter in tongues if each)) or "____________________"
    )
    lines = [
        (_("It was explained to me in a language I understand: {language}").format(language=spoken), ""),
        (_("I have understood what is shared, with whom and why"), ""),
        (_("Nobody has pressed me, and I have got a copy"), ""),
    ]
    if any(interpreter for _spoken, interpreter in tongues):
        lines.insert(1, (_("A qualified interpreter interpreted (not a child, not family)"), ""))
    return lines


def _tongue(result: FormIssued, each: Signer) -> tuple[str | None, bool]:
    """The language to speak with whoever signs, and whether it takes an interpreter."""
    return (result.spoken, result.interpreter) if each.role == SUBJECT else (each.spoken, each.interpreter)


def _heard(result: FormIssued) -> Iterable[Part]:
    if result.heard:
        yield Blanks(_("The child has been heard, and says"), (_("The child's own words"),), dated=False)


def _signatures(result: FormIssued) -> Iterable[str]:
    for each in result.signers:
        yield _signature(result, each)
    yield _("Explained and received by (SaLTo coordinator)")


def _signature(result: FormIssued, each: Signer) -> str:
    title = {
        SUBJECT: _("The youth"),
        GUARDIAN: _("Guardian with parental responsibility"),
        CARE: _("Child welfare, which has the care"),
    }[each.role]
    said = f"{title}: {each.name}" if each.name else title
    if set(each.categories) != set(result.form.categories):
        said = f"{said} ({category_names(each.categories)})"
    return said


def _on_screen(result: FormIssued, each: Signer) -> str:
    """Who signs, and how to speak with them."""
    spoken, interpreter = _tongue(result, each)
    needed = _("{language}, interpreter").format(language=spoken or _("language not known"))
    return f" {DOT} ".join(filter(None, (_signature(result, each), needed if interpreter else spoken)))


@shown.register
def _issued(result: FormIssued) -> RenderableType:
    form = result.form
    left = (
        sign(WARN, f"{category_names([each.category])} – {each.service}: {each.text}")
        for each in result.left_out
    )
    return stack(
        sign(YES, _("Form {number} has been made").format(number=form.number)),
        below(
            pairs(
                [
                    (_("concerns"), result.person.line),
                    (_("to"), ", ".join(name for _key, name in result.services)),
                    (_("about"), category_names(form.categories)),
                    (_("through"), day.short(form.through)),
                    (_("must sign"), "\n".join(_on_screen(result, each) for each in result.signers)),
                    (_("check"), form.mark),
                ]
            )
        ),
        *left,
        *(
            sign(WARN, _("not asked to sign, as a danger to the child: {who}").format(who=each.line))
            for each in result.endangering
        ),
        quiet(_("When it is signed: {command}").format(command=_next(result))),
    )


def _next(result: FormIssued) -> str:
    scan = _("SCAN.pdf")
    return f"salto grant-consent {result.person.code} --form-number {result.form.number} --form-file {scan}"
