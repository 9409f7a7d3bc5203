"""Consent forms as they were printed, and the statements that rest on a signed one."""

import json

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.code import FORM, PERSON, code, number_in
from salto_cli.models.consent_form import FormContent
from salto_cli.store.act import Act


def add(act: Act, person: int, form: FormContent, number: int) -> None:
    """Keep what a form says."""
    act.add(
        "consent_form",
        number=number,
        person=person,
        services=json.dumps(form.services),
        categories=json.dumps(form.categories),
        purpose=form.purpose,
        through_day=form.through,
        issued=form.issued,
        language=form.language,
        digest=form.digest,
    )


def next_number(act: Act) -> int:
    """The number of the next form: it stands on the paper, and so is known before the form is kept."""
    return act.next_number("consent_form")


def of(act: Act, person: int, said: str) -> tuple[int, FormContent]:
    """Row and content of a form of a person whose file this act may read. Raises NotFound, Unacceptable."""
    row = act.one(
        "SELECT f.id, f.number, p.number, f.services, f.categories, f.purpose, f.through_day, f.issued, "
        "f.language FROM consent_form f JOIN person p ON p.id = f.person WHERE f.number = ? AND f.person = ? "
        "AND f.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')",
        number_in(said, FORM, whole=True),
        person,
        act.number,
    )
    if row is None:
        raise NotFound(
            _("no form with that number was printed for this person"),
            _("the number stands at the foot of the form; print one with: salto consent form P-…"),
        )
    act.saw("consent_form", [person])
    content = FormContent(
        code(FORM, row[1]),
        code(PERSON, row[2]),
        tuple(json.loads(row[3])),
        tuple(json.loads(row[4])),
        *row[5:],
    )
    return int(row[0]), content


def link(act: Act, person: int, statement: int, form: int) -> None:
    """Let a statement rest on the form that was signed."""
    act.add("signed_form", statement=statement, form=form, person=person)
