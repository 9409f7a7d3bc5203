"""The numbers of the week: shown with their reasons, and chosen anew by a municipality."""

from pathlib import Path

from salto_cli.errors import NotFound, Unacceptable, WrongState
from salto_cli.i18n import _, language
from salto_cli.models.numbers import Changed, SettingsRead, SettingsUsed, Shown, ShowSettings, UseSettings
from salto_cli.models.settings import Setting, Settings, digest_of, shipped
from salto_cli.store import settings as chosen
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks, nothing
from salto_cli.usecases.settings import of


def text_of(path: Path) -> str:
    """What the file at ``path`` holds. Raises Unacceptable where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Unacceptable(
            _("the file cannot be read"), _("give the path of a readable text file in UTF-8")
        ) from None


@asks(nothing)
def show(act: Act, order: ShowSettings) -> SettingsRead:
    """The numbers, with unit, reason in the reader's language, limits and source. Raises NotFound."""
    wanted = (order.of or "").strip().casefold()
    found = [
        _shown(each)
        for name, each in of(act).of.items()
        if not wanted or name == wanted or name.startswith(f"{wanted}.")
    ]
    if not found:
        raise NotFound(_("there is no such number"), _("see them all with: salto settings show"))
    return SettingsRead(tuple(found), wanted or None)


def _shown(each: Setting) -> Shown:
    return Shown(
        each.name,
        each.value,
        each.unit,
        each.own or each.why.get(language(), each.why["en"]),
        each.source,
        each.least,
        each.most,
        bool(each.own),
        shipped().of[each.name].value if each.own else None,
    )


@asks(nothing)
def use(act: Act, order: UseSettings) -> SettingsUsed:
    """Put a municipality's own numbers in place, or the shipped ones back; every choice is kept.

    Raises Unacceptable for a file that is wrong anywhere, naming the line; then nothing changes.
    """
    before = _before(act)
    if order.text is None:
        chosen.put(act, "", None, {})
        return SettingsUsed(0, "", _changed(before, shipped()))
    from salto_cli.usecases.settings_file import read  # such a file is read once, the numbers every day

    said = read(order.text, shipped())
    digest = digest_of(order.text)
    chosen.put(act, digest, order.text, said)
    return SettingsUsed(len(said), digest, _changed(before, of(act)))


def _before(act: Act) -> Settings:
    """The numbers so far; the shipped ones where those in place do not fit: mending starts there."""
    try:
        return of(act)
    except WrongState:
        return shipped()


def _changed(before: Settings, after: Settings) -> tuple[Changed, ...]:
    return tuple(
        Changed(name, each.unit, before.of[name].value, each.value)
        for name, each in after.of.items()
        if each.value != before.of[name].value
    )
