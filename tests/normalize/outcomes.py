"""What the readers answer, in the one-line notation of the tables (dates.txt, prices.txt, deadlines.txt)."""

from __future__ import annotations

from datetime import datetime

from normalize import Dates, Deadline, Price, Session, Stamp


def of_dates(dates: Dates) -> str:
    """Sessions, ``~`` before a window, an RRULE, ``was`` before the day it was moved from; ``-`` for nothing."""
    parts = [of_session(session) for session in dates.sessions]
    if dates.approximate:
        parts.append(f"~{dates.approximate.first}/{dates.approximate.last}")
    if dates.recurrence:
        parts.append(dates.recurrence)
    if dates.previous:
        parts.append(f"was {stamp(dates.previous)}")
    return " ".join(parts) or "-"


def of_price(price: Price) -> str:
    """``free``, ``paid`` or ``?``, then the items: amount, currency but NOK, label, VAT."""
    free = {True: "free", False: "paid", None: "?"}[price.is_free]
    items = (
        (
            f"{item.amount:g}",
            "" if item.currency == "NOK" else item.currency,
            item.label or "",
            item.vat or "",
        )
        for item in price.items
    )
    told = "; ".join(" ".join(filter(None, parts)) for parts in items)
    return f"{free}: {told}" if told else free


def of_deadline(deadline: Deadline) -> str:
    """The deadline, ``-`` for none, and ``opens`` before the opening of registration."""
    value = stamp(deadline.value) if deadline.value else "-"
    return f"{value} opens {stamp(deadline.opens)}" if deadline.opens else value


def stamp(value: Stamp) -> str:
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value.isoformat()


def of_session(session: Session) -> str:
    if session.end is None:
        return stamp(session.start)
    start, end = stamp(session.start), stamp(session.end)
    return f"{start}/{end.removeprefix(start[:11]) if 'T' in start else end}"
