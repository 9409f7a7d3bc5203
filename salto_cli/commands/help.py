"""Help: one page for all of it, for a group, for a command, and for each topic."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from inspect import cleandoc
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from salto_cli.commands import MANIFEST, PARTS, Entry, Group, help_topics
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.help_page import Page, Section, laid_out
from salto_cli.commands.help_shared import SHARED
from salto_cli.errors import CannotWrite, Usage
from salto_cli.i18n import N_, _, language
from salto_cli.models.help import Help
from salto_cli.models.text import in_a_row
from salto_cli.names import called, canonical, in_language, spoken
from salto_cli.render.colour import columns, wanted

if TYPE_CHECKING:
    from salto_cli.commands.help_values import Spoken

SUMMARY = N_("Case management for SaLTo coordinators: consent first, every act in the log.")
START = ("salto demo", "salto init", "salto register", "salto log-contact", "salto today")
LEAST = 40  # columns; a terminal that says it has fewer gets lines of this many
# What is natural to read on: other commands, and topics.
ALSO: Mapping[str, tuple[str, ...]] = {
    "register": ("find", "open-case", "help people"),
    "find": ("show", "caseload", "help people"),
    "show": ("contacts", "consents", "family"),
    "log-contact": ("contacts", "retract", "help dates"),
    "task add": ("task list", "due", "help dates"),
    "due": ("task add", "today"),
    "today": ("due", "caseload"),
    "grant-consent": ("consents", "may-share", "help consent"),
    "withdraw-consent": ("told", "who-knows", "help consent"),
    "refuse-consent": ("consents", "help consent"),
    "may-share": ("share", "grant-consent", "help consent"),
    "share give": ("may-share", "who-knows"),
    "who-knows": ("share", "audit who-saw"),
    "backup create": ("backup verify", "schedule", "help backup"),
    "backup restore": ("backup list", "help backup"),
    "shell": ("unlock", "config"),
    "unlock": ("lock", "shell"),
    "settings": ("config",),
    "settings show": ("config",),
    "settings use": ("config",),
    "config": ("settings", "help environment"),
    "config list": ("settings", "help environment"),
    "config set": ("settings", "help environment"),
    "policy": ("settings", "help consent"),
    "doctor": ("backup verify", "audit verify"),
}


def help_(
    ctx: typer.Context,
    about: Annotated[
        list[str] | None,
        typer.Argument(metavar="COMMAND", help=_("A command or a topic; all of it if left out.")),
    ] = None,
) -> None:
    """Help with a command, or with a topic such as dates or exit-codes."""
    at = desk(ctx)
    words = [word for word in about or [] if word != "salto"]
    topic = help_topics.key(words[0]) if len(words) == 1 else None
    if topic:
        _show(at, topic, help_topics.page(at, topic))
    else:
        _show_about(at, words)


def _show_about(at: Desk, words: Sequence[str]) -> None:
    """Show the help of the command that ``words`` name, or of what has happened where they tell that."""
    from salto_cli.commands import help_when

    try:
        path = _path(words)
    except Usage:
        situations = help_when.meant(words)
        if not situations:
            raise
        title = f"salto {help_topics.called_topic('when')}"
        _show(at, "when", Page(title, (), tuple(help_when.sections(situations))))
    else:
        show(at, path)


def show(at: Desk, path: str) -> None:
    """Show the help of the command or group at an English ``path``; of all of it where that is empty."""
    _show(at, path, page(path))


def page(path: str) -> Page:
    """The help of the command or group at an English ``path``; of all of it where that is empty."""
    first, _space, second = path.partition(" ")
    if not first:
        return _root()
    entry = MANIFEST[first]
    if isinstance(entry, Group):
        return _command(path, entry.commands[second]) if second else _group(path, entry)
    return _command(path, entry)


def _show(at: Desk, about: str, shown: Page) -> None:
    if at.options.json:
        at.show(Help(about, laid_out(shown, LEAST * 2)))
        return
    try:
        at.world.stdout.write(laid_out(shown, _width(at), bold=_is_bold(at)))
        at.world.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        raise CannotWrite(
            _("the help could not be written out"), _("free some space, or send it somewhere else")
        ) from None


def _width(at: Desk) -> int:
    return max(columns(at.world.environ) or get_terminal_size().columns, LEAST)


def _is_bold(at: Desk) -> bool:
    """Whether headings are bold: where colours are wanted, and no one has it read aloud."""
    return wanted(at.world.stdout, at.world.environ, allowed=not (at.options.no_color or at.options.plain))


def _path(words: Sequence[str]) -> str:
    """The English path of the command that ``words`` name. Raises Usage where there is none."""
    path, known = "", dict[str, Entry | Group](MANIFEST)
    for word in words:
        name = canonical(word, path)
        if name not in known:
            raise _nothing_about(word, known, path)
        path, entry = f"{path} {name}".strip(), known[name]
        known = dict(entry.commands) if isinstance(entry, Group) else {}
    return path


def _nothing_about(word: str, known: Mapping[str, Entry | Group], within: str) -> Usage:
    from salto_cli.commands.meant import nearest

    near = [called(path) for path in nearest(word, known, within)]
    near += [] if within else help_topics.nearest(word)
    told = _("there is neither a command nor a topic of that name")
    if near:
        return Usage(told, _("did you mean {names}?").format(names=", ".join(dict.fromkeys(near))))
    return Usage(told, _("see: {command}").format(command="salto help"))


# --- pages ---------------------------------------------------------------------------------------------


def _root() -> Page:
    usage = (f"salto {_('COMMAND')} [{_('options')}]", f"{called('help')} {_('COMMAND')}")
    parts = [Section(_(heading), rows=tuple(_rows("", commands))) for heading, commands in PARTS.items()]
    return Page(
        f"salto – {_(SUMMARY)}",
        (),
        (
            Section(_("Usage"), lines=(usage[0], f"salto {usage[1]}")),
            Section(_("To begin with"), lines=tuple(spoken(each) for each in START)),
            *parts,
            Section(_("Topics"), rows=tuple(help_topics.rows())),
            Section(_("Options for every command, anywhere on the line"), rows=tuple(_shared())),
        ),
    )


def _group(path: str, group: Group) -> Page:
    name = called(path)
    alone = _("{name} alone is the same as {default}.").format(
        name=f"salto {name}", default=f"salto {called(f'{path} {group.alone or group.default}')}"
    )
    more = _("With a person or an option, but no other word, it is the same as {default}.").format(
        default=f"salto {called(f'{path} {group.default}')}"
    )
    return Page(
        f"salto {name} – {_(group.summary)}",
        (alone, more) if group.alone else (alone,),
        (
            Section(_("Usage"), lines=(f"salto {name} {_('COMMAND')} [{_('options')}]",)),
            Section(_("Commands"), rows=tuple(_rows(path, group.commands))),
            _examples(path),
            _also(path),
        ),
    )


def _command(path: str, entry: Entry) -> Page:
    from salto_cli.commands.help_values import spoken as in_words
    from salto_cli.commands.lazy import described, load

    function = getattr(import_module(f"salto_cli.commands.{entry.module}"), entry.function)
    summary, *more = _docstring(function.__doc__).split("\n\n")
    said = [in_words(entry, described(each)) for each in load(path, entry).params]
    given, options = (
        [each for each in said if not each.parameter.opts],
        [each for each in said if each.parameter.opts],
    )
    places = " ".join(each.called if each.needed else f"[{each.called}]" for each in given)
    usage = f"salto {called(path)} {places}".strip() + (f" [{_('options')}]" if options else "")
    return Page(
        f"salto {called(path)} – {spoken(summary)}",
        tuple(spoken(each) for each in more),
        (
            Section(_("Usage"), lines=(usage,)),
            _examples(path),
            Section(_("Arguments"), rows=tuple((each.called, _told(each)) for each in given)),
            Section(_("Options"), rows=tuple((each.called, _told(each)) for each in options)),
            _also(path),
        ),
    )


def _docstring(text: str | None) -> str:
    """A command's docstring in the chosen language, each paragraph on one line."""
    paragraphs = cleandoc(text or "").split("\n\n")
    return _("\n\n".join(each.replace("\n", " ") for each in paragraphs))


