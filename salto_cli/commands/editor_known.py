"""Which editor a note is written in, and what is known of what it would keep of it.

Known ones are told to keep nothing, or refused where they cannot be told. Of any other nobody here knows what
it leaves: that is said, and asked about.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from typing import Final

from salto_cli.errors import Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _

VARIABLES: Final = ("SALTO_EDITOR", "VISUAL", "EDITOR")  # the first that is set

_NO_COPIES: Final = "set nobackup nowritebackup noswapfile noundofile"
_VIM: Final = ("-n", "-i", "NONE", "--cmd", _NO_COPIES, "-c", _NO_COPIES)
_VIMS: Final = ("vim", "nvim", "vim.basic", "vim.tiny", "vim.nox", "vim.gtk3")
# What each editor is told, so that nothing of the note stays with it.
TOLD: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(_VIMS, _VIM),
    "gvim": ("-f", *_VIM),  # else it goes to the background, and the note would be read before it is written
    "nano": ("--ignorercfiles",),  # its settings may ask for backups and a history of searches
    "pico": (),
    "emacs": (
        "--eval",
        "(setq make-backup-files nil auto-save-default nil create-lockfiles nil "
        "auto-save-list-file-prefix nil)",
    ),
    "notepad": (),
}
# What one of them keeps though it is told nothing, and how that is helped.
KEPT: Final = {
    "notepad": N_(
        "Notepad in Windows 11 remembers what stands in a tab: close the tab, and not the window alone."
    )
}
# These draw in the terminal itself, where salto sees that keys are pressed.
IN_TERMINAL: Final = frozenset({*_VIMS, "nano", "pico"})
# These keep copies of every file in the person's profile, and cannot be told not to from here.
KEEP_COPIES: Final = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor", "subl", "zed"})
# These start what follows them, which would not be told anything.
STARTERS: Final = frozenset(
    {"bash", "doas", "env", "ionice", "nice", "nohup", "sh", "sudo", "time", "timeout", "winpty", "xargs"}
)
_USUAL: Final = ("notepad",) if sys.platform == "win32" else ("nano", "vim", "vi")


@frozen
class Editor:
    """An editor: what it is called, and its own words with what it is told."""

    name: str
    words: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Whether it is known what it keeps of a file."""
        return self.name in TOLD


def chosen(environ: Mapping[str, str]) -> Editor:
    """The editor that the environment names, or the usual one. Raises Usage where none will do."""
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
    return Editor(name, (*words, *TOLD.get(name, ())))


def warn(editor: Editor, tell: Callable[[str], None], ask: Callable[[str], bool]) -> None:
    """Say what the editor may keep of a note; of one that is not known, ``ask`` whether it may be opened.

    Raises Usage for a no.
    """
    if editor.name in KEPT:
        tell(_(KEPT[editor.name]))
    if editor.is_known:
        return
    tell(
        _(
            "Salto does not know {editor}: it may keep copies of what you write, in backups or in a list of "
            "files, and salto cannot remove them."
        ).format(editor=editor.name)
    )
    if not ask(_("Write the note in {editor} all the same?").format(editor=editor.name)):
        raise Usage(
            _("{editor} was not opened").format(editor=editor.name),
            _("name another in SALTO_EDITOR, as in nano, or write it at the prompt"),
        )


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
