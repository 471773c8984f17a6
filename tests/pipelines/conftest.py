"""Page items with one invented event, changed as a test needs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from normalize.values import OSLO, Session, at_oslo
from spiders.items import Event, PageReading
from spiders.pages import PageItem

URL = "https://www.drammen.example.no/kalender/klimakveld"


@pytest.fixture
def make_event() -> Callable[..., Event]:
    def build(**changes: Any) -> Event:
        session = Session(at_oslo(date(2027, 5, 3), time(18)), at_oslo(date(2027, 5, 3), time(20)))
        return Event(**{"title": "Klimakveld", "url": URL, "sessions": (session,)} | changes)

    return build


@pytest.fixture
def make_item() -> Callable[..., PageItem]:
    def build(*events: Event, **changes: Any) -> PageItem:
        given: dict[str, Any] = {
            "url": URL,
            "source_id": "drammen",
            "status": 200,
            "fetched_at": datetime(2027, 4, 1, 12, tzinfo=OSLO),
            "outcome": "ok",
            "canonical_url": "drammen.example.no/kalender/klimakveld",
            "digest": "0" * 64,
            "reading": PageReading(kind="event", title="Klimakveld", language="nb", events=events),
        }
        return PageItem(**given | changes)

    return build
