"""The catalogue of services. It is about units, not persons, so no judgement guards it."""

from collections.abc import Callable, Iterable
from typing import Final

from salto_cli.errors import Ambiguous, NotFound
from salto_cli.i18n import _
from salto_cli.models.near import after_near, did_you_mean, near
from salto_cli.models.service import Service
from salto_cli.models.text import fold
from salto_cli.store.act import Act, Row

_COLUMNS = (
    "id, name, organisation, sector, kind, age_min, age_max, private, district, contact, unit, origin, "
    "verified"
)

SHOWN = 8  # ids in a hint: more would hide the message
FEWEST: Final = 4  # letters of the beginning of a word: fewer begin too many
MOST_MEANT = 5  # ids that are proposed where a name was mistyped


def put(act: Act, service: Service) -> None:
    """Add a service, or replace what is known about one."""
    act.run(
        f"INSERT INTO service ({_COLUMNS}, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, organisation = excluded.organisation, "
        "sector = excluded.sector, kind = excluded.kind, age_min = excluded.age_min, "
        "age_max = excluded.age_max, private = excluded.private, district = excluded.district, "
        "contact = excluded.contact, unit = excluded.unit, origin = excluded.origin, "
        "verified = excluded.verified, folded = excluded.folded, salt = excluded.salt",
        service.id,
        service.name,
        service.organisation,
        service.sector,
        service.kind,
        service.age_min,
        service.age_max,
        int(service.private),
        service.district,
        service.contact,
        service.unit,
        service.origin,
        service.verified,
        fold(service.name),
    )


def all_of(act: Act) -> list[Service]:
    """Every service, by name."""
    rows = act.all(f"SELECT {_COLUMNS} FROM service ORDER BY folded")
    return [_service(row) for row in rows]


def get(act: Act, service: str) -> Service | None:
    """The service with exactly this id, or None."""
    row = act.one(f"SELECT {_COLUMNS} FROM service WHERE id = ?", service)
    return _service(row) if row else None


def in_use(act: Act) -> frozenset[str]:
    """The ids that a statement, a task, a handover or the register of what was given names."""
    rows = act.all(
        "SELECT j.value FROM statement s, json_each(s.services) j "
        "UNION SELECT j.value FROM consent_form f, json_each(f.services) j "
        "UNION SELECT j.value ->> 0 FROM statement s, json_each(s.pairs) j "
        "UNION SELECT service FROM task WHERE service IS NOT NULL "
        "UNION SELECT to_service FROM handover WHERE to_service IS NOT NULL "
        "UNION SELECT service FROM disclosure WHERE service IS NOT NULL "
        "UNION SELECT service FROM colleague_card"
    )
    return frozenset(str(row[0]) for row in rows)


def named(act: Act, said: str) -> Service:
    """The service that ``said`` names: by its id, its name, or a beginning of either that fits one only.

    Raises NotFound, or Ambiguous with the ids that fit.
    """
    exact = get(act, said.strip())
    if exact is not None:
        return exact
    wanted, everyone = _plain(said), all_of(act)
    fitting = [each for each in everyone if wanted in {_plain(each.id), _plain(each.name)}] or [
        each for each in everyone if wanted and _plain(each.name).startswith(wanted)
    ]
    if not fitting:
        fitting = [each for each in everyone if wanted and _plain(each.id).startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise none_such(act, said)
    ids = tuple(each.id for each in fitting)
    raise Ambiguous(
        _("{n} services fit that name").format(n=len(ids)),
        _("give the id instead, one of: {ids}").format(ids=", ".join(ids[:SHOWN])),
        ids,
    )


def none_such(act: Act, said: str) -> NotFound:
    """That no service is called so, with the ids of those that may have been meant, and how one is added."""
    wanted, everyone = _plain(said), all_of(act)
    first = wanted.partition(" ")[0]
    ids = (
        _near(wanted, everyone, _whole_and_first)
        or _near(wanted, everyone, _begun(len(wanted)))
        or _near(first, everyone, _whole_and_first)
    )
    look = _("look with: salto service find WORD; add one that is not there with: salto service add")
    return NotFound(_("there is no such service"), after_near(did_you_mean(ids[:MOST_MEANT]), look))


def _near(wanted: str, among: list[Service], forms_of: Callable[[str], Iterable[str]]) -> list[str]:
    """The ids of those of which a form of the id or the name is near, the likeliest first."""
    forms: dict[str, dict[str, None]] = {}
    for each in among:
        for form in (form for way in (each.id, each.name) for form in forms_of(_plain(way))):
            forms.setdefault(form, {})[each.id] = None
    return list(dict.fromkeys(key for form in near(wanted, forms) for key in forms[form]))


def _whole_and_first(way: str) -> tuple[str, str]:
    """What most people write: the whole name, or its first word."""
    return way, way.partition(" ")[0]


def _begun(size: int) -> Callable[[str], Iterable[str]]:
    """The beginnings, as long as what was typed, of each word: ``polti`` for a service of the police."""
    return lambda way: (word[:size] for word in way.split() if size >= FEWEST)


def _plain(said: str) -> str:
    """A name or an id as it is compared: folded, and with one kind of gap."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(said)).split())


def _service(row: Row) -> Service:
    values = list(row)
    values[7] = bool(values[7])
    return Service(*values)
