"""Crawl sites with the spiders, store what they find, and judge how it went."""

from klimakalender.crawling.plan import Plan, plan_live, plan_replay, plan_site
from klimakalender.crawling.run import Result, crawl

__all__ = ["Plan", "Result", "crawl", "plan_live", "plan_replay", "plan_site"]
