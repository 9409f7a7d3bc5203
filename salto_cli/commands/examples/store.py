"""What stands behind: services, rules, numbers, the log, backups, colleagues and keys."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "service list": (
        "salto service list",
        "salto service list --sector school --age 16",
        "salto service list --stale",
    ),
    "service find": ("salto service find jobb", "salto service find klubb --age 14"),
    "service show": (
        "salto service show ungjobb",
        "salto service show riverside",
    ),
    "service add": (
        'salto service add --name "Leksekafeen" --sector frivillig --kind fritid --age-max 18',
        'salto service add --name "Fotballgruppa" --sector frivillig --kind fritid --district alna --private',
    ),
    "service verify": ("salto service verify ungjobb", "salto service verify ungjobb --contact 99000123"),
    "service import": (
        "salto service import tjenester.csv",
        'salto service import tjenester.csv --origin "Bydel Sagene"',
    ),
    "policy show": ("salto policy show", "salto policy show --in-place"),
    "policy test": ("salto policy test prøver.csv", "salto policy test prøver.csv --policy kommunen.toml"),
    "policy diff": ("salto policy diff kommunen.toml", "salto policy diff kommunen.toml --list"),
    "policy use": ("salto policy use kommunen.toml", "salto policy use --shipped"),
    "settings show": ("salto settings show board", "salto settings"),
    "settings use": ("salto settings use tall.toml", "salto settings use --shipped"),
    "audit log": (
        "salto audit log --since today",
        "salto audit log P-004P",
        "salto audit log --operator Lise --limit 20",
        "salto audit log --refused",
    ),
    "audit verify": ("salto audit verify", "salto audit verify --all"),
    "audit who-saw": (
        "salto audit who-saw P-004P",
        "salto audit who-saw P-001H",
    ),
    "audit report": ("salto audit report Siri", "salto audit report Siri --from 01.10.2026"),
    "audit review": ("salto audit review", "salto audit review --since 01.10.2026"),
    "audit export": (
        "salto audit export P-004P --out logg.json",
        "salto audit export P-001H --out logg-mor.json",
    ),
    "audit expire": ("salto audit expire",),
    "backup create": (
        "salto backup create",
        "salto backup create --to kopier --prune",
    ),
    "backup verify": ("salto backup verify", "salto backup verify --keyless"),
    "backup drill": (
        "salto backup drill",
        "salto backup drill --in kopier",
    ),
    "backup restore": (
        "salto backup restore 20261123T071500Z --to tilbake",
        "salto backup restore 20261123T071500Z --replace",
    ),
    "backup list": ("salto backup list", "salto backup list --in kopier"),
    "backup prune": ("salto backup prune --dry-run", "salto backup prune"),
    "schedule print": (
        "salto schedule print",
        "salto schedule print cron --at 23:30",
        "salto schedule print windows --to D:/kopier",
    ),
    "config list": (
        "salto config",
        "salto config list --json",
    ),
    "config get": (
        "salto config get lang",
        "salto config get idle",
    ),
    "config set": ("salto config set lang en", "salto config set lang -"),
    "config path": ("salto config path",),
    "help": ("salto help", "salto help log-contact", "salto help dates"),
    "completion": ("salto completion bash", "salto completion powershell"),
    "doctor": ("salto doctor", "salto doctor --json"),
    "operator list": ("salto operator list",),
    "operator add": (
        'salto operator add "Nora Eksempel" --role worker',
        'salto operator add "Nora Eksempel" --with-key',
    ),
    "operator role": (
        "salto operator role Lise worker",
        "salto operator role Lise coordinator",
    ),
    "operator passwd": (
        "salto operator passwd",
        "salto operator passwd --kdf low",
    ),
    "operator revoke": (
        "salto operator revoke Nora",
        'salto operator revoke "Nora Eksempel"',
    ),
    "operator key": ("salto operator key", "salto operator key --out mitt.card"),
    "operator know": (
        "salto operator know bjorn.card --fingerprint 123451234512345123451234512345 --service salto-alna",
        "salto operator know bjorn.card --fingerprint 123451234512345123451234512345 --service salto-alna "
        "--older",
    ),
    "operator known": ("salto operator known",),
    "operator forget": (
        'salto operator forget "Bjørn Mottaker"',
        "salto operator forget salto-sagene",
    ),
    "rekey": ("salto rekey", "salto rekey --recovery"),
    "recovery test": (
        "salto recovery test",
        "salto recovery test --code-file kode.txt",
    ),
}
