"""How fast expressions are read: ours against dateparser, Duckling and price-parser in the same run.

Prints medians in µs per expression and the ratios to ours, then the time to find every date in a 5 kB text and
the time that 100 kB and 1 MB of hostile text take, and a verdict on every claim; ends with 1 when one is not met.
Only ratios within one run mean something. The claims of speed are about dates: prices are printed beside
price-parser, which takes the first number and no more, and Duckling, without a claim.
"""

from __future__ import annotations

import logging
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import dateparser
import duckling
from dateparser.search import search_dates
from price_parser import Price

from normalize.deadline import read_deadline
from normalize.price import read_price
from normalize.sessions import find_dates, read_dates
from normalize.years import YearHints
from tests.benchmarks.claims import at_least, at_most, judge

TESTS = Path(__file__).resolve().parents[1]
REFERENCE = date(2027, 1, 15)
HINTS = YearHints(REFERENCE)
NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)
ROUNDS = 5
PARSER_SETTINGS = {
    "DATE_ORDER": "DMY",
    "PREFER_DATES_FROM": "future",
    "RELATIVE_BASE": NOON.replace(tzinfo=None),
}
HOSTILE = {
    "digits": "1234567890",
    "dotted": "1.1.1.1.",
    "kl": "kl ",
    "og": "og ",
    "spaces": " ",
    "days": "3. mai og ",
    "kr": "kr 1 ",
}
# A page as they are: a handful of dates among other numbers and many words.
PROSE = (
    "Kommunen inviterer til åpent møte om klimaplanen onsdag 14. april 2027 kl. 18–20 i rådhuset. "
    "Planen gjelder 2027–2038 og skal kutte utslippene med 55 prosent fra 1990. Påmelding innen 7. april. "
    "Vi går gjennom de viktigste kildene til utslipp, hva innbyggerne har sagt at de vil prioritere, og hvilke "
    "tiltak som gir mest for pengene. Etterpå blir det gruppearbeid ved bordene, der alle kan komme til orde. "
    "Forslaget bygger på erfaringer fra nabokommunene og på tall fra statistikken for klimagasser. Politikerne "
    "fra alle partiene er til stede for å høre hva folk mener, og planleggerne svarer på spørsmål underveis. "
    "Salen har plass til mange, men kom gjerne tidlig, for interessen har vært stor på de forrige møtene. "
    "Det blir enkel servering, og lokalet er tilgjengelig med rullestol. Neste møte holdes 12. mai. "
    "Innspillene som kommer inn, blir samlet i et notat som legges ved saken når den går til behandling. "
)


def median_micros(function: Callable[[str], object], texts: list[str]) -> float:
    """Median over texts of the median time that a text takes, in µs."""
    for text in texts:
        function(text)
    return statistics.median(statistics.median(_micros(function, text)) for text in texts)


def _micros(function: Callable[[str], object], text: str) -> Iterator[float]:
    for _ in range(ROUNDS):
        began = time.perf_counter()
        function(text)
        yield (time.perf_counter() - began) * 1e6


def duckling_reader(dimension: str) -> Callable[[str], object]:
    """Duckling's Norwegian rules for one dimension."""
    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    reference = duckling.parse_ref_time(zones, "Europe/Oslo", int(NOON.timestamp()))
    language = duckling.parse_lang("NB")
    locale = duckling.parse_locale("NB_XX", duckling.default_locale_lang(language))
    context = duckling.Context(reference, locale)
    dimensions = duckling.parse_dimensions([dimension])
    return lambda text: duckling.parse(text, context, dimensions, False)


def dateparser_reader(text: str) -> object:
    return dateparser.parse(text, languages=["nb", "nn"], settings=PARSER_SETTINGS)


def dateparser_search(text: str) -> object:
    return search_dates(text, languages=["nb"], settings=PARSER_SETTINGS)


def table(title: str, readers: dict[str, Callable[[str], object]], texts: list[str]) -> list[float]:
    """Prints a line for each reader, ours first; gives their medians in µs."""
    print(f"\n{title}")
    medians: list[float] = []
    for name, reader in readers.items():
        medians.append(median_micros(reader, texts))
        print(f"  {name:<28}{medians[-1]:12.1f} µs{medians[-1] / medians[0]:10.1f} × ours")
    return medians


def expressions(name: str) -> list[str]:
    """The expressions of a table of the tests: every phenomenon that they know."""
    table = (TESTS / "normalize" / name).read_text(encoding="utf-8").splitlines()
    return [line.partition(" => ")[0] for line in table if " => " in line and not line.startswith("#")]


def hostile() -> float:
    """Prints what hostile text takes; gives the seconds of the slowest."""
    slowest = 0.0
    print("\nhostile text: seconds for 1 MB, and the time ratio of 1 MB to 100 kB (10 is linear)")
    functions: dict[str, Callable[[str], object]] = {
        "find_dates": lambda text: find_dates(text, HINTS),
        "read_price": read_price,
        "read_deadline": lambda text: read_deadline(text, HINTS),
    }
    for name, function in functions.items():
        for kind, unit in HOSTILE.items():
            small, large = (unit * (size // len(unit)) for size in (100_000, 1_000_000))
            seconds = []
            for text in (small, large):
                began = time.perf_counter()
                function(text)
                seconds.append(time.perf_counter() - began)
            print(f"  {name:<16}{kind:<10}{seconds[1]:8.3f} s{seconds[1] / seconds[0]:8.1f}")
            slowest = max(slowest, seconds[1])
    return slowest


def main() -> None:
    logging.disable(logging.CRITICAL)
    dates = {
        "read_dates": lambda text: read_dates(text, HINTS),
        "dateparser.parse": dateparser_reader,
        "Duckling (time)": duckling_reader("time"),
    }
    texts = expressions("dates.txt")
    ours, parser, duck = table("dates, per expression", dates, texts)
    prices = {
        "read_price": read_price,
        "price-parser": Price.fromstring,
        "Duckling (amount-of-money)": duckling_reader("amount-of-money"),
    }
    table("prices, per expression", prices, expressions("prices.txt"))
    page = (PROSE * 20)[:5000]
    search = {
        "find_dates": lambda text: find_dates(text, HINTS),
        "dateparser.search_dates": dateparser_search,
        "Duckling (time)": duckling_reader("time"),
    }
    found, *_ = table("all dates of a 5 kB text", search, [page])
    slowest = hostile()
    claims = [
        at_least("dates: times faster than dateparser", parser / ours, 5, "×"),
        at_least("dates: times faster than Duckling", duck / ours, 5, "×"),
        at_most("all dates of a 5 kB text", found / 1000, 2, "ms"),
        at_most("1 MB of hostile text", slowest, 1, "s"),
    ]
    sys.exit(judge("normalize", f"{len(texts)} expressions of dates", claims))


if __name__ == "__main__":
    main()
