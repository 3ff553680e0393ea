# Everything below needs python3 (3.11 or newer) with venv and pip, and nothing else.
#
#   make demo      the main job, from end to end, on a fictitious event
#   make test      the test suite
#   make check     lint, types, import direction, documentation
#   make lint      the same without the documentation, which the test suite checks as well
#   make bench     side by side with what one would otherwise use
#   make sweep     what becomes of Google sheets while the network fails and while people type
#   make docs      write the reference pages from what the product declares
#   make portable PYTHON_ZIP=FILE    the folder for a city PC, from the embeddable Python: dist/DX展
#   make wheelhouse PYTHON_ZIP=FILE  the wheels for Windows it is made from: dist/wheelhouse
#   make office    what the tests check Word documents with besides Python (needs npm)
#   make messages  gather and compile the words of the command line
#   make lock      renew the locked dependencies (UPGRADE=--upgrade takes newer versions)
#   make clean     remove what the targets above made, except the demo's folder

.DEFAULT_GOAL := demo
.DELETE_ON_ERROR:
.PHONY: demo test check lint bench docs messages lock clean python office pictures portable
.PHONY: wheelhouse sweep

# The newest interpreter the locked wheels are known for, then whatever python3 is. It is run,
# not only looked up: a version manager may list an interpreter that does not start.
CANDIDATES := python3.13 python3.12 python3.11 python3 python
PROBE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON = $(firstword $(foreach p,$(CANDIDATES),$(shell $(p) -c '$(PROBE)' >/dev/null 2>&1 && echo $(p))))

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
LOCKED := $(PIP) --require-hashes
# No isolation: the build backend comes hash-locked too, instead of fresh from the network.
OURSELVES := $(PIP) --no-deps --no-build-isolation --editable .

RUNTIME := .venv/.runtime
DEV := .venv/.dev
BENCH := .venv/.bench
VOTES := .venv/votes
OFFICE := .venv/office

demo: $(RUNTIME)
	@$(BIN)/dxten demo

# The workers share the cores: with threads of their own each, they would wait for one another.
# Neighbours stay together, so that what a module prepares for its tests is prepared once.
test: $(DEV)
	@POLARS_MAX_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal

# A folder is type-checked from the day it holds a program.
TYPED = $(foreach d,automations tests benchmarks config templates docs,$(if $(shell find $(d) -name '*.py' 2>/dev/null | head -n 1),$(d)))

check: lint
	$(BIN)/python -m pytest --quiet tests/test_house.py $(wildcard tests/docs)

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(TYPED)
	$(BIN)/lint-imports --no-logo

bench: $(BENCH) $(VOTES)/.made
	$(BIN)/python -m benchmarks

sweep: $(RUNTIME)
	$(BIN)/python -m benchmarks.google_sweep

docs: $(DEV)
	$(BIN)/python -m docs.make_template_examples
	$(BIN)/python -m docs.make_reference
	$(BIN)/python -m docs.make_demo
	$(BIN)/python -m docs.make_security
	$(BIN)/python -m docs.make_screens

# Needs LibreOffice, poppler and the BIZ UD fonts.
pictures: $(DEV)
	$(BIN)/python -m docs.make_demo --pictures

# Wheels are collected anew each time, unless a folder of them is named (WHEELHOUSE=DIR), which was
# carried to where there is no network.
WHEELHOUSE = dist/wheelhouse
PORTABLE = $(BIN)/python -m templates.portable
# Files bear the time of the last change in git: 診断 doubts a clock that is earlier.
portable wheelhouse: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1580601600)

portable: $(RUNTIME) $(if $(filter file,$(origin WHEELHOUSE)),wheelhouse)
	@$(PORTABLE) folder --python-zip "$(PYTHON_ZIP)" --wheelhouse "$(WHEELHOUSE)" --out dist/DX展

wheelhouse: $(RUNTIME)
	@$(PORTABLE) wheelhouse --python-zip "$(PYTHON_ZIP)" --out "$(WHEELHOUSE)"

# The lock names no place to download from. Nothing of it is run but the validator itself.
office: $(OFFICE)/.made

$(OFFICE)/.made: $(addprefix tests/office/,package.json package-lock.json .npmrc) | $(BIN)/python
	@mkdir -p $(OFFICE)
	@cp $^ $(OFFICE)
	@cd $(OFFICE) && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

messages: $(DEV)
	$(BIN)/python -m docs.make_messages

COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--python-version 3.11 --custom-compile-command "make lock" $(UPGRADE)

# One resolution: the next three are narrowed to the versions of the first. The voting libraries
# live apart: they ask for versions of their own.
lock: | $(BIN)/python
	@test -x $(BIN)/uv || $(LOCKED) -r requirements-dev.lock
	$(COMPILE) pyproject.toml --group dev --output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --constraints requirements-dev.lock --output-file requirements.lock
	$(COMPILE) --group build --constraints requirements-dev.lock --output-file requirements-build.lock
	$(COMPILE) --group bench --constraints requirements-dev.lock --output-file requirements-bench.lock
	$(COMPILE) --group bench-votes --output-file requirements-bench-votes.lock

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find automations tests benchmarks templates -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# Prints the interpreter that would be used, or fails.
python:
	@test -n "$(PYTHON)" && echo "$(PYTHON)"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 以上（venv と pip を含む）が見つかりません。導入してから、もう一度実行してください。" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

$(RUNTIME): requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	@echo "必要な部品を .venv に入れています（初回のみ）…"
	@$(LOCKED) -r requirements.lock -r requirements-build.lock
	@$(OURSELVES)
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "必要な部品を .venv に入れています（初回のみ）…"
	@$(LOCKED) -r requirements-dev.lock
	@$(OURSELVES)
	@touch $@

$(BENCH): requirements-bench.lock $(RUNTIME)
	@$(LOCKED) -r requirements-bench.lock
	@touch $@

$(VOTES)/.made: requirements-bench-votes.lock | $(BIN)/python
	@$(BIN)/python -m venv $(VOTES)
	@$(VOTES)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $<
	@touch $@
