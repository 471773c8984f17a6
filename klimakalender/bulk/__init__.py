"""Large archives to records: the same pure function for each range, over processes or over machines (Dask).

Ranges of an archive are read apart from each other and their results put together in the order of the archive, so
one worker, two, or a cluster give the same lines.
"""

from klimakalender.bulk.cluster import over_dask
from klimakalender.bulk.local import over_processes
from klimakalender.bulk.parts import Parts
from klimakalender.bulk.work import Options, Part, read_part

__all__ = ["Options", "Part", "Parts", "over_dask", "over_processes", "read_part"]
