"""The completion script for PowerShell. It is plain ASCII: its version 5.1 reads a file as ANSI text."""

from typing import Final

from salto_cli.commands.completion_words import Table, Vocabulary

HEAD: Final = """
Register-ArgumentCompleter -Native -CommandName salto -ScriptBlock {
    param($typed, $line, $cursor)
"""
OFFER: Final = """
    $path = ''
    $option = ''
    $alone = $false
    foreach ($element in ($line.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursor) { break }
        $word = $element.ToString()
        if ($option) {
            $option = ''
        } elseif ($word.StartsWith('-')) {
            if (" $($options[$path]) ".Contains(" $word= ")) { $option = $word }
        } elseif (-not $alone) {
            $found = $called["$path $word".Trim()]
            if ($found) { $path = $found } else { $alone = $true }
        }
    }
    if ($option) {
        $offer = $values["$path $option"]
        if (-not $offer) { $offer = $values["*$option"] }
        if ($offer -eq '/') { return }
    } elseif ($typed.StartsWith('-')) {
        $offer = $options[$path].Replace('=', '')
    } else {
        $offer = $places[$path]
        if (-not $alone) {
            foreach ($table in $own, $other, $bare) {
                if (" $($table[$path])".Contains(" $typed")) {
                    $offer = "$($table[$path]) $offer"
                    break
                }
            }
        }
    }
    foreach ($word in "$offer".Split(' ')) {
        if ($word -and $word.StartsWith($typed, 'OrdinalIgnoreCase')) {
            [System.Management.Automation.CompletionResult]::new($word)
        }
    }
}
"""


def powershell(known: Vocabulary) -> str:
    """The script for PowerShell, without its heading."""
    return "".join((HEAD, *(_hashtable(each) for each in known.tables()), OFFER))


def _hashtable(table: Table) -> str:
    rows = [
        f"        {_quoted(at)} = {_quoted(words)}" for words, ats in table.by_words().items() for at in ats
    ]
    return "\n".join((f"    ${table.name} = @{{  # {table.about}", *rows, "    }", ""))


def _quoted(text: str) -> str:
    """``text`` as a string in PowerShell, with its letters beyond ASCII by their numbers."""
    if text.isascii():
        return f"'{text}'"
    signs = (sign if sign.isascii() else f"$([char]0x{ord(sign):04X})" for sign in text)
    return f'"{"".join(signs)}"'
