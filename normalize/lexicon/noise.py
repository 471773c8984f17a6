"""Words beside which a number is no date: what is counted, and what is numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

# "rom 10.15", "side 12-14", "kap. 2.1", "tlf 22 12 10 11": the number after it is a name or a measure.
NUMBERED: Final = """
    rom møterom grupperom auditorium sal side sidene sider s ss tlf telefon telefonnummer telefonnr mob mobil nr
    nummer kap kapittel kapittelet punkt pkt punktet sak saksnr saksnummer arkivsak journalpost gnr bnr gårdsnr
    bruksnr figur fig tabell tab versjon utgave utgåve buss bussen linje rute ruta paragraf paragrafen art artikkel
    artikkelen kr nok kroner eur euro usd sek dkk gate gata vei veien veg vegen postboks boks vedlegg iso ns nou meld
    prop innst ot dok lov loven forskrift forskriften konto kontonr kontonummer org orgnr organisasjonsnummer vipps
    pris prisen koster kostar maks maksimum minst inntil rv fv fylkesvei fylkesveg riksvei riksveg etappe fase nivå
    modul gruppe klasse trinn alternativ sone felt hus bygg bygning inngang oppgang mål delmål bærekraftsmål sdg
    tiltak agenda windows office forholdet ref referanse id referansenr løpenr vers temperatur passord kode pin
    meeting km vol ledd kategori stand bord scene bane plattform perrong level nullpunkt art.nr isbn
"""

# "12.50 kr", "3.5 km", "55 %": a measure, also behind a number with a sign in it.
MEASURES: Final = """
    kr kroner krone nok øre euro dollar prosent pst prosentpoeng promille mill million millioner millionar milliard
    milliarder milliardar mrd tusen hundre m km meter cm mm kvm kvadratmeter dekar da hektar kubikk grader gradar grad
    tonn kg gram liter kwh gwh twh mw kw poeng
"""

# "12 deltakere", "2. etasje": what comes in whole numbers, or is ranked by them.
COUNTED: Final = """
    årig åring åringer åringar deltakere deltakarar deltagere deltakar deltaker personer personar person plasser
    plassar plass innbyggere innbyggjarar trinn trinnet klasse klassen gang kommuner kommunar fylker fylke stk stykker
    stykke elever elevar barn voksne vaksne etasje etg høgda høgd plan runde runden studiepoeng sider sidene ledd bind
    utgave utgåve kapittel versjon utslippene tredel deler delar bolker bolkar bidrag innlegg foredrag bedrifter
    verksemder virksomheter lag foreninger organisasjoner representanter medlemmer medlemer stemmer røyster poster
    saker saksområder punkter øvelser co2 gjester generasjon århundre hundreår divisjon plassen premie pris prisen
    linje avdeling lesning behandling behandlinga verdenskrig verdskrig prioritet
"""


def entries() -> Iterator[tuple[str, Word]]:
    """Every word with the side on which it makes a number no date; a measure has the value 1."""
    for word in COUNTED.split():
        yield word, Word("unit")
    for word in MEASURES.split():
        yield word, Word("unit", 1)
    for word in NUMBERED.split():
        yield word, Word("noise")
