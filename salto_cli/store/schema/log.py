"""Steps 1 and 2: the log, and what each act rests on."""

from salto_cli.store.guards import Run, belongs_to_the_open_act, seal_off, touched
from salto_cli.store.steps import step

APPLICATION_ID = 0x53614C54  # "SaLT"


@step(1, "df678844582e5cb2f46238232cba2750ec10a94a7170bf2a2bfe628db6c5b0e5")
def the_log(run: Run) -> None:
    """Acts and what they were judged on, touched, read and put out; and the record of these steps."""
    run(f"PRAGMA application_id = {APPLICATION_ID}")
    run(
        """
        CREATE TABLE schema_step (
            number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL,
            salt BLOB NOT NULL DEFAULT (randomblob(16))
        ) STRICT
        """
    )
    run(
        """
        CREATE TABLE setting (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL,
            salt BLOB NOT NULL DEFAULT (randomblob(16))
        ) STRICT
        """
    )
    run(
        """
        CREATE TABLE operator (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, slot TEXT UNIQUE,
            added TEXT NOT NULL, salt BLOB NOT NULL DEFAULT (randomblob(16))
        ) STRICT
        """
    )
    run(
        """
        CREATE TABLE act (
            id INTEGER PRIMARY KEY REFERENCES outcome (act) DEFERRABLE INITIALLY DEFERRED,
            at TEXT NOT NULL, operator INTEGER NOT NULL, command TEXT NOT NULL,
            purpose TEXT NOT NULL, version TEXT NOT NULL, step INTEGER NOT NULL
        ) STRICT
        """
    )
    run(
        """
        CREATE TABLE outcome (
            act INTEGER PRIMARY KEY REFERENCES act (id),
            result TEXT NOT NULL CHECK (result IN ('done', 'refused', 'failed')), error TEXT,
            seal BLOB NOT NULL
        ) STRICT
        """
    )
    run(
        """
        CREATE VIEW open_act (id) AS SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM
        act) AND NOT EXISTS (SELECT 1 FROM outcome o WHERE o.act = a.id)
        """
    )
    run(
        """
        CREATE TRIGGER act_one_at_a_time BEFORE INSERT ON act WHEN EXISTS (SELECT 1 FROM
        open_act) OR NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM act) BEGIN SELECT
        RAISE(ABORT, 'log: acts come one at a time, in order'); END
        """
    )
    seal_off(run, "schema_step", "number")
    seal_off(run, "act", "id")
    seal_off(run, "outcome", "act")
    belongs_to_the_open_act(run, "outcome")


@step(2, "da21c4e22fbd0c6e95fe823676110fa3f4291fabc982227a2847eeb8b5a2f886")
def what_an_act_rests_on(run: Run) -> None:
    """Judgements with their erasable details, rows touched and their marks, reads, files put out."""
    run(
        """
        CREATE TABLE judgement (
            act INTEGER NOT NULL REFERENCES act (id), n INTEGER NOT NULL,
            persons TEXT NOT NULL CHECK (json_valid(persons)), question TEXT NOT NULL,
            decision TEXT NOT NULL CHECK (decision IN ('allow', 'deny', 'needs')),
            commitment BLOB NOT NULL, PRIMARY KEY (act, n)
        ) STRICT, WITHOUT ROWID
        """
    )
    run(
        """
        CREATE TABLE judgement_detail (
            act INTEGER NOT NULL, n INTEGER NOT NULL, salt BLOB NOT NULL,
            body TEXT NOT NULL CHECK (json_valid(body)), PRIMARY KEY (act, n),
            FOREIGN KEY (act, n) REFERENCES judgement (act, n)
        ) STRICT, WITHOUT ROWID
        """
    )
    run(
        """
        CREATE TABLE touch (
            act INTEGER NOT NULL REFERENCES act (id), tbl TEXT NOT NULL, row INTEGER NOT NULL,
            gone INTEGER NOT NULL, PRIMARY KEY (act, tbl, row, gone)
        ) STRICT, WITHOUT ROWID
        """
    )
    run(
        """
        CREATE TABLE mark (
            tbl TEXT NOT NULL, row INTEGER NOT NULL, act INTEGER NOT NULL REFERENCES act (id),
            mark BLOB, PRIMARY KEY (tbl, row, act)
        ) STRICT, WITHOUT ROWID
        """
    )
    run("CREATE INDEX mark_by_act ON mark (act)")
    run(
        """
        CREATE TABLE seen (
            act INTEGER NOT NULL REFERENCES act (id), tbl TEXT NOT NULL,
            persons TEXT NOT NULL CHECK (json_valid(persons)), rows INTEGER NOT NULL,
            PRIMARY KEY (act, tbl)
        ) STRICT, WITHOUT ROWID
        """
    )
    run(
        """
        CREATE TABLE published (
            act INTEGER NOT NULL REFERENCES act (id), n INTEGER NOT NULL, digest TEXT NOT NULL,
            size INTEGER NOT NULL, PRIMARY KEY (act, n)
        ) STRICT, WITHOUT ROWID
        """
    )
    for table, key in LOG_KEYS.items():
        seal_off(run, table, key)
        belongs_to_the_open_act(run, table)
    # The store's own tables are about no person, but what they say is no less vouched for.
    touched(run, "schema_step", "number")
    touched(run, "setting")
    touched(run, "operator")
    # An act may not close before every row it touched has its mark (NULL: the row is gone).
    run(
        """
        CREATE TRIGGER outcome_marks BEFORE INSERT ON outcome WHEN EXISTS (
            SELECT 1 FROM touch t WHERE t.act = NEW.act AND NOT EXISTS (
                SELECT 1 FROM mark m WHERE m.tbl = t.tbl AND m.row = t.row AND m.act = NEW.act
            )
        ) BEGIN SELECT RAISE(ABORT, 'log: a row has no mark'); END
        """
    )
    run(
        """
        CREATE VIEW allowed (act, person, question) AS
        SELECT j.act, p.value, j.question
        FROM judgement j, json_each(j.persons) p
        WHERE j.decision = 'allow'
        """
    )
    run(
        """
        CREATE VIEW may_leave (act, person, recipient, category) AS
        SELECT j.act, p.value, d.body ->> 'recipient', c.value
        FROM judgement j
        JOIN judgement_detail d ON d.act = j.act AND d.n = j.n, json_each(j.persons) p,
            json_each(d.body, '$.categories') c
        WHERE j.question = 'share' AND j.decision = 'allow'
        """
    )


LOG_KEYS = {
    "judgement": "act, n",
    "judgement_detail": "act, n",
    "touch": "act, tbl, row, gone",
    "mark": "tbl, row, act",
    "seen": "act, tbl",
    "published": "act, n",
}

LOG = {"act", "outcome", "signature", *LOG_KEYS}
ERASABLE = {"judgement_detail"}  # by a tombstone, which the schema asks for
