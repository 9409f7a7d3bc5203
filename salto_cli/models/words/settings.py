"""Words about the numbers of the week."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
    # What a number of the week is a number of (models/settings.toml).
    "unit": (
        Word("days", "dager", "days"),
        Word("days before", "dager før", "days before"),
        Word("days after", "dager etter", "days after"),
        Word("weeks", "uker", "weeks"),
        Word("weeks after", "uker etter", "weeks after"),
        Word("months", "måneder", "months"),
        Word("months before", "måneder før", "months before"),
        Word("years", "år", "years"),
        Word("hours", "timer", "hours"),
        Word("minutes", "minutter", "minutes"),
        Word("youths", "ungdommer", "youths"),
        Word("persons", "personer", "persons"),
        Word("cases", "saker", "cases"),
        Word("attempts", "forsøk", "attempts"),
        Word("lines", "linjer", "lines"),
    ),
    # The same where there is one of them.
    "single_unit": (
        Word("days", "dag", "day"),
        Word("days before", "dag før", "day before"),
        Word("days after", "dag etter", "day after"),
        Word("weeks", "uke", "week"),
        Word("weeks after", "uke etter", "week after"),
        Word("months", "måned", "month"),
        Word("months before", "måned før", "month before"),
        Word("years", "år", "year"),
        Word("hours", "time", "hour"),
        Word("minutes", "minutt", "minute"),
        Word("youths", "ungdom", "youth"),
        Word("persons", "person", "person"),
        Word("cases", "sak", "case"),
        Word("attempts", "forsøk", "attempt"),
        Word("lines", "linje", "line"),
    ),
    # What a group of the week's numbers is about.
    "numbers": (
        Word("caseload", "Kontakt", "Contact"),
        Word("board", "Tavla", "The board"),
        Word("meeting", "Møtet", "The meeting"),
        Word("consent", "Samtykker", "Consents"),
        Word("backup", "Sikkerhetskopi", "Backup"),
        Word("today", "I dag", "Today"),
        Word("deadline", "Frister", "Deadlines"),
        Word("sibling", "Søsken", "Siblings"),
        Word("warning", "Varsler", "Warnings"),
        Word("handover", "Overleveringer", "Handovers"),
        Word("transition", "Overganger", "Transitions"),
        Word("sheets", "Ark", "Sheets"),
        Word("bundle", "Saker som fil", "Cases as files"),
        Word("picture", "Bilder", "Pictures"),
        Word("workload", "Arbeidsmengde", "Workload"),
        Word("undo", "Angre", "Undo"),
    ),
}
