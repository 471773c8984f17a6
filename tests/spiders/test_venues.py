"""How pages tell where an event is held: sentences, lines, labels, headings and tables."""

from __future__ import annotations

from datetime import date

import pytest

from klimakalender.extraction import read_body

WHEN = "torsdag 15. april 2027 kl. 18"
PAGE = """<!DOCTYPE html><html lang="no"><head><meta charset="utf-8"><title>Klimakveld</title></head><body>
<main><h1>Åpen klimakveld for alle</h1>{body}<p>Vi snakker om utslipp, og alle kan spørre.</p></main></body></html>"""

SENTENCES = {
    "mountain lodge": ("Klimakvelden er {when} på Storlia fjellstue.", "Storlia fjellstue"),
    "chapel": ("Me møtest {when} i Granvoll kapell.", "Granvoll kapell"),
    "barn": ("Folkemøtet blir {when} i låven på Øvre Nes.", "låven på Øvre Nes"),
    "boathouse": ("Kurset haldast {when} i naustet ved Storøy brygge.", "naustet ved Storøy brygge"),
    "stadium": ("Vi samles {when} på Granvoll stadion.", "Granvoll stadion"),
    "campus": ("Seminaret arrangeres {when} på campus Granvoll.", "campus Granvoll"),
    "room of a museum": ("Foredraget er {when} i auditoriet på Storøymuseet.", "auditoriet på Storøymuseet"),
    "village hall": ("Møtet er {when} i grendahuset på Fjellvik.", "grendahuset på Fjellvik"),
    "school, nynorsk": ("Bytteverkstaden er {when} i Fjellvik ungdomsskule.", "Fjellvik ungdomsskule"),
    "room of a house": (
        "Verkstedet holdes {when} i foajeen i Granvoll kulturhus.",
        "foajeen i Granvoll kulturhus",
    ),
    "canteen": ("Velkommen til klimafrokost {when} i kantina på rådhuset.", "kantina på rådhuset"),
    "council chamber": ("Møtet vert halde {when} i kommunestyresalen.", "kommunestyresalen"),
    "hotel": ("Vi treffes {when} på Granvoll fjordhotell.", "Granvoll fjordhotell"),
    "gymnasium": ("Byttedagen er {when} i gymsalen på Fjellvik skole.", "gymsalen på Fjellvik skole"),
    "church, nynorsk": ("Vi inviterer til dialogmøte i Fjellvik kyrkje {when}.", "Fjellvik kyrkje"),
    "camp school": ("Samlinga er {when} på Storlia leirskule.", "Storlia leirskule"),
    "entrance hall": (
        "Møtet er {when}. Vi møtes i vestibylen på sykehuset.",
        "vestibylen på sykehuset",
    ),
    "station": ("Klimavandring {when}. Oppmøte ved Granvoll stasjon.", "Granvoll stasjon"),
    "behind a bar": ("{when} | Granvoll vitensenter", "Granvoll vitensenter"),
    "mill": ("Vi møtes på Nedre mølle {when} og går derfra.", "Nedre mølle"),
    "who meets, and an elliptic name": (
        "Derfor samles planleggerne i Granvoll kultur- og rådhus, møterom Nord, {when}.",
        "Granvoll kultur- og rådhus, møterom Nord",
    ),
    "active voice, nynorsk": (
        "Kommunen held folkemøte i heradsstova på Fjellvik {when}.",
        "heradsstova på Fjellvik",
    ),
    "bridge": ("Ryddedag {when}. Vi starter kl. 18 ved brua i Nedredalen.", "brua i Nedredalen"),
    "car park": ("Turen går {when} fra parkeringsplassen ved Storåsen.", "parkeringsplassen ved Storåsen"),
    "barrier": ("{when}. Vi møter hverandre ved bommen på Solåsen.", "bommen på Solåsen"),
    "square": ("{when}. Vi står på torget i Granvoll.", "torget i Granvoll"),
    "outside a shop": ("{when}. Vi treffes utenfor Butikken på Storlia.", "Butikken på Storlia"),
    "address": ("{when}. Adressen er Fabrikkgata 3 B.", "Fabrikkgata 3 B"),
    "house and street": ("{when} hos Bondelaget i Fabrikkgata 3.", "Bondelaget"),
    "street in parentheses": ("{when} (Kari Lies plass 3, inngang B).", "Kari Lies plass 3, inngang B"),
    "come to a house": ("Bli med til Nes gård {when}!", "Nes gård"),
    "moved to": ("{when}. Konferansen legges i år til Granvoll Hotel.", "Granvoll Hotel"),
    "taken over": ("{when}. Denne gangen inntar vi Fabrikken.", "Fabrikken"),
    "at sign": ("{when} @ Kulturhuset Fram", "Kulturhuset Fram"),
    "small letter behind the hour": ("{when}, biblioteksalen", "biblioteksalen"),
    "a question and its answer": (
        "{when}|Hvor? Scenen på Storstova".replace("|", "</p><p>"),
        "Scenen på Storstova",
    ),
    "noun before the name": ("Foreningen har lagt kvelden til garden Øvre Nes {when}.", "garden Øvre Nes"),
    "still there, nynorsk": (
        "Møtet er flytta til {when}. Staden er framleis Fjellvik Hotell.",
        "Fjellvik Hotell",
    ),
    "rooms of somebody": (
        "{when}. Vi inviterer til frokost i lokalene til Storøy Kraft.",
        "lokalene til Storøy Kraft",
    ),
    "part of the arranger's name": (
        "FAU ved Lia skole inviterer til temakveld {when} i skolens aula.",
        "skolens aula",
    ),
    "landmark that is a house": ("Vi ber deg inn til beredskapskveld på Ibsenhuset {when}.", "Ibsenhuset"),
    "filled by us": ("Vi fyller Stortorget med stands {when}.", "Stortorget"),
    "home": ("Velkommen til klesbytte {when} i Domkirkehjemmet.", "Domkirkehjemmet"),
    "active voice, to a hotel": (
        "Foreningen legger årsmøtet 2027 til Storlia hotell {when}.",
        "Storlia hotell",
    ),
    "who comes, at length": (
        "{when} kjem to av bøndene i prosjektet Grøn Bygd til Fjellvik hotell.",
        "Fjellvik hotell",
    ),
    "room and house": ("Velkommen til Bekken, Litteraturhuset, {when}.", "Bekken, Litteraturhuset"),
    "held, at length": (
        "{when}. Det avholdes et åpent og gratis folkemøte på Blåsås Skanse.",
        "Blåsås Skanse",
    ),
    "way there": ("{when}. Det er gode kollektivforbindelser til Scandic Fjellvik.", "Scandic Fjellvik"),
    "house and town before the day": ("Solviktangen, Voss, {when}. Les mer på nett.", "Solviktangen, Voss"),
    "line above the day": (
        "Fjellvik Messe og Idrettspark, hall A<br>{when}",
        "Fjellvik Messe og Idrettspark, hall A",
    ),
    "square called after somebody": ("Vi fyller Kari Lies plass med stands {when}.", "Kari Lies plass"),
    "house that opens": ("Fjellvik bibliotek åpner dørene for språkkafé {when}.", "Fjellvik bibliotek"),
    "should have been": ("Kurset skulle vært på Fjellviktunet {when}, og nå blir det.", "Fjellviktunet"),
    "gathering between": ("{when} er det Klimafest i Lykta.", "Lykta"),
    "town and year": ("{when} er det Klimafest i Voss 2027.", None),
    "behind the hour with its town": (
        "{when}, Frivilligheten Fosskvartalet, Voss.",
        "Frivilligheten Fosskvartalet, Voss",
    ),
    "greeted there": ("{when}. Vel møtt til ein triveleg kveld på Fjellvik bibliotek!", "Fjellvik bibliotek"),
    "plant": ("{when}. Vi er på Fjellvik renseanlegg.", "Fjellvik renseanlegg"),
    "street at the end": ("{when}. Vi holder til i Storgata 12.", "Storgata 12"),
    "room of a house, alone": ("{when}. Møterom Fjord på rådhuset.", "Møterom Fjord på rådhuset"),
    "papers in a house": ("{when}. Saksdokumentene ligger på rådhuset.", None),
    "tickets sold in a house": ("{when}. Billetter kjøpes på Fjellvik bibliotek.", None),
    "where somebody works": ("{when}. Kari Lie jobber ved Fjellvik sykehus.", None),
    "who speaks": ("{when}. Velkommen til møte ved Kari Lie.", None),
    "workshop with a colon": ("{when}. Verkstedet: Lær å bøte klær.", None),
    "continents": ("{when}. Det skjer mye i Afrika, i Kina og i Europa.", None),
    "country and year": ("{when}. I år holdes møtet i Norge i 2027.", None),
    "in the water": ("{when} snakker vi om laksen i Storelva.", None),
    "by the water": ("{when} samles vi ved Storelva.", "Storelva"),
    "free entry behind it": ("{when} / Kulturkirken Jakob / Gratis", "Kulturkirken Jakob"),
    "new rooms": ("{when}. NB! Nytt lokale: Fjellvik kino.", "Fjellvik kino"),
    "welcome to a house": ("{when}.</p><p>Velkommen til Storstova!", "Storstova"),
    "come to a house, without the day": ("{when}.</p><p>Ta turen til Storstova.", "Storstova"),
    "to be seen there": ("{when}.</p><p>Vi gleder oss til å se deg på Storstova.", "Storstova"),
    "lent to us": ("{when}.</p><p>Vi har fått låne Storstova.", "Storstova"),
    "plan to be seen": ("{when}.</p><p>Planen kan ses på rådhuset.", None),
    "part of an exhibition": ("{when}.</p><p>Foredraget er en del av utstillingen på Fjellvik museum.", None),
    "two regions": ("Turen er {when}. Den er for bønder fra Vestlandet og Nordland.", None),
    "house as a sentence of its own": (
        "Kommunen holder åpent møte på Storøya {when}. Kommunestyresalen. Vi spanderer kaffe.",
        "Kommunestyresalen",
    ),
    "house as a sentence, before a sentence": (
        "Kommunen holder åpent møte på Storøya {when}. Rådhuset har rullestolrampe. Vi spanderer kaffe.",
        "Storøya",
    ),
    "line below with a preposition": (
        "Du er invitert til energimøte i Skien {when}<br>på Hotell Solvang, Skien.",
        "Hotell Solvang, Skien",
    ),
    "more exactly": ("Møtet er på Hamar, nærmere bestemt Hotell Solvang, {when}.", "Hotell Solvang"),
    "more exactly, nynorsk": (
        "Samlinga er på Voss, nærare bestemt på Solvang grendehus, {when}.",
        "Solvang grendehus",
    ),
    "laid to, nynorsk": ("Samlinga {when} er lagd til Hotell Solvang i Loen.", "Hotell Solvang i Loen"),
    "held outside": ("Vi møtes ved snuplassen på Storøya {when}.", "snuplassen på Storøya"),
    "sports ground": ("Me møtest ved idrettsbana {when}.", "idrettsbana"),
    "verb before commas": (
        "Møtet avholdes i Kraftlagets lokaler i Storgata 29, Skien, {when}.",
        "Kraftlagets lokaler",
    ),
    "from a house": ("{when} fra Solvang grendehus", "Solvang grendehus"),
    "held, by its name": ("{when} holdes Plankonferansen på Solvang, ved stranda.", "Solvang"),
    "to carry through": (
        "{when}. Laget vil gjennomføre Solvangdagene 2027 på Hotell Solvang.",
        "Hotell Solvang",
    ),
    "house with room": (
        "{when}.</p><p>Storsalen på Solvang museum har plass til 230 personer.",
        "Storsalen på Solvang museum",
    ),
    "house as a sentence with its hour": (
        "Møte {when}. Vi lager såbrett. Solvangsenteret kl. 19.",
        "Solvangsenteret",
    ),
    "house in a village": (
        "Det blir skogdag i Biri {when}.</p><p>Oppmøte på parkeringsplassen ved Solvang kapell.",
        "parkeringsplassen ved Solvang kapell",
    ),
    "ministry": (
        "Møtet er {when} i Marmorhallen i Klima- og miljødepartementet.",
        "Marmorhallen i Klima- og miljødepartementet",
    ),
    "dinner on the day": ("{when} er det landsmøte. Festmiddagen {when} er på Granvoll Hotel.", None),
    "food afterwards": ("{when}. Det blir mat på Solvang museum etterpå.", None),
    "skerries": ("<b>Rydding i skjærgården</b><br>{when}", None),
    "municipalities": ("Viken, Vestfold og Telemark, {when}", None),
    "theme of a plan": ("På møtet {when} vil laget presentere planene på Kvaløya.", None),
    "theme of a talk": ("{when}: «Klimaet i fjæra».", None),
    "small hotel": ("Kurset er {when} på Quality hotel Solvang.", "Quality hotel Solvang"),
    "what one takes part in": ("Bli med på Markadyrskuet i Seljord {when}.", None),
    "what one signs up for": ("Meld deg på Solbølgen i Bergen {when}.", None),
    "stretch of a road": ("{when} snakker vi om ferja på strekninga Solvika – Nesset.", None),
    "dinner elsewhere": ("{when}. Etter møtet blir det middag på Granvoll Hotel.", None),
    "last year elsewhere": ("{when}. Vi snakker om det som skjedde på Granvoll Hotel i fjor.", None),
    "houses as a theme": ("Møtet er {when}. Vi snakker om utslipp fra hus og hytter.", None),
    "schools as a theme": ("Møtet er {when}. Vi ser på hva som skjer på skoler.", None),
    "research at a house": ("{when} holder vi foredrag om forskning på Solvangsenteret.", None),
    "lodging on the day": (
        "Møtet er {when}. Laget dekker overnatting for alle {when} på Hotell Solvang i Skien, og det er gratis.",
        None,
    ),
    "somebody's home": ("{when}. Markdagen er hos Ingvild og Ola.", None),
    "turn up without a preposition": ("{when}. Oppmøte Solbakken kl. 18.", "Solbakken"),
    "turn up at a store": ("{when}. Oppmøte på Biri innkjøpslag.", "Biri innkjøpslag"),
    "line below a comma": (
        "{when},</p><p>Kafé Sol og Måne på Solvang museum.",
        "Kafé Sol og Måne på Solvang museum",
    ),
    "buildings as a theme": ("Møtet er {when} om energibruk i bygg.", None),
}
LABELLED = {
    "line": ("<p>Møtestad: Fjellvik misjonshus</p><p>Tidspunkt: {when}</p>", "Fjellvik misjonshus"),
    "day behind it": (
        "<p>Sted: Fjellvik misjonshus 15. april. Buss til byen etterpå</p><p>Tid: {when}</p>",
        "Fjellvik misjonshus",
    ),
    "preposition behind time and place": ("<p>Tid og sted: {when} på Storstova</p>", "Storstova"),
    "heading of time and place": (
        "<h2>Tid og sted</h2><p>{when}<br>Fjellvik bibliotek</p>",
        "Fjellvik bibliotek",
    ),
    "hotel": ("<p>Konferansehotell: Fjellvik hotell</p><p>Dato: {when}</p>", "Fjellvik hotell"),
    "meeting point": ("<p>Treffpunkt: Torget ved fontenen</p><p>Dato: {when}</p>", "Torget ved fontenen"),
    "time and place, nynorsk": ("<p>Når og kor: {when} i Storstova</p>", "Storstova"),
    "labels in one line": ("<p>HVOR: Kulturkirken Jakob NÅR: {when}</p>", "Kulturkirken Jakob"),
    "nynorsk": ("<p>Kvar: Ungdomshuset Fram</p><p>Når: {when}</p>", "Ungdomshuset Fram"),
    "time and place": ("<p>Tid og stad: {when}, Gamle Losjen</p>", "Gamle Losjen"),
    "table": (
        "<table><tr><th>Dato</th><td>{when}</td></tr><tr><th>Lokale</th><td>Storstova</td></tr></table>",
        "Storstova",
    ),
    "headings": ("<h2>Hvor?</h2><p>Granvoll bystyresal</p><h2>Når?</h2><p>{when}</p>", "Granvoll bystyresal"),
    "address": ("<h3>Adresse</h3><p>Fabrikkgata 3</p><h3>Dato</h3><p>{when}</p>", "Fabrikkgata 3"),
    "pin": ("<p>📅 {when}</p><p>📍 Låven kafé, Granvoll</p>", "Låven kafé, Granvoll"),
    "house sign": ("<p>🕕 {when}</p><p>🏠 Litteraturhuset</p>", "Litteraturhuset"),
    "place before the day": (
        "<p>Tid og sted: Nordsalen på Folkets hus,<br>{when}</p>",
        "Nordsalen på Folkets hus",
    ),
    "below organisers": (
        "<p>{when}</p><p>Granvoll hagelag, Storøy sykkellag, Granvoll kommune, Storøy turlag</p><p>Folkets hus</p>",
        "Folkets hus",
    ),
    "below a motto": ("<h2>«Mindre er mer»</h2><p>{when} (årsmøte)</p><p>Folkets hus</p>", "Folkets hus"),
    "hour behind it": (
        "<h3>Oppmøtested</h3><p>Solvegen 14, torsdag kl 15.00</p><p>{when}</p>",
        "Solvegen 14",
    ),
    "hour behind a house": (
        "<p>Sted: Fjellvik misjonshus kl. 18</p><p>Tid: {when}</p>",
        "Fjellvik misjonshus",
    ),
    "village with its postal code": ("<p>Adresse: 2836 Biri, Norge</p><p>Dato: {when}</p>", "Biri"),
    "town with its postal code": ("<p>Adresse: 7010 Trondheim, Norge</p><p>Dato: {when}</p>", None),
    "preposition before a name": ("<p>Hvor? I Storstova på Voss.</p><p>Når? {when}</p>", "Storstova på Voss"),
    "there or on the net": ("<p>Kvar: Fysisk på Storstova eller digitalt</p><p>Tid: {when}</p>", "Storstova"),
    "street that bends": ("<p>{when}<br>Naturhuset, Solsvingen 7, Helsfyr</p>", "Naturhuset"),
    "all of the country": ("<p>Sted: Hele landet</p><p>Tid: {when}</p>", None),
    "over all of the country": ("<p>Sted: Over heile landet</p><p>Tid: {when}</p>", None),
    "last line above the day": (
        "<p>Kunst og kultur i ei ny tid<br>Litteraturhuset i Skien</p><p>{when}</p>",
        "Litteraturhuset i Skien",
    ),
    "not settled": ("<p>Stad: Ikkje avklart</p><p>{when}</p>", None),
    "see the programme": ("<p>Sted: Se invitasjon</p><p>{when}</p>", None),
    "more to come": ("<p>Sted: Oslo, nærmere informasjon kommer</p><p>{when}</p>", None),
    "the way in behind it": (
        "<p>Sted: Solvikmuseet, Solgata 116. Inngang fra gården.</p><p>{when}</p>",
        "Solvikmuseet",
    ),
    "floor in brackets": (
        "<p>Sted: Storsalen (2. etg.), Folkets Hus</p><p>{when}</p>",
        "Storsalen (2. etg.), Folkets Hus",
    ),
    "village in the text, house in the label": (
        "<p>Det blir skogdag i Biri {when}.</p><p>Sted: Fjøset</p>",
        "Fjøset",
    ),
    "gathering, house, day": (
        "<p>Åpent informasjonsmøte, Samfunnshuset Solvik, {when}</p>",
        "Samfunnshuset Solvik",
    ),
    "link in brackets": ("<p>Sted: Zoom (lenke sendes ut)</p><p>Tid: {when}</p>", "Zoom"),
    "on the net, most likely": (
        "<p>Sted: Digitalt (mest sannsynlig Teams)</p><p>Tid: {when}</p>",
        "Teams",
    ),
    "settled later": ("<p>Sted: Fastsettes senere.</p><p>{when}</p>", None),
    "settled later, nynorsk": ("<p>Stad: Blir kunngjort seinare</p><p>{when}</p>", None),
    "a place that tells things": (
        "<p>Sted: Opplysningskontoret i Voss</p><p>{when}</p>",
        "Opplysningskontoret i Voss",
    ),
    "hour and preposition before it": (
        "<p>Oppmøte: kl. 18 på Granvoll skole</p><p>{when}</p>",
        "Granvoll skole",
    ),
    "hour before what is outside": (
        "<p>Oppmøte: kl. 18 utenfor Storstova</p><p>{when}</p>",
        "utenfor Storstova",
    ),
    "several places": ("<p>Sted: Flere ulike steder</p><p>{when}</p>", None),
    "towns in a row": ("<p>Sted: Voss, Stord og Skien</p><p>{when}</p>", None),
    "gathering on the net": ("<p>Sted: Digital fagdag</p><p>{when}</p>", None),
    "label within": ("<p>Kor: Nes vgs, adresse: Skolegata 30, Voss</p><p>{when}</p>", "Nes vgs"),
    "map behind it": ("<p>Sted: Storstova, Voss - Google maps</p><p>{when}</p>", "Storstova, Voss"),
    "how far it is": ("<p>Stad: Storstova som ligg ca 2 km frå vegen</p><p>{when}</p>", "Storstova"),
    "what one gets there": (
        "<p>Sted: Storstova på Voss, lett servering</p><p>{when}</p>",
        "Storstova på Voss",
    ),
    "a sentence behind it": (
        "<p>Sted: Storstova, Solgata 44, Voss Arrangementet er åpent for alle</p><p>{when}</p>",
        "Storstova",
    ),
    "street behind a full stop": (
        "<p>Sted: Nordsalen på Storstova. Øvre Solgate 3, Voss.</p><p>{when}</p>",
        "Nordsalen på Storstova",
    ),
    "street in its town": ("<p>Stad: Storstova i Solgata 6 i Voss</p><p>{when}</p>", "Storstova, Voss"),
    "name of a talk before it": ("<p>Tid og sted: {when}, “Sol” på Storstova</p>", "Storstova"),
    "town before and behind": (
        "<p>Sted: Skien, Storstova, Solgata 6, 3724 Skien</p><p>{when}</p>",
        "Storstova",
    ),
    "a line of the next section": ("<p>{when}</p><h2>Kontakt</h2><p>Servicetorget, Skien</p>", None),
}


