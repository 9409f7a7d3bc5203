"""A key file from before a change of keys, put back past the program: nothing of ours moves it in place."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from salto_cli.errors import WrongPassphrase
from tests.fixtures import PASSPHRASE, Salto
from tests.usecases.test_key import OTHER, opened, secret, the_code, with_colleague

pytestmark = pytest.mark.opens_anew

__all__ = ["secret"]  # the fixture

OLD = "older than the last change of keys"
Secret = Callable[[str], str]


def _told(salto: Salto) -> bool:
    ran = salto("operator", "list")
    assert ran.code == 0, ran.err
    return OLD in ran.err.replace("\n", " ")


def _found(salto: Salto) -> list[str]:
    return [each["what"] for each in salto("audit", "verify", "--json").json["findings"]]


def _changed(salto: Salto, secret: Secret) -> bytes:
    """The bytes of the key file from before the passphrase was changed."""
    old = (salto.folder / "keys.json").read_bytes()
    salto.ok("operator", "passwd", "--new-passphrase-file", secret(OTHER))
    return old


def _plant(salto: Salto, content: bytes) -> None:
    """A list as one that was cut off leaves it, and the key file that it tells of."""
    digest = hashlib.sha256(content).hexdigest()
    (salto.folder / "keys.json.part").write_bytes(content)
    (salto.folder / f"publishing-{digest[:16]}").write_text(
        json.dumps([[str(salto.folder / "keys.json"), digest, "replaces"]]), encoding="ascii"
    )


def test_a_key_file_from_before_a_new_passphrase_is_told_until_the_store_has_a_new_key(
    salto: Salto, secret: Secret
) -> None:
    old = _changed(salto, secret)
    assert not _told(salto)
    (salto.folder / "keys.json").write_bytes(old)
    again = opened(salto, PASSPHRASE)
    assert _told(again)
    assert _found(again) == ["old_keys"]
    again.ok("rekey", "--yes")
    assert not _told(opened(salto, PASSPHRASE))
    assert _found(opened(salto, PASSPHRASE)) == []


def test_a_former_key_file_that_the_log_knows_is_not_moved_into_place(salto: Salto, secret: Secret) -> None:
    with_colleague(salto, secret)  # from here on the log knows each version
    old = _changed(salto, secret)
    newest = (salto.folder / "keys.json").read_bytes()
    _plant(salto, old)
    assert not _told(opened(salto, OTHER))
    assert (salto.folder / "keys.json").read_bytes() == newest
    assert not list(salto.folder.glob("publishing-*"))
    with pytest.raises(WrongPassphrase):
        opened(salto, PASSPHRASE)


def test_the_newest_key_file_still_comes_into_place_after_a_crash(salto: Salto, secret: Secret) -> None:
    old = _changed(salto, secret)
    newest = (salto.folder / "keys.json").read_bytes()
    (salto.folder / "keys.json").write_bytes(old)
    _plant(salto, newest)
    assert opened(salto, PASSPHRASE)("operator", "list").code == 12  # it was opened before it came
    assert (salto.folder / "keys.json").read_bytes() == newest
    assert not _told(opened(salto, OTHER))


def test_no_change_of_keys_is_taken_for_an_old_one(salto: Salto, secret: Secret) -> None:
    ola = with_colleague(salto, secret)
    assert not _told(ola)
    the_code(salto)
    assert not _told(salto)
    salto.ok("operator", "revoke", "Ola Outreach", "--yes")
    assert not _told(salto)
    salto.ok("operator", "add", "Per Without")
    assert not _told(salto)
    assert _found(salto) == []


def test_a_backup_is_told_of_nothing_once_it_is_restored(
    salto: Salto, secret: Secret, tmp_path: Path
) -> None:
    made = salto.ok("backup", "create")["folder"]
    _changed(salto, secret)
    salto.ok("backup", "restore", made, "--to", str(tmp_path / "restored"))
    assert not _told(opened(Salto(tmp_path / "restored", None, salto.now), PASSPHRASE))
