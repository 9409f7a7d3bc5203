"""The topics that help knows beside the commands: their names in both languages, and their pages."""

from collections.abc import Callable, Iterator
from typing import Final

from salto_cli.commands import MANIFEST, Group
from salto_cli.commands.desk import Desk
from salto_cli.commands.help_page import Page, Section
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _, language
from salto_cli.models.text import fold
from salto_cli.names import called, spoken


@frozen
class Topic:
    """A topic: its bokmål name, what it is about in one line, and what makes its page."""

    bokmaal: str
    summary: str
    made: Callable[[Desk], tuple[tuple[str, ...], tuple[Section, ...]]]


def key(word: str) -> str | None:
    """The English name of the topic that ``word`` names in either language, or None."""
    said = fold(word).replace("-", "")
    known = {fold(name).replace("-", ""): name for name in TOPICS}
    known |= {fold(topic.bokmaal).replace("-", ""): name for name, topic in TOPICS.items()}
    return known.get(said)


def nearest(word: str) -> list[str]:
    """The topics that ``word`` may have been meant as, by their names in the chosen language."""
    from difflib import get_close_matches

    known = {fold(name): each for each, topic in TOPICS.items() for name in (each, topic.bokmaal)}
    return [_name(known[near]) for near in get_close_matches(fold(word), known, 2, 0.65)]


def rows() -> Iterator[tuple[str, str]]:
    """How each topic's help is asked for, and what it is about."""
    for name, topic in TOPICS.items():
        yield called_topic(name), _(topic.summary)


def names() -> Iterator[str]:
    """Each topic, as it is called in the chosen language."""
    return (_name(each) for each in TOPICS)


def called_topic(name: str) -> str:
    """How one asks for the topic with the English ``name``, as it is typed in the chosen language."""
    return f"{called('help')} {_name(name)}"


def page(at: Desk, name: str) -> Page:
    """The page of the topic with the English ``name``."""
    topic = TOPICS[name]
    text, sections = topic.made(at)
    return Page(
        f"salto {called_topic(name)} – {_(topic.summary)}",
        tuple(spoken(each) for each in text),
        sections,
    )


def _name(name: str) -> str:
    return name if language() == "en" else TOPICS[name].bokmaal


# --- pages ---------------------------------------------------------------------------------------------


def commands(heading: str, *lines: str) -> Section:
    """Commands, as one types them in the chosen language, with what the manifest says that each does."""
    return Section(heading, rows=tuple((spoken(f"salto {line}"), _summary(line)) for line in lines))


def _summary(line: str) -> str:
    word, *rest = line.split()
    found = MANIFEST[word]
    if isinstance(found, Group):
        name = rest[0] if rest and rest[0] in found.commands else found.alone or found.default
        return spoken(_(found.commands[name].summary if name else found.summary))
    return spoken(_(found.summary))


def _when(_at: Desk) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    from salto_cli.commands import help_when

    return (), tuple(help_when.sections())


def _dates(at: Desk) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    from salto_cli.commands import help_dates

    return help_dates.text(), tuple(help_dates.sections(at.now))


def _codes(_at: Desk) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    from salto_cli.commands import help_codes

    return help_codes.text(), tuple(help_codes.sections())


def _environment(at: Desk) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    from salto_cli.commands import help_environment

    return help_environment.text(), tuple(help_environment.sections(at.world.config_file))


def _backup(_at: Desk) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    text = (
        _(
            "A backup is a copy of the store as it is on the disk: encrypted, and opened with the same "
            "passphrase or the recovery code. Making one needs no passphrase, so the machine can do it at "
            "night."
        ),
        _(
            "A copy that nobody has tried is a hope. Check that it would restore, and keep one on another "
            "disk."
        ),
        _(
            "Keep the recovery code on paper, away from the machine: without code and passphrase nobody "
            "opens the copy."
        ),
    )
    rows = (
        f"backup create --to {_('FOLDER')}",
        "backup verify",
        "backup list",
        "backup restore",
        "schedule print",
        "recovery test",
    )
    return text, (commands(_("Commands"), *rows),)


def _consent(_at: Desk) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    text = (
        _(
            "What nobody has said yes to is a no. A consent says who agrees, about whom, to which "
            "services, to which kinds of information, for what purpose and for how long."
        ),
        _(
            "Before anything leaves, salto asks the rules for each person, recipient and kind of "
            "information. The answer is yes, no, or what is lacking and who could say it; a no tells you "
            "what to do next."
        ),
        _(
            "A consent that is withdrawn stops at once, and salto lists who must be told. What was granted "
            "stays in the history; a withdrawn consent does not come back, and can only be given anew."
        ),
    )
    rows = (
        "may-share P-017Z --with nav-alna",
        "grant-consent P-017Z",
        "refuse-consent P-017Z",
        "withdraw-consent C-031L",
        "consents P-017Z",
        "who-knows P-017Z",
        "policy show",
    )
    return text, (commands(_("Commands"), *rows),)


def _people(_at: Desk) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    text = (
        _(
            "Everyone has a code, such as P-017Z. The last letter is a check: a code that was mistyped is "
            "refused, and does not hit another child."
        ),
        _(
            "In a terminal the number alone will do (17), or a name. Where several have that name you "
            "choose among them, and see who it is before anything happens. In a script the code must be "
            "whole."
        ),
        _(
            "What you type on a command line stays in the machine's history. Write codes there, and let "
            "names and notes wait for the questions; or type in the shell, which remembers nothing."
        ),
    )
    rows = (
        "find",
        "caseload",
        "show 17",
        "register",
        "shell",
    )
    return text, (commands(_("Commands"), *rows),)


TOPICS: Final[dict[str, Topic]] = {
    "when": Topic(
        "når", N_("What to type when something happens: a colleague leaves, something is wrong."), _when
    ),
    "dates": Topic("datoer", N_("Days: how they can be written, and what each means today."), _dates),
    "exit-codes": Topic("sluttkoder", N_("What the number that a command ends with means."), _codes),
    "environment": Topic("miljø", N_("Which variables salto reads, and the settings file."), _environment),
    "backup": Topic("sikkerhetskopi", N_("How backups are made, checked and put back."), _backup),
    "consent": Topic(
        "samtykke", N_("How consent works here, from the question to the withdrawal."), _consent
    ),
    "people": Topic("personer", N_("How a person is named, and how to type no name."), _people),
}
