"""Derive events again from archives with today's rules: read the pages, put them in order, compare, store."""

from klimakalender.reprocessing.captures import Captures
from klimakalender.reprocessing.derive import Derived
from klimakalender.reprocessing.reading import begin_parts, find_parts, read_archives, read_parts
from klimakalender.reprocessing.report import Report

__all__ = [
    "Captures",
    "Derived",
    "Report",
    "begin_parts",
    "find_parts",
    "read_archives",
    "read_parts",
]
