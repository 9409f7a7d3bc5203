"""A program that works in a store under strace: so many acts, each acknowledged after it has returned.

It takes the store's folder, the file with its unwrapped keys, a file for receipts, how many acts, and
settings of the database to make worse than they are (``synchronous = OFF``), for the controls.
"""

import sys
from pathlib import Path

from tests.fixtures import Salto
from tests.launch_open import read
from tests.torture import stores
from tests.torture.workers import receipts_of


def main(folder: str, key: str, receipts: str, times: str, *settings: str) -> None:
    """Work, and end."""
    store = Salto(Path(folder), read(Path(key))).store()
    stores.set_badly(store, *settings)
    out = receipts_of(Path(receipts))
    for number in range(int(times)):
        stores.acknowledge(out, stores.act(store, number))
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
