"""How an erasure is shown: what goes, what stays and why, and what someone must do by hand."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import N_, _, plural
from salto_cli.models.day import short
from salto_cli.models.erase import Erasure
from salto_cli.models.words import word
from salto_cli.render.agreed import is_asked, stands_above
from salto_cli.render.look import NEEDS, WARN, YES, heading, pairs, quiet, sign, stack
from salto_cli.render.terminal import shown

# What a coordinator calls the rows of a table; several tables may be one thing.
NAMES = {
    "person": N_("the person"),
    "kin": N_("ties to relatives"),
    "case_file": N_("the cases"),
    "contact": N_("contacts"),
    "contact_person": N_("part in contacts"),
    "task": N_("tasks"),
    "trait": N_("strengths, wishes and places"),
    "statement": N_("consents and refusals"),
    "withdrawal": N_("withdrawals"),
    "hearing": N_("hearings"),
    "handover": N_("handovers"),
    "handover_step": N_("steps of handovers"),
    "handover_kind": N_("which kind of handover"),
    "check_item": N_("points of checklists"),
    "aftercheck": N_("answers after handovers"),
    "transition": N_("plans for changes"),
    "disclosure": N_("what was given to services"),
    "ground": N_("grounds for sharing without consent"),
    "assessment": N_("assessments"),
    "notice": N_("who must be told of a withdrawal"),
    "notice_told": N_("who was told of a withdrawal"),
    "groundless": N_("tasks that nothing allows now"),
    "undelivered": N_("sheets that were never handed out"),
    "sheet": N_("sheets of paper and whether they came back"),
    "objection": N_("objections"),
    "consent_form": N_("printed forms"),
    "signed_form": N_("signed forms"),
    "merged": N_("earlier merges"),
    "restriction": N_("restrictions"),
    "note": N_("mentions in lists of others"),
    "bundle_sent": N_("files for colleagues elsewhere"),
    "received": N_("files from colleagues elsewhere"),
    "deadline": N_("deadlines"),
    "confirmation": N_("deadlines confirmed"),
    "deadline_move": N_("deadlines moved"),
    "deadline_end": N_("deadlines ended"),
    "agenda": N_("cases put to a meeting"),
    "decision": N_("decisions of meetings"),
    "decision_status": N_("what became of decisions"),
    "forewarned": N_("times told before a meeting"),
    "board": N_("places on the board"),
    "board_look": N_("looks for the board"),
    "sibling_look": N_("sibling checks"),
    "sibling_answer": N_("answers in sibling checks"),
    "sibling_trigger": N_("reasons for a sibling check"),
    "guardian_wish": N_("wishes of guardians"),
    "promise": N_("promises"),
    "promise_told": N_("who was told about a promise"),
    "warning": N_("warnings"),
    "warning_review": N_("looks at warnings"),
    "warning_told": N_("who was told about a warning"),
    "former": N_("earlier versions"),
}


@shown.register
def _erasure(result: Erasure) -> RenderableType:
    ground = f"{word('erasure', result.ground).label} ({', '.join(result.law)})"
    if result.done:
        head = sign(YES, _("Erased: {person}").format(person=result.person.line))
    else:
        head = heading(_("Would be erased: {person}").format(person=result.person.line))
    if stands_above():
        return stack(head, *_by_hand(result), *_in_backups(result))
    return stack(
        head,
        Padding(quiet(_("Ground: {ground}").format(ground=ground)), (0, 0, 0, 2)),
        Text(),
        Padding(counts(result.rows), (0, 0, 1, 2)),
        *_what_stays(result),
        *_by_hand(result),
        *_in_backups(result),
        None if result.done or is_asked() else quiet(_("Nothing has been changed.")),
    )


def counts(rows: dict[str, int]) -> RenderableType:
    """Rows by what a coordinator calls them, ones below ones and tens below tens."""
    return pairs((_(NAMES[table]), Text(str(count), justify="right")) for table, count in rows.items())


def _what_stays(result: Erasure) -> list[Text]:
    made = []
    for code in result.merged:
        made.append(sign(YES, _("{code} was the same person, and goes too").format(code=code)))
    for code in result.emptied:
        words = _(
            "of {code} an empty row stays, without name or birth date: others' records rest on what was said"
        )
        made.append(sign(NEEDS, words.format(code=code)))
    return made


def _by_hand(result: Erasure) -> list[Text]:
    """What no program can do: read others' notes, tell services, check who may consent for a child."""
    made = []
    for child in result.check_again:
        made.append(
            sign(
                NEEDS,
                _("who has parental responsibility must be checked again: {person}").format(
                    person=child.line
                ),
            )
        )
    if result.notes:
        words = plural(
            "what is written about others names the person in {n} place, and stays here; write it anew:",
            "what is written about others names the person in {n} places, and stays here; write it anew:",
            len(result.notes),
        )
        made.append(sign(WARN, f"{words} {', '.join(result.notes)}"))
    if result.tell:
        words = _("tell those who were given something (GDPR art. 19): {services}")
        made.append(sign(WARN, words.format(services=", ".join(result.tell))))
    if result.untold:
        words = _("not told yet that a consent was withdrawn: {who}. Nothing reminds you of it any more")
        made.append(sign(WARN, words.format(who=", ".join(result.untold))))
    return made


def _in_backups(result: Erasure) -> list[Text]:
    if not result.done:
        return []
    said = _("Backups from before {day} still hold it until they are pruned; restoring one erases it again.")
    return [quiet(said.format(day=short(result.day)))]