def _told(each: "Spoken") -> str:
    """What an option or argument is, the words it is one of, and whether it must be there."""
    told = [spoken(each.parameter.help)]
    if each.choices and not each.is_told:
        told.append(_("One of: {words}.").format(words=in_a_row(each.choices)))
    if each.parameter.usual and each.parameter.usual not in each.parameter.help:
        told.append(_("{value} if left out.").format(value=each.parameter.usual))
    if each.needed:
        told.append(_("Needed."))
    return " ".join(told)


def _rows(path: str, commands: Mapping[str, Entry | Group]) -> Iterator[tuple[str, str]]:
    for name, entry in commands.items():
        whole = f"{path} {name}".strip()
        yield called(whole).split(" ")[-1], spoken(_(entry.summary))


def _examples(path: str) -> Section:
    from salto_cli.commands import examples

    return Section(_("Examples"), lines=examples.said(path))


def _shared() -> Iterator[tuple[str, str]]:
    for each in SHARED:
        value = _(each.value) if each.value else ""
        yield f"{', '.join(each.names)} {value}".strip(), _(each.help)


def _also(path: str) -> Section:
    """The command's name in the other language, and what is natural to read on."""
    other = _other_name(path)
    text = (_("Also called: {name}").format(name=other),) if other else ()
    return Section(_("See also"), text, lines=tuple(_called(each) for each in ALSO.get(path, ())))


def _called(line: str) -> str:
    """A command, or ``help`` with a topic, as it is typed in the chosen language."""
    word, _space, topic = line.partition(" ")
    return f"salto {help_topics.called_topic(topic) if word == 'help' else called(line)}"


def _other_name(path: str) -> str:
    """What the command is called in the other language; empty where that is the same."""
    other = in_language(path, "nb" if language() == "en" else "en")
    return other if other != called(path) else ""
