# Three commands that work on a fresh clone: make install, make demo, make test.

VENV := .venv
BIN := $(VENV)/bin
# Any Python from 3.11 to 3.13; say PYTHON=python3.12 to choose one.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info < (3,14))' 2>/dev/null && { echo $$p; break; }; done)
UV := $(BIN)/uv pip
TEST_DATABASE := postgresql://postgres@127.0.0.1:5432/secretariat

.PHONY: install demo test check unit postgres figures rights clean lock

install: $(VENV)/run.stamp

$(VENV)/bootstrap.stamp: requirements/bootstrap.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and none was found."; exit 1; }
	@echo "Making a virtual environment with $$($(PYTHON) --version)."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.lock
	@touch $@

$(VENV)/run.stamp: requirements/run.lock pyproject.toml $(VENV)/bootstrap.stamp
	@echo "Installing what the system needs."
	VIRTUAL_ENV=$(VENV) $(UV) install --require-hashes -r requirements/run.lock
	VIRTUAL_ENV=$(VENV) $(UV) install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/secretariat check-models
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(VENV)/run.stamp
	@echo "Installing what the checks need."
	VIRTUAL_ENV=$(VENV) $(UV) install --require-hashes -r requirements/dev.lock
	@touch $@

demo: install
	$(BIN)/secretariat demo

test: check unit postgres

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit -q -c pyproject.toml -r src fuzz

unit: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n 2 --dist loadfile -q -m "not browser"
	$(BIN)/python -m pytest -n 2 --dist loadfile -q -m browser tests/browser

postgres: $(VENV)/dev.stamp
	@if $(BIN)/python -c "import psycopg; psycopg.connect('$(TEST_DATABASE)'.rsplit('/', 1)[0] + '/postgres', connect_timeout=3)" 2>/dev/null; then \
		DATABASE_URL=$(TEST_DATABASE) $(BIN)/python -m pytest -n 2 --dist loadfile -q -m "not browser" \
			--database-only tests; \
	else echo "SKIPPED: no PostgreSQL answers on 127.0.0.1:5432 (Debian: apt-get install postgresql)."; fi

rights: $(VENV)/dev.stamp
	RIGHTS=print $(BIN)/python -m pytest -n 0 -q -s tests/rights/test_matrix.py

figures: $(VENV)/dev.stamp
	$(BIN)/python bench/reading_quality.py --write

lock:
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 --no-annotate --no-header -q -o requirements/run.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --universal --python-version 3.11 --no-annotate --no-header -q -o requirements/dev.lock

clean:
	rm -rf $(VENV) var build
