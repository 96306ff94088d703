# 科普e站. `make` alone lists what there is. Needs Python >= 3.11 (with venv and pip) and make.
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo serve stop-web start-web test test-unit test-services test-postgresql gate check format lint \
        types imports migrations messages docs exceptions lock bench-demo bench-pages bench-search bench-reading audit screens clean \
        install-site install-agent install-test

help:  ## list the targets
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/p' Makefile | while IFS='|' read -r t w; do printf '%-24s %s\n' "$$t" "$$w"; done

install-site:
	@$(PYTHON) requirements/install.py $(VENV) requirements/site.lock --project

install-test:
	@$(PYTHON) requirements/install.py $(VENV) requirements/test.lock --project

install-agent:
	@$(PYTHON) requirements/install.py .venv-agent requirements/agent.lock

# --- try it -----------------------------------------------------------------------------------

demo: install-site install-agent  ## the whole house and one e-station on this machine (Ctrl-C ends it)
	@exec $(PY) -m portal.demo

serve: install-site  ## the house without the demo's station and samples
	@exec $(PY) -m portal.supervisor

stop-web:  ## keep the running demo's web process down: the screen plays on
	@$(PY) -m portal.supervisor stop web

start-web:  ## let it come up again
	@$(PY) -m portal.supervisor start web

# --- hold it to its promises ------------------------------------------------------------------

test: install-test  ## every test; what needs an absent service is skipped and says so
	@$(PY) -m pytest -n auto $(ARGS)

test-unit: install-test  ## the quick part, for while you work: no service, no real processes, no gate matrix
	@$(PY) -m pytest -n auto -m "not services and not journey and not gate" $(ARGS)

test-services: install-test  ## only what needs PostgreSQL, Redis, Chromium or Elasticsearch
	@$(PY) -m pytest -m services $(ARGS)

test-postgresql: install-test  ## the unit part once more, on a PostgreSQL server of its own
	@$(PY) -m tests.services.postgresql $(PY) -m pytest -n auto -m "not services and not journey" $(ARGS)

gate: install-test  ## publish paths × surfaces: how often unreviewed text was met (never)
	@$(PY) -m tests.content.release.gate $(ARGS)

check: install-test  ## all that CI enforces beside the tests
	@$(MAKE) --no-print-directory format lint types imports migrations messages docs exceptions

format:  # is everything formatted?
	@$(PY) -m ruff format --check --quiet . || { echo "not formatted: run $(PY) -m ruff format ."; exit 1; }
	@echo "format: clean"

lint:
	@$(PY) -m ruff check --quiet . && echo "lint: clean"

types:
	@$(PY) -m mypy && echo "types: clean"

imports:
	@$(VENV)/bin/lint-imports --no-logo

migrations:
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(PY) manage.py makemigrations --check --dry-run

messages:
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(PY) manage.py messages --check

docs:
	@$(PY) -m tests.layout.links

exceptions:
	@$(PY) -m tests.layout.exceptions

# --- keep it in order -------------------------------------------------------------------------

lock:  ## choose versions anew from requirements/*.in
	@$(PYTHON) -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet pip-tools
	@cd requirements && for name in agent site test; do \
	  echo "locking $$name ..."; \
	  ../.venv-lock/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	    --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	    --no-emit-options -o $$name.lock $$name.in || exit 1; done

bench-demo: install-site install-agent  ## measure the demo; prints rows for docs/benchmarks.md
	@$(PY) bench/demo

bench-pages: install-test  ## how fast public pages are, and whether ever an old one is answered (half an hour)
	@$(PY) bench/pages

bench-search: install-test  ## quality and speed of search on all engines beside Wagtail's own (an hour; SETS="--docs FILE --queries FILE")
	@$(PY) bench/search/everything.py $(SETS)

bench-reading: install-test  ## how long a reader waits on a bad link (throttled Chromium)
	@$(PY) bench/reading

audit: install-test  ## Lighthouse and axe on the public pages (brings Lighthouse and two old Chromiums by npm)
	@$(PY) bench/audit

screens: install-test  ## take the pictures in docs/screens anew (ONLY=part of a name)
	@PYTHONPATH=.:site $(PY) docs/screens/shoot.py $(ONLY)

clean:  ## remove environments and caches; var/ (the data) stays
	rm -rf .venv .venv-agent .venv-lock .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
