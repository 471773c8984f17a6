"""Words by which the furniture of a page is known: what any site says around its content.

Kept apart from :mod:`spiders.boilerplate`, which knows where furniture stands. The words are bokmål,
nynorsk and English; none belongs to one site.
"""

from __future__ import annotations

import re

# Headings of boxes that point to other pages. Whole heading, or its beginning before a colon or full stop.
_ELSEWHERE = """
andre arrangement, andre arrangementer, andre arrangementet, andre aktiviteter, andre aktivitetar, andre
hendelser, andre nyheter, andre nyhende, andre saker, andre saker om, andre kurs, aktuelt, aktuelle
saker, aktuelle arrangement, aktuelle arrangementer, aktuelle nyheter, les også, les og, les òg, se også,
sjå også, sjå òg, sjå og, relatert, relaterte artikler, relaterte artiklar, relaterte saker, relaterte
arrangementer, relaterte arrangement, relaterte lenker, relatert innhold, relatert innhald, lignende
arrangementer, liknande arrangement, liknende presentasjoner, lignende saker, flere arrangementer, fleire
arrangement, flere nyheter, fleire nyhende, flere saker, fleire saker, flere kurs, fleire kurs, siste
nytt, siste nyheter, siste nyhende, siste saker, nyeste, mest lest, mest lese, mest lesne, mest sett,
populært, populære sider, kommende arrangement, kommende arrangementer, kommande arrangement, kommende
kurs, neste arrangementer, neste arrangement, det skjer, hva skjer, kva skjer, hva skjer framover, skjer
i kommunen, arrangementskalender, kalender, du vil kanskje også like, anbefalt, du er kanskje også
interessert i, anbefalte saker, del, del på, del siden, del denne siden, del sida, del artikkelen, del
saka, tips en venn, tips ein ven, fant du det du lette etter, fann du det du leita etter, nyhetsbrev,
nyheitsbrev, meld deg på nyhetsbrev, meld deg på nyhetsbrevet, abonner på nyhetsbrev, følg oss, følg oss
på, snarveier, snarvegar, meny, hovedmeny, hovudmeny, navigasjon, i denne seksjonen, på denne siden,
innhold på siden, related, related events, related news, related content, upcoming events, more events,
other events, more news, latest news, news, see also, read also, read more, share, share this, share this
page, subscribe, follow us, annonser, annonse, annonsørinnhold, kommentarer, legg igjen en kommentar,
skriv en kommentar, leave a reply, arkiv, kategorier, kategoriar, tags, stikkord, emneord, sist
publisert, siste innlegg, nylige innlegg, kontaktinformasjon kommunen, ofte besøkt, andre leser, andre
leste også, mer fra, meir frå, mer om temaet, siste artikler, tidligere arrangementer, tidlegare
arrangement, nyheter, utvalgte saker, lenker, nyttige lenker, var denne siden nyttig, til toppen
"""
ELSEWHERE = frozenset(" ".join(heading.split()) for heading in _ELSEWHERE.split(","))

COOKIES = re.compile(
    r"informasjonskaps(?:el|ler|lar)|\bcookies?\b|personvernvalg|samtykke til bruk", re.IGNORECASE
)
COOKIE_STEMS = (
    "informasjonskaps",
    "cookie",
    "personvernvalg",
    "samtykke til bruk",
)  # all that it can begin with

# Lines without news for a reader: whole lines, matched after lower-casing.
LINES = re.compile(
    r"""^(?:
      hopp\ (?:til|over)\ .{0,30} | skip\ (?:to\ .{0,20}|links?) | gå\ til\ hovedinnhold(?:et)? |
      til\ toppen | tilbake | skriv\ ut(?:\ siden?)? | print | tips\ en\ venn | tips\ ein\ ven |
      del\ (?:på|saken|siden)\b.{0,30} | facebook | twitter | linkedin | x | e-?post | a\ a\ a |
      lenkeblokk\ icon | klikk\ for\ (?:stort|større)\ bil(?:de|ete) | foto\b.{0,80} | \(foto.{0,60}\) |
      illustrasjon(?:sfoto)?\b.{0,60} | bilde(?:t)?:?\ .{0,60} | bilete:?\ .{0,60} | user\ name:.{0,40}
      | last\ updated\ on\ \. | info | lukk | close | åpne | meny | søk | godta(?:\ alle)? |
      .{0,40}informasjonskaps(?:ler|lar).{0,60} | personvern(?:erklæring)? |
      tilgjengelighetserklæring | tilgjengeerklæring | nettstedskart | nettsidekart | fakturaadresse
      | ©.{0,60} | comments\ are\ closed\.? | ingen\ kommentarer:? | laste?\ ned\ ppt\b.* |
      presentasjon\ lastes\b.* | userextensions | blank | legg\ til\ i\ kalender(?:en)? | legg\ i\ kalender
      | add\ to\ calendar | del\ arrangement(?:et)? | vis\ (?:større\ )?kart | se\ kart | les\ mer |
      les\ meir | read\ more | nyhet | nyheit | nyhende | artikkel | arrangement | forside[nr]?
    )$""",
    re.IGNORECASE | re.VERBOSE,
)

# What stands in the foot: from such a line on, when it is near the end, there is no content.
FOOT = re.compile(
    r"\bansvarl[ei]g redaktør|\borg\.?\s?nr|^(?:besøksadresse|postadresse|org\.?\s?nr|organisasjonsnummer|©|copyright"
    r"|utviklet av|levert av"
    r"|telefon(?: sentralbord)?:? [\d ]{8,}|sentralbord|[åo]pningstider|nettredaktør)",
    re.IGNORECASE,
)

# A banner about the age of the page or a new name of the publisher; its years tell nothing about the event.
BANNER_PARTS = re.compile(
    "enn|gam|dater|ere|før|navn|namn|skre|skri|opprettet"
)  # every banner has one of these
BANNER = re.compile(
    r"(?:mer|meir) enn \w+ år gamm?alt?|eldre enn (?:ett|eitt|\d+) år|over (?:ett|eitt) år gamm?al"
    r"|kan (?:derfor |difor )?(?:være|vere|vera|vare) utdatert|noe kan være utdatert|gamm?alt innha?old"
    r"|tidl(?:ige|ega)re arrangement\b|(?:fra|frå) før 20\d\d|har skiftet navn|byt(?:t|ta) namn"
    r"|ble (?:opprettet|skrevet) før|blei skriven før",
    re.IGNORECASE,
)
