"""How the settings of whoever works here are shown."""

from rich.console import RenderableType

from salto_cli.i18n import N_, _
from salto_cli.models.config import (
    BY_NAME,
    ENVIRONMENT,
    FILE,
    LINE,
    USUAL,
    Config,
    ConfigPath,
    Configured,
    Standing,
)
from salto_cli.render.look import DOT, YES, heading, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown

SOURCE = {
    LINE: N_("from the command line"),
    ENVIRONMENT: N_("from {variable} in the environment"),
    FILE: N_("from your settings file"),
    USUAL: N_("as usual"),
}


@shown.register
def _config(result: Config) -> RenderableType:
    lines: list[RenderableType] = [heading(_("How salto is set up for you")), text("")]
    lines += [_setting(each) for each in result.settings]
    there = _("Your settings file: {path}") if result.there else _("There is no settings file yet: {path}")
    return stack(
        *lines,
        text(""),
        quiet(there.format(path=result.path)),
        quiet(_("Change one: salto config set lang en. The numbers of the week: salto settings.")),
    )


@shown.register
def _configured(result: Configured) -> RenderableType:
    one = _setting(result.setting)
    return stack(sign(YES, _("Saved in {path}").format(path=result.path)), one) if result.changed else one


@shown.register
def _path(result: ConfigPath) -> RenderableType:
    if result.there:
        return text(result.path)
    return stack(text(result.path), sign(DOT, _("No such file yet; salto config set makes it.")))


def _setting(each: Standing) -> RenderableType:
    source = _(SOURCE[each.source]).format(variable=BY_NAME[each.key].variable)
    said = {"": _("the machine’s own place"), "yes": _("yes"), "no": _("no")}.get(each.value, each.value)
    return stack(pairs([(f"{each.key:5}", f"{said}  ({source})")]), quiet(f"       {each.summary}"))
