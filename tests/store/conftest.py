"""The tests of the store itself: what is at stake is how it is opened, and so each line opens it anew."""

import pytest


@pytest.fixture
def between() -> None:
    """Nothing is kept from one line to the next."""
