"""Words about warnings of a danger."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
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
}
