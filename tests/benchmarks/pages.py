"""Invented pages of a wanted size, as content systems write them: the same call gives the same page."""

from __future__ import annotations

import random
from collections.abc import Iterator

# Words of running text: the first halves and the second halves of compounds, of which a text has many.
_FIRST = (
    "klima areal natur energi bolig skole vann vei budsjett folke nærings landbruks avfalls bygge helse kultur plan"
    " regn skog kyst fjord by grunn miljø gjenbruks sykkel havne jern kraft sol"
).split()
_SECOND = (
    "planen arbeidet tiltaket rapporten kartet utvalget prosjektet nettverket anlegget området laget ordningen"
    " strategien analysen bruken vernet senteret avdelingen gruppen tallene kravene midlene målene"
).split()
_VERBS = (
    "viser samler styrker vurderer bygger følger dekker gir skaper ser påvirker beskriver endrer bruker omfatter"
    " krever sikrer utvikler prøver kjenner støtter løfter"
).split()
_ADJECTIVES = (
    "nye store lokale felles viktige gode kommunale regionale enkle varige grønne ulike tydelige kjente eldre"
    " samlede konkrete mindre"
).split()
_TAILS = (
    "i hele regionen", "for innbyggerne", "sammen med skolene", "gjennom arbeidet med planen", "på kort og lang sikt",
    "når alt er klart", "etter innspill fra mange", "slik at flere kan være med", "ved hjelp av kart og tall",
    "der det er behov for det", "uten at noen har sagt nei", "som del av omstillingen", "fra fjorden til fjellet",
    "om ikke alle er enige", "og det har gått bra så langt", "til glede for dem som bor der", "mot økt nedbør",
    "med hjelp fra de andre", "men det tar tid", "så langt det går", "over flere år", "hos oss og i nabokommunene",
)  # fmt: skip
_TOPICS = (
    "Barnehage Skole Helse Omsorg Plan Bygg Eiendom Kultur Idrett Fritid Næring Landbruk Politikk Innsyn Veg Vann "
    "Avløp Renovasjon Miljø Beredskap Stillinger Organisasjon Skatt Tilskudd Bibliotek Kino Kart Natur"
).split()
_MONTHS = "januar februar mars april mai juni august september oktober november".split()

_HEAD = """<!DOCTYPE html>
<html lang="nb"><head><meta charset="utf-8"><title>{title} - Granvoll kommune</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta property="og:title" content="{title}">
<meta property="og:site_name" content="Granvoll kommune"><meta property="og:type" content="article">
<link rel="stylesheet" href="/static/site.css"><link rel="icon" href="/favicon.ico">"""
_TOP = """</head><body class="page layout-2"><a class="skip" href="#content">Hopp til hovedinnhold</a>
<div class="consent" role="dialog"><p>Vi bruker informasjonskapsler for å gjøre nettsiden bedre.</p>
<button type="button">Godta alle</button><button type="button">Bare nødvendige</button></div>
<header class="site-header"><div class="inner"><a class="logo" href="/"><img src="/logo.svg" alt="Granvoll"></a>
<form action="/sok" role="search"><label for="q">Søk</label><input id="q" name="q"><button>Søk</button></form></div>"""
_CRUMBS = """</header><div class="crumbs"><a href="/">Forside</a> / <a href="/kalender">Kalender</a></div>
<div id="content" class="grid"><main class="col-8"><article>"""
_EVENT = """<h1>Klimakveld på biblioteket</h1><div class="stamp">Publisert 12.08.2027, sist endret 16.08.2027</div>
<p class="lead">Granvoll kommune inviterer til åpent møte om klimabudsjettet torsdag 9. september kl. 18–20.</p>
<dl class="facts"><dt>Tid</dt><dd>Torsdag 9. september 2027 kl. 18.00–20.00</dd><dt>Sted</dt><dd>Granvoll bibliotek,
Storgata 4</dd><dt>Pris</dt><dd>Gratis</dd><dt>Arrangør</dt><dd>Granvoll kommune</dd><dt>Påmeldingsfrist</dt>
<dd>1. september</dd></dl>"""
_PROGRAMME = """<h2>Program</h2><table><tr><th>Tid</th><th>Tema</th></tr><tr><td>18.00</td><td>Velkommen</td></tr>
<tr><td>18.15</td><td>Hva er et klimabudsjett?</td></tr><tr><td>19.00</td><td>Spørsmål fra salen</td></tr></table>
<h2>Påmelding</h2><p>Meld deg på i <a href="/skjema/klimakveld">skjemaet</a> innen 1. september.
Møtet er gratis, men uteblir du, koster det 200 kroner. Det er plass til 60. Spør gjerne
<a href="mailto:post@granvoll.example">oss</a>.</p>"""
_NEWS = """<h1>Ny rapport om avfall</h1><div class="stamp">Publisert 12.08.2027</div>
<p class="lead">Avfallet fra husholdningene gikk ned med fire prosent i fjor, viser rapporten som ble lagt fram.</p>"""
_FOOT = """</main></div><footer><div class="cols"><p>Besøksadresse: Storgata 1, 0000 Granvoll<br>Åpent mandag–fredag
9.00–15.00</p><p>Sentralbord og e-post: <a href="mailto:post@granvoll.example">post@granvoll.example</a></p></div>
</footer><script src="/static/site.js" defer></script></body></html>"""


