"""A picture of the dashboard on a store, as SVG that fetches nothing from anywhere."""

import asyncio
import re
from contextlib import closing
from typing import Final

from salto_cli import i18n
from salto_cli.commands.dashboard_app import Dashboard
from salto_cli.commands.dashboard_reading import Reading
from salto_cli.commands.desk import Desk
from salto_cli.commands.watch import Watch

# Rich has its fonts fetched from a network, and says where it comes from itself.
FROM_ELSEWHERE: Final = re.compile(r"@font-face\s*\{.*?\}|<!--.*?-->", re.DOTALL)
LONG: Final = 3600.0  # seconds: it is not to lock itself while it is drawn


def picture(at: Desk, *pressed: str, columns: int = 120, lines: int = 36, lang: str = "nb") -> str:
    """The dashboard of the desk's store as SVG, after these keys have been pressed (``enter``, ``j``).

    Reading it is reading: the acts stand in the log of that store. Raises NoStore, WrongPassphrase …
    """

    async def drawn(app: Dashboard) -> str:
        async with app.run_test(size=(columns, lines)) as pilot:
            for key in pressed:
                await pilot.press(key)
                await pilot.pause()
            return app.export_screenshot(title="salto")

    with i18n.speaking(lang), closing(Reading.opened(at)) as reading:
        app = Dashboard(reading, reading.caseload(), reading.week(), Watch(LONG, LONG))
        return FROM_ELSEWHERE.sub("", asyncio.run(drawn(app)))
