"""What opens a store: key derivation and its bounds, the keys themselves. No secret shows in a repr."""

from dataclasses import field

from salto_cli.frozen import frozen


@frozen
class Kdf:
    """The cost of one guess at a passphrase: Argon2id's memory in KiB, passes over it, parallel lanes."""

    memory: int
    passes: int
    lanes: int


@frozen
class Limits:
    """What a key file may ask for: a floor against weakening, a ceiling against tying the machine up."""

    floor: Kdf
    ceiling: Kdf

    def allow(self, kdf: Kdf) -> bool:
        """Whether every cost of ``kdf`` lies between the floor's and the ceiling's, both included."""
        return (
            self.floor.memory <= kdf.memory <= self.ceiling.memory
            and self.floor.passes <= kdf.passes <= self.ceiling.passes
            and self.floor.lanes <= kdf.lanes <= self.ceiling.lanes
        )


MIB = 1024  # in KiB

# Four times the memory of RFC 9106's second recommendation; about 0.6 s, and it fits a machine of 4 GB.
DEFAULT_KDF = Kdf(memory=256 * MIB, passes=3, lanes=4)
LOW_KDF = Kdf(
    memory=64 * MIB, passes=3, lanes=4
)  # that recommendation itself, for a machine of little memory
LIMITS = Limits(floor=Kdf(64 * MIB, 3, 1), ceiling=Kdf(2048 * MIB, 16, 8))


@frozen
class EpochKey:
    """The database key of one epoch: 32 random bytes. A rotation begins the next epoch."""

    epoch: int
    key: bytes = field(repr=False)


@frozen
class Unlocked:
    """What an open slot gives: the store's id, the slot's id, the database keys, the signing key.

    ``keys`` has the newest epoch first; there is a second one only while a rotation is under way.
    ``signing_key`` is the 32-byte Ed25519 secret of the operator whose slot it is, and ``seal_secret`` the
    X25519 one: with it a program that runs on reads the next key when a colleague has exchanged this one.
    """

    store_id: str
    slot: str
    keys: tuple[EpochKey, ...] = field(repr=False)
    signing_key: bytes = field(repr=False)
    seal_secret: bytes = field(repr=False, default=b"")

    @property
    def epoch(self) -> int:
        """The newest epoch."""
        return self.keys[0].epoch

    @property
    def dbk(self) -> bytes:
        """The database key of the newest epoch, 32 bytes."""
        return self.keys[0].key


@frozen
class NewKeys:
    """A key file that has just been made: its bytes, what it opens, and the recovery code to show once."""

    content: bytes = field(repr=False)
    unlocked: Unlocked
    recovery_code: str = field(repr=False)
    recovery_slot: str


@frozen
class Key:
    """A slot of the key file as it may be told of: whose it is, and what it is known by.

    ``fingerprint`` is six groups of five digits over its public halves, to be read out and compared.
    """

    slot: str
    recovery: bool
    sign_key: str
    fingerprint: str
    kdf: Kdf


@frozen
class Kept:
    """Unlocked keys, and the mark of the key file that they were unlocked from."""

    mark: str
    unlocked: Unlocked = field(repr=False)
