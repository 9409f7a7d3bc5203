"""A program that writes act after act until it is killed, for the tests of copies.

It takes the store's folder, its id, the key in hex, a file for receipts and the first act's number; each
act's number goes into that file only after COMMIT has returned. With a sixth argument it writes one act
of many pages instead, stops in the middle of it, says so in the file and waits to be killed.
"""

import sys
import time
from pathlib import Path

from salto_cli.store.cipher import open_database
from salto_cli.store.place import Place
from tests.store.small import write_act

PATIENCE = 120.0  # seconds for the lock of the other, who never rests


def main(folder: str, store_id: str, key: str, receipts: str, first: str, *halfway: str) -> None:
    """Write, for ever."""
    place = Place(Path(folder))
    connection = open_database(place.database, bytes.fromhex(key), patience=PATIENCE)
    with Path(receipts).open("a", encoding="ascii") as receipt:
        if halfway:
            connection.execute("PRAGMA cache_size = 5")  # so that pages spill into the file before COMMIT
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE item SET filling = randomblob(900)")
            for n in range(200):
                connection.execute("INSERT INTO item VALUES (?, ?, randomblob(900))", (int(first), n))
            receipt.write("halfway\n")
            receipt.flush()
            time.sleep(600)
        act = int(first)
        while True:
            write_act(place, store_id, connection.execute, act)
            receipt.write(f"{act}\n")
            receipt.flush()
            act += 2
            time.sleep(0.002 * (act % 2))  # one of two never rests


if __name__ == "__main__":
    main(*sys.argv[1:])
