"""What a task says: its first line is the task; the lines below it are for whoever does it.

They name people who are not in the store, so that no answer could clear them: nothing but the page of the
person reads them (``store.task.below``), and every other read of a task takes its first line alone.
"""


def title(column: str) -> str:
    """SQL for the first line of a task's text."""
    return f"substr({column}, 1, instr({column} || char(10), char(10)) - 1)"


def below(column: str) -> str:
    """SQL for the lines below the first; empty where there are none."""
    return f"substr({column}, instr({column} || char(10), char(10)) + 1)"
