"""Reading and writing the settings file; it lies outside the store and holds nothing about anyone."""

import os
import stat
from collections.abc import Collection, Mapping
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
    SHELL,
    USUAL,
    Config,
    Key,
    Standing,
    understood,
)

LARGEST = 100_000  # bytes; a file of ours has a few lines
MOST_BITS = 64  # of a number: Python turns no giant one into text


def is_there(path: Path) -> bool:
    """Whether something lies at ``path``, or may: what cannot be looked at may."""
    try:
        return path.exists()
    except OSError:
        return True


def read(path: Path) -> dict[str, Any] | None:
    """What stands in the file at ``path``; nothing where there is none, None where it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(_text(path))
    except (OSError, ValueError, RecursionError):  # a TOML error and bytes that are no text are ValueErrors
        return None


def _text(path: Path) -> str:
    """The text of the file at ``path``, "" where there is none. Raises OSError, ValueError."""
    from salto_cli.store.wholefile import read_small

    try:
        raw = read_small(Path(os.path.realpath(path)), LARGEST)  # a link of one's own may lead to it
    except (FileNotFoundError, NotADirectoryError):
        return ""
    if len(raw) > LARGEST:
        raise ValueError("too long")
    return raw.decode()


def usable(found: Mapping[str, Any] | None, path: Path) -> tuple[dict[str, Any], list[str]]:
    """What of a file can be used, by name, and a line about each thing that cannot."""
    if found is None:
        told = _("the settings file cannot be read, and salto goes on without it: {path}")
        return {}, [told.format(path=path)]
    values: dict[str, Any] = {}
    troubles: list[str] = []
    if found and _is_anyones(path):
        told = _("anyone on this machine can change the settings file (let it be yours: chmod 600 {path})")
        troubles.append(told.format(path=path))
    for name, said in found.items():
        try:
            key = key_of(name)
            if key.kind == FOLDER and not (isinstance(said, str) and said.isprintable()):
                raise Unacceptable(
                    _("{field} is the path of a folder").format(field=name),
                    _('as in store = "/home/me/salto"'),
                )
            values[name] = understood(key, _as_said(said), name)
        except SaltoError as error:
            told = _("in the settings file: {what} ({how})")
            troubles.append(told.format(what=error.message, how=error.hint))
    return values, troubles


def _is_anyones(path: Path) -> bool:
    """Whether others may write in it: it chooses the store, and whether names are shown."""
    try:
        return os.name == "posix" and bool(path.stat().st_mode & stat.S_IWOTH)
    except OSError:
        return False


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


def listed(
    environ: Mapping[str, str], line: Mapping[str, Any], path: Path | None, lent: Collection[str] = ()
) -> Config:
    """Every setting with its value and where that comes from; ``line`` is what the command line says, and
    ``lent`` names what stands in ``environ`` because the shell put it there.

    What cannot be used stands nowhere.
    """
    file = usable(read(path), path)[0] if path else {}
    said = heeded(environ)[0]
    started = {name: said.pop(name) for name in lent if name in said}
    return Config(
        tuple(_standing(key, line, started, said, file) for key in KEYS),
        str(path or ""),
        bool(path and is_there(path)),
    )


def _standing(
    key: Key,
    line: Mapping[str, Any],
    shell: Mapping[str, Any],
    environ: Mapping[str, Any],
    file: Mapping[str, Any],
) -> Standing:
    places = (
        (LINE, line.get(key.name)),
        (SHELL, shell.get(key.name)),
        (ENVIRONMENT, environ.get(key.name)),
        (FILE, file.get(key.name)),
    )
    source, value = next(
        ((source, said) for source, said in places if said not in {None, ""}), (USUAL, key.usual)
    )
    return Standing(key.name, _as_said(value), source, _(key.summary))


def change(path: Path, key: Key, said: str) -> None:
    """Set ``key`` in the file at ``path``; an empty text takes it out. The file is there whole, or as it was:
    what else stands in it, remarks too, is left alone.

    Raises Unacceptable for a value that will not do, WrongState where the file that is there cannot be read,
    and CannotWrite.
    """
    value = understood(key, said, key.name) if said else None
    if key.kind == FOLDER and value:
        value = str(Path(str(value)).absolute())  # it holds wherever one stands
    if read(path) is None:
        raise WrongState(
            _("the settings file cannot be read: {path}").format(path=path),
            _("mend it or move it away, and try again"),
        )
    _write(path, _with(_text(path), key.name, value))


def _with(text: str, name: str, value: str | bool | None) -> str:
    """A file's text with one setting changed, put in or, with None, taken out."""
    import tomlkit

    document = tomlkit.parse(text)
    if value is None:
        document.pop(name, None)
    else:
        document[name] = value
    return tomlkit.dumps(document)


def _write(path: Path, text: str) -> None:
    from salto_cli.store.wholefile import cannot_write, write_whole

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as reason:
        raise cannot_write(reason) from reason
    write_whole(path, text.encode())


def _as_said(value: object) -> str:
    """A value of the file as one types it; what nobody types, as a list or a giant number, is nothing."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() if value.bit_length() <= MOST_BITS:
            return str(value)
        case str():
            return value
    return ""
