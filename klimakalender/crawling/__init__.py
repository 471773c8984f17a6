"""Crawl sites with the spiders, store what they find, and judge how it went.

``choice`` and ``plan`` say which sites, ``run`` runs the spiders, ``session`` is the whole harvest. Nothing
is re-exported here: the command line loads Scrapy only when it crawls.
"""
