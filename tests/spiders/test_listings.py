"""Pages that list events by links announce none themselves; programmes without links announce theirs."""

from __future__ import annotations

from datetime import date

import pytest

from klimakalender.extraction import read_body

PAGE = """<!DOCTYPE html><html lang="no"><head><meta charset="utf-8"><title>{title} | Granvoll</title></head><body>
<header><a href="/">Granvoll</a></header><main><h1>{title}</h1>{body}</main></body></html>"""

LISTS = {
    "a table with one row": (
        "Kurs og konferansar i Granvoll",
        "<table><tr><th>Dato</th><th>Tittel</th></tr>"
        "<tr><td>09.12.2027</td><td><a href='/kurs/1'>Fagdag om jord</a></td></tr></table>",
    ),
    "questions as names": (
        "Arrangementer",
        "<ul><li><span>17.08.2027</span> <a href='/a/1'>Naturen i planen: Hva kan kommunen gjøre for myra vår?</a></li>"
        "<li><span>18.08.2027</span> <a href='/a/2'>Klimaduell</a></li></ul>",
    ),
    "under days": (
        "Hva skjer",
        "<h2>SØNDAG 3. JANUAR</h2><ul><li><a href='/h/1'>Konsert i kirka</a> kl. 19</li></ul>"
        "<h2>TORSDAG 4. FEBRUAR</h2><ul><li><a href='/h/2'>Isbreen som forsvant</a></li></ul>",
    ),
    "a calendar of one": (
        "Aktivitetskalender",
        "<ul><li>12. mars 2027 <a href='/h/1'>Fugletur</a></li></ul>",
    ),
}
PROGRAMMES = {
    "under days": (
        "Miljøuka i Granvoll",
        "<h2>Mandag 8. mars 2027</h2><h3>10.00–12.00 Natur som flomvern</h3><p>Sted: Rådhuset</p>"
        "<h3>18.00–20.00 Sykkelverksted</h3><p>Sted: Lia skole</p>",
        2,
    ),
    "one event that links to more about it": (
        "Klimakveld",
        "<p>Torsdag 11. mars 2027 kl. 18 på biblioteket. <a href='/program'>Se programmet</a></p>",
        1,
    ),
}


def titles(title: str, body: str) -> list[str]:
    page = PAGE.format(title=title, body=body).encode()
    record = read_body(page, "https://www.granvoll.example/hva-skjer", date(2026, 11, 18)).to_record()
    return [event["title"] for event in record["events"]]


@pytest.mark.parametrize(("title", "body"), LISTS.values(), ids=LISTS)
def test_a_list_of_links_announces_nothing(title: str, body: str) -> None:
    assert titles(title, body) == []


@pytest.mark.parametrize(("title", "body", "events"), PROGRAMMES.values(), ids=PROGRAMMES)
def test_a_programme_announces_its_events(title: str, body: str, events: int) -> None:
    assert len(titles(title, body)) == events
