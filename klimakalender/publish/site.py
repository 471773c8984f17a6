"""One published site: what requests need to know besides the database, kept beside its Datasette instance.

Imports nothing of Datasette: Datasette loads the plugin, and with it this module, while it is itself loading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

import yaml

from klimakalender import config
from klimakalender.publish.kept import Kept
from klimakalender.publish.looking import look
from klimakalender.publish.memo import Memo, file_state
from klimakalender.publish.validators import Validators

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from datasette.app import Datasette

    from klimakalender.publish.memo import State

DATABASE = "klima"

Answer = TypeVar("Answer")


def real_clock() -> datetime:
    """Now, aware."""
    return datetime.now(UTC)


REGISTER = "https://data.brreg.no/enhetsregisteret/api/enheter/"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who stands for a site. ``number`` is an organisation number, ``uri`` what identifies it; each may be empty."""

    name: str
    number: str = ""
    uri: str = ""

    @property
    def identity(self) -> str:
        """The address that names the publisher: its own, or that of its number in Enhetsregisteret; may be empty."""
        return self.uri or (f"{REGISTER}{self.number}" if self.number else "")


def _publisher() -> Publisher:
    told = config.load()
    return Publisher(told.publisher, told.publisher_number, told.publisher_uri)


def _contact() -> str:
    told = config.load()
    return told.publisher_contact or told.contact


@dataclass(frozen=True, slots=True)
class Site:
    """``clock`` gives an aware now (tests pass their own); ``contact`` is where to have something removed.

    ``snapshots`` is the folder whose snapshots are offered. What is not given is as the settings have it, also under
    plain ``datasette``.
    """

    clock: Callable[[], datetime] = real_clock
    contact: str = field(default_factory=_contact)
    publisher: Publisher = field(default_factory=_publisher)
    snapshots: Path | None = field(default_factory=lambda: config.load().snapshots)


# Datasette has no place of its own for what is neither JSON nor per plugin.
_sites: WeakKeyDictionary[Datasette, Site] = WeakKeyDictionary()
_memos: WeakKeyDictionary[Datasette, Memo] = WeakKeyDictionary()
_kept: WeakKeyDictionary[Datasette, Kept] = WeakKeyDictionary()
_validators: WeakKeyDictionary[Datasette, Validators] = WeakKeyDictionary()


def keep_site(datasette: Datasette, site: Site) -> None:
    """Remember the site of an instance."""
    _sites[datasette] = site


def site_of(datasette: Datasette) -> Site:
    """The site of an instance; of one that plain ``datasette`` started, the default."""
    if datasette not in _sites:
        _sites[datasette] = Site()
    return _sites[datasette]


def memo_of(datasette: Datasette) -> Memo:
    """What an instance worked out lately."""
    return _memos.setdefault(datasette, Memo())


def kept_of(datasette: Datasette) -> Kept:
    """Events that an instance has written as JSON."""
    return _kept.setdefault(datasette, Kept())


def validators_of(datasette: Datasette) -> Validators:
    """The validators of what an instance has given."""
    return _validators.setdefault(datasette, Validators())


def now(datasette: Datasette) -> datetime:
    """The present moment of the site, aware."""
    return site_of(datasette).clock()


def this_minute(datasette: Datasette) -> datetime:
    """The beginning of the minute: in one minute, one content of the database gives one answer."""
    return now(datasette).replace(second=0, microsecond=0)


def state_of(datasette: Datasette) -> State:
    """What tells one state of the world from another: content of the database, and minute."""
    return *file_state(datasette.get_database(DATABASE).path), this_minute(datasette)


async def read(datasette: Datasette, reading: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """Run a reading function on a connection of the database's thread pool, on one state of the database."""
    answer: Answer = await datasette.get_database(DATABASE).execute_fn(lambda held: look(held, reading))
    return answer


@lru_cache(maxsize=1)
def metadata() -> dict[str, Any]:
    """The descriptions, licence, facets and sort orders of ``metadata.yaml``."""
    text = files("klimakalender.publish").joinpath("metadata.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
