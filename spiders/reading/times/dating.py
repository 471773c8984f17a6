"""Every date on a page, with where it stands and what it is there for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from normalize import DateMention, Session, at_oslo, day_of, read_dates, signals
from normalize.lazily import compiled
from normalize.lexicon.calendar import ANY_WEEKDAY
from spiders.page.slides import slide_years
from spiders.page.stamps import read_stamp_line
from spiders.page.wording import wording
from spiders.reading.times.bare_hours import bare_hours, is_item
from spiders.reading.times.bygone import without_past, without_stamps
from spiders.reading.times.columns import name_columns
from spiders.reading.times.hours import pair_hours
from spiders.reading.times.listed import listed_days
from spiders.reading.times.mentions import Mention, Tier, heads_day
from spiders.reading.times.newsdays import news_of_day
from spiders.reading.times.programmes import as_programme
from spiders.reading.times.roles import names_occasion, role_of
from spiders.reading.times.slips import in_year_of_weekday
from spiders.reading.times.tiers import tiers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from normalize import YearHints
    from spiders.page.blocks import Block
    from spiders.page.document import Document
    from spiders.page.labels import Pair
    from spiders.reading.times.roles import Role

# Without a number a date has one of these: a month or a season alone is hardly ever the time of an event.
_NAMED_DAY: Final = wording(f"""
    {ANY_WEEKDAY}, idag, imorgen, ikveld, i dag|morgen|kveld, klokka, klokken, neste, komande, kommende, denne,
    monday, tuesday, wednesday, thursday, friday, saturday, sunday""")
_SENTENCE_END: Final = compiled(
    # A number with a dot ends a sentence only as a clock time: "kl. 15. Velkommen".
    r"[.](?:(?<!\d[.])|(?<=\bkl[.]\s\d\d[.])|(?<=\bkl\s\d\d[.]))(?<!\bkl[.])(?<!\bca[.])(?<!\bnr[.])(?<![ (]\w[.])"
    r"(?=\s+[«\"A-ZÆØÅ–-])|[!?](?=\s)|\n"
)
# What a line with a clock time alone is of, where the line below it says so.
_ASIDE_BELOW: Final = compiled(
    r"\W*(?:\w*registrering|kaffe|kaffi|frokost|frukost|lunsj|pause|mingling|oppmøte|dør[ea]ne|\w*middag|aperitiff?)\b",
    re.IGNORECASE,
)
# "Møtet er ferdig kl. 20": what is ready by a day is something else.
_READY: Final = compiled(r"\bferdige?\s(?:ca\.?\s|rundt\s|omkring\s)?$", re.IGNORECASE)
_UNTIL: Final = compiled(r"\b(?:fram|frem)\s?til\b", re.IGNORECASE)
_TIL: Final = 10  # characters of "fram til"
# "I dag er det møte klokka 17.30"
_THIS_DAY: Final = compiled(
    r"\s*(?:i dag|i kveld|i ettermiddag|i morg[oe]n)"
    r"\s(?:(?:er|blir|vert)\sdet|inviterer|arrangerer|arrangerar|holder|held)\b"
    # "Møtet er i morgen på biblioteket kl. 10"
    r"|[^.;:!?\n]{8,90}?\s(?:er|blir|vert|holdes|haldast)\s(?:i dag|i kveld|i ettermiddag|i morg[oe]n)\s(?:på|i|ved)\s",
    re.IGNORECASE,
)
# Days written in digits alone, of which one by itself is hardly a date: "9.8 til 13.8 og 16.8".
_IN_DIGITS: Final = compiled(
    r"\s*\d\d?[./]\d\d?\.?(?:(?:\s*[-–—,]\s*|\s(?:til|og|-)\s)\d\d?[./]\d\d?\.?)+\s*"
)
_DEADLINES: Final = compiled(r"\b[Ff]rist(?:er|ar|ene|ane)\b")
_ASIDE_HEADING: Final = compiled(
    r"\W*(?:innlevering|utlevering|levering|henting|overnatting|buss|bussavganger|skyss|transport|hotell)\b(?!.*\d)",
    re.IGNORECASE,
)
_HEADING: Final = 60  # characters of a bold line that heads others
_DAY_FIRST: Final = compiled(r"\W*\d{1,2}\.")
_ENDS: Final = ("start", "end")  # labels of a beginning and an end
_WHEN: Final = {"when": 3, "when_where": 2, "start": 3, "end": 3, "clock": 3}
_SIGNING: Final = wording("frist, fristen, *frist, *fristen, påmeld*, meld deg|dykk|dere, bindende")
# Labels beside which "18.00" is a clock time.
_CLOCKED: Final = compiled(
    r"\W*(?:(?:start|slutt)?tid(?:er|spunkt)?|kl(?:okke\w*|okka)?|time)\b(?! og| &|/)", re.IGNORECASE
)
# Labels whose values say nothing about when: a date in them belongs to something else.
_SILENT_LABELS: Final = {
    "deadline",
    "other_deadline",
    "published",
    "updated",
    "place_noise",
    "contact",
    "duration",
}


def find_mentions(document: Document, hints: YearHints) -> list[Mention]:
    """All mentions in the order of the page, the title's first."""
    mentions = list(_in_text(document, document.title, hints, Tier.TITLE, -1, document.title_where))
    labelled = document.labelled
    for number, pair in enumerate(labelled.pairs):
        if pair.field in _WHEN:
            found = list(_in_text(document, pair.value, hints, Tier.LABEL, pair.index, pair.where))
            head = pair.value.partition(" (")[0]
            told = any(mention.dates.start < len(head) for mention in found)
            bare = pair.field == "clock" or (pair.field in _ENDS and not found)
            if not told and (bare or _CLOCKED.match(pair.label)):
                block = document.blocks[pair.index]
                found += bare_hours(head, hints, Tier.LABEL, pair.index, block, ())
            if not found and _IN_DIGITS.fullmatch(pair.value):
                found = [_whole_value(pair, hints)]
            dated = any(mention.role == "event" and mention.dates.has_day for mention in found)
            mentions += [_labelled(mention, pair.field, number, dated=dated) for mention in found]
        elif pair.field not in _SILENT_LABELS:
            mentions += _in_text(document, pair.value, hints, Tier.BODY, pair.index, pair.where)
    mentions = _without_labelled_midnights(mentions)
    tiers = tiers_of(document)
    happens = pair_hours(document.blocks)
    columns = name_columns(document.blocks)
    years = slide_years(document)
    asides: dict[int, Role] = dict.fromkeys(_under_asides(document.blocks), "other")
    asides.update(dict.fromkeys(_listed_deadlines(document.blocks), "deadline"))
    listed = listed_days(document, hints)
    day_line: list[Mention] = []  # what the block before tells
    for index, (block, text) in enumerate(zip(document.blocks, labelled.plain, strict=True)):
        tier = tiers[index]
        if tier is None or not text:
            continue
        local = replace(hints, years=years[index] + hints.years) if years.get(index) else hints
        own = [*_in_text(document, text, local, tier, index, block.where), *listed.get(index, ())]
        below_day = len(day_line) == 1 and heads_day(day_line[0])
        hours = bare_hours(text, hints, tier, index, block, own, below_day=below_day)
        day_line = own = sorted([*own, *hours], key=_position)
        if then := happens.get(index):
            own = [replace(m, tier=Tier.PROGRAMME, sentence=f"{m.sentence} {then}") for m in own]
        if block.kind == "row" and len(block.cells) > 1:
            row = text.replace("\n", " ")
            own = [m if m.dates.has_day else replace(m, tier=Tier.PROGRAMME, sentence=row) for m in own]
            own = _by_column(own, block, columns[block.group])
        may_stamp = tier >= Tier.LEAD or index == len(tiers) - 1
        if index in asides:
            own = [
                replace(m, role=asides[index]) if asides[index] == "deadline" or m.role == "event" else m
                for m in own
            ]
        if own and may_stamp and read_stamp_line(text).get("bare") == hints.reference:
            own = [replace(mention, role="stamp") for mention in own]
        mentions += own
    return without_stamps(without_past(as_programme(mentions)), document, hints)


