"""Words in one spelling for both forms of Norwegian and all their endings, for the search index.

A text is indexed as it stands (folded) and, behind that, with the stems of its words; a question asks for a word
as it stands or its stem. Endings are those of Snowball's Norwegian stemmer; before it, what nynorsk spells
otherwise is spelt as in bokmål, and neither form need be known to the reader. A wrong stem costs a hit too many,
never one too few, since the word itself is always there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer import stemmer

from klimakalender.store.folding import fold, words

_STEMMER = stemmer("norwegian")

# Parts of words, folded: nynorsk (and other spellings) → bokmål. Longer ones first where one is in another.
_SPELLINGS = {
    fold(other): fold(one)
    for other, one in (
        pair.split(">")
        for pair in (
            "berekraft>bærekraft tilpassing>tilpasning løysing>løsning vatn>vann skule>skole skular>skoler"
            " mjølk>melk straum>strøm"
            " utslepp>utslipp framtid>fremtid moglegheit>mulighet mogleg>mulig tenest>tjenest innbyggjar>innbygger"
            " veke>uke vêr>vær heim>hjem sjølv>selv eigen>egen auk>øk fråsegn>uttalelse miljøvenleg>miljøvennlig"
            " næringsliv>næringsliv grøne>grønne handsaming>behandling høyring>høring høyr>hør følgje>følge"
            " byggje>bygge tenkje>tenke fylgje>følge deltaking>deltakelse reiseliv>reiseliv ferje>ferge vidare>videre"
            " saman>sammen nokre>noen ikkje>ikke korleis>hvordan kvifor>hvorfor kvar>hver samanheng>sammenheng"
            " førebygging>forebygging førebu>forbered arbeidsstad>arbeidssted stad>sted einer>ener leiing>ledelse"
            " leiar>leder eigedom>eiendom kjelde>kilde kjensle>følelse ressurs>ressurs attvinning>gjenvinning"
            " ombruk>gjenbruk omstilling>omstilling overvatn>overvann drift>drift fornybar>fornybar lokalmat>lokalmat"
        ).split()
    )
}
_SPELLING = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)))
# Endings of nynorsk that the stemmer does not know, and word formations in which the two forms differ.
_ENDINGS = (("heiter", "heter"), ("heiten", "heten"), ("heit", "het"), ("leg", "lig"), ("lege", "lige"))
# What remains of derivations after the stemmer: planlegging, planlegging(ar), tilpasning, tilpassing.
_FORMATIONS = re.compile(r"(?<=\w{3})(?:ning|ing|ar|or)$")
SHORTEST = 4


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one folded word.

    >>> stem("berekraftig"), stem("baerekraftige")
    ('baerekraft', 'baerekraft')
    >>> stem("klimatilpassinga"), stem("klimatilpasning")
    ('klimatilpas', 'klimatilpas')
    """
    if len(word) < SHORTEST or not word.isalpha():
        return word
    spelt = _SPELLING.sub(lambda found: _SPELLINGS[found[0]], word)
    for ending, other in _ENDINGS:
        if spelt.endswith(ending):
            spelt = spelt.removesuffix(ending) + other
            break
    return _FORMATIONS.sub("", str(_STEMMER.stemWord(spelt)))


def with_stems(text: str) -> str:
    """A text as it is indexed: folded, and behind it the stems that are no words of it.

    >>> with_stems("Klimatilpasning for kommunar")
    'klimatilpasning for kommunar klimatilpas kommun'
    """
    found = words(text)
    there = set(found)
    return " ".join([fold(text), *dict.fromkeys(one for one in map(stem, found) if one not in there)])
