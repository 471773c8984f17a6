"""Words beside which a number is no date: what is counted, and what is numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalize.lexicon.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

# "rom 10.15", "side 12-14", "kap. 2.1", "tlf 22 12 10 11": the number after it is a name.
NUMBERED = """
    rom møterom grupperom auditorium sal side sidene sider s ss tlf telefon telefonnummer telefonnr mob mobil nr nummer nrs kap
    kapittel kapittelet punkt pkt punktet sak saksnr saksnummer arkivsak journalpost gnr bnr gårdsnr bruksnr
    figur fig tabell tab versjon utgave utgåve buss bussen linje rute ruta paragraf paragrafen art artikkel kr
    nok kroner eur euro usd sek dkk gate gata vei veien veg vegen postboks boks vedlegg iso nou meld prop
    innst ot dok lov loven forskrift forskriften konto kontonr kontonummer org orgnr organisasjonsnummer vipps
    pris prisen koster kostar maks maksimum minst inntil omtrentlig rv fv fylkesvei fylkesveg riksvei riksveg
    etappe fase nivå modul gruppe klasse trinn alternativ sone felt hus bygg bygning inngang oppgang dør
    teknologi level mål tiltak delmål bærekraftsmål sdg agenda windows office adobe forholdet ca-pris bibel
    ref referanse id referansenr løpenr vers utslipp temperatur zoom-id møte-id passord kode pin meeting
    km vol artikkelen ledd kategori tema-nr spor stand bord scene bane plattform perrong gate-nr
"""

# "6-12 år", "12 deltakere", "2. etasje": the number before it counts or ranks.
COUNTED = """
    årig åring åringer åringar prosent pst prosentpoeng kr kroner krone nok deltakere deltakarar deltagere
    deltakar deltaker personer personar person plasser plassar plass innbyggere innbyggjarar m km meter cm mm kvm
    dekar da mål grader gradar grad trinn trinnet klasse klassen tonn kg gram liter mill million millioner
    millionar milliard milliarder milliardar mrd tusen hundre gang kommuner kommunar fylker
    fylke poeng stk stykker stykke elever elevar barn voksne vaksne øre euro dollar etasje etg høgda
    høgd plan runde runden kwh gwh twh mw kw studiepoeng sider sidene ledd bind utgave utgåve kapittel versjon
    utslippene tredel deler delar bolker bolkar bidrag innlegg foredrag
    bedrifter bedrifter verksemder virksomheter lag foreninger organisasjoner representanter medlemmer medlemer
    stemmer røyster poster saker saksområder punkter øvelser hektar kvadratmeter kubikk co co2 gjester
    generasjon århundre hundreår divisjon gir plassen premie pris prisen linje avdeling lesning behandling behandlinga
    verdenskrig verdskrig
"""


def entries() -> Iterator[tuple[str, Word]]:
    """Every word with the side on which it makes a number no date."""
    for word in COUNTED.split():
        yield word, Word("unit")
    for word in NUMBERED.split():
        yield word, Word("noise")
