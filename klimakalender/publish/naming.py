"""What a selection is called in a calendar or a feed reader, by its filters, in bokmål as these files are.

>>> name([("municipality", "5001"), ("is_free", "true")], {"5001": "Trondheim"})
'Klimaarrangementer i Trondheim, gratis'
"""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from klimakalender.publish import norwegian, reader, topics
from klimakalender.publish.filters import ALIASES
from klimakalender.publish.texts import Texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

EVENTS = "Klimaarrangementer"
DEADLINES = "Påmeldingsfrister"
# A name stands in a list of calendars.
LONGEST = 200
PLACES = ("municipality", "county")
# What is said right behind the kind, in this order; the rest follows behind commas.
CLOSE = (*PLACES, "topic", "keyword", "keyword_AND", "publisher")
FLAGS = {
    ("is_free", "true"): "gratis",
    ("is_free", "false"): "ikke gratis",
    ("is_free", "unknown"): "uten oppgitt pris",
    ("online", "true"): "på nett",
    ("online", "false"): "ikke på nett",
    ("enrolment_open", "true"): "åpne for påmelding",
    ("enrolment_open", "false"): "ikke åpne for påmelding",
    ("registration", "true"): "med påmelding",
    ("registration", "false"): "uten påmelding",
    ("show_deleted", "true"): "også fjernede",
    ("show_deleted", "false"): "uten fjernede",
}
YES = {"1": "true", "yes": "true", "on": "true", "0": "false", "no": "false"}
PRESENT = {"now": "nå", "today": "i dag"}
# Columns of Datasette's tables that are filters of ours under another name.
COLUMNS = {
    "municipality_number": "municipality",
    "status": "event_status",
    "registration_required": "registration",
    "source_id": "data_source",
    "_search": "text",
}


def of_selection(
    connection: sqlite3.Connection, filters: Iterable[tuple[str, str]], *, what: str = EVENTS
) -> str:
    """The name for filters as :class:`Selection` has them; places may be given by number or name."""
    given = list(filters)
    asked = [value for key, values in given if key in PLACES for value in _values(values)]
    return name(given, reader.place_names(connection, asked), what=what)


def of_table(connection: sqlite3.Connection, arguments: Iterable[tuple[str, str]], *, what: str) -> str:
    """The name for a table or view of Datasette with the arguments of its address."""
    given = [(column.removesuffix("__exact"), value) for column, value in arguments]
    known = [(COLUMNS.get(column, column), value) for column, value in given]
    return of_selection(connection, [pair for pair in known if not pair[0].startswith("_")], what=what)


def name(filters: Iterable[tuple[str, str]], places: Mapping[str, str], *, what: str = EVENTS) -> str:
    """The name; ``places`` are the names of places given by number."""
    given = {ALIASES.get(key, key): value.strip() for key, value in filters if value.strip()}
    if what == EVENTS and "no" in _values(given.get("climate", "")):
        what = "Arrangementer"
    close = [_said(key, given[key], places) for key in CLOSE if key in given]
    rest = [_said(key, given[key], places) for key in given if key not in CLOSE]
    return shorten(", ".join([" ".join([what, *close]), *rest]), LONGEST, placeholder=" …")


def _said(key: str, value: str, places: Mapping[str, str]) -> str:
    if (flag := FLAGS.get((key, YES.get(value.lower(), value.lower())))) is not None:
        return flag
    if key in PLACES:
        return f"i {_list((places.get(one, one) for one in _values(value)), 'og')}"
    return WORDS[key](value) if key in WORDS else f"{key}: {value}"


def _topics(value: str, joint: str) -> str:
    named = (topics.name(topic) for topic in _values(value))
    return f"om {_list((topic[:1].lower() + topic[1:] for topic in named), joint)}"


def _coded(group: str, before: str = "") -> Callable[[str], str]:
    texts = Texts()
    return lambda value: before + _list((texts.name(group, one).lower() for one in _values(value)), "og")


def _moment(before: str) -> Callable[[str], str]:
    return lambda value: f"{before} {PRESENT.get(value) or norwegian.moment(value, weekday=False)}"


WORDS: dict[str, Callable[[str], str]] = {
    "topic": lambda value: _topics(value, "eller"),
    "keyword": lambda value: _topics(value, "eller"),
    "keyword_AND": lambda value: _topics(value, "og"),
    "keyword!": lambda value: f"ikke {_topics(value, 'eller')}",
    "publisher": lambda value: f"fra {_list(_values(value), 'og')}",
    "text": lambda value: f"«{value}»",
    "days": lambda value: f"neste {value} dager",
    "start": _moment("fra"),
    "starts_after": _moment("fra"),
    "end": _moment("til"),
    "last_modified_since": _moment("endret siden"),
    "bbox": lambda _value: "i et utsnitt av kartet",
    "ids": lambda _value: "et utvalg",
    "language": _coded("language", "på "),
    "event_status": _coded("status"),
    "attendance": _coded("attendance"),
    "climate": _coded("climate"),
}


def _values(text: str) -> list[str]:
    return [value.strip() for value in text.split(",") if value.strip()]


def _list(parts: Iterable[str], joint: str) -> str:
    *before, last = list(parts) or [""]
    return f"{', '.join(before)} {joint} {last}" if before else last
