"""A date as it is written: 2026-12-02, 02.12.2026, 2.12., 021226, 2. desember, December 2."""

import re

from salto_cli.models.clock_said import MONTH

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
NUMERIC = re.compile(r"([0-9]{1,2})[./]\s?([0-9]{1,2})(?:[./\-\s]\s?([0-9]{4}|[0-9]{2}))?\.?")
TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")
SPOKEN = re.compile(r"([0-9]{1,2})\.?(?:st|nd|rd|th)? ([^\W\d]+)\.?(?:,? ([0-9]{4}))?")
MONTH_FIRST = re.compile(r"([^\W\d]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")


def plainly(text: str) -> str:
    """What was said, in one way; ``i-dag`` as commands are called is ``i dag``."""
    said = " ".join(text.casefold().split()).removeprefix("den ").removeprefix("på ").removeprefix("on ")
    return f"i {said[2:]}" if said.startswith("i-") else said


def as_written(said: str) -> tuple[int, int, str] | None:
    """Day, month and year as they were written; the year has four digits, two, or none."""
    if iso := ISO.fullmatch(said):
        return int(iso.group(3)), int(iso.group(2)), iso.group(1)
    if numbers := NUMERIC.fullmatch(said) or TOGETHER.fullmatch(said):
        return int(numbers.group(1)), int(numbers.group(2)), numbers.group(3) or ""
    for pattern, day, month in ((SPOKEN, 1, 2), (MONTH_FIRST, 2, 1)):
        found = pattern.fullmatch(said)
        if found and found.group(month) in MONTH:
            return int(found.group(day)), MONTH[found.group(month)] + 1, found.group(3) or ""
    return None
