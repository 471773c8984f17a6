"""Letters and calendars by their titles: they tell of many gatherings, and are none."""

from __future__ import annotations

from typing import Final

from spiders.page.wording import wording

_NEWSLETTER: Final = wording("""
    infoskriv*, infobrev*, informasjonsskriv*, informasjonsbrev*, nyhetsbrev*, nyhetbrev*, nyheitsbrev*, newsletter*,
    nytt fra|frå landbruk*|kommunen|styret|laget|statsforvalteren|*kontoret|*etaten|*avdelinga|*avdelingen,
    aktivitetskalender*, møtekalender*, kalender, kalenderen, calendar""")


def is_newsletter(title: str) -> bool:
    """A title that names a letter or calendar: its date is no event's, its sections are on their own."""
    return bool(_NEWSLETTER.search(title))
