"""Logging of a command: to standard error, or to a file that is rotated; as text or as a JSON object a line."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Literal

from klimakalender.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

Format = Literal["text", "json"]

LARGEST = 5_000_000  # bytes of a log file; then it becomes .1, and so on
KEPT = 5
TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class JsonLines(logging.Formatter):
    """One object a line: ``at`` (UTC), ``level``, ``logger``, ``message`` and, of an exception, ``trace``."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def start_logging(level: int, file: Path | None = None, form: Format = "text") -> None:
    """Send what is logged from ``level`` on to a file, else to standard error.

    Raises :class:`ConfigurationError` when the file cannot be written.
    """
    handler: logging.Handler
    if file is None:
        handler = logging.StreamHandler()
    else:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
        except OSError as error:
            raise ConfigurationError(f"{file}: {error.strerror or error}") from error
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(TEXT))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    handler.setLevel(level)  # Scrapy lowers the level of its own loggers
