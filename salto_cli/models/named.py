"""The least that says who someone is: every list and every result names its persons with it."""

from salto_cli.frozen import frozen
from salto_cli.i18n import _


@frozen
class Named:
    """The least that says who someone is: name, birth year, code."""

    code: str
    name: str
    born: str
    called: str | None = None

    @property
    def line(self) -> str:
        """As a person is named before a yes: ``Amina Yusuf, f. 2010, P-017Z``."""
        return _("{name}, b. {year}, {code}").format(name=self.name, year=self.born[:4], code=self.code)
