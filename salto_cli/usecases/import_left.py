"""What a row leaves to be done: one task a youth, short where others see it, whole where it is done.

A guardian who cannot be registered is kept in it by the name and the phone that could be read as such, and by
nothing else of the row: once the file is deleted, nobody finds them there. Of a cell that could not be read
only its place is kept, and the file is not to be deleted yet. They are nobody in the store, so the task is
about someone whom no answer clears, and what names them stands below its first line.
"""

from collections.abc import Collection, Sequence

from salto_cli.consent.policy import in_force
from salto_cli.models import own_text
from salto_cli.models.code import TASK, code
from salto_cli.models.day import age_on
from salto_cli.models.identity import spaced
from salto_cli.models.import_ import Carer, Entry
from salto_cli.models.someone import SOMEONE
from salto_cli.models.task import PLAIN
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.task import Origin
from salto_cli.usecases.import_family import Key, key

VERGE = "verge"


def guardians_left(entry: Entry, ties: Collection[Key], day: str) -> list[Carer]:
    """The guardians of a row who are not to be linked, and of whom something is left to be done.

    From the age of majority parents represent nobody (vgml §§ 2, 8): of an adult's only one who is appointed.
    """
    adult = is_adult(entry, day)
    left = (each for each in entry.carers if key(each) is None or key(each) not in ties)
    return [each for each in left if each.sort == VERGE or not adult]


def is_adult(entry: Entry, day: str) -> bool:
    """Whether the youth of a row has come of age."""
    return age_on(entry.born, day) >= in_force().ages.adult


def is_kept(carer: Carer) -> bool:
    """Whether a guardian who is left can be kept in the task: a name or a phone could be read."""
    return bool(carer.name or carer.phone)


def unread_of(guardians: Sequence[Carer]) -> list[str]:
    """Where the file has something about guardians who are left that could not be read; not what it is."""
    places = ((each.fault.row, each.fault.column) for carer in guardians for each in carer.unread)
    return [
        own_text.made(own_text.GUARDIAN_AT, n=row, column=column) for row, column in dict.fromkeys(places)
    ]


def add_task(
    act: Act,
    person: int,
    owner: int,
    *,
    guardians: Sequence[Carer],
    consent: Sequence[str],
    unread: Sequence[str],
) -> str:
    """Add the one task of a row; its code. ``consent`` and ``unread`` are own texts, already made."""
    lines = [*(_named(each) for each in guardians if is_kept(each)), *consent, *unread]
    what = [*_counted(len(guardians)), *(_part("consent") for _each in consent[:1])]
    what += [_part("cells") for _each in unread[:1]]
    title = own_text.made(own_text.IMPORTED, what=", ".join(what))
    number = tasks.next_number(act)
    about = (SOMEONE,) if guardians else ()
    tasks.add(
        act, person, "\n".join([title, *lines]), kind=PLAIN, owner=owner, due=None, category=None,
        service=None, origin=Origin(about=about),
    )  # fmt: skip
    return code(TASK, number)


def _counted(count: int) -> list[str]:
    if not count:
        return []
    return [own_text.made(own_text.IN_TITLE["guardian" if count == 1 else "guardians"], n=count)]


def _part(of: str) -> str:
    return own_text.made(own_text.IN_TITLE[of])


def _named(carer: Carer) -> str:
    """A guardian as whoever looks for them must know them."""
    if not carer.phone:
        return own_text.made(own_text.GUARDIAN_NAMED, name=carer.name)
    if not carer.name:
        return own_text.made(own_text.NAMELESS_GUARDIAN, phone=spaced(carer.phone))
    return own_text.made(own_text.GUARDIAN_REACHED, name=carer.name, phone=spaced(carer.phone))
