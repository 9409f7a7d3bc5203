"""When something that was unlocked locks itself."""

import pytest

from salto_cli.commands import watch
from salto_cli.commands.watch import ASLEEP, Watch


class Clock:
    """A clock that a test moves on."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(watch, "elapsed", made)
    return made


def watching(clock: Clock, idle: float = 60, limit: float = 300) -> Watch:
    return Watch(idle, limit, clock(), clock(), clock())


def pass_time(clock: Clock, made: Watch, seconds: int) -> None:
    for _second in range(seconds):
        clock.wait(1)
        assert made.look() is None


def test_it_ends_when_nobody_has_touched_it_for_so_long(clock: Clock) -> None:
    made = watching(clock)
    pass_time(clock, made, 59)
    clock.wait(1)
    assert made.look() == "idle"


def test_a_touch_begins_the_wait_anew_but_never_moves_the_limit(clock: Clock) -> None:
    made = watching(clock)
    for _time in range(5):
        pass_time(clock, made, 55)
        made.touch()
    pass_time(clock, made, 24)
    clock.wait(1)
    assert made.look() == "limit"


def test_a_machine_that_slept_ends_it_though_little_time_was_left_out(clock: Clock) -> None:
    made = watching(clock, idle=600, limit=3600)
    pass_time(clock, made, 3)
    clock.wait(ASLEEP + 1)
    assert made.look() == "slept"


def test_a_long_command_is_no_sleep(clock: Clock) -> None:
    made = watching(clock)
    clock.wait(50)
    made.resume()
    clock.wait(1)
    assert made.look() is None


def test_a_long_command_does_not_move_the_limit(clock: Clock) -> None:
    made = watching(clock)
    clock.wait(300)
    made.resume()
    assert made.look() == "limit"


def test_what_is_left_is_the_nearer_of_both_ends(clock: Clock) -> None:
    made = watching(clock, idle=60, limit=80)
    assert made.left == 60
    clock.wait(50)
    made.touch()
    assert made.left == 30
    clock.wait(100)
    assert made.left == 0
