"""What TAB offers in the system's own shells: a script that is printed. It installs nothing."""

from typing import Annotated

import typer

from salto_cli.commands import single
from salto_cli.commands.desk import desk
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models.completion import BASH, FISH, POWERSHELL, SHELLS, ZSH, Completion
from salto_cli.models.near import after_near, did_you_mean, near
from salto_cli.models.words import Word
from salto_cli.names import spoken


def completion(
    ctx: typer.Context,
    shell: Annotated[str | None, typer.Argument(help=_("bash, zsh, fish or powershell."))] = None,
) -> None:
    """Print what lets TAB complete commands in your shell; installs nothing.

    Commands in both languages, options, and the words of closed lists. Everything it offers stands in the
    script: TAB starts no salto, opens no store, and never names a person.
    """
    at = desk(ctx)
    known = _known(single.one_of(at, shell, _("Which shell"), _shells, "shell") if at.interactive else shell)
    made = Completion(known, _script(known))
    if at.options.json:
        at.show(made)
    else:
        at.world.stdout.write(made.script)


def _shells() -> list[Word]:
    return [Word(each, each, each) for each in SHELLS]


def _known(said: str | None) -> str:
    """The shell that is meant. Raises Usage where none is named, Unacceptable for one that is not known."""
    choose = _("choose among: {words}").format(words=", ".join(SHELLS))
    if not said:
        raise Usage(_("say for which shell"), choose)
    if said.casefold() not in SHELLS:
        meant = did_you_mean(near(said.casefold(), SHELLS))
        raise Unacceptable(_("there is no script for such a shell"), after_near(meant, choose))
    return said.casefold()


def _script(shell: str) -> str:
    from salto_cli.commands import completion_fish, completion_posix, completion_powershell
    from salto_cli.commands.completion_words import vocabulary

    write = {
        BASH: completion_posix.bash,
        ZSH: completion_posix.zsh,
        FISH: completion_fish.fish,
        POWERSHELL: completion_powershell.powershell,
    }
    heading = "".join(f"# {line}\n" for line in (_about(), *_use(shell)))
    return heading + write[shell](vocabulary())


def _about() -> str:
    return _("What TAB offers after salto. Print it again when salto has been updated.")


def _use(shell: str) -> tuple[str, ...]:
    """How one uses the script: what to type once, and where it is read at each start of the shell."""
    once = _("Once:")
    at_start = _("And in {file}:")
    lines = {
        BASH: ("salto completion bash > ~/.salto.bash", "~/.bashrc", ". ~/.salto.bash"),
        ZSH: (
            "salto completion zsh > ~/.salto.zsh",
            "~/.zshrc",
            "autoload -Uz compinit; compinit; . ~/.salto.zsh",
        ),
        FISH: ("salto completion fish > ~/.config/fish/completions/salto.fish", "", ""),
        POWERSHELL: (
            "salto completion powershell | Out-File -Encoding ascii ~/salto.ps1",
            "$PROFILE",
            ". ~/salto.ps1",
        ),
    }
    make, file, read = lines[shell]
    return (f"{once} {spoken(make)}", *((f"{at_start.format(file=file)} {read}",) if file else ()))
