"""Which publishing system made a page, by what its HTML and addresses give away."""

from __future__ import annotations

import re

# In small letters. The first that matches decides; the marks are script and style paths, class names and address forms.
SIGNATURES = (
    ("tribe", r"tribe-events|/wp-json/tribe/|the-events-calendar"),
    ("wordpress", r"/wp-content/|/wp-includes/|/wp-json/"),
    ("acos", r"jquery\.acos\.js|acos-shared-components|/maler/standard/handlers/|js-filtervisning|acos\.no"),
    ("custompublish", r"custompublish|cppage\.\d+|/hcalendarcard\.php"),
    ("friskus", r"friskus\.com"),
    ("drupal", r"/sites/default/files/|drupal-settings-json|data-drupal-"),
    ("joomla", r"/media/jui/|/components/com_|index\.php\?option=com_"),
    ("optimizely", r"/contentassets/|/globalassets/|/siteassets/|episerver"),
)
UNKNOWN = "detect"
PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in SIGNATURES)


def detect_platform(page: str) -> str:
    """The platform of an HTML page, ``detect`` when nothing gives it away.

    >>> detect_platform('<link rel="stylesheet" href="/wp-content/themes/granvoll/style.css">')
    'wordpress'
    """
    page = page.lower()
    for name, pattern in PATTERNS:
        if pattern.search(page):
            return name
    return UNKNOWN
