"""Municipalities and county councils: the addresses of the systems that most of them use."""

from __future__ import annotations

import re

from spiders.base import SiteSpider


class KommuneSpider(SiteSpider):
    """ACOS calendars and Optimizely calendars; articles are recognised by their names."""

    name = "kommune"
    event_paths = re.compile(
        r"/kalender/calendarevent\.aspx$"  # ACOS, by ?Id=
        r"|/kalender/\(event\)/\d+$"  # eZ Publish
        r"|/(kalender|hvaskjer|kvaskjer|arrangement(er)?)/(20\d\d/)?(?!20\d\d/?$)[^/]+/?$",
        re.IGNORECASE,
    )
    list_paths = re.compile(r"/(kalender|motekalender-klima|hvaskjer|kvaskjer)/?$", re.IGNORECASE)
