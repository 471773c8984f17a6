"""Given names common in Norway: what tells "Kari Holm" from "Viken Skog". First names alone name nobody."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aina aksel albert alexander alf ali amalie anders andrea andreas andré ane anette anita ann anna anne anniken
    annika arild arne arvid asbjørn aslak astrid atle aud audun axel beate benedicte benjamin bente berit bernt birger
    birgit bjarne bjørg bjørn bjørnar bodil brit britt brita cathrine camilla caroline casper cecilie charlotte
    christian christin christine christoffer christopher dag dagfinn dagny daniel david ebba egil eilif einar eirik
    eirin elias elin elisabeth ella ellen elsa else emil emilie emma endre erik erika erling espen esten ester eva even
    fabian fatima filip finn fredrik frida frode geir georg gerd gina gjermund grete gro grethe gry gudmund gudrun
    gunn gunnar gunhild guri gustav guttorm hallgeir halvard halvor hanna hanne hans harald hedda hege heidi helene
    helga helge henrik henriette henning herman hilde hildegunn hogne håkon håvard ida inga inge ingeborg inger
    ingrid ingunn ingvild irene iselin ivar iver jakob jan janne jannicke jarle jeanette jens jesper joachim joakim
    johan johanna johanne johannes john johnny jon jonas jone jorunn jostein josefine julia julie jørgen jørn kaia
    kaja kari karianne karin karina karl karoline kasper katarina kathrine katrine kenneth ketil kim kirsten kirsti
    kjartan kjell kjersti kjetil klara knut konrad kristian kristin kristina kristine kristoffer kåre lars lasse laila
    lea leif lene leon line lina linda linn linnea lisa lise liv lone lotte louise lucas ludvig lukas mads magne
    magnhild magnus mai maja malene malin margit margrete margrethe mari maria mariann marianne marie marit marius
    markus marte marthe martha martin martine mathias mathilde mats matteo mette mia michael mikael mikkel mina mohamed
    mohammad mona monica monika morten nanna nicolai nicolas nikolai nils nina njål noah nora odd oda oddbjørn oddvar ola
    olaf olav ole oliver olivia ottar otto ove per pernille peter petra petter philip pål ragna ragnar ragnhild rakel
    ranveig rebecca rebekka reidar reidun renate rikke roar robert robin roger rolf ronny rune runar ruth sander sandra
    sara sebastian signe sigrid sigrun sigurd silje simen simon sindre siri sissel siv snorre sofia sofie solfrid
    solveig sondre stein steinar stian stig stine sturla svein sveinung sverre sylvi synne synnøve søren tanja terje theodor
    thea thomas thor tina tom tomas tommy tone tonje tor torbjørn tore torgeir torger torhild torill torkel torleif
    torstein torunn tove trine trond trude trygve trym tuva turid ulf ulrik una unn unni valdemar vebjørn vegard vegar
    vera vibeke vidar vigdis viktor vilde vilja wenche william yngve ylva øystein øyvind åge ågot åse åshild åsmund
    """.split()
)
