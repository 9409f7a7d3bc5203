"""One hash for all that the log vouches for: SHA-256 over a value written down in one way only."""

import hashlib
import json


def fingerprint(kind: str, *values: object) -> bytes:
    """The 32-byte fingerprint of ``values``; ``kind`` names what it is of and in which form (``seal/1``).

    The form is compact JSON in ASCII with sorted keys, bytes as ``{"hex": …}`` (docs/format.md).
    """
    written = json.dumps([kind, *values], sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(written.encode("ascii")).digest()


def _plain(value: object) -> dict[str, str]:
    if isinstance(value, (bytes, memoryview)):
        return {"hex": bytes(value).hex()}
    raise TypeError(f"no written form for {type(value).__name__}")
