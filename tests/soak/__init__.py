"""A simulated year of daily crawls: sites that live, sites in trouble, and what must hold on every single day.

``life`` invents sites and what becomes of their events, ``faults`` what goes wrong when, ``pages`` how a site looks
on a day, ``archive`` a day of all sites as one WARC file, ``run`` crawls it as cron would, and ``ledger`` compares the
database and ``status`` with what is true. All of it follows from a seed; publishers, places and events are invented.
"""
