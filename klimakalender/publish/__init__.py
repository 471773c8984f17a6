"""Datasette plugin and pure row → format functions. Reads only; never imports Scrapy."""