def event_page(size: int, *, prose: float = 0.25, seed: int = 0) -> str:
    """A page of about ``size`` bytes that announces one event; ``prose`` is the share of running text."""
    return _page(_chance(size, seed), size, prose, "Klimakveld på biblioteket", _EVENT, _PROGRAMME)


def news_page(size: int, *, prose: float = 0.25, seed: int = 0) -> str:
    """The same without any event."""
    return _page(_chance(size, seed), size, prose, "Ny rapport om avfall", _NEWS, "")


def _chance(size: int, seed: int) -> random.Random:
    return random.Random(f"{size} {seed}")  # noqa: S311  invented text, no secrets


def _page(chance: random.Random, size: int, prose: float, title: str, top: str, bottom: str) -> str:
    """Menus, running text, teasers and scripts in fixed shares around the content."""
    fixed = [_HEAD.format(title=title), _TOP, _CRUMBS, top, bottom, _FOOT]
    room = size - sum(len(part.encode()) for part in fixed)
    head, start, crumbs, top, bottom, foot = fixed
    return "".join((
        head, _filled(_styles(chance), 0.15 * room),
        start, "<nav><ul>", _filled(_menu(chance), (0.45 - prose / 3) * room), "</ul></nav>",
        crumbs, top, _filled(_paragraphs(chance), prose * room), bottom, "</article>",
        "<aside><h2>Andre arrangementer</h2><ul>", _filled(_teasers(chance), (0.2 - prose / 3) * room), "</ul></aside>",
        _filled(_scripts(chance), (0.2 - prose / 3) * room), foot,
    ))  # fmt: skip


def _filled(pieces: Iterator[str], size: float) -> str:
    """Pieces up to about a size in bytes."""
    taken: list[str] = []
    while size > 0:
        taken.append(next(pieces))
        size -= len(taken[-1].encode())
    return "".join(taken)


def _noun(chance: random.Random) -> str:
    return chance.choice(_FIRST) + chance.choice(_SECOND)


def _sentence(chance: random.Random) -> str:
    subject = f"{chance.choice(_ADJECTIVES)} {_noun(chance)}"
    tails = " ".join(chance.sample(_TAILS, 2))
    number = f" Andelen er nå {chance.randint(2, 95)} prosent." if chance.random() < 0.08 else ""
    return f"{subject.capitalize()} {chance.choice(_VERBS)} {_noun(chance)} {tails}.{number}"


def _paragraphs(chance: random.Random) -> Iterator[str]:
    """Running text; a date in one of eight paragraphs, a heading now and then, inline markup, a list."""
    while True:
        text = " ".join(_sentence(chance) for _ in range(chance.randint(3, 6)))
        if chance.random() < 0.12:
            text += f" Møtet ble holdt {chance.randint(1, 28)}. {chance.choice(_MONTHS)} i kommunestyret."
        if chance.random() < 0.3:
            text += f' Les <a href="/plan/{chance.randint(1, 999)}">mer om {_noun(chance)}</a>.'
        if chance.random() < 0.15:
            yield f"<h2>Om {_noun(chance)} og {_noun(chance)}</h2>\n"
        yield f"<p>{text}</p>\n"
        if chance.random() < 0.1:
            yield f"<ul>{''.join(f'<li>{_sentence(chance)}</li>' for _ in range(3))}</ul>\n"


def _menu(chance: random.Random) -> Iterator[str]:
    while True:
        topic = chance.choice(_TOPICS)
        below = "".join(
            f'<li class="menu-item"><a class="menu-link" href="/{topic.lower()}/{noun}">{topic} og {noun}</a></li>\n'
            for noun in [_noun(chance) for _ in range(4)]
        )
        link = f'<a href="/{topic.lower()}">{topic}</a>'
        yield f'<li class="menu-item has-children">{link}<ul class="sub">{below}</ul></li>\n'


def _teasers(chance: random.Random) -> Iterator[str]:
    while True:
        day, month, noun = chance.randint(1, 28), chance.choice(_MONTHS), _noun(chance)
        yield (
            f'<li class="teaser"><a href="/kalender/{noun}-{day}"><span class="date">{day}. {month} 2027 kl. 18</span>'
            f'<span class="title">Møte om {noun}</span></a></li>\n'
        )


def _styles(chance: random.Random) -> Iterator[str]:
    while True:
        name, width = chance.choice(_VERBS), chance.randint(1, 90)
        yield f"<style>.{name}-{width} > .inner {{ margin: 0 {width}px; color: #24{width:02}aa }}</style>\n"


def _scripts(chance: random.Random) -> Iterator[str]:
    """A state that a script would draw the page from again, with dates that are none of the page's."""
    while True:
        rows = ",".join(
            f'{{"id":{chance.randint(1, 9999)},"name":"{_noun(chance)}","at":"2027-0{chance.randint(1, 9)}-11"}}'
            for _ in range(20)
        )
        yield f'<script type="application/json">{{"rows":[{rows}]}}</script>\n'
