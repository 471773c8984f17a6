"""Work grows in proportion to the text, whatever it is: counted in lines of code run, which no busy machine changes.

How long a megabyte takes is printed by ``make bench-normalize``; the fuzz run looks for other texts.
"""

from __future__ import annotations

import pytest

from tests.writing.contracts import check_work

HOSTILE = [
    # numbers and marks
    "1", "9 ", "1.1.", "1, ", "5. ", "12-", "2022 ", "500/", "111.", "1 950 ", "(", ") (", ". ", "\n", "\u00ad", "å",
    # dates
    "kl ", "og og og ", "12. og ", "12. mars ", "kl 10-12 ", "mandag og ", "hver ", "til og med ", "første ",
    "uke 12 og ", "i ", "siste onsdag i mars, ", "kl. 10 (5. mars) - ", "flyttet til 5. mars ", "den 5. ", "t.o.m. ",
    "kaffe kl 10 ",
    # prices and deadlines
    "kr ", "kr 1,-", "gratis ", "gratis for barn ", "500,- medlem ", "tusen", "ikke ", "innen 1. mai ", "frist ",
    "dagen før ", "påmelding innen ", "innen mandag ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text(piece: str) -> None:
    check_work(piece)
