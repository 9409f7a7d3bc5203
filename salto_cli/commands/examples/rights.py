"""Family, what someone has a right to, and what has gone wrong."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "who-knows": ("salto who-knows P-004P", "salto who-knows P-004P --out hvem-vet.pdf"),
    "link-sibling": (
        "salto link-sibling P-012N P-004P --sort step",
        "salto link-sibling P-004P P-024V --sort none",
    ),
    "link-guardian": (
        "salto link-guardian P-024V P-010J --sort foster --responsibility no",
        "salto link-guardian P-004P P-001H --sort parent --responsibility yes --roster-checked today "
        "--roster-source Folkeregisteret --change",
    ),
    "unlink": ("salto unlink P-004P P-003M", "salto unlink P-004P P-005R --kind sibling"),
    "family": (
        "salto family P-004P",
        "salto family P-001H",
    ),
    "merge": ("salto merge P-350K P-020M --dry-run", "salto merge P-350K P-020M"),
    "erase": (
        "salto erase P-013Q --ground withdrawn --dry-run",
        "salto erase P-013Q --ground withdrawn",
    ),
    "restrict": (
        "salto restrict P-004P --ground contested",
        "salto restrict P-004P --ground objection",
    ),
    "lift": (
        'salto lift P-004P --reason "opplysningene er rettet" --told',
        'salto lift P-004P --reason "innvendingen er avgjort" --told',
    ),
    "restricted": ("salto restricted",),
    "retention due": ("salto retention due",),
    "incident start": (
        "salto incident start theft",
        'salto incident start loss --known "today 07:30"',
    ),
    "incident show": ("salto incident show 1", "salto incident show 1 --list"),
    "incident list": ("salto incident list",),
    "incident done": (
        "salto incident done 1 1",
        "salto incident done 1 3",
    ),
    "incident note": (
        "salto incident note 1",
        "salto incident note 1 --note -",
    ),
    "incident draft": (
        "salto incident draft 1 --to melding.txt",
        "salto incident draft 1 --to utkast.txt",
    ),
    "incident close": (
        'salto incident close 1 --not-reported --reason "maskinen var kryptert og er funnet igjen" --anyway',
        'salto incident close 1 --reported --reason "Datatilsynet har svart" --anyway',
    ),
}
