"""KS, the association of municipalities: regional calendars, conferences and the monthly web seminars."""

from __future__ import annotations

import re

from spiders.base import SiteSpider


class KsSpider(SiteSpider):
    """ks.no."""

    name = "ks"
    event_paths = re.compile(
        r"^/regioner/[^/]+/(kalender/)?(?!kalender/?$)[^/]+/?$"
        r"|^/fagomrader/.+/(klima|barekraftsnettverket|barekraftsfredag)/[^/]+/?$"
        r"|^/ks-toppmoter-20\d\d/[^/]+/?$"
        r"|/(host|haust|var)konferans(er|ar)/",
        re.IGNORECASE,
    )
    list_paths = re.compile(r"^/regioner/[^/]+(/kalender)?/?$|^/kalender/?$", re.IGNORECASE)
