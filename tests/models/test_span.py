"""Spans of time, as they are typed and as they are said."""

import pytest

from salto_cli.errors import Unacceptable
from salto_cli.models.span import seconds, spoken

HOUR = 3600


@pytest.mark.parametrize(
    ("said", "span"),
    [("30s", 30), ("10m", 600), ("10", 600), ("10 min", 600), ("1h", HOUR), (" 1T ", HOUR), ("2t", 2 * HOUR)],
)
def test_a_span_is_understood_in_both_languages(said: str, span: int) -> None:
    assert seconds(said, "--idle", 2 * HOUR) == span


@pytest.mark.parametrize(
    "said", ["", "m", "ten", "1.5h", "-5m", "10x", "1h30m", "٣m", "0", "0s", "121m", "9" * 9]
)
def test_what_is_no_span_or_too_long_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        seconds(said, "--idle", 2 * HOUR)
    assert refused.value.message.startswith("--idle ")
    assert "10m" in refused.value.hint


@pytest.mark.parametrize(
    ("span", "words"), [(1, "1 second"), (90, "90 seconds"), (600, "10 minutes"), (HOUR, "1 hour")]
)
def test_a_span_is_said_in_its_largest_whole_unit(span: int, words: str) -> None:
    assert spoken(span) == words
