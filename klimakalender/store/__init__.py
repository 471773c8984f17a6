"""The only place that writes SQL: what is known of events, since when, from whom, and what has changed."""

from klimakalender.store.connect import UnsoundRecordError, open_for_reading
from klimakalender.store.health import Judgement, SourceReport, source_health
from klimakalender.store.pages import PageFacts, StoredPage
from klimakalender.store.runs import Run
from klimakalender.store.store import Store

__all__ = [
    "Judgement",
    "PageFacts",
    "Run",
    "SourceReport",
    "Store",
    "StoredPage",
    "UnsoundRecordError",
    "open_for_reading",
    "source_health",
]
