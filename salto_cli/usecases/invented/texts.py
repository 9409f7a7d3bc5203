"""What invented people and coordinators say. No person and no real place is named in any of it."""

from typing import Final

# A contact's note begins with one of these and goes on with a sentence about its theme.
OPENINGS: Final = {
    "talk": ("Kort prat ute.", "Traff ungdommen tilfeldig.", "Slo følge et stykke.", "Sto og pratet litt."),
    "planned": ("Planlagt samtale.", "Kom til avtalt tid.", "Gikk en tur sammen.", "Samtale over en kakao."),
    "crisis": ("Ringte sent på kvelden.", "Urolig og redd.", "Ba om hjelp med en gang."),
    "help": ("Satt sammen med søknaden.", "Hjalp til med skjemaet.", "Så på brevet sammen."),
    "escort": ("Fulgte til avtalen.", "Hentet hjemme og gikk sammen.", "Var med inn."),
    "guardian": ("Snakket med foresatt.", "Foresatt ringte.", "Foresatt møtte som avtalt."),
    "service": ("Møte med tjenesten.", "Avklaring på telefon.", "Samarbeidsmøte, ungdommen var med."),
    "attempt": ("Ringte, ikke svar.", "Gikk innom, ingen hjemme.", "Sendte melding, ikke svar ennå."),
}

ABOUT: Final = {
    "job": (
        "Vil ha helgejobb og skal skrive søknad.",
        "Trives i jobben.",
        "Mangler referanser til søknaden.",
    ),
    "school": ("Møter opp oftere enn før.", "Er mye borte fra første time.", "Vurderer å bytte linje."),
    "substances": ("Vil trappe ned.", "Sier at det går bedre.", "Ønsker å snakke med noen om rus."),
    "violence": ("Forteller om trusler.", "Føler seg ikke trygg på vei hjem.", "Vil unngå bråk."),
    "conflict": ("Konflikten har roet seg.", "Vil ha hjelp til å snakke ut.", "Holder seg unna."),
    "police_contact": ("Har vært i samtale hos politiet.", "Venter på svar i saken sin."),
    "family": ("Det er roligere hjemme nå.", "Mye ansvar hjemme.", "Savner tid med familien."),
    "mental_health": ("Sover dårlig.", "Har det tungt om kvelden.", "Vil gjerne ha noen å snakke med."),
    "physical_health": ("Skal til lege.", "Trener igjen etter skaden."),
    "money": ("Trenger hjelp med gjelden.", "Har fått oversikt over regningene."),
    "housing": ("Leter etter hybel.", "Kan ikke bo der nå."),
    "leisure": ("Trener fast.", "Vil begynne på fotball igjen.", "Har spilt inn en ny låt."),
    "social_media": ("Det skjer mye på nettet.", "Har slettet en konto."),
    "child_welfare": ("Har fått ny kontaktperson.", "Venter på svar fra barnevernet."),
    "contact_details": ("Har fått nytt nummer.", "Vil heller ha melding enn anrop."),
}

OWN_WORDS: Final = {
    "job": ("Jeg vil tjene mine egne penger.", "Jeg er flink med folk."),
    "school": ("Jeg klarer det hvis noen venter på meg.", "Matte er egentlig greit."),
    "substances": ("Jeg er lei av det.",),
    "violence": ("Jeg vil bare gå i fred.",),
    "conflict": ("Vi kan ordne opp, men noen må hjelpe oss.",),
    "police_contact": ("Jeg vil bli ferdig med det.",),
    "family": ("De bryr seg, de sier det bare høyt.",),
    "mental_health": ("Det hjelper å snakke.",),
    "physical_health": ("Jeg vil bli sterk igjen.",),
    "money": ("Jeg vil ha orden på det.",),
    "housing": ("Jeg vil ha en dør jeg kan låse.",),
    "leisure": ("På banen glemmer jeg alt.", "Musikk er det jeg er best på."),
    "social_media": ("Det er bedre uten mobilen.",),
    "child_welfare": ("Ikke la meg fortelle alt på nytt.",),
    "contact_details": ("Send melding først.",),
}

