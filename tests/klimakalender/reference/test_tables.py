"""The committed tables agree with each other, load fast, and a broken one is named."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from klimakalender import config
from klimakalender.errors import DataFileError
from klimakalender.reference import load_tables
from klimakalender.reference.tables import read_columns
from klimakalender.reference.terms import load_terms, load_topics

if TYPE_CHECKING:
    from pathlib import Path

DATA = config.load().data


def test_every_municipality_is_there_with_its_county_and_point() -> None:
    rows = load_tables().gazetteer.municipalities.values()
    assert len(rows) == 357
    assert {row.county_number for row in rows} == {row.number[:2] for row in rows}
    assert all(57 < row.latitude < 72 and 4 < row.longitude < 32 for row in rows)


def test_every_name_means_something_that_exists() -> None:
    gazetteer = load_tables().gazetteer
    numbers = {
        sense.number
        for rows in gazetteer.names.values()
        for _, senses in rows
        for sense in senses
        if sense.number
    }
    assert numbers <= set(gazetteer.municipalities)
    assert {code.number for code in gazetteer.postal_codes.values()} - {None} <= numbers


def test_former_names_lead_to_present_municipalities() -> None:
    numbers = set(load_tables().gazetteer.municipalities)
    columns = ("present_number", "other_present_numbers")
    for present, others in read_columns(DATA / "reference" / "former_municipalities.csv", *columns):
        assert {present, *filter(None, others.split("|"))} <= numbers


def test_words_that_are_names_are_in_the_gazetteer() -> None:
    gazetteer = load_tables().gazetteer
    first_words = {
        name.split()[0].lower() for (name,) in read_columns(DATA / "reference" / "word_names.csv", "name")
    }
    assert {
        word
        for word in first_words
        if word.split("-")[0] not in gazetteer.names and word not in gazetteer.names
    } == set()


def test_offices_cover_every_county_once() -> None:
    columns = ("status", "present_county_numbers")
    rows = read_columns(DATA / "reference" / "offices.csv", *columns)
    covered = sorted(
        number for status, numbers in rows if status == "present" for number in numbers.split("|")
    )
    assert covered == sorted({row.county_number for row in load_tables().gazetteer.municipalities.values()})


def test_topics_have_names_in_both_forms() -> None:
    topics = load_topics(DATA / "topics")
    assert all(topic.label_nb and topic.label_nn for topic in topics)
    assert len({topic.topic for topic in topics}) == len(topics)


@pytest.fixture
def topics_copy(tmp_path: Path) -> Path:
    return shutil.copytree(DATA / "topics", tmp_path / "topics")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("ny*,perhaps,1,energi", "class 'perhaps' is none of"),
        ("ny*,core,much,energi", "weight 'much' is no number"),
        ("ny*,core,9,energi", "weight 9 is not between"),
        ("ny*,core,1,romfart", "topic 'romfart' is not in topics.csv"),
        ("klimagass*,core,1,energi", "term 'klimagass*' stands twice"),
        ("ny*,core", "2 cells instead of 4"),
    ],
)
def test_wrong_term_is_named(topics_copy: Path, line: str, message: str) -> None:
    path = topics_copy / "terms.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, line]) + "\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_terms(topics_copy)
    assert str(caught.value).startswith(f"{path}:{len(lines) + 1}: {message}")


@pytest.mark.parametrize("content", [None, "other\n1\n", "\ufeff"], ids=["missing", "column", "empty"])
def test_wrong_table_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "places.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"places\.csv"):
        list(read_columns(path, "place"))
