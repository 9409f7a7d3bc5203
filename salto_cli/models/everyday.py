"""What people say for a word of a closed list where neither its letters nor its descriptions are near it.

Only said back as a question, never taken for an answer: so a word may stand for what it mostly means.
"""

from typing import Final

from salto_cli.models.word import plain

# By the keys that they may stand for, in whichever list one of these is.
_SAID: Final[dict[tuple[str, ...], str]] = {
    ("work", "job", "employment"): "jobb arbeid work employment job lønn praksis lærling",
    ("school",): "skole school education utdanning lærer elev studier",
    ("leisure",): "fritid leisure sport idrett trening training hobby fotball football",
    ("housing_economy", "housing"): "bolig housing home leilighet flat husleie rent hybel",
    ("housing_economy", "money"): "penger money økonomi economy gjeld debt",
    ("family",): "familie family foreldre parents søsken siblings",
    ("health", "physical_health", "health_help"): "helse health lege doctor sykdom illness sykehus hospital",
    ("health", "mental_health", "health_help"): "psykisk mental angst anxiety depresjon depression selvmord",
    ("substance", "substances"): "rus drugs alkohol alcohol narkotika hasj cannabis",
    ("crime", "police_contact"): "kriminalitet crime tyveri theft ran robbery anmeldelse",
    ("crime", "violence"): "vold violence slåssing fight kniv knife trusler threats",
    ("call",): "telefon phone telephone ringe ringte call called oppringning tlf",
    ("message",): "sms tekstmelding text snap snapchat whatsapp messenger meldinger messages",
    ("email",): "epost mail email",
    ("met", "meeting"): "møte meeting møttes personlig physical person face",
    ("online",): "video zoom teams nettmøte internett internet",
    ("visit", "home"): "hjemmebesøk besøkte visited hjemme home",
    ("street",): "gata gate street uteområde torget outside",
    ("guardian", "through_guardian"): (
        "mor far mamma pappa mother father mum mom dad parent parents forelder foreldre foreldrene verge"
    ),
    ("sibling",): "bror søster brother sister",
    ("subject",): "gutten jenta barnet ungdom kid child boy girl",
    ("planned", "talk"): "samtale conversation chat prat",
    ("crisis",): "akutt emergency urgent",
    ("court",): "retten rettssak trial tingretten",
    ("police",): "politi police lensmann",
    ("barnevern", "child_welfare", "barnevern_care"): "bvt barnevernstjenesten barneverntjenesten cps",
    ("loss",): "mistet lost borte glemt",
    ("theft",): "stjålet stolen innbrudd",
}
EVERYDAY: Final[dict[str, frozenset[str]]] = {
    word: frozenset(key for keys, said in _SAID.items() if word in map(plain, said.split()) for key in keys)
    for word in {plain(each) for said in _SAID.values() for each in said.split()}
}

UNSURE: Final = frozenset(
    map(
        plain,
        ("vet ikke", "jeg vet ikke", "usikker", "ukjent", "don't know", "do not know", "not sure", "unsure"),
    )
)


def is_unsure(typed: str) -> bool:
    """Whether what was typed says that whoever answers does not know."""
    return plain(typed) in UNSURE


def meant(typed: str) -> frozenset[str]:
    """The keys that what was typed may stand for, whole or by one of its words; none where it is unknown."""
    said = plain(typed)
    return EVERYDAY.get(said) or frozenset().union(*(EVERYDAY.get(each, ()) for each in said.split()))
