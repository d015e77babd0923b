# One list of commands, for people and for the build. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet
SHELL := /bin/bash

.DEFAULT_GOAL := help
.PHONY: help run test quick check style lint types imports scripts ran spark data format python chromium nginx node clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/app  ## open the app in a browser
	$(PY) -m streamlit run dashboard.py --server.showEmailPrompt=false

# A run that leaves the browser out needs no Chromium.
BROWSER := $(if $(findstring not browser,$(ARGS)),,chromium nginx)

test: $(VENV)/dev $(BROWSER) node  ## run all tests; with ARGS="-m 'not browser'" those without a browser
	$(if $(ARGS),$(PY) -m pytest $(ARGS),$(PY) -m pytest $(SIDE) $(ORDER) --cov --cov-report= -m "not browser" && $(PY) -m pytest $(SIDE) --maxprocesses 4 -m browser)

# Tests run side by side, one file's on one core.
SIDE := --numprocesses auto --dist loadfile
# Those without a browser run by folder, so that the many short files of tests/unit come last and no core waits for a long one.
ORDER := --no-loadscope-reorder

quick: style lint types imports data  ## what a change of one module should pass, in about a minute
	$(PY) -m pytest $(SIDE) $(ORDER) tests/render tests/unit

check: style lint types imports scripts data test  ## all that a change must pass, in the order of speed

style: $(VENV)/dev  ## is the code in the form that the formatter writes?
	$(PY) -m ruff format --check --quiet . || { echo "Run 'make format' to put these files into form."; exit 1; }

lint: $(VENV)/dev  ## common faults in the code
	$(PY) -m ruff check .

types: $(VENV)/dev  ## do the types fit?
	$(PY) -m mypy

imports: $(VENV)/dev  ## does every import point downward?
	$(VENV)/bin/lint-imports --no-cache

# Programs of node that read the scripts and stylesheets, as tests/node/package.json names them.
NODE := tests/node/node_modules/.bin
SCRIPTS := 'dossier/{publish,ui}/assets/*.js' 'tests/{node,browser}/*.js'
STYLES := 'dossier/*/assets/*.css'

scripts: node  ## are the scripts in form, free of common faults, and do their types fit?
	$(NODE)/prettier --config tests/node/prettier.json --log-level warn --check $(SCRIPTS) $(STYLES) \
	  || { echo "Run 'make format' to put these files into form."; exit 1; }
	$(NODE)/eslint --config tests/node/eslint.config.js $(SCRIPTS)
	$(NODE)/tsc --project tests/node/tsconfig.json
	$(NODE)/tsc --project tests/node/tsconfig.app.json

RAN := $(VENV)/.ran

ran: $(VENV)/dev chromium nginx node  ## how much of the scripts do the browser tests run?
	rm -rf $(RAN)
	$(PY) -m pytest tests/browser $(SIDE) --maxprocesses 4 --scripts-ran $(RAN)
	$(PY) -m tests.browser.ran $(RAN)

spark: $(VENV)/dev  ## does Spark answer as DuckDB does? Brings Java and pyspark, which nothing else needs
	@command -v java >/dev/null || .ci/debian openjdk-17-jre-headless \
	  || { echo "Spark needs Java 17. Install it."; exit 1; }
	$(PIP) pyspark==4.0.5
	$(PY) -m pytest tests/eventdata/test_engines.py

data: $(VENV)/app  ## are the dossiers sound, and is the description of their format up to date?
	$(PY) -m dossier check
	$(PY) -m dossier describe --check

format: $(VENV)/dev node  ## put code, scripts and dossiers into form
	$(PY) -m ruff check --select I --fix --quiet .
	$(PY) -m ruff format .
	$(NODE)/prettier --config tests/node/prettier.json --log-level warn --write $(SCRIPTS) $(STYLES)
	$(PY) -m dossier format

clean:  ## remove the virtual environment and all caches
	rm -rf $(VENV) tests/node/node_modules .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The mark `app` says that the app's libraries are installed, `dev` that those of the checks are. Where a list is
# newer than its mark the environment is made anew, so that nothing of an older list stays behind.
$(VENV)/app: requirements.txt
	@$(MAKE) --no-print-directory python
	@echo "Setting up $(VENV) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/app
	@if [ -e $@ ]; then rm -rf $(VENV) && $(MAKE) --no-print-directory $(VENV)/app; fi
	@echo "Adding what the checks need ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name one with 'make PYTHON=...'."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/debian python3-venv \
	  || { echo "$(PYTHON) cannot make virtual environments; install its 'venv' module."; exit 1; }

# Other people's loaders, which take the exports in the tests, and the programs that read the scripts.
LOADERS := tests/node/node_modules/.installed
node: $(LOADERS)

$(LOADERS): tests/node/package.json
	@command -v npm >/dev/null || .ci/debian nodejs npm \
	  || { echo "The tests of the exports and the check of the scripts need node and npm. Install them, or run pytest yourself: those tests are then left out."; exit 1; }
	@echo "Adding what node is needed for ..."
	@cd tests/node && rm -rf node_modules && npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

# The proxy of docs/deploy is run by a test, which is left out where there is no nginx.
nginx:
	@PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || .ci/debian nginx-light \
	  || echo "There is no nginx; the test of the proxy is left out."

chromium:
	@command -v chromium >/dev/null || .ci/debian chromium fonts-liberation \
	  || { echo "The browser tests need a chromium on the PATH. Install one, or run: make test ARGS=\"-m 'not browser'\""; exit 1; }
