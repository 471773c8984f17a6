"""What a reader of the site or the API can do wrong."""

from __future__ import annotations

from klimakalender.errors import KlimakalenderError


class BadParameterError(KlimakalenderError):
    """A query parameter that does not exist or cannot be understood; ``parameter`` names it."""

    exit_code = 2

    def __init__(self, *, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter
        self.reason = reason


class ServingError(KlimakalenderError):
    """The site cannot be started: no database, not a database of ours, or the port is taken."""
