# `make run` starts the bot, `make test` tests it; each sets up what it needs. See README.md.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin

.PHONY: run test soak check bench install develop lock pictures catalogues clean
.DEFAULT_GOAL := run

run: install
	@$(BIN)/agreement-bot serve --local

# On all cores. `.venv/bin/pytest tests/bot` runs some of it, in one process.
test: develop
	@$(BIN)/python -m tests.learning
	@$(BIN)/pytest -q -n auto --dist worksteal

# The long rounds of what `make test` does shortly: crashes, full disks, thousands of notices. About half an hour.
soak: develop
	@$(BIN)/pytest --soak tests/stores tests/outbox tests/test_reporting_crash.py

check: develop
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/agreement-bot knowledge check

bench: develop
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/bench.txt
	@$(BIN)/python -m benchmarks

install: .venv/installed
develop: .venv/developing

.venv/installed: requirements/run.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, and was not found. Install it, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up in .venv: once, about a minute ..."
	@"$(PYTHON)" -m venv .venv || { echo "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/developing: .venv/installed requirements/develop.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/develop.txt
	@touch $@

# What the project may use, with hashes, for every system and Python from 3.11.
lock:
	@scripts/lock

# The pictures of the documentation, from the running bot. Needs Chromium and Node 20 or later.
pictures: develop
	@npm ci --silent --prefix scripts/pictures/block_kit
	@npm ci --silent --ignore-scripts --prefix tests/teams/official
	@$(BIN)/python -m scripts.pictures

# What the code says, brought to the catalogues of each language; see docs/decisions/languages.md.
catalogues: develop
	@$(BIN)/python -m scripts.catalogues

clean:
	rm -rf .venv .data
