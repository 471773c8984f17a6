"""When two addresses are one page: by what the page declares, by the number a platform gave it, by spelling.

A new slug, a campaign address or a print view makes no second announcement. A declaration is believed only
where it can be true: many a template declares the front page, a list, or another site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spiders.addresses import canonical_address
from spiders.finding.discovery import LISTS, grade

if TYPE_CHECKING:
    from collections.abc import Mapping

# Segments after which publishing systems put the number of one page.
_NUMBERED = (
    r"(arrangement(er)?|aktivitet(er)?|event(s)?|kalender|calendar|hendelse(r)?|kurs|konferanse(r)?|e|node|artikkel|"
    r"article|innhold|content|nyhet(er)?|oppslag)"
)
_NO_DAY = r"(?!(19|20)\d\d(/|-|$)|20\d{6}(/|-|$))"
# "/arrangement/12345/klimakveld", "/arrangement/12345-klimakveld"
_NUMBER_FIRST = re.compile(rf"(?P<kept>.*/{_NUMBERED}/{_NO_DAY}(?P<id>\d{{4,}}))([/-][^/?]*)?$")
# "/klimakveld.12345.html", as several Norwegian systems write it
_NUMBER_LAST = re.compile(r"(?P<kept>.*/)[^/?]*\.(?P<id>\d{4,}(-\d+)*)\.(html?|aspx)$")


def page_key(url: str, aliases: Mapping[str, str] | None = None, declared: str | None = None) -> str:
    """The key by which addresses of one page are the same; ``declared`` is what the page calls its own address.

    >>> page_key("https://granvoll.example/arrangement/12345/klimakveld-pa-radhuset")
    'granvoll.example/arrangement/12345'
    >>> page_key("https://granvoll.example/hva-skjer/klimakveld.67890.aspx")
    'granvoll.example/hva-skjer/.67890.'
    >>> page_key("https://granvoll.example/kalender/2027/klimakveld")
    'granvoll.example/kalender/2027/klimakveld'
    >>> page_key("https://granvoll.example/7?fra=brev", declared="https://granvoll.example/kalender/klimakveld")
    'granvoll.example/kalender/klimakveld'
    """
    own = canonical_address(url, aliases)
    if declared is not None and _is_believable(own, canonical_address(declared, aliases), declared):
        own = canonical_address(declared, aliases)
    if found := _NUMBER_FIRST.match(own):
        return found["kept"]
    if found := _NUMBER_LAST.match(own):
        return f"{found['kept']}.{found['id']}."
    return own


def _is_believable(own: str, key: str, declared: str) -> bool:
    """Whether a page may be known by the address that it declares: on its own site, and no front page or list."""
    host, _, path = key.partition("/")
    return host == own.partition("/")[0] and bool(path) and grade(declared, "") not in LISTS
