"""Given names common in Norway: what tells "Kari Holm" from "Viken Skog". First names alone name nobody."""

from __future__ import annotations

from typing import Final

GIVEN_NAMES: Final = frozenset(
    """
    aase adrian agnes ahmed aina aisha aksel albert alexander alf ali amalie amanda amina amund anders
    andrea andreas andré ane anette anita anja ann anna anne annika anniken anton arild arne arnfinn arnt arvid
    asbjørn aslak asta astri astrid atle aud audun axel beate benedicte benjamin bente berit bernt birger birgit
    birgitte birte bjarne bjørg bjørn bjørnar bodil borghild brit brita britt bård camilla carl caroline
    casper cathrine cecilie charlotte christian christin christine christoffer christopher claus dag dagfinn dagny
    daniel david didrik dina ebba edvard edvin egil eilif einar eirik eirin eivind elias elin eline elinor
    elisabeth elise ella ellen elling elsa else emil emilie emma endre erik erika erland erling eskil espen esten
    ester eva even evy fabian fatima fatma filip finn frank freddy fredrik frida fridtjof frode gabriel gaute geir
    georg gerd gina gjermund glenn greta grete grethe gro gry gudmund gudrun gunhild gunn gunnar gunvor guri guro
    gustav guttorm gyda haakon hallgeir hallvard halvard halvor hanna hanne hans harald hassan hedda hege heidi
    helen helene helga helge henning henriette henrik herman hilde hildegunn hildur hogne håkon håvard ida idar inga
    ingar inge ingeborg inger ingolf ingri ingrid ingunn ingvild irene isak iselin ivar iver jakob jan jane janne
    jannicke jarle jeanette jenny jens jesper joachim joakim jofrid johan johanna johanne johannes john johnny jon
    jonas jonathan jone jorunn josefine jostein julia julie jørgen jørn kaia kaja kari karianne karin karina karl
    karoline kasper katarina kathrine katrine kenneth ketil kim kine kirsten kirsti kjartan kjell kjersti kjetil
    klara klaus knut konrad kristian kristin kristina kristine kristoffer kåre laila lars lasse laura lea leah leif
    lene leon levi liam lillian lina linda line linn linnea lisa lisbet lisbeth lise liv lone lotte louise
    lucas ludvig lukas mads magne magnhild magnus mai maja malene malin marcus maren margit margrete margrethe mari
    maria mariann marianne marie marit marius markus marta marte martha marthe martin martine mathias mathilde mats
    matteo merete mette mia michael mikael mikal mikkel mina mohamed mohammad mohammed mona monica monika morten
    målfrid nanna nicolai nicolas nikolai nils nina njål noah nora oda odd oddbjørn oddlaug oddmund oddny oddrun
    oddvar ola olaf olav ole oliver olivia omar oscar oskar ottar otto ove paul per pernille peter petra petter
    philip preben pål ragna ragnar ragnhild ragnvald rakel randi ranveig rasmus rebecca rebekka reidar reidun renate
    richard rigmor rikke rita roald roar robert robin roger rolf ronald ronja ronny runar rune ruth samuel sander
    sandra sara sebastian selma severin sidsel sigbjørn sigmund signe sigrid sigrun sigurd silje simen simon sindre
    siren siri sissel siv sivert sjur snorre sofia sofie solfrid solveig solvor sondre sonja stefan steffen stein
    steinar stian stig stine sturla ståle sunniva susanne svein sveinung sven svenn sverre sylvi sylvia synne
    synnøve syver sølvi søren tanja tarjei terje thea theodor therese thomas thor tina tiril tobias tom tomas tommy
    tone tonje tor tora torbjørn tordis tore torgeir torger torhild torill torkel torleif tormod torstein torunn
    tove trine trond trude truls trygve trym turid tuva ulf ulrik una unn unni valdemar vebjørn vegar vegard vera
    veronica vetle vibeke victor victoria vidar vigdis viggo viktor vilde vilja wenche wilhelm william wilma ylva
    yngve yvonne øystein øyvind åge ågot åse åshild åsmund
    """.split()
)
