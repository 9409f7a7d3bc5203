"""Words about contacts, and where something is known from."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
    "kind": (
        Word("talk", "kort prat", "short talk", ("prat",)),
        Word("planned", "planlagt samtale", "planned talk", ("planned_talk", "samtale")),
        Word("crisis", "krise", "crisis"),
        Word("help", "praktisk hjelp", "practical help", ("hjelp",)),
        Word("escort", "følge til avtale", "going along to an appointment", ("følge", "follow")),
        Word("guardian", "samtale med foresatt", "talk with a guardian", ("foresatt", "guardian_talk")),
        Word("service", "møte med tjeneste", "meeting with a service", ("tjeneste", "møte", "meeting")),
        Word("attempt", "forsøk uten svar", "attempt without answer", ("forsøk", "ikke svar", "no answer")),
    ),
    "channel": (
        Word("met", "møtt", "met", ("fysisk", "in person")),
        Word("call", "telefon", "call", ("ringt", "phone", "called")),
        Word("message", "melding", "message", ("sms", "chat")),
        Word("online", "på nett", "online", ("digital", "nett")),
        Word("through_guardian", "via foresatt", "through a guardian"),
        Word("visit", "hjemmebesøk", "home visit", ("besøk",)),
    ),
    "arena": (
        Word("street", "gate", "street", ("gata", "ute")),
        Word("park", "park", "park"),
        Word("mall", "senter", "mall", ("kjøpesenter",)),
        Word("transport", "kollektivt", "public transport", ("t-bane", "buss")),
        Word("school", "skole", "school"),
        Word("club", "klubb", "club", ("fritidsklubb",)),
        Word("event", "arrangement", "event"),
        Word("home", "hjemme", "home", ("home area", "hjem")),
        Word("office", "kontor", "office"),
        Word("digital", "digitalt", "digital", ("nett", "online")),
        Word("prison", "fengsel", "prison", ("varetekt", "institusjon")),
    ),
    "source": (
        Word("own", "egen observasjon", "own observation", ("egen",)),
        Word("subject", "ungdommen selv", "the youth", ("ungdommen", "youth", "selv")),
        Word("guardian", "foresatt", "guardian"),
        Word("service", "en tjeneste", "a service", ("tjeneste",)),
        Word("police", "politiet", "police", ("politi",)),
        Word("barnevern", "barnevernet", "child welfare", ("barnevern",)),
        Word("nav", "Nav", "Nav"),
        Word("health", "helsetjenesten", "health service", ("helse",)),
        Word("others", "andre", "others", ("annen", "annet", "other")),
    ),
    "reached": (
        Word("meeting", "møte", "meeting", ("møtt", "met")),
        Word("call", "telefon", "call", ("ringt", "phone")),
        Word("email", "e-post", "e-mail", ("mail", "epost")),
        Word("letter", "brev", "letter"),
        Word("message", "melding", "message", ("sms", "chat")),
    ),
}
