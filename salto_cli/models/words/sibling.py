"""Words about looks at siblings."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
    # What a look at a sibling found in each part of life (practice 5.3).
    "sibling_look": (
        Word("fine", "bra", "fine", ("ok", "greit")),
        Word("worry", "bekymring", "worry", ("bekymret",)),
        Word("unknown", "vet ikke", "unknown", ("ukjent", "?")),
        Word("not_asked", "ikke spurt", "not asked"),
    ),
    "look_area": (
        Word("school", "skole", "school"),
        Word("home", "hjem", "home"),
        Word("leisure", "fritid", "leisure"),
        Word("safety", "trygghet", "safety"),
    ),
    "look_asked": (
        Word("guardian", "foresatt", "guardian", ("foresatte", "forelder")),
        Word("subject", "barnet eller ungdommen selv", "the child or youth", ("selv", "ungdommen", "barnet")),
        Word("both", "begge", "both"),
        Word("nobody", "ingen ennå", "nobody yet", ("ingen",)),
    ),
    "look_outcome": (
        Word("ok", "alt i orden", "all is well", ("bra", "ok")),
        Word("watch", "følg med", "keep an eye", ("følge med",)),
        Word("offer_given", "tilbud gitt", "offer given", ("tilbud",)),
        Word("own_case", "egen sak", "a case of their own", ("sak",)),
        Word("concern_report", "bekymringsmelding", "report of concern", ("melding",)),
        Word("refused", "sa nei til at vi ser på", "said no to a look", ("nei", "avslått")),
    ),
    "offer_answer": (
        Word("yes", "ja", "yes", ("j", "y")),
        Word("not_now", "ikke nå", "not now", ("senere",)),
        Word("no", "nei", "no", ("n",)),
    ),
    "trigger": (
        Word("seen_there", "sett i samme miljø", "seen in the same environment", ("sett", "seen")),
        Word("school_change", "skolebytte", "change of school", ("bytter skole",)),
        Word("guardian_worry", "foresatt er bekymret", "a guardian worries", ("foresatt", "guardian")),
        Word("concern", "ny bekymring", "new concern", ("bekymring", "heard", "hørt")),
        Word("serious_incident", "alvorlig hendelse", "serious incident", ("hendelse", "incident")),
    ),
    # Why someone is due for a look; what is typed by hand stands in "trigger".
    "look_due": (
        Word("case_opened", "en i familien har fått sak", "a case in the family"),
        Word("incident", "alvorlig hendelse", "serious incident"),
        Word("custody", "varetekt eller løslatelse", "custody or release"),
        Word("danger", "varsel om fare", "warning of a danger"),
        Word("birthday", "bursdag", "birthday"),
        Word("recheck", "avtalt ny dag", "day agreed last time"),
        Word("asked_for", "noen ba om det", "someone asked for it"),
        Word("seen_there", "sett i samme miljø", "seen in the same environment"),
        Word("school_change", "skolebytte", "change of school"),
        Word("guardian_worry", "foresatt er bekymret", "a guardian worries"),
        Word("concern", "ny bekymring", "new concern"),
        Word("serious_incident", "alvorlig hendelse", "serious incident"),
    ),
}
