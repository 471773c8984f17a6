"""The names written out in the lexicon are those of CLDR, as Babel has them."""

from __future__ import annotations

import pytest
from babel import Locale

from normalize.lexicon import cldr


@pytest.mark.parametrize("locale", cldr.MONTHS)
@pytest.mark.parametrize(
    ("names", "what", "width"),
    [
        (cldr.MONTHS, "months", "wide"),
        (cldr.SHORT_MONTHS, "months", "abbreviated"),
        (cldr.WEEKDAYS, "days", "wide"),
        (cldr.SHORT_WEEKDAYS, "days", "abbreviated"),
    ],
    ids=["months", "short months", "weekdays", "short weekdays"],
)
def test_names(locale: str, names: dict[str, str], what: str, width: str) -> None:
    numbered = getattr(Locale.parse(locale), what)["format"][width]
    assert names[locale].split() == [name for _, name in sorted(numbered.items())]
