"""Attendance by place and by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.attendance import read_attendance

CASES = {
    "moved to teams": ("Granvoll rådhus", ["NB! Møtet flyttes til Teams."], "", "online"),
    "moved, nynorsk": ("Granvoll rådhus", ["Møtet er flytta til nett."], "", "online"),
    "may be moved": ("Granvoll rådhus", ["Møtet kan bli flyttet til Teams ved snøfall."], "", "onsite"),
    "all digital now": ("Granvoll rådhus", ["Seminaret blir nå heldigitalt."], "", "online"),
    "teams": ("Teams", [], "", "online"),
    "visit": (None, ["Store og små er velkomne til å komme på besøk."], "", "onsite"),
    "is-digital": (None, ["Konferansen er digital og åpen for alle."], "", "online"),
    "on-the-net": ("På nett", [], "", "online"),
    "link-sent": ("Zoom, lenke sendes ut", [], "", "online"),
    "hall": ("Rådhuset, Storgata 1", [], "", "onsite"),
    "hall-and-teams": ("Rådhuset og Teams", [], "", "mixed"),
    "streamed": ("Rådhuset", ["Møtet strømmes på kommunens nettsider."], "", "mixed"),
    "recorded": ("Rådhuset", ["Opptak av sendingen legges ut."], "", "onsite"),
    "webinar-title": (None, [], "Webinar om klimarisiko", "online"),
    "net-meeting-nn": (None, ["Kommunane er inviterte til nettmøte."], "", "online"),
    "digital-meeting": (None, ["Vi holder et digitalt møte onsdag."], "", "online"),
    "we-stream": ("Rådhuset", ["Vi strømmer hele dagen på nettsidene."], "", "mixed"),
    "sent-nn": ("Kommunehuset", ["Møtet blir halde i salen, og det heile sendast direkte."], "", "mixed"),
    "sent straight to people": ("Rådhuset", ["Programmet blir sendt direkte til de påmeldte."], "", "onsite"),
    "no chance of it": ("Rådhuset", ["Det blir ikke noen mulighet for digital deltakelse."], "", "onsite"),
    "no chance, nynorsk": ("Rådhuset", ["Det er dessverre ikkje høve til å delta digitalt."], "", "onsite"),
    "not-streamed": ("Rådhuset", ["Seminaret blir ikke strømmet."], "", "onsite"),
    "take-part-on-teams": ("Rådhuset", ["Vil du heller delta på Teams, får du lenke."], "", "mixed"),
    "follow-them": ("Rådhuset", ["Deltakere kan også følge dem på nett."], "", "mixed"),
    "follow-nn": ("Kommunehuset", ["Du kan òg følgje møtet digitalt."], "", "mixed"),
    "either": ("Rådhuset", ["Digitalt eller i salen: medlemmer 300 kr."], "", "mixed"),
    "sent too, nynorsk": ("Kommunehuset", ["Møtet blir òg sendt på kommunen si Facebook-side."], "", "mixed"),
    "hall or screen": ("Rådhuset", ["Du velger om du vil være i salen eller på skjerm."], "", "mixed"),
    "connect": ("Rådhuset", ["De som ikke kan møte, kan koble seg på via Teams."], "", "mixed"),
    "link of Zoom sent": (None, ["Lenke til Zoom sendes til påmeldte."], "", "online"),
    "link of the meeting": (None, ["Du får lenke til møtet på e-post."], "", "online"),
    "we meet digitally": (None, ["Vi møtes digitalt."], "", "online"),
    "digital evening": (None, ["Vi inviterer til digital infokveld."], "", "online"),
    "can be followed": ("Auditoriet", ["Disputasen er åpen for alle og kan følges på Zoom."], "", "mixed"),
    "sent on a channel": ("Museet", ["Fullt hus? Foredraget sendes på Facebook."], "", "mixed"),
    "television on the net": ("Kulturhuset", ["Du kan følge møtet på kommunens nett-tv."], "", "mixed"),
    "sent to a hearing": ("Rådhuset", ["Saken ble også sendt på høring."], "", "onsite"),
    "river": ("Kraftstasjonen", ["Her strømmer elva forbi."], "", "onsite"),
    "both": (None, ["Du kan delta både fysisk og digitalt."], "", "mixed"),
    "both, with a place": (None, ["Både fysisk i Granvoll og digitalt på nettet."], "", "mixed"),
    "carried out on the net": (None, ["Kurset blir gjennomført på nett, i eget tempo."], "", "online"),
    "arranged on Teams, nynorsk": (None, ["Samlinga vert arrangert via Teams."], "", "online"),
    "video": (None, ["Innspelsmøtet vert halde som eit videomøte."], "", "online"),
    "held digitally, nynorsk": (None, ["I år vert seminaret halden digitalt."], "", "online"),
    "verb before the gathering": (None, ["Som i fjor blir seminaret nettbasert."], "", "online"),
    "event of a channel": ("Facebook-arrangement", [], "", "online"),
    "webinar in the title": ("Granvoll museum", ["Velkommen!"], "Grønne planter (webinar)", "online"),
    "webinar where one is fed": ("Granvoll museum", ["Det serveres kaffe."], "Webinar om planter", "onsite"),
    "seen now or later": (
        "Kinoen",
        ["Møtet kan alternativt følges på nett-tv eller ses i opptak."],
        "",
        "mixed",
    ),
    "people gather": (None, ["Endelig kan bransjen samles igjen."], "", "onsite"),
    "tickets": (None, ["Sikre deg billett i dag."], "", "onsite"),
    "wholly digital, nynorsk": (None, ["Kurset er heilt digitalt."], "", "online"),
    "bodily or on Teams": (None, ["Du kan delta fysisk eller på Teams."], "", "mixed"),
    "there, or on the net": (None, ["Fysisk frammøte, eller følg på nett."], "", "mixed"),
    "coffee and cake": (None, ["Vi byr på kaffi og kake."], "", "onsite"),
    "doors": (None, ["Dørene åpnes kl. 17.30."], "", "onsite"),
    "shoes": (None, ["Ta med gode sko."], "", "onsite"),
    "digital in brackets": (None, [], "Folkemøte (digitalt)", "online"),
    "evening on the net": (None, [], "Klimakveld på nett", "online"),
    "live on a channel": (None, ["Vi er live på Facebook."], "", "online"),
    "sent a link, nynorsk": (None, ["Påmelde får tilsendt lenkje."], "", "online"),
    "is on Zoom": (None, ["Møtet er på Zoom."], "", "online"),
    "there or on Teams": (None, ["Oppmøte på Storstova eller på Teams."], "", "mixed"),
    "the municipality's television": ("Rådhuset", ["Du kan se møtet på kommune-TV."], "", "mixed"),
    "becomes digital, nynorsk": (
        None,
        ["Klimakonferansen i fylket vert digital, med sending frå studio."],
        "",
        "online",
    ),
    "become digital": (None, ["Samlingene blir digitale i år."], "", "online"),
    "things become digital": (None, ["Slik blir digital søknadsbehandling."], "", None),
    "a link is sent, nynorsk": (None, ["Lenkje blir sendt ut."], "", "online"),
    "turning up": (None, ["Vi håper at mange møter opp."], "", "onsite"),
    "therefore digital": ("Storstova", ["Konferansen blir derfor digital."], "", "online"),
    "therefore digital, nynorsk": ("Storstova", ["Kurset vert difor digitalt."], "", "online"),
    "café": (None, ["Open kafé frå kl. 13."], "", "onsite"),
    "Sunday dinner": (None, ["Du kan kjøpe søndagsmiddag."], "", "onsite"),
    "papers to be seen": ("Kinoen", ["Planen kan ses på rådhuset."], "", "onsite"),
    "swapping": (None, ["Lever klær på forhånd."], "Klesbyttedag", "onsite"),
    "physical": (None, ["Verkstedet holdes fysisk i Granvoll."], "", "onsite"),
    "digitalisation": (None, ["Seminaret handler om digitalisering."], "", None),
    "may-become": ("Rådhuset", ["Møtet kan bli digitalt."], "", "onsite"),
    "silent": (None, ["Velkommen!"], "Klimakveld", None),
}


@pytest.mark.parametrize(("place", "paragraphs", "title", "expected"), CASES.values(), ids=CASES)
def test_attendance(place: str | None, paragraphs: list[str], title: str, expected: str | None) -> None:
    assert read_attendance(place, paragraphs, title).value == expected


@given(st.text(max_size=80), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_is_answered(place: str, paragraphs: list[str]) -> None:
    assert read_attendance(place, paragraphs).value in ("onsite", "online", "mixed", None)
