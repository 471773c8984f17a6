"""Prices, places, topics and stored values for people: pure functions to text, bokmål unless told otherwise."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from klimakalender.publish import topics
from klimakalender.publish.norwegian import moment, period
from klimakalender.publish.texts import Texts, table

if TYPE_CHECKING:
    from klimakalender.store.published import Record


def amount(value: float, currency: str | None = "NOK", *, lang: str = "nb") -> str:
    """An amount of money.

    >>> amount(1950)
    'kr 1\\xa0950'
    """
    number = format_decimal(value, "#,##0" if value == int(value) else "#,##0.00", locale=lang)
    return f"kr {number}" if currency in (None, "NOK") else f"{currency} {number}"


def price(record: Record, *, lang: str = "nb") -> str | None:
    """The price in a few words, or ``None`` when the page did not tell."""
    low, high, currency = (record["price"][key] for key in ("min", "max", "currency"))
    if record["price"]["is_free"]:
        return Texts(lang)("price.free")
    if low is None or high is None:
        return None if record["price"]["is_free"] is None else Texts(lang)("price.not_free")
    if low == high:
        return amount(low, currency, lang=lang)
    return f"{amount(low, currency, lang=lang)}–{format_decimal(high, '#,##0.##', locale=lang)}"


def place(record: Record) -> str | None:
    """Venue and municipality, without saying the town twice."""
    venue, municipality = record["place"]["venue"], record["place"]["municipality"]
    if venue and municipality and municipality.casefold() in venue.casefold():
        return str(venue)
    return ", ".join(part for part in (venue, municipality) if part) or None


def field(path: str, *, lang: str = "nb") -> str:
    """The name of a field of the record; of an indexed one (``sessions[0].starts_at``) that of its kind."""
    plain = path.split("[", 1)[0]
    known = (name for name in (path, plain, plain.split(".", 1)[0]) if f"field.{name}" in table())
    return Texts(lang).name("field", next(known, path))


# Last parts of fields and columns that hold yes or no.
YES_OR_NO = frozenset(
    (
        "required",
        "registration_required",
        "fully_booked",
        "closed",
        "registration_closed",
        "is_free",
        "all_day",
    )
)

AMOUNTS = frozenset(("price.items", "price_min", "price_max"))
# Fields whose values are codes with names of their own.
NAMED = {"language": ("language",), "climate": ("climate",)}


def value(content: Any, path: str = "", *, lang: str = "nb") -> str:
    """A stored value in words: yes and no, dates, status names, lists; the rest as it is.

    ``path`` is the field it belongs to: columns hold yes and no as 1 and 0.

    >>> value('[{"starts_at": "2026-05-01", "ends_at": null}]')
    'fredag 1. mai 2026'
    >>> value("1290.0", "price.items")
    'kr 1\\xa0290'
    """
    if content is None or content == "":
        return "–"
    text = str(content).lower() if isinstance(content, bool) else str(content)
    if text.startswith("["):
        return _list(text, lang)
    if path == "topics":
        return topics.name(text, lang=lang)
    if path.split("[", 1)[0] in AMOUNTS and re.fullmatch(r"\d+(\.\d+)?", text):
        return amount(float(text), lang=lang)
    texts = Texts(lang)
    if text in ("true", "false") or (path.rsplit(".", 1)[-1] in YES_OR_NO and text in ("0", "1")):
        return texts("value.yes" if text in ("true", "1") else "value.no")
    named = NAMED.get(path, ("status", "attendance"))
    known = next((texts.name(group, text) for group in named if f"{group}.{text}" in table()), None)
    return known or moment(text, weekday=False, lang=lang) or text


def where(path: str | None, *, lang: str = "nb") -> str:
    """Where on a page words stand: the kind of block in words, with its number.

    >>> where("p[3]"), where("json-ld"), where(None)
    ('avsnitt 3', 'innebygde data (json-ld)', '')
    """
    kind, _, number = (path or "").partition("[")
    heading = "h" if re.fullmatch(r"h[1-6]", kind) else kind
    texts = Texts(lang)
    if f"where.{heading}" in table():
        return texts(f"where.{heading}", n=number.rstrip("]")).strip()
    return texts("where.data", kind=kind) if kind else ""


def _list(text: str, lang: str) -> str:
    """A list that the store wrote as JSON: sessions, prices, or words. What is none stays as it is."""
    try:
        parts = json.loads(text)
    except ValueError:
        return text
    return "; ".join(_part(part, lang) for part in parts) or "–"


def _part(part: Any, lang: str) -> str:
    if not isinstance(part, dict):
        return moment(str(part), weekday=False, lang=lang) or str(part)
    if "starts_at" in part:
        return period(part["starts_at"], part.get("ends_at"), lang=lang) or "–"
    if isinstance(part.get("amount"), int | float):
        label = f"{part['label']}: " if part.get("label") else ""
        return f"{label}{amount(part['amount'], part.get('currency'), lang=lang)}"
    return ", ".join(str(value) for value in part.values() if value is not None)
