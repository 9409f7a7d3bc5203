"""Words about who someone is, and whose family."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
    "role": (
        Word("coordinator", "koordinator", "coordinator", ("koordinatorer",)),
        Word("worker", "uteteam", "worker", ("utearbeider", "feltarbeider")),
        Word("leader", "leder", "leader"),
        Word("auditor", "revisor", "auditor", ("kontrollør",)),
    ),
    "sibling": (
        Word("full", "helsøsken", "full sibling", ("hel", "full siblings")),
        Word("half", "halvsøsken", "half sibling", ("halv", "half siblings")),
        Word("step", "stesøsken", "step sibling", ("ste", "step siblings")),
        Word("foster", "fostersøsken", "foster sibling", ("foster", "foster siblings")),
    ),
    "service_kind": (
        Word("leisure", "fritid", "leisure"),
        Word("school", "skole og opplæring", "school", ("skole", "opplæring")),
        Word("outreach", "oppsøkende arbeid", "outreach", ("oppsøkende",)),
        Word("employment", "jobb", "employment", ("arbeid", "job", "work")),
        Word("health", "helse", "health"),
        Word("child_welfare", "barnevern", "child welfare"),
        Word("family", "familie", "family"),
        Word("housing", "bolig", "housing"),
        Word("nav", "Nav", "Nav"),
        Word("justice", "straffegjennomføring og megling", "justice", ("justis",)),
        Word("police", "politi", "police"),
        Word("voluntary", "frivillig innsats", "voluntary work", ("frivillig",)),
        Word("other", "annet", "other"),
    ),
    "siblinghood": (
        Word("full", "helsøsken", "full siblings", ("hel",)),
        Word("half", "halvsøsken", "half siblings", ("halv",)),
        Word("step", "stesøsken", "step siblings", ("ste",)),
        Word("foster", "fostersøsken", "foster siblings", ("foster",)),
        Word("none", "ikke søsken", "not siblings", ("ikke", "ingen", "nei", "no", "not")),
    ),
    "kin": (
        Word("guardian", "foresatt", "guardian", ("forelder", "parent")),
        Word("sibling", "søsken", "sibling", ("bror", "søster", "brother", "sister")),
    ),
    "guardian": (
        Word("parent", "forelder", "parent", ("mor", "far", "mother", "father")),
        Word("step", "steforelder", "step-parent"),
        Word("foster", "fosterforelder", "foster parent"),
        Word("verge", "verge", "appointed guardian", ("appointed",)),
        Word("other", "annen omsorgsperson", "other carer", ("annen",)),
    ),
    "responsibility": (
        Word("yes", "ja", "yes", ("j", "y")),
        Word("no", "nei", "no", ("n",)),
        Word("unknown", "vet ikke", "unknown", ("ukjent", "?")),
    ),
    # Oslo's districts; a person may live or stay elsewhere, so other places are accepted as written.
    "district": tuple(
        Word(name, name, name)
        for name in (
            "Alna",
            "Bjerke",
            "Frogner",
            "Gamle Oslo",
            "Grorud",
            "Grünerløkka",
            "Nordre Aker",
            "Nordstrand",
            "Sagene",
            "St. Hanshaugen",
            "Stovner",
            "Søndre Nordstrand",
            "Ullern",
            "Vestre Aker",
            "Østensjø",
        )
    ),
    "trait": (
        Word("strength", "styrke", "strength", ("styrker",)),
        Word("wish", "ønske", "wish", ("ønsker",)),
        Word("safe_contact", "trygg kontakt", "safe contact"),
        Word("safe_place", "trygt sted", "safe place"),
        Word("unsafe_place", "utrygt sted", "unsafe place"),
        Word("question", "spørsmål til tjenesten", "question to the service"),
    ),
}
