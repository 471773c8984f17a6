"""Words by which offices are called, and what an event stands under or with."""

from __future__ import annotations

from typing import Final

# What the name of an office ends in before "for": "hovedutvalget for klima".
OFFICES: Final = (
    "utvalg", "utval", "komite", "komité", "avdeling", "avdelinga", "seksjon", "eining", "enhet", "etat", "byråd", "sjef",
    "direktør", "minister", "departement", "direktorat",
)  # fmt: skip
ENDINGS: Final = ("et", "en", "a", "n")
# What stands before the name of a host or frame.
HOSTS: Final = (
    "del av", "under", "i forbindelse med", "i samband med", "i høve", "i anledning", "i regi av", "i samarbeid med",
    "i samarbeid mellom", "sammen med", "saman med", "hos", "arrangeres av", "arrangerast av", "arrangert av",
)  # fmt: skip
