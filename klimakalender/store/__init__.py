"""The only place that writes SQL: what is known of events, since when, from whom, and what has changed."""

from klimakalender.store.alarms import WHOLE_RUN, Alarm, alarms_since
from klimakalender.store.backup import back_up
from klimakalender.store.connect import UnsoundRecordError, open_for_reading
from klimakalender.store.decisions import FILE as DECISIONS_FILE
from klimakalender.store.decisions import Decisions, inspect_decisions, load_decisions
from klimakalender.store.differences import Changed, PageDifference, compare_readings
from klimakalender.store.dump import dump
from klimakalender.store.health import Judgement, SourceReport, source_health
from klimakalender.store.leads import StoredLeads
from klimakalender.store.pages import PageFacts, StoredPage
from klimakalender.store.runs import Run, Turn
from klimakalender.store.soundness import find_faults
from klimakalender.store.store import Store, StoredReading
from klimakalender.store.weeks import week_of

__all__ = [
    "DECISIONS_FILE",
    "WHOLE_RUN",
    "Alarm",
    "Changed",
    "Decisions",
    "Judgement",
    "PageDifference",
    "PageFacts",
    "Run",
    "SourceReport",
    "Store",
    "StoredLeads",
    "StoredPage",
    "StoredReading",
    "Turn",
    "UnsoundRecordError",
    "alarms_since",
    "back_up",
    "compare_readings",
    "dump",
    "find_faults",
    "inspect_decisions",
    "load_decisions",
    "open_for_reading",
    "source_health",
    "week_of",
]
