"""Who arranges, from labels, sentences, titles and the publisher."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimakalender.reference import load_tables
from klimakalender.sources import load_registry
from normalize import signals
from spiders.reading.fields import read_page
from spiders.reading.organizers import shapes
from spiders.reading.organizers.branches import join_places
from spiders.reading.organizers.ranking import read_organizers
from spiders.reading.organizers.sentences import arrangers
from spiders.reading.words.bodies import is_body, split_names
from spiders.reading.words.places import PlaceWords

SOURCE = next(iter(load_registry()))


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Granvoll kommune", ["Granvoll kommune"]),
        ("Granvoll kommune, KS og NHO Innlandet", ["Granvoll kommune", "KS", "NHO Innlandet"]),
        ("Granvoll kommune v/ klimarådgiveren", ["Granvoll kommune"]),
        ("Granvoll hagelag / Storøy bygdekvinnelag", ["Granvoll hagelag", "Storøy bygdekvinnelag"]),
        ("Norsk Bonde- og Småbrukarlag og Bondelaget", ["Norsk Bonde- og Småbrukarlag", "Bondelaget"]),
        ("Direktoratet for forvaltning og IKT", ["Direktoratet for forvaltning og IKT"]),
        ("Senter for havforskning og KS", ["Senter for havforskning", "KS"]),
        (
            "NVE, statsforvalteren og fylkeskommunen i Storøy",
            ["NVE", "Statsforvalteren i Storøy", "Storøy fylkeskommune"],
        ),
        ("Vestfold og Telemark fylkeskommune", ["Vestfold og Telemark fylkeskommune"]),
        ("Granvoll og Storøy kommuner", ["Granvoll kommune", "Storøy kommune"]),
        ("Granvoll og Storøy fylkeskommuner", ["Granvoll fylkeskommune", "Storøy fylkeskommune"]),
        ("Fylkesmennene i Granvoll og Storøy, og KS", ["Fylkesmennene i Granvoll og Storøy", "KS"]),
        ("Kommunene i Ytre Storøy og Fylkesmannen", ["Kommunene i Ytre Storøy", "Fylkesmannen"]),
        ("kommunene Granvoll, Storøy og KS", ["Granvoll kommune", "Storøy kommune", "KS"]),
        ("KS i samarbeid med Granvoll kommune m.fl.", ["KS", "Granvoll kommune"]),
        ("Universitetet i Storøy (UiS) og NORA", ["Universitetet i Storøy", "NORA"]),
        ("Klimanettverket, med midler fra Kystfondet", ["Klimanettverket"]),
        (
            "Institutt for geofag ved Universitetet i Storøy",
            ["Institutt for geofag ved Universitetet i Storøy"],
        ),
        (
            "KS, statsforvalteren og fylkeskommunen i Møre og Romsdal og Husbanken",
            ["KS", "Statsforvalteren i Møre og Romsdal", "Møre og Romsdal fylkeskommune", "Husbanken"],
        ),
        ("Storøy senter for havforskning og KS", ["Storøy senter for havforskning", "KS"]),
        ("Det norske hageselskap", ["Det norske hageselskap"]),
        ("Granvoll kommune. Kontakt: post@granvoll.example", ["Granvoll kommune"]),
        ("Statsforvaltaren i Trøndelag", ["Statsforvaltaren i Trøndelag"]),
        ("nettselskapet Storøy Nett og NVE", ["Storøy Nett", "NVE"]),
        (
            "Storøy Sau og Geit og Studieforbundet Natur og Miljø",
            ["Storøy Sau og Geit", "Studieforbundet Natur og Miljø"],
        ),
        ("post@granvoll.example", []),
        (
            "Vannforum, Den norske Bredemningen og Det norske jordlaget",
            ["Vannforum", "Den norske Bredemningen", "Det norske jordlaget"],
        ),
        (
            "fylkesmennene og fylkeskommunene i Granvoll og Storøy, NIBIO",
            [
                "Fylkesmannen i Granvoll",
                "Fylkesmannen i Storøy",
                "Granvoll fylkeskommune",
                "Storøy fylkeskommune",
                "NIBIO",
            ],
        ),
        ("Statsforvalteren i Granvoll og KS", ["Statsforvalteren i Granvoll", "KS"]),
        ("Senter for klimaforskning og KS", ["Senter for klimaforskning", "KS"]),
        ("lokallaget til Grønt Parti i Storøy", ["lokallaget til Grønt Parti i Storøy"]),
        ("Storøy turlag til høsten", ["Storøy turlag"]),
        ("KS og bondelaga i Storøy", ["KS", "bondelaga i Storøy"]),
        ("Storøy hageskole – Vang og KS", ["Storøy hageskole – Vang", "KS"]),
        (
            "Storøy senter for havforskning og Meteorologisk institutt",
            ["Storøy senter for havforskning", "Meteorologisk institutt"],
        ),
        ("nettavisa Framsyn og Storøy bibliotek", ["Framsyn", "Storøy bibliotek"]),
        ("KS – NVE – Bellona", ["KS", "NVE", "Bellona"]),
        (
            "Landbrukskontoret for Vik, Nes og Storøy kommuner og KS",
            ["Landbrukskontoret for Vik, Nes og Storøy kommuner", "KS"],
        ),
        (
            "Miljøvernavdelinga i Vik og Nes kommunar, Storøy hagelag",
            ["Miljøvernavdelinga i Vik og Nes kommunar", "Storøy hagelag"],
        ),
        ("Storøy hagelag sitt styre", ["Storøy hagelag"]),
        ("Samarbeid mellom Storøy hagelag, KS og NVE", ["Storøy hagelag", "KS", "NVE"]),
        ("Storøy hagelag i samarbeide med KS", ["Storøy hagelag", "KS"]),
        ("Granvoll og Omland Friluftsråd og KS", ["Granvoll og Omland Friluftsråd", "KS"]),
        ("Hav & Strand", ["Hav & Strand"]),
        (
            "Storøy Plan & Analyse AS, KS & Granvoll kommune",
            ["Storøy Plan & Analyse AS", "KS", "Granvoll kommune"],
        ),
        ("Storøy turlag/Vik hagelag", ["Storøy turlag", "Vik hagelag"]),
        ("Klimaalliansen Storøy/Nes", ["Klimaalliansen Storøy/Nes"]),
        ("NVE arbeidet med kart", ["NVE"]),
        ("Storøy hagelag, har fått støtte av KS, Vik og Nes kommune", ["Storøy hagelag"]),
        ("Storøy hagelag, og holdes på Tinget i Vik, Norge", ["Storøy hagelag"]),
        (
            "den nystarta Kystalliansen i Storøy – eit samarbeid for Vik lag og Nes lag",
            ["Kystalliansen i Storøy"],
        ),
        ("KS og det Storøyske EU-utvalget", ["KS", "Storøyske EU-utvalget"]),
        ("Turutvalget m. turleder Kari Holm", ["Turutvalget"]),
        ("Storøy hagelag m. fl.", ["Storøy hagelag"]),
        ("Et utvalg av bedrifter", []),
        (
            "Nei til Bommer, Storøy hagelag og Vikalliansen, inkl. Tangvakta",
            ["Nei til Bommer", "Storøy hagelag", "Vikalliansen"],
        ),
        ("Senter for tang og Hald internasjonale senter", ["Senter for tang", "Hald internasjonale senter"]),
        ("Storøy hagelag #kompostkveld", ["Storøy hagelag"]),
        (
            "fylkesmannen og fylkeskommunen i Vik og Direktoratet for jord og stein",
            ["Fylkesmannen i Vik", "Vik fylkeskommune", "Direktoratet for jord og stein"],
        ),
        ("Klimaaksjonen i Storøy kampanjeprosjektet «Grønn vår", ["Klimaaksjonen i Storøy"]),
    ],
)
def test_names_in_a_value(value: str, names: list[str]) -> None:
    assert list(split_names(value)) == names


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Viken Skog", True),
        ("KS", True),
        ("Framtiden i våre hender", True),
        ("politiet", True),
        ("Forskerforbundet ved Universitetet i Storøy", True),
        ("Statsministeren", False),
        ("Kari Holm", False),
        ("A. Holm", False),
        ("Lone M. Holm", False),
        ("Rådsleder Kari Holm", False),
        ("Anders Holms stiftelse", True),
        ("Ordføreren", False),
        ("Klima- og miljøministeren", False),
        ("Havminister Frøydis Storvik", False),
        ("Klima- og miljøminister Kari Holm", False),
        ("Debatten", False),
        ("deltakerne", False),
        ("Regjeringen", False),
    ],
)
def test_bodies(name: str, body: bool) -> None:
    assert is_body(name) is body


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Granvoll kommune inviterer til folkemøte.", ["Granvoll kommune"]),
        ("3. mars inviterer NITO og Tekna til kveldsmøte.", ["NITO", "Tekna"]),
        ("3. mars inviterer Granvoll næringsforum til kveldsmøte.", ["Granvoll næringsforum"]),
        ("Skogkurs og Statskog held kurs i myrrestaurering 3. mars.", ["Skogkurs", "Statskog"]),
        ("Det er Miljødirektoratet som arrangerer kurset.", ["Miljødirektoratet"]),
        (
            "I samarbeid med Storøy kommune inviterer Granvoll hagelag til kurs.",
            ["Granvoll hagelag", "Storøy kommune"],
        ),
        ("Fagdagen er et samarbeid mellom KS, NVE og Bane NOR.", ["KS", "NVE", "Bane NOR"]),
        ("Seminaret er i regi av Statsforvalteren i Storøy.", ["Statsforvalteren i Storøy"]),
        ("Vertskap er Granvoll næringsforening.", ["Granvoll næringsforening"]),
        (
            "Bak dagen står Granvoll frivilligsentral og Grønn Hverdag.",
            ["Granvoll frivilligsentral", "Grønn Hverdag"],
        ),
        ("Sidan mars har Storøy lag og Granvoll lag planlagt konferansen.", ["Storøy lag", "Granvoll lag"]),
        ("NTNU avlyser konferansen Havet om hundre år.", ["NTNU"]),
        ("Pressemelding: Granvoll kommune inviterer til klimaforum.", ["Granvoll kommune"]),
        ("The workshop is organised by NORA and the University of Storøy.", ["NORA", "University of Storøy"]),
        ("On 5 June 2027 the Storøy Mapping Authority hosts a seminar.", ["Storøy Mapping Authority"]),
        ("Seminaret blir halde av Storøy målsenter.", ["Storøy målsenter"]),
        ("Lørdag inviterer ungdomsrådet til klimaball.", ["ungdomsrådet"]),
        ("Storøy hagelag skal arrangere byttekveld.", ["Storøy hagelag"]),
        (
            "Storøy næringslag har saman med KS og Granvoll kommune gleda av å invitere til konferanse.",
            ["Storøy næringslag", "KS", "Granvoll kommune"],
        ),
        ("Storøy turlag og KS tar deg med til dyregravene.", ["Storøy turlag", "KS"]),
        (
            "I samarbeid med Storøy kommune inviterar kulturavdelinga til kveld.",
            ["kulturavdelinga", "Storøy kommune"],
        ),
        (
            "Storøy fylkeskommune held i samarbeid med NOKO Storøy den årlege konferansen.",
            ["Storøy fylkeskommune", "NOKO Storøy"],
        ),
        ("KS inviterer til egne samlinger.", []),
        ("Nå inviterer fylkesmann Lone M. Holm til tidlig dialog.", []),
        ("Rådsleder Kari Holm ønsker velkommen.", []),
        (
            "Storøy fylkeskommune har tatt initiativ til et nettverk, og inviterer til møte.",
            ["Storøy fylkeskommune"],
        ),
        (
            "Da har fylkeskommunene og Statsforvalteren invitert lag til samtale.",
            ["fylkeskommunene", "Statsforvalteren"],
        ),
        ("I april arrangerer folkehøgskulen seminar om sol.", ["folkehøgskulen"]),
        ("Til høsten skal Storøy hagelag holde kurs i kompostering.", ["Storøy hagelag"]),
        ("Sammen med KS vil Storøy hagelag arrangere en fagdag.", ["Storøy hagelag", "KS"]),
        (
            "Storøy kommune har fått midler til jordkartlegging, og inviterer til folkemøte.",
            ["Storøy kommune"],
        ),
        (
            "Flere står for planene, herunder Etat for havmiljø, som har ansvaret for arrangementet.",
            ["Etat for havmiljø"],
        ),
        (
            "Hav- og kystdepartementet leder arbeidet med planen og inviterer til innspillsmøte.",
            ["Hav- og kystdepartementet"],
        ),
        ("Der skal Kari Holm holde foredrag om tang.", []),
        ("Havminister Frøydis Storvik inviterer derfor til møte.", []),
        ("KS ønsker å samle rådgiverne, lederne deres og andre inviterte fagfolk.", []),
        ("Diakonen inviterer til klesbytte.", []),
        ("Storøy hagelag ber deg inn til byttekveld.", ["Storøy hagelag"]),
        ("Storøy hagelag har gleden av å invitere til byttekveld.", ["Storøy hagelag"]),
        ("Storøy hagelag kaller inn til møte om kompost.", ["Storøy hagelag"]),
        ("Storøy hagelag tek imot alle som vil lære å kompostere.", ["Storøy hagelag"]),
        ("Storøy hagelag byr på suppe og foredrag.", ["Storøy hagelag"]),
        ("Husbanken tilbyr kurs i etterisolering.", ["Husbanken"]),
        ("Husbanken skal ha folkemøte om isolering.", ["Husbanken"]),
        ("KS og NVE har gått sammen om seminaret.", ["KS", "NVE"]),
        ("Kvelden er et spleiselag mellom Storøy hagelag og KS.", ["Storøy hagelag", "KS"]),
        ("Ansvarlig for kvelden er Storøy hagelag.", ["Storøy hagelag"]),
        ("Storøy hagelags kompostkveld er tilbake.", ["Storøy hagelag"]),
        ("Velkommen! Hilsen oss i Storøy hagelag", ["Storøy hagelag"]),
        ("Sammen med Storøy bibliotek inviterer vi til byttekveld.", ["Storøy bibliotek"]),
        ("Husbanken tilbyr lån til isolering.", []),
        ("Storøy hagelag tar imot påmelding.", []),
        ("Storøy hagelag har ansvaret for gjerdet.", []),
        ("Storøy hagelag inviterte i fjor til byttekveld.", []),
        ("Granvoll har ingen konferanse i mars.", []),
        ("Kari Holm inviterer til hagevandring.", []),
        ("Storøy kommune arrangerer Grønn Uke på Norges Varehall 5. mai.", ["Storøy kommune"]),
        ("I høst skal Storøy kommune arrangere byttekveld.", ["Storøy kommune"]),
        (
            "I mars vil Storøy fruktlag og Husbanken, samle dyrkarane til eit møte.",
            ["Storøy fruktlag", "Husbanken"],
        ),
        ("Nå ønsker Storøy bibliotek velkommen til bokkveld.", ["Storøy bibliotek"]),
        ("Møtearrangør er Storøy velforening.", ["Storøy velforening"]),
        ("NVE og Storøy næringslag står som arrangører.", ["NVE", "Storøy næringslag"]),
        ("Her er det Storøy bibliotek som står som arrangør.", ["Storøy bibliotek"]),
        ("Storøy kommune tar initiativ til et dialogmøte.", ["Storøy kommune"]),
        ("Storøy kommune tar initiativ til å bygge gangvei.", []),
        ("Dagen er et felles initiativ fra Storøy kommune og KS.", ["Storøy kommune", "KS"]),
        (
            "I år møtes vi i Granvoll, der Storøy kommune, KS og NVE inviterer til to dager med faglig påfyll.",
            ["Storøy kommune", "KS", "NVE"],
        ),
        ("Dagen arrangeres av FAGA, som står for Faglig senter for hager.", ["FAGA"]),
        (
            "Det er Storøy fylkeskommune og Vik fylkeskommune som i samarbeid med kommuner, Mattilsynet og KS"
            " inviterer til seminaret.",
            ["Mattilsynet", "KS", "Storøy fylkeskommune", "Vik fylkeskommune"],
        ),
        (
            "Storøy næringslag (SN) tilbyr, saman med Vik kommune, eit digitalt kurs om tang.",
            ["Storøy næringslag", "Vik kommune"],
        ),
        (
            "Mandag 8. mars på Tareloftet i Granvoll arrangerer Granvoll kommune, Vik kommune og NVE havkonferanse.",
            ["Granvoll kommune", "Vik kommune", "NVE"],
        ),
        ("Vi rigger til åtte boder, forteller arrangørene i Grønt forum.", ["Grønt forum"]),
        ("Arrangørene i Granvoll gleder seg.", []),
        (
            "Storøy turlag arrangerer kurset, som er utarbeidet i samarbeid med Havdirektoratet.",
            ["Storøy turlag"],
        ),
        (
            "Storøy hagelag og Gruppen for vern av de gamle steingjerdene inviterer til tur.",
            ["Storøy hagelag", "Gruppen for vern av de gamle steingjerdene"],
        ),
        (
            "I samarbeide med skogforvaltninga i Vik kommune, planlegger Storøy hagelag dugnad.",
            ["Storøy hagelag", "skogforvaltninga i Vik kommune"],
        ),
        ("Etterpå skal Storøy kommune ha pause.", []),
        ("Forskere fra Havsenteret holder innlegg om tareskog.", []),
        ("Sauen holder kulturlandskapet åpent.", []),
        ("Statsministeren inviterer til toppmøte.", []),
        ("Kommunestyret skal behandle planen i mars.", []),
        ("«Grønne liv i Storøy» arrangerer kleskarusell.", ["Grønne liv i Storøy"]),
        ("Den norske kirke og KS inviterer til klimakveld.", ["Den norske kirke", "KS"]),
        ("I samarbeid med Storøy kino viser vi en film om havet.", ["Storøy kino"]),
        ("Prosjektet er et samarbeid mellom Storøy universitet og KS.", []),
        ("To ildsjeler har invitert alle lag til klimafestival.", []),
        ("Regissøren Holm står bak Pingvinenes vinter.", []),
        ("Festivalen har vært arrangert tre år på rad, satt i gang av Storøy klimanettverk.", []),
        (
            "Initiativtaker til festivalen er Storøy klimanettverk, som holder møter i Granvoll.",
            ["Storøy klimanettverk"],
        ),
        ("Seminaret arrangeres som en del av Kystprosjektet.", []),
        ("Fylkeslederne i Granvoll og Storøy, Kari Holm og Ola Chr. Vik, ønsker velkommen.", []),
        ("Storøy hagelag ønsker alle velkommen!", ["Storøy hagelag"]),
        ("I mai arrangerer NVE derfor to samlinger.", ["NVE"]),
        ("Storøy kommune har ansvar for innkalling til møtet.", ["Storøy kommune"]),
        ("Sogna lag har det faglige ansvaret for kurset.", ["Sogna lag"]),
        (
            "No ønskjer Storøy friluftsråd og KS å ha med så mange som råd på dugnad.",
            ["Storøy friluftsråd", "KS"],
        ),
        (
            "Det nasjonale kystprosjektet står bak seminaret, med Havforeningen som teknisk arrangør.",
            ["Det nasjonale kystprosjektet", "Havforeningen"],
        ),
        ("Det sier Storøy Museum, som sammen med NVE står bak seminaret.", ["Storøy Museum", "NVE"]),
        ("Eit samarbeid med Storøy hagelag.", ["Storøy hagelag"]),
        ("Samarrangement med Storøy bibliotek.", ["Storøy bibliotek"]),
        ("Storøy hagelag og KS\ninviterer alle medlemmer.", ["Storøy hagelag", "KS"]),
        ("Dagen arrangeres av:\nStorøy hagelag og KS", ["Storøy hagelag", "KS"]),
        ("Det blir holdt foredrag av:\nKari Holm, Storøy Skogtjenester", []),
        ("Stedet ved elva drives nå av Storøy Fredsreiser.", []),
        ("Ola ønsker velkommen til kystkonferansen.", []),
        ("Kunstnerne åpner dørene og arrangerer Storøy Open.", []),
        ("Etterpå vil Wilma Storvik, professor i geologi, og Leah Sand ha en samtale.", []),
        ("Oslo-laget av Turaksjonen vil i år organisere en vandring.", ["Oslo-laget av Turaksjonen"]),
        ("Hav- og kystministeren inviterer til innspillsmøte.", ["Hav- og kystdepartementet"]),
        ("Nå inviterer hav- og kystminister Kari B. Holm til møte.", ["Hav- og kystdepartementet"]),
        ("Hav- og kystminister Kari Holm åpner konferansen.", []),
        (
            "I mai tilbyr Storøy fagskole og Granvoll hagelag et kort kurs.",
            ["Storøy fagskole", "Granvoll hagelag"],
        ),
        ("I dag presenterer Stortinget en plan for skogen.", []),
        ("Velkommen til Storøy Bondelag sitt årsmøte.", ["Storøy Bondelag"]),
        ("Velkommen til Storøy hagelags årlige byttekveld.", ["Storøy hagelag"]),
        ("Kari Holm sin fest er 4. mars.", []),
        ("Storøy hagelag har gleden av å ønske velkommen til byttekveld.", ["Storøy hagelag"]),
        ("Storøy hagelag ynskjer velkomen til bytekveld.", ["Storøy hagelag"]),
        ("På oppdrag fra KS arrangerer Storøy Analyse kurs i planlegging.", ["Storøy Analyse"]),
        ("Bli med Storøy turlag på fottur til myra.", ["Storøy turlag"]),
        ("Bli med Kari Holm fra Storøy turlag på tur.", []),
        ("Nå inviterer vi i Storøy hagelag til byttekveld.", ["Storøy hagelag"]),
        ("Webinaret hostes av Klimapartnere.", ["Klimapartnere"]),
        ("Kurset er i regi NLR Vest.", ["NLR Vest"]),
        ("Vi arrangerer sammen med KS en fagdag.", ["KS"]),
        ("Konferansen er arrangert av Storøy Vann siden 1999.", ["Storøy Vann"]),
        ("Energi Storøy beklager at vi må avlyse konferansen.", ["Energi Storøy"]),
        ("Energi Storøy har besluttet å flytte konferansen.", ["Energi Storøy"]),
        ("Møtet er avlyst, opplyser arrangøren Storøy Vann.", ["Storøy Vann"]),
        ("Instruktører fra Storøy Vann holder kurset.", []),
        ("Storøy bibliotek inviterer til foredrag om tang.", ["Storøy bibliotek"]),
        ("KS holder foredrag om tang.", []),
        ("Velkommen! Mvh Storøy hagelag", ["Storøy hagelag"]),
        ("Vel møtt! Styret i Storøy hagelag", ["Storøy hagelag"]),
        ("Styret i laget håper på godt oppmøte.", []),
        ("Derfor arrangerer NVE, i samspill med Storøy kommune, kystdagene.", ["NVE", "Storøy kommune"]),
        ("Storøy kommune arrangerer dagen, med NVE som samarbeidspartner.", ["Storøy kommune", "NVE"]),
        ("Storøy fruktlag er hovedansvarlig for kongressen.", ["Storøy fruktlag"]),
        ("KS er ansvarleg for samlinga.", ["KS"]),
        ("Storøy kommune er ansvarlig for veien.", []),
        ("Kari Holm er ansvarlig for kurset.", []),
        (
            "Kari skriv at Ryddelaget og Storøy padleklubb har hovudansvaret for årets strandryddedag.",
            ["Ryddelaget", "Storøy padleklubb"],
        ),
        ("Storøy biogassnettverk har laget ruten og står for studieturen.", ["Storøy biogassnettverk"]),
        ("Storøy kraftlag har bygd dammen og står for driften.", []),
        ("Bli med når biblioteka i Storøy inviterer til foredrag.", ["biblioteka i Storøy"]),
        ("Når hagelagene i Storøy arrangerer byttekveld, er alle velkomne.", ["hagelagene i Storøy"]),
        ("Kurset arrangeres i samarbeid med Storøy hagelag.", ["Storøy hagelag"]),
        ("Et samarbeidsprosjekt: Storøy båtlag og Vik hagelag.", ["Storøy båtlag", "Vik hagelag"]),
        ("Vennlig hilsen fra oss på Landbrukskontoret", ["Landbrukskontoret"]),
        (
            "Storøy kommune og KS er viktige samarbeidspartnere i konferansen.",
            ["Storøy kommune", "KS"],
        ),
        ("Storøy kommune er ein av samarbeidspartnarane.", ["Storøy kommune"]),
        ("Storøy kommune er samarbeidspartner i prosjektet.", []),
        ("4. mai presenterer Havutvalget sin plan på et møte.", ["Havutvalget"]),
        (
            "På vegne av arrangørene av kystkonferansen, Storøy bank og NVE, vil jeg ønske velkommen.",
            ["Storøy bank", "NVE"],
        ),
        ("Styret innkaller til årsmøte.", ["Styret"]),
        (
            "Hav- og kystministeren og sjøfartsministeren inviterer til stormøte.",
            ["Hav- og kystdepartementet"],
        ),
        (
            "Tur i fjæra, i samarbeid med Storøy botaniske forening og KS.",
            ["Storøy botaniske forening", "KS"],
        ),
        ("Kurset er laget i samarbeid med Storøy hagelag.", []),
        ("Storøy hagelag har bedt gartnere og bønder til samtale.", ["Storøy hagelag"]),
        ("Storøy hagelag har bedt KS om å bidra til planen.", []),
        ("Storøy hagelag og Vik museum tar deg med på foredrag om tang.", ["Storøy hagelag", "Vik museum"]),
        ("Storøy hagelag lærer deg å stelle jord.", ["Storøy hagelag"]),
        ("Erfaringa lærer deg å stelle jord.", []),
        ("Hagefylka skulle avholde årsmøte 3. mars.", ["Hagefylka"]),
        (
            "I fjor vår, med støtte fra Kystfondet, arrangerte Storøy hagelag Kompostkveld.",
            ["Storøy hagelag"],
        ),
        ("Tangsenteret presenterer ny rapport.", []),
        ("Stasjonane til Storøy renovasjonsselskap held ikkje ope på ryddedagen.", []),
    ],
)
def test_arrangers_in_a_sentence(text: str, names: list[str]) -> None:
    assert list(dict.fromkeys(arrangers(text))) == names


@pytest.mark.parametrize(
    "verbs", [shapes._SAYS, shapes._HOLDS, shapes._GIVES], ids=["says", "holds", "gives"]
)
@given(data=st.data())
def test_a_verb_of_arranging_is_never_passed_over(verbs: str, data: st.DataObject) -> None:
    """What is looked for first are words of which each verb has one."""
    whole = re.compile(rf"(?<!\w){verbs}(?!\w)")
    text = data.draw(st.from_regex(whole, alphabet=st.sampled_from("abcdefghijklmnopqrstuvwxyzæøåAÅ 12.,-")))
    for found in whole.finditer(text):
        assert signals.of(found[0]) & shapes.VERBAL


def test_a_name_in_capitals_is_the_publishers() -> None:
    found = read_organizers(
        ("h1[1]", "Møte"), [], [("p[1]", "Velkommen til GRANVOLL KOMMUNES møte")], "Granvoll kommune"
    )
    assert [(each.name, each.quote) for each in found] == [("Granvoll kommune", "GRANVOLL KOMMUNES")]


@pytest.mark.parametrize("text", ["Bussen går fra KSS.", "Ikke glem ks."])
def test_a_short_name_is_only_itself(text: str) -> None:
    assert read_organizers(("h1[1]", "Møte"), [], [("p[1]", text)], "KS") == []


@pytest.mark.parametrize(
    ("paragraph", "official", "names"),
    [
        ("Vi inviterer til folkemøte.", False, ["Granvoll kommune"]),
        ("Granvoll kommune får besøk av et fagmiljø.", False, ["Granvoll kommune"]),
        ("Kommunen vil høre hva du mener.", True, ["Granvoll kommune"]),
        ("Kommunen vil høre hva du mener.", False, []),
        ("Granvoll kommunes planer omtales i boka.", True, ["Granvoll kommune"]),
        ("Kom og lær om kompost.", True, []),
        ("Turen er et samarbeid med KS.", False, ["Granvoll kommune", "KS"]),
        ("Bli med oss ut i skogen!", False, ["Granvoll kommune"]),
        (
            "Granvoll kommune og Granvoll samfunnslag tar debatten.",
            False,
            ["Granvoll kommune", "Granvoll samfunnslag"],
        ),
        ("Forskere fra Granvoll kommune og Havsenteret har målt isen.", False, ["Granvoll kommune"]),
        ("Granvoll herad har bedt fagfolk komme.", False, ["Granvoll kommune"]),
        ("Vi kommer tilbake med ny dato.", False, ["Granvoll kommune"]),
        ("I mai legger vi frem et regnskap og inviterer til debatt.", False, ["Granvoll kommune"]),
        ("Det blir kaffe på julemøtet vårt.", False, ["Granvoll kommune"]),
        ("På frokostmøtet viser vi hva som er mulig.", False, ["Granvoll kommune"]),
        ("Vi har fått dyktige fagpersoner til å dele sine råd.", False, ["Granvoll kommune"]),
        ("Fylkeslaget inviterer til årsmøte.", False, ["Granvoll kommune"]),
        ("Me har gleda av å invitere til fagdag.", False, ["Granvoll kommune"]),
        ("Korleis løyser vi dette? Det vil fylkeskommunen ha innspel på.", True, []),
        ("Hvordan skal vi bo? Kommunen vil høre hva du mener.", True, ["Granvoll kommune"]),
        ("Kurset arrangeres i samarbeid med KS.", False, ["Granvoll kommune", "KS"]),
        ("Granvoll kommune og politiet forteller.", False, ["Granvoll kommune", "politiet"]),
        (
            "Det ønsker Granvoll kommune og Distriktskraft å sette søkelys på.",
            False,
            ["Granvoll kommune", "Distriktskraft"],
        ),
        ("Granvoll kommune og Distriktskraft ligger langt fra hverandre.", False, ["Granvoll kommune"]),
        ("Granvoll kommune deltar i kystdagene.", False, []),
        ("«Skogen er der vi lever og bor.»", True, []),
        ("Det blir grendemøte om planen.", True, ["Granvoll kommune"]),
        ("NVE har søknaden på høring. Det blir grendemøte om planen.", True, []),
        ("Presten inviterer til klesbytte.", False, ["Granvoll kommune"]),
        ("Boka er ferdig, og det vil vi feire.", False, ["Granvoll kommune"]),
        ("Granvoll kommune, Strandgata 5, Nesodden", False, ["Granvoll kommune"]),
        (
            "Granvoll kommune, Nes hagelag, Turvennene",
            False,
            ["Granvoll kommune", "Nes hagelag", "Turvennene"],
        ),
    ],
)
def test_the_publisher(paragraph: str, official: bool, names: list[str]) -> None:
    found = read_organizers(
        ("h1[1]", "Folkemøte"), [], [("p[1]", paragraph)], "Granvoll kommune", official=official
    )
    assert [each.name for each in found] == names


def test_a_title_that_asks_what_we_shall_do_speaks_of_all() -> None:
    title = ("h1[1]", "Hvordan skal vi bo?")
    assert read_organizers(title, [], [title], "Granvoll kommune", official=True) == []


def test_every_name_is_read_from_words_of_the_page() -> None:
    text = "Kommunene Granvoll og Storøy inviterer til møte."
    found = read_organizers(("h1[1]", "Møte"), [], [("p[1]", text)], None)
    assert [each.name for each in found] == ["Granvoll kommune", "Storøy kommune"]
    assert all(each.quote in text for each in found)


def test_a_surname_alone_is_a_persons() -> None:
    texts = [("p[1]", "Kari B. Holm kjenner elva."), ("p[2]", "Holm inviterer til vandring 4. mai.")]
    assert read_organizers(("h1[1]", "Vandring"), [], texts, None) == []
    assert [each.name for each in read_organizers(("h1[1]", "Vandring"), [], texts[1:], None)] == ["Holm"]


@pytest.mark.parametrize(
    ("text", "publisher", "names"),
    [
        ("Tangetaten (TAN) er ny. TAN inviterer til seminar.", None, ["Tangetaten"]),
        ("Storøy tangdirektorat (NVE) er nytt. NVE inviterer til seminar.", None, ["NVE"]),
        ("TAN inviterer til seminar.", None, ["TAN"]),
        ("Storøy tangsenter er nytt. Senteret inviterer til seminar.", None, ["Storøy tangsenter"]),
        ("Storøy senter og Vik senter er nye. Senteret inviterer til seminar.", None, ["Senteret"]),
        ("Selskapet inviterer til folkemøte om kraft.", "Storøy Kraft AS", ["Storøy Kraft AS"]),
        ("Styret inviterer til dugnad.", "Storøy vel", ["Storøy vel"]),
        ("Styret inviterer til dugnad.", "Storøynytt", []),
        ("Nettverket inviterer til fest.", "Nettverk for tang og tare", ["Nettverk for tang og tare"]),
        ("Vi er Nettverk for fjæra (NFF). Nettverket inviterer til fest.", "NFF", ["NFF"]),
        ("Tur i fjæra, i samarbeid med Vik turlag.", "Storøys Venner", ["Storøys Venner", "Vik turlag"]),
    ],
)
def test_bodies_called_by_less_than_their_names(text: str, publisher: str | None, names: list[str]) -> None:
    found = read_organizers(("h1[1]", "Møte"), [], [("p[1]", text)], publisher)
    assert [each.name for each in found] == names


def test_a_publisher_whose_name_has_an_og_of_its_own() -> None:
    text = [("p[1]", "Jord og Hage Vik, KS og Tangklubben inviterer til tur.")]
    found = read_organizers(("h1[1]", "Tur"), [], text, "Jord og Hage")
    joined = join_places(found, text, PlaceWords(load_tables().gazetteer), "Jord og Hage")
    assert [each.name for each in joined] == ["Jord og Hage Vik", "KS", "Tangklubben"]


def test_a_publisher_is_called_by_the_initials_that_all_know() -> None:
    text = [("p[1]", "NVEs plan legges fram kl. 10.")]
    title, name = ("h1[1]", "Seminar"), "Norges vassdrags- og energidirektorat"
    assert [each.name for each in read_organizers(title, [], text, name, short="NVE")] == ["NVE"]


def test_those_who_work_together_are_we() -> None:
    text = [("p[1]", "Storøy lag og KS samarbeider om tang."), ("p[2]", "Vi inviterer til kveld om tang.")]
    title = ("h1[1]", "Tangkveld")
    assert [each.name for each in read_organizers(title, [], text, "Storøy lag")] == ["Storøy lag", "KS"]
    assert [each.name for each in read_organizers(title, [], text, "Vik lag")] == ["Vik lag"]


def test_an_annual_meeting_is_of_the_body_that_the_title_names() -> None:
    text = [("p[1]", "Fylkeslaget planlegger å gjennomføre årsmøtet 17. mars.")]
    title = ("p[2]", "Årsmøte Hageforbundet i Vik og Nes, kl. 19")
    found = read_organizers(title, [], text, "Hageforbundet i Storøy")
    assert [each.name for each in found] == ["Hageforbundet i Vik og Nes"]


def test_an_annual_meeting_beside_a_seminar_is_of_its_body_too() -> None:
    title = ("h1[1]", "Seminar om tang og årsmøte i Nordisk Tangforskeres Forening")
    found = read_organizers(title, [], [title], None)
    assert [each.name for each in found] == ["Nordisk Tangforskeres Forening"]


def test_a_body_whose_name_begins_with_two_places() -> None:
    text = [("p[1]", "Bergen og Nesodden turlag inviterer til tur.")]
    found = read_organizers(("h1[1]", "Tur"), [], text, None)
    joined = join_places(found, text, PlaceWords(load_tables().gazetteer))
    assert [each.name for each in joined] == ["Bergen og Nesodden turlag"]


def test_a_publisher_goes_by_its_initials() -> None:
    text = [("p[1]", "CGN vil avholde et eget seminar om jord.")]
    found = read_organizers(("h1[1]", "Jord"), [], text, "Concerned Gardeners Norway")
    assert [(each.name, each.quote) for each in found] == [("Concerned Gardeners Norway", "CGN")]


def test_a_person_in_a_label_is_no_arranger() -> None:
    assert read_organizers(("h1[1]", "Kurs"), [("dd[1]", "Kari")], [], None) == []
    found = read_organizers(("h1[1]", "Kurs"), [("dd[1]", "Kari Holm, Granvoll hagelag")], [], None)
    assert [each.name for each in found] == ["Granvoll hagelag"]
    assert read_organizers(("h1[1]", "Kurs"), [("dd[1]", "Kari Holm")], [], None) == []


def test_a_publisher_is_named_by_its_initials() -> None:
    text = [("p[1]", "Det er ledige plasser igjen, forteller rådgiver i NKF.")]
    found = read_organizers(("h1[1]", "Dag"), [], text, "Nordlandet Kystfaglige Forening")
    assert [each.name for each in found] == ["Nordlandet Kystfaglige Forening"]
    assert (
        read_organizers(("h1[1]", "Dag"), [], [("p[1]", "Kom nkf.")], "Nordlandet Kystfaglige Forening") == []
    )


def test_the_body_whose_meeting_the_title_tells() -> None:
    title = ("h1[1]", "Medlemsmøte i Storøy Hagelag om kompost")
    assert [each.name for each in read_organizers(title, [], [title], None)] == ["Storøy Hagelag"]
    house = ("h1[1]", "Klimasamtale i Sjøhuset")
    assert read_organizers(house, [], [house], None) == []


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Snekre fuglekasser med Storøy turlag og NVE", ["Storøy turlag", "NVE"]),
        ("Dialogmøte med Storøy turlag", []),
        ("Kveld med Kari Holm", []),
        ("VHL: medlemsmøte om jord", ["VHL"]),
        ("Åpen dag med omvisning", []),
        ("Tangkonsert med samtale", []),
        ("NVE: møte om jord", []),
    ],
)
def test_what_a_title_tells(title: str, names: list[str]) -> None:
    found = read_organizers(("h1[1]", title), [], [("h1[1]", title)], "Vik hagelag")
    assert [each.name for each in found] == names


def test_a_letter_is_signed_with_a_greeting() -> None:
    text = [("p[1]", "Kom på møte om kompost."), ("p[2]", "På vegne av Storøy Hagelag")]
    assert [each.name for each in read_organizers(("h1[1]", "Møte"), [], text, None)] == ["Storøy Hagelag"]


def test_where_a_publisher_may_be_the_place_that_it_is_called_after() -> None:
    text = [("p[1]", "Kommunene på Storlandet skal lage en plan.")]
    assert read_organizers(("h1[1]", "Møte"), [], text, "Storlandet") == []
    school = [("p[1]", "Møtet er på Storlandet videregående skole."), ("p[2]", "Vel møtt!")]
    assert read_organizers(("h1[1]", "Møte"), [], school, "Storlandet") == []


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("NIVA Storøy", "NIVA Storøy"),
        ("NIVA", "Norsk institutt for vannforskning"),
        ("Nivå", "Norsk institutt for vannforskning"),
    ],
)
def test_a_site_called_by_initials_and_a_place_is_of_a_branch(site: str, name: str) -> None:
    source = replace(SOURCE, id="niva", publisher="Norsk institutt for vannforskning")
    text = "<main><h1>Fagdag</h1><p>Vi inviterer til fagdag 3. mars 2027 kl. 12.</p></main>"
    page = f"<title>Fagdag - {site}</title>{text}"
    found = read_page(page, url="", reference=date(2027, 2, 1), publisher=source, tables=load_tables())
    assert [event.publisher for event in found.events] == [name]


def test_those_with_whom_the_labelled_arranger_does_it() -> None:
    text = [
        ("p[2]", "Nå holder vi kurs sammen med Storøy hagelag."),
        ("p[3]", "Vik turlag inviterer på kaffe."),
    ]
    found = read_organizers(("h1[1]", "Kurs"), [("dd[1]", "Plankontoret")], text, None)
    assert [(each.name, each.where) for each in found] == [
        ("Plankontoret", "dd[1]"),
        ("Storøy hagelag", "p[2]"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gratis for medlemmer i Storøy hagelag, 50 kr for andre.", ["Storøy hagelag"]),
        ("Fri entré for medlemer av Storøy hagelag og Vik turlag.", ["Storøy hagelag", "Vik turlag"]),
        ("Vi overnatter hos medlemmer i Storøy.", []),
        ("Foredraget er om medlemmer i EU.", []),
    ],
)
def test_whose_members_an_event_is_for(text: str, names: list[str]) -> None:
    found = read_organizers(("h1[1]", "Kurs"), [], [("p[1]", text)], "Storøynytt")
    assert [each.name for each in found] == names


def test_an_address_names_nobody() -> None:
    text = [("p[1]", "Det opplyser deltakerne til storøyposten.no.")]
    assert read_organizers(("h1[1]", "Møte"), [], text, "Storøyposten") == []
