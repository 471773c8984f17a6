"""Words by which the furniture of a page is known: what any site says around its content.

Kept apart from :mod:`spiders.page.boilerplate`, which knows where furniture stands. The words are bokmål,
nynorsk and English; none belongs to one site.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Headings of boxes that point to other pages. Whole heading, or its beginning before a colon or full stop.
_ELSEWHERE: Final = """
aktuelt, les også, les og, les òg, se også, sjå også, sjå òg, sjå og, relatert, liknende presentasjoner,
siste nytt, mer nytt, meir nytt, nyeste, mest lest, mest lese, mest lesne, mest sett, populært, populære sider, neste
arrangementer, neste arrangement, det skjer, hva skjer, kva skjer, hva skjer framover, skjer i kommunen,
arrangementskalender, kalender, anbefalt, del, del på, del siden, del denne siden, del sida, del
artikkelen, del saka, tips en venn, tips ein ven, fant du det du lette etter, fann du det du leita
etter, nyhetsbrev, nyheitsbrev, meld deg på nyhetsbrev, meld deg på nyhetsbrevet, abonner på nyhetsbrev,
meld deg på nyhetsbrevet vårt, meld deg på vårt nyhetsbrev, meld deg på nyheitsbrevet, meld deg på nyheitsbrevet vårt,
følg oss, følg oss på, snarveier, snarvegar, meny, hovedmeny, hovudmeny, navigasjon, i denne seksjonen,
på denne siden, innhold på siden, related, news, see also, read also, read more, share, share this,
share this page, subscribe, follow us, annonser, annonse, annonsørinnhold, kommentarer, arkiv,
kategorier, kategoriar, tags, stikkord, emneord, sist publisert, nylige innlegg, kontaktinformasjon
kommunen, ofte besøkt, andre leser, andre leste også, mer fra, meir frå, mer om temaet,
nyheter, nyheiter, nyhende, lenker, nyttige lenker, var denne siden nyttig, til toppen
"""
_HEADINGS: Final = frozenset(" ".join(heading.split()) for heading in _ELSEWHERE.split(","))
# Any of the former with any of the latter: "Flere konserter", "Våre kommende aktiviteter", "Similar events".
_OTHERS: Final = (
    r"andre|flere|fleire|kommende|komande|kommande|siste|nyeste|relatert[ea]?|l[ie]gnende|liknande|tilsvarende"
    r"|anbefalte|tilrådde|foreslåtte|føreslåtte|utvalgte|utvalde|aktuelle|tidligere|tidlegare|mer|meir|more|other"
    r"|related|upcoming|similar|suggested|recommended|latest|recent|past"
)
_THINGS: Final = (
    r"arrangement|aktivitet|hendelse|hending|nyhei?t|nyhende|saker|artikkel|artikler|artiklar|innlegg"
    r"|kurs|møte|webinar|konsert|forestilling|førestilling|innhold|innhald|lenke|lenkje|sider|stoff|event|activit|news"
    r"|course|article|stories|posts|content"
)
_OF: Final = r"(?:\s(?:i|på|ved|hos|fra|frå|om|for|in|at|from|on|about)\s.{2,25})?"
_COMPOSED: Final = re.compile(
    rf"(?:(?:se|sjå|vis|alle|våre|også|òg|our|all|see)\s)*(?:{_OTHERS})\s(?:\w+\s)?(?:{_THINGS})\w*{_OF}"
    r"|(?:du|kanskje|you)\s.{0,25}\b(?:like|liker|likar|interessert|interested)(?:\s\w+){0,2}"
    r"|(?:mer|meir|more)\s(?:å|fra|frå|from|to)\s.{2,30}"
    r"|(?:\d+|ingen)\s(?:kommentar(?:er|ar)?|comments?)(?:\s.{1,60})?"
    r"|(?:legg|skriv|leave)\s(?:\w+\s){0,2}(?:kommentar|comment|reply)"
)


_LONGEST: Final = 200  # characters: longer than any of these


def points_elsewhere(heading: str) -> bool:
    """Whether a heading opens a box about other pages, or about the page itself, but not about its content.

    >>> points_elsewhere("Foreslåtte arrangementer"), points_elsewhere("Del på:"), points_elsewhere("Program")
    (True, True, False)
    """
    return len(heading) <= _LONGEST and _points_elsewhere(heading)


@lru_cache(maxsize=2_000)  # asked of the same lines as headings of boxes and as furniture
def _points_elsewhere(heading: str) -> bool:
    words = " ".join(heading.lower().split()).rstrip(" :.?!»›→")
    return words in _HEADINGS or bool(_COMPOSED.fullmatch(words))


# What begins the line of tags and categories that systems put below a text.
TAGGED: Final = re.compile(
    r"^(?:kategori(?:er|ar)?|stikkord|emneord|tags?|tagged|merkelapp(?:er|ar)?|categor(?:y|ies)|filed under)\b",
    re.IGNORECASE,
)

# All below are matched in lower case: patterns that do not mind the case take many times as long.

COOKIES: Final = re.compile(r"informasjonskaps(?:el|ler|lar)|\bcookies?\b|personvernvalg|samtykke til bruk")
# All that it can begin with
COOKIE_STEMS: Final = (
    b"informasjonskaps",
    b"cookie",
    b"personvernvalg",
    b"samtykke til bruk",
)

# Lines without news for a reader: whole lines.
LINES: Final = re.compile(
    r"""^(?:
      hopp\ (?:til|over)\ .{0,30} | skip\ (?:to\ .{0,20}|links?) | gå\ til\ hovedinnhold(?:et)? |
      (?:(?:facebook|twitter|linkedin|instagram|e-?post|print|del|skriv\ ut|kopier\ lenke)
      (?:\ (?:ikon|icon|logo|side|siden|sida))?[ ·|]*){2,} | neste\ i\ kalenderen\b.{0,120} |
      til\ toppen | tilbake | skriv\ ut(?:\ siden?)? | print | tips\ en\ venn | tips\ ein\ ven |
      del\ (?:på|saken|siden)\b.{0,30} | facebook | twitter | linkedin | x | e-?post | a\ a\ a |
      lenkeblokk\ icon | klikk\ for\ (?:stort|større)\ bil(?:de|ete) | foto\b.{0,80} | \(foto.{0,60}\) |
      illustrasjon(?:sfoto)?\b.{0,60} | bilde(?:t)?:?\ .{0,60} | bilete:?\ .{0,60} | user\ name:.{0,40}
      | last\ updated\ on\ \. | info | lukk | close | åpne | meny | søk | godta(?:\ alle)? |
      .{0,40}informasjonskaps(?:ler|lar).{0,60} | personvern(?:erklæring)? |
      tilgjengelighetserklæring | tilgjengeerklæring | nettstedskart | nettsidekart | fakturaadresse
      | ©.{0,60} | (?:totalt?|sum|å\ betale)\W{0,3}(?:kr|nok)?\.?\s?0(?:[.,]00)?(?:\ kr)?
      | comments\ are\ closed\.? | ingen\ kommentarer:? | laste?\ ned\ ppt\b.* |
      presentasjon\ lastes\b.* | userextensions | blank | legg\ til\ i\ kalender(?:en)? | legg\ i\ kalender
      | add\ to\ calendar | del\ arrangement(?:et)? | vis\ (?:større\ )?kart | se\ kart | les\ mer |
      les\ meir | read\ more | nyhet | nyheit | nyhende | artikkel | arrangement | forside[nr]?
    )$""",
    re.VERBOSE,
)

# What stands in the foot: from such a line on, when it is near the end, there is no content.
FOOT: Final = re.compile(
    r"\bansvarl[ei]g redaktør|\borg\.?\s?nr|\bsentralbord\b.{0,9}\d"
    r"|^[^.:!?]{2,40}(?:[·|•]|\s\d{1,3}[a-z]?[.,]?)\s*(?:telefon|tlf)\b[.:]?[\d ]{8,}$"
    r"|^(?:besøksadresse|postadresse|org\.?\s?nr|organisasjonsnummer|©|copyright"
    r"|utviklet av|levert av"
    r"|telefon(?: sentralbord)?:? [\d ]{8,}|sentralbord|[åo]pningstider|nettredaktør)"
)

# What a site says of itself below any page.
LEGAL: Final = re.compile(
    r"(?:personvern(?:erklæring)?|(?:om )?informasjonskaps(?:ler|lar)|personvern og informasjonskaps(?:ler|lar)"
    r"|tilgjengelighetserklæring|tilgjengeerklæring|nettstedskart|nettsidekart|privacy(?: policy)?)"
)

# A banner about the age of the page or a new name of the publisher; its years tell nothing about the event.
# Every banner has one of these.
BANNER_PARTS: Final = (
    "år gam",
    "eldre enn",
    "utdatert",
    "alt inn",
    "re arrangement",
    "før 20",
    "skiftet navn",
    "ta namn",
    "t namn",
    "et før",
    "en før",
)  # fmt: skip
BANNER: Final = re.compile(
    r"(?:mer|meir) enn \w+ år gamm?alt?|eldre enn (?:ett|eitt|\d+) år|over (?:ett|eitt) år gamm?al"
    r"|kan (?:derfor |difor )?(?:være|vere|vera|vare) utdatert|noe kan være utdatert|gamm?alt innha?old"
    r"|tidl(?:ige|ega)re arrangement\b|(?:fra|frå) før 20\d\d|har skiftet navn|byt(?:t|ta) namn"
    r"|ble (?:opprettet|skrevet) før|blei skriven før"
)
