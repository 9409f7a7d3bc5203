"""The schema, step by step. A step that has been released is never edited: write the next one."""

from salto_cli.models.question import FILE, IDENTITY, SHARE
from salto_cli.store.guards import (
    Run,
    belongs_to_the_open_act,
    guard,
    guard_through,
    keep_as_said,
    seal_off,
)
from salto_cli.store.steps import step

APPLICATION_ID = 0x53614C54  # "SaLT"


@step(1)
def the_log(run: Run) -> None:
    """Acts and what they were judged on, touched, read and put out; and the record of these steps."""
    run(f"PRAGMA application_id = {APPLICATION_ID}")
    run("CREATE TABLE schema_step (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT")
    run("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    run(
        "CREATE TABLE operator (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, slot TEXT UNIQUE, "
        "added TEXT NOT NULL) STRICT"
    )
    run(
        "CREATE TABLE act (id INTEGER PRIMARY KEY REFERENCES outcome (act) DEFERRABLE INITIALLY DEFERRED, "
        "at TEXT NOT NULL, operator INTEGER NOT NULL, command TEXT NOT NULL, purpose TEXT NOT NULL, "
        "version TEXT NOT NULL, step INTEGER NOT NULL) STRICT"
    )
    run(
        "CREATE TABLE outcome (act INTEGER PRIMARY KEY REFERENCES act (id), result TEXT NOT NULL "
        "CHECK (result IN ('done', 'refused', 'failed')), error TEXT, seal BLOB NOT NULL) STRICT"
    )
    run(
        "CREATE VIEW open_act (id) AS SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) "
        "AND NOT EXISTS (SELECT 1 FROM outcome o WHERE o.act = a.id)"
    )
    run(
        "CREATE TRIGGER act_one_at_a_time BEFORE INSERT ON act WHEN EXISTS (SELECT 1 FROM open_act) "
        "OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM act) "
        "BEGIN SELECT RAISE(ABORT, 'log: acts come one at a time, in order'); END"
    )
    seal_off(run, "schema_step", "number")
    seal_off(run, "act", "id")
    seal_off(run, "outcome", "act")
    belongs_to_the_open_act(run, "outcome")


@step(2)
def what_an_act_rests_on(run: Run) -> None:
    """Judgements with their erasable details, rows touched and their marks, reads, files put out."""
    run(
        "CREATE TABLE judgement (act INTEGER NOT NULL REFERENCES act (id), n INTEGER NOT NULL, "
        "persons TEXT NOT NULL CHECK (json_valid(persons)), question TEXT NOT NULL, "
        "decision TEXT NOT NULL CHECK (decision IN ('allow', 'deny', 'needs')), commitment BLOB NOT NULL, "
        "PRIMARY KEY (act, n)) STRICT, WITHOUT ROWID"
    )
    run(
        "CREATE TABLE judgement_detail (act INTEGER NOT NULL, n INTEGER NOT NULL, salt BLOB NOT NULL, "
        "body TEXT NOT NULL CHECK (json_valid(body)), PRIMARY KEY (act, n), "
        "FOREIGN KEY (act, n) REFERENCES judgement (act, n)) STRICT, WITHOUT ROWID"
    )
    run(
        "CREATE TABLE touch (act INTEGER NOT NULL REFERENCES act (id), tbl TEXT NOT NULL, "
        "row INTEGER NOT NULL, gone INTEGER NOT NULL, PRIMARY KEY (act, tbl, row, gone)) "
        "STRICT, WITHOUT ROWID"
    )
    run(
        "CREATE TABLE mark (tbl TEXT NOT NULL, row INTEGER NOT NULL, act INTEGER NOT NULL "
        "REFERENCES act (id), mark BLOB, PRIMARY KEY (tbl, row, act)) STRICT, WITHOUT ROWID"
    )
    run("CREATE INDEX mark_by_act ON mark (act)")
    run(
        "CREATE TABLE seen (act INTEGER NOT NULL REFERENCES act (id), tbl TEXT NOT NULL, "
        "persons TEXT NOT NULL CHECK (json_valid(persons)), rows INTEGER NOT NULL, "
        "PRIMARY KEY (act, tbl)) STRICT, WITHOUT ROWID"
    )
    run(
        "CREATE TABLE published (act INTEGER NOT NULL REFERENCES act (id), n INTEGER NOT NULL, "
        "digest TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (act, n)) STRICT, WITHOUT ROWID"
    )
    for table, key in LOG_KEYS.items():
        seal_off(run, table, key)
        belongs_to_the_open_act(run, table)
    # An act may not close before every row it touched has its mark (NULL: the row is gone).
    run(
        "CREATE TRIGGER outcome_marks BEFORE INSERT ON outcome WHEN EXISTS (SELECT 1 FROM touch t "
        "WHERE t.act = NEW.act AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.tbl = t.tbl "
        "AND m.row = t.row AND m.act = NEW.act)) BEGIN SELECT RAISE(ABORT, 'log: a row has no mark'); END"
    )
    run(
        "CREATE VIEW allowed (act, person, question) AS SELECT j.act, p.value, j.question "
        "FROM judgement j, json_each(j.persons) p WHERE j.decision = 'allow'"
    )
    run(
        "CREATE VIEW may_leave (act, person, recipient, category) AS "
        "SELECT j.act, p.value, d.body ->> 'recipient', c.value "
        "FROM judgement j JOIN judgement_detail d ON d.act = j.act AND d.n = j.n, "
        "json_each(j.persons) p, json_each(d.body, '$.categories') c "
        "WHERE j.question = 'share' AND j.decision = 'allow'"
    )


