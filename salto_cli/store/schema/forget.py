"""Step 9: what stays of someone who was merged, erased or restricted; and incidents, about nobody."""

from salto_cli.models.question import ERASE, FILE, IDENTITY
from salto_cli.store.guards import (
    OPEN_ACT,
    Run,
    belongs_to_the_open_act,
    guard,
    keep_as_said,
    seal_off,
    touched,
)
from salto_cli.store.steps import step


@step(9, "d4d51f3b6c02e298534e87f08f7e50af9745fdb87e11c03b7d412679a6dae6a4")
def leaving_and_forgetting(run: Run) -> None:
    """What stays of someone who was merged, erased or restricted; and incidents, which are about nobody."""
    _tombstones(run)
    _merged(run)
    _restrictions(run)
    _incidents(run)


def _tombstones(run: Run) -> None:
    """That someone was erased, by which act and on which ground; or up to which act details were let go.

    ``person`` is a random id that names nobody any more, ``number`` the code that is never given again.
    """
    run(
        """
        CREATE TABLE tombstone (
            id INTEGER PRIMARY KEY, person INTEGER UNIQUE, number INTEGER UNIQUE,
            act INTEGER NOT NULL REFERENCES act (id), day TEXT NOT NULL, ground TEXT NOT NULL,
            through INTEGER, salt BLOB NOT NULL,
            CHECK ((person IS NULL) = (number IS NULL)), CHECK ((person IS NULL) <> (through IS NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX tombstone_by_act ON tombstone (act)")
    seal_off(run, "tombstone", "id")
    belongs_to_the_open_act(run, "tombstone")
    touched(run, "tombstone")
    command = f"(SELECT command FROM act WHERE id = {OPEN_ACT})"
    judged = f"a.act = {OPEN_ACT} AND a.person = NEW.person AND a.question = '{ERASE}'"
    run(
        f"CREATE TRIGGER tombstone_judged BEFORE INSERT ON tombstone WHEN NOT (iif(NEW.person IS NULL, "
        f"{command} = 'audit expire', {command} IN ('erase', 'erase-preview', 'erase again') "
        f"AND EXISTS (SELECT 1 FROM allowed a WHERE {judged}))) "
        "BEGIN SELECT RAISE(ABORT, 'guard: nobody has judged that this may be erased'); END"
    )
    # The only way a judgement's detail goes: a tombstone of the open act covers it. The judgement and its
    # commitment stay; what was about several persons stays too, and names nobody once their rows are gone.
    run("DROP TRIGGER judgement_detail_no_delete")
    run(
        f"CREATE TRIGGER judgement_detail_no_delete BEFORE DELETE ON judgement_detail WHEN NOT EXISTS ("
        f"SELECT 1 FROM tombstone t WHERE t.act = {OPEN_ACT} AND OLD.act < t.act AND (t.through >= OLD.act "
        "OR (SELECT j.persons FROM judgement j WHERE j.act = OLD.act AND j.n = OLD.n) "
        "= '[' || t.person || ']')) BEGIN SELECT RAISE(ABORT, 'log: judgement_detail only grows'); END"
    )


def _merged(run: Run) -> None:
    """That two records were one person's: ``person`` is the one that went, ``stays`` the one that is left."""
    run(
        """
        CREATE TABLE merged (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL UNIQUE REFERENCES person (id),
            stays INTEGER NOT NULL REFERENCES person (id),
            act INTEGER NOT NULL REFERENCES act (id), salt BLOB NOT NULL, CHECK (person <> stays)
        ) STRICT
        """
    )
    run("CREATE INDEX merged_by_act ON merged (act)")
    run("CREATE INDEX merged_by_stays ON merged (stays)")
    run("CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL")
    guard(run, "merged", ("person", "stays"), (FILE,))
    keep_as_said(run, "merged")


def _restrictions(run: Run) -> None:
    """Processing that has been restricted (GDPR art. 18), and when and why that was lifted."""
    run(
        """
        CREATE TABLE restriction (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            ground TEXT NOT NULL, since TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id),
            lifted TEXT, reason TEXT, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX restriction_by_person ON restriction (person)")
    run("CREATE UNIQUE INDEX restriction_once ON restriction (person) WHERE lifted IS NULL")
    guard(run, "restriction", ("person",), (IDENTITY, FILE))


def _incidents(run: Run) -> None:
    """A breach and what is done about it. About nobody: whose records were touched is looked up, not kept."""
    run(
        """
        CREATE TABLE incident (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL,
            known TEXT NOT NULL, started TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id),
            closed TEXT, reported INTEGER, reason TEXT, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run(
        """
        CREATE TABLE incident_step (
            id INTEGER PRIMARY KEY, incident INTEGER NOT NULL REFERENCES incident (id),
            n INTEGER NOT NULL, step TEXT NOT NULL, due TEXT NOT NULL, done TEXT,
            by INTEGER REFERENCES operator (id), salt BLOB NOT NULL, UNIQUE (incident, n)
        ) STRICT
        """
    )
    run(
        """
        CREATE TABLE incident_note (
            id INTEGER PRIMARY KEY, incident INTEGER NOT NULL REFERENCES incident (id),
            at TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id), text TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    for table in ("incident", "incident_step", "incident_note"):
        touched(run, table)
    keep_as_said(run, "incident_note")
