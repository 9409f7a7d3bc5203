"""The help topic that begins with what has happened: a colleague leaves, something is wrong."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from salto_cli.commands.help_page import Section
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models.text import fold

LEAST: Final = 4  # letters of a word that tells what someone is about
ENDING: Final = 2  # letters more than a word has here, as its ending: møte, møtet


@frozen
class Situation:
    """What has happened, other words for it, and the lines that help then; in English."""

    heading: str
    also: str
    lines: tuple[str, ...]


SITUATIONS: Final = (
    Situation(
        N_("You look for someone"),
        N_("search seek find who lookup"),
        ("find", "caseload", "show P-017Z"),
    ),
    Situation(
        N_("You have met someone, or tried to"),
        N_("note write log talk called conversation"),
        ("log-contact P-017Z", "contacts P-017Z"),
    ),
    Situation(
        N_("You have written something wrong"),
        N_("mistake error correct fix change typed name"),
        ("undo", "amend K-204A", "retract K-204A", "edit P-017Z"),
    ),
    Situation(
        N_("Something must be done by a day"),
        N_("remember deadline task court promise appointment"),
        ("task add P-017Z", "today", "due", "task done T-118D"),
    ),
    Situation(
        N_("You want to share, or a service asks"),
        N_("tell give information consent send"),
        ("may-share P-017Z", "grant-consent P-017Z", "share P-017Z"),
    ),
    Situation(
        N_("Someone says no, or takes back a yes"),
        N_("refuse withdraw regret consent"),
        ("refuse-consent P-017Z", "withdraw-consent C-031L", "told C-031L"),
    ),
    Situation(
        N_("The weekly meeting is coming"),
        N_("meeting board team sheets minutes agenda"),
        ("board", "fleksiteam prepare", "fleksiteam run", "fleksiteam close"),
    ),
    Situation(
        N_("A colleague leaves, or another takes over"),
        N_("quit holiday sick transfer handover"),
        ("handover plan P-017Z", "operator list", "operator revoke"),
    ),
    Situation(
        N_("A youth turns 18, changes school or moves"),
        N_("birthday released district aftercare move"),
        ("transition list", "transition start P-017Z"),
    ),
    Situation(
        N_("Someone asks what is held about them, or wants it gone"),
        N_("access copy delete erase privacy rights"),
        ("access-copy P-017Z", "who-knows P-017Z", "object P-017Z", "erase P-017Z"),
    ),
    Situation(
        N_("A machine is stolen, a sheet is lost, or someone has pried"),
        N_("breach incident theft virus stole laptop"),
        ("incident start", "sheets lost"),
    ),
    Situation(
        N_("You have forgotten your passphrase"),
        N_("password lost forgot code recovery login"),
        ("operator passwd", "rekey --recovery"),
    ),
    Situation(
        N_("You leave the machine, or others see the screen"),
        N_("home lock hide copy break"),
        ("lock", "caseload --mask", "backup create"),
    ),
)


def sections(situations: Sequence[Situation] = SITUATIONS) -> Iterator[Section]:
    """A section for each situation: what has happened, and what to type then."""
    from salto_cli.commands.help_topics import commands

    for each in situations:
        yield commands(_(each.heading), *each.lines)


def meant(words: Sequence[str]) -> list[Situation]:
    """The situations that most of ``words`` are about, in the chosen language; none where no word is."""
    said = [fold(word) for each in words for word in re.findall(r"\w+", each)]
    found = {each: sum(_is_about(word, _words(each)) for word in said) for each in SITUATIONS}
    most = max(found.values())
    telling = any(len(word) >= LEAST and _is_about(word, _words(each)) for word in said for each in found)
    return [each for each, count in found.items() if count == most] if telling else []


def _words(situation: Situation) -> list[str]:
    return re.findall(r"\w+", fold(f"{_(situation.heading)} {_(situation.also)}"))


def _is_about(said: str, words: Sequence[str]) -> bool:
    """Whether a word is one of ``words``, the beginning of one, or one with an ending of its own."""
    if len(said) < LEAST:
        return said in words
    endless = {said[: len(said) - ending] for ending in range(ENDING + 1)}
    return any(each.startswith(said) or (len(each) >= LEAST and each in endless) for each in words)
