"""The policy as it is read out, and what a table of scenarios said of it."""

from dataclasses import dataclass

from salto_cli.models.consent import Mismatch


@dataclass(frozen=True, slots=True)
class Named:
    """A word of the policy, what it is called, its law, and what else belongs to it."""

    key: str
    label: str
    law: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Who must say yes for one category to some recipients, by the age from which it holds."""

    category: str
    recipients: tuple[str, ...]
    ages: dict[str, str]
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyRead:
    """A whole policy, for a reader: closed lists, switches, and who must say yes."""

    version: str
    bases: tuple[Named, ...]
    purposes: tuple[Named, ...]
    categories: tuple[Named, ...]
    themes: tuple[Named, ...]
    sectors: tuple[Named, ...]
    switches: dict[str, str]
    matrix: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class PolicyTested:
    """How a table of scenarios came out: how many, how many agreed, and each that did not."""

    cases: int
    passed: int
    failed: tuple[Mismatch, ...]

    @property
    def exit_code(self) -> int:
        """0 where all agree, 9 otherwise."""
        return 9 if self.failed else 0
