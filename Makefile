VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
ADDRESS ?= 127.0.0.1:8000
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Material prints a notice about MkDocs 2, which our version range leaves out.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve site test lint check bench wheel clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(STAMP) ## build the docs and serve them, reloading on every change
	@echo "Serving at http://$(ADDRESS)/ (stop with Ctrl-C)"
	@# click 8.3.0 loses the default of this flag, so it is spelt out.
	@$(BIN)/python -m mkdocs serve --livereload --dev-addr $(ADDRESS)

site: $(STAMP) ## build the docs into site/, failing on any warning
	$(BIN)/python -m mkdocs build --strict --site-dir site

test: lint ## run the linters, then all tests (browser tests need Chromium)
	@if browser="$$(scripts/browser)"; then \
	  export ALIGNMENT_CHROMIUM="$$browser"; \
	elif [ "$${ALIGNMENT_REQUIRE_BROWSER:-}" = 1 ]; then \
	  echo "Stopping: ALIGNMENT_REQUIRE_BROWSER=1 and there is no browser." >&2; exit 1; \
	else \
	  echo "Browser tests will be skipped." >&2; \
	fi; \
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(STAMP) ## run the linters only
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-logo

check: $(STAMP) ## check this project's own records
	$(BIN)/alignment check

bench: $(STAMP) ## compare our build with a plain one, count planted faults found, measure the reader of documents
	$(BIN)/python -m benchmarks --large
	$(BIN)/python -m benchmarks.faults
	$(BIN)/python -m benchmarks.labels --held-out

wheel: $(STAMP) ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

clean: ## remove everything these targets created
	rm -rf $(VENV) site dist build .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The build backend goes in first, at its pinned version: pip does not apply constraints to the
# environment that it would otherwise create to build the project.
$(STAMP): pyproject.toml constraints.txt
	@python=; \
	for candidate in $(PYTHON) $(PYTHONS); do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python="$$candidate"; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Alignment needs Python 3.11 or newer; python3 here is: $$(python3 --version 2>/dev/null || echo missing)." >&2; \
	  echo "Install a newer one, or name it: make PYTHON=path/to/python3" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv $(VENV) || { \
	  echo "This Python cannot create environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PIP) install -c constraints.txt hatchling
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[test]'
	@touch $@
