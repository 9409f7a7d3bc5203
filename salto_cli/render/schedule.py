"""A schedule as plain text that can be saved as it is: what it is for stands on standard error."""

from salto_cli.models.schedule import SYSTEMD, Schedule


def as_file(schedule: Schedule) -> str:
    """The files of a schedule as they are saved; several follow each other, each below a line with its path.

    The line is a comment in their own language.
    """
    if schedule.kind != SYSTEMD:
        return "".join(file.content for file in schedule.files)
    return "\n".join(f"# {file.place}/{file.name}\n{file.content}" for file in schedule.files)
