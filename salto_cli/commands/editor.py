"""A note in the person's own editor: only on request, in a file that reaches no disk where it can be helped.

A prompt leaves nothing anywhere. An editor needs a file, and would like to keep copies of its own: those that
are known are told not to, and the file's folder is removed with whatever lies in it, whatever happens.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from threading import current_thread, main_thread
from typing import IO, Final

from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _, plural
from salto_cli.models.text import MAX_READ
from salto_cli.usecases import scratch

VARIABLES: Final = ("SALTO_EDITOR", "VISUAL", "EDITOR")  # the first that is set

_NO_COPIES: Final = "set nobackup nowritebackup noswapfile noundofile"
_VIM: Final = ("-n", "-i", "NONE", "--cmd", _NO_COPIES, "-c", _NO_COPIES)
# What each editor is told, so that nothing of the note stays with it.
TOLD: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("vim", "nvim", "gvim", "vim.basic", "vim.tiny", "vim.nox", "vim.gtk3"), _VIM),
    "nano": ("--ignorercfiles",),  # its settings may ask for backups and a history of searches
    "pico": (),
    "emacs": (
        "--eval",
        "(setq make-backup-files nil auto-save-default nil create-lockfiles nil "
        "auto-save-list-file-prefix nil)",
    ),
    "notepad": (),
}
# These keep copies of every file in the person's profile, and cannot be told not to from here.
KEEP_COPIES: Final = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor", "subl", "zed"})
# These start what follows them, which would not be told anything.
STARTERS: Final = frozenset(
    {"bash", "doas", "env", "ionice", "nice", "nohup", "sh", "sudo", "time", "timeout", "winpty", "xargs"}
)
_USUAL: Final = ("notepad",) if sys.platform == "win32" else ("nano", "vim", "vi")


def compose(environ: Mapping[str, str], tell: Callable[[str], None], text: str = "") -> str:
    """The text as it stands when the editor is closed; it begins with ``text``.

    Raises Usage where there is no editor that will do, Unacceptable where it fails or its file is no text.
    """
    words = editor(environ)
    swept = scratch.sweep(environ)
    if swept:
        tell(
            plural(
                "{n} note that was left when salto was stopped has been removed; it was not saved.",
                "{n} notes that were left when salto was stopped have been removed; they were not saved.",
                swept,
            )
        )
    with _alarmed():
        place = scratch.make(environ)
        try:
            if not place.in_memory:
                tell(_("While you write, the note lies in a file on the disk; it is removed afterwards."))
            place.file.write_text(text, encoding="utf-8")
            _run([*words, str(place.file)], place.folder, environ)
            return _read(place.file)
        finally:
            place.remove()


def editor(environ: Mapping[str, str]) -> list[str]:
    """The editor's own words, with what it is told. Raises Usage where there is none that will do."""
    said = next((environ[name] for name in VARIABLES if environ.get(name, "").strip()), None)
    words = _split(said) if said else [next((each for each in _USUAL if shutil.which(each)), "")]
    if not words or not words[0] or not shutil.which(words[0]):
        raise Usage(
            _("there is no editor to be found"), _("name one in SALTO_EDITOR, or write it at the prompt")
        )
    name = _name(words[0])
    if name in STARTERS:
        raise Usage(
            _("{editor} starts another program, and which cannot be told").format(editor=name),
            _("name the editor itself in SALTO_EDITOR, as in nano, or write it at the prompt"),
        )
    if name in KEEP_COPIES:
        raise Usage(
            _("{editor} keeps copies of its own of every file").format(editor=name),
            _("name another in SALTO_EDITOR, as in nano, or write it at the prompt"),
        )
    return [*words, *TOLD.get(name, ())]


def _split(said: str) -> list[str]:
    try:
        return shlex.split(said, posix=os.name == "posix")
    except ValueError:
        return []  # a quotation mark that is never closed names no editor


def _name(word: str) -> str:
    """What the editor is: ``vi`` and ``editor`` are most often names of another program."""
    found = shutil.which(word) or word
    names = [PurePath(each).name.casefold().removesuffix(".exe").removesuffix(".cmd") for each in
             (found, str(Path(found).resolve()))]  # fmt: skip
    return next((each for each in names if each in TOLD or each in KEEP_COPIES or each in STARTERS), names[0])


def _run(words: Sequence[str], folder: Path, environ: Mapping[str, str]) -> None:
    """Run the editor in the terminal; its temporary files lie beside the note. Raises Unacceptable."""
    passed_on = {name: said for name, said in environ.items() if not name.startswith("SALTO_")}
    try:
        running = subprocess.Popen(words, env={**passed_on, "TMPDIR": str(folder)}, stdout=_screen())
    except OSError:
        raise Usage(_("the editor cannot be started"), _("name another in SALTO_EDITOR")) from None
    try:
        code = running.wait()
    except BaseException:
        running.terminate()  # it would go on with a file that is gone
        running.wait()
        raise
    if code:
        raise Unacceptable(
            _("the editor ended with an error, and nothing of the note was kept"),
            _("write it at the prompt, without --editor"),
        )


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


@contextmanager
def _alarmed() -> Iterator[None]:
    """Let a signal that ends the program end it in order: what was written is removed first."""
    if current_thread() is not main_thread():  # only the main one may say what a signal does
        yield
        return
    wanted = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {each: signal.signal(each, _stop) for each in wanted}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
