"""Every date on a page, with where it stands and what it is there for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from normalize import DateMention, Session, at_oslo, day_of, read_dates, signals
from normalize.lexicon.calendar import ANY_WEEKDAY
from spiders.page.slides import slide_years
from spiders.page.stamps import read_stamp_line
from spiders.page.wording import wording
from spiders.reading.times.bare_hours import bare_hours, is_item
from spiders.reading.times.columns import name_columns
from spiders.reading.times.hours import pair_hours
from spiders.reading.times.mentions import Mention, Tier, days_of, last_days_of
from spiders.reading.times.newsdays import news_of_day
from spiders.reading.times.roles import names_occasion, role_of
from spiders.reading.times.tiers import tiers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from normalize import YearHints
    from spiders.page.blocks import Block
    from spiders.page.document import Document
    from spiders.page.labels import Pair
    from spiders.reading.times.roles import Role

# Without a number a date has one of these: a month or a season alone is hardly ever the time of an event.
_NAMED_DAY: Final = wording(f"""
    {ANY_WEEKDAY}, idag, imorgen, ikveld, i dag|morgen|kveld, klokka, klokken, neste, komande, kommende, denne,
    monday, tuesday, wednesday, thursday, friday, saturday, sunday""")
_SENTENCE_END: Final = re.compile(
    # A number with a dot ends a sentence only as a clock time: "kl. 15. Velkommen".
    r"[.](?:(?<!\d[.])|(?<=\bkl[.]\s\d\d[.])|(?<=\bkl\s\d\d[.]))(?<!\bkl[.])(?<!\bca[.])(?<!\bnr[.])(?<![ (]\w[.])"
    r"(?=\s+[«\"A-ZÆØÅ–-])|[!?](?=\s)|\n"
)
# What a line with a clock time alone is of, where the line below it says so.
_ASIDE_BELOW: Final = re.compile(
    r"\W*(?:\w*registrering|kaffe|kaffi|frokost|frukost|lunsj|pause|mingling|oppmøte|dør[ea]ne|\w*middag|aperitiff?)\b",
    re.IGNORECASE,
)
# "I dag er det møte klokka 17.30"
_THIS_DAY: Final = re.compile(
    r"\s*(?:i dag|i kveld|i ettermiddag|i morg[oe]n)"
    r"\s(?:(?:er|blir|vert)\sdet|inviterer|arrangerer|arrangerar|holder|held)\b"
    # "Møtet er i morgen på biblioteket kl. 10"
    r"|[^.;:!?\n]{8,90}?\s(?:er|blir|vert|holdes|haldast)\s(?:i dag|i kveld|i ettermiddag|i morg[oe]n)\s(?:på|i|ved)\s",
    re.IGNORECASE,
)
# Days written in digits alone, of which one by itself is hardly a date: "9.8 til 13.8 og 16.8".
_IN_DIGITS: Final = re.compile(
    r"\s*\d\d?[./]\d\d?\.?(?:(?:\s*[-–—,]\s*|\s(?:til|og|-)\s)\d\d?[./]\d\d?\.?)+\s*"
)
_ITEMS_IN_A_ROW: Final = 3
_SOON, _AGO = timedelta(days=200), timedelta(days=550)
# Before the page was written: a day of something else where others are to come
_LONG: Final = timedelta(days=21)
# "Av redaksjonen | 1.2.2027 kl. 8.15"
_AUTHOR: Final = re.compile(r"(?:skrevet |skriven )?(?:av|by)\b", re.IGNORECASE)
_DEADLINES: Final = re.compile(r"\b[Ff]rist(?:er|ar|ene|ane)\b")
_DAY_FIRST: Final = re.compile(r"\W*\d{1,2}\.")
_EVEN: Final = 5  # minutes: gatherings begin at a multiple of them
_NEWS_ITEMS: Final = 3  # as many dated lines make a list of news
_ENDS: Final = ("start", "end")  # labels of a beginning and an end
_WHEN: Final = {"when": 3, "when_where": 2, "start": 3, "end": 3, "clock": 3}
_SIGNING: Final = wording("frist, fristen, *frist, *fristen, påmeld*, meld deg|dykk|dere, bindende")
# Labels beside which "18.00" is a clock time.
_CLOCKED: Final = re.compile(
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
    deadlines = _listed_deadlines(document.blocks)
    for index, (block, text) in enumerate(zip(document.blocks, labelled.plain, strict=True)):
        tier = tiers[index]
        if tier is None or not text:
            continue
        local = replace(hints, years=years[index] + hints.years) if years.get(index) else hints
        own = list(_in_text(document, text, local, tier, index, block.where))
        own = sorted([*own, *bare_hours(text, hints, tier, index, block, own)], key=_position)
        if then := happens.get(index):
            own = [replace(m, tier=Tier.PROGRAMME, sentence=f"{m.sentence} {then}") for m in own]
        if block.kind == "row" and len(block.cells) > 1:
            row = text.replace("\n", " ")
            own = [m if m.dates.has_day else replace(m, tier=Tier.PROGRAMME, sentence=row) for m in own]
            own = _by_column(own, block, columns[block.group])
        may_stamp = tier >= Tier.LEAD or index == len(tiers) - 1
        if index in deadlines:
            own = [replace(mention, role="deadline") for mention in own]
        if own and may_stamp and read_stamp_line(text).get("bare") == hints.reference:
            own = [replace(mention, role="stamp") for mention in own]
        mentions += own
    return _without_stamps(_without_past(_as_programme(mentions)), document, hints)


def _as_programme(mentions: list[Mention]) -> list[Mention]:
    """Three hours or more that each begin their line with "Kl.", with no day between them, are items of a programme."""
    row: list[Mention] = []
    items: set[int] = set()
    for mention in mentions:
        if mention.dates.has_day:
            row = []
        if not _opens_item(mention):
            continue
        row.append(mention)
        if len(row) >= _ITEMS_IN_A_ROW:
            items.update(map(id, row))
    return [replace(m, tier=Tier.PROGRAMME) if id(m) in items else m for m in mentions] if items else mentions


def _opens_item(mention: Mention) -> bool:
    """Whether a time without a day opens its line with a capital, and words follow: "Kl. 12.00 Lunsj"."""
    dates, sentence = mention.dates, mention.sentence
    opens = dates.quote[:2] == "Kl" and sentence.startswith(dates.quote) and mention.label is None
    return opens and dates.has_clock and not dates.has_day and is_item(sentence[0].lower() + sentence[1:])


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


def _without_past(mentions: list[Mention]) -> list[Mention]:
    """A day that is told of in the past tense is past wherever else the page writes it, but in a label.

    Where it stands without a year it was taken for one to come.
    """
    past = {
        day for m in mentions if m.role == "past" and m.dates.has_day for day in days_of(m) | last_days_of(m)
    }
    if not past:
        return mentions
    yearless = {(day.month, day.day) for day in past}
    return [
        replace(m, role="past")
        if m.role == "event"
        and m.tier is not Tier.LABEL
        and (
            last_days_of(m) & past
            or (not m.dates.has_year and {(d.month, d.day) for d in last_days_of(m)} & yearless)
        )
        else m
        for m in mentions
    ]


def _without_stamps(mentions: list[Mention], document: Document, hints: YearHints) -> list[Mention]:
    """Dates that stand before the items of a list of news, and a labelled date that is the page's own stamp."""
    heads = {id(m) for m in mentions if _heads_time(m, mentions)}
    leading = {id(m) for m in mentions if m.dates.start == 0 and m.dates.has_year and _all_before(m, hints)}
    is_news = len(leading) >= _NEWS_ITEMS
    places = any(pair.field in ("where", "when_where") for pair in document.labelled.pairs)
    comes = any(
        m.role == "event" and m.tier >= Tier.BODY and m.dates.rule != "days.weekday" and _is_to_come(m, hints)
        for m in mentions
    )
    return [
        replace(m, role="other")
        if comes and _is_long_past(m, hints)
        else replace(m, role="stamp")
        if (is_news and id(m) in leading)
        or id(m) in heads
        or (comes and _heads_text(m, hints))
        or (m.label == "when" and not places and _is_stamp(m, document))
        else m
        for m in mentions
    ]


