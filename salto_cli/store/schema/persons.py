"""Steps 3 to 5: persons, kin, cases, services, and what was said about consent."""

from salto_cli.models.question import FILE, IDENTITY
from salto_cli.store.alphabet import BY_NAME
from salto_cli.store.guards import Run, guard, keep_as_said, touched
from salto_cli.store.steps import step


@step(3, "70797e54d1652c00d7f4a469d59c25f253a4ffd98041867d0f9aa42a7e4f3427")
def persons_and_kin(run: Run) -> None:
    """Who is held in the store, how they are related, and what of them is strength, wish or safety."""
    run(
        """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, name TEXT NOT NULL,
            folded TEXT NOT NULL, called TEXT, born TEXT NOT NULL, national_id TEXT UNIQUE,
            phone TEXT, address TEXT, protected INTEGER NOT NULL DEFAULT 0,
            protected_through TEXT, language TEXT,
            interpreter INTEGER NOT NULL DEFAULT 0, home_district TEXT, stay_district TEXT,
            roster_checked TEXT, roster_source TEXT,
            withheld TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(withheld)),
            care_order_from TEXT, care_order_through TEXT, verge_from TEXT, verge_through TEXT,
            merged_into INTEGER, revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL,
            CHECK (protected = 0 OR address IS NULL)
        ) STRICT
        """
    )
    run("CREATE INDEX person_by_birth ON person (born)")
    run(f"CREATE INDEX person_by_name ON person ({BY_NAME})")
    run(
        """
        CREATE TABLE kin (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('guardian', 'sibling')),
            child INTEGER NOT NULL REFERENCES person (id),
            other INTEGER NOT NULL REFERENCES person (id), sort TEXT NOT NULL,
            responsibility TEXT CHECK (responsibility IN ('yes', 'no', 'unknown')),
            from_day TEXT, through_day TEXT, harm INTEGER NOT NULL DEFAULT 0, harm_reason TEXT,
            authority_for INTEGER REFERENCES person (id), authority_ref TEXT, unlinked TEXT,
            revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL, CHECK (child <> other)
        ) STRICT
        """
    )
    run(
        """
        CREATE UNIQUE INDEX kin_once ON kin (kind, min(child, other), max(child, other)) WHERE
        unlinked IS NULL
        """
    )
    run("CREATE INDEX kin_by_child ON kin (child)")
    run("CREATE INDEX kin_by_other ON kin (other)")
    run(
        """
        CREATE TABLE trait (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            number INTEGER NOT NULL, kind TEXT NOT NULL, category TEXT NOT NULL,
            text TEXT NOT NULL, said TEXT,
            source TEXT NOT NULL, released INTEGER NOT NULL DEFAULT 0,
            others TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(others)), since TEXT NOT NULL,
            ended TEXT, salt BLOB NOT NULL, UNIQUE (person, number)
        ) STRICT
        """
    )
    guard(run, "person", ("id",), (IDENTITY, FILE))
    guard(run, "kin", ("child", "other"), (IDENTITY, FILE))
    guard(run, "trait", ("person",), (FILE,))


@step(4, "30a523e21ea843223aae136cb7545118974f77de6385f82e303d92d716918760")
def cases_and_services(run: Run) -> None:
    """The follow-up of one person, and the units that can receive information."""
    run(
        """
        CREATE TABLE service (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL,
            organisation TEXT NOT NULL, sector TEXT, kind TEXT NOT NULL, age_min INTEGER,
            age_max INTEGER, private INTEGER NOT NULL, district TEXT, unit TEXT, contact TEXT,
            origin TEXT NOT NULL, verified TEXT, salt BLOB NOT NULL DEFAULT (randomblob(16))
        ) STRICT
        """
    )
    run(
        """
        CREATE TABLE case_file (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            basis TEXT NOT NULL, basis_reference TEXT,
            lead INTEGER NOT NULL REFERENCES operator (id), lead_district TEXT,
            coordinator TEXT, purposes TEXT NOT NULL CHECK (json_valid(purposes)),
            opened TEXT NOT NULL, closed TEXT, outcome TEXT,
            responsible_operator INTEGER REFERENCES operator (id),
            responsible_service TEXT REFERENCES service (id),
            revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL,
            CHECK ((responsible_operator IS NULL) <> (responsible_service IS NULL))
        ) STRICT
        """
    )
    run("CREATE UNIQUE INDEX case_open_once ON case_file (person) WHERE closed IS NULL")
    run("CREATE INDEX case_by_person ON case_file (person)")
    touched(run, "service", "row")
    guard(run, "case_file", ("person",), (FILE,))


@step(5, "8bc9477319b080703b15ec87a4e1003e25094f2a986cd5be26a250028d86075a")
def what_was_said(run: Run) -> None:
    """Statements, withdrawals and hearings: added, never altered."""
    run(
        """
        CREATE TABLE statement (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
            person INTEGER NOT NULL REFERENCES person (id),
            by TEXT NOT NULL CHECK (by IN ('subject', 'guardian', 'barnevern_care')),
            giver INTEGER REFERENCES person (id),
            verdict TEXT NOT NULL CHECK (verdict IN ('grant', 'refuse')), said TEXT NOT NULL,
            typed TEXT NOT NULL, services TEXT NOT NULL CHECK (json_valid(services)),
            categories TEXT NOT NULL CHECK (json_valid(categories)),
            pairs TEXT NOT NULL CHECK (json_valid(pairs)), unit TEXT, purpose TEXT,
            from_day TEXT, through_day TEXT, form TEXT NOT NULL, noted TEXT,
            informed INTEGER NOT NULL, pressure INTEGER NOT NULL, language TEXT,
            interpreter TEXT NOT NULL, explicit INTEGER NOT NULL, form_hash TEXT, heard TEXT,
            remark TEXT, salt BLOB NOT NULL, CHECK ((by = 'guardian') = (giver IS NOT NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX statement_by_person ON statement (person)")
    run(
        """
        CREATE TABLE withdrawal (
            id INTEGER PRIMARY KEY, statement INTEGER NOT NULL REFERENCES statement (id),
            person INTEGER NOT NULL REFERENCES person (id), said TEXT NOT NULL,
            typed TEXT NOT NULL, channel TEXT, reason TEXT, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX withdrawal_by_person ON withdrawal (person)")
    run(
        """
        CREATE TABLE hearing (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            heard TEXT NOT NULL, by TEXT NOT NULL, view TEXT NOT NULL, typed TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX hearing_by_person ON hearing (person)")
    for table in ("statement", "hearing"):
        guard(run, table, ("person",), (FILE,))
        keep_as_said(run, table)
    # A consent can be withdrawn at any time, also when the case is closed (GDPR art. 7 nr. 3).
    guard(run, "withdrawal", ("person",), (IDENTITY, FILE))
    keep_as_said(run, "withdrawal")
