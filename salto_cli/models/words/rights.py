"""Words about erasing, restricting, and what has gone wrong."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
    # On which ground; what the law says of each stands in the policy (consent/forgetting.toml).
    "erasure": (
        Word("not_needed", "ikke lenger nødvendig", "no longer needed", ("retention", "unødvendig")),
        Word("withdrawn", "samtykket er trukket", "consent withdrawn", ("trukket",)),
        Word("objection", "innsigelse", "objection"),
        Word("unlawful", "behandlet uten lov", "held unlawfully", ("ulovlig",)),
        Word("wrong", "registrert ved en feil", "registered by mistake", ("feil", "mistake")),
        Word("duty", "plikt til å slette", "a duty to erase", ("plikt",)),
        Word("archive", "arkivplikt", "archive duty", ("arkiv",)),
        Word("claims", "rettskrav", "legal claims"),
    ),
    "restriction": (
        Word("contested", "riktigheten er bestridt", "accuracy contested", ("bestridt",)),
        Word(
            "unlawful",
            "behandlet uten lov, men skal ikke slettes",
            "unlawful, but not to be erased",
            ("ulovlig",),
        ),
        Word("claims", "trengs for et rettskrav", "needed for a legal claim", ("rettskrav",)),
        Word("objection", "innsigelse som vurderes", "objection being considered", ("innsigelse",)),
        Word("archive", "arkivplikt hindrer sletting", "archive duty forbids erasing", ("arkiv",)),
    ),
    "incident": (
        Word("theft", "tyveri", "theft", ("stjålet", "stolen", "tyveri")),
        Word("loss", "tap", "loss", ("mistet", "lost")),
        Word("misdirected", "sendt til feil mottaker", "sent to the wrong recipient", ("feilsendt",)),
        Word("malware", "skadevare", "malware", ("virus",)),
        Word("snooping", "urettmessig innsyn", "looked at without reason", ("snoking",)),
        Word("other", "annet", "something else", ("noe annet", "else")),
    ),
}
