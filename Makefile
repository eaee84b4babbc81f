# Usward. `make run` and `make test` are all a newcomer needs; each sets up what it uses.
SHELL := /bin/sh
.DEFAULT_GOAL := run
PYTHON ?= $(firstword $(foreach python,python3 python3.14 python3.13 python3.12 python3.11,\
	$(if $(filter yes,$(shell $(python) -c 'import sys; print("yes" if sys.version_info >= (3, 11) else "")' 2>/dev/null)),$(python))))
BIN := .venv/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
TOOLS := .venv/.tools
STAMP := .venv/.runtime
DEV_STAMP := .venv/.dev
PYTEST := $(BIN)/pytest -n 2 --dist loadfile

.PHONY: run run-setup demo test check bars bench bench-coach pictures lock setup-dev chromium

## For whoever runs it

run: $(STAMP)
	@exec $(BIN)/usward serve

run-setup: $(STAMP)

# The demo has a home of its own, so that it never meets real words.
demo: $(STAMP)
	@export USWARD_HOME="$${USWARD_HOME:-$$HOME/.local/share/usward-demo}"; $(BIN)/usward demo && exec $(BIN)/usward serve

## For whoever builds on it

# The browser's driver keeps an event loop in its process, so its tests have one of their own.
test: chromium
	@$(MAKE) --no-print-directory check
	$(PYTEST) -q -m "not slow and not browser" --database=postgresql src/usward/vault src/usward/accounts tests/privacy
	$(PYTEST) -q -m "not slow and not browser"
	$(PYTEST) -m "browser and not slow"

check: $(DEV_STAMP)
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	find src tests -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/deptry .
	$(BIN)/codespell
	$(BIN)/pytest -q tests/documents tests/architecture

# Proofs longer than a minute; the result is committed with the code it is about.
bars: $(DEV_STAMP)
	$(BIN)/pytest -m slow --timeout=0 --report=docs/bars.md

bench: $(DEV_STAMP)
	$(BIN)/python -m bench

# The coach against its data; USWARD_COACH_DATA names the folder with the raw text.
bench-coach: $(DEV_STAMP)
	$(BIN)/python -m bench.coach

# The pictures of the README, taken of the real pages of the demo.
pictures: chromium
	$(BIN)/python tests/pictures.py

setup-dev: $(DEV_STAMP)

chromium: $(DEV_STAMP)
	@$(BIN)/python tests/chromium.py

lock: $(TOOLS)
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --quiet --no-header requirements-tools.in -o requirements-tools.lock
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --quiet --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --quiet --no-header pyproject.toml --group dev -o requirements-dev.lock

## The environment, in three steps: what installs, what runs, what tests

# Some systems ship Python without ensurepip; the system's own pip can then fill the environment from outside.
$(TOOLS): requirements-tools.lock
	@test -n "$(PYTHON)" || { echo "Usward needs Python 3.11 or newer; install it, or say where it is: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up (once, a minute or two)"
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || { \
		rm -rf .venv; \
		$(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --version >/dev/null 2>&1; \
	} || { \
		rm -rf .venv; \
		echo "$(PYTHON) cannot make environments yet; on Debian and Ubuntu “sudo apt-get install python3-venv” adds what is missing. Then call make again."; \
		exit 1; \
	}
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; then pip="$(BIN)/python -m pip"; else pip="$(PYTHON) -m pip --python $(BIN)/python"; fi; \
		$$pip install --quiet --disable-pip-version-check --require-hashes -r requirements-tools.lock
	@touch $@

$(STAMP): requirements.lock pyproject.toml $(TOOLS)
	@$(UV) --require-hashes -r requirements.lock
	@$(UV) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): requirements-dev.lock $(STAMP)
	@$(UV) --require-hashes -r requirements-dev.lock
	@touch $@
