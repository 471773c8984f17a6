"""The Norwegian pages, read as HTML."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup

from normalize.values import OSLO

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def page(client: Any) -> Callable[..., Any]:
    """Gets a page and parses it."""

    def get(path: str, status: int = 200) -> Any:
        answer = client.get(path)
        assert answer.status_code == status, answer.text
        return BeautifulSoup(answer.text, "lxml")

    return get


def headings(soup: Any) -> list[str]:
    return [title.get_text(" ", strip=True) for title in soup.select(".event h4")]


def words(node: Any) -> str:
    return " ".join(node.get_text(" ").split())


@pytest.fixture
def week(harvest: Any, announcement: Make, session: Make) -> None:
    harvest.save(
        announcement("Nå", session("2026-11-24T09:00", "2026-11-24T12:00")),
        announcement("Utstilling", session("2026-11-01", "2026-12-24")),
        announcement(
            "Kurs i klimabudsjett",
            session("2026-11-26T09:00", "2026-11-26T15:30"),
            price={"is_free": True},
            registration={"required": True, "deadline": "2026-11-25T12:00:00+01:00"},
        ),
        announcement("Energidag", session("2026-12-02"), attendance="mixed", topics=["energi"]),
        announcement("Avlyst møte", session("2026-12-03"), status="cancelled"),
        announcement("Var", session("2026-11-23")),
        announcement("Ballkveld", session("2026-11-26"), climate="no", topics=[]),
    )


def test_front_page_by_week(page: Any, week: None) -> None:
    soup = page("/")
    assert soup.html["lang"] == "nb"
    weeks = {words(group.h3): headings(group) for group in soup.select(".week")}
    assert weeks == {
        "Pågår": ["Utstilling"],
        "Denne uken 23.–29. november 2026": ["Nå", "Kurs i klimabudsjett"],
        "Neste uke 30. november–6. desember 2026": ["Energidag", "Avlyst møte"],
    }
    course = next(event for event in soup.select(".event") if "Kurs" in event.text)
    assert "torsdag 26. november 2026" in words(course)
    assert "kl. 09.00–15.30" in words(course)
    assert [tag.text for tag in course.select(".tag")] == ["Gratis", "Frist 25. november kl. 12.00"]
    assert [words(one) for one in soup.select(".deadlines li")] == [
        "25. november kl. 12.00 Kurs i klimabudsjett"
    ]


@pytest.mark.parametrize(
    "query", ["klimabudsjett+kurs", "KLIMABUDSJETT+kurs", "klimabud+kurs", '"kurs i klimabudsjett']
)
def test_search_box(page: Any, week: None, query: str) -> None:
    soup = page(f"/?q={query}")
    assert headings(soup) == ["Kurs i klimabudsjett"]
    assert soup.find(id="q")["value"] == query.replace("+", " ")


def test_filters_are_a_form_without_scripts(page: Any, week: None) -> None:
    soup = page("/?county=33&topic=energi&online=true&is_free=&municipality=")
    assert headings(soup) == ["Energidag"]
    assert not soup.find_all("script")
    assert soup.select_one("select[name=county] option[selected]").text == "Buskerud (5)"
    assert soup.select_one("input[name=online]").has_attr("checked")
    assert not soup.select_one("input[name=is_free]").has_attr("checked")
    follow = [a["href"] for a in soup.select(".panel a") if ".ics" in a["href"]]
    query = "county=33&topic=energi&online=true"
    assert follow == [f"webcal://localhost/api/v1/events.ics?{query}", f"/api/v1/events.ics?{query}"]


def test_nothing_found_offers_a_way_on(page: Any, week: None) -> None:
    soup = page("/?q=finnesikke")
    assert "Ingen kommende arrangementer" in words(soup.main)


@pytest.mark.parametrize("path", ["/", "/kart", "/frister"])
def test_nothing_found_says_what_to_take_away(page: Any, week: None, path: str) -> None:
    soup = page(f"{path}?q=kurs&online=true")
    offers = {words(one.a): (words(one.span), one.a["href"]) for one in soup.select(".empty li")}
    open_ones = {"uten Kan følges på nett": ("1 arrangement", f"{path}?q=kurs")}
    coming = open_ones | {"uten «kurs»": ("1 arrangement", f"{path}?online=true")}
    # The day of energy is without registration.
    assert offers == (open_ones if path == "/frister" else coming)


def test_one_filter_alone_is_taken_away_by_seeing_all(page: Any, week: None) -> None:
    soup = page("/?q=finnesikke")
    assert [a["href"] for a in soup.select(".empty a")] == ["/", "/?q=finnesikke&start=2000-01-01"]


def test_map_is_of_the_whole_country_until_a_county_is_chosen(page: Any, week: None) -> None:
    whole, part = page("/kart"), page("/kart?county=33")
    frames = [[float(n) for n in soup.select_one("svg.norway")["viewbox"].split()] for soup in (whole, part)]
    assert frames[0][2] > 400 > 100 > frames[1][2]
    assert [words(name) for name in part.select("svg.norway text")] == ["Drammen"]
    assert whole.select_one(".map-page h3 a")["href"] == "/kart?county=33"


def test_links_of_the_map_keep_what_is_chosen(page: Any, week: None) -> None:
    assert page("/kart").select_one("svg.norway a")["href"] == "/kommune/3301"
    kept = page("/kart?is_free=true").select_one("svg.norway a")["href"]
    assert kept == "/?is_free=true&municipality=3301"


def test_wrong_filter_is_a_friendly_400(page: Any) -> None:
    assert "bogus" in words(page("/?bogus=1", 400).main)


def test_more_pages(page: Any, harvest: Any, announcement: Make, session: Make) -> None:
    harvest.save(*(announcement(f"Møte {number:02}", session("2026-12-01")) for number in range(55)))
    first = page("/?q=møte")
    second = page(first.select_one(".more a")["href"])
    assert len({*headings(first), *headings(second)}) == 55
    assert "55 arrangementer" in words(second.find(id="liste"))


def test_clock_is_that_of_the_request(client: Any, page: Any, week: None) -> None:
    client.clock[0] = datetime(2026, 12, 2, 23, 0, tzinfo=OSLO)
    assert headings(page("/")) == ["Utstilling", "Energidag", "Avlyst møte"]
    client.clock[0] += timedelta(days=30)
    assert headings(page("/")) == []


@pytest.fixture
def rich(harvest: Any, announcement: Make, session: Make) -> str:
    """An event with everything; its id."""
    quotes = [
        (
            "registration.deadline",
            "2026-12-01",
            "Meld deg på innen 1. desember",
            "p[3]",
            "deadline.innen",
            0.9,
        ),
        ("price.is_free", False, "kr 450 for medlemmer", "dd[2]", "price.amount", 0.8),
    ]
    keys = ("field", "value", "quote", "where", "rule", "confidence")
    items = [
        {"amount": 450, "currency": "NOK", "label": "medlem", "vat": "excl", "text": "kr 450 for medlemmer"},
        {"amount": 1950, "currency": "NOK", "label": None, "vat": None, "text": "kr 1 950"},
    ]
    record = announcement(
        "Klimakonferansen",
        session("2026-12-08T09:00", "2026-12-08T15:00"),
        session("2026-12-09", venue="Kulturhuset"),
        price={"is_free": False, "currency": "NOK", "min": 450, "max": 1950, "items": items},
        registration={"required": True, "deadline": "2026-12-01", "url": "https://pamelding.example.no/1"},
        evidence=[dict(zip(keys, quote, strict=True)) for quote in quotes],
        issues=[{"code": "year-inferred", "field": "sessions", "message": "Året er regnet ut"}],
    )
    url = "https://www.drammen.example.no/kalender/konferansen"
    harvest.save(record | {"registration": record["registration"] | {"deadline": "2026-11-30"}}, url=url)
    (event_id,) = harvest.save(record, url=url)
    return str(event_id)


def test_event_page(page: Any, rich: str) -> None:
    soup = page(f"/arrangement/{rich}")
    text = words(soup.main)
    assert words(soup.h1) == "Klimakonferansen"
    assert "tirsdag 8. desember 2026 kl. 09.00–15.00" in text
    assert "onsdag 9. desember 2026, Kulturhuset" in text
    assert "Frist: tirsdag 1. desember 2026" in text
    rows = [
        [words(cell) for cell in row.find_all("td")] for row in soup.select(".facts + h2 + table tbody tr")
    ]
    assert rows == [["Medlem", "kr 450", "uten"], ["Deltakelse", "kr 1 950", "–"]]
    assert soup.select_one(".actions a.button")["href"] == "https://pamelding.example.no/1"


def test_what_costs_something_beside_a_free_event_is_by_choice(
    page: Any, harvest: Any, announcement: Make, session: Make
) -> None:
    items = [{"amount": 50, "currency": "NOK", "label": None, "vat": None, "text": "kr 50"}]
    price = {"is_free": True, "currency": "NOK", "min": 50, "max": 50, "items": items}
    (event_id,) = harvest.save(announcement("Trugetur", session("2026-12-08"), price=price))
    rows = page(f"/arrangement/{event_id}").select(".facts + h2 + table tbody td")
    assert [words(cell) for cell in rows] == ["Tilvalg", "kr 50"]


def test_event_page_shows_the_quoted_words(page: Any, rich: str) -> None:
    soup = page(f"/arrangement/{rich}")
    evidence = {words(row.th): row for row in soup.select(".evidence tbody tr")}
    deadline = evidence["Påmeldingsfrist"]
    assert words(deadline.q) == "Meld deg på innen 1. desember"
    assert "1. desember 2026" in words(deadline)
    assert "avsnitt 3 · regel deadline.innen" in words(deadline)
    assert deadline.a["href"].endswith("#:~:text=Meld%20deg%20p%C3%A5%20innen%201.%20desember")
    assert words(evidence["Gratis"].td) == "nei"
    assert "Tid: Året sto ikke ved datoen; det er sluttet av resten av siden. (Året er regnet ut)" in words(
        soup.main
    )


def test_a_clock_time_alone_is_read_as_the_sessions_that_have_it(
    page: Any, harvest: Any, announcement: Make, session: Make
) -> None:
    keys = ("field", "value", "quote", "where", "rule", "confidence")
    clock = ("sessions", ["2026-12-08T18:00:00+01:00"], "kl. 18", "p[2]", "clock", 0.7)
    record = announcement(
        "Kveld", session("2026-12-08T18:00"), evidence=[dict(zip(keys, clock, strict=True))]
    )
    (event_id,) = harvest.save(record)
    row = page(f"/arrangement/{event_id}").select_one(".evidence tbody tr")
    assert words(row.td) == "8. desember 2026 kl. 18.00"


def test_event_page_shows_history(page: Any, rich: str) -> None:
    history = words(page(f"/arrangement/{rich}").select_one(".history"))
    assert "Påmeldingsfrist: 30. november 2026 → 1. desember 2026" in history
    assert "Sett første gang" in history


def test_event_page_carries_linked_data(page: Any, rich: str) -> None:
    data = json.loads(page(f"/arrangement/{rich}").find("script", type="application/ld+json").string)
    assert (data["@type"], data["name"]) == ("Event", "Klimakonferansen")


@pytest.mark.parametrize(
    ("status", "notice"),
    [("cancelled", "Avlyst."), ("postponed", "Utsatt."), ("rescheduled", "Flyttet til ny dato.")],
)
def test_status_notice(page: Any, harvest: Any, rich: str, status: str, notice: str) -> None:
    harvest.set(rich, status=status, previous_start="2026-10-01")
    soup = page(f"/arrangement/{rich}")
    assert notice in words(soup.select_one(".notice"))
    offers_registration = any("påmelding" in a.text for a in soup.select(".actions a"))
    assert offers_registration is (status == "rescheduled")


@pytest.mark.parametrize(
    ("days", "notice"),
    [
        pytest.param(0, False, id="before"),
        pytest.param(15, False, id="last day"),
        pytest.param(16, True, id="after"),
    ],
)
def test_past_event(page: Any, client: Any, rich: str, days: int, notice: bool) -> None:
    client.clock[0] = datetime(2026, 11, 24, 20, 0, tzinfo=OSLO) + timedelta(days=days)
    soup = page(f"/arrangement/{rich}")
    assert ("Arrangementet har vært" in words(soup.main)) is notice
    # The deadline was on 1 December: from then on nobody is sent to the registration.
    assert any("påmelding" in a.text for a in soup.select(".actions a")) is (days == 0)


def test_past_month(page: Any, client: Any, harvest: Any, announcement: Make) -> None:
    (event_id,) = harvest.save(
        announcement("A", approximate={"from": "2026-09-01", "to": "2026-09-30", "text": "i september"})
    )
    assert "Arrangementet har vært" in words(page(f"/arrangement/{event_id}").main)


def test_vanished_is_not_cancelled(page: Any, harvest: Any, rich: str) -> None:
    harvest.set(rich, vanished_at="2026-11-23T10:00:00+00:00")
    notice = words(page(f"/arrangement/{rich}").select_one(".notice"))
    assert "borte siden 23. november 2026" in notice
    assert "ikke at det er avlyst" in notice


def test_disagreement_is_shown(page: Any, harvest: Any, rich: str) -> None:
    with harvest.store.transaction():
        harvest.store.connection.execute(
            "insert into conflicts (event_id, field, listing_id, value, kept_value, seen_at)"
            " select event_id, 'registration_deadline', id, '2026-12-03', '2026-12-01', ? from listings",
            ["2026-11-24T09:00:00+00:00"],
        )
    text = words(page(f"/arrangement/{rich}").main)
    assert "Påmeldingsfrist drammen.example.no : 3. desember 2026 Vist her: 1. desember 2026" in text


def test_map_of_an_event_names_the_towns_around(page: Any, rich: str) -> None:
    picture = page(f"/arrangement/{rich}").select_one("svg.local")
    names = [words(one) for one in picture.select("text")]
    assert {"Oslo", "Drammen"} <= set(names)
    assert "Bergen" not in names
    left, _, width, _ = (float(part) for part in picture["viewbox"].split())
    assert all(left < float(one["x"]) - len(one.text) * 0.5 for one in picture.select("text"))
    assert all(float(one["x"]) + len(one.text) * 0.5 < left + width for one in picture.select("text"))
    assert picture.use["href"].startswith("/-/klimakalender/norge.svg")


@pytest.mark.parametrize(
    ("columns", "state"),
    [
        ({"status": "cancelled"}, "✕ Avlyst"),
        ({"status": "postponed"}, "↷ Utsatt"),
        ({"status": "rescheduled"}, "→ Flyttet"),
        ({"fully_booked": 1}, "● Fullt"),
        ({"vanished_at": "2026-11-23T10:00:00+00:00"}, "? Forsvunnet fra kilden"),
    ],
)
def test_every_state_has_words_and_a_sign(
    page: Any, harvest: Any, rich: str, columns: dict[str, Any], state: str
) -> None:
    assert not page(f"/arrangement/{rich}").select(".tag-state")
    harvest.set(rich, **columns)
    assert [words(one) for one in page(f"/arrangement/{rich}").select(".tag-state")] == [state]


def test_merged_event_redirects(
    client: Any, harvest: Any, rich: str, announcement: Make, session: Make
) -> None:
    (other,) = harvest.save(announcement("Noe annet", session("2027-01-05")))
    harvest.set(rich, merged_into=other)
    answer = client.get(f"/arrangement/{rich}")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/arrangement/{other}")


@pytest.mark.parametrize("path", ["/arrangement/finnesikke", "/arrangement/finnesikke.ics"])
def test_unknown_event(client: Any, path: str) -> None:
    assert client.get(path).status_code == 404


def test_calendar_file_of_an_event(client: Any, rich: str) -> None:
    answer = client.get(f"/arrangement/{rich}.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.content.count(b"BEGIN:VEVENT") == 2


def test_deadlines_page(page: Any, week: None) -> None:
    assert [words(title) for title in page("/frister").select(".event h2")] == ["Kurs i klimabudsjett"]


def test_source_health(page: Any, week: None) -> None:
    soup = page("/kilder")
    figures = {words(box.dt): words(box.dd) for box in soup.select(".figures div")}
    assert figures == {"Kilder i registeret": "1", "Hentet": "1", "I orden": "1", "Trenger tilsyn": "0"}
    assert words(soup.select_one("tbody tr")).startswith("Drammen kommune I orden 22. november 2026")


def test_about_the_data(page: Any) -> None:
    text = words(page("/om").main)
    assert "Contains data from Kartverket (CC BY 4.0), SSB (CC BY 4.0/NLOD)" in text
    assert "NLOD" in text
    assert "https://example.no/kontakt" in text
    assert "registration_deadline" in words(page("/om/data").main)


@pytest.mark.parametrize("path", ["/", "/frister", "/kilder", "/om"])
def test_pages_work_on_an_empty_database(page: Any, path: str) -> None:
    assert page(path).h1


@pytest.mark.parametrize("path", ["/", "/frister", "/kilder", "/om", "/arrangement/x"])
def test_nothing_comes_from_elsewhere(client: Any, path: str) -> None:
    soup: Any = BeautifulSoup(client.get(path).text, "lxml")
    loaded = [
        node.get("src") or node.get("href")
        for node in soup.select("[src], link[rel=stylesheet], link[rel=icon]")
    ]
    assert loaded
    assert all(address.startswith("/-/klimakalender/") for address in loaded)
    assert {client.get(address).status_code for address in loaded} == {200}