def venue_of(body: str) -> str | None:
    page = PAGE.format(body=body.format(when=WHEN))
    record = read_body(page.encode(), "https://www.granvoll.example/klimakveld", date(2027, 3, 1)).to_record()
    [event] = record["events"]
    venue: str | None = event["place"]["venue"]
    return venue


@pytest.mark.parametrize(("sentence", "venue"), SENTENCES.values(), ids=SENTENCES)
def test_sentence(sentence: str, venue: str | None) -> None:
    assert venue_of(f"<p>{sentence}</p>") == venue


@pytest.mark.parametrize(("body", "venue"), LABELLED.values(), ids=LABELLED)
def test_labelled_place(body: str, venue: str | None) -> None:
    assert venue_of(body) == venue


@pytest.mark.parametrize(
    ("title", "venue"),
    [
        ("Klimafest på LYKTA", "LYKTA"),
        ("Kurs på Teams", "Teams"),
        ("Frokostmøte på Granvolluka", None),
        ("Vindkraft på Kvaløya", None),
        ("Folkemøte om skytebane på Biri", None),
        ("Bli med på Markadyrskuet i Seljord", None),
    ],
)
def test_title(title: str, venue: str | None) -> None:
    page = PAGE.replace("Åpen klimakveld for alle", title).format(body=f"<p>{WHEN}</p>")
    record = read_body(page.encode(), "https://www.granvoll.example/klimakveld", date(2027, 3, 1)).to_record()
    assert [event["place"]["venue"] for event in record["events"]] == [venue]
