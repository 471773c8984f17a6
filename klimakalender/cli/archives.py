"""What the verbs that read archives have in common."""

from __future__ import annotations

ARCHIVES = (".warc", ".warc.gz", ".wacz")  # how the names of archives end
