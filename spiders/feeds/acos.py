"""The calendar of ACOS that browsers draw: the list page has an identifier, the list itself is JSON with HTML in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from spiders.addresses import request_address
from spiders.feeds.values import Entry, Feed, Question, load_object, objects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

PATH = "/api/presentation/v2/filtervisning/"
IDENTIFIER = re.compile(r"""data-filter-identifier=["']([\w-]+)["']""")


def questions(page: str, url: str, _today: date) -> Iterator[Question]:
    """One for every list that the page leaves to the browser."""
    for identifier in dict.fromkeys(IDENTIFIER.findall(page)):
        yield Question(urljoin(url, f"{PATH}{identifier}/init?date=upcoming&deviceType=desktop"))


def recognises(url: str) -> bool:
    return urlsplit(url).path.startswith(PATH)


def read(body: bytes, url: str, _today: date) -> Feed:
    """The pages that the items link to."""
    answer = load_object(body)
    for name in ("content", "body", "result"):
        inner = answer.get(name)
        answer = inner if isinstance(inner, dict) else {}
    addresses = (
        address
        for item in objects(answer.get("items"))
        for href in _hrefs(str(item.get("content") or ""))
        if (address := request_address(href, url))
    )
    return Feed(tuple(Entry(address, announces=True) for address in dict.fromkeys(addresses)))


def _hrefs(fragment: str) -> list[str]:
    try:
        return [link.get("href", "") for link in html.fromstring(f"<div>{fragment}</div>").iter("a")]
    except (etree.ParserError, ValueError):
        return []
