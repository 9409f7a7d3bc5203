"""A record is a frozen, slotted dataclass in all that anyone asks of one."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from salto_cli.frozen import frozen


@frozen
class Youth:
    """Someone invented."""

    code: str
    name: str = field(repr=False)
    born: str | None = None
    heard: int = field(default=0, compare=False)


@frozen(kw_only=True)
class Sibling(Youth):
    """Someone invented, with a field that must be named."""

    of: str


@frozen
class Counted:
    """A record that refuses some values, and fills in a field of its own."""

    count: int
    double: int = field(init=False)

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError
        object.__setattr__(self, "double", 2 * self.count)


@frozen
class Empty:
    """A record without fields."""


@frozen
class Silent:
    """A record that tells of itself in its own way."""

    secret: str

    def __repr__(self) -> str:
        return "Silent"


@frozen
class Notes:
    """A record that begins with something of its own."""

    lines: list[str] = field(default_factory=list)


@frozen(slots=False)
class Told:
    """A record with a property that is worked out once."""

    name: str

    @cached_property
    def first(self) -> list[str]:
        """The first name, in a list that is known again."""
        return self.name.split()[:1]


AMINA = Youth("P-1", "Amina Eksempel", heard=1)


def test_fields_are_given_by_position_or_by_name_and_have_their_defaults() -> None:
    assert (AMINA.code, AMINA.name, AMINA.born, AMINA.heard) == ("P-1", "Amina Eksempel", None, 1)
    assert Youth(name="Amina Eksempel", code="P-1") == AMINA
    assert Sibling("P-2", "Bo Eksempel", of="P-1").of == "P-1"


@pytest.mark.parametrize(
    ("kind", "given", "named"),
    [
        (Youth, ("P-1",), {}),
        (Youth, ("P-1", "Amina", None, 0, "more"), {}),
        (Youth, ("P-1", "Amina"), {"code": "P-2"}),
        (Youth, ("P-1", "Amina"), {"nickname": "Mina"}),
        (Sibling, ("P-1", "Amina"), {}),
        (Sibling, ("P-1", "Amina", None, 0, "P-2"), {}),
        (Counted, (1, 2), {}),
        (Empty, (1,), {}),
    ],
)
def test_what_does_not_fit_the_fields_makes_no_record(
    kind: type[Any], given: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError) as refused:
        kind(*given, **named)
    assert "Amina" not in str(refused.value)


def test_nothing_of_a_record_can_be_changed_added_or_taken_away() -> None:
    target: Any = AMINA
    with pytest.raises(FrozenInstanceError):
        target.name = "Bo"
    with pytest.raises(FrozenInstanceError):
        target.nickname = "Mina"
    with pytest.raises(FrozenInstanceError):
        del target.name
    assert not hasattr(AMINA, "__dict__")


def test_records_are_equal_by_the_fields_that_count_and_only_to_their_own_kind() -> None:
    assert replace(AMINA, heard=7) == AMINA
    assert hash(replace(AMINA, heard=7)) == hash(AMINA)
    assert replace(AMINA, code="P-3") != AMINA
    assert AMINA.__eq__(("P-1", "Amina Eksempel", None)) is NotImplemented
    assert Empty() == Empty()
    assert Empty().__eq__(AMINA) is NotImplemented
    assert hash(Empty()) == hash(Empty())


def test_a_field_that_is_not_to_be_told_stands_in_no_repr() -> None:
    assert repr(AMINA) == "Youth(code='P-1', born=None, heard=1)"
    assert "Bo" not in repr(Sibling("P-2", "Bo Eksempel", of="P-1"))


def test_what_a_record_says_of_itself_stands() -> None:
    assert repr(Silent("a secret")) == "Silent"


def test_what_a_record_refuses_it_also_refuses_as_a_copy_with_changes() -> None:
    assert replace(Counted(2), count=3).double == 6
    with pytest.raises(ValueError, match=r"^$"):
        Counted(-1)
    with pytest.raises(ValueError, match=r"^$"):
        replace(Counted(2), count=-1)


def test_a_record_can_be_copied_kept_and_taken_apart() -> None:
    assert copy.deepcopy(AMINA) == copy.copy(AMINA) == pickle.loads(pickle.dumps(AMINA)) == AMINA
    assert asdict(AMINA) == {"code": "P-1", "name": "Amina Eksempel", "born": None, "heard": 1}
    assert [each.name for each in fields(Sibling)] == ["code", "name", "born", "heard", "of"]


def test_a_record_can_be_matched_by_position() -> None:
    match AMINA:
        case Youth(code, name):
            assert (code, name) == ("P-1", "Amina Eksempel")


def test_records_share_nothing_that_can_change() -> None:
    one, other = Notes(), Notes()
    one.lines.append("a note")
    assert other.lines == []
    assert Notes(["given"]).lines == ["given"]


def test_a_record_without_slots_works_a_property_out_once_and_stays_as_it_was_made() -> None:
    told = Told("Amina Eksempel")
    assert told.first is told.first
    assert told.first == ["Amina"]
    target: Any = told
    with pytest.raises(FrozenInstanceError):
        target.name = "Bo"
    assert replace(told, name="Bo Eksempel").first == ["Bo"]


def test_a_record_and_a_standard_dataclass_agree_on_what_they_hold() -> None:
    @dataclass(frozen=True, slots=True)
    class Standard:
        """As the standard library makes it."""

        code: str
        name: str = field(repr=False)
        born: str | None = None
        heard: int = field(default=0, compare=False)

    standard, own = Standard("P-1", "Amina", "2010"), Youth("P-1", "Amina", "2010")
    assert asdict(standard) == asdict(own)
    assert hash(standard) == hash(own)
    assert repr(standard).partition("(")[2] == repr(own).partition("(")[2]


def test_a_record_is_made_ready_by_the_first_that_is_made() -> None:
    """A start defines many more than it makes: until then its ``__init__`` is one that looks at no field."""

    @frozen
    class Late:
        """A record that nobody has made yet."""

        code: str
        name: str = "nobody"

    @frozen
    class Later(Late):
        """The same with one more."""

        of: int = 0

    before = Late.__init__
    with pytest.raises(TypeError, match="needs code"):
        Late()  # type: ignore[call-arg]  # that is what is tested
    assert Late.__init__ is not before
    assert Later("P-001H", of=1) == Later("P-001H", "nobody", 1) != Later("P-001H")
    assert Late("P-001H") != Later("P-001H")
    assert len({Late("P-001H"), Late("P-001H", "nobody"), Late("P-002K")}) == 2
