"""Norwegian time as calendar files define it (RFC 5545, section 3.6.5).

Summer time begins and ends as in the EU since 1996 (directive 2000/84/EC): the last Sundays of March and October, at
01:00 UTC. The rules have no end, so they hold for any later year; a time before 1996 gets the summer time of 1996.
"""

from __future__ import annotations

TZID = "Europe/Oslo"
LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{TZID}",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
    "",
)
OSLO = "\r\n".join(LINES).encode()
