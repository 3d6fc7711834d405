# Everything a person or CI runs. `make demo` and `make test` need Python 3.11+, git and make only.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO_SECONDS ?= 10
JOBS ?= 2

.PHONY: demo test lint format types layers docs unit test-slow clean

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: $(VENV)/installed
	$(BIN)/routing demo demo --time-limit $(DEMO_SECONDS)

test: lint types layers unit

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(VENV)/installed-dev
	$(BIN)/mypy

layers: $(VENV)/installed-dev
	$(BIN)/lint-imports

unit: $(VENV)/installed-dev
	$(BIN)/pytest -n $(JOBS) -m "not slow"

# Tests that take long; CI runs them after `make test`.
test-slow: $(VENV)/installed-dev
	$(BIN)/pytest -n $(JOBS) -m slow

# Reference pages and schema files that are made from the code.
docs: $(VENV)/installed
	$(BIN)/python -m routing.scenario.reference
	$(BIN)/python -m routing.fleet.catalogue.reference
	$(BIN)/python -m routing.codes.reference
	$(BIN)/python -m routing.plan.schema_file

clean:
	rm -rf $(VENV) demo build .mypy_cache .ruff_cache .pytest_cache
