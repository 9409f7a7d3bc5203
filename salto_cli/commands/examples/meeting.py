"""The week: the board, the meeting, its sheets, and pictures of the work."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "board show": ("salto board", "salto board --names"),
    "board add": (
        'salto board add P-004P --reason deadline --until "har møtt i retten"',
        'salto board add P-012N --reason lost_contact --until "har svart på telefon" --agreed today',
    ),
    "board leave": (
        'salto board leave P-004P --outcome "har møtt i retten" --review +28d',
        'salto board leave P-004P --outcome "tas i egen gruppe" --review +28d --anyway "avtalt i teamet"',
    ),
    "board suggest": ("salto board suggest",),
    "board look": ("salto board look P-004P P-012N", "salto board look P-004P --outcome fine"),
    "board rotation": ("salto board rotation", "salto board rotation --mine"),
    "fleksiteam board": (
        "salto fleksiteam board",
        "salto fleksiteam board --names",
    ),
    "fleksiteam prepare": (
        "salto fleksiteam prepare --date thursday --services nav-ungdomsteam,ungjobb",
        "salto fleksiteam prepare --date thursday --services ungjobb --out dagsorden.pdf",
        "salto fleksiteam prepare --date thursday --services ungjobb --dry-run",
    ),
    "fleksiteam tell": (
        "salto fleksiteam tell P-004P --date thursday",
        "salto fleksiteam tell P-004P --date thursday --how met",
        "salto fleksiteam tell P-004P --date thursday --out til-deg.pdf",
    ),
    "fleksiteam pack": (
        "salto fleksiteam pack --date thursday --for riverside-ungdomshus --out ark",
        "salto fleksiteam pack --for riverside-ungdomshus --out ark --told P-004P",
    ),
    "fleksiteam run": (
        "salto fleksiteam run",
        "salto fleksiteam run --date today",
    ),
    "fleksiteam decide": (
        'salto fleksiteam decide P-004P --text "ring UngJobb" --due friday --owner Lise',
        'salto fleksiteam decide P-004P --text "meldes på kurs" --type measure --service ungjobb '
        "--category work",
    ),
    "fleksiteam undo": (
        "salto fleksiteam undo",
        "salto fleksiteam undo --date today",
    ),
    "fleksiteam attend": (
        'salto fleksiteam attend "Nora Klubbleder" --service riverside-ungdomshus',
        'salto fleksiteam attend "Nora Klubbleder" --service riverside-ungdomshus --leaves',
        "salto fleksiteam attend Lise --apology",
    ),
    "fleksiteam status": (
        "salto fleksiteam status B-001P done",
        'salto fleksiteam status B-001P blocked --why "venter på svar"',
    ),
    "fleksiteam case": (
        "salto fleksiteam case P-004P",
        "salto fleksiteam case P-004P --date today",
    ),
    "fleksiteam intake": (
        "salto fleksiteam intake advise",
        "salto fleksiteam intake report --date today",
    ),
    "fleksiteam close": (
        "salto fleksiteam close --all-left",
        "salto fleksiteam close --all-left --out referat.pdf",
    ),
    "fleksiteam minutes": (
        "salto fleksiteam minutes --date today",
        "salto fleksiteam minutes --date today --out referat.pdf",
    ),
    "fleksiteam list": ("salto fleksiteam list",),
    "fleksiteam show": ("salto fleksiteam show", "salto fleksiteam show today"),
    "sheets list": (
        "salto sheets",
        "salto sheets list --service riverside-ungdomshus",
        "salto sheets list --all",
    ),
    "sheets returned": (
        "salto sheets returned --service riverside-ungdomshus --shredded",
        "salto sheets returned --date today",
    ),
    "sheets unused": (
        "salto sheets unused --date today",
        "salto sheets unused --service riverside-ungdomshus",
    ),
    "sheets lost": (
        'salto sheets lost A-48213N --why "glemt på bussen"',
        'salto sheets lost A-48213N --why "lå ikke i bunken etter møtet"',
    ),
    "picture contact": ("salto picture contact P-004P", "salto picture contact P-004P --weeks 26"),
    "picture caseload": ("salto picture", "salto picture caseload --operator Lise"),
    "picture workload": ("salto picture workload", "salto picture workload --plain"),
}
