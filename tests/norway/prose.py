"""What the pages of the simulated Norway say: invented events, news and services, told from a random source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

MONTHS = (
    "januar februar mars april mai juni juli august september oktober november desember"
).split()  # fmt: skip
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
KINDS = ("Fagdag", "Seminar", "Webinar", "Kurs", "Verksted", "Åpent møte", "Konferanse", "Temadag")
SUBJECTS = (
    "klimatilpasning i småbyer", "klimabudsjett for folkevalgte", "overvann i tette strøk", "ombruk av byggevarer",
    "restaurering av myr", "lading av tunge kjøretøy", "energisparing i skolebygg", "flomveier og bekkeåpning",
    "jordvern ved byvekst", "utslippsfrie anleggsplasser", "sirkulær økonomi i innkjøp", "skredfare og varsling",
)  # fmt: skip
VENUES = ("Granvoll kulturhus", "Storøy samfunnshus", "Fjellvik hotell", "Kommunestyresalen", "Biblioteket")
ABOUT = (
    "Vi ser på hva som virker, hva det koster, og hvem som må være med fra første dag.",
    "Innlederne deler erfaringer fra egne prosjekter, og etter pausen arbeider vi i grupper.",
    "Dagen passer for planleggere, driftsfolk og alle andre som skal omsette vedtak til arbeid.",
    "Det blir tid til spørsmål etter hvert innlegg, og presentasjonene deles i etterkant.",
    "Enkel servering er med, og lokalet har trinnfri adkomst og teleslynge.",
)
SERVICES = (
    "Byggesak og kart", "Barnehage og skole", "Vei og trafikk", "Vann og avløp", "Helse og omsorg",
    "Næring og landbruk", "Skatt og avgift", "Bolig og eiendom", "Kultur og fritid", "Politikk og innsyn",
    "Ledige stillinger", "Om oss",
)  # fmt: skip
FACTS = (
    "Kontoret har åpent på hverdager, og henvendelser besvares i den rekkefølgen de kommer inn.",
    "Skjemaet sendes inn digitalt, og svaret kommer i den digitale postkassen din.",
    "Gebyrene vedtas hvert år sammen med budsjettet og gjelder fra årsskiftet.",
    "Arbeidet er i rute, og naboene er varslet i god tid før maskinene kommer.",
    "Reglene er de samme for alle, men det kan søkes om unntak når særlige grunner taler for det.",
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event to be announced. ``begins`` and ``ends`` are whole hours of the clock."""

    title: str
    day: date
    begins: int
    ends: int
    venue: str
    price: int
    deadline: date
    about: str

    @property
    def spoken_day(self) -> str:
        """As in "onsdag 3. mars 2027"."""
        return f"{WEEKDAYS[self.day.weekday()]} {spell(self.day)}"

    @property
    def spoken_price(self) -> str:
        return f"kr {self.price},-" if self.price else "Gratis"


def spell(day: date) -> str:
    """A date as it is written out.

    >>> spell(date(2027, 3, 3))
    '3. mars 2027'
    """
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def tell_gathering(random: Random, today: date, number: int) -> Gathering:
    """An event some time after ``today``; ``number`` makes its title the only one of its kind on a site."""
    day = today + timedelta(days=random.randrange(5, 200))
    begins = random.randrange(9, 15)
    return Gathering(
        f"{random.choice(KINDS)} {number}: {random.choice(SUBJECTS)}",
        day,
        begins,
        begins + random.randrange(1, 5),
        random.choice(VENUES),
        random.choice((0, 0, 0, 250, 890, 1450)),
        day - timedelta(days=random.randrange(2, 14)),
        " ".join(random.sample(ABOUT, 3)),
    )


def tell_news(random: Random, number: int) -> tuple[str, str]:
    """A headline that announces nothing, and its text."""
    about = random.choice(SERVICES).lower()
    return f"Sak {number}: nytt om {about}", " ".join(random.choices(FACTS, k=8))
