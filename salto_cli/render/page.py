"""How a person's page is shown: how to meet them safely first, then what they want, then the rest."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, plural
from salto_cli.models.caseload import Said as Services
from salto_cli.models.contact import Contact
from salto_cli.models.day import age_on, short
from salto_cli.models.identity import grouped, spaced
from salto_cli.models.own_text import told
from salto_cli.models.page import PlanAhead, Relative, Said, Shown
from salto_cli.models.person import Person
from salto_cli.models.task import Task
from salto_cli.models.trait import QUESTION, SAFE_CONTACT, SAFE_PLACE, STRENGTH, UNSAFE_PLACE, WISH
from salto_cli.models.words import word
from salto_cli.render.case import case_pairs, worded
from salto_cli.render.caseload import counted
from salto_cli.render.dated import Dated
from salto_cli.render.look import (
    DOT,
    NEEDS,
    NO,
    WARN,
    Beside,
    block,
    heading,
    pairs,
    quiet,
    sign,
    stack,
    text,
    typed,
)
from salto_cli.render.objection import with_remarks
from salto_cli.render.promise import wish
from salto_cli.render.sibling import looked_rows
from salto_cli.render.task import marked
from salto_cli.render.terminal import shown
from salto_cli.render.trait import trait_rows
from salto_cli.render.warning import danger


@shown.register
def _shown(result: Shown) -> RenderableType:
    code = result.person.code
    return stack(
        _who(result),
        *(danger(each, result.on) for each in result.warnings),
        *_warnings(result),
        Text(),
        _part(_("Reach safely"), _reaching(result)),
        _part(_("In their own words"), trait_rows(result.traits, (WISH,))),
        _part(_("What their guardians wish"), _wishes(result)),
        _part(_("Strengths"), trait_rows(result.traits, (STRENGTH,))),
        _part(_("To ask a service"), trait_rows(result.traits, (QUESTION,))),
        _part(_("Case"), _case(result)),
        _part(_("Family"), _kin(result), f"salto family {code}"),
        _part(_("Looked at as a sibling"), _look(result), f"salto sibling check {code}"),
        _part(_("To be done"), _tasks(result.tasks, result.on), f"salto task list {code}"),
        _part(_("Last contact"), _contacts(result.contacts), f"salto contacts {code}"),
        _part(_("Consent"), _said(result.statements), f"salto consents {code}"),
        quiet(_("revision {n}").format(n=result.person.revision)),
    )


def _part(title: str, content: RenderableType | None, aside: str = "") -> RenderableType | None:
    return None if content is None else block(title, content, aside)


def _who(result: Shown) -> Beside:
    """Name, agreed first name, code, age, birth date."""
    person = result.person
    name = f"{person.name} («{person.called}»)" if person.called else person.name
    age = plural("{n} year", "{n} years", result.age)
    born = _("born {day}").format(day=short(person.born))
    return Beside(heading(name), quiet(f"{person.code} {DOT} {age} {DOT} {born}"))


def _warnings(result: Shown) -> list[Text]:
    """What must be known before anything is said to anyone."""
    person, made = result.person, []
    if person.protected:
        made.append(sign(WARN, _("Protected address: none is kept here, and none is given out")))
    dangers = [each.person.name for each in result.kin if each.harm and each.tie == "guardian"]
    if dangers:
        made.append(sign(WARN, _("A danger to them: {names}").format(names=", ".join(dangers))))
    for category, why in person.withheld.items():
        words = _("Guardians are not to be told about {category}: {reason}")
        category = worded(in_force().categories, category)
        made.append(sign(NO, words.format(category=category, reason=why)))
    made += _periods(person)
    if result.handover:
        made.append(sign(NEEDS, _("A handover is under way: {code}").format(code=result.handover)))
    made += [_plan(each, person.code) for each in result.plans]
    return made


def _plan(each: PlanAhead, code: str) -> Text:
    """A change that is prepared for, in one line, with where its points stand."""
    due = f", {plural('{n} point due', '{n} points due', each.due)}" if each.due else ""
    what = word("transition", each.kind).label
    line = f"{what[:1].upper()}{what[1:]} {short(each.day)}{due}"
    return sign(WARN if each.due else NEEDS, line).append(
        typed(f"  salto transition show {code}"), style="dim"
    )


def _periods(person: Person) -> list[Text]:
    return [
        sign(NEEDS, f"{title}: {_period(first, last)}")
        for title, first, last in (
            (_("Care order"), person.care_order_from, person.care_order_through),
            (_("Adult with an appointed guardian"), person.verge_from, person.verge_through),
        )
        if first
    ]


def _period(first: str, last: str | None) -> str:
    if last is None:
        return _("from {day}").format(day=short(first))
    return _("{first} through {last}").format(first=short(first), last=short(last))


def _reaching(result: Shown) -> RenderableType | None:
    """Safe contact and places, then phone, language and where they live and stay."""
    person = result.person
    safely = trait_rows(result.traits, (SAFE_CONTACT, SAFE_PLACE, UNSAFE_PLACE), named=True)
    plain = [
        (_("phone"), spaced(person.phone) if person.phone else None),
        (_("language"), _language(person)),
        (_("address"), person.address),
        (_("home district"), person.home_district),
        (_("stays in"), person.stay_district),
        (_("identity number"), grouped(person.national_id) if person.national_id else None),
    ]
    if safely is None and not any(value for _label, value in plain):
        return None
    return stack(safely, pairs(plain))


def _language(person: Person) -> str | None:
    if person.interpreter:
        return _("{language}, needs an interpreter").format(language=person.language or _("not known"))
    return person.language


def _case(result: Shown) -> RenderableType:
    """The open case, and when there were others; without one, the command that opens it."""
    before = [
        quiet(_("earlier case, {first} to {last}").format(first=short(each.opened), last=short(each.closed)))
        for each in result.earlier
    ]
    if result.case:
        return stack(case_pairs(result.case), *before)
    none = sign(DOT, _("no open case: name, contact details and family only"))
    return stack(
        none,
        *before,
        quiet(_("To open one: {command}").format(command=f"salto open-case {result.person.code}")),
    )


def _kin(result: Shown) -> Table | None:
    if not result.kin:
        return None
    return pairs((_tie(each), _relative(each, _holds(each, result))) for each in result.kin)


def _holds(each: Relative, result: Shown) -> bool:
    """Whether there is parental responsibility to speak of: of siblings never, of an adult no longer."""
    age = age_on(each.person.born, result.on) if each.tie == "child" else result.age
    return each.tie != "sibling" and age < in_force().ages.adult


def _tie(each: Relative) -> str:
    if each.tie == "child":
        return _("guardian of")
    return word("sibling" if each.tie == "sibling" else "guardian", each.sort).label


def _relative(each: Relative, of_a_child: bool) -> Text:
    made = text(each.person.name)
    made.append(f"  {each.person.code} {DOT} {_born_in(each)}", "dim")
    if of_a_child:
        words = {
            "yes": _("parental responsibility"),
            "no": _("no parental responsibility"),
        }.get(each.responsibility or "", _("parental responsibility not known"))
        made.append(f" {DOT} {words}", "dim")
    return made


def _born_in(each: Relative) -> str:
    return _("b. {year}").format(year=each.person.born[:4])


def _wishes(result: Shown) -> RenderableType | None:
    return stack(*(wish(each) for each in result.wishes)) if result.wishes else None


def _look(result: Shown) -> RenderableType | None:
    """The last look at them as a sibling: of the others nothing is said."""
    return pairs([(_("looked"), short(result.look.day)), *looked_rows(result.look)]) if result.look else None


def _tasks(tasks: tuple[Task, ...], on: str) -> Dated | None:
    """What is to be done, the most urgent first; who does it stands quietly after it."""
    return Dated([(_due(each, on), _task(each)) for each in tasks]) if tasks else None


def _task(each: Task) -> Text:
    made = text(each.says).append(f"  {each.owner} {DOT} {each.code}", "dim")
    for line in each.below:
        made.append("\n").append_text(text(told(line)))
    return marked(made, each)


def _due(task: Task, on: str) -> Text:
    if task.due is None:
        return quiet(_("no date"))
    due = short(task.due) + (task.deadline.clock if task.deadline else "")
    return sign(WARN, due) if task.due < on else quiet(due)


def _contacts(contacts: tuple[Contact, ...]) -> Dated | None:
    return Dated([(quiet(short(each.happened)), _contact(each)) for each in contacts]) if contacts else None


def _contact(each: Contact) -> Text:
    """What kind it was and what was said; the note itself is on the page of contacts."""
    made = text(word("kind", each.kind).label)
    if each.own_words:
        made.append_text(text(f"  «{each.own_words}»"))
    return with_remarks(made.append(f"  {each.by} {DOT} {each.code}", "dim"), each.objections)


def _said(said: Said | None) -> Text | None:
    if said is None:
        return None
    parts = [
        plural("{n} consent", "{n} consents", said.granted) if said.granted else "",
        plural("{n} refusal", "{n} refusals", said.refused) if said.refused else "",
        plural("{n} withdrawn", "{n} withdrawn", said.withdrawn) if said.withdrawn else "",
    ]
    found = text(", ".join(filter(None, parts)) or _("nothing has been said yet: nothing may be shared"))
    return found.append_text(_by_service(said.services))


def _by_service(services: Services) -> Text:
    """What the statements amount to, in the words and numbers of the caseload."""
    counts = [Text(words, style) for words, style in counted(services)]
    title = text(f" {DOT} {_('services')}: ", "dim")
    return title.append_text(Text(", ").join(counts)) if counts else Text()
