"""Colleagues: whoever leads a case. One who also opens the store has a slot in the key file."""

from collections.abc import Sequence

from salto_cli.errors import Ambiguous, NotFound, SaltoError
from salto_cli.i18n import _
from salto_cli.models.colleague import Operator
from salto_cli.models.role import COORDINATOR
from salto_cli.models.text import fold
from salto_cli.store.act import Act, Row
from salto_cli.store.cipher import Connected
from salto_cli.store.signature import SINCE

RECOVERY = 0  # the row of whoever opens the store with the recovery code
_COLUMNS = "id, name, role, slot, added, revoked"


def all_of(act: Act) -> list[Operator]:
    """Every colleague who is with us, in the order they were added; the recovery code is none."""
    return [each for each in ever(act) if not each.revoked]


def ever(act: Act) -> list[Operator]:
    """Every colleague, also those who are with us no longer."""
    return [_operator(row) for row in act.all(f"SELECT {_COLUMNS} FROM operator WHERE id > 0 ORDER BY id")]


def by_id(act: Act, operator: int) -> Operator:
    """A colleague by id, or whoever opens the store with the recovery code."""
    row = act.one(f"SELECT {_COLUMNS} FROM operator WHERE id = ?", operator)
    if row is None:
        raise AssertionError("unreachable: an act names an operator who is there")
    return _operator(row)


def named(act: Act, name: str, *, once: bool = False) -> Operator:
    """The colleague called ``name``; a first name will do where one only has it. Raises NotFound.

    With ``once`` also one who is with us no longer: for looking up what they did and whom they led.
    """
    said = fold(name).strip()
    everyone = ever(act) if once else all_of(act)
    exact = [each for each in everyone if fold(each.name) == said]
    by_first = [each for each in everyone if fold(each.name).split()[:1] == [said]]
    fitting = exact or by_first
    if len(fitting) != 1:
        raise _nobody(said, everyone)
    return fitting[0]


def _nobody(said: str, everyone: Sequence[Operator]) -> SaltoError:
    """That no colleague is called so, or several, with the names of those who may have been meant."""
    several = [each.name for each in everyone if fold(each.name).split()[:1] == [said]]
    if several:
        return Ambiguous(
            _("{n} colleagues fit that name").format(n=len(several)),
            _("write the whole name: {names}").format(names=", ".join(several)),
        )
    see = _("see who is with: salto operator list; add one with: salto operator add NAME")
    return NotFound(_("no colleague is registered under that name"), nearly(said, everyone) or see)


def nearly(said: str, everyone: Sequence[Operator]) -> str:
    """The question whether a colleague was meant whose name ``said`` nearly is; empty where it is none's."""
    from salto_cli.models.near import did_you_mean, near  # most names are well spelled

    forms = {form: each.name for each in everyone for form in (fold(each.name), *fold(each.name).split())}
    return did_you_mean(dict.fromkeys(forms[form] for form in near(fold(said).strip(), forms)))


def name_of(act: Act, operator: int) -> str:
    """The name of a colleague by id."""
    row = act.one("SELECT name FROM operator WHERE id = ?", operator)
    return str(row[0]) if row else ""


def role_of(act: Act, operator: int) -> str:
    """The role of a colleague by id; the recovery code has a coordinator's."""
    row = act.one("SELECT role FROM operator WHERE id = ?", operator)
    return str(row[0]) if row else ""


def role_unlogged(at: Connected, operator: int, step: int) -> str:
    """The role of a colleague where no act can be opened; none for one who has left.

    Before the schema step that brought roles in, everyone was a coordinator.
    """
    connection = at.connection
    if step < SINCE:
        return COORDINATOR
    row = connection.execute(
        "SELECT role FROM operator WHERE id = ? AND revoked IS NULL", (operator,)
    ).fetchone()
    return str(row[0]) if row else ""


def add(act: Act, name: str, role: str = COORDINATOR) -> Operator:
    """Add a colleague without a key of their own; the same name again gives the same colleague."""
    act.run(
        "INSERT INTO operator (name, slot, added, role) VALUES (?, NULL, ?, ?) ON CONFLICT DO NOTHING",
        name,
        act.now,
        role,
    )
    return named(act, name)


def give_key(act: Act, operator: int, slot: str, sign_key: str) -> None:
    """Let a colleague open the store with this slot. Earlier signing keys stay: what they signed is signed.

    ``sign_key`` in the row is every public key they have had, the newest first, with spaces between.
    """
    act.run(
        "UPDATE operator SET slot = ?, sign_key = rtrim(? || ' ' || coalesce(sign_key, '')), revoked = NULL, "
        "salt = randomblob(16) WHERE id = ?",
        slot,
        sign_key,
        operator,
    )


def take_back(act: Act, operator: int) -> None:
    """Say that a colleague is with us no longer, and opens nothing."""
    act.run("UPDATE operator SET revoked = ?, salt = randomblob(16) WHERE id = ?", act.now, operator)


def come_back(act: Act, operator: int) -> None:
    """Say that a colleague is with us again, for now without a key."""
    act.run("UPDATE operator SET revoked = NULL, slot = NULL, salt = randomblob(16) WHERE id = ?", operator)


def give_role(act: Act, operator: int, role: str) -> None:
    """Change what a colleague may do."""
    act.run("UPDATE operator SET role = ?, salt = randomblob(16) WHERE id = ?", role, operator)


def led_by(act: Act, operator: int) -> tuple[int, ...]:
    """The ids of everyone with an open case that a colleague leads or is responsible for."""
    rows = act.all(
        "SELECT person FROM case_file WHERE closed IS NULL AND ? IN (lead, responsible_operator)", operator
    )
    return tuple(int(row[0]) for row in rows)


def last_time(act: Act, command: str) -> str | None:
    """When a command was last done, as an ISO moment; None for never."""
    row = act.one(
        "SELECT a.at FROM act a JOIN outcome o ON o.act = a.id "
        "WHERE a.command = ? AND o.result = 'done' ORDER BY a.id DESC LIMIT 1",
        command,
    )
    return str(row[0]) if row else None


def _operator(row: Row) -> Operator:
    return Operator(
        int(row[0]),
        row[1],
        has_key=row[3] is not None and row[5] is None,
        role=row[2],
        slot=row[3],
        added=row[4],
        revoked=row[5],
    )
