"""Where the program starts. ``--version`` is answered before anything else is loaded."""

import sys


def main() -> None:
    """Run salto with the process's own arguments and end the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from salto_cli import __version__

        sys.stdout.write(f"salto {__version__}\n")
        return
    from salto_cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
