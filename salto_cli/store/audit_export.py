"""What the log has about one person, with proof that each act stands in it, and nothing of the other acts.

The ids in a seal are hidden act by act (store/seal.py), so that an act can be shown as it was sealed: whoever
reads it sees that others were concerned and how many, and nothing that ties them to anyone or to another act.
"""

import hashlib
import json
from typing import Any

from salto_cli.errors import Damaged
from salto_cli.i18n import _
from salto_cli.store import audit, checkpoint, proof
from salto_cli.store import seal as seals
from salto_cli.store.act import Act
from salto_cli.store.fingerprint import fingerprint
from salto_cli.store.seal import ACT, HIDDEN_SINCE, SEALED, Outcome
from salto_cli.store.signature import SINCE, Signer, is_by, message, of_act

FORM = "salto audit export/2"


def written(act: Act, person: int, signer: Signer) -> tuple[bytes, int, int, str]:
    """The export about ``person`` up to the act before this one, signed by whoever makes it.

    Returns its bytes, how many acts it shows, the number of the last act of the log, and that act's code.
    """
    leaves = [
        bytes(row[0]) for row in act.all("SELECT seal FROM outcome WHERE act < ? ORDER BY act", act.number)
    ]
    numbers = [number for number in audit.about(act, person) if number < act.number]
    shown = [_shown(act, number, person, leaves) for number in numbers]
    head: dict[str, Any] = {
        "act": len(leaves),
        "seal": leaves[-1].hex(),
        "root": proof.root(leaves).hex(),
    }
    head |= {"sign_key": signer.public, "signature": signer.sign("tree/1", **head).hex()}
    operators = act.all("SELECT id, name, sign_key FROM operator WHERE id IN (SELECT operator FROM act)")
    content = {
        "form": FORM,
        "store": signer.store_id,
        "head": head,
        "person": {"id": person, "code": audit.codes(act, [person]).get(person)},
        "operators": [dict(zip(("id", "name", "sign_key"), each, strict=True)) for each in operators],
        "acts": shown,
    }
    # As it will be read again: what is signed is what whoever checks it has before them.
    content = json.loads(json.dumps(content, default=lambda each: {"hex": bytes(each).hex()}))
    content["signature"] = signer.sign("export/1", digest=_digest(content)).hex()
    text = json.dumps(content, sort_keys=True, indent=1)
    return text.encode("ascii") + b"\n", len(shown), len(leaves), checkpoint.code(leaves[-1].hex())


def head_of(content: bytes) -> tuple[int, bytes, str, bytes, bytes]:
    """Number and seal of the last act that an export knows of, once its proofs and signatures hold.

    Beside them the store it is of, what its head says and the signature over that: by whom, is for the caller
    to ask.

    Raises Damaged where anything in it was changed.
    """
    try:
        found = json.loads(content)
        head, store_id = found["head"], str(found["store"])
        said = {name: head[name] for name in ("act", "seal", "root")}
        signed = message("tree/1", store_id, **said)
        by = str(head["sign_key"])
        whole = message("export/1", store_id, digest=_digest(found))
        if (
            found["form"] == FORM
            and is_by(by, bytes.fromhex(head["signature"]), signed)
            and is_by(by, bytes.fromhex(found["signature"]), whole)
            and all(_is_proven(each, found) for each in found["acts"])
        ):
            return (
                int(head["act"]),
                bytes.fromhex(head["seal"]),
                store_id,
                signed,
                bytes.fromhex(head["signature"]),
            )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass  # not in form, which is told below as any other change is
    raise Damaged(_("the export is damaged or has been changed"), _("use another copy of it"))


def _digest(content: dict[str, Any]) -> str:
    """SHA-256, in hex, over all of an export but its own signature, as compact JSON with sorted keys."""
    left = {name: value for name, value in content.items() if name != "signature"}
    return hashlib.sha256(json.dumps(left, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _is_proven(shown: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether an act's own content makes its seal, its operator signed it, and its seal leads to the root."""
    seal, steps = bytes.fromhex(shown["seal"]), [bytes.fromhex(each) for each in shown["proof"]]
    number, head = int(shown["act"]), found["head"]
    if number != shown["head"][0] or not _is_as_sealed(shown, seal) or not _is_signed(shown, found):
        return False
    led = proof.led_to(seal, number - 1, int(head["act"]), steps)
    return led is not None and led.hex() == head["root"]


def _is_as_sealed(shown: dict[str, Any], seal: bytes) -> bool:
    """Whether head and reasons are those of the seal; before step 8 nothing of it is shown."""
    sealed = shown["sealed"]
    if sealed is None:
        return int(shown["head"][6]) < HIDDEN_SINCE and not shown["reasons"]
    promised = {each[0]: each[4] for each in sealed[3]["judgement"]}
    return (
        fingerprint(*sealed) == seal
        and sealed[2] == shown["head"]
        and all(
            promised.get(n) == {"hex": seals.commitment(bytes.fromhex(salt["hex"]), body).hex()}
            for n, salt, body in shown["reasons"]
        )
    )


def _is_signed(shown: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether whom the act names signed it; acts from before signatures have none."""
    if shown["signature"] is None:
        return int(shown["head"][6]) < SINCE
    keys = {each["id"]: str(each["sign_key"] or "") for each in found["operators"]}
    signed = of_act(str(found["store"]), int(shown["act"]), bytes.fromhex(shown["seal"]))
    return is_by(keys[shown["head"][2]], bytes.fromhex(shown["signature"]), signed)


def _shown(act: Act, number: int, person: int, leaves: list[bytes]) -> dict[str, Any]:
    """One act as it was sealed, its place in the log, and the reasons that are about ``person`` alone.

    Before step 8 ids stand open in the seal; of such an act only the head and the proof are shown.
    """
    (head,) = act.all(f"SELECT {ACT} FROM act WHERE id = ?", number)
    details = act.all(
        "SELECT d.n, d.salt, d.body FROM judgement_detail d JOIN judgement j ON j.act = d.act AND j.n = d.n "
        "WHERE d.act = ? AND j.persons = ? ORDER BY d.n",
        number,
        f"[{person}]",
    )
    signed = act.one("SELECT signature FROM signature WHERE act = ?", number)
    return {
        "act": number,
        "head": list(head),
        "sealed": _sealed(act, number, head, leaves) if head[6] >= HIDDEN_SINCE else None,
        "seal": leaves[number - 1].hex(),
        "signature": bytes(signed[0]).hex() if signed else None,
        "proof": [each.hex() for each in proof.path(leaves, number - 1)],
        "person_is": seals.hidden(number, person),
        "reasons": [list(each) for each in details] if head[6] >= HIDDEN_SINCE else [],
    }


def _sealed(act: Act, number: int, head: Any, leaves: list[bytes]) -> list[Any]:
    rows = {
        table: act.all(f"SELECT {names} FROM {table} WHERE act = ? ORDER BY {order}", number)
        for table, (names, order) in SEALED.items()
    }
    (ended,) = act.all("SELECT result, error FROM outcome WHERE act = ?", number)
    before = leaves[number - 2] if number > 1 else seals.FIRST
    return list(seals.sealed(head, rows, Outcome(*ended), before))
