"""The municipality of an event, from the words that name its place. Pages are invented, places are not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimakalender.reference import load_tables
from normalize.place import Place, locate

X = "Klimakveld"


def place(
    venue: str | None,
    *texts: str,
    county: str | None = None,
    home: str | None = None,
    site: str | None = None,
) -> Place:
    return locate(venue, texts, load_tables().gazetteer, county=county, home=home, site=site)


LABELS = {
    "town": ("Scandic, Voss", "Voss"),
    "hotel with the town's name": ("Clarion Hotel Stavanger", "Stavanger"),
    "town behind a hall named after another place": ("Sunnfjord Hall, Ålesund", "Ålesund"),
    "several towns": ("Hamar, Ålesund", None),
    "name that is a word, in brackets": ("Nordre gard, Storgata 8 (Hole)", "Hole"),
    "town in another municipality": ("Scandic Brennemoen, Mysen", "Indre Østfold"),
    "small place alone": ("Fornebu", "Bærum"),
    "small place before a house": ("Rosendal turisthotell", "Kvinnherad"),
    "name that is a word, before a house": ("Hole rådhus", "Hole"),
    "with an adjective between": ("Hå gamle prestegard", "Hå"),
    "several words": ("Mo i Rana, kulturhuset", "Rana"),
    "former municipality": ("Søgne rådhus", "Kristiansand"),
    "Northern Sámi name": ("Guovdageaidnu", "Kautokeino"),
    "compound with the town": ("Altahallen", "Alta"),
    "airport": ("Clarion Hotel Oslo Airport", "Ullensaker"),
    "known house": ("Grieghallen", "Bergen"),
    "postal code": ("Torggata 5, 3211 Sandefjord", "Sandefjord"),
    "street named after another town": ("Kulturhuset, Drammens vei 4, 1400 Ski", "Nordre Follo"),
    "place and county": ("Sandefjord, Vestfold", "Sandefjord"),
    "two names of one municipality": ("Rica Hell, Stjørdal", "Stjørdal"),
    "region": ("Hadeland", None),
    "county": ("Fylkeshuset, Oppland", None),
    "room": ("Kommunestyresalen", None),
    "village whose name is a word": ("Salen (Moen er stengt)", None),
    "channel": ("Teams", None),
}


@pytest.mark.parametrize(("venue", "expected"), LABELS.values(), ids=LABELS)
def test_municipality_from_the_label(venue: str, expected: str | None) -> None:
    assert place(venue, X).municipality == expected


TEXTS = {
    "employer of a speaker": (["Kari Lie fra Trondheim kommune forteller."], None),
    "preposition": (["Samling på Voss"], "Voss"),
    "title opens with the town": (["Drammen: Hva nå?"], "Drammen"),
    "capitals before a date": (["KAUTOKEINO 14.–15. JUNI"], "Kautokeino"),
    "festival": ([X, "Møt oss under Arendalsuka."], "Arendal"),
    "address in running text": ([X, "", "Vi møtes i Bylab, Prof. Brochs gate 2, Trondheim."], "Trondheim"),
    "label outweighs speakers": (
        [X, "Drammen kommune og Bergen kommune forteller. Møtet er i Hamar."],
        "Hamar",
    ),
    "participants after the place": (
        [X, "Kurset er i Haugesund, med deltakere fra Stord og Karmøy."],
        "Haugesund",
    ),
    "county narrows the name": (["Møte i Våler i Østfold"], "Våler"),
    "two towns": (["Klimafrokost i Oslo og Bergen"], None),
    "several towns": (["Klimafrokost i Oslo, Bergen og Trondheim"], None),
    "two municipalities of one name": (["Møte i Våler"], None),
    "university as a body": ([X, "Vi får besøk av Universitetet i Bergen."], None),
    "person's surname": ([X, "Foredrag ved Kari Lund og Per Moss."], None),
    "word at the start": (["Time for endring", "Sola skinner, og det er håp."], None),
    "nynorsk label": ([X, "Stad: rådhuset"], None),
    "county council": (["Statsforvalteren i Oslo og Viken inviterer"], None),
    "lower case": (["Møte i oslo"], None),
}


@pytest.mark.parametrize(("texts", "expected"), TEXTS.values(), ids=TEXTS)
def test_municipality_from_the_text(texts: list[str], expected: str | None) -> None:
    assert place(None, *texts).municipality == expected


@pytest.mark.parametrize(
    ("county", "expected"), [("18", "Bø"), ("40", "Midt-Telemark"), ("46", None), (None, None)], ids=str
)
def test_publishers_county_decides_an_ambiguous_name(county: str | None, expected: str | None) -> None:
    assert place(None, "Møte i Bø", county=county).municipality == expected


@pytest.mark.parametrize(
    ("venue", "title", "shared_names"),
    [
        (None, "Møte i {}", {"Bø", "Herøy", "Nes", "Os", "Sande", "Våler"}),
        (None, "Folkemøte i {} kommune", {"Herøy", "Våler"}),
        ("{} rådhus", X, {"Herøy", "Våler"}),
        ("Kulturhuset, {}", X, {"Bø", "Herøy", "Nes", "Os", "Sande", "Våler"}),
    ],
)
def test_every_municipality_is_found_by_name(venue: str | None, title: str, shared_names: set[str]) -> None:
    """Without a county all but the names that several places share, which stay open; with it all of them."""
    open_names, wrong = set(), set()
    for municipality in load_tables().gazetteer.municipalities.values():
        label, text = venue and venue.format(municipality.name), title.format(municipality.name)
        found = place(label, text).municipality_number
        if found is None:
            open_names.add(municipality.name)
        elif found != municipality.number:
            wrong.add(municipality.name)
        in_county = place(label, text, county=municipality.county_number)
        if in_county.municipality_number != municipality.number:
            wrong.add(municipality.name)
    assert (open_names, wrong) == (shared_names, set())


def test_publishers_municipality_is_the_fallback() -> None:
    found = place("kommunestyresalen", "Folkemøte", home="3203")
    assert found.municipality == "Asker"
    assert found.where is None
    assert found.evidence[0].rule == "place.home"


@pytest.mark.parametrize("text", ["Erfaringer fra Drammen og Oslo", "Hamar kommune forteller"])
def test_other_towns_in_passing_do_not_contradict_the_publisher(text: str) -> None:
    assert place(None, "Folkemøte", text, home="3203").municipality == "Asker"


@pytest.mark.parametrize(
    ("venue", "text", "site", "municipality"),
    [
        pytest.param(
            "grendehuset", "Klimakveld", "Alta frivilligsentral", "Alta", id="told by the site alone"
        ),
        pytest.param(
            "grendehuset", "Klimakveld i Drammen", "Alta frivilligsentral", "Drammen", id="the text first"
        ),
        pytest.param("grendehuset", "Klimakveld", "Våler bygdelag", None, id="one of several"),
        pytest.param("grendehuset", "Klimakveld", "Norsk klimalag", None, id="no town"),
    ],
)
def test_name_of_the_site_is_asked_last(venue: str, text: str, site: str, municipality: str | None) -> None:
    found = place(venue, text, site=site)
    assert found.municipality == municipality
    assert municipality != "Alta" or (found.where, found.evidence[0].quote) == (-2, "Alta")


def test_label_contradicts_the_publisher() -> None:
    assert place("Herjangen, Narvik", "Kurs", home="5538").municipality == "Narvik"


@pytest.mark.parametrize("venue", ["Samfunnshuset, Tangen", "Berger skole"])
def test_a_village_elsewhere_is_a_namesake_of_one_at_the_publishers(venue: str) -> None:
    assert place(venue, "Folkemøte", home="3212").municipality == "Nesodden"
    assert place(venue, "Folkemøte").municipality not in (None, "Nesodden")


def test_online_event_has_no_municipality() -> None:
    tables = load_tables()
    assert place("Teams", "Webinar i Oslo", home="0301") == Place(venue="Teams")
    assert locate(None, ["Webinar i Oslo"], tables.gazetteer, home="0301", online=True) == Place()


def test_evidence_quotes_the_text_it_names() -> None:
    texts = ["Klimakveld", "Velkommen.", "Møtet holdes i Førde torsdag."]
    found = place(None, *texts)
    assert found.municipality == "Sunnfjord"
    assert found.where == 2
    evidence = found.evidence[0]
    assert texts[2][evidence.start : evidence.end] == evidence.quote == "Førde"


def test_point_is_that_of_the_postal_code_or_place() -> None:
    voss, code = place("Scandic, Voss"), place("Kulturhuset, 3045 Drammen")
    assert (voss.latitude, voss.longitude) == pytest.approx((60.63, 6.42), abs=0.1)
    assert (code.latitude, code.longitude) == pytest.approx((59.74, 10.2), abs=0.1)
    assert (voss.county, code.county) == ("Vestland", "Buskerud")


@given(st.lists(st.text(alphabet="Oslo iVåer,. 3045Drammen\n(kue)", max_size=60), max_size=4))
def test_any_text_is_harmless(texts: list[str]) -> None:
    found = place(texts[0] if texts else None, *texts)
    assert (found.municipality is None) == (found.municipality_number is None) == (found.latitude is None)


def test_long_page_is_read_quickly() -> None:
    paragraph = (
        "Klimakveld i Hamar, med Drammen kommune, Kari Lund og gjester fra Nes, Våler og Mo i Rana. " * 40
    )
    started = time.perf_counter()
    place("Scandic, Voss", X, *[paragraph] * 40)
    assert time.perf_counter() - started < 2
