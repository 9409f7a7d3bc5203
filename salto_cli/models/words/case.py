"""Words about how a case changes hands, and ends."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
    "handover": (
        Word("planned", "planlagt", "planned"),
        Word("offered", "tilbudt", "offered"),
        Word("accepted", "akseptert", "accepted"),
        Word("overlap", "i overlapp", "in overlap"),
        Word("confirmed", "bekreftet", "confirmed"),
        Word("closed", "avsluttet", "closed"),
        Word("declined", "avslått", "declined"),
        Word("cancelled", "avbrutt", "cancelled"),
        Word("returned", "tilbake hos oss", "back with us"),
    ),
    "handover_kind": (
        Word("18", "fyller 18", "turning 18", ("18 år", "18 years", "atten")),
        Word("school", "ny skole", "change of school", ("skole",)),
        Word("release", "løslatelse", "release", ("løslates", "fengsel")),
        Word("district", "ny bydel", "change of district", ("bydel",)),
        Word("service", "til en tjeneste", "to a service", ("tjeneste",)),
        Word("colleague", "til en kollega", "to a colleague", ("kollega",)),
    ),
    "transition": (
        Word("18", "fyller 18", "turning 18", ("18 år", "18 years", "atten")),
        Word("school", "ny skole", "change of school", ("skole",)),
        Word("release", "løslatelse", "release", ("løslates", "fengsel")),
        Word("district", "ny bydel", "change of district", ("bydel",)),
        Word("aftercare", "ettervernet slutter", "aftercare ends", ("ettervern", "25")),
    ),
    "checked_with": (
        Word("youth", "ungdommen", "the youth", ("ungdom", "subject")),
        Word("receiver", "mottakeren", "the receiver", ("mottaker",)),
    ),
    "point": (
        Word("done", "det er gjort", "it has been seen to", ("gjort", "ferdig", "ok")),
        Word("not_needed", "det trengs ikke", "it is not needed", ("trengs ikke", "ikke nødvendig")),
        Word("owner", "en annen tar det", "somebody else sees to it", ("kollega", "colleague")),
        Word("due", "en annen dag", "another day", ("dag", "day", "frist")),
        Word("again", "det er åpent igjen", "it is open again", ("åpent", "open")),
    ),
    "check": (
        Word("open", "åpent", "open"),
        Word("done", "gjort", "done"),
        Word("not_needed", "ikke nødvendig", "not needed"),
    ),
    "outcome": (
        Word("goals_met", "målene er nådd", "goals met", ("nådd",)),
        Word("own_wish", "eget ønske", "own wish", ("ønske",)),
        Word("moved", "flyttet", "moved"),
        Word("other_service", "annen tjeneste følger opp", "another service follows up", ("annen tjeneste",)),
        Word("no_contact", "ikke oppnådd kontakt", "no contact", ("ikke kontakt",)),
        Word("mistake", "åpnet ved en feil", "opened by mistake", ("feil",)),
        Word("merged", "slått sammen med en annen sak", "made one with another case"),
    ),
}
