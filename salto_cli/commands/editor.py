"""A note in the person's own editor: only on request, in a file that reaches no disk where it can be helped.

A prompt leaves nothing anywhere. An editor needs a file, and would like to keep copies of its own: those that
are known are told not to, and the file's folder is removed with whatever lies in it, whatever happens.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Final

from salto_cli.commands import beside, signals
from salto_cli.commands.editor_known import IN_TERMINAL, Editor, chosen, warn
from salto_cli.commands.foreground import STOPPED, Foreground
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _, plural
from salto_cli.models.text import MAX_READ
from salto_cli.usecases import scratch

PATIENCE: Final = 3.0  # seconds that an editor has to end in order


def compose(
    environ: Mapping[str, str], tell: Callable[[str], None], ask: Callable[[str], bool], text: str = ""
) -> str:
    """The text as it stands when the editor is closed; it begins with ``text``.

    ``ask`` puts a yes-or-no question. Raises Usage where there is no editor that will do, Unacceptable where
    it fails or its file is no text.
    """
    editor = chosen(environ)
    warn(editor, tell, ask)
    _tell_of_the_lock(editor, tell)
    _sweep(environ, tell)
    with nullcontext() if signals.are_heeded() else signals.heeded(signals.interrupt):
        place = scratch.make(environ)
        try:
            if not place.in_memory:
                tell(_("While you write, the note lies in a file on the disk; it is removed afterwards."))
            place.file.write_text(text, encoding="utf-8")
            _run([*editor.words, str(place.file)], place.folder, environ)
            return _read(place.file)
        finally:
            place.remove()


def _tell_of_the_lock(editor: Editor, tell: Callable[[str], None]) -> None:
    """In the shell: that it locks here too, and what becomes of the note then."""
    if not beside.watchers:
        return
    tell(_("The shell locks here too: the editor is closed then, and nothing of the note is kept."))
    if editor.name not in IN_TERMINAL:
        tell(_("Keys in a window of its own are not seen: close the editor before you leave your place."))


def _sweep(environ: Mapping[str, str], tell: Callable[[str], None]) -> None:
    swept = scratch.sweep(environ)
    if swept:
        tell(
            plural(
                "{n} note that was left when salto was stopped has been removed; it was not saved.",
                "{n} notes that were left when salto was stopped have been removed; they were not saved.",
                swept,
            )
        )


def _run(words: Sequence[str], folder: Path, environ: Mapping[str, str]) -> None:
    """Run the editor in the terminal; its temporary files lie beside the note. Raises Unacceptable."""
    passed_on = {name: said for name, said in environ.items() if not name.startswith("SALTO_")}
    before = beside.Restored()
    try:
        running = Foreground.begun(words, {**passed_on, "TMPDIR": str(folder)}, _screen(), PATIENCE)
    except OSError:
        raise Usage(_("the editor cannot be started"), _("name another in SALTO_EDITOR")) from None
    try:
        with running:  # it would go on with a file that is gone
            code = _ended(running)
    except BaseException:
        before.restore()
        raise
    if code:
        raise Unacceptable(
            _("the editor ended with an error, and nothing of the note was kept"),
            _("write it at the prompt, without --editor"),
        )


def _ended(running: Foreground) -> int:
    """Wait until the editor is closed; its exit code.

    Raises KeyboardInterrupt where the shell locks, and where the editor was stopped by Ctrl-C.
    """
    beside.resume()
    while (code := running.wait()) is None:
        if beside.must_end():
            raise KeyboardInterrupt
    if code in STOPPED:
        raise KeyboardInterrupt
    return code


def _screen() -> IO[str] | None:
    """Where the editor draws: a result that goes into a file must not have it."""
    return None if sys.stdout.isatty() else sys.stderr


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
        if len(raw) <= MAX_READ:
            return raw.decode("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        raise Unacceptable(
            _("what the editor wrote cannot be read"), _("save it as UTF-8 text, under the name it had")
        ) from None
    raise Unacceptable(_("what the editor wrote is too long"), _("shorten it"))