def _position(mention: Mention) -> int:
    return mention.dates.start


def _by_column(mentions: list[Mention], block: Block, columns: Sequence[str]) -> list[Mention]:
    """The dates of a row of a table; those under a heading such as "Påmeldingsfrist" are not the event's."""
    other = [n for n, field in enumerate(columns) if field in _SILENT_LABELS and n < len(block.cells)]
    if not other:
        return mentions
    ends = list(accumulate(len(cell) + 1 for cell in block.cells))
    found = []
    for mention in mentions:
        column = bisect_right(ends, mention.dates.start)
        if column in other and mention.role == "event":
            mention = replace(mention, role="deadline" if columns[column] == "deadline" else "other")
        found.append(mention)
    return found


def _listed_deadlines(blocks: Sequence[Block]) -> set[int]:
    """The items below a line such as "Frister for innsending av bidrag er:", or the lines there that a day begins."""
    found: set[int] = set()
    introduced = False
    for index, block in enumerate(blocks):
        if block.kind == "li" or (introduced and block.kind == "p" and _DAY_FIRST.match(block.text)):
            if introduced:
                found.add(index)
        else:
            introduced = block.text.endswith(":") and _DEADLINES.search(block.text) is not None
    return found


def _under_asides(blocks: Sequence[Block]) -> set[int]:
    """The blocks below headings of what is done beside the gathering: "Innlevering av klær", "Buss og overnatting"."""
    found: set[int] = set()
    is_aside = False
    for index, block in enumerate(blocks):
        if block.kind == "heading" or (block.bold and block.kind == "p" and len(block.text) <= _HEADING):
            is_aside = _ASIDE_HEADING.match(block.text) is not None
        elif is_aside:
            found.add(index)
    return found


