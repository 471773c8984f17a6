"""Where things are and who we say we are: from environment variables, with defaults for a checkout.

========================  =====================================================  ==========================
variable                  meaning                                                default
========================  =====================================================  ==========================
``KLIMA_DATA``            folder with registry, reference tables and database    ``data/`` of the checkout
``KLIMA_DB``              the database file                                      ``$KLIMA_DATA/klima.db``
``KLIMA_ARCHIVE``         folder for raw responses (WARC)                        ``$KLIMA_DATA/archive``
``KLIMA_CONTACT``         address or page that the User-Agent names              the project's page
========================  =====================================================  ==========================
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from klimakalender import __version__
from klimakalender.errors import ConfigurationError

CHECKOUT = Path(__file__).resolve().parent.parent
PROJECT_PAGE = "https://github.com/klimakalender/klimakalender"


@dataclass(frozen=True, slots=True)
class Config:
    """Resolved locations and the crawler's contact."""

    data: Path
    db: Path
    archive: Path
    contact: str

    @property
    def user_agent(self) -> str:
        """The User-Agent: a name that robots.txt can address and a contact that a webmaster can use."""
        return f"Klimakalender/{__version__} (+{self.contact})"


def load(environ: dict[str, str] | None = None) -> Config:
    """Read the configuration. Raises :class:`ConfigurationError` when the data folder does not exist."""
    env = os.environ if environ is None else environ
    data = Path(env.get("KLIMA_DATA") or CHECKOUT / "data")
    if not data.is_dir():
        raise ConfigurationError(f"{data}: no such data folder (set KLIMA_DATA)")
    return Config(
        data=data,
        db=Path(env.get("KLIMA_DB") or data / "klima.db"),
        archive=Path(env.get("KLIMA_ARCHIVE") or data / "archive"),
        contact=env.get("KLIMA_CONTACT") or PROJECT_PAGE,
    )
