"""Tell somebody that an alarm was raised or cleared: a webhook, a mail, a ping. Nothing is told twice.

What cannot be delivered is a warning in the log: a crawl does not fail because a mail server does.
"""

from __future__ import annotations

import json
import logging
import subprocess
import urllib.request
from dataclasses import asdict
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klimakalender.config import Config
    from klimakalender.store import Alarm

logger = logging.getLogger(__name__)

TIMEOUT = 15.0  # seconds
MOST_LINES = 40  # of a mail


def tell_news(place: Config, news: Sequence[Alarm]) -> None:
    """Tell of alarms that were raised or cleared, by every way that is set; of none, nothing is sent."""
    if not news:
        return
    lines = [line_of(one) for one in news]
    raised = sum(one.state == "raised" for one in news)
    subject = f"Klimakalender: {raised} new alarms, {len(news) - raised} over"
    if place.webhook:
        told = [asdict(one) | {"source_id": one.source_id or None} for one in news]
        # "text" is what chat programs show.
        _ask(place, place.webhook, {"text": "\n".join([subject, *lines[:MOST_LINES]]), "alarms": told})
    if place.mail_to:
        more = [f"… and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
        send_mail(place, subject, "\n".join([*lines[:MOST_LINES], *more]))


def line_of(alarm: Alarm) -> str:
    """One alarm in a line."""
    over = "over: " if alarm.state == "cleared" else ""
    return f"{over}{alarm.source_id or 'the run'}: {alarm.message}"


def ping(place: Config, exit_code: int) -> None:
    """Show a monitor that a run took place; one that fell short (3) ran, one that failed says so."""
    if place.ping:
        _ask(place, place.ping if exit_code in (0, 3) else f"{place.ping.rstrip('/')}/fail", None)


def send_mail(place: Config, subject: str, text: str) -> None:
    """Hand a mail to the machine's own sendmail."""
    if not place.mail_to:
        logger.warning("no mail sent: mail_to is not set")
        return
    mail = EmailMessage()
    mail["To"], mail["Subject"] = place.mail_to, subject
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence is answered to us
    mail.set_content(text + "\n")
    try:
        # The recipient is read from the mail (-t), so nothing of it is an argument.
        subprocess.run(  # noqa: S603  the program is a setting of whoever runs us
            [str(place.sendmail), "-t", "-oi"],
            input=mail.as_bytes(),
            check=True,
            timeout=TIMEOUT,
            capture_output=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        logger.warning("no mail sent: %s", error)


def _ask(place: Config, url: str, body: object) -> None:
    data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
    headers = {"User-Agent": place.user_agent} | ({"Content-Type": "application/json"} if data else {})
    request = urllib.request.Request(url, data=data, headers=headers)  # noqa: S310  http only, by the settings
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310  the same
            pass
    except (OSError, ValueError) as error:
        logger.warning("%s: not told: %s", url, error)
