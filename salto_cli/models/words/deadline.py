"""Words about days that must not be missed, and promises."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
    "deadline_kind": (
        Word(
            "attend",
            "møteplikt etter løslatelse",
            "duty to attend after release",
            ("møteplikt", "meldeplikt", "attendance"),
        ),
        Word(
            "community_sentence",
            "oppmøte til samfunnsstraff",
            "appointment of a community sentence",
            ("samfunnsstraff",),
        ),
        Word(
            "community_start",
            "start på samfunnsstraff",
            "start of a community sentence",
            ("start samfunnsstraff",),
        ),
        Word(
            "youth_plan",
            "møte om ungdomsplan",
            "youth plan meeting",
            ("ungdomsplan", "ungdomsstraff", "ungdomsoppfølging"),
        ),
        Word("first_plan", "ungdomsplan på plass", "youth plan in place", ("første plan",)),
        Word("court", "rettsmøte", "court hearing", ("rett", "hovedforhandling", "tingrett")),
        Word("custody", "fengslingsmøte", "custody hearing", ("fengsling", "varetekt")),
        Word("appeal", "ankefrist", "appeal deadline", ("anke",)),
        Word("release", "løslatelse", "release", ("løslates", "release date")),
        Word(
            "ban_start", "forbud begynner", "ban starts", ("besøksforbud", "kontaktforbud", "oppholdsforbud")
        ),
        Word("ban_end", "forbud opphører", "ban ends", ("slutt på forbud",)),
        Word(
            "mediation_regret", "angrefrist i konfliktrådet", "regret period of a mediation", ("angrefrist",)
        ),
        Word(
            "mediation",
            "oppfylling av konfliktrådsavtale",
            "fulfilment of a mediation",
            ("konfliktråd", "avtale i konfliktråd"),
        ),
        Word("mediation_check", "kontrollpunkt i avtale", "mediation control point", ("kontrollpunkt",)),
        Word("birthday15", "fyller 15", "turns 15", ("15 år",)),
        Word("birthday16", "fyller 16", "turns 16", ("16 år",)),
        Word("birthday18", "fyller 18", "turns 18", ("18 år",)),
        Word("aftercare_end", "ettervern slutter", "aftercare ends", ("ettervern",)),
        Word("age_limit", "aldersgrense for et tilbud", "age limit of an offer", ("aldersgrense",)),
        Word("referral", "svar på henvisning", "answer to a referral", ("henvisning",)),
        Word(
            "concern_report",
            "svar på bekymringsmelding",
            "answer to a concern report",
            ("bekymringsmelding", "bekymring"),
        ),
        Word(
            "school_application",
            "søknad til videregående",
            "application to upper secondary",
            ("søknad vgs", "skolesøknad"),
        ),
        Word("school_admission", "svar på skoleplass", "answer to a school place", ("skoleplass", "inntak")),
        Word("school_start", "skolestart", "school starts", ("første skoledag",)),
        Word("fine", "bot eller avdrag", "fine or instalment", ("bot", "gjeld", "avdrag")),
        Word("id_document", "ID eller BankID går ut", "ID or BankID runs out", ("bankid", "pass", "id")),
        Word("access_request", "krav om innsyn", "request for access", ("innsyn",)),
        Word("transition", "overgang", "transition", ("skolebytte", "flytting")),
        Word("promise", "løfte", "promise", ("lovet",)),
        Word("appointment", "time som ikke må glippe", "appointment not to be missed", ("avtale", "time")),
    ),
    "deadline_outcome": (
        Word("kept", "møtt / gjort", "kept", ("møtt", "gjort", "holdt", "done", "attended")),
        Word("missed", "ikke møtt / glippet", "missed", ("glippet", "ikke møtt", "ikke gjort")),
        Word("called_off", "avlyst", "called off", ("innstilt", "cancelled")),
        Word("taken_over", "en annen passer på den", "someone else minds it", ("overtatt",)),
        Word("mistake", "ført opp ved en feil", "written down by mistake", ("feil",)),
    ),
    "promise_ended": (
        Word("kept", "holdt", "kept", ("gjort", "done")),
        Word("moved", "flyttet til en annen dag", "moved to another day", ("flyttet",)),
        Word("cancelled", "vi kan ikke holde det", "we cannot keep it", ("avlyst", "called_off", "brutt")),
    ),
}
