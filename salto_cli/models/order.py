"""An order: what one operator wants done, and what for. The door performs orders and nothing else."""

from collections.abc import Collection, Mapping
from typing import ClassVar


class Order:
    """One thing to do. A subclass that names no command and no purpose does not import."""

    command: ClassVar[str]
    purpose: ClassVar[str]

    # Read by pydantic when fields come from outside: no rejected text in an error, no unknown field.
    __pydantic_config__: ClassVar[dict[str, object]] = {"hide_input_in_errors": True, "extra": "forbid"}

    def __init_subclass__(cls) -> None:
        """Refuse an order that does not say what it is called and what it is for."""
        super().__init_subclass__()
        for name in ("command", "purpose"):
            if not isinstance(getattr(cls, name, None), str):
                raise TypeError(f"{cls.__name__} must name its {name}")

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """Names of fields that must be given in view of what has been said, beside those without default."""
        return ()

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """Names of fields that make no sense in view of what has been said, and are not asked for."""
        return ()

    @classmethod
    def where_unknown(cls, name: str, said: Mapping[str, object]) -> str | None:
        """What to do where nobody knows what a field needs; None where there is nothing to say."""
        return None


# Why a store is opened: the purposes an act is logged with. The purposes of *sharing* are policy.
FOLLOW_UP = "follow-up"  # working with the person
CONSENT = "consent"  # recording or asking what a person has allowed
SHARING = "sharing"  # giving something to a service
COORDINATION = "coordination"  # the caseload, the week, the meeting
OVERSIGHT = "oversight"  # the log, the backups
UPKEEP = "upkeep"  # the store itself: set-up, services, colleagues