LOG_KEYS = {
    "judgement": "act, n",
    "judgement_detail": "act, n",
    "touch": "act, tbl, row, gone",
    "mark": "tbl, row, act",
    "seen": "act, tbl",
    "published": "act, n",
}


@step(3)
def persons_and_kin(run: Run) -> None:
    """Who is held in the store, how they are related, and what of them is strength, wish or safety."""
    run(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, "
        "folded TEXT NOT NULL, called TEXT, born TEXT NOT NULL, national_id TEXT UNIQUE, phone TEXT, "
        "address TEXT, protected INTEGER NOT NULL DEFAULT 0, language TEXT, interpreter INTEGER NOT NULL "
        "DEFAULT 0, home_district TEXT, stay_district TEXT, roster_checked TEXT, roster_source TEXT, "
        "withheld TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(withheld)), care_order_from TEXT, "
        "care_order_through TEXT, verge_from TEXT, verge_through TEXT, merged_into INTEGER, "
        "revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL, "
        "CHECK (protected = 0 OR address IS NULL)) STRICT"
    )
    run("CREATE INDEX person_by_birth ON person (born)")
    run(
        "CREATE TABLE kin (id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('guardian', 'sibling')), "
        "child INTEGER NOT NULL REFERENCES person (id), other INTEGER NOT NULL REFERENCES person (id), "
        "sort TEXT NOT NULL, responsibility TEXT CHECK (responsibility IN ('yes', 'no', 'unknown')), "
        "from_day TEXT, through_day TEXT, harm INTEGER NOT NULL DEFAULT 0, harm_reason TEXT, "
        "authority_for INTEGER REFERENCES person (id), authority_ref TEXT, unlinked TEXT, "
        "revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL, CHECK (child <> other)) STRICT"
    )
    run(
        "CREATE UNIQUE INDEX kin_once ON kin (kind, min(child, other), max(child, other)) WHERE unlinked IS NULL"
    )
    run("CREATE INDEX kin_by_child ON kin (child)")
    run("CREATE INDEX kin_by_other ON kin (other)")
    run(
        "CREATE TABLE trait (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), "
        "kind TEXT NOT NULL, category TEXT NOT NULL, text TEXT NOT NULL, said TEXT, source TEXT NOT NULL, "
        "released INTEGER NOT NULL DEFAULT 0, others TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(others)), "
        "since TEXT NOT NULL, ended TEXT, salt BLOB NOT NULL) STRICT"
    )
    run("CREATE INDEX trait_by_person ON trait (person)")
    guard(run, "person", ("id",), (IDENTITY, FILE))
    guard(run, "kin", ("child", "other"), (IDENTITY, FILE))
    guard(run, "trait", ("person",), (FILE,))


