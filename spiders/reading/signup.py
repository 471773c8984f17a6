"""How to sign up: whether one must, until when, where, and for how many there is room."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from normalize import day_of, iso, read_deadline, read_registration
from normalize.lazily import compiled
from spiders.items import Registration
from spiders.page.labels import read_labels
from spiders.page.passages import Passages
from spiders.page.wording import wording
from spiders.reading.times.mentions import last_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from normalize import Deadline, Stamp, YearHints
    from spiders.page.blocks import Block, Link
    from spiders.page.labels import Pair
    from spiders.page.passages import Notes
    from spiders.reading.parts.part import Part

_LINK: Final = wording(
    "*påmeld*, meld deg|dykk|meg|dere på, registrer deg|dykk, sign up, registration, register, billett*"
)
# What else one can apply for than a place.
_MONEY: Final = wording(
    "tilskot*, tilskudd*, *tilskot, *tilskudd, støtte*, *støtte, stønad*, midler, midlar, *midler, *midlar, stipend*,"
    " utlys*, *ordning*, million*, stilling*, klimasats*, enova*"
)
_APPLICATION: Final = compiled(r"\b[Ss]øknadsfrist")
_LABELS: Final = ("registration", "deadline")
# What a system shows where no deadline was given.
_UNSET: Final = compiled(r"\W*(?:0?1[./-]0?1[./-]0001|0001-01-01)\b")
# Labels whose own line is something else, and below it the paragraph goes on: "Sted: Rådhuset", next line
# "Påmelding innen 1. mai".
_FACTS: Final = ("when", "start", "end", "clock", "when_where", "where", "contact")
# What nobody has without signing up.
_SHOWING: Final = tuple(f"registration.{name}" for name in ("deadline", "fully_booked", "closed"))
_SEVERAL: Final = 2
_OPENS: Final = "deadline.opens"  # the rule that finds when signing up begins
_TRIED: Final = ("deadline", "other_deadline")


def read_signup(part: Part, hints: YearHints, start: Stamp | None, notes: Notes) -> Registration:
    """The registration of a part; ``start`` is that of its first session, for deadlines counted from it."""
    texts = [(b.where, b.text) for b in part.conditions if b.kind != "caption" and b.text != part.title]
    passages = Passages([(part.title_where, part.title), *_of_all(texts, part)])
    link, where = _find_link(part)
    label = next(
        (pair for pair in part.pairs if pair.field in _LABELS and not _UNSET.match(pair.value)), None
    )
    open_to = link is not None or label is not None
    found = read_registration(passages.texts[1:], title=part.title, has_link=open_to)
    for name, evidence in found.evidence.items():
        notes.add(f"registration.{name}", getattr(found, name, None), evidence, passages)
    deadline, opens = _read_deadline(part, hints, start, notes)
    implied = deadline is not None or found.closed or found.fully_booked
    required = True if found.required is None and implied else found.required
    if required and "required" not in found.evidence:
        _note_implied(link, where, label, notes)
    capacity = found.capacity or _capacity(part, notes)
    href = link.href if link and re.match(r"https?://|www\.", link.href) else None
    if link and href:
        notes.tell("registration.url", href, link.text, where, "registration.link")
    return Registration(required, opens, deadline, href, capacity, found.fully_booked, found.closed)


def _of_all(texts: list[tuple[str, str]], part: Part) -> list[tuple[str, str]]:
    """The texts that speak of all gatherings: the row of one of several that is full is left out."""
    if len(part.timing.sessions) < _SEVERAL:
        return texts
    rows = {mention.where for mention in part.timing.used if mention.index >= 0}
    full = {where: read_registration([text]).fully_booked for where, text in texts if where in rows}
    return texts if all(full.values()) else [each for each in texts if not full.get(each[0], False)]


def _find_link(part: Part) -> tuple[Link | None, str]:
    """The first link to sign up by, and its place."""
    links = ((link, block.where) for block in part.conditions for link in block.links)
    return next((found for found in links if _LINK.search(found[0].text)), (None, ""))


def _note_implied(link: Link | None, where: str, label: Pair | None, notes: Notes) -> None:
    """What shows that one must sign up where no words say so: a link, a label to do it by, a deadline, a full list."""
    if link is not None:
        notes.tell(
            "registration.required", value=True, quote=link.text, where=where, rule="registration.link"
        )
    elif label is not None:
        quote = label.label
        notes.tell(
            "registration.required", value=True, quote=quote, where=label.where, rule="registration.label"
        )
    elif shown := next((note for note in notes.findings if note.field in _SHOWING), None):
        notes.findings.append(replace(shown, field="registration.required", value=True))


def _capacity(part: Part, notes: Notes) -> int | None:
    """The number in a label such as "Maks antall"; a least number is no capacity."""
    for pair in part.pairs:
        if pair.field != "capacity" or re.search(r"\bmin", pair.value, re.IGNORECASE):
            continue
        if number := re.search(r"(?<![\d.,])\d{1,4}(?![\d.,])", pair.value):
            notes.tell("registration.capacity", int(number[0]), number[0], pair.where, "capacity.label")
            return int(number[0])
    return None


def _below(pair: Pair) -> list[str]:
    """The lines of a value below its label's own."""
    return pair.value.split("\n")[1:]


