"""Where the program starts and ends. ``--version`` is answered before anything else is loaded."""

import sys

UNTIDY = (
    50_000  # objects made until Python looks for unused ones; it begins with 700, and a start makes 100,000
)


def main() -> None:
    """Run salto with the process's own arguments and end the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from salto_cli import __version__

        sys.stdout.write(f"salto {__version__}\n")
        return
    hurry()
    from salto_cli.app import run

    end(run(sys.argv[1:]))


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
