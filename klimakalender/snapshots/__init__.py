"""Dated snapshots of the published data: one folder with SQLite, CSV, JSON lines and Parquet, described and citable."""

from klimakalender.snapshots.writing import Snapshot, SnapshotError, write_snapshot

__all__ = ["Snapshot", "SnapshotError", "write_snapshot"]