def _read_deadline(
    part: Part, hints: YearHints, start: Stamp | None, notes: Notes
) -> tuple[Stamp | None, Stamp | None]:
    """The last day to sign up and the first: a labelled deadline before one in the text."""
    applied_for = _is_applied_for(part)
    for pair in part.pairs:
        if pair.field != "deadline" and not (applied_for and _APPLICATION.match(pair.label)):
            continue
        said = _in_time(read_deadline(pair.value, hints, event_start=start, labelled=True), part)
        if said.value is not None:
            _note_limits(said, notes, pair.where)
            return said.value, said.opens
    read = partial(read_deadline, hints=hints, event_start=start, applied_for=applied_for)
    text = _telling(part.own_conditions, part)
    said = _in_time(read(text.text), part)
    if said.value is None and part.conditions != part.own_conditions:
        text = _telling(part.conditions, part)
        said = _in_time(read(text.text), part)
    _note_limits(said, notes, text)
    return said.value, said.opens


def _in_time(said: Deadline, part: Part) -> Deadline:
    """What was read, without a limit that is reached when the gathering has been: that is one of something else."""
    sessions = part.timing.sessions
    if said.value is None or not sessions or day_of(said.value) <= max(map(last_day, sessions)):
        return said
    opening = tuple(each for each in said.evidence if each.rule == _OPENS)
    return replace(said, value=None, evidence=opening)


def _is_applied_for(part: Part) -> bool:
    """Whether "søknadsfrist" is when one applies for a place: no money is spoken of."""
    texts = [block.text for block in part.conditions]
    return any("øknadsfrist" in text for text in texts) and not any(map(_MONEY.search, texts))


def _note_limits(said: Deadline, notes: Notes, source: Passages | str) -> None:
    """The words of the deadline, and those of the opening."""
    for evidence in said.evidence:
        opening = evidence.rule == _OPENS
        name, value = ("opens", said.opens) if opening else ("deadline", said.value)
        notes.add(f"registration.{name}", iso(value), evidence, source)


def _telling(blocks: Sequence[Block], part: Part) -> Passages:
    """The words of blocks that may tell a deadline: all but the values of other labels."""
    labelled = read_labels(blocks)
    pieces = [(part.title_where, part.title)]
    pieces += [(block.where, text) for block, text in zip(blocks, labelled.plain, strict=True)]
    pieces += [
        (pair.where, f"{pair.label.rstrip(' :')}: {pair.value}")
        for pair in labelled.pairs
        if pair.field not in _TRIED and pair.field not in _FACTS
    ]
    pieces += [
        (pair.where, below) for pair in labelled.pairs if pair.field in _FACTS for below in _below(pair)
    ]
    return Passages(pieces)
