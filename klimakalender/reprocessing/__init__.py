"""Derive events again from archives with today's rules: find the pages, read them, compare, store."""

from klimakalender.reprocessing.batches import begin_parts, derive_all, read_parts
from klimakalender.reprocessing.captures import Captures, find_captures
from klimakalender.reprocessing.derive import Derived
from klimakalender.reprocessing.report import Report
from klimakalender.reprocessing.scan import Capture

__all__ = [
    "Capture",
    "Captures",
    "Derived",
    "Report",
    "begin_parts",
    "derive_all",
    "find_captures",
    "read_parts",
]