@step(4)
def cases_and_services(run: Run) -> None:
    """The follow-up of one person, and the units that can receive information."""
    run(
        "CREATE TABLE service (id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, "
        "organisation TEXT NOT NULL, sector TEXT, kind TEXT NOT NULL, age_min INTEGER, age_max INTEGER, "
        "private INTEGER NOT NULL, district TEXT, unit TEXT, contact TEXT, origin TEXT NOT NULL, "
        "verified TEXT) STRICT"
    )
    run(
        "CREATE TABLE case_file (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), "
        "basis TEXT NOT NULL, basis_reference TEXT, lead INTEGER NOT NULL REFERENCES operator (id), "
        "lead_district TEXT, coordinator TEXT, purposes TEXT NOT NULL CHECK (json_valid(purposes)), "
        "opened TEXT NOT NULL, closed TEXT, outcome TEXT, "
        "responsible_operator INTEGER REFERENCES operator (id), "
        "responsible_service TEXT REFERENCES service (id), revision INTEGER NOT NULL DEFAULT 1, "
        "salt BLOB NOT NULL, CHECK ((responsible_operator IS NULL) <> (responsible_service IS NULL))) STRICT"
    )
    run("CREATE UNIQUE INDEX case_open_once ON case_file (person) WHERE closed IS NULL")
    run("CREATE INDEX case_by_person ON case_file (person)")
    guard(run, "case_file", ("person",), (FILE,))


@step(5)
def what_was_said(run: Run) -> None:
    """Statements, withdrawals and hearings: added, never altered."""
    run(
        "CREATE TABLE statement (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, "
        "person INTEGER NOT NULL REFERENCES person (id), by TEXT NOT NULL "
        "CHECK (by IN ('subject', 'guardian', 'barnevern_care')), giver INTEGER REFERENCES person (id), "
        "verdict TEXT NOT NULL CHECK (verdict IN ('grant', 'refuse')), said TEXT NOT NULL, "
        "typed TEXT NOT NULL, services TEXT NOT NULL CHECK (json_valid(services)), "
        "categories TEXT NOT NULL CHECK (json_valid(categories)), "
        "pairs TEXT NOT NULL CHECK (json_valid(pairs)), unit TEXT, purpose TEXT, from_day TEXT, "
        "through_day TEXT, form TEXT NOT NULL, noted TEXT, informed INTEGER NOT NULL, "
        "pressure INTEGER NOT NULL, language TEXT, interpreter TEXT NOT NULL, explicit INTEGER NOT NULL, "
        "form_hash TEXT, heard TEXT, remark TEXT, salt BLOB NOT NULL, "
        "CHECK ((by = 'guardian') = (giver IS NOT NULL))) STRICT"
    )
    run("CREATE INDEX statement_by_person ON statement (person)")
    run(
        "CREATE TABLE withdrawal (id INTEGER PRIMARY KEY, statement INTEGER NOT NULL REFERENCES statement (id), "
        "person INTEGER NOT NULL REFERENCES person (id), said TEXT NOT NULL, typed TEXT NOT NULL, "
        "channel TEXT NOT NULL, reason TEXT, salt BLOB NOT NULL) STRICT"
    )
    run("CREATE INDEX withdrawal_by_person ON withdrawal (person)")
    run(
        "CREATE TABLE hearing (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), "
        "heard TEXT NOT NULL, by TEXT NOT NULL, view TEXT NOT NULL, typed TEXT NOT NULL, "
        "salt BLOB NOT NULL) STRICT"
    )
    run("CREATE INDEX hearing_by_person ON hearing (person)")
    for table in ("statement", "withdrawal", "hearing"):
        guard(run, table, ("person",), (FILE,))
        keep_as_said(run, table)


