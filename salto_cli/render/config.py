"""How the settings of whoever works here are shown."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import N_, _
from salto_cli.models.config import (
    BY_NAME,
    ENVIRONMENT,
    FILE,
    LINE,
    SHELL,
    USUAL,
    Config,
    ConfigPath,
    Configured,
    Standing,
)
from salto_cli.names import spoken
from salto_cli.render.look import DOT, YES, heading, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown

SOURCE = {
    LINE: N_("from the command line"),
    SHELL: N_("as this shell was started"),
    ENVIRONMENT: N_("from {variable} in the environment"),
    FILE: N_("from your settings file"),
    USUAL: N_("as usual"),
}


@shown.register
def _config(result: Config) -> RenderableType:
    there = _("Your settings file: {path}") if result.there else _("There is no settings file yet: {path}")
    return stack(
        heading(_("How salto is set up for you")),
        text(""),
        pairs(row for each in result.settings for row in _rows(each)),
        text(""),
        quiet(there.format(path=result.path)) if result.path else None,
        quiet(spoken(_("Change one: salto config set lang en. The numbers of the week: salto settings."))),
    )


@shown.register
def _configured(result: Configured) -> RenderableType:
    one = pairs(_rows(result.setting))
    return stack(sign(YES, _("Saved in {path}").format(path=result.path)), one) if result.changed else one


@shown.register
def _path(result: ConfigPath) -> RenderableType:
    if result.there:
        return text(result.path)
    return stack(text(result.path), sign(DOT, spoken(_("No such file yet; salto config set makes it."))))


def _rows(each: Standing) -> Iterator[tuple[str, Text]]:
    source = _(SOURCE[each.source]).format(variable=BY_NAME[each.key].variable)
    said = {"": _("the machine’s own place"), "yes": _("yes"), "no": _("no")}.get(each.value, each.value)
    yield each.key, text(f"{said}  ({source})")
    yield "", quiet(each.summary)
