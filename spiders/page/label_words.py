"""Labels of event pages in bokmål, nynorsk, English and some Northern Sámi, by the field they announce."""

from __future__ import annotations

from typing import Final

# One field a paragraph; labels as written, in lower case, without the colon.
_TABLE: Final = """
when: tid, tider, tidspunkt, dato, datoer, når, tid og dato, dato og tid, dato & tid, dato/tid,
    tid/dato, dag/dato, dag, dager, dagar, tidsrom, tidsramme, kursdato, kursdatoer, kursdatoar,
    kurstid, møtetid, møtedato, arrangementsdato, dato for arrangementet, tid for arrangementet, når
    er det, når går det, tidspunkter, kursdag, kursdager, date, dates, time, when, date and time,
    date & time, event, calendar today, schedule, calendar, áigi, beaivi
start: fra, frå, start, starter, startar, starttid, starttidspunkt, startdato, begynner, byrjar,
    oppstart, kursstart, from, starts, begins, startdato og tid
end: til, slutt, sluttar, slutter, sluttid, slutttid, sluttidspunkt, sluttdato, avsluttes,
    avslutning, to, end, ends
clock: klokkeslett, klokkeslett fra-til, kl, klokka, klokken, klokkeslettet, access time, tidspunkt
    på dagen
where: sted, stad, hvor, kvar, kor, sted/lokale, lokale, lokaler, lokasjon, møtested, møtestad, møterom,
    oppmøte, frammøte, oppmøtested, oppmøtestad,
    møteplass, møtepunkt, samlingssted, samlingsstad, treffsted, sal, rom, arena, kurssted, kursstad,
    arrangementssted, hvor er det, hos, place, venue, location, where, location on, báiki, stedet, adresse,
    besøksadresse arrangement, address, konferansested, konferansestad, hotell,
    konferansehotell, kurshotell, møtehotell, treffpunkt, samlingspunkt, startsted, startstad, møtelokale,
    festivalområde
when_where: tid og sted, tid og stad, sted og tid, stad og tid, når og hvor, når og kvar, når og kor, hvor og
    når, kvar og når, kor og når, tid/sted, tid/stad, sted/tid, dato og sted, dato og stad, sted og dato, tid &
    sted, time and place, praktisk
price: pris, priser, prisar, kostnad, kostnader, kostnadar, kursavgift, kursavgifta, kurspris,
    deltakeravgift, deltakaravgift, deltakeravgifter, deltageravgift, deltakerpris,
    deltakelsesavgift, investering, konferanseavgift, påmeldingsavgift, avgift, inngang, entré, entre, billett,
    billetter, billettar, billettpris, billettpriser, egenandel, eigendel, eigenandel, pris per
    person, pris pr person, pris pr. person, pris per deltaker, kurskostnad, hva koster det, kva
    kostar det, price, prices, fee, fees, registration fee, admission, cost, payments, haddi,
    seminaravgift, semesteravgift, makspris
deadline: påmeldingsfrist, påmeldingfrist, påmeldingsfristen, frist for påmelding, frist, frister,
    svarfrist, siste frist, påmelding innen, påmelding innan, påmelding senest, siste
    påmeldingsfrist, påmelding frist, påmelding - frist, siste frist for påmelding, siste
    påmeldingsdag, siste dag for påmelding, registration deadline, deadline, deadline for
    registration, bindende påmelding innen, meld deg på innen, meld deg på innan
registration: påmelding, meld deg på, registrering, påmelding til, påmelding her, påmeldingslenke,
    lenke til påmelding, registration, sign up, påmelding og betaling, meld dykk på, påmeld deg
organizer: arrangør, arrangører, arrangørar, arrangeres av, arrangert av, arrangør(er),
    arrangør(ar), arrangøre, kursarrangør, kursarrangører, kursarrangørar, teknisk arrangør,
    hovedarrangør, ansvarleg, ansvarlig, arr, kurshaldar, kursholder, vert, vertskap, verter, i regi av,
    organizer, organizers,
    organiser, organisers, organized by, organised by, host, hosts, lágideaddji, hvem arrangerer,
    møtearrangør, arrangør er, hvem står bak, tilskipar, tilskiparar, tilskipar(ar), skipar, skiparar, skipa av
co_organizer: samarbeidspartner, samarbeidspartnere, samarbeidspartnarar, medarrangør, medarrangører,
    medarrangørar, i samarbeid med
partner: partner, partnere, partnarar, sponsor, sponsorer
audience: målgruppe, målgrupper, for hvem, for kven, hvem, passer for, passar for, hvem kan delta,
    kven kan delta, alder, hvem passer det for, kven er det for, audience, for whom, target group,
    aldersgruppe, målgruppa
contact: kontakt, kontaktperson, kontaktpersoner, kontaktpersonar, kontakt oss, spørsmål,
    kontaktinformasjon, e-post, epost, mail, e-mail, email, telefon, tlf, tlf., mobil, contact,
    phone, kontaktinfo, kursleder, kursleiar, foredragsholder, foredragshaldar, innleder, innleiar,
    møteleder, møteleiar
capacity: antall plasser, antal plassar, plasser, plassar, antall deltakere, antal deltakarar,
    antall deltagere, kapasitet, maks antall, maks antall deltakere, maks antal, maks antal
    deltakarar, antal deltakere, capacity, deltakere, deltakarar, antall deltakarar,
    maks antall plasser, deltakerantall, antall plasser i lokalet, antal plassar i lokalet, plasser i lokalet,
    plassar i lokalet, antall plasser i salen, antal plassar i salen, maks deltakere, maks deltakarar,
    maks antall personer, antall
attendance: form, møteform, kursform, type, format, deltakelsesform, arrangementstype, gjennomføring
programme: program, programmet, tema, temaer, innhold, innhald, agenda, programme, om arrangementet,
    dagsorden
note: merknad, merk, nb, andre opplysninger, andre opplysningar, praktisk informasjon, annet, anna,
    ledige plasser, ledige plassar
region: region, regioner, fylke, fylker
municipality: kommune
publisher: utgiver, utgjevar, utgitt av, utgjeve av, avsender, avsendar, ansvarlig departement
published: publisert, published, publiseringsdato, lagt ut, posted, publisert dato, opprettet,
    oppretta
updated: oppdatert, sist endret, sist endra, sist oppdatert, endret, endra, updated, last updated,
    sist revidert
other_deadline: høringsfrist, høyringsfrist, søknadsfrist, avmeldingsfrist, avbestillingsfrist,
    bestillingsfrist, innspillsfrist, rapporteringsfrist, nominasjonsfrist, betalingsfrist,
    behandlingsfrist, innleveringsfrist, frist for endring av påmelding, frist for innspill, frist
    for merknader, frist for uttalelse, hotellfrist, frist for avmelding, frist for avbestilling,
    frist for endring, avmelding, avbestilling, uttalefrist, kontrollfrist
duration: varighet, varigheit, lengde, lengd, duration
place_noise: besøksadresse, postadresse, åpningstider, opningstider, fakturaadresse, org.nr,
    organisasjonsnummer
"""

FIELDS: Final[dict[str, str]] = {}
for _line in _TABLE.replace("\n    ", " ").split("\n"):
    _field, _, _labels = _line.partition(":")
    FIELDS.update(dict.fromkeys((label.strip() for label in _labels.split(",") if label.strip()), _field))
