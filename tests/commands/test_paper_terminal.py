"""Papers in a terminal: a password for each, shown last, and where they lie."""

import re
from pathlib import Path

from pypdf import PdfReader

from tests.fixtures import Salto
from tests.meeting import NAV, grant, know, youth
from tests.terminal import ENTER, ended, terminal

SECRET = re.compile(r"The password for (\S+), shown only now:\s+(.+?)\s*$", re.MULTILINE)


def opens(file: Path, password: str) -> bool:
    """Whether the password opens the file."""
    return bool(PdfReader(file).decrypt(password))


def test_the_receipt_and_each_letter_have_passwords_of_their_own_shown_last(
    salto: Salto, tmp_path: Path
) -> None:
    """What opens the youth's receipt is no key to what a service was told."""
    person = youth(salto, "Ola Eksempel", "Ola")
    said = grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", strength="presis")
    salto.ok("share", person, "--with", NAV)
    receipt, folder = tmp_path / "kvittering.pdf", tmp_path / "brev"
    asked = terminal(
        salto, "withdraw-consent", said, "--channel", "sms", "--yes",
        "--receipt", str(receipt), "--out", str(folder),
    )  # fmt: skip
    code, screen = ended(asked)
    assert code == 0, screen
    found = {name: secret.strip() for name, secret in SECRET.findall(screen)}
    letter = folder / f"{said}-{NAV}.pdf"
    assert set(found) == {receipt.name, letter.name}
    assert opens(receipt, found[receipt.name])
    assert opens(letter, found[letter.name])
    assert not opens(letter, found[receipt.name])
    assert screen.index("Withdrawn:") < screen.index("Written:") < screen.index("shown only now")


def test_on_a_narrow_screen_a_password_is_told_in_whole_words(salto: Salto, tmp_path: Path) -> None:
    """What cannot be shown again is not broken in two in the middle of a word."""
    person, page = youth(salto, "Ola Eksempel"), tmp_path / "hvem-vet-hva-om-deg-24.pdf"
    asked = terminal(salto, "who-knows", person, "--yes", "--out", str(page), columns=40)
    lines = [line.rstrip() for line in ended(asked)[1].splitlines()]
    told = lines[lines.index("The password for") :]
    assert told[1:3] == [f"{page.name}, shown only", "now:"]
    assert opens(page, told[3].strip())


def test_a_page_that_was_written_is_told_and_not_proposed_again(salto: Salto, tmp_path: Path) -> None:
    """Nobody is left to wonder whether the file was made."""
    person = youth(salto, "Ola Eksempel")
    page = tmp_path / "hvem-vet.pdf"
    code, screen = ended(terminal(salto, "who-knows", person, "--yes", "--out", str(page)))
    assert code == 0, screen
    assert page.is_file()
    assert "Written:" in screen
    assert "On paper:" not in screen


def test_the_messages_go_into_a_folder_and_one_that_is_named_as_a_file_is_refused(
    salto: Salto, tmp_path: Path
) -> None:
    """Else a folder with the name of a PDF would lie there."""
    person = youth(salto, "Ola Eksempel")
    said = grant(salto, person, [NAV], ["work"])
    ran = salto("withdraw-consent", said, "--out", str(tmp_path / "brev.pdf"))
    assert "--out is the folder for the messages" in ran.err
    assert list(tmp_path.glob("*.pdf")) == []
    assert salto("may-share", person, "--with", NAV, "--category", "work").code == 0


def test_what_goes_is_shown_before_it_is_given_and_a_no_gives_nothing(salto: Salto) -> None:
    """Nobody gives something out by pressing Enter once."""
    person = youth(salto, "Ola Eksempel", "Ola")
    grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", strength="presis")
    asked = terminal(salto, "share", person, "--with", NAV)
    asked.expect("presis")
    asked.expect("Give this?")
    asked.send("n" + ENTER)
    assert ended(asked)[0] == 130
    assert salto.ok("who-knows", person)["disclosures"] == []
    asked = terminal(salto, "share", person, "--with", NAV)
    asked.expect("Give this?")
    asked.send("y" + ENTER)
    assert ended(asked)[0] == 0
    assert len(salto.ok("who-knows", person)["disclosures"]) == 1
