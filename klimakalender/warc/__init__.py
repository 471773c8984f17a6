"""Archives of raw responses: write WARC, read WARC and WACZ (WARC 1.1, ISO 28500:2017; WACZ 1.1.1).

What we write has one gzip member per record, so that file name and offset lead straight to a response. What
we read may come from anybody: compressed by record, as a whole or not at all, or inside a WACZ. Of a damaged
archive every record that can be read whole is given; the rest is told in :attr:`ArchiveFile.damage`.
"""

from klimakalender.warc.ranges import Range, read_range, split
from klimakalender.warc.reader import ArchiveFile
from klimakalender.warc.records import MAX_BODY, Record
from klimakalender.warc.wacz import write_wacz
from klimakalender.warc.writer import ArchiveWriter, RecordWriter

__all__ = [
    "MAX_BODY", "ArchiveFile", "ArchiveWriter", "Range", "Record", "RecordWriter", "read_range", "split", "write_wacz",
]  # fmt: skip