def _whole_value(pair: Pair, hints: YearHints) -> Mention:
    """A labelled value that is a date only as a whole."""
    said = read_dates(pair.value, hints)
    dates = DateMention(
        0, len(pair.value), pair.value, said.sessions, None, None, has_year=False, has_clock=False,
        has_day=bool(said.sessions), role="event", rule="days.numeric", confidence=0.7, issues=said.issues,
    )  # fmt: skip
    return Mention(dates, Tier.LABEL, "event", pair.index, pair.where, pair.value)


def _labelled(mention: Mention, field: str, number: int, *, dated: bool) -> Mention:
    """A mention in a label's value; a deadline to sign up there is one if the value has a day as well (``dated``)."""
    signing = dated and mention.role == "deadline" and _SIGNING.search(mention.sentence) is not None
    role: Role = mention.role if signing or mention.role in ("previous", "opening") else "event"
    return Mention(
        mention.dates, mention.tier, role, mention.index, mention.where, mention.sentence, field, number
    )


def _in_text(
    document: Document, text: str, hints: YearHints, tier: Tier, index: int, where: str
) -> Iterator[Mention]:
    if not signals.may_date(text):
        return
    if not (signals.of(text) & signals.NUMBER or _NAMED_DAY.search(text)):
        return
    previous_end = 0
    for found in document.dates(text, hints):
        dates = in_year_of_weekday(_without_midnights(found), hints)
        start, end = _sentence(text, dates.start, dates.end)
        if not dates.has_day and text[end : end + 1] == "\n" and _ASIDE_BELOW.match(text, end + 1):
            below = text.find("\n", end + 1)
            end = below if below >= 0 else len(text)
        before = text[max(start, previous_end) : dates.start]
        role = "previous" if dates.role == "previous" else role_of(before, text[dates.end : end])
        apart = before.rstrip().endswith(",") or (previous_end and names_occasion(before))
        if dates.role == "bound" and role == "event" and not apart:
            role = "deadline"
        if not dates.has_day and _ends(role, before, dates.quote, text[start:end]):
            role = "event"
        told = document.published or document.updated
        if dates.rule == "clock" and told and (said := _THIS_DAY.match(text, start)):
            dates = _on_day(dates, told + timedelta(days="morg" in said[0]))
        line = text.rfind("\n", 0, dates.start) + 1
        programme = tier in (Tier.BODY, Tier.LEAD) and is_item(text[line:].split("\n")[0])
        yield Mention(dates, Tier.PROGRAMME if programme else tier, role, index, where, text[start:end])
        previous_end = dates.end
    if document.published and tier in (Tier.BODY, Tier.LEAD) and not previous_end:
        for dates in news_of_day(text, document.published):
            start, end = _sentence(text, dates.start, dates.end)
            yield Mention(dates, tier, "event", index, where, text[start:end])