def _heads_time(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """A labelled day alone, not after the reference, above a labelled time on other days: the article's own date."""
    if (
        mention.label != "when"
        or mention.dates.has_clock
        or not mention.dates.has_year
        or not days_of(mention)
    ):
        return False
    others = (
        m
        for m in mentions
        if m.label == "when" and m.pair > mention.pair and m.dates.has_clock and m.dates.has_day
    )
    return any(max(days_of(mention)) < min(days_of(other)) for other in others)


def _heads_text(mention: Mention, hints: YearHints) -> bool:
    """A past day with its year in a line of its own near the title, or right at the beginning of the lead."""
    dates = mention.dates
    first = mention.tier is Tier.HEADER or (mention.tier is Tier.LEAD and dates.start <= 1)
    stamped = not dates.has_clock or _AUTHOR.match(mention.sentence) is not None
    past = first and dates.has_year and stamped and _all_before(mention, hints)
    return past and mention.role == "event"


def _is_long_past(mention: Mention, hints: YearHints) -> bool:
    """A day in the text that its year puts weeks before the page was written."""
    told = mention.role == "event" and mention.tier in (Tier.LEAD, Tier.BODY) and mention.dates.has_year
    days = last_days_of(mention) if told else set()
    return bool(days) and hints.reference - _AGO < max(days) < hints.reference - _LONG


def _is_to_come(mention: Mention, hints: YearHints) -> bool:
    """Whether a day is to come; one without its year only if that is soon: else it may be one of a year gone by."""
    last = date.max if mention.dates.has_year else hints.reference + _SOON
    return mention.dates.has_day and any(hints.reference < day <= last for day in days_of(mention))


def _all_before(mention: Mention, hints: YearHints) -> bool:
    return bool(mention.dates.sessions) and all(day <= hints.reference for day in days_of(mention))


def _is_stamp(mention: Mention, document: Document) -> bool:
    """Whether a labelled day is that of the page: the one on which it was published, or saved at some odd minute."""
    if not mention.dates.has_day:
        return False
    starts = [each.start for each in mention.dates.sessions if each.end is None]
    saved = any(isinstance(start, datetime) and start.minute % _EVEN for start in starts)
    return saved or days_of(mention) == {document.published}


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
        dates = _without_midnights(found)
        start, end = _sentence(text, dates.start, dates.end)
        if not dates.has_day and text[end : end + 1] == "\n" and _ASIDE_BELOW.match(text, end + 1):
            below = text.find("\n", end + 1)
            end = below if below >= 0 else len(text)
        before = text[max(start, previous_end) : dates.start]
        role = "previous" if dates.role == "previous" else role_of(before, text[dates.end : end])
        apart = before.rstrip().endswith(",") or (previous_end and names_occasion(before))
        if dates.role == "bound" and role == "event" and not apart:
            role = "deadline"
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
    first = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    match = _SENTENCE_END.search(text, end)
    return first, match.start() if match else len(text)
