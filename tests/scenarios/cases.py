"""What happens to announcements from one day to the next, and the rows that a person would expect in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.scenarios.archive import Answer, Day, declaring, moved_to, page, redesigned

APRIL_14 = "onsdag 14. april 2027 kl. 18.00–20.00"
APRIL_21 = "onsdag 21. april 2027 kl. 18.00–20.00"
AT_14, AT_21 = "2027-04-14T18:00:00+02:00", "2027-04-21T18:00:00+02:00"
NOT_FOUND = Answer("<p>Finnes ikke</p>", 404, linked=False)
BROKEN = Answer("<p>Feil</p>", 500)


@dataclass(frozen=True)
class Scenario:
    """``days`` by host; ``events`` are the expected rows by title, each with the columns that matter.

    ``changed`` are the fields that must have a row in ``changes``, ``unchanged`` those that must not. A day may
    have ``robots``. ``listings`` is the number of listings of the one event.
    """

    days: dict[str, list[Day]]
    events: list[dict[str, Any]]
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    robots: dict[int, str] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    guarded: bool = False


def one(name: str, *days: Day) -> dict[str, list[Day]]:
    """A site of its own for a scenario."""
    return {f"{name}.example": list(days)}


def event(title: str, start: str = AT_14, status: str = "scheduled", **columns: Any) -> dict[str, Any]:
    return {"title": title, "starts_at": start, "status": status, "vanished": False, "listings": 1} | columns


def kveld(title: str, *paragraphs: str, when: str = APRIL_14, **facts: str) -> Day:
    """One announcement, at a place of its own, so that no other scenario tells of the same evening."""
    return {"/kalender/kveld": page(title, *paragraphs, when=when, venue=hall(title), **facts)}


def hall(title: str) -> str:
    return f"{title.split()[-1].capitalize()} samfunnshus"


MANY = {
    f"/kalender/{n}": page(f"Klimakurs nummer {n}", when=APRIL_14, venue=f"Rom {n} i Granvoll skole")
    for n in range(12)
}
UNLINKED = Answer(page("Klimakveld uten lenke", when=APRIL_14, venue="Lenke samfunnshus").body, linked=False)

SCENARIOS: dict[str, Scenario] = {
    "nothing happens": Scenario(
        one("stille", *[kveld("Stille klimakveld")] * 3),
        [event("Stille klimakveld")],
        unchanged=("starts_at",),
    ),
    "moved without a word": Scenario(
        one("flyttet", kveld("Flyttet klimakveld"), kveld("Flyttet klimakveld", when=APRIL_21)),
        [event("Flyttet klimakveld", AT_21, "rescheduled", previous_start=AT_14)],
        changed=("starts_at", "status", "previous_start"),
    ),
    "moved with a notice that goes away": Scenario(
        one(
            "varslet",
            kveld("Varslet klimakveld"),
            kveld("Varslet klimakveld", "NB! Møtet er flyttet til 21. april 2027.", when=APRIL_21),
            kveld("Varslet klimakveld", when=APRIL_21),
        ),
        [event("Varslet klimakveld", AT_21, "rescheduled", previous_start=AT_14)],
    ),
    "cancelled": Scenario(
        one("avlyst", kveld("Klimakveld om flom"), kveld("AVLYST: Klimakveld om flom")),
        [event("Klimakveld om flom", AT_14, "cancelled")],
        changed=("status",),
        unchanged=("starts_at",),
    ),
    "cancelled and on again": Scenario(
        one("igjen", kveld("Klimakveld igjen"), kveld("AVLYST: Klimakveld igjen"), kveld("Klimakveld igjen")),
        [event("Klimakveld igjen")],
        changed=("status",),
    ),
    "postponed, then dated": Scenario(
        one(
            "utsatt",
            kveld("Klimakveld på vent"),
            kveld("UTSATT: Klimakveld på vent", "Klimakvelden er utsatt. Ny dato kommer."),
            kveld("Klimakveld på vent", "Ny dato: 21. april 2027", when=APRIL_21),
        ),
        [event("Klimakveld på vent", AT_21, "rescheduled", previous_start=AT_14)],
    ),
    "postponed": Scenario(
        one(
            "venter",
            kveld("Klimakveld senere"),
            kveld("UTSATT: Klimakveld senere", "Møtet er utsatt inntil videre."),
        ),
        [event("Klimakveld senere", AT_14, "postponed")],
    ),
    "another price": Scenario(
        one("pris", kveld("Kveld med pris", pris="kr 100,-"), kveld("Kveld med pris", pris="kr 250,-")),
        [event("Kveld med pris", price_max=250)],
        changed=("prices",),
    ),
    "a later deadline": Scenario(
        one(
            "frist",
            kveld("Kveld med frist", påmeldingsfrist="7. april 2027"),
            kveld("Kveld med frist", påmeldingsfrist="10. april 2027"),
        ),
        [event("Kveld med frist", registration_deadline="2027-04-10")],
        changed=("registration_deadline",),
    ),
    "full, then not": Scenario(
        one(
            "fullt", kveld("Full klimakveld"), kveld("FULLTEGNET: Full klimakveld"), kveld("Full klimakveld")
        ),
        [event("Full klimakveld", fully_booked=0)],
        changed=("fully_booked",),
    ),
    "online instead": Scenario(
        one(
            "nett",
            kveld("Klimakveld hjemmefra"),
            kveld("Klimakveld hjemmefra", "NB! Møtet flyttes til Teams."),
        ),
        [event("Klimakveld hjemmefra", attendance="online")],
        changed=("attendance",),
    ),
    "a new address with a redirect": Scenario(
        one(
            "videre",
            kveld("Klimakveld som flytter inn"),
            {
                "/kalender/kveld": moved_to("/arrangement/kveld"),
                "/arrangement/kveld": page(
                    "Klimakveld som flytter inn", when=APRIL_14, venue="Inn samfunnshus"
                ),
            },
        ),
        [event("Klimakveld som flytter inn")],
        unchanged=("starts_at", "vanished_at"),
    ),
    "a campaign address that names the page": Scenario(
        one(
            "kampanje",
            *[
                {
                    "/kalender/kveld": page(
                        "Klimakveld på to adresser", when=APRIL_14, venue="Adresser samfunnshus"
                    ),
                    "/vaarkampanje": declaring(
                        page("Klimakveld på to adresser", when=APRIL_14, venue="Adresser samfunnshus"),
                        "https://kampanje.example/kalender/kveld",
                    ),
                }
            ]
            * 2,
            {
                "/kalender/kveld": page(
                    "Klimakveld på to adresser", when=APRIL_14, venue="Adresser samfunnshus"
                )
            }
            | {"/vaarkampanje": NOT_FOUND},
        ),
        [event("Klimakveld på to adresser")],
        unchanged=("starts_at", "url", "vanished_at"),
    ),
    "the page goes, its campaign address stays": Scenario(
        one(
            "gjenstaar",
            *[
                {
                    "/kalender/kveld": first,
                    "/vaarkampanje": declaring(
                        page("Klimakveld som blir stående", when=APRIL_14, venue="Stående samfunnshus"),
                        "https://gjenstaar.example/kalender/kveld",
                    ),
                }
                for first in (
                    page("Klimakveld som blir stående", when=APRIL_14, venue="Stående samfunnshus"),
                    NOT_FOUND,
                    NOT_FOUND,
                )
            ],
        ),
        [event("Klimakveld som blir stående")],
        unchanged=("starts_at", "vanished_at"),
    ),
    "every page declares the list": Scenario(
        one(
            "mal",
            {
                f"/arrangementer/{name.lower()}": declaring(
                    page(f"{name} for nybegynnere", when=APRIL_14, venue=f"{name} skole"),
                    "https://mal.example/arrangementer",
                )
                for name in ("Solstrøm", "Hagebruk")
            },
        ),
        [event("Hagebruk for nybegynnere"), event("Solstrøm for nybegynnere")],
    ),
    "a new title in the address, the same number": Scenario(
        one(
            "nummer",
            {
                "/arrangement/48211/frokost-om-flom": page(
                    "Samtale om flom", when=APRIL_14, venue="Nummer samfunnshus"
                )
            },
            *[
                {
                    "/arrangement/48211/frokost-om-flom": NOT_FOUND,
                    "/arrangement/48211/bekken-gjennom-byen": page(
                        "Bekken gjennom byen", when=APRIL_14, venue="Nummer samfunnshus"
                    ),
                }
            ]
            * 2,
        ),
        [event("Bekken gjennom byen", url="https://nummer.example/arrangement/48211/bekken-gjennom-byen")],
        changed=("title", "url"),
        unchanged=("starts_at", "vanished_at"),
    ),
    "gone once": Scenario(
        one("borte1", kveld("Klimakveld borte en gang"), {"/kalender/kveld": NOT_FOUND}, None),
        [event("Klimakveld borte en gang")],
    ),
    "gone for good": Scenario(
        one("borte2", kveld("Klimakveld borte"), *[{"/kalender/kveld": NOT_FOUND}] * 2),
        [event("Klimakveld borte", vanished=True)],
        changed=("vanished_at",),
    ),
    "gone and back": Scenario(
        one(
            "tilbake",
            kveld("Klimakveld tilbake"),
            *[{"/kalender/kveld": NOT_FOUND}] * 2,
            kveld("Klimakveld tilbake"),
        ),
        [event("Klimakveld tilbake")],
        changed=("vanished_at",),
    ),
    "an empty list": Scenario(
        one("tom", kveld("Klimakveld uten lenke"), *[{"/kalender/kveld": UNLINKED}] * 3),
        [event("Klimakveld uten lenke")],
    ),
    "answers 500": Scenario(
        one("femhundre", kveld("Klimakveld bak feil"), *[{"/": BROKEN, "/kalender/kveld": BROKEN}] * 3),
        [event("Klimakveld bak feil")],
    ),
    "host down": Scenario(one("nede", kveld("Klimakveld nede"), None, None), [event("Klimakveld nede")]),
    "robots.txt says no": Scenario(
        one("stengt", *[kveld("Klimakveld bak robots")] * 3),
        [event("Klimakveld bak robots")],
        robots={1: "Disallow: /", 2: "Disallow: /"},
    ),
    "redesigned": Scenario(
        one(
            "nyttutseende",
            {
                "/kalender/a": page("Klimakveld om ombruk", when=APRIL_14, venue="Ombruk samfunnshus"),
                "/kalender/b": page("Klimakveld om solceller", when=APRIL_21, venue="Solceller samfunnshus"),
            },
            *[
                {
                    "/hva-skjer/ombruk-1": redesigned("Klimakveld om ombruk", APRIL_14, "Ombruk samfunnshus"),
                    "/hva-skjer/solceller-2": redesigned(
                        "Klimakveld om solceller", APRIL_21, "Solceller samfunnshus"
                    ),
                    "/kalender/a": NOT_FOUND,
                    "/kalender/b": NOT_FOUND,
                }
            ]
            * 2,
        ),
        [
            event("Klimakveld om ombruk", listings=None),
            event("Klimakveld om solceller", AT_21, listings=None),
        ],
    ),
    "a slip in the title mended": Scenario(
        one("skrivefeil", kveld("Klimakvel om bekken"), kveld("Klimakveld om bekken")),
        [event("Klimakveld om bekken")],
        changed=("title",),
    ),
    "split in two": Scenario(
        one(
            "delt",
            kveld("Klimakurs i to deler", when="14. og 21. april 2027 kl. 18.00–20.00"),
            {
                "/kalender/kveld": page(
                    "Klimakurs i to deler, del 1", when=APRIL_14, venue="Deler samfunnshus"
                ),
                "/kalender/del-2": page(
                    "Klimakurs i to deler, del 2", when=APRIL_21, venue="Deler samfunnshus"
                ),
            },
        ),
        [event("Klimakurs i to deler, del 1"), event("Klimakurs i to deler, del 2", AT_21)],
    ),
    "two publishers, two ends": Scenario(
        one("eier1", kveld("Storøykonferansen om havvind og klima"))
        | one(
            "eier2",
            kveld("Storøykonferansen om havvind og klima", when="onsdag 14. april 2027 kl. 18.00–21.00"),
        ),
        [event("Storøykonferansen om havvind og klima", listings=2)],
        conflicts=("ends_at",),
    ),
    "a third joins": Scenario(
        one("tredje1", *[kveld("Fjellvikdagen om klimabudsjett")] * 2)
        | one("tredje2", *[kveld("Fjellvikdagen om klimabudsjett")] * 2)
        | one("tredje3", None, kveld("Fjellvikdagen om klimabudsjett")),
        [event("Fjellvikdagen om klimabudsjett", listings=3)],
    ),
    "three publishers, three titles": Scenario(
        one("titler1", kveld("Landstrøm i småbåthavner – slik kutter vi utslipp", when=APRIL_21))
        | one(
            "titler2",
            None,
            {
                "/kurs/9": page(
                    "Frokostprat: Landstrøm i småbåthavner", when=APRIL_21, venue="Utslipp samfunnshus"
                )
            },
        )
        | one(
            "titler3",
            None,
            {
                "/hendingar/9": page(
                    "Landstraum i småbåthamner", when=APRIL_21, venue="Storsalen, Utslipp samfunnshus"
                )
            },
        ),
        [event("Landstrøm i småbåthavner – slik kutter vi utslipp", AT_21, listings=3)],
    ),
    "two publishers, two gatherings of one network": Scenario(
        one(
            "samling1",
            {"/k/1": page("Første samling i dugnadsnettverket", when=APRIL_21, venue="Dugnad grendehus")},
        )
        | one(
            "samling2",
            {"/k/2": page("Andre samling i dugnadsnettverket", when=APRIL_21, venue="Dugnad grendehus")},
        ),
        [
            event("Andre samling i dugnadsnettverket", AT_21),
            event("Første samling i dugnadsnettverket", AT_21),
        ],
    ),
    "next year at the same address": Scenario(
        one(
            "arlig",
            kveld("Årlig klimakveld", when="onsdag 3. mars 2027 kl. 18.00–20.00"),
            kveld("Årlig klimakveld", when="onsdag 1. mars 2028 kl. 18.00–20.00"),
        ),
        [
            event("Årlig klimakveld", "2027-03-03T18:00:00+01:00", listings=None),
            event("Årlig klimakveld", "2028-03-01T18:00:00+01:00"),
        ],
    ),
    "part 1 and part 2": Scenario(
        one(
            "deler",
            {
                "/kalender/1": page("Klimaskolen del 1", when=APRIL_14, venue="Klimaskolen"),
                "/kalender/2": page("Klimaskolen del 2", when=APRIL_21, venue="Klimaskolen"),
            },
        ),
        [event("Klimaskolen del 1"), event("Klimaskolen del 2", AT_21)],
    ),
    "the same hour in two places": Scenario(
        one(
            "tosteder",
            {
                "/kalender/1": page("Åpen klimakveld", when=APRIL_14, venue="Storøy samfunnshus"),
                "/kalender/2": page("Åpen klimakveld", when=APRIL_14, venue="Fjellvik skole"),
            },
        ),
        [
            event("Åpen klimakveld", venue="Storøy samfunnshus"),
            event("Åpen klimakveld", venue="Fjellvik skole"),
        ],
    ),
    "past and gone": Scenario(
        one(
            "fortid",
            kveld("Klimakveld som var", when="onsdag 3. mars 2027 kl. 18.00–20.00"),
            None,
            *[{"/kalender/kveld": NOT_FOUND}] * 2,
        ),
        [event("Klimakveld som var", "2027-03-03T18:00:00+01:00")],
    ),
    "a list that breaks": Scenario(
        one("vern", MANY, *[dict.fromkeys(MANY, NOT_FOUND)] * 2),
        [event(f"Klimakurs nummer {n}") for n in range(12)],
        guarded=True,
    ),
    "bokmål and nynorsk twins": Scenario(
        one(
            "tvilling",
            {
                "/nb/kalender/kveld": page("Klimakveld for begge", when=APRIL_14, venue="Begge samfunnshus"),
                "/nn/kalender/kveld": page("Klimakveld for begge", when=APRIL_14, venue="Begge samfunnshus"),
            },
        ),
        [event("Klimakveld for begge", listings=None)],
    ),
}
