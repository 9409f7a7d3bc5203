"""Commands about the settings file of whoever works here. They need neither a store nor a passphrase."""

from pathlib import Path
from typing import Annotated, Any

import typer

from salto_cli.commands import single
from salto_cli.commands.desk import Desk, at_home, desk
from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.config import BY_NAME, FOLDER, KEYS, Config, ConfigPath, Configured, Key, Standing
from salto_cli.models.words import Word
from salto_cli.usecases import config

Name = Annotated[str | None, typer.Argument(metavar="NAME", help=_("Which setting, as in lang."))]


def list_(ctx: typer.Context) -> None:
    """List how salto is set up for you on this machine, and where each value comes from."""
    at = desk(ctx)
    for trouble in config.heeded(at.world.environ)[1]:
        at.say(trouble)
    at.show(_all(at))


def get(
    ctx: typer.Context,
    name: Name = None,
) -> None:
    """Show one setting, and where its value comes from."""
    at = desk(ctx)
    at.show(Configured(_one(at, _key(at, name)), str(at.world.config_file or ""), changed=False))


def set_(
    ctx: typer.Context,
    name: Name = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help=_("What it is to be; - takes it out again."))
    ] = None,
) -> None:
    """Change one setting in your settings file.

    The file is yours, on this machine, and holds no secret. An option on the line and a SALTO_ variable in
    the environment come before it. The numbers of the week, such as how many places the board has, are
    something else: they stand in the store; see: salto settings.
    """
    at = desk(ctx)
    key = _key(at, name)
    typed = single.text(at, value, _(key.summary).rstrip("."), "value")
    config.change(_file(at), key, _typed(key, typed))
    at.show(Configured(_one(at, key), str(_file(at)), changed=True))


def path(ctx: typer.Context) -> None:
    """Say where your settings file is."""
    at = desk(ctx)
    at.show(ConfigPath(str(_file(at)), config.is_there(_file(at))))


def _key(at: Desk, name: str | None) -> Key:
    """The setting that is meant. Raises Usage."""
    return config.key_of(single.one_of(at, name, _("Which setting"), _settings, "name"))


def _settings() -> list[Word]:
    shown = [(key.name, f"{key.name} – {_(key.summary)}") for key in KEYS]
    return [Word(name, told, told, (name,)) for name, told in shown]


def _typed(key: Key, value: str) -> str:
    if value.strip() in {"", "-"}:
        return ""
    return str(at_home(value)) if key.kind == FOLDER else value


def _all(at: Desk) -> Config:
    return config.listed(at.world.environ, _on_line(at), at.world.config_file, at.world.lent)


def _one(at: Desk, key: Key) -> Standing:
    return next(each for each in _all(at).settings if each.key == key.name)


def _on_line(at: Desk) -> dict[str, Any]:
    """What the command line itself says, by setting."""
    said = {name: getattr(at.options, name) for name in at.options.on_line if name in BY_NAME}
    return said | ({"color": False} if "no_color" in at.options.on_line else {})


def _file(at: Desk) -> Path:
    if at.world.config_file is None:
        raise WrongState(
            _("nothing says where your home folder is, so there is no place for a settings file"),
            _("set HOME, or on Windows LOCALAPPDATA"),
        )
    return at.world.config_file
