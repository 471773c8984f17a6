"""Whether two pages announce one gathering: every labelled pair, and what decides."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest

from klimakalender.store.matching import compare
from tests.benchmarks.bench_match import read_pairs, records

PAIRS = read_pairs()
# Known to be judged wrong: slips where a compound is cut, so that nothing says what the word was; one form under two
# names that share hardly a word; an ordinary title that several bodies use on one day.
MISJUDGED = {
    "slip in the first word",
    "slip of the pen",
    "slip and no place",
    "a typing slip",
    "same form, other name",
    "English and Norwegian, same link",
    "ordinary title, clubs of its own",
}


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair['half']}-{pair['why']}" for pair in PAIRS])
def test_pairs_are_judged_as_labelled(pair: dict[str, Any]) -> None:
    one, other = records(pair)
    verdict = compare(one, other)
    assert (verdict.same is pair["same"]) is (pair["why"] not in MISJUDGED), verdict.reasons
    assert verdict == compare(copy.deepcopy(one), copy.deepcopy(other))
    assert compare(other, one).same is verdict.same
    assert verdict.reasons


def test_the_pairs_are_many_and_half_of_them_look_alike() -> None:
    assert len(PAIRS) >= 220
    assert len({(pair["half"], pair["why"]) for pair in PAIRS}) == len(PAIRS)
    assert Counter(pair["same"] for pair in PAIRS)[False] >= 0.4 * len(PAIRS)


def judge(one: dict[str, Any], other: dict[str, Any]) -> tuple[bool, str]:
    verdict = compare(*records({"one": one, "other": other}))
    return verdict.same, "; ".join(verdict.reasons)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"title": "Første samling"}, {"title": "Andre samling"}, "numbers differ"),
        ({"title": "Kurs, gruppe A"}, {"title": "Kurs, gruppe B"}, "numbers differ"),
        ({"title": "Klimauka 2027"}, {"title": "Klimauka 2028"}, "years differ"),
        ({"title": "Frokostmøte"}, {"title": "Kveldsmøte"}, "different parts of the day"),
        ({"title": "Tur", "at": "2027-05-03T10:00"}, {"title": "Tur"}, "different hours"),
        ({"title": "Tur", "venue": "Nordskolen"}, {"title": "Tur", "venue": "Sørskolen"}, "different venues"),
        ({"title": "Tur"}, {"title": "Tur", "municipality": "4601"}, "different municipalities"),
        ({"title": "Tur"}, {"title": "Tur", "attendance": "online"}, "one online, one not"),
        ({"title": "Tur"}, {"title": "Tur", "at": "2027-05-04"}, "no day in common"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_decides_alone(one: dict[str, Any], other: dict[str, Any], reason: str) -> None:
    assert judge(one, other) == (False, reason)


@pytest.mark.parametrize(
    "title",
    [
        "Kurs i klimaregnskap",
        "KURS I KLIMAREGNSKAP",
        "Møte i klimautvalget",
        "En dag til fjells",
        "Klimakveld 3. mai kl. 18",
    ],
)
def test_what_is_no_number_of_a_series(title: str) -> None:
    assert "numbers differ" not in judge({"title": title}, {"title": f"{title} (del 2)"})[1]


def test_one_publisher_gives_one_gathering_one_title() -> None:
    one, other = {"title": "Klimaverksted om sykkel"}, {"title": "Klimaverksted om sykkel og buss"}
    assert judge(one, other)[0]
    same_source = judge(one | {"source": "granvoll"}, other | {"source": "granvoll"})
    assert same_source[0] is False
    assert "other words of one publisher" in same_source[1]


def test_a_list_of_the_publisher_may_shorten_the_title() -> None:
    at_the_hall = {"venue": "Granvoll kulturhus", "source": "granvoll"}
    assert judge(
        at_the_hall | {"title": "Overvannsdagen"}, at_the_hall | {"title": "Overvannsdagen med omvei"}
    )[0]


def test_titles_in_two_towns_are_two_gatherings() -> None:
    """Also where one town is known from the venue, so that its name tells nothing more than the venue does."""
    here = {
        "title": "Seminar om ombruk av byggevarer i Nordhaug",
        "venue": "Nordhaug samfunnshus",
        "municipality": None,
    }
    there = {"title": "Temadag om ombruk av byggevarer i Sørdal", "municipality": None}
    same, reasons = judge(here, there)
    assert not same
    assert "each in a town of its own" in reasons
