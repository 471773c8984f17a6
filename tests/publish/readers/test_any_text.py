"""Whatever a title, a description or a place says, readers of each format find just that, and one event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import extruct
import feedparser
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from klimakalender.publish import atom, ics, jsonld
from klimakalender.publish.rendering import environment
from klimakalender.publish.visible import visible

Record = dict[str, Any]
BASE = "https://klima.example.no/arrangement/"
# Characters and words that formats give a meaning, among any others that a text of a page can hold.
MEANING = [
    "\n",
    "\r\n",
    "\\",
    "\\n",
    ";",
    ",",
    ":",
    '"',
    "&",
    "&amp;",
    "<b>",
    "</script>",
    "]]>",
    "<!--",
    "END:VEVENT",
]
TEXT = st.lists(
    st.one_of(st.sampled_from(MEANING), st.text(st.characters(exclude_categories=("Cs",)), max_size=60)),
    max_size=6,
).map("".join)
ONCE = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def saying(harvest: Any, db: Any, records: Any, announcement: Any, session: Any) -> Callable[..., Record]:
    """The record of an event with other texts."""
    (record,) = records(announcement("A", session("2027-05-03T18:00")))

    def say(title: str, description: str, venue: str) -> Record:
        said = {"title": title, "description": description, "place": record["place"] | {"venue": venue}}
        return record | said | {"sessions": [record["sessions"][0] | {"venue": None}]}

    return say


def words(text: str) -> list[str]:
    """A text but for its white space, which XML and readers of feeds may change."""
    return "".join(char if not char.isspace() else " " for char in text).split()


def mended(text: str) -> str:
    """A text as feedparser gives it: UTF-8 that was read as Latin-1 is a common error of feeds, which it takes back."""
    try:
        return text.encode("iso-8859-1").decode("utf-8")
    except UnicodeError:
        return text


@ONCE
@given(title=TEXT, description=TEXT, venue=TEXT)
def test_calendar(saying: Any, title: str, description: str, venue: str) -> None:
    record = saying(title, description, venue)
    calendar = Calendar.from_ical(ics.calendar([record]))
    (event,) = calendar.walk("VEVENT")
    assert [one.errors for one in calendar.walk() if one.errors] == []
    assert str(event["summary"]) == visible(title)
    assert visible(description) in str(event["description"])
    assert visible(venue) in str(event["location"])


@ONCE
@example(title="Â¡", description="Â¡", venue="")
@given(title=TEXT, description=TEXT, venue=TEXT)
def test_feed(saying: Any, title: str, description: str, venue: str) -> None:
    record = saying(title, description, venue)
    parsed = feedparser.parse(atom.feed([record], url=BASE), sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    (entry,) = parsed.entries
    kept = str.maketrans("", "", "\ufffe\uffff")
    assert words(entry.get("title", "")) == words(mended(visible(title).translate(kept)))
    told, summary = visible(description).translate(kept), " ".join(words(entry.summary))
    assert any(" ".join(words(form)) in summary for form in (told, mended(told)))


@ONCE
@given(title=TEXT, description=TEXT, venue=TEXT)
def test_linked_data_in_a_page(saying: Any, title: str, description: str, venue: str) -> None:
    record = saying(title, description, venue)
    script = environment("nb").filters["ld_json"](jsonld.graph([record], base=BASE))
    page = f'<script type="application/ld+json">{script}</script>'
    (found,) = extruct.extract(page, base_url=BASE, syntaxes=["json-ld"], errors="strict")["json-ld"]
    (node,) = found["@graph"]
    assert (node.get("name", ""), node.get("description", "")) == (title, description)
