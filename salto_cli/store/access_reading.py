"""One person's rows of one act, as far as they may leave to the person: what the copy of everything reads."""

from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.access import Words
from salto_cli.store.act import Act, Row

# ?1 the person, ?2 the act, ?3 the person's own code as a recipient.
MAY: Final = "EXISTS (SELECT 1 FROM may_leave m WHERE m.act = ?2 AND m.person = ?1 AND m.recipient = ?3)"


@frozen
class Reading:
    """One person's rows of one act, as far as they may leave to the person."""

    act: Act
    person: int
    own: str

    def rows(self, table: str, sql: str) -> list[Row]:
        """The rows of a SELECT that ends in a WHERE clause about the person."""
        found = self.act.all(sql.format(may=MAY), self.person, self.act.number, self.own)
        if found:
            self.act.saw(table, [self.person], len(found))
        return found


def if_any(of: str, key: str | None) -> Words:
    """The word, where there is one."""
    return ((of, key),) if key else ()
