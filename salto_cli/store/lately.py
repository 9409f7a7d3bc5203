"""SQL that several lists share: the last contact, how long a yes stands, and what a task is called."""

# The newest contact that stands. It is read from the index contact_of_person alone.
LAST_CONTACT = (
    "(SELECT k.happened FROM contact_person k WHERE k.person = p.id AND k.attempt = 0 "
    "AND k.retracted IS NULL ORDER BY k.happened DESC LIMIT 1)"
)
# The last day of a yes: the one that was said, or the longest a consent can last (bound: months).
LAST_DAY = (
    "min(coalesce(s.through_day, '9999-12-31'), date(substr(s.said, 1, 10), '+' || ? || ' months', '-1 day'))"
)
# What a yes says yes to: each of its recipients with each of its kinds of information, or the pairs it names.
_SAID_YES_TO = (
    "(SELECT v.value AS recipient, g.value AS category "
    "FROM json_each(s.services) v, json_each(s.categories) g "
    "UNION ALL SELECT value ->> 0, value ->> 1 FROM json_each(s.pairs)) y"
)
# Whether a later statement speaks of that too. A no that names no recipient, or no kind, is to all of them.
_SPEAKS_OF_IT = (
    "(EXISTS (SELECT 1 FROM json_each(n.pairs) q WHERE q.value ->> 0 = y.recipient "
    "AND q.value ->> 1 = y.category) OR n.pairs = '[]' "
    "AND (n.verdict = 'refuse' AND n.services = '[]' "
    "OR y.recipient IN (SELECT value FROM json_each(n.services))) "
    "AND (n.verdict = 'refuse' AND n.categories = '[]' "
    "OR y.category IN (SELECT value FROM json_each(n.categories))))"
)
# A yes that stands, and of which something has been neither given anew nor refused by the same person.
STANDS = (
    "s.verdict = 'grant' AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.statement = s.id) "
    f"AND EXISTS (SELECT 1 FROM {_SAID_YES_TO} WHERE NOT EXISTS (SELECT 1 FROM statement n "
    "WHERE n.person = s.person AND n.by = s.by AND n.giver IS s.giver "
    f"AND (n.said, n.number) > (s.said, s.number) AND {_SPEAKS_OF_IT}))"
)


def title(column: str) -> str:
    """SQL for the first line of a task's text: all of it that anybody sees who does not do the task.

    The lines below it may name people who are not in the store, so that no answer could clear them: nothing
    but the page of the person reads them (``store.task.lines_below``).
    """
    return f"substr({column}, 1, instr({column} || char(10), char(10)) - 1)"


def below(column: str) -> str:
    """SQL for the lines below the first; empty where there are none."""
    return f"substr({column}, instr({column} || char(10), char(10)) + 1)"
