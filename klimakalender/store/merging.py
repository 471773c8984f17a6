"""One event from the listings that announce it: per field the best voice is heard, the others kept. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from klimakalender.store.folding import fold
from klimakalender.store.titles import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from klimakalender.store.records import Record

SAME_NAME = 85  # percent
SAME_WORDS = 0.6
CLIMATE = ("core", "related", "no")
# Parts that are told once and for all, by the first voice that tells any of them.
DATES = ("sessions", "starts_at", "ends_at", "all_day", "approximate")
SINGLE = ("attendance", "online_url", "contact_email", "series")
REGISTRATION = ("required", "opens", "deadline", "url", "capacity")
# Where voices can contradict each other, and what evidence calls it.
COMPARED: dict[str, Callable[[Record], Any]] = {
    "title": itemgetter("title"),
    "status": itemgetter("status"),
    "starts_at": itemgetter("starts_at"),
    "ends_at": itemgetter("ends_at"),
    "attendance": itemgetter("attendance"),
    "registration.deadline": lambda record: record["registration"]["deadline"],
    "registration.capacity": lambda record: record["registration"]["capacity"],
    "price.is_free": lambda record: record["price"]["is_free"],
    "price.min": lambda record: record["price"]["min"],
    "place.venue": lambda record: record["place"]["venue"],
    "place.municipality": lambda record: record["place"]["municipality"],
}
IN_WORDS = ("title", "place.venue")
SILENCE = (None, "scheduled")  # a page without a word about status is read as scheduled


@dataclass(frozen=True, slots=True)
class Voice:
    """A listing as a witness.

    ``changed_at``: when it last said something new; ``missing``: it is gone; ``in_list``: its page announces
    other events as well.
    """

    listing_id: str
    record: Record
    changed_at: str
    missing: bool = False
    in_list: bool = False


@dataclass(frozen=True, slots=True)
class Dissent:
    """A voice that says otherwise: its value and the one that was kept."""

    listing_id: str
    field: str
    value: Any
    kept: Any


def merge(voices: Sequence[Voice]) -> Record:
    """The event's record; ``voices`` come oldest first.

    The owner's page goes before a reposter's, what is there before what is gone, a page of its own before a
    list. Among equals the eldest gives title and address, so that these stay; of facts, the surest reading
    counts, and of equally sure ones the newest.
    """
    best = min(voices, key=_standing).record
    if len(voices) == 1:
        return dict(best)
    merged = dict(best)
    for field in SINGLE:
        merged[field] = _first(voices, field, itemgetter(field))
    merged |= _dates(voices)
    merged |= _status(voices)
    merged["registration"] = _registration(voices)
    merged["price"] = _whole(voices, "price", lambda price: price["is_free"] is not None or price["items"])
    merged["place"] = _place(voices)
    merged["organizers"] = _first(voices, "organizers", itemgetter("organizers")) or []
    # A short notice shows less of what a gathering is about than the invitation does.
    subject = min(voices, key=lambda voice: CLIMATE.index(voice.record["climate"])).record
    merged |= {key: subject[key] for key in ("climate", "topics", "topic_reasons")}
    return merged


def dissents(merged: Record, voices: Sequence[Voice]) -> list[Dissent]:
    """What voices say otherwise than the merged record; silence, and fewer details, contradict nothing."""
    found = []
    for voice in voices if len(voices) > 1 else ():
        for field, value_of in COMPARED.items():
            own, kept = value_of(voice.record), value_of(merged)
            if own not in SILENCE and kept is not None and not _agree(field, own, kept):
                found.append(Dissent(voice.listing_id, field, own, kept))
    return found


def is_owner(record: Record) -> bool:
    """Whether the page's publisher is among the organisers that it names."""
    publisher = fold(record["publisher"] or "")
    return bool(publisher) and any(
        fuzz.token_set_ratio(publisher, fold(name)) >= SAME_NAME for name in record["organizers"]
    )


def _in_order(voices: Sequence[Voice], field: str) -> list[Voice]:
    """Best first for a fact."""
    ordered = sorted(voices, key=lambda voice: voice.changed_at, reverse=True)
    return sorted(ordered, key=lambda voice: (_standing(voice), -_confidence(voice.record, field)))


def _standing(voice: Voice) -> tuple[bool, bool, bool]:
    return not is_owner(voice.record), voice.missing, voice.in_list


def _confidence(record: Record, field: str) -> float:
    found = (
        piece["confidence"]
        for piece in record["evidence"]
        if piece["field"] == field or piece["field"].startswith(f"{field}.")
    )
    return max(found, default=0.0)


def _first(voices: Sequence[Voice], field: str, value_of: Callable[[Record], Any]) -> Any:
    told = (value_of(voice.record) for voice in _in_order(voices, field))
    return next((value for value in told if value not in (None, [], "")), None)


def _whole(voices: Sequence[Voice], field: str, told: Callable[[Any], Any]) -> Any:
    """A nested value as one voice gives it, since its parts belong together."""
    values = [voice.record[field] for voice in _in_order(voices, field)]
    return next((value for value in values if told(value)), values[0])


def _dates(voices: Sequence[Voice]) -> Record:
    ordered = [voice.record for voice in _in_order(voices, "sessions")]
    chosen = next(
        (record for record in ordered if record["sessions"]),
        next((record for record in ordered if record["approximate"]), ordered[0]),
    )
    if len(chosen["sessions"]) == 1 and chosen["ends_at"] is None:
        # The same beginning with an end tells more.
        alike = (record for record in ordered if record["starts_at"] == chosen["starts_at"])
        chosen = next((r for r in alike if len(r["sessions"]) == 1 and r["ends_at"]), chosen)
    return {key: chosen[key] for key in DATES}


def _status(voices: Sequence[Voice]) -> Record:
    """A page that says nothing is read as scheduled, so a word counts, unless the owner is silent since."""
    ordered = _in_order(voices, "status")
    said = next((voice for voice in ordered if voice.record["status"] != "scheduled"), ordered[0])
    if is_owner(ordered[0].record) and ordered[0].changed_at > said.changed_at:
        said = ordered[0]
    return {key: said.record[key] for key in ("status", "previous_start")}


def _registration(voices: Sequence[Voice]) -> Record:
    def reader(key: str) -> Callable[[Record], Any]:
        return lambda record: record["registration"][key]

    registration = {key: _first(voices, f"registration.{key}", reader(key)) for key in REGISTRATION}
    for key in ("fully_booked", "closed"):
        registration[key] = any(voice.record["registration"][key] for voice in voices if not voice.missing)
    return registration


def _place(voices: Sequence[Voice]) -> Record:
    place: Record = _whole(voices, "place", lambda place: place["venue"])
    if place["venue"] is None:
        place = _whole(voices, "place", lambda place: place["municipality"])
    return place


def _agree(field: str, own: Any, kept: Any) -> bool:
    if field in IN_WORDS:
        return max(likeness(own, kept), fuzz.partial_ratio(fold(own), fold(kept)) / 100) >= SAME_WORDS
    if isinstance(own, str) and isinstance(kept, str) and len(own) != len(kept):
        return own[:10] == kept[:10]  # a day beside a clock time on that day
    return bool(own == kept)
