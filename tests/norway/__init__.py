"""A simulated Norway: hundreds of public sites on loopback, under their own names, for tests and benchmarks.

``world`` says which sites there are and what each holds, ``platforms`` how a publishing system lays it out,
``prose`` what the pages say, ``server`` plays them all from one port, ``registry`` is the rows a crawler needs, and
``resolver`` leads every host name there. All of it follows from a seed, and every event page is known, so what a
crawl found can be counted. All publishers, places and events are invented.
"""
