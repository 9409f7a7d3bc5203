"""The dashboard without a terminal: its keys pressed, and its screen read as text."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console

from salto_cli import i18n
from salto_cli.commands.dashboard_app import Dashboard
from salto_cli.commands.dashboard_reading import Reading
from salto_cli.commands.desk import Desk
from salto_cli.commands.options import Options
from salto_cli.commands.watch import Watch
from salto_cli.commands.world import World
from salto_cli.models.secret import Kept
from salto_cli.usecases import where
from salto_cli.usecases.opening import between_lines
from tests.fixtures import Salto

HOUR = 3600.0
WIDE = (120, 40)
FOR_EVERYTHING = 120.0  # seconds: what hangs is a failure, and no long wait
ENDS = ":ends"  # in place of a key: wait until it has ended by itself


@dataclass(frozen=True, slots=True)
class Seen:
    """The screens that followed each other, and why it ended (None while it has not)."""

    screens: tuple[str, ...]
    ended: str | None

    @property
    def screen(self) -> str:
        """The last one."""
        return self.screens[-1]


def reading(salto: Salto, *, mask: bool = False) -> Reading:
    """What the dashboard reads the store with."""
    assert salto.unlocked is not None
    moment = datetime.fromisoformat(salto.now)
    world = World(lambda: moment, environ={}, stderr=io.StringIO(), patience=0.2)
    options = Options(store=str(salto.folder), mask=mask)
    kept = Kept(where.mark(where.key_file(salto.folder)), salto.unlocked)
    return Reading(Desk(world, options, moment, lambda _line, _world: 0), kept, between_lines())


def dashboard(salto: Salto, watch: Watch | None = None, *, mask: bool = False) -> Dashboard:
    """The dashboard with everything read once, as the command starts it."""
    reads = reading(salto, mask=mask)
    return Dashboard(reads, reads.caseload(), reads.week(), watch or Watch(HOUR, HOUR))


def press(
    app: Dashboard, *steps: str | float | Callable[[], object], size: tuple[int, int] = WIDE, lang: str = "en"
) -> Seen:
    """Start it, press the keys one by one, and read the screen after each.

    A key of several letters after a colon, as in ``:amina``, is typed letter by letter. A number is so many
    seconds of waiting, ``ENDS`` as many as it takes; what can be called is called, as if something else had
    been done meanwhile.
    """

    async def pressing() -> list[str]:
        async with app.run_test(size=size) as pilot:
            screens = [text_of(app)]
            for step in steps:
                if step == ENDS:
                    while app.return_value is None:
                        await pilot.pause(0.02)
                elif isinstance(step, str):
                    await pilot.press(*(step[1:] if step.startswith(":") else [step]))
                elif callable(step):
                    step()
                await pilot.pause(step if isinstance(step, float) else None)
                screens.append(text_of(app))
            return screens

    with i18n.speaking(lang):
        screens = asyncio.run(asyncio.wait_for(pressing(), FOR_EVERYTHING))
    return Seen(tuple(screens), app.return_value)


def text_of(app: Dashboard) -> str:
    """The screen as it is seen, without colours and without what is empty at the ends of its lines."""
    width, height = app.size
    console = Console(width=width, height=height, file=io.StringIO(), record=True, _environ={})
    console.print(app.screen._compositor.render_update(full=True))  # as Textual's own screenshot does
    return "\n".join(line.rstrip() for line in console.export_text().split("\n")).rstrip() + "\n"