def _ends(role: Role, before: str, quote: str, sentence: str) -> bool:
    """Whether an hour that looks like something else's is the end: "ferdig kl. 20", "vi rydder fram til kl. 14"."""
    if role == "other":
        return _READY.search(before) is not None
    until = role == "deadline" and _UNTIL.search(f"{before}{quote}"[: len(before) + _TIL])
    return bool(until) and not _SIGNING.search(sentence)


def _on_day(dates: DateMention, day: date) -> DateMention:
    """The hours of a sentence that says today or tomorrow apart from them, on the day that the page makes it."""
    sessions = tuple(
        Session(
            at_oslo(day, each.start.timetz().replace(tzinfo=None)),
            at_oslo(day, each.end.timetz().replace(tzinfo=None)) if isinstance(each.end, datetime) else None,
        )
        for each in dates.sessions
        if isinstance(each.start, datetime)
    )
    return dates._replace(sessions=sessions, has_day=True, rule="relative.day")


def _without_midnights(dates: DateMention) -> DateMention:
    """Days from midnight to midnight, as calendars fill in where nobody gave an hour, as days."""
    session = dates.sessions[0] if len(dates.sessions) == 1 else None
    if session is None or not isinstance(session.start, datetime) or not isinstance(session.end, datetime):
        return dates
    begin, until = ((stamp.hour, stamp.minute) for stamp in (session.start, session.end))
    if begin != (0, 0) or until not in ((0, 0), (23, 59)):
        return dates
    first, last = day_of(session.start), day_of(session.end)
    return dates._replace(sessions=(Session(first, last if last > first else None),), has_clock=False)


def _without_labelled_midnights(mentions: list[Mention]) -> list[Mention]:
    """A beginning at midnight, and an end there, that have a label each, as days; see :func:`_without_midnights`."""
    hours = {
        (mention.label, each.start.hour, each.start.minute)
        for mention in mentions
        if mention.label in _ENDS
        for each in mention.dates.sessions
        if isinstance(each.start, datetime)
    }
    if ("start", 0, 0) not in hours or not hours <= {("start", 0, 0), ("end", 0, 0), ("end", 23, 59)}:
        return mentions
    return [replace(m, dates=_as_days(m.dates)) if m.label in _ENDS else m for m in mentions]


def _as_days(dates: DateMention) -> DateMention:
    return dates._replace(
        sessions=tuple(Session(day_of(each.start)) for each in dates.sessions), has_clock=False
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a position."""
    # The first letter of the position may be what shows that a sentence ends before it: "… på Nes. Fredag 5. mai …".
    ends = (match.end() for match in _SENTENCE_END.finditer(text, 0, start + 1))
    first = max((end for end in ends if end <= start), default=0)
    match = _SENTENCE_END.search(text, end)
    return first, match.start() if match else len(text)
