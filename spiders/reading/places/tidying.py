"""A place as a page words it, without what is no part of it: what leads to it, a link, a remark, loose ends."""

from __future__ import annotations

from typing import Final

from normalize.lazily import compiled
from normalize.venue import NAMED_STREET, STREET
from spiders.reading.words.gatherings import GATHERING
from spiders.reading.words.places import HALL, SPOT

_ADDRESS: Final = compiled(r",?\s*(?:https?://|www\.)\S+|,\s(?:[Ll]enk|[Ll]ink)\w*\s.*")
_LEADS_TO: Final = compiled(
    r"^(?:Hos\s|(?:På|I|Ved)\s(?=[a-zæøå]+(?:en|et|a)\b)|(?:På|I|på|i|PÅ)\s(?=[A-ZÆØÅ])"
    r"|[Kk]l\.?\s?\d{1,2}(?:[.:]\d\d)?\s(?:(?:på|i|ved|hos)\s|(?=(?:utenfor|utanfor|foran|framfor)\s))"
    r"|[Ff]ysisk(?:\s(?:oppmøte|frammøte|fremmøte))?\s(?:i|på|ved|hos)\s"
    r"|(?:Oppmøte|Frammøte|Fremmøte|Møt opp)(?:\ser)?(?:\s(?:i|på|ved|hos|utenfor|utanfor)\s|:?\s(?=[A-ZÆØÅ])|:\s)"
    r"|[«“\"][^»”\"]{3,80}[»”\"]\s(?:på|i|ved|hos)\s(?=[A-ZÆØÅ])"
    r"|(?:[Hh]os oss|[Vv]åre? (?:egne |nye )?(?:lokaler?|kontorer?)"
    r"|\w*(?:[Ll]okal(?:ene|a)|[Kk]ontor(?:et|a)) (?:våre?|vårt)) (?:i|på|ved)\s)"
)
# "To-dagers kurs på Granvoll"; a gathering with a capital within a name is a house's: "Granvoll Varemesse i Storøy".
_HELD_AT: Final = compiled(
    rf"^(?:[Vv]elkomm?en\stil\s|(?:[\w-]+\s(?![A-ZÆØÅ])){{0,3}}?)(?!{HALL}\b|{SPOT}\b){GATHERING}\s(?:på|i|ved|hos)\s(?=[A-ZÆØÅ])"
)
_JOINED: Final = compiled(r"\s(?:på|i|ved|hos)\s[A-ZÆØÅ]")
# A label within the value: "Granvoll vgs, adresse: Skolegata 30".
_LABEL: Final = compiled(r"(?:,|\s[–-])?\s\(?(?:[Bb]esøks)?[Aa]dresse:?\s(?=[A-ZÆØÅ])")
# "Storgata 3, 3158, Andebu"
_SPLIT_CODE: Final = compiled(r"(?<=\d, )(\d{4}),\s(?=[A-ZÆØÅ])")
# A town written first and once more behind the postal code.
_TOWN_TWICE: Final = compiled(r"^(?P<town>[A-ZÆØÅ][\w-]+),\s(?=.*\b\d{4}\s(?P=town)$)")
# What goes on behind a place: a map, a remark in brackets behind a full stop, how far it is, what one gets, a sentence.
_BEHIND: Final = compiled(
    r"(?:\s[–+-]|,)?\s\(?(?:Google\s[Mm]aps?|(?:[Ss]e|[Ss]jå|[Vv]is)\s(?:(?:i|på)\s)?kart)\b.*"
    r"|\.\s\(.*"
    r"|,?\ssom\s(?:ligger|ligg|er)\b.*"
    r"|,?\s(?:\(?ca\.?|cirka|omtrent|om lag|omlag)\s\d.*"
    r"|,?\s(?:der|hvor|kor)\s(?:vi|me|det|du|de|dei|man|ein)\b.*"
    r"|,\s(?:(?:enkel|lett|gratis|god)\s\w+|servering|bevertning|gratis|påmelding)\b.*"
    r"|\s(?:KR\s)?(?:GRATIS|FRI)\s(?:INNGANG|ENTR[EÉ])\b.*|,?\s(?:[Gg]ratis|[Ff]ri)\s(?:inngang|entr[eé])\b.*"
    r"|(?<![,&])\s(?:[A-ZÆØÅ][a-zæøå]+(?:et|en|a)|Det|Vi|Me|Alle|Her|Du)\s(?:er|blir|vert|har|koster|kostar|kan|vil|starter"
    r"|startar|begynner|byrjar|passer|passar|varer|møtes|møtest)\b.*"
    r"|,?\s(?:på|under)\s(?:[\w-]+-)?(?:[\w]+)?(?:dagen|dagene|dagane|uka|uken|veka)$"
)
_LOOSE: Final = compiled(
    r"(?:\s*[,;:+–-]|\s(?:og|samt|eller|i|på|ved|til|med)|,\s(?:i|på)\s(?:lokalene|lokala|lokalet))+$"
)


def tidy_place(text: str) -> str:
    """A place without what leads to it and what goes on behind it.

    >>> tidy_place("Oppmøte Storøy S"), tidy_place("Nes gård - Se kart"), tidy_place("Nes fyr som ligg ved havet")
    ('Storøy S', 'Nes gård', 'Nes fyr')
    """
    text = _TOWN_TWICE.sub("", _SPLIT_CODE.sub(r"\1 ", _ADDRESS.sub("", text)))
    text = _LEADS_TO.sub("", _LABEL.sub(", ", text))
    text = _HELD_AT.sub("", text) if _JOINED.search(text) else text
    text = _LOOSE.sub("", _BEHIND.sub("", text).strip(" \t\n,;:–-."))
    return f"{text})" if text.count("(") > text.count(")") else text


def begins_with_street(text: str) -> bool:
    """Whether a text begins with a street address: what a label's place goes on with behind a full stop."""
    return any(map(str.isdigit, text)) and any(shape.match(text) for shape in (STREET, NAMED_STREET))
