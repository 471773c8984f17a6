"""Words of lead times: "to uker før", "mandagen før", "i forveien"."""

from __future__ import annotations

from typing import Final

from normalize.words import word_set

UNITS: Final = {
    "day": word_set("dag dager dagar dagen døgn døgnet kvelden kveld dagene dagane day days"),
    "workday": word_set(
        "virkedag virkedager virkedagar virkedagen arbeidsdag arbeidsdager arbeidsdagar yrkedag yrkedagar"
        " kvardag kvardagar hverdag hverdager"
        " vekedag vekedagar ukedager"
    ),
    "week": word_set("uke uker uken uka veke veker veka vekene ukene week weeks"),
    "month": word_set("måned måneder måneden månad månader månaden mnd month months"),
    "hour": word_set("time timer timar timen t hour hours"),
}
# "Dagen før" needs no number, "dager før" does.
SINGLE: Final = word_set(
    "dagen døgnet kvelden kveld uken uka veka måneden månaden timen virkedagen day week month hour"
)
# What ends soon: "innen utgangen av måneden".
CURRENT: Final = {
    "month": word_set(
        "måneden måned månaden månad månedens månadens månedsslutt månadsslutt månedsskiftet månadsskiftet"
    ),
    "day": word_set("dagen dagens kvelden"),
    "week": word_set("uka uken veka ukas ukens vekas ukeslutt vekeslutt"),
    "year": word_set("året år årets årsslutt årsskiftet year"),
}

WEEKDAYS: Final = (
    word_set("mandag måndag monday"),
    word_set("tirsdag tysdag tuesday"),
    word_set("onsdag wednesday"),
    word_set("torsdag thursday"),
    word_set("fredag friday"),
    word_set("lørdag laurdag saturday"),
    word_set("søndag sundag sunday"),
)

# "i forveien", "på forhånd": the second word by the first.
AHEAD: Final = {
    "i": word_set("forveien forvegen førevegen føreveg forkant"),
    "på": word_set("forhånd førehand forhand"),
    "in": word_set("advance"),
}
# What stands before these stands not before the event ("en uke før jul").
NOT_THE_EVENT: Final = word_set(
    "fristen fristene jul jula påske påska sommeren sommaren ferien sommerferien sumarferien kl klokka klokken"
)
