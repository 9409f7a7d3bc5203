"""Who may be in the room for which case, and in which order the rooms follow each other.

What may be said aloud is what everyone present may have: the intersection over all of them. Colleagues of the
team are inside and are not counted; a service that may have nothing about someone must not hear that there is
such a case at all (fvl § 13; practice 2.2, rolling attendance).

Pure: it takes what the judge has answered, and asks nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

Allowed: TypeAlias = Mapping[str, frozenset[str]]  # what each service may have about one person that day
Room: TypeAlias = frozenset[str]  # the services that are present

EXACT: Final = 8  # rooms: up to so many, the order with the fewest changes is found; beyond, a good one
Cost: TypeAlias = tuple[int, int, tuple[int, ...]]


def may_be_said(allowed: Allowed, present: Iterable[str], everything: Iterable[str]) -> frozenset[str]:
    """The categories that may be said with these services in the room; ``everything`` with none of them.

    Nothing, not even that there is such a case, where one of them may have nothing.
    """
    said = frozenset(everything)
    for service in present:
        said &= allowed.get(service, frozenset())
    return said


def audience(allowed: Allowed, order: Sequence[str]) -> Room:
    """The services to have in the room for one person: those who together hear most.

    Each more in the room can only narrow what may be said. So the room is the one in which services times
    categories is the most; of equals the one with more services, then the one whose categories come first
    in ``order``. Empty where no service may have anything: then the team is alone.
    """
    found = [
        (room, said)
        for said in _what_is_shared(allowed)
        if (room := frozenset(each for each, may in allowed.items() if said <= may))
    ]
    if not found:
        return frozenset()
    places = {category: place for place, category in enumerate(order)}

    def worth(one: tuple[Room, frozenset[str]]) -> tuple[int, int, list[int]]:
        room, said = one
        return (-len(room) * len(said), -len(room), sorted(places.get(each, len(places)) for each in said))

    return min(found, key=worth)[0]


def _what_is_shared(allowed: Allowed) -> list[frozenset[str]]:
    """Every set of categories that is exactly what some of the services have in common; none is empty."""
    found: set[frozenset[str]] = set()
    for may in allowed.values():
        found |= {may & each for each in found} | {may}
    return sorted((each for each in found if each), key=sorted)


def rolling(rooms: Sequence[Room], at_first: Room, early: Room = frozenset()) -> tuple[int, ...]:
    """The order of ``rooms``, as their places in the list, in which services come and go as little as can be.

    ``at_first`` are those present before the first of them. Where orders cost the same, the services in
    ``early`` are done with first, and then the order of the list decides: the same rooms, the same answer.
    """
    return _shortest(rooms, at_first, early) if len(rooms) <= EXACT else _nearest(rooms, at_first, early)


def _shortest(rooms: Sequence[Room], at_first: Room, early: Room) -> tuple[int, ...]:
    """By every set of rooms that can lie behind us and the one we are in (Held and Karp)."""
    best: dict[tuple[frozenset[int], int], Cost] = {
        (frozenset({place}), place): (len(at_first ^ room), _waiting(room, early, 1), (place,))
        for place, room in enumerate(rooms)
    }
    for number in range(2, len(rooms) + 1):
        further: dict[tuple[frozenset[int], int], Cost] = {}
        for (behind, last), (cost, late, way) in best.items():
            for place in set(range(len(rooms))) - behind:
                room, key = rooms[place], (behind | {place}, place)
                through = (
                    cost + len(rooms[last] ^ room),
                    late + _waiting(room, early, number),
                    (*way, place),
                )
                further[key] = min(further.get(key, through), through)
        best = further
    ends = [(cost + len(rooms[last]), late, way) for (_behind, last), (cost, late, way) in best.items()]
    return min(ends)[2] if ends else ()


def _nearest(rooms: Sequence[Room], at_first: Room, early: Room) -> tuple[int, ...]:
    """Always the room that is nearest to the one we are in."""
    left, here, way = list(range(len(rooms))), at_first, list[int]()
    while left:
        place = min(left, key=lambda each: (len(here ^ rooms[each]), -_waiting(rooms[each], early, 1), each))
        left.remove(place)
        way.append(place)
        here = rooms[place]
    return tuple(way)


def _waiting(room: Room, early: Room, place: int) -> int:
    """How long those who should be done with first still wait, in a room at this place."""
    return place * len(room & early)
