"""Closed lists that are the program's own, each word in bokmål and English and as people write it.

What the law or the municipality decides (categories, sectors, purposes, bases, themes) is policy instead.
"""

from dataclasses import dataclass

from salto_cli.i18n import language
from salto_cli.models.text import fold


@dataclass(frozen=True, slots=True)
class Word:
    """One choice: its key in the store and in JSON, its two names, and other ways to write it."""

    key: str
    nb: str
    en: str
    also: tuple[str, ...] = ()
    demands: str = ""  # the field that must be given where this word is chosen

    @property
    def label(self) -> str:
        """The name in the chosen language."""
        return self.nb if language() == "nb" else self.en

    def is_written(self, text: str) -> bool:
        """Whether ``text`` is a way to write this word."""
        said = fold(text.strip()).replace("_", " ").replace("-", " ")
        ways = (self.key, self.nb, self.en, *self.also)
        return any(said == fold(way).replace("_", " ").replace("-", " ") for way in ways)


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
        Word("warning", "Advarsler", "Warnings"),
        Word("handover", "Overføringer", "Handovers"),
        Word("transition", "Overganger", "Transitions"),
        Word("sheets", "Ark", "Sheets"),
    ),
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
    "role": (
        Word("coordinator", "koordinator", "coordinator", ("koordinatorer",)),
        Word("worker", "uteteam", "worker", ("utearbeider", "feltarbeider")),
        Word("leader", "leder", "leader"),
        Word("auditor", "revisor", "auditor", ("kontrollør",)),
    ),
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
    ),
    "sibling": (
        Word("full", "helsøsken", "full siblings", ("hel",)),
        Word("half", "halvsøsken", "half siblings", ("halv",)),
        Word("step", "stesøsken", "step siblings", ("ste",)),
        Word("foster", "fostersøsken", "foster siblings", ("foster",)),
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
    "giver": (
        Word("subject", "ungdommen selv", "the youth", ("ungdommen", "selv", "youth", "self")),
        Word("guardian", "foresatt", "guardian"),
        Word("barnevern_care", "barnevernet med omsorgen", "child welfare with care", ("barnevern",)),
    ),
    "form": (
        Word("written", "skriftlig", "written", ("signert", "signed")),
        Word("oral", "muntlig", "oral"),
    ),
    "interpreter": (
        Word("none", "ikke tolk", "no interpreter", ("ingen", "nei", "no")),
        Word("qualified", "kvalifisert tolk", "qualified interpreter", ("tolk", "ja", "yes")),
        Word("other", "annen voksen tolket", "another adult interpreted", ("voksen",)),
        Word("child", "et barn tolket", "a child interpreted", ("barn",)),
    ),
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
    "check": (
        Word("open", "åpent", "open"),
        Word("done", "gjort", "done"),
        Word("not_needed", "ikke nødvendig", "not needed"),
    ),
    "objection": (
        Word("subject", "ungdommens merknad", "the youth's remark", ("ungdommen", "youth", "selv")),
        Word("guardian", "foresattes merknad", "a guardian's remark", ("foresatt",)),
    ),
    "opposed": (
        Word("subject", "ungdommen er uenig i dette; spør oss", "the youth disagrees with this; ask us"),
        Word("guardian", "en foresatt er uenig i dette; spør oss", "a guardian disagrees with this; ask us"),
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
    "means": (
        Word("sheet", "ark", "sheet"),
        Word("file", "kryptert fil", "encrypted file"),
        Word("shown", "gitt direkte", "given directly"),
        Word("access_copy", "kopi av alt", "copy of everything"),
    ),
    "consent_sought": (
        Word("refused", "spurt, sa nei", "asked, said no", ("nei", "no")),
        Word("unanswered", "spurt, fikk ikke svar", "asked, no answer"),
        Word("impossible", "ikke mulig å spørre i tide", "not possible to ask in time", ("umulig",)),
        Word("unsafe", "å spørre ville økt faren", "asking would have raised the danger", ("utrygt",)),
        Word("not_needed", "loven krever ikke at man spør", "the law does not ask for it", ("ikke krav",)),
    ),
    "reached": (
        Word("meeting", "møte", "meeting", ("møtt", "met")),
        Word("call", "telefon", "call", ("ringt", "phone")),
        Word("email", "e-post", "e-mail", ("mail", "epost")),
        Word("letter", "brev", "letter"),
        Word("message", "melding", "message", ("sms", "chat")),
    ),
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
    "danger": (
        Word("to", "fare for personen", "danger to the person", ("for", "mot")),
        Word("from", "fare fra personen", "danger from the person", ("fra",)),
    ),
    "warning": (
        Word("threat", "trussel", "threat", ("trusler", "threats")),
        Word("violence", "vold", "violence"),
        Word("weapon", "våpen", "weapon", ("kniv", "knife")),
        Word("exploitation", "utnyttelse", "exploitation", ("press",)),
        Word("self_harm", "selvskading eller selvmordsfare", "self-harm or suicide", ("selvskading",)),
        Word("social_control", "negativ sosial kontroll", "coercive control", ("æresvold", "kontroll")),
        Word("other", "annet", "other"),
    ),
    "warning_told": (
        Word("yes", "ja", "yes", ("j", "y")),
        Word("no", "nei, og det skal ikke skje nå", "no, and not for now", ("nei", "n")),
        Word("not_yet", "ikke ennå", "not yet", ("ennå ikke",)),
    ),
    "warning_answer": (
        Word("yes", "ja", "yes", ("j", "y")),
        Word("no", "nei, og det skal ikke skje nå", "no, and not for now", ("nei", "n")),
    ),
    "not_told": (
        Word("danger", "det ville økt faren", "it would raise the danger", ("fare",)),
        Word("investigation", "etterforskning", "an investigation", ("politisak",)),
        Word("another", "det ville røpe hvem som har sagt det", "it would give away who said it", ("kilde",)),
    ),
    "warning_review": (
        Word("still", "ja, det gjelder fortsatt", "yes, it still holds", ("ja", "yes", "fortsatt")),
        Word("over", "nei, det er over", "no, it is over", ("nei", "no", "ferdig")),
    ),
    "promise_ended": (
        Word("kept", "holdt", "kept", ("gjort", "done")),
        Word("moved", "flyttet til en annen dag", "moved to another day", ("flyttet",)),
        Word("cancelled", "vi kan ikke holde det", "we cannot keep it", ("avlyst", "called_off", "brutt")),
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


def word(of: str, key: str) -> Word:
    """The word with ``key`` in the list ``of``; a key that the list lacks is shown as it is."""
    return next((each for each in WORDS[of] if each.key == key), Word(key, key, key))


def district(said: str) -> str:
    """An Oslo district as it is spelled, with or without ``bydel`` before it; another place as written."""
    name = said[6:] if said.casefold().startswith("bydel ") else said
    return next((each.key for each in WORDS["district"] if each.is_written(name)), said)
