"""Norwegian words to values with evidence. Pure: no files, network, clock or tables of its own.

What stands here is the package's public face; the grammars behind it have their own modules. A text goes in as
``str`` with whatever else the reader needs (a reference date, tables), a frozen value comes out, and no text is an
error. How dates, prices and deadlines are read is told, with examples, in ``docs/reference/normalize``.
"""

from __future__ import annotations

from normalize.attendance import Attendance, read_attendance
from normalize.contact import is_role, redact, role_addresses
from normalize.deadline import Deadline, read_deadline
from normalize.gazetteer import Gazetteer
from normalize.language import detect_language, may_be_in
from normalize.place import Place, locate
from normalize.price import Price, read_price
from normalize.registration import Registration, read_registration
from normalize.sessions import DatedText, DateMention, Dates, apply_clock, find_dates, read_dates
from normalize.status import Status, read_status, strip_status
from normalize.topic import Topic, TopicTerms, classify, with_arrangers
from normalize.values import OSLO, Evidence, Issue, PriceItem, Session, Span, Stamp, at_oslo, day_of, iso
from normalize.venue import has_street, is_online, split_venue
from normalize.years import YearHints

__all__ = [
    "OSLO",
    "Attendance",
    "DateMention",
    "DatedText",
    "Dates",
    "Deadline",
    "Evidence",
    "Gazetteer",
    "Issue",
    "Place",
    "Price",
    "PriceItem",
    "Registration",
    "Session",
    "Span",
    "Stamp",
    "Status",
    "Topic",
    "TopicTerms",
    "YearHints",
    "apply_clock",
    "at_oslo",
    "classify",
    "day_of",
    "detect_language",
    "find_dates",
    "has_street",
    "is_online",
    "is_role",
    "iso",
    "locate",
    "may_be_in",
    "read_attendance",
    "read_dates",
    "read_deadline",
    "read_price",
    "read_registration",
    "read_status",
    "redact",
    "role_addresses",
    "split_venue",
    "strip_status",
    "with_arrangers",
]
