"""Runs the real agent by the clock of a test; ``tests.launch`` starts it in the agent's place."""

import os

from salto_cli.commands import keeper
from tests.stopwatch import follow

if __name__ == "__main__":
    follow(dict(os.environ))
    keeper.main()
