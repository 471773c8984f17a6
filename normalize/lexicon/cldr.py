"""Names of months and weekdays as CLDR has them, by locale, in order: January and Monday first.

Written here because to load a locale takes longer than to build all tables of words; a test compares them with Babel.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "se": "ođđajagemánnu guovvamánnu njukčamánnu cuoŋománnu miessemánnu geassemánnu suoidnemánnu borgemánnu"
    " čakčamánnu golggotmánnu skábmamánnu juovlamánnu",
    "nn": "januar februar mars april mai juni juli august september oktober november desember",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
}
SHORT_MONTHS: Final = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "se": "ođđj guov njuk cuo mies geas suoi borg čakč golg skáb juov",
    "nn": "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.",
    "nb": "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.",
}
WEEKDAYS: Final = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "se": "vuossárga maŋŋebárga gaskavahkku duorasdat bearjadat lávvardat sotnabeaivi",
    "nn": "måndag tysdag onsdag torsdag fredag laurdag søndag",
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
}
SHORT_WEEKDAYS: Final = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "se": "vuos maŋ gask duor bear láv sotn",
    "nn": "må. ty. on. to. fr. la. sø.",
    "nb": "man. tir. ons. tor. fre. lør. søn.",
}
