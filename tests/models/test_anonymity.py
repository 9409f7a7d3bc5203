"""What tells who someone is, however it is written; and what tells nobody."""

import pytest

from salto_cli.models.anonymity import Traces, tells

BIRK = Traces(
    "Birk Ask Lund-Solheim", "2009-03-01", "+46701234567", "Store Ringvei 12 B, 0190 Oslo", "01830990018"
)
NOBODY = Traces("Birk", "2009-12-31", None, "B 2", None)


@pytest.mark.parametrize(
    "text",
    [
        "lunds sønn",
        "en SOLHEIM",
        "Solheim’s gutt",
        "ＳＯＬＨＥＩＭ",
        "tlf 070-123 45 67",
        "tlf +46 (0)70.123.45.67",
        "født 1.3.2009",
        "født 01-03-09",
        "født 3/1/2009",
        "født 2009.03.01",
        "kl. 12 den 01.03.2009",
        "født 1 MARS 09",
        "født 1.mar.2009",
        "født 20090301",
        "født 01032009",
        "født 090301",
        "fnr 01830990018",
        "fnr 018309-90018",
        "bor i store ringvei",
        "Store  Ringvei 12",
        "K-017P er notert",
        "c–018u er gitt",
    ],
)
def test_it_tells_who_it_is(text: str) -> None:
    assert tells(text, BIRK)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Birk er et tre",
        "ask og bjørk",
        "født i 2009",
        "1. mars skal vi møtes",
        "01.03.2010",
        "ring 112",
        "en stor ringvei",
        "Ringvei 12",
        "45 67",
        "B-747A",
        "12 gutter på 3 år, 2009 kroner",
        "i mars 2009",
    ],
)
def test_it_tells_nothing(text: str) -> None:
    assert not tells(text, BIRK)
    assert not tells(text, NOBODY)


def test_a_short_street_says_too_little() -> None:
    assert not tells("Vi møtes i rom B 2", NOBODY)
