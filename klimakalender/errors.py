"""Named errors. Each message names the file, address or line; the command line prints it as one sentence."""

from __future__ import annotations


class KlimakalenderError(Exception):
    """Base of everything that is broken, as opposed to not understood; ``exit_code`` ends the command."""

    exit_code = 1


class ConfigurationError(KlimakalenderError):
    """A setting or the configuration file cannot be used."""

    exit_code = 2


class StaleBuildError(KlimakalenderError):
    """A compiled module is older than its source, or of another environment."""


class DataFileError(KlimakalenderError):
    """A committed data file (registry, reference table, lexicon) is missing or malformed."""


class UnknownSourceError(KlimakalenderError):
    """A source id that the registry does not have."""

    exit_code = 2


class ArchiveError(KlimakalenderError):
    """A WARC or WACZ file that cannot be read at all."""


class PageFileError(KlimakalenderError):
    """A page file that cannot be read."""


class DatabaseError(KlimakalenderError):
    """The database file cannot be opened, written or trusted."""


class NewerSchemaError(DatabaseError):
    """The database was written by a later version of Klimakalender; it is left untouched."""


class LockHeldError(KlimakalenderError):
    """Another run holds the lock (EX_TEMPFAIL of sysexits.h)."""

    exit_code = 75
