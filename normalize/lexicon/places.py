"""Words around place names: what makes a name a place to go to, and what makes it something else."""

from __future__ import annotations

from typing import Final

from normalize.lexicon.calendar import NUMBERED_WEEKDAYS

# How much a preposition before a name says that something happens there.
PREPOSITIONS: Final = {
    "i": 1.0, "in": 0.9, "på": 0.9, "ved": 0.8, "at": 0.8, "nær": 0.6, "til": 0.6, "utenfor": 0.6,
    "utanfor": 0.6, "of": 0.3, "mellom": 0.3, "rundt": 0.3, "fra": 0.15, "frå": 0.15, "for": 0.15, "av":
    0.15, "med": 0.15,
}  # fmt: skip
# "Universitetet i Bergen", "ordføreren i Hole": a body or an office, wherever it meets.
INSTITUTIONS: Final = frozenset((
    "fylkesmannen", "forsker", "forskar", "høgskolen", "høgskulen", "høyskolen", "lektor",
    "næringsforeningen", "ordfører", "ordføreren", "ordførar", "ordføraren", "professor", "rådgiver",
    "rådgjevar", "rådmannen", "statsforvaltaren", "statsforvalteren", "tingrett", "universitetet",
    "university", "varaordfører",
))  # fmt: skip
# After the name: its municipality as an actor.
MUNICIPAL: Final = frozenset(("bystyre", "formannskap", "herad", "kommune", "kommunes", "kommunestyre"))
# After the name: a house that stands in the municipality's centre.
TOWN_HALLS: Final = (
    "administrasjonsbygg", "administrasjonsbygget", "bystyresal", "heradshus", "heradshuset", "herredshus",
    "herredshuset", "kommunehus", "kommunehuset", "rådhus", "rådhuset",
)  # fmt: skip
# How words for a place to go to end, after the name: kulturhus, jernbanestasjon, turisthotell.
VENUE_ENDINGS: Final = (
    "airport", "amfi", "bibliotek", "camping", "gard", "grend", "gård", "hall", "hamn", "havn", "hotel",
    "frivilligsentral", "hotell", "hus", "huset", "hytte", "kino", "kirke", "kyrkje", "museum", "park", "sal", "scene", "senter",
    "sentrum", "skole", "skule", "spektrum", "stadion", "stasjon", "teater", "torg", "torv", "vgs",
)  # fmt: skip
# What may stand between the name and such a word: Hå gamle prestegard.
BETWEEN: Final = frozenset(("gamle", "nye", "vidaregåande", "videregående"))
# Before the name: what hotels and campuses are called.
HOTELS: Final = frozenset((
    "best", "blu", "campus", "clarion", "collection", "comfort", "hotel", "hotell", "hotels", "quality",
    "radisson", "rica", "scandic", "studiested", "thon", "western",
))  # fmt: skip
# Municipalities whose name is also what the label of a place is called.
LABELS: Final = frozenset(("stad",))
# After a genitive: the name of a street, in whatever town.
STREETS: Final = frozenset(("allé", "gata", "gate", "gt", "plass", "veg", "vei"))
# After a name that opens a line: "Hamar, tirsdag 4. mai".
DATE_WORDS: Final = frozenset((*NUMBERED_WEEKDAYS, "kl", "den"))
# The ends of compounds with a town's name: Arendalsuka, Førdehuset, Oslo-konferansen.
COMPOUND_HEADS: Final = (
    "arena", "bibliotek", "biblioteka", "bibliotekene", "biblioteket", "dagane", "dagen", "dagene", "hallen", "hotellet", "huset", "kino", "kirka",
    "kirken", "konferansen", "marka", "museet", "parken", "salen", "samlinga", "samlingen", "seminaret",
    "senteret", "sentrum", "skolen", "torget", "tunet", "uka", "uken", "universitetet", "veka",
)  # fmt: skip
# A place label of these words alone names a channel.
ONLINE: Final = frozenset((
    "digital", "digitale", "digitalt", "event", "facebook", "i", "internett", "lenka", "lenke", "link",
    "live", "meet", "microsoft", "møte", "møtet", "nett", "nettbasert", "nettet", "nettmøte", "og",
    "online", "på", "sendes", "sendt", "skype", "stream", "strømming", "teams", "ut", "vert", "via",
    "webinar", "youtube", "zoom",
))  # fmt: skip
# Written together with the name (Rådhusgata) or as a word of its own (Karl Johans gate).
STREET_ENDINGS: Final = (
    "alle", "alleen", "allé", "allmenningen", "almenningen", "bakke", "bakken", "brygge", "bryggen", "bryggja",
    "faret", "gata", "gate", "gaten", "gt", "kai", "kaia", "kaien", "kroken", "plass", "plassen", "sletta", "smauet",
    "sti", "stien", "stredet", "stubben", "svingen", "terrasse", "torg", "torget", "torv", "torvet", "veg", "vegen",
    "vei", "veien",
)  # fmt: skip
# Before the name: the name of a room, in whatever town ("møterom Granvoll").
NAMED_ROOMS: Final = frozenset((
    "auditorium", "grupperom", "klasserom", "lokale", "lokalet", "møterom", "møterommet", "rom", "room",
    "rommet", "sal", "salen", "seminarrom", "seminarrommet",
))  # fmt: skip
# "Rom 204", "2. etasje": a number that is no house number.
ROOMS: Final = (
    "aud", "auditorium", "bygg", "etasje", "etg", "hall", "hus", "klasserom", "møterom", "nr", "plan",
    "rom", "sal", "salen", "scene", "seminarrom", "teams",
)  # fmt: skip
