"""Words about the board, the meeting, what it decides, and its sheets."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
    "board_reason": (
        Word("crisis", "krise", "crisis"),
        Word("incident", "hendelse", "incident"),
        Word("deadline", "frist nær", "deadline near", ("frist",)),
        Word("conflict", "konflikt aktiv", "active conflict", ("konflikt",)),
        Word("lost_contact", "mistet kontakt", "lost contact", ("kontakt",)),
        Word("transition", "overgang nær", "transition near", ("overgang",)),
        Word("sibling", "søsken funn", "sibling finding", ("søsken",)),
        Word("consent", "samtykke utløper", "consent runs out", ("samtykke",)),
        Word("unclear", "uavklart ansvar", "unclear responsibility", ("ansvar", "uavklart")),
        Word("new", "ny", "new", ("ny sak",)),
    ),
    "look": (
        Word("fine", "greit", "fine", ("ok", "bra")),
        Word("needs", "trenger noe", "needs something", ("need", "trenger")),
    ),
    "sheet": (
        Word("coming", "skal deles ut", "to be handed out"),
        Word("out", "ute", "out"),
        Word("overdue", "ute for lenge", "out too long"),
        Word("returned", "levert tilbake", "returned"),
        Word("shredded", "levert og makulert", "returned and shredded"),
        Word("lost", "borte", "lost"),
        Word("unused", "aldri delt ut", "never handed out"),
    ),
    "decision_type": (
        Word("measure", "tiltak", "measure"),
        Word("referral", "henvisning", "referral", ("henvise", "henvis")),
        Word("contact", "kontakt", "contact"),
        Word("consent", "samtykke", "consent"),
        Word("report", "bekymringsmelding", "report of concern", ("melding", "meld", "bekymring", "report")),
        Word("close", "avslutte", "close the case", ("avslutning", "lukk", "close")),
        Word("none", "ingenting nå", "nothing now", ("ingen", "ingenting", "none")),
    ),
    "decision_status": (
        Word("done", "gjort", "done"),
        Word("not_done", "ikke gjort", "not done"),
        Word("blocked", "blokkert", "blocked"),
        Word("undone", "angret", "taken back"),
    ),
    "decision_became": (
        Word("done", "gjort", "done", ("ferdig", "g")),
        Word("not_done", "ikke gjort", "not done", ("ikke", "i")),
        Word("blocked", "blokkert", "blocked", ("stoppet", "b")),
    ),
    "intake": (
        Word("open", "vår sak", "ours", ("åpne", "vår", "open")),
        Word("advise", "råd", "advice", ("råd", "rådgi", "advise")),
        Word("report", "melding til barnevernet", "report to child welfare", ("meld", "melding", "report")),
        Word("other_service", "annen tjeneste", "another service", ("annen", "other")),
    ),
}
