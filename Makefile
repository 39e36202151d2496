# Two commands do all the set-up: `make demo` and `make test`. They need Python 3.11 or later, and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
CODE := src tests docs examples $(wildcard benchmarks conftest.py playground)

.PHONY: demo test test-fast lint format types docs docs-check playground playground-check pictures bench lock clean

demo: .venv/running ## Check the published example, ask it something, and draw it.
	mkdir -p demo
	$(BIN)/logicmodel example trauma-informed -o demo/trauma-informed.yaml --force
	$(BIN)/logicmodel check demo/trauma-informed.yaml
	$(BIN)/logicmodel paths demo/trauma-informed.yaml leadership health --max-paths 3
	$(BIN)/logicmodel draw demo/trauma-informed.yaml -o demo/trauma-informed.svg
	$(BIN)/logicmodel draw demo/trauma-informed.yaml -o demo/trauma-informed.png
	@echo "The pictures are in demo/: open demo/trauma-informed.svg in a browser."

test: .venv/ready ## Run the tests, the doctests and the code in the docs; with COVERAGE=1 report coverage, in twice the time.
ifdef COVERAGE
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
else
	$(BIN)/pytest --numprocesses auto
endif

test-fast: .venv/ready ## Run the tests that take no browser and no site, with two examples of each property; half a minute.
	$(BIN)/pytest --numprocesses auto -m "not browser and not slow" --hypothesis-profile fast tests

lint: .venv/ready types ## See that the code is laid out, sound, typed, documented and rightly spelt.
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/interrogate --quiet src
	$(BIN)/codespell $(CODE) .ci Makefile $(wildcard *.md *.toml)

types: .venv/ready
	$(BIN)/mypy
	$(BIN)/pyright

format: .venv/ready ## Let ruff lay out the code.
	$(BIN)/ruff check --fix-only $(CODE)
	$(BIN)/ruff format $(CODE)

docs: .venv/ready ## Build the documentation; a warning is an error.
	$(BIN)/sphinx-build -W --keep-going --quiet --builder html docs docs/_build/html
	@echo "The documentation is in docs/_build/html/index.html"

playground: .venv/ready ## Build the playground, in which the library runs in the browser; needs Node.js and npm.
	npm ci --prefix playground --no-audit --no-fund --silent
	$(BIN)/python playground/build.py docs/_generated/extra/playground
	@echo "The playground is in docs/_generated/extra/playground; 'make docs' publishes it with the documentation."

playground-check: playground ## See that the playground gives what the library gives here, in Chromium.
	LOGICMODEL_BUILT_PLAYGROUND=docs/_generated/extra/playground $(BIN)/pytest tests/built_playground

docs-check: docs ## See that links in the built documentation lead somewhere, and that axe finds no barrier in it.
	LOGICMODEL_BUILT_DOCS=docs/_build/html $(BIN)/pytest --numprocesses auto tests/built_pages

pictures: .venv/ready ## Draw again the pictures that are committed.
	$(BIN)/logicmodel example reading-together | $(BIN)/logicmodel draw - -o docs/images/reading-together.svg

bench: .venv/ready ## Run the benchmarks, against other graph libraries.
	$(PIP) "pip>=25.1"
	$(PIP) --group bench
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/drawing.py

# What running needs, and no more.
.venv/running: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes --requirement requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/ready: requirements/dev.txt .venv/running
	$(PIP) --require-hashes --requirement requirements/dev.txt
	touch $@

lock: ## Resolve what running and developing need anew; needs uv.
	$(LOCK) --group install pyproject.toml --output-file requirements/run.txt
	$(LOCK) --group dev --constraint requirements/run.txt pyproject.toml --output-file requirements/dev.txt

clean: ## Remove all that was built, the environment too.
	rm -rf .venv build dist demo docs/_build docs/_generated .coverage* .hypothesis .*_cache
