"""Derive events again from archives with today's rules: find the pages, read them, compare, store."""

from klimakalender.reprocessing.batches import derive_all
from klimakalender.reprocessing.captures import Capture, Captures, find_captures
from klimakalender.reprocessing.derive import Derived
from klimakalender.reprocessing.report import Report

__all__ = ["Capture", "Captures", "Derived", "Report", "derive_all", "find_captures"]
