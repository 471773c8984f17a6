"""Days and clock times as people write them."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import strategies as st

from normalize import OSLO, Session, Stamp

MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember".split(),
    "short": "jan. feb. mars apr. mai juni juli aug. sept. okt. nov. des.".split(),
    "en": "January February March April May June July August September October November December".split(),
}
WEEKDAYS = {
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag".split(),
    "nn": "måndag tysdag onsdag torsdag fredag laurdag sundag".split(),
    "short": "man. tirs. ons. tors. fre. lør. søn.".split(),
}
PLURALS = {
    "nb": "mandager tirsdager onsdager torsdager fredager lørdager søndager".split(),
    "nn": "måndagar tysdagar onsdagar torsdagar fredagar laurdagar sundagar".split(),
}
ORDINALS = (
    "første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte trettende fjortende "
    "femtende sekstende syttende attende nittende tjuende tjueførste tjueandre tjuetredje tjuefjerde tjuefemte "
    "tjuesjette tjuesjuende tjueåttende tjueniende trettiende trettiførste"
).split()

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
# Minutes from midnight, in steps of five.
CLOCKS = st.integers(0, 23 * 12).map(lambda n: n * 5)

WITH_YEAR = [
    lambda d: f"{d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"den {d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{d.day}. {MONTHS['short'][d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS['nb'][d.weekday()]} {d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS['nn'][d.weekday()].capitalize()} {d.day}. {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS['short'][d.weekday()]} {d.day}. {MONTHS['short'][d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
    lambda d: f"{d.day}/{d.month}-{d.year % 100:02}",
    lambda d: f"{d.day}/{d.month} {d.year}",
    lambda d: f"{d.day}. {MONTHS['nb'][d.month - 1].upper()} {d.year}",
    lambda d: f"{ORDINALS[d.day - 1]} {MONTHS['nb'][d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTHS['en'][d.month - 1]} {d.year}",
    lambda d: f"{MONTHS['en'][d.month - 1]} {d.day}, {d.year}",
    lambda d: d.isoformat(),
]
WITHOUT_YEAR = [
    lambda d: f"{d.day}. {MONTHS['nb'][d.month - 1]}",
    lambda d: f"{WEEKDAYS['nb'][d.weekday()]} {d.day}. {MONTHS['nb'][d.month - 1]}",
    lambda d: f"{WEEKDAYS['nn'][d.weekday()]} den {d.day}. {MONTHS['nb'][d.month - 1]}",
    lambda d: f"{d.day}. {MONTHS['short'][d.month - 1]}",
    lambda d: f"{WEEKDAYS['nn'][d.weekday()]} {d.day}.{d.month}.",
    lambda d: f"den {d.day}/{d.month}.",
]
ONE_CLOCK = [
    lambda m: f"kl. {m // 60:02}.{m % 60:02}",
    lambda m: f"kl {m // 60}.{m % 60:02}",
    lambda m: f"klokka {m // 60:02}{m % 60:02}",
    lambda m: f"kl.{m // 60:02}:{m % 60:02}",
    lambda m: f"fra klokken {m // 60}.{m % 60:02}",
]
TWO_CLOCKS = [
    lambda a, b: f"kl. {a // 60:02}.{a % 60:02}–{b // 60:02}.{b % 60:02}",
    lambda a, b: f"kl {a // 60:02}{a % 60:02}-{b // 60:02}{b % 60:02}",
    lambda a, b: f"kl. {a // 60}.{a % 60:02} til {b // 60}.{b % 60:02}",
    lambda a, b: f"kl. {a // 60}.{a % 60:02} til kl. {b // 60}.{b % 60:02}",
    lambda a, b: f"{a // 60:02}:{a % 60:02} - {b // 60:02}:{b % 60:02}",
    lambda a, b: f"frå klokka {a // 60}.{a % 60:02} til ca. {b // 60}.{b % 60:02}",
    lambda a, b: f"mellom kl. {a // 60:02}.{a % 60:02} og {b // 60:02}.{b % 60:02}",
]


def moment(day: date, minute: int) -> datetime:
    """A clock time of a day in Oslo."""
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=OSLO)


def stamp(day: date, minute: int | None) -> Stamp:
    return day if minute is None else moment(day, minute)


def session(day: date, begin: int | None = None, until: int | None = None) -> Session:
    """A gathering of one day; without ``begin`` no clock time is known."""
    return Session(stamp(day, begin), None if until is None else moment(day, until))
