"""The text in a scenario's consents column: segments of ``key=value``, first the context, then statements.

Everything here refuses with a ValueError that says which key is wrong, in the reader's language.
"""

from datetime import date, datetime
from typing import Literal, cast

from salto_cli.i18n import _
from salto_cli.models.consent import Giver, Moment, PersonKey, Statement

NO_STATEMENTS = "none"


class Segment:
    """The keys of one segment. In a ``with`` it refuses, at the end, a key that nothing has asked for."""

    __slots__ = ("_values",)

    def __init__(self, text: str = "") -> None:
        self._values: dict[str, str] = {}
        for part in filter(None, (piece.strip() for piece in text.split(";"))):
            key, equals, value = part.partition("=")
            if not equals or key in self._values:
                raise ValueError(_("{key}: must be written once, as key=value").format(key=key))
            self._values[key.strip()] = value.strip()

    def __enter__(self) -> "Segment":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_trouble: object) -> None:
        if kind is None and self._values:
            raise ValueError(_("{key}: is not a key here").format(key=next(iter(self._values))))

    def has(self, key: str) -> bool:
        """Whether ``key`` is written."""
        return key in self._values

    def peek(self, key: str) -> str:
        """The value of ``key``, which stays to be asked for; empty when it is absent."""
        return self._values.get(key, "")

    def word(self, key: str) -> str | None:
        """The value of ``key``; None when it is absent or empty."""
        return self._values.pop(key, "") or None

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of ``allowed``, the first when the key is absent."""
        given = self.word(key) or allowed[0]
        if given not in allowed:
            raise ValueError(_("{key}: must be one of: {words}").format(key=key, words=", ".join(allowed)))
        return given

    def flag(self, key: str, absent: bool = False) -> bool:
        """y or n."""
        return self.choice(key, ("y", "n") if absent else ("n", "y")) == "y"

    def names(self, key: str, gap: str) -> tuple[str, ...]:
        """The names in a list with ``gap`` between them; n means none, as an absent key does."""
        given = self.word(key) or ""
        return tuple(name.strip() for name in given.split(gap) if name.strip()) if given != "n" else ()

    def day(self, key: str) -> date | None:
        """A date; a time of day with it is left out of account."""
        given = self.word(key)
        return moment(key, given).day if given else None

    def moment(self, key: str) -> Moment | None:
        """A date, with a time of day where one is given."""
        given = self.word(key)
        return moment(key, given) if given else None


def moment(key: str, text: str) -> Moment:
    """``2026-05-04`` or ``2026-05-04T14:00``, in local time."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(_("{key}: must be a date such as 2026-05-04").format(key=key)) from None
    if read.tzinfo is not None:
        raise ValueError(_("{key}: must be in local time, without a zone").format(key=key))
    timed = "T" in text or " " in text
    return Moment(read.date(), read.time() if timed else None)


def segments(text: str) -> tuple[Segment, list[Segment]]:
    """The context, empty if there is none, and the statements in the order they are written."""
    context: Segment | None = None
    said: list[Segment] = []
    for part in (piece.strip() for piece in text.split("||")):
        if part.startswith("ctx:"):
            if context is not None:
                raise ValueError(_("{key}: must be written once").format(key="ctx"))
            context = Segment(part.removeprefix("ctx:"))
        elif part and part != NO_STATEMENTS:
            said.append(Segment(part))
    return context or Segment(), said


def statement(segment: Segment, order: int) -> Statement:
    """The statement that one segment holds, the ``order``-th written (from 0)."""
    with segment:
        by, guardian = _giver(segment)
        said = segment.moment("date")
        if said is None:
            raise ValueError(_("{key}: is missing").format(key="date"))
        return Statement(
            code=f"C-{order + 1}",
            by=by,
            guardian=guardian,
            said=said,
            written_order=order,
            act=cast(Literal["grant", "refuse"], segment.choice("act", ("grant", "refuse"))),
            services=frozenset(segment.names("svc", "|")),
            categories=frozenset(segment.names("cat", "|")),
            pairs=_pairs(segment),
            unit=segment.word("unit"),
            purpose=segment.word("purpose"),
            valid_from=segment.day("from"),
            through=segment.day("through"),
            withdrawn=segment.moment("withdrawn"),
            form=cast(Literal["written", "oral"], segment.choice("form", ("written", "oral"))),
            noted=segment.flag("noted"),
            informed=segment.flag("informed", absent=True),
            pressure=segment.flag("pressure"),
            child_interpreter=segment.word("interp") == "child",
            explicit=segment.flag("explicit"),
        )


def _giver(segment: Segment) -> tuple[Giver, PersonKey | None]:
    by, colon, guardian = (segment.word("by") or "").partition(":")
    if by == "guardian" and guardian:
        return "guardian", guardian
    if by not in ("subject", "barnevern_care") or colon:
        raise ValueError(_("{key}: must be subject, guardian:G1 or barnevern_care").format(key="by"))
    return cast(Giver, by), None


def _pairs(segment: Segment) -> frozenset[tuple[str, str]] | None:
    if not segment.has("pairs"):
        return None
    split = [pair.partition("/") for pair in segment.names("pairs", "|")]
    if not all(slash for _service, slash, _category in split):
        raise ValueError(_("{key}: must be pairs such as school/leisure").format(key="pairs"))
    return frozenset((service, category) for service, _slash, category in split)
