# Every command sets up what it needs, once: a stamp file stands for each finished step.
PYTHON  ?= python3
VENV    := .venv
BIN     := $(VENV)/bin
WORKERS ?= 2
PORT    ?= 8000

.PHONY: book pdf epub watch serve gallery lab lab-reset check test benchmark clean distclean
.DEFAULT_GOAL := book

$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Python packages into $(VENV) (once; some minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@$(BIN)/python -m compileall -q $(VENV)/lib 2>/dev/null || true
	@mkdir -p $(VENV)/share/jupyter/lab/settings
	@cp electrolytes/lab/settings/overrides.json $(VENV)/share/jupyter/lab/settings/overrides.json
	@touch $@

node_modules/.installed: package.json package-lock.json $(VENV)/.installed
	@echo "Installing from npm (Temml, fonts, YALPS)"
	@$(BIN)/npm ci --loglevel=error --no-audit --no-fund
	@touch $@

book: $(VENV)/.installed node_modules/.installed
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m electrolytes.book --workers $(WORKERS)

watch: $(VENV)/.installed node_modules/.installed
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m electrolytes.book.watch --workers $(WORKERS) --port $(PORT)

serve: book
	@echo "The book is at http://localhost:$(PORT)/ (Ctrl+C stops)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

gallery: book
	@$(BIN)/python -m electrolytes.book.gallery

# on paper and for e-readers, into _build/paper; both from the built site
pdf: book
	@PYTHONPATH=tests $(BIN)/python -m support.needed chromium
	@$(BIN)/python -m electrolytes.book.paper.pdf

epub: book
	@$(BIN)/python -m electrolytes.book.paper.epub
	@command -v java > /dev/null && $(BIN)/epubcheck _build/paper/book.epub \
	|| { command -v java > /dev/null && exit 1; echo "Not checked: epubcheck needs Java, which is not here."; }

# learners work on copies in workspace/; make lab AUTHOR=1 opens the chapters themselves
lab: $(if $(AUTHOR),$(VENV)/.installed,book)
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m electrolytes.lab $(if $(AUTHOR),--author) $(LAB)

lab-reset: book
	@$(BIN)/python -m electrolytes.lab --reset

# what needs no browser and no built book: under a minute
check: $(VENV)/.installed node_modules/.installed
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/deptry .
	@$(BIN)/zizmor --offline --no-progress --quiet .github/workflows
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest --quiet --numprocesses $(WORKERS) --dist worksteal -m quick $(PYTEST)

test: $(VENV)/.installed node_modules/.installed
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/deptry .
	@$(BIN)/zizmor --offline --no-progress --quiet .github/workflows
	@$(MAKE) --no-print-directory book
	@PYTHONPATH=tests $(BIN)/python -m support.needed chromium firefox webkit
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal $(PYTEST)

$(VENV)/.benchmarks: benchmarks/requirements.txt $(VENV)/.installed
	@echo "Installing what the book is compared with into $(VENV) (Bokeh)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement benchmarks/requirements.txt
	@touch $@

benchmarks/node_modules/.installed: benchmarks/package.json benchmarks/package-lock.json $(VENV)/.installed
	@echo "Installing the stock widget manager into benchmarks (for comparison only)"
	@$(BIN)/npm ci --prefix benchmarks --loglevel=error --no-audit --no-fund --ignore-scripts
	@touch $@

benchmark: book $(VENV)/.benchmarks benchmarks/node_modules/.installed
	@PYTHONPATH=tests $(BIN)/python -m support.needed chromium
	@PYTHONPATH=tests PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m benchmarks $(BENCHMARK)

clean:
	@rm -rf _build conf.py
	@find chapters -name .ipynb_checkpoints -prune -exec rm -rf {} +

distclean: clean
	@rm -rf $(VENV) node_modules benchmarks/node_modules *.egg-info
