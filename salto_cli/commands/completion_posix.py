"""The completion scripts for bash (3.2 and newer) and zsh: the same tables, each with its own last step."""

from collections.abc import Iterator
from typing import Final

from salto_cli.commands.completion_words import Table, Vocabulary

END: Final = ("    *) REPLY= ;;", "    esac", "}", "")

# What both do: follow the line from its first word, and find out what the cursor stands for. Each table is a
# function that sets REPLY, since bash 3.2, which macOS has, knows no other way to look something up.
FOLLOW: Final = """
_salto_follow() {  # the words before the cursor. Sets salto_path, salto_option, salto_alone
    local word
    salto_path= salto_option= salto_alone=
    for word in "$@"; do
        if [ "$word" = "=" ]; then continue; fi  # bash cuts --due=friday in three
        if [ -n "$salto_option" ]; then salto_option=; continue; fi
        case "$word" in
        -*)
            _salto_options "$salto_path"
            case " $REPLY " in *" $word= "*) salto_option=$word ;; esac
            ;;
        *)
            if [ -n "$salto_alone" ]; then continue; fi
            _salto_called "${salto_path:+$salto_path }$word"
            if [ -n "$REPLY" ]; then salto_path=$REPLY; else salto_alone=yes; fi
            ;;
        esac
    done
}

_salto_names() {  # a group, and the word at the cursor: the first language that has a name like that
    local table
    for table in own other bare; do
        "_salto_$table" "$1"
        case " $REPLY" in *" $2"*) return ;; esac
    done
}

_salto_offer() {  # the word at the cursor. Sets REPLY to what may stand there; / is a path
    local names
    if [ -n "$salto_option" ]; then _salto_values "$salto_path $salto_option"; return; fi
    case "$1" in -*) _salto_options "$salto_path"; REPLY=${REPLY//=/}; return ;; esac
    names=
    if [ -z "$salto_alone" ]; then _salto_names "$salto_path" "$1"; names=$REPLY; fi
    _salto_places "$salto_path"
    REPLY="$names${REPLY:+ $REPLY}"
}
"""
BASH: Final = """
_salto() {
    local salto_path salto_option salto_alone REPLY word=${COMP_WORDS[COMP_CWORD]}
    if [ "$word" = "=" ]; then word=; fi
    _salto_follow "${COMP_WORDS[@]:1:COMP_CWORD-1}"
    _salto_offer "$word"
    if [ "$REPLY" = / ]; then
        compopt -o filenames 2>/dev/null
        local IFS=$'\\n'
        COMPREPLY=($(compgen -f -- "$word"))
    else
        COMPREPLY=($(compgen -W "$REPLY" -- "$word"))
    fi
}
complete -F _salto salto
"""
ZSH: Final = """
_salto() {
    emulate -L zsh
    local salto_path salto_option salto_alone REPLY
    _salto_follow "${(@)words[2,CURRENT-1]}"
    _salto_offer "${words[CURRENT]}"
    if [ "$REPLY" = / ]; then _files; else compadd -- ${=REPLY}; fi
}
compdef _salto salto
"""


def bash(known: Vocabulary) -> str:
    """The script for bash, without its heading."""
    return "".join((*_tables(known), FOLLOW, BASH))


def zsh(known: Vocabulary) -> str:
    """The script for zsh, without its heading."""
    return "".join((*_tables(known), FOLLOW, ZSH))


def _tables(known: Vocabulary) -> Iterator[str]:
    for each in known.tables():
        yield "\n".join(
            (f"\n_salto_{each.name}() {{  # {each.about}", '    case "$1" in', *_cases(each), *END)
        )


def _cases(table: Table) -> Iterator[str]:
    for words, ats in table.by_words().items():
        patterns = "|".join(f"*'{at[1:]}'" if at.startswith("*") else f"'{at}'" for at in ats)
        yield f"    {patterns}) REPLY='{words}' ;;"