# What is to be done, by the category that a task is about.
TASKS: Final = {
    "work": ("ringe om jobbsøknaden", "avtale jobbsamtale", "skaffe attest fra sommerjobben"),
    "school": ("avtale møte med kontaktlærer", "følge til første skoledag", "spørre om bytte av linje"),
    "housing_economy": ("søke om depositum", "sette opp budsjett sammen", "ringe om hybel"),
    "family": ("ringe foresatt", "avtale hjemmebesøk"),
    "health": ("bestille time", "følge til første time"),
    "substance": ("avtale samtale med ruskonsulent",),
    "child_welfare": ("svare på brevet", "spørre om ny kontaktperson"),
    "crime": ("forberede megling", "minne om oppmøte"),
    "leisure": ("melde på trening", "spørre om fritidskort", "finne fast kveld i klubben"),
    "identity": ("oppdatere telefonnummer",),
}

OUTCOMES: Final = (
    "gjort",
    "gjort sammen med ungdommen",
    "ikke lenger aktuelt",
    "svar mottatt, ny avtale laget",
)

STRENGTHS: Final = {
    "leisure": ("trener fast", "lager egen musikk", "er god til å tegne", "hjelper de yngste i klubben"),
    "work": ("møter presis", "er flink med folk", "står på når det er noe å gjøre"),
    "school": ("er god i matte", "liker norsk muntlig", "har fått færre fraværsdager"),
    "family": ("passer på de yngre hjemme", "har et godt forhold til besteforeldrene"),
}
WISHES: Final = {
    "work": ("jobb i helga", "lærlingplass", "å få prøve seg i butikk"),
    "school": ("å fullføre året", "en voksen på skolen som kjenner meg"),
    "leisure": ("å begynne på kampsport", "et sted å øve med bandet"),
    "housing_economy": ("et eget sted å bo", "hjelp til å få orden på pengene"),
    "health": ("noen å snakke med", "hjelp til å sove"),
}
QUESTIONS: Final = {
    "work": ("Hvem blir fast kontakt?", "Finnes det en plass til våren?"),
    "school": ("Kan timeplanen starte senere på mandager?", "Hvem kan møte ved døra?"),
    "leisure": ("Er det plass på laget?", "Hvilken kveld passer best?"),
    "health": ("Når kan første time bli?",),
    "housing_economy": ("Hva mangler i søknaden?",),
}
SAFE_CONTACT: Final = (
    "melding først, ikke ring etter kl. 21",
    "via koordinator",
    "bare egen mobil, ikke hjemme",
)
SAFE_PLACES: Final = ("biblioteket", "klubben", "kontoret vårt")
UNSAFE_PLACES: Final = ("torget etter kl. 20", "senteret i helgene", "T-banestasjonen")

PRESSED: Final = "Følte at det var et vilkår for å få hjelp."
HARM: Final = "Barnevernet vurderer at kontakt ikke er trygt"
CHILD_SAID: Final = (
    "Det er greit at de vet om skolen.",
    "Jeg vil at dere skal snakke sammen, så jeg slipper å si alt flere ganger.",
    "Ikke si noe til klubben.",
)
TAKEN_BACK: Final = ("Vil ikke at tjenesten skal vite mer nå.", "Har byttet mening.", None)
WITHHELD: Final = "Vil ikke at foresatte får vite om samtalene ennå."
HANDED_OVER: Final = (
    "Fyller 18 og ønsker fast kontakt videre.",
    "Bytter skole og vil ha én person å gå til.",
    "Jobb er det viktigste nå.",
)
DECLINED: Final = "Ingen ledig plass før over nyttår."
CALLED_OFF: Final = "Ungdommen vil vente."
