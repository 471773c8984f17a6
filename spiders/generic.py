"""Any site: what its addresses and links call themselves decides."""

from __future__ import annotations

from spiders.base import SiteSpider


class GenericSpider(SiteSpider):
    """Publishers whose platform is not known."""

    name = "generic"
