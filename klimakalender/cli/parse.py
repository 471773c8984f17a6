"""``klimakalender parse``: the normalisers alone, for people and for programs."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from klimakalender.errors import KlimakalenderError
from normalize import OSLO, Stamp, YearHints, iso, read_dates, read_deadline, read_price

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from normalize import Evidence, Issue

Row = dict[str, Any]


class BadLineError(KlimakalenderError):
    """A line of JSON lines input that cannot be answered."""


def dates_row(text: str, at: date, _event_start: Stamp | None) -> Row:
    """Sessions, or the window in which something takes place, as ``parse dates`` prints them."""
    dates = read_dates(text, YearHints(at))
    span = dates.approximate
    return {
        "sessions": [{"start": iso(session.start), "end": iso(session.end)} for session in dates.sessions],
        "approximate": span
        and {"from": span.first.isoformat(), "to": span.last.isoformat(), "text": span.text},
        "recurrence": dates.recurrence,
        "previous": iso(dates.previous),
        "evidence": _quotes(dates.evidence),
        "issues": _issues(dates.issues),
    }


def prices_row(text: str, _at: date, _event_start: Stamp | None) -> Row:
    """Whether it is free, and the amounts, as ``parse prices`` prints them."""
    price = read_price(text)
    items = [
        {
            "amount": item.amount,
            "currency": item.currency,
            "label": item.label,
            "vat": item.vat,
            "text": item.text,
        }
        for item in price.items
    ]
    return {"is_free": price.is_free, "items": items, "evidence": _quotes(price.evidence)}


def deadlines_row(text: str, at: date, event_start: Stamp | None) -> Row:
    """The registration deadline, as ``parse deadlines`` prints it; relative ones count from the event."""
    deadline = read_deadline(text, YearHints(at), event_start=event_start)
    return {
        "deadline": iso(deadline.value),
        "opens": iso(deadline.opens),
        "reason": deadline.reason,
        "evidence": _quotes(deadline.evidence),
    }


KINDS: dict[str, Callable[[str, date, Stamp | None], Row]] = {
    "dates": dates_row,
    "prices": prices_row,
    "deadlines": deadlines_row,
}


@click.command(name="parse")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("text", nargs=-1)
@click.option(
    "--at", metavar="DATE", help="The day a missing year is counted from. [default: today in Norway]"
)
@click.option("--jsonl", is_flag=True, help="Answer JSON lines from standard input, one line for each.")
@click.pass_context
def command(ctx: click.Context, kind: str, text: tuple[str, ...], at: str | None, jsonl: bool) -> None:
    """Read dates, prices or registration deadlines from Norwegian TEXT.

    With --jsonl every line of standard input is an object with "id" and "text", and if need be
    "reference_date" and "event_start". A line that is none is named by its number on standard
    error; the others are answered, and the exit code is 1.
    """
    if bool(text) == jsonl:
        both = "Give either TEXT or --jsonl."
        raise click.UsageError(both)
    try:
        day = _day(at) if at else datetime.now(OSLO).date()
    except ValueError as error:
        raise click.BadParameter(f"{at!r} is no date like 2021-09-22", param_hint="--at") from error
    if not jsonl:
        for each in text:
            click.echo(_for_people(each, KINDS[kind](each, day, None)))
        return
    if _answer_lines(kind, day):
        ctx.exit(1)


def _answer_lines(kind: str, day: date) -> int:
    """Answer standard input line by line; returns how many lines could not be answered."""
    bad = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            row = _answer(kind, line, day)
        except BadLineError as error:
            click.echo(f"klimakalender: line {number}: {error}", err=True)
            bad += 1
        else:
            # Half a surrogate pair cannot be written as UTF-8; backslashed it is what JSON calls it.
            click.echo(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace"))
    return bad


def _answer(kind: str, line: bytes, day: date) -> Row:
    try:
        request = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not JSON: {error}") from error
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        raise BadLineError(f'not an object with "text": {line[:40]!r}')
    at = _field(request, "reference_date", _day)
    start = _field(request, "event_start", datetime_or_date)
    return {"id": request.get("id")} | KINDS[kind](request["text"], at or day, start)


def _field(request: Mapping[str, Any], name: str, read: Callable[[str], Any]) -> Any:
    value = request.get(name)
    if value is None:
        return None
    try:
        return read(value)
    except (ValueError, TypeError) as error:
        raise BadLineError(f"{name}: {error}") from error


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def datetime_or_date(value: str) -> Stamp:
    """A stamp as records write it; without an offset it is Norwegian local time."""
    if len(value) <= len("2021-09-22"):
        return date.fromisoformat(value)
    moment = datetime.fromisoformat(value)
    return moment.astimezone(OSLO) if moment.tzinfo else moment.replace(tzinfo=OSLO)


def _quotes(evidence: tuple[Evidence, ...]) -> list[Row]:
    return [{"quote": e.quote, "rule": e.rule, "confidence": e.confidence} for e in evidence]


def _issues(issues: tuple[Issue, ...]) -> list[Row]:
    return [{"code": issue.code, "message": issue.message} for issue in issues]


def _for_people(text: str, row: Row) -> str:
    """The text, and below it a line per value found."""
    lines = [text]
    for name, value in row.items():
        for each in value if isinstance(value, list) else [value]:
            words = _words(each)
            if words:
                lines.append(f"  {name:<12}{words}")
    if len(lines) == 1:
        lines.append("  nothing found")
    return "\n".join(lines)


def _words(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(_words(each) for each in value.values() if each is not None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
