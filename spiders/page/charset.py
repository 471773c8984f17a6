"""Bytes to text: what a page says about its encoding, checked against what its bytes allow."""

from __future__ import annotations

import codecs
import re
from typing import Final

from spiders.page.bounds import MOST_BYTES, inflate

# In an order in which none is the beginning of a later one.
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEADER: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# The WHATWG encoding standard reads these labels as windows-1252, of which they are subsets.
_LATIN: Final = {"iso8859-1", "ascii", "cp1252"}
_UNSEEN: Final = "\u00ad\u200b\u2060\ufeff"


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page of unknown encoding; never fails.

    A byte order mark wins, then valid UTF-8, then the charset of the header, then the one the page
    declares, then windows-1252. UTF-8 comes early because text in another encoding is hardly ever valid
    UTF-8 by accident, while wrong declarations are common. NUL, soft hyphen and zero-width characters go,
    and so does what stands behind the first ``MOST_BYTES``.

    >>> decode("Påmelding på rådhuset".encode("cp1252"))
    'Påmelding på rådhuset'
    >>> decode(b'<meta charset="utf-8"><p>bl\\xe5b\\xe6r')
    '<meta charset="utf-8"><p>blåbær'
    """
    body = inflate(body)[:MOST_BYTES]
    text = _decode(body, content_type).replace("\0", " ")
    for character in _UNSEEN:
        if character in text:  # much faster to find out than by replacing
            text = text.replace(character, "")
    return text


def _decode(body: bytes, content_type: str | None) -> str:
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    if wide := _utf16(body[:200]):
        return body.decode(wide, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body)  # tolerates a character cut at the end
    except UnicodeDecodeError:
        pass
    for name in _named(body, content_type):
        try:
            encoding = codecs.lookup(name).name
        except LookupError:
            continue
        if encoding not in _LATIN and encoding != "utf-8":
            return body.decode(encoding, "replace")
    if _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    return body.decode("cp1252", "replace")


def _named(body: bytes, content_type: str | None) -> list[str]:
    header = _HEADER.search(content_type or "")
    declared = _DECLARED.search(body[:4096])
    return [
        found
        for found in (header and header[1], declared and declared[1].decode("ascii", "replace"))
        if found
    ]


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Norwegian text is zero."""
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > len(sample) // 4 else None


def _mostly_utf8(body: bytes) -> bool:
    """A few damaged bytes in a text that is UTF-8 otherwise."""
    text = body[:200_000].decode("utf-8", "replace")
    damaged = text.count("�")
    return sum(character > "\x7f" for character in text) - damaged > 4 * damaged
