"""SQL that several lists share: the last contact, and how long a yes stands."""

# The newest contact that stands. It is read from the index contact_of_person alone.
LAST_CONTACT = (
    "(SELECT k.happened FROM contact_person k WHERE k.person = p.id AND k.attempt = 0 "
    "AND k.retracted IS NULL ORDER BY k.happened DESC LIMIT 1)"
)
# The last day of a yes: the one that was said, or the longest a consent can last (bound: months).
LAST_DAY = (
    "min(coalesce(s.through_day, '9999-12-31'), date(substr(s.said, 1, 10), '+' || ? || ' months', '-1 day'))"
)
# The recipients that a statement names, in its list or in its pairs of recipient and category.
_NAMED = "SELECT value FROM json_each({0}.services) UNION ALL SELECT value ->> 0 FROM json_each({0}.pairs)"
_THE_SAME = f"SELECT * FROM ({_NAMED.format('n')}) INTERSECT SELECT * FROM ({_NAMED.format('s')})"
# A yes that stands and has not been given anew, nor refused, by the same person for the same service.
STANDS = (
    "s.verdict = 'grant' AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.statement = s.id) "
    "AND NOT EXISTS (SELECT 1 FROM statement n WHERE n.person = s.person AND n.by = s.by "
    "AND n.giver IS s.giver AND (n.said, n.number) > (s.said, s.number) "
    "AND (n.verdict = 'refuse' AND n.services = '[]' AND n.pairs = '[]' "
    f"OR EXISTS ({_THE_SAME})))"
)
