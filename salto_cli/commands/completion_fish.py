"""The completion script for fish."""

from collections.abc import Iterator
from typing import Final

from salto_cli.commands.completion_words import Table, Vocabulary

OFFER: Final = """
function __salto_offer
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l path ''
    set -l option ''
    set -l alone ''
    set -e words[1]
    for word in $words
        if test -n "$option"
            set option ''
        else if string match -q -- '-*' $word
            if contains -- "$word=" (__salto_options $path)
                set option $word
            end
        else if test -z "$alone"
            set -l called (__salto_called (string trim -- "$path $word"))
            if test -n "$called"
                set path $called
            else
                set alone yes
            end
        end
    end
    if test -n "$option"
        set -l values (__salto_values "$path $option")
        if test "$values" = /
            __fish_complete_path $typed
        else if test -n "$values"
            printf '%s\\n' $values
        end
        return
    end
    if string match -q -- '-*' $typed
        string replace = '' -- (__salto_options $path)
        return
    end
    if test -z "$alone"
        for table in own other bare
            set -l names (__salto_$table $path)
            if string match -q -- "$typed*" $names
                printf '%s\n' $names
                break
            end
        end
    end
    __salto_places $path
end
complete -c salto -e
complete -c salto -f -a '(__salto_offer)'
"""


def fish(known: Vocabulary) -> str:
    """The script for fish, without its heading."""
    return "".join((*(_function(each) for each in known.tables()), OFFER))


def _function(table: Table) -> str:
    head = (f"\nfunction __salto_{table.name}  # {table.about}", '    switch "$argv[1]"')
    return "\n".join((*head, *_cases(table), "    end", "end", ""))


def _cases(table: Table) -> Iterator[str]:
    for words, ats in table.by_words().items():
        patterns = " ".join(f"'{at}'" for at in ats)
        yield f"        case {patterns}"
        apart = words if table.name == "called" else words.replace(" ", "' '")
        yield f"            printf '%s\\n' '{apart}'"
