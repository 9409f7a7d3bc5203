"""What was said of sharing, what may leave, and how a case changes hands."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "grant-consent": (
        "salto grant-consent P-004P --by subject --to nav-ungdomsteam --category work --form written "
        "--informed",
        "salto grant-consent P-004P --by guardian:P-001H --to nav-ungdomsteam --category work --form written "
        "--informed",
        "salto grant-consent P-004P --by subject --pair ungjobb:work --through +180d --form oral "
        "--noted-by Lise --informed",
    ),
    "consent form": (
        "salto consent form P-004P --to nav-ungdomsteam --category work --out skjema.pdf",
        "salto consent form P-004P --to ungjobb --to nav-ungdomsteam --out form.pdf --lang en",
    ),
    "refuse-consent": (
        "salto refuse-consent P-004P --by subject --to nav-ungdomsteam --category work",
        "salto refuse-consent P-004P --by guardian:P-002K --to nav-ungdomsteam",
    ),
    "withdraw-consent": (
        "salto withdraw-consent C-001B --channel call",
        "salto withdraw-consent C-001B --channel met --receipt kvittering.pdf",
    ),
    "told": (
        'salto told C-001B --to riverside-ungdomshus --channel call --answer "har makulert arket"',
        "salto told C-001B --to riverside-ungdomshus --channel letter --when today",
    ),
    "access-copy": (
        "salto access-copy P-004P --out innsyn.pdf",
        "salto access-copy P-001H --out innsyn-mor.pdf",
    ),
    "object": (
        'salto object P-004P --about K-014U --by subject --text "det var ikke slik"',
        'salto object P-004P --about 1 --by guardian --text "han er sjelden presis"',
    ),
    "heard": (
        'salto heard P-024V --by Lise --view "vil helst være med på møtet"',
        'salto heard P-024V --by Lise --view "vil bo hos mormor" --when yesterday',
    ),
    "consents": ("salto consents P-004P", "salto consents P-004P --all", "salto consents --expiring 30d"),
    "may-share": (
        "salto may-share P-004P --with riverside-ungdomshus --category leisure",
        "salto may-share P-004P",
        "salto may-share P-004P --with nav-ungdomsteam --on +30d",
        "salto may-share P-004P --with P-001H --category school",
    ),
    "share give": (
        "salto share P-004P --with riverside-ungdomshus --dry-run",
        "salto share P-004P --with riverside-ungdomshus --category leisure",
        "salto share P-004P --with riverside-ungdomshus --out deling.pdf",
    ),
    "share document": (
        "salto share document D-001N --consent impossible --told yes",
        "salto share document D-001N --consent unanswered --told yes",
    ),
    "handover plan": (
        'salto handover P-004P --to oppfolgingsteam-15-17 --why "ønsker tettere oppfølging" --dry-run',
        'salto handover P-004P --to oppfolgingsteam-15-17 --why "ønsker tettere oppfølging"',
        'salto handover P-004P --to Karim --type colleague --day +14d --why "Lise slutter"',
    ),
    "handover offer": (
        "salto handover offer H-005U --channel meeting",
        'salto handover offer H-005U --channel email --when "yesterday 14:30"',
    ),
    "handover accept": (
        'salto handover accept H-011P --by "Karim Eksempel" --channel meeting',
        'salto handover accept H-011P --by "Karim Eksempel" --channel call --reason "kjenner ham godt"',
    ),
    "handover decline": (
        'salto handover decline H-010M --by "Kari Mottaker" --channel call --reason "ingen ledig plass"',
        'salto handover decline H-010M --by "Kari Mottaker" --channel meeting --when yesterday '
        '--reason "kjenner familien"',
    ),
    "handover overlap": (
        "salto handover overlap H-003Q --through +14d",
        'salto handover overlap H-003Q --through +30d --reason "den nye er syk"',
    ),
    "handover confirm": (
        "salto handover confirm H-007Z --channel meeting",
        'salto handover confirm H-007Z --by "Kari Mottaker" --channel call',
    ),
    "handover verify": (
        'salto handover verify H-009D --with receiver --contact yes --by "Kari Mottaker" --channel call',
        'salto handover verify H-009D --with youth --contact no --by "Aman Tesfay" --channel meeting',
    ),
    "handover return": (
        'salto handover return H-003Q --reason "ingen kontakt på fire uker"',
        'salto handover return H-003Q --by "Kari Mottaker" --channel call --reason "ungdommen vil tilbake"',
    ),
    "handover close": (
        'salto handover close H-009D --reason "følges godt opp der"',
        'salto handover close H-009D --anyway --reason "er flyttet til en annen by"',
    ),
    "handover cancel": (
        'salto handover cancel H-005U --reason "ungdommen vil vente"',
        'salto handover cancel H-005U --channel call --when yesterday --reason "familien flytter ikke"',
    ),
    "handover check": (
        "salto handover check H-011P 1 --done",
        'salto handover check H-011P 2 --not-needed --why "kjenner hverandre fra før"',
        "salto handover check H-011P 3 --owner Karim --due friday",
    ),
    "handover consents": (
        "salto handover consents H-010M",
        "salto handover consents H-010M --draft skjemaer",
    ),
    "handover show": (
        "salto handover show H-001L",
        "salto handover show H-001L --mask",
    ),
    "handover list": ("salto handover list --open", "salto handover list"),
    "handover bundle": (
        "salto handover bundle H-011P --dry-run",
        "salto handover bundle H-011P --out sak.salto",
    ),
    "handover receive": (
        "salto handover receive sak.salto --dry-run",
        "salto handover receive sak.salto --basis child_welfare --purposes follow_up "
        "--as salto-koordinator-bydel-gamle-oslo --receipt kvittering.receipt",
    ),
    "transition list": ("salto transition list", "salto transition list --kind 18 --within 180d"),
    "transition start": (
        "salto transition start P-012N --kind 18",
        'salto transition start P-004P --kind school --day +90d --source "Etterstad vgs"',
    ),
    "transition show": (
        "salto transition show P-012N",
        "salto transition show P-012N --mask",
    ),
    "transition check": (
        "salto transition check P-012N 1 --done",
        'salto transition check P-012N 2 --not-needed --why "bor hjemme"',
        "salto transition check P-012N 3 --owner Karim --due friday",
    ),
    "transition date": (
        'salto transition date P-004P --day +60d --source "Etterstad vgs"',
        'salto transition date P-004P --kind school --day 20.08.2027 --source "Etterstad vgs"',
    ),
    "transition end": (
        'salto transition end P-012N --why "er fylt 18 og har ny kontakt"',
        'salto transition end P-012N --kind 18 --why "har flyttet til en annen by"',
    ),
    "transition consents": (
        "salto transition consents P-012N",
        "salto transition consents P-012N --draft skjemaer",
    ),
}
