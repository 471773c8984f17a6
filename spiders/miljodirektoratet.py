"""Miljødirektoratet (the Norwegian Environment Agency): its calendar and the web seminars among its news."""

from __future__ import annotations

import re

from spiders.base import SiteSpider


class MiljodirektoratetSpider(SiteSpider):
    """miljodirektoratet.no: events lie in folders of year and month, before 2020 under Nyheter."""

    name = "miljodirektoratet"
    event_paths = re.compile(
        r"^/aktuelt/(arrangementer|fagmeldinger)/20\d\d/[^/]+/[^/]+/?$"
        r"|^/no/nyheter/arrangementer/[^/]+/?$",
        re.IGNORECASE,
    )
    list_paths = re.compile(
        r"^/aktuelt/(arrangementer|fagmeldinger)(/webinar)?/?$|^/no/nyheter/arrangementer/?$", re.IGNORECASE
    )
