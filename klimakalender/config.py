"""Settings: where things are, who we say we are, who is told when something is wrong.

Each has a default, a key in ``klimakalender.toml`` and an environment variable, the latter going before the file. The
file is the one that ``KLIMA_CONFIG`` names, else ``klimakalender.toml`` in the checkout, where there is one. The
settings are the table ``SETTINGS``; docs/reference/settings.md is written from it.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from klimakalender import __version__
from klimakalender.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECKOUT = Path(__file__).resolve().parent.parent
PROJECT_PAGE = "https://github.com/klimakalender/klimakalender"
FILE = "klimakalender.toml"
FILE_VARIABLE = "KLIMA_CONFIG"


@dataclass(frozen=True, slots=True)
class Setting:
    """``kind`` says what its text must look like; ``default`` is shown where nothing is set."""

    name: str
    kind: Literal["path", "text", "web", "mail", "choice", "organisation"]
    about: str
    default: str = ""
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        return f"KLIMA_{self.name.upper()}"


SETTINGS = (
    Setting("data", "path", "Folder of the registry, the reference tables and the database.",
            "data/ of the checkout"),
    Setting("db", "path", "The database file.", "klima.db in the data folder"),
    Setting("archive", "path", "Folder for the raw responses (WARC).", "archive/ in the data folder"),
    Setting("contact", "text", "Address or page that the User-Agent names.", PROJECT_PAGE),
    Setting("log_file", "path", "File that `crawl` logs to, rotated; else standard error."),
    Setting("log_format", "choice", "How `crawl` logs: text, or a JSON object a line.", "text", ("text", "json")),
    Setting("webhook", "web", "Address that gets news of alarms by POST, as JSON."),
    Setting("mail_to", "mail", "Address that gets news of alarms by mail."),
    Setting("sendmail", "path", "Program that mail is handed to.", "/usr/sbin/sendmail"),
    Setting("snapshots", "path", "Folder of `export snapshot` whose snapshots the site offers for download."),
    Setting("publisher", "text", "Who publishes the site, as data catalogues are told.", "Klimakalender"),
    Setting("publisher_number", "organisation", "Organisation number of the publisher, nine digits."),
    Setting("publisher_uri", "web", "Address that identifies the publisher.",
            "that of the organisation number in Enhetsregisteret"),
    Setting("publisher_contact", "text", "Page, or address of an office, to write to about the data.",
            "the setting contact"),
    Setting("ping", "web", "Address that is asked for after every `crawl --due`, with /fail after one that failed."),
)  # fmt: skip
BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Config:
    """Resolved settings. ``origins`` tells where each value came from: a variable, ``file:line``, or ``default``."""

    data: Path
    db: Path
    archive: Path
    contact: str
    log_file: Path | None
    log_format: Literal["text", "json"]
    webhook: str
    mail_to: str
    sendmail: Path
    snapshots: Path | None
    publisher: str
    publisher_number: str
    publisher_uri: str
    publisher_contact: str
    ping: str
    origins: Mapping[str, str]

    @property
    def user_agent(self) -> str:
        """The User-Agent: a name that robots.txt can address and a contact that a webmaster can use."""
        return f"Klimakalender/{__version__} (+{self.contact})"


def load(environ: Mapping[str, str] | None = None) -> Config:
    """Read the configuration.

    Raises :class:`ConfigurationError` naming the variable, or the file and line, of what cannot be used.
    """
    env = os.environ if environ is None else environ
    told, origins = _read_file(env)
    for setting in SETTINGS:
        if value := env.get(setting.variable):
            told[setting.name], origins[setting.name] = value, setting.variable
    for name, value in told.items():
        if problem := _problem(BY_NAME[name], value):
            raise ConfigurationError(f"{origins[name]}: {name} {problem}")
    data = Path(told.get("data") or CHECKOUT / "data")
    if not data.is_dir():
        raise ConfigurationError(f"{data}: no such data folder (set {BY_NAME['data'].variable})")
    return Config(
        data=data,
        db=Path(told.get("db") or data / "klima.db"),
        archive=Path(told.get("archive") or data / "archive"),
        contact=told.get("contact") or PROJECT_PAGE,
        log_file=Path(told["log_file"]) if told.get("log_file") else None,
        log_format="json" if told.get("log_format") == "json" else "text",
        webhook=told.get("webhook", ""),
        mail_to=told.get("mail_to", ""),
        sendmail=Path(told.get("sendmail") or BY_NAME["sendmail"].default),
        snapshots=Path(told["snapshots"]) if told.get("snapshots") else None,
        publisher=told.get("publisher") or BY_NAME["publisher"].default,
        publisher_number="".join(told.get("publisher_number", "").split()),
        publisher_uri=told.get("publisher_uri", ""),
        publisher_contact=told.get("publisher_contact", ""),
        ping=told.get("ping", ""),
        origins={setting.name: origins.get(setting.name, "default") for setting in SETTINGS},
    )


def _read_file(env: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Values of the file and where each stands. Paths in it are relative to its own folder."""
    named = env.get(FILE_VARIABLE)
    path = Path(named or CHECKOUT / FILE)
    if not named and not path.is_file():
        return {}, {}
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: {error}") from error
    told, origins = {}, {}
    for name, value in table.items():
        where = f"{path}:{_line(text, name)}"
        if name not in BY_NAME:
            near = difflib.get_close_matches(name, BY_NAME, 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise ConfigurationError(f"{where}: unknown setting {name}{hint}")
        if not isinstance(value, str):
            raise ConfigurationError(f"{where}: {name} must be text in quotes")
        is_path = BY_NAME[name].kind == "path"
        told[name] = str(path.absolute().parent / value) if is_path and value else value
        origins[name] = where
    return told, origins


def _line(text: str, name: str) -> int:
    """The line on which a key, or a table of that name, stands."""
    key = re.compile(rf"""\s*\[*\s*["']?{re.escape(name)}["']?\s*[\]=.]""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if key.match(line)), 1)


def _problem(setting: Setting, value: str) -> str | None:
    if setting.kind == "web" and value and not re.fullmatch(r"https?://[^\s/]+\S*", value):
        return f"{value!r} is not an http address"
    if setting.kind == "mail" and value and not re.fullmatch(r"[^\s@,]+@[^\s@,]+", value):
        return f"{value!r} is not an e-mail address"
    if setting.kind == "organisation" and value and not _is_organisation("".join(value.split())):
        return f"{value!r} is not an organisation number"
    if setting.kind == "choice" and value not in setting.choices:
        return f"{value!r} is none of {', '.join(setting.choices)}"
    if "\n" in value:
        return "must be one line"
    return None


def _is_organisation(digits: str) -> bool:
    """Whether the last of nine digits is the check digit (modulo 11) of those before it, as Brønnøysund has it."""
    if not re.fullmatch(r"[0-9]{9}", digits):
        return False
    weighed = sum(
        int(digit) * weight for digit, weight in zip(digits, (3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)
    )
    return weighed % 11 == 0
