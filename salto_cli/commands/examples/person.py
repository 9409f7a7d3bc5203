"""The day's work with a person."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "init": (
        'salto init --operator "Siri Eksempel"',
        'salto init --operator "Siri Eksempel" --kdf low',
    ),
    "demo": ("salto demo", "salto demo --youths 12", "salto demo --store practice"),
    "shell": ("salto shell", "salto shell --idle 5m --for 2h"),
    "unlock": ("salto unlock", "salto unlock --for 1h --idle 15m", "salto unlock --status"),
    "lock": ("salto lock",),
    "register": (
        "salto register",
        "salto register --kin-of P-004P --as sibling --sort half",
        "salto register --kin-of P-004P --as guardian --sort parent --responsibility yes",
    ),
    "show": ("salto show P-004P", "salto show P-004P --json"),
    "find": ("salto find tveit", "salto find 08.08.2010", "salto find P-004P"),
    "log-contact": (
        "salto log-contact P-004P --kind talk --arena street --theme work",
        'salto log-contact P-004P --kind talk --theme work --next "ring UngJobb" --due friday',
        'salto log-contact P-004P --kind attempt --channel call --when "yesterday 19:30"',
        "salto log-contact P-012N P-013Q --kind planned --theme leisure --note -",
    ),
    "contacts": ("salto contacts P-004P", "salto contacts P-004P --since 01.10.2026"),
    "timeline": ("salto timeline P-004P", "salto timeline P-004P --since 01.10.2026"),
    "retract": (
        'salto retract K-014U --reason "feil person"',
        'salto retract K-014U --person P-004P --reason "var ikke der"',
    ),
    "import": (
        "salto import saksliste.csv --dry-run",
        "salto import saksliste.csv --basis child_welfare --purposes follow_up",
        "salto import --template saksliste.xlsx",
    ),
    "amend": (
        'salto amend K-014U --when "yesterday 14:00" --theme school',
        "salto amend K-014U --note -",
        'salto amend T-001F --text "ring UngJobb om intervjuet"',
    ),
    "undo": ("salto undo", "salto undo --dry-run", "salto undo --yes"),
    "task add": (
        'salto task add P-004P --text "ring UngJobb" --due friday --category work',
        'salto task add P-004P --kind court --due +14d --at 08:30 --deputy Karim --source "Oslo tingrett"',
        "salto task add P-004P --kind attend --due friday --every week --times 8 --deputy Karim "
        "--source Friomsorgen",
    ),
    "task list": ("salto task list --mine", "salto task list P-004P", "salto task list --due friday"),
    "task done": (
        'salto task done T-001F --outcome "var med hele dagen"',
        'salto task done T-640S --outcome missed --next "ny avtale på mandag"',
    ),
    "task confirm": (
        "salto task confirm T-640S --how call --understood yes",
        'salto task confirm T-640S --how meeting --understood yes --when "yesterday 14:00" --by Lise',
    ),
    "task move": (
        'salto task move T-640S --due +21d --at 09:00 --why "saken er utsatt" --source "Oslo tingrett"',
        'salto task move T-640S --due +14d --place "sal 3" --why "en annen sal"',
    ),
    "task verify": (
        'salto task verify T-640S --source "Oslo tingrett"',
        "salto task verify T-640S --source Tingretten --released",
    ),
    "task hand": ("salto task hand T-640S --to Jonas", "salto task hand T-640S --deputy Hawa"),
    "task stop-series": (
        'salto task stop-series T-640S --outcome called_off --remark "straffen er gjennomført"',
        'salto task stop-series T-640S --outcome taken_over --remark "friomsorgen følger opp"',
    ),
    "task card": (
        "salto task card P-004P --out kort.pdf",
        "salto task card P-004P --out card.pdf --language en",
    ),
    "task paper": ("salto task paper --out frister.pdf", "salto task paper --out frister.pdf --days 14"),
    "task calendar": (
        "salto task calendar --out frister.ics --mine",
        "salto task calendar --out frister.ics",
    ),
    "due": ("salto due", "salto due --mine --days 7", "salto due --lead Lise"),
    "siblings": ("salto siblings", "salto siblings --all --within 90d"),
    "sibling check": (
        "salto sibling check P-005R --asked guardian --outcome ok",
        "salto sibling check P-013Q --asked both --school worry --outcome watch --next +30d",
    ),
    "sibling trigger": (
        "salto sibling trigger P-005R --why concern",
        "salto sibling trigger P-005R --why school_change --by-day +60d",
    ),
    "warnings": ("salto warnings", "salto warnings P-004P --over", "salto warnings --all"),
    "warning add": (
        "salto warning add P-004P --danger to --kind threat --category crime --source subject "
        '--review +14d --text "møt ham på kontoret" --told yes --how meeting',
        "salto warning add P-004P --danger from --kind violence --category crime --source own "
        '--review +14d --text "kom to sammen" --told no --reason danger',
    ),
    "warning review": (
        'salto warning review W-001R --still --review +30d --why "ingen endring"',
        'salto warning review W-001R --over --why "konflikten er løst"',
    ),
    "warning told": (
        "salto warning told W-001R --how meeting",
        "salto warning told W-001R --no --reason danger",
    ),
    "promises": ("salto promises", "salto promises P-004P", "salto promises --all"),
    "promise add": (
        'salto promise add P-004P --text "spør om sommerjobb" --due friday --category work',
        'salto promise add P-004P --to P-001H --text "ring etter møtet" --due +3d --category family',
    ),
    "promise done": (
        "salto promise done T-640S --outcome kept --told call",
        "salto promise done T-640S --outcome moved --due +7d --told message",
    ),
    "promise told": (
        "salto promise told T-640S --how meeting",
        "salto promise told T-640S --how call",
    ),
    "wish": (
        'salto wish P-001H --about P-004P --category school --text "ro til lekser"',
        'salto wish P-001H --about P-004P --category family --text "vil vite når møtet er" --said yesterday',
    ),
    "caseload": (
        "salto caseload",
        "salto caseload --lead me --no-contact-for 14d",
        "salto caseload --age 12-15 --sort due",
        "salto caseload --consent-expiring 30d",
    ),
    "today": ("salto today", "salto today --all", "salto today --operator Lise"),
    "dashboard": ("salto dashboard", "salto dashboard --mask", "salto dashboard --idle 5m --for 2h"),
    "count": ("salto count", "salto count --json"),
    "export caseload": (
        "salto export caseload --out saker.csv",
        "salto export caseload --lead me --names --out saker.xlsx",
    ),
    "export tasks": (
        "salto export tasks --mine --out oppgaver.csv",
        "salto export tasks --closed --names --out oppgaver.xlsx",
    ),
    "export contacts": (
        "salto export contacts P-004P --out kontakter.csv",
        "salto export contacts P-004P --names --out kontakter.xlsx",
    ),
    "edit": (
        'salto edit P-004P --wish "jobb i helga" --category work',
        "salto edit P-004P --phone 99000123",
        'salto edit P-004P --unsafe-place "Grønland torg" --category identity',
        "salto edit P-004P --roster-checked today --roster-source Folkeregisteret",
    ),
    "open-case": (
        "salto open-case P-005R --basis child_welfare --purposes follow_up",
        "salto open-case P-005R --basis crime_prevention --reference 2026/1234 --purposes follow_up "
        "--lead Lise",
    ),
    "close-case": (
        "salto close-case P-004P --outcome goals_met",
        "salto close-case P-004P --outcome moved --deadlines-to Lise",
    ),
}
