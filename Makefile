# Two commands do all the set-up on a machine with Python >= 3.11 and make:
#   make demo   crawl the bundled sample archive into data/klima.db and serve it (SERVE=0: stop after the crawl)
#   make test   the whole check: lint, types, tests
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SERVE  ?= 1
PORT   ?= 8001
BENCHMARKS := start normalize extract match store growth serve bulk crawl

.PHONY: help screenshots install compile pure demo test lint types pytest test-compiled test-zones fuzz soak sample docs docs-site bench $(addprefix bench-,$(BENCHMARKS)) soak-kill floors lock clean

help:
	@sed -n '1,3p' Makefile

install: $(VENV)/.installed

# --no-build-isolation: the build backend is one of the hashed requirements, so nothing unpinned is fetched.
$(VENV)/.installed: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q normalize spiders pipelines klimakalender
	@touch $@

# The readers as extension modules, in place: docs/how-to/compile-the-readers.md. Takes a minute or two and a C compiler.
SOURCES := $(shell find normalize spiders -name '*.py')
compile: build/compiled
build/compiled: setup.py $(VENV)/.installed $(SOURCES)
	@$(MAKE) --no-print-directory pure
	@mkdir -p build
	KLIMAKALENDER_COMPILE=1 $(BIN)/python setup.py --quiet build_ext --inplace > build/compile.log 2>&1 \
	  || { tail -n 20 build/compile.log >&2; exit 1; }
	@echo "$(CURDIR)" > $(LIBRARY_PATH)
	@touch $@

# The library that all extension modules share stands beside the packages, where an editable install does not look.
LIBRARY_PATH = $(shell $(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/klimakalender-compiled.pth

# Plain Python again.
UNCOMPILE = find normalize spiders -name '*.so' -delete && rm -rf klimakalender__mypyc.*.so build/compiled build/lib.* build/temp.*
pure: install
	rm -f $(LIBRARY_PATH)
	$(UNCOMPILE)

# Half as many tests at a time again as there are processors: many wait for a server, a browser or a clock.
AT_ONCE = $(shell $(PYTHON) -c 'import os; print(os.cpu_count() * 3 // 2)')

# What the readers say, said by the extension modules, to this process and to others.
test-compiled: compile
	$(BIN)/pytest -n auto -q tests/test_compiled.py tests/normalize tests/spiders/test_pages.py \
	  tests/spiders/test_between_processes.py tests/quality tests/crawl/test_harvest.py

demo: install
	$(BIN)/klimakalender demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: install lint types pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

pytest: install
	$(BIN)/pytest -n $(AT_ONCE)

# The whole suite where the day begins earlier and later than in Norway, and at home.
ZONES := Pacific/Auckland America/Los_Angeles Europe/Oslo
test-zones: install
	for zone in $(ZONES); do echo "TZ=$$zone"; TZ=$$zone $(BIN)/pytest -n $(AT_ONCE) -q || exit 1; done

# Looks for texts that break a promise of the readers of dates, prices and deadlines.
MINUTES ?= 10
fuzz: install
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

# Pinned and hashed, without addresses: what is installed does not depend on where it comes from.
LOCK = $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --all-build-deps \
       --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
lock:
	$(BIN)/python -m pip install --quiet pip-tools
	$(LOCK) --output-file requirements/base.txt pyproject.toml
	$(LOCK) --extra test --extra docs --output-file requirements/dev.txt pyproject.toml
	$(LOCK) --extra bench --output-file requirements/bench.txt pyproject.toml

# kill -9 at random moments of a crawl and of reprocess --apply; SEED=n to do a run again.
KILLS ?= 200
soak-kill: install
	$(BIN)/python -m tests.store.kills --kills $(KILLS) $(if $(SEED),--seed $(SEED))

# Builds the archive of invented events from its pages.
sample: install
	$(BIN)/python data/sample/build.py

# Writes the reference pages that follow from the code.
docs: install
	$(BIN)/python docs/generate.py

# Builds the documentation as a site in build/docs; a warning (a link that leads nowhere) is an error.
docs-site: docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# All benchmarks, one after the other; the table of docs/performance.md is made of their claims.
# Sizes: SITES, PAGES, EVENTS, GROWN, SERVED, QUESTIONS (below).
CLAIMS := build/claims.jsonl
bench: compile $(VENV)-bench/.installed
	@mkdir -p build && : > $(CLAIMS)
	-BENCH_RESULTS=$(CLAIMS) $(MAKE) --keep-going --jobs=1 $(addprefix bench-,$(BENCHMARKS))
	$(BIN)/python -m tests.benchmarks.table $(CLAIMS) docs/performance.json $(BENCHMARKS); met=$$?; \
	$(BIN)/python docs/generate.py && exit $$met

# Start-up time against an empty Python program.
bench-start: compile
	$(BIN)/python -m tests.benchmarks.bench_start

# Speed against named baselines in the same run, in an environment of its own (baselines are no dependencies).
bench-normalize: compile $(VENV)-bench/.installed
	$(VENV)-bench/bin/python -m tests.benchmarks.bench_normalize

bench-extract: compile $(VENV)-bench/.installed
	$(VENV)-bench/bin/python -m tests.benchmarks.bench_extract

# A simulated year of daily crawls over sites that have faults: nothing is lost, every fault is told, nothing else is.
SEED ?= 1
soak: install
	$(BIN)/python -m tests.soak --seed $(SEED)

# Pictures of every page at 360 and 1280 pixels, by day and by night, in build/screenshots, and the README's picture.
screenshots: install
	$(BIN)/python -m tests.browser.screenshots build/screenshots

# A simulated Norway of 400 sites against a bare Scrapy spider; SITES=40 for a first look.
SITES ?= 400
bench-crawl: compile
	$(BIN)/python -m tests.benchmarks.bench_crawl --sites $(SITES)

# A large archive with one worker, two, and a Dask cluster of two; PAGES=200000 takes the better part of an hour.
PAGES ?= 8000
bench-bulk: compile
	$(BIN)/python -m tests.benchmarks.bench_bulk --pages $(PAGES)

# Whether pages of two publishers announce the same event, on labelled pairs.
bench-match: compile
	$(BIN)/python -m tests.benchmarks.bench_match

# What the store costs beside writing the same rows with executemany.
EVENTS ?= 50000
bench-store: compile
	$(BIN)/python -m tests.benchmarks.bench_store --events $(EVENTS)

# What a page and an answer cost beside 1 000 events and beside many; GROWN=1000000 takes ten minutes and 8 GB.
GROWN ?= 100000
bench-growth: compile
	$(BIN)/python -m tests.benchmarks.bench_growth --events $(GROWN)

# The site over many invented events, eight clients, against Datasette's own JSON of a row.
SERVED    ?= 100000
QUESTIONS ?= 800
bench-serve: compile
	$(BIN)/python -m tests.benchmarks.bench_serve --events $(SERVED) --number $(QUESTIONS)

$(VENV)-bench/.installed: requirements/bench.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Pins today's scores on the labelled data as the least that the next change must reach.
floors: install
	$(BIN)/python tests/quality/gate.py

clean:
	$(UNCOMPILE)
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
