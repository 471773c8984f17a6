"""Words in addresses and link texts by which listings, events and climate sections are recognised.

Folded as :func:`spiders.links.fold` does (lower case, å→a, ø→o, æ→ae, the rest hyphens); bokmål, nynorsk,
English and Northern Sámi. The lists' names are matched whole, the stems anywhere in a slug or link text.
"""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# A page of this name lists events.
EVENT_LISTS = _words("""
    arrangement arrangementa arrangementer arrangement-og-kurs arrangementskalender arrangementsoversikt
    alle-arrangement alle-arrangementer kommende-arrangement kommende-arrangementer komande-arrangement
    aktivitet aktiviteter aktivitetar aktivitetskalender aktivitetsoversikt
    kalender kalenderen nves-motekalender program calendar event events events-page hendelser
    hva-skjer hvaskjer kva-skjer kvaskjer skjer det-skjer dette-skjer hva-skjer-i-kommunen skjer-i-kommunen
    konferanser konferansar konferanser-og-seminarer seminar seminarer seminarar webinar webinarer webinarar
    kurs kurskalender kurstilbud kurs-og-arrangement kurs-og-arrangementer kurs-og-seminar kurs-og-seminarer
    kurs-og-konferanse kurs-og-konferanser kurs-og-konferansar kurs-og-konferansekalender
    dahpahusat lagideamit
""")

# A page of this name lists news, among which events are announced.
NEWS_LISTS = _words("""
    aktuelt aktuelle-saker artikler artiklar fagmeldinger meldinger meldingar kunngjoringer kunngjeringar
    nyheter nyheiter nyhende alle-nyheter alle-nyhende flere-nyheter fleire-nyhende siste-nytt siste-nyheter
    siste-nyhende nyhetsarkiv nyhendearkiv nyhetsbrev nyheitsbrev infoskriv informasjonsbrev
    pressemeldinger pressemeldingar news oddasat
""")

# A slug or link text with one of these announces something to take part in.
EVENT_STEMS = _words("""
    arrangement avlyst dialogmot fagdag fagmote fagsamling festival folkemot foredrag frokostmot frukostmot
    apent-mote informasjonsmot innbyggermot invitasjon inviterer inviterar klimafest klimakveld klimauke
    konferans kurs markering miljouke nettmot nettverksmot omvisning opent-mote orienteringsmot pamelding
    repareringskveld ryddedag samling seminar temadag temamot toppmot utsatt utsett vandring verksted verkstad
    webinar workshop
""")

# The subject of the whole project: sections by this name are looked into, links with it come first.
CLIMATE_STEMS = _words("""
    avfall baerekraft berekraft biogass climate energi flaum flom gjenbruk jordvern klima miljo natur ombruk
    overvann overvatn sirkulaer solenergi sustainab sykkel utslepp utslipp vindkraft
""")

# Link texts that lead to the next part of a list, and the parameters that count its parts.
NEXT_PAGE = _words("""
    neste neste-side next next-page eldre eldre-innlegg eldre-saker older older-posts
    alle se-alle sja-alle vis-alle flere fleire vis-flere vis-fleire se-flere sja-fleire hent-flere
    hent-fleire last-inn-flere vis-mer vis-meir last-mer last-meir flere-arrangementer fleire-arrangement more
""")
PAGE_PARAMETERS = _words("side page p pg paged sidenr pagenr offset start skip")
