"""Whether the newest backup is old, or none has been put back on trial for long."""

from datetime import datetime
from pathlib import Path

from salto_cli.models.today import NO_BACKUP, OLD_BACKUP, UNTRIED_BACKUP, Backup
from salto_cli.store import backup_age
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.usecases import settings

CREATE, DRILL = "salto backup create", "salto backup drill"


def amiss(act: Act, backups: Path) -> Backup | None:
    """What is amiss with the backups in a folder, by the numbers of the week; None where all is well.

    A backup is checked when it is made, so that its age says how long ago one was checked.
    """
    week, now = settings.of(act), datetime.fromisoformat(act.now)
    red_after = week.number("backup.verified_within")
    made = backup_age.newest(backups)
    if made is None:
        age = (now - datetime.fromisoformat(findings.begun(act))).days
        return Backup(NO_BACKUP, None, True, CREATE) if age >= red_after else None
    age = (now - made).days
    if age >= week.number("backup.within"):
        return Backup(OLD_BACKUP, age, age >= red_after, CREATE)
    tried = backup_age.tried(backups)
    ago = (now - tried).days if tried else None
    if ago is None or ago >= week.number("backup.tried_within"):
        return Backup(UNTRIED_BACKUP, ago, False, DRILL)
    return None
