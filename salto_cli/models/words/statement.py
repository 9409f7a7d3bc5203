"""Words about what was said of sharing, and how something was given."""

from salto_cli.models.word import Word

WORDS: dict[str, tuple[Word, ...]] = {
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
    "objection": (
        Word("subject", "ungdommens merknad", "the youth's remark", ("ungdommen", "youth", "selv")),
        Word("guardian", "foresattes merknad", "a guardian's remark", ("foresatt",)),
    ),
    "opposed": (
        Word("subject", "ungdommen er uenig i dette; spør oss", "the youth disagrees with this; ask us"),
        Word("guardian", "en foresatt er uenig i dette; spør oss", "a guardian disagrees with this; ask us"),
    ),
    "means": (
        Word("sheet", "ark", "sheet"),
        Word("file", "kryptert fil", "encrypted file"),
        Word("shown", "gitt direkte", "given directly"),
        Word("access_copy", "kopi av alt", "copy of everything"),
    ),
    "consent_sought": (
        Word("refused", "spurt, sa nei", "asked, said no", ("nei", "no")),
        Word("unanswered", "spurt, fikk ikke svar", "asked, no answer", ("ikke svar",)),
        Word("impossible", "ikke mulig å spørre i tide", "not possible to ask in time", ("umulig",)),
        Word("unsafe", "å spørre ville økt faren", "asking would have raised the danger", ("utrygt",)),
        Word("not_needed", "loven krever ikke at man spør", "the law does not ask for it", ("ikke krav",)),
    ),
}
