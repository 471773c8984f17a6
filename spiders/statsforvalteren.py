"""Statsforvalteren, the state in the counties: ten offices on one host, each with its course calendar."""

from __future__ import annotations

import re

from spiders.base import SiteSpider

# Editors number a folder whose name was taken, and keep old courses in an archive folder.
CALENDAR = r"/(arkiv---)?kurs-og-konferans(e|er|ar|ekalender)\d?"


class StatsforvalterenSpider(SiteSpider):
    """statsforvalteren.no: courses by year and month; some stand only in the letters to municipalities."""

    name = "statsforvalteren"
    event_paths = re.compile(
        rf"{CALENDAR}/(20\d\d/[01]\d/)?(?!20\d\d(/[01]\d)?/?$)[^/]+/?$"
        r"|/(infoskriv|informasjonsbrev|nyheitsbrev|nyhetsbrev)-[^/]+/?$",
        re.IGNORECASE,
    )
    list_paths = re.compile(rf"{CALENDAR}/?$", re.IGNORECASE)
