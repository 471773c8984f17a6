"""How a text speaks of its publisher: "kommunen" of Granvoll kommune, "turlaget" of Granvoll Turlag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from normalize.lazily import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What bodies are called, with the definite forms; a name may have one of these as it is ("Fjellinstituttet").
_KINDS: Final = {
    "kommune": "kommunen kommuna", "herad": "heradet", "lag": "laget", "klubb": "klubben", "skole": "skolen skulen",
    "forening": "foreningen foreninga foreininga", "foreining": "foreininga foreninga foreningen",
    "bibliotek": "biblioteket bibliotekene biblioteka",
    "museum": "museet", "nettverk": "nettverket", "råd": "rådet", "senter": "senteret",
    "forbund": "forbundet", "gruppe": "gruppen gruppa", "menighet": "menigheten menigheta", "skule": "skulen skolen",
    "kyrkjelyd": "kyrkjelyden", "institutt": "instituttet", "direktorat": "direktoratet", "klynge": "klyngen klynga",
    "departement": "departementet", "sentral": "sentralen", "selskap": "selskapet", "stiftelse": "stiftelsen",
    "stifting": "stiftinga", "forlag": "forlaget", "rådgiving": "rådgivingen rådgivinga",
    "rådgjeving": "rådgjevinga", "universitet": "universitetet", "næringshage": "næringshagen",
    "kunnskapspark": "kunnskapsparken", "avdeling": "avdelingen avdelinga",
    "kino": "kinoen",
}  # fmt: skip
_FORMS: Final = {form: kind for kind, forms in _KINDS.items() for form in (kind, *forms.split())}
_LONGEST_FIRST: Final = tuple(sorted(_FORMS, key=len, reverse=True))
# What companies are called, by the end of their names.
_OF_COMPANY: Final = "selskapet"
_COMPANIES: Final = ("as", "asa", "sa", "sf", "kf", "iks")
MUNICIPAL: Final = ("kommune", "herad")  # "fylkeskommunen" is one of its own, and no "kommunen"
# "på biblioteket" is where, not who; "biblioteket i Granvoll" may be another.
_PLACED: Final = compiled(r"(?:^|\W)(?:på|i|ved|til|fra|frå|hos|for)\s$")
_WHOLE: Final = compiled(r"(?P<whose>s)?(?!\w)(?!\s(?:(?:i|på)\s)?[A-ZÆØÅ])")


def own_words(publisher: str) -> tuple[str, ...]:
    """The words that mean a publisher in its own text, the longest first.

    >>> own_words("Granvoll Turlag"), own_words("Storøy fylkeskommune"), own_words("Granvoll AS")
    (('turlaget', 'laget'), ('fylkeskommunen', 'fylkeskommuna'), ('selskapet',))
    """
    if publisher.lower().split(" ")[-1] in _COMPANIES:
        return (_OF_COMPANY,)
    for word in reversed(publisher.lower().split()):
        if word.endswith(_LONGEST_FIRST):
            form = next(filter(word.endswith, _LONGEST_FIRST))
            kind, stem = _FORMS[form], word.removesuffix(form)
            short = () if kind in MUNICIPAL else _KINDS[kind].split()
            return tuple(dict.fromkeys((*(stem + each for each in _KINDS[kind].split()), *short)))
    return ()


def kind_of(word: str) -> str | None:
    """What a body is that is called by nothing but its kind, "senter" for "Senteret"; not a municipality.

    >>> kind_of("Senteret"), kind_of("Storøysenteret"), kind_of("Kommunen")
    ('senter', None, None)
    """
    kind = _FORMS.get(word.lower())
    return None if kind is None or kind == word.lower() or kind in MUNICIPAL else kind


def find_own(words: Sequence[str], text: str) -> Iterator[tuple[int, int, bool]]:
    """Where a text has one of a publisher's own words, and whether as a genitive; not where it tells a place.

    >>> list(find_own(("laget",), "Kom på laget! Laget og lagets venner går tur."))
    [(14, 19, False), (23, 29, True)]
    """
    folded = text.lower()
    end = 0
    for start in sorted({at for word in words for at in _positions(word, folded)}):
        word = next(word for word in words if folded.startswith(word, start))
        whole = _WHOLE.match(text, start + len(word))
        if start < end or not whole or (start and text[start - 1].isalnum()):
            continue
        whose, municipal = bool(whole["whose"]), word.endswith(("kommunen", "kommuna", "heradet"))
        if whose or municipal or not _PLACED.search(text[max(0, start - 8) : start].lower()):
            end = whole.end()
            yield start, end, whose


def _positions(word: str, folded: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + 1)


def with_name(words: Sequence[str], text: str, publisher: str) -> tuple[str, str | None]:
    """A text with the publisher's name for its own words, and the first of these; as it is where it says the name.

    >>> with_name(("turlaget", "laget"), "Turlaget inviterer på tur.", "Granvoll Turlag")
    ('Granvoll Turlag inviterer på tur.', 'Turlaget')
    >>> with_name(own_words("Granvoll bibliotek"), "Granvoll bibliotek inviterer.", "Granvoll bibliotek")
    ('Granvoll bibliotek inviterer.', None)
    """
    pieces, last, said = [], 0, None
    for start, end, whose in find_own(words, text):
        if publisher.lower().startswith(text[start:end].lower()) or text.endswith(publisher, 0, end):
            return text, None
        pieces += [text[last:start], publisher + ("s" if whose else "")]
        last, said = end, said or text[start:end]
    return ("".join((*pieces, text[last:])), said) if said else (text, None)
