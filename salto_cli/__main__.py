"""Where the program starts and ends. ``--version`` is answered before anything else is loaded."""

import sys

# Objects kept until Python looks for unused ones. It begins with 700, next to all that a start makes is used,
# and a list of 10,000 persons has 80,000 more: to look through them takes 20 ms and finds nothing.
UNTIDY = 200_000


def main() -> None:
    """Run salto with the process's own arguments and end the process with its exit code."""
    if "--version" in sys.argv and _asks_version(sys.argv[1:]):
        from salto_cli import __version__

        sys.stdout.write(f"salto {__version__}\n")
        return
    hurry()
    from salto_cli.app import run

    end(run(sys.argv[1:]))


def _asks_version(words: list[str]) -> bool:
    """Whether a line asks for the version and nothing else; in which language does not change it."""
    left = [each for each in words if not each.startswith("--lang=")]
    if "--lang" in left:
        at = left.index("--lang")
        del left[at : at + 2]
    return left == ["--version"]


def hurry() -> None:
    """Let Python look for unused objects seldom: next to all that a start makes, stays."""
    import gc

    gc.set_threshold(UNTIDY)


def end(code: int) -> None:
    """End the process at once: what it has in memory the system takes back whole.

    Python would first take apart all that was loaded, for as long as it takes to open a store. Store and
    files are closed by then, and the streams are written out here; where one is gone, ``run`` has said so.
    """
    import os
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, it is broken, or closed
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
