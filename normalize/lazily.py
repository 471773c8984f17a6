"""Regular expressions that are compiled when a page first needs them.

To compile all that the readers of fields have takes longer than to read a page, and many pages need few.
"""

from __future__ import annotations

import re
from typing import Any, cast


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """What has the methods of the pattern.

    >>> compiled(r"\\d+").findall("5. mai 2027")
    ['5', '2027']
    """
    return cast("re.Pattern[str]", _Compiled(pattern, flags))


class _Compiled:
    """Asks the pattern for each method once."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._source), name)
        setattr(self, name, method)
        return method
