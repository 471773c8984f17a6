"""A span of time on the command line: ``50m``, ``1h30m``, ``90s``."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import Any


class Duration(click.ParamType[timedelta]):
    """Hours, minutes and seconds, in this order; never nothing."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        if isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?", str(value))
        hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
        span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        if not span:
            self.fail(f"{value!r} is no duration like 50m, 1h30m or 90s", param, ctx)
        return span
