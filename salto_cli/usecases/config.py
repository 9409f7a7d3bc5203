"""Reading and writing the settings file; it lies outside the store and holds nothing about anyone."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from salto_cli.errors import SaltoError, Unacceptable, Usage, WrongState
from salto_cli.i18n import _
from salto_cli.models.config import (
    BY_NAME,
    ENVIRONMENT,
    FILE,
    FOLDER,
    KEYS,
    LINE,
    USUAL,
    Config,
    Key,
    Standing,
    understood,
)

LARGEST = 100_000  # characters; a file of ours has a few lines


def read(path: Path) -> dict[str, Any] | None:
    """What stands in the file at ``path``; nothing where there is none, None where it is no TOML."""
    if not path.exists():
        return {}
    import tomllib

    try:
        with path.open(encoding="utf-8") as file:
            return tomllib.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):  # a TOML error and bytes that are no text are ValueErrors
        return None


def usable(found: Mapping[str, Any] | None, path: Path) -> tuple[dict[str, Any], list[str]]:
    """What of a file can be used, by name, and a line about each thing that cannot."""
    if found is None:
        told = _("the settings file cannot be read, and salto goes on without it: {path}")
        return {}, [told.format(path=path)]
    values: dict[str, Any] = {}
    troubles: list[str] = []
    for name, said in found.items():
        try:
            key = key_of(name)
            if key.kind == FOLDER and not isinstance(said, str):
                raise Unacceptable(
                    _("{field} is the path of a folder").format(field=name),
                    _('as in store = "/home/me/salto"'),
                )
            values[name] = understood(key, _as_said(said), name)
        except SaltoError as error:
            told = _("in the settings file: {what} ({how})")
            troubles.append(told.format(what=error.message, how=error.hint))
    return values, troubles


def key_of(name: str) -> Key:
    """The setting called ``name``. Raises Usage, with the nearest there is."""
    if name not in BY_NAME:
        near = get_close_matches(name.lower(), BY_NAME, 1)
        raise Usage(
            _("there is no such setting"),
            _("did you mean {names}?").format(names=near[0])
            if near
            else _("one of: {names}").format(names=", ".join(BY_NAME)),
        )
    return BY_NAME[name]


def heeded(environ: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """What of the environment can be used, by name, and a line about each thing that cannot."""
    values: dict[str, Any] = {}
    troubles: list[str] = []
    for key in KEYS:
        try:
            if said := environ.get(key.variable):
                values[key.name] = understood(key, said, key.variable)
        except Unacceptable as error:
            told = _("in the environment: {what} ({how})")
            troubles.append(told.format(what=error.message, how=error.hint))
    return values, troubles


def listed(environ: Mapping[str, str], line: Mapping[str, Any], path: Path | None) -> Config:
    """Every setting with its value and where that comes from; ``line`` is what the command line says.

    What cannot be used stands nowhere.
    """
    file = usable(read(path), path)[0] if path else {}
    said = heeded(environ)[0]
    return Config(
        tuple(_standing(key, line, said, file) for key in KEYS),
        str(path or ""),
        bool(path and path.exists()),
    )


def _standing(
    key: Key, line: Mapping[str, Any], environ: Mapping[str, Any], file: Mapping[str, Any]
) -> Standing:
    places = (
        (LINE, line.get(key.name)),
        (ENVIRONMENT, environ.get(key.name)),
        (FILE, file.get(key.name)),
    )
    source, value = next(
        ((source, said) for source, said in places if said not in {None, ""}), (USUAL, key.usual)
    )
    return Standing(key.name, _as_said(value), source, _(key.summary))


def change(path: Path, key: Key, said: str) -> None:
    """Set ``key`` in the file at ``path``; an empty text takes it out. The file is there whole, or as it was.

    Raises Unacceptable for a value that will not do, WrongState where the file that is there cannot be read,
    and CannotWrite. A remark in the file is not kept.
    """
    value = understood(key, said, key.name) if said else None
    found = read(path)
    if found is None:
        raise WrongState(
            _("the settings file cannot be read: {path}").format(path=path),
            _("mend it or move it away, and try again"),
        )
    if key.kind == FOLDER and value:
        value = str(Path(str(value)).absolute())  # it holds wherever one stands
    kept = {name: each for name, each in found.items() if name != key.name}
    _write(path, kept if value is None else {**kept, key.name: value})


def _write(path: Path, values: Mapping[str, Any]) -> None:
    import tomli_w

    from salto_cli.store.wholefile import cannot_write, write_whole

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as reason:
        raise cannot_write(reason) from reason
    write_whole(path, tomli_w.dumps(dict(values)).encode())


def _as_said(value: object) -> str:
    """A value of the file as one types it."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
