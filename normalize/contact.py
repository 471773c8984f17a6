"""Personal data: which e-mail addresses are an office's, and texts without those of persons.

Role addresses are kept (DESIGN §9). Personal addresses and telephone numbers are never stored.
"""

from __future__ import annotations

import re
from typing import Final

# Local parts, or their first part before a dot or hyphen, that stand for an office and not for a person.
ROLES: Final = frozenset(
    (
        "post postmottak firmapost info kontakt kontor kontoret arrangement kurs konferanse konferanser "
        "seminar seminarer klima miljo miljoe klimaogmiljo klimaetaten energi natur plan planavdelingen "
        "landbruk servicetorg servicetorget servicekontor resepsjon sentralbord redaksjon nettredaksjon "
        "presse press media pamelding paamelding registration booking billett billetter support hjelp "
        "kundeservice webmaster nettverk sekretariat bibliotek biblioteket kultur kulturhus ungdom "
        "barekraft baerekraft berekraft friluft vann vatn avfall gjenvinning naering naring smil event "
        "events kurspost felles felleskontoret administrasjon adm org styret leder epost mail hei hello "
        "office contact"
    ).split()
)
MASK: Final = "…"

_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])([\w+-]{1,64}(?:\.[\w+-]{1,64}){0,8})@((?:[\w-]{1,63}\.){1,6}\w{2,24})\b"
)
# Guards against collectors of addresses still name a person.
_GUARDED: Final = re.compile(
    r"(?<![\w.+-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,8}\s?"
    r"(?:\(a\)|\[at\]|\(at\)|\{at\}|\[krøllalfa\]|\(krøllalfa\)| krøllalfa )"
    r"\s?(?:[\w-]{1,63}\.){1,6}\w{2,24}\b",
    re.IGNORECASE,
)
# Eight digits as Norwegians write them; not part of a longer number, an amount or a date.
_PHONE: Final = re.compile(
    r"(?<![\w.,/-])(?<!\d )(?<!kr )(?<!kr\. )(?<!NOK )(?:\(?(?:\+|00)47\)?[ \u00a0]?)?"
    r"(?:[2-9]\d(?:[ \u00a0]\d\d){3}|[489]\d\d[ \u00a0]\d\d[ \u00a0]\d{3}|[2-9]\d{7})"
    r"(?![\w/]|[ \u00a0]?\d|[.,]\d|,-|[ \u00a0](?:kr|kroner|NOK|mill))"
)
# Numbers from abroad, and such as a word for a telephone introduces, in whatever groups they are written.
_FOREIGN: Final = re.compile(r"(?<![\w+])\+[1-9]\d(?:[ \u00a0./-]?\d){6,11}(?!\d)")
_CALLED: Final = re.compile(
    r"((?<!\w)(?:tlf|tel|telefon\w*|phone|mob|mobil\w*|sms)(?!\w)[.:]*[ \u00a0]{0,3})"
    r"(?:\d[ \u00a0./-]{0,2}){7}\d(?!\d)",
    re.IGNORECASE,
)
_EIGHT_DIGITS: Final = r"\d(?:[ \u00a0./-]{0,2}\d){7}"
# Without one of these a text has nothing personal: the sign of an address, a guard in its place, eight digits.
_SIGNS: Final = re.compile(rf"@|[(\[{{][Aa][Tt]?[)\]}}]|[Kk][Rr][Øø][Ll][Ll]|{_EIGHT_DIGITS}")


def is_role(address: str) -> bool:
    """Whether an address is an office's.

    >>> is_role("postmottak@example.no"), is_role("kari.nordmann@example.no")
    (True, False)
    """
    local = address.partition("@")[0].lower()
    first = re.split(r"[.\-_+]", local)[0]
    return local in ROLES or first in ROLES


def role_addresses(text: str) -> tuple[str, ...]:
    """The role addresses in a text, in lower case, in order, each once.

    >>> role_addresses("Skriv til Post@example.no eller kari.nordmann@example.no")
    ('post@example.no',)
    """
    if "@" not in text:
        return ()
    found = (match[0].lower() for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(address for address in found if is_role(address)))


def may_be_personal(text: str) -> bool:
    """Whether :func:`redact` could find something; many times faster where it could not."""
    return not text.isalpha() and _SIGNS.search(text) is not None


def redact(text: str) -> str:
    """The text with "…" in place of personal addresses and telephone numbers.

    >>> redact("Ring 00 00 00 00 eller skriv til ola.nordmann@example.no, ev. post@example.no")
    'Ring 00 00 00 00 eller skriv til …, ev. post@example.no'
    """
    if not may_be_personal(text):
        return text
    text = redact_addresses(text)
    text = _CALLED.sub(rf"\g<1>{MASK}", _FOREIGN.sub(MASK, text))
    return _PHONE.sub(MASK, text)


def redact_addresses(text: str) -> str:
    """The text with "…" in place of personal addresses; numbers stay.

    >>> redact_addresses("https://example.no/skjema?id=12345678&til=ola.nordmann@example.no")
    'https://example.no/skjema?id=12345678&til=…'
    """
    if "@" in text:
        text = _ADDRESS.sub(lambda match: match[0] if is_role(match[0]) else MASK, text)
    return _GUARDED.sub(MASK, text)
