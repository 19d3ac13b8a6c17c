# How is it run, tested, checked and locked?
#
#   make run    everything it needs, then http://127.0.0.1:8000/ (PORT= changes the port)
#   make test   the whole suite on SQLite, then on PostgreSQL (ARGS= goes to pytest)
#   make check  lint, types, templates, content
#   make bench  what an import costs beside a bare scan of its file (ROWS= changes how many)
#   make lock   resolve the requirements anew (needs uv)

PORT ?= 8000
# Editions that come with the product, so that the first screen is real.
BUNDLED = fixtures/releases
ENVIRONMENT ?= development
CODE = mlpm skills roles salaries
SOURCES = $(CODE) tests manage.py
PY = .venv/bin/python
MANAGE = $(PY) manage.py
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# Tools started from a start-up with this set would compile every package at every start.
unexport PYTHONDONTWRITEBYTECODE
export RUFF_CACHE_DIR = var/ruff
export HYPOTHESIS_STORAGE_DIRECTORY = var/hypothesis
export ENVIRONMENT

.PHONY: run test check bench lock

run: .venv/base
	@$(PY) -m compileall -q $(CODE)
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(call load_content)
	@$(MANAGE) import_pay aijobs $(BUNDLED)/aijobs_salaries_2025-01-19.csv.gz --verbosity 0
	@$(MANAGE) import_pay oews $(BUNDLED)/bls_oews_2025-05.csv.gz --verbosity 0
	@$(MANAGE) shell --no-imports --verbosity 0 -c "$$FIRST_EDITOR"
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

# 1: documents edited in the database were kept, the site runs on. 2 and more: nothing was loaded.
define load_content
$(MANAGE) load_content; status=$$?; \
if [ $$status -ge 2 ]; then exit $$status; fi; \
if [ $$status -eq 1 ]; then echo "Edited content was kept, see above."; fi
endef

define FIRST_EDITOR
from django.contrib.auth import get_user_model
if not get_user_model().objects.filter(is_staff=True).exists():
    print("No editor yet. To make the first: ENVIRONMENT=$(ENVIRONMENT) $(MANAGE) createsuperuser")
endef
export FIRST_EDITOR

test: .venv/dev
	@failed=0; \
	DATABASE_URL= $(PY) -m pytest $(ARGS) || failed=1; \
	$(PY) -m tests.on_postgres $(ARGS) || failed=1; \
	exit $$failed

# In memory, so that a check leaves no empty database behind.
check: export DATABASE_URL = sqlite://:memory:
check: .venv/dev
	$(PY) -m ruff check $(SOURCES)
	$(PY) -m ruff format --check $(SOURCES)
	$(PY) -m mypy
	$(MANAGE) check
	$(MANAGE) makemigrations --check --dry-run
	$(PY) -m tests.compile_templates
	$(MANAGE) check_content
	@! grep -nE '://|find-links|index-url' requirements/*

bench: .venv/dev
	@$(PY) -m tests.bench

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	uv pip compile pyproject.toml $(LOCK) -o requirements/base.txt
	uv pip compile pyproject.toml --extra dev -c requirements/base.txt $(LOCK) -o requirements/dev.txt

LOCK = --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"

# The stamps are newer than the lock that was installed.
.venv/base: requirements/base.txt
	@$(call install,$<)
	@touch $@

.venv/dev: requirements/dev.txt
	@$(call install,$<)
	@touch .venv/base $@

define install
if command -v uv >/dev/null; then \
	{ [ -x $(PY) ] || uv venv --quiet --clear --python '>=3.11' .venv; } && \
	uv pip install --quiet --python $(PY) --require-hashes --compile-bytecode -r $(1); \
elif [ -n "$(PYTHON)" ]; then \
	$(PYTHON) -m venv .venv && \
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); \
else \
	echo "Python 3.11 or newer is needed, and none was found."; exit 1; \
fi
endef
