"""Scrapy's settings: how the crawler behaves towards the sites it visits."""

from __future__ import annotations

from klimakalender import config

BOT_NAME = "klimakalender"
SPIDER_MODULES = ["spiders"]

# Who we are: a name that robots.txt can address, a contact that a webmaster can use.
USER_AGENT = config.load().user_agent
ROBOTSTXT_USER_AGENT = "Klimakalender"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "nb,nn;q=0.9,no;q=0.8,en;q=0.5",
}

# Polite: one request at a time per host, a second apart at least, slower when the host is slow.
CONCURRENT_REQUESTS = 512  # hosts at a time; a crawl of all of Norway is bound by the delays, not by this
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0

# Limits: of size, also unpacked; of the whole download in seconds; of redirects; of attempts.
DOWNLOAD_MAXSIZE = 10_000_000
DOWNLOAD_WARNSIZE = 5_000_000
DOWNLOAD_TIMEOUT = 30
DNS_TIMEOUT = 20
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the outcome of every page is in the database

# Safe: certificates are verified, addresses are public ones of the site (spiders.finding.guard), nothing listens.
DOWNLOAD_VERIFY_CERTIFICATES = True
ALLOW_PRIVATE = False
TWISTED_DNS_RESOLVER = "spiders.finding.guard.PublicResolver"
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# Scrapy starts this many tasks for every answer, whatever the spider makes of it; ours makes one or two items.
CONCURRENT_ITEMS = 2

# Every answer reaches the spider, which tells missing from broken; it also meets each address only once.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
ROBOTSTXT_OBEY = True
DOWNLOADER_MIDDLEWARES = {
    # Scrapy's own takes an unreachable robots.txt for a permission, and lets redirects leave the site.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "spiders.finding.guard.GuardMiddleware": 50,
    "spiders.finding.robots.RobotsMiddleware": 100,
}
# Each of Scrapy's own costs something for every answer and does nothing here: statuses and depths are the spider's
# business, long addresses never get this far, no request names where it came from or is copied from another one.
REFERER_ENABLED = False
DOWNLOADER_STATS = False
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
}
EXTENSIONS = {
    "scrapy.extensions.corestats.CoreStats": None,
    "scrapy.extensions.throttle.AutoThrottle": None,
    "spiders.finding.pace.Pace": 0,
    "pipelines.archive.ArchiveResponses": 100,
}
ITEM_PIPELINES = {
    "pipelines.validate.ValidateEvents": 100,
    "pipelines.persist.PersistPages": 300,
}

LOG_LEVEL = "WARNING"
LOGSTATS_INTERVAL = 0.0  # klimakalender.crawling.progress tells

# With --replay, answers come from archives: no host is asked, so there is nobody to wait for.
REPLAY = {
    "DOWNLOAD_HANDLERS": {
        "http": "klimakalender.replay.ReplayHandler",
        "https": "klimakalender.replay.ReplayHandler",
    },
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0.0,
    "RETRY_ENABLED": False,
    "ALLOW_PRIVATE": True,
}