@step(6)
def contacts_and_tasks(run: Run) -> None:
    """Meetings, calls, visits and failed attempts, with one or several persons; and what is to be done."""
    run(
        "CREATE TABLE contact_person (id INTEGER PRIMARY KEY, contact INTEGER NOT NULL REFERENCES contact (id) "
        "DEFERRABLE INITIALLY DEFERRED, person INTEGER NOT NULL REFERENCES person (id), happened TEXT NOT NULL, "
        "attempt INTEGER NOT NULL, retracted TEXT, reason TEXT, salt BLOB NOT NULL, "
        "UNIQUE (contact, person)) STRICT"
    )
    run("CREATE INDEX contact_of_person ON contact_person (person, attempt, happened)")
    run(
        "CREATE TABLE contact (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, happened TEXT NOT NULL, "
        "typed TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id), kind TEXT NOT NULL, channel TEXT, "
        "arena TEXT, themes TEXT NOT NULL CHECK (json_valid(themes)), "
        "categories TEXT NOT NULL CHECK (json_valid(categories)), source TEXT NOT NULL, "
        "released INTEGER NOT NULL DEFAULT 0, others TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(others)), "
        "told TEXT, own_words TEXT, note TEXT, replaces INTEGER REFERENCES contact (id), replaced INTEGER, "
        "salt BLOB NOT NULL) STRICT"
    )
    run("CREATE INDEX contact_by_time ON contact (happened)")
    run(
        "CREATE TABLE task (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, "
        "person INTEGER NOT NULL REFERENCES person (id), kind TEXT NOT NULL, text TEXT NOT NULL, "
        "category TEXT NOT NULL, service TEXT REFERENCES service (id), owner INTEGER NOT NULL "
        "REFERENCES operator (id), due TEXT, created TEXT NOT NULL, contact INTEGER REFERENCES contact (id), "
        "source TEXT NOT NULL, released INTEGER NOT NULL DEFAULT 0, others TEXT NOT NULL DEFAULT '[]' "
        "CHECK (json_valid(others)), closed TEXT, outcome TEXT, revision INTEGER NOT NULL DEFAULT 1, "
        "salt BLOB NOT NULL) STRICT"
    )
    run("CREATE INDEX task_by_person ON task (person, closed, due)")
    run("CREATE INDEX task_open ON task (due) WHERE closed IS NULL")
    guard(run, "contact_person", ("person",), (FILE,))
    guard_through(run, "contact", "contact_person", "contact", (FILE,))
    guard(run, "task", ("person",), (FILE,))


@step(7)
def the_baton_and_what_left(run: Run) -> None:
    """Handovers with every step they took, and the register of what was given to whom."""
    run(
        "CREATE TABLE handover (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, "
        "person INTEGER NOT NULL REFERENCES person (id), to_service TEXT REFERENCES service (id), "
        "to_operator INTEGER REFERENCES operator (id), from_operator INTEGER REFERENCES operator (id), "
        "from_service TEXT REFERENCES service (id), why TEXT NOT NULL, state TEXT NOT NULL, "
        "categories TEXT NOT NULL CHECK (json_valid(categories)), begun TEXT NOT NULL, "
        "revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL, "
        "CHECK ((to_service IS NULL) <> (to_operator IS NULL))) STRICT"
    )
    run("CREATE INDEX handover_by_person ON handover (person)")
    run(
        "CREATE TABLE handover_step (id INTEGER PRIMARY KEY, handover INTEGER NOT NULL REFERENCES handover (id), "
        "person INTEGER NOT NULL REFERENCES person (id), state TEXT NOT NULL, at TEXT NOT NULL, "
        "said_by TEXT, channel TEXT, reason TEXT, typed TEXT NOT NULL, salt BLOB NOT NULL) STRICT"
    )
    run("CREATE INDEX handover_step_of ON handover_step (handover)")
    run(
        "CREATE TABLE disclosure (id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, "
        "person INTEGER NOT NULL REFERENCES person (id), service TEXT REFERENCES service (id), "
        "recipient INTEGER REFERENCES person (id), day TEXT NOT NULL, act INTEGER NOT NULL, means TEXT NOT NULL, "
        "categories TEXT NOT NULL CHECK (json_valid(categories)), "
        "lines TEXT NOT NULL CHECK (json_valid(lines)), rests_on TEXT NOT NULL CHECK (json_valid(rests_on)), "
        "salt BLOB NOT NULL, CHECK ((service IS NULL) <> (recipient IS NULL))) STRICT"
    )
    run("CREATE INDEX disclosure_by_person ON disclosure (person)")
    guard(run, "handover", ("person",), (FILE,))
    guard(run, "handover_step", ("person",), (FILE,))
    keep_as_said(run, "handover_step")
    guard(run, "disclosure", ("person",), (SHARE,))
    keep_as_said(run, "disclosure")
