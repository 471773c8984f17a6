"""Words for what people gather to, as a pattern: "klimafrokost", "fagdagen", "Jordvernkonferansen", "folkemøte"."""

from __future__ import annotations

import re
from typing import Final

from normalize.lazily import compiled

_KINDS: Final = (
    "seminar|webinar|konferanse|kongress|kurs|møte|stevne|samling|verksted|verkstad|workshop|festival|dugnad"
    "|foredrag|føredrag|forelesning|førelesing|debatt|samtale|frokost|frukost|lunsj|omvisning|omvising"
    "|befaring|synfaring|markering|vandring|turné|symposium|forum|fest|lansering|utstilling|konsert"
    "|forestilling|framsyning|messe|treff|hackathon|kick-off|feiring|åpning|opning|kveld|conference|meeting"
    "|lecture|course|summit|breakfast"
)
_TOURS: Final = (
    "studie|fot|sykkel|skog|fjell|båt|topp|spaser|kvelds|by|ski|dags|fugle|blomster|sopp|rusle|familie|natur"
    "|myr|orkid[eé]|plante|urte|strand|fjære|fjøre|fuglesang|fuglesong|felles|kano|kajakk|buss|høst|haust|vår|vinter"
    "|sommer|sommar|kyst|elve|øy"
)

# "Byttemarked", "Bondens marked"; not the market of power or of work.
_MARKETS: Final = (
    "bytte|brukt|jule|bonde|loppe|plante|hage|høst|haust|vår|sommer|sommar|gjenbruks|ombruks|mat|lokalmat"
)
_WEEKDAY: Final = (
    r"(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun|hver|kvar|midt|mid|formid|føremid|ettermid|i|i )dag"
)
_ATTENDING: Final = r"(?:opp|fram|frem)møte"  # coming there, no meeting
# "Du kan møte oss på rådhuset", "her møter du Kari", "vi møtes ved låven": somebody, and no meeting.
_MEETING: Final = (
    r"møte(?:\s(?:oss|deg|dere|dykk|dem|henne|hverandre|kvarandre|andre|folk)"
    r"|r\s(?:du|dere|de|dykk|dei|vi|me|deg|oss|en|ei|ein|eit|et)|st?)\b"
)
_ENDING: Final = r"(?:s|a|n|t|e|r|en|et|er|ar|ene|ane|ens|ets|as|enes|anes)?"
# Case does not matter; the pattern has no groups and is to stand between word boundaries.
GATHERING: Final = (
    rf"(?i:(?!{_WEEKDAY}(?:en|er|s)?\b|{_ATTENDING}|{_MEETING})(?:"
    r"(?:\w+-(?:\sog\s)?)*\w*"
    rf"(?:(?:{_KINDS}){_ENDING}|\Bdag(?:en|ane|ene)?|\B(?:uka|uke|uken|veka|veke)|\Bkaf[eé](?:en|ar|er)?|week"
    rf"|(?<!\w)(?:{_MARKETS})(?:markeder|marked(?:et|a|ene)?|marknad(?:en|er|ar|ane|ene)?))|(?:{_TOURS})?tur(?:en"
    rf"|ar|er|ene|ane)?))"
)
_GATHERING: Final = compiled(rf"\b{GATHERING}\b")
_PLAIN: Final = compiled(rf"(?:{_KINDS}|tur|dag|uke|veke){_ENDING}", re.IGNORECASE)


def find_gathering(text: str) -> re.Match[str] | None:
    """The first word for a gathering.

    >>> find_gathering("Onsdag blir det folkemøte om klima")[0]
    'folkemøte'
    """
    return _GATHERING.search(text)


def is_plain(word: str) -> bool:
    """Whether a word says that there is a gathering, but nothing about it.

    >>> is_plain("Kurset"), is_plain("Jordvernkonferansen")
    (True, False)
    """
    return _PLAIN.fullmatch(word) is not None
