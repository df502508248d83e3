# Facilitator: `make run` opens the app, `make test` checks everything. Both set up what they need.
VENV := .venv
PYTHON := $(VENV)/bin/python
STAMP := $(VENV)/.installed

MINUTES := 10

.PHONY: help run test test-faults fuzz lint bench sbom clean

help:            ## what can be made
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

run: $(STAMP)   ## open the app; without a screen, rehearse a whole session and say where the minutes are
	@$(PYTHON) packaging/run.py

test: $(STAMP)  ## the whole suite: lint, types, tests
	@sh packaging/system-libraries.sh test || echo "Skipped is what needs a real X server, and the check by veraPDF, which needs Java."
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n auto --dist worksteal

test-faults: $(STAMP) ## what can happen to a laptop, F1 to F20; ALL_FAULTS=1 does as much as each criterion asks
	@sh packaging/system-libraries.sh faults || echo "What these would have done is printed below as could not run here."
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n auto --dist worksteal --faults $(FAULTS)

fuzz: $(STAMP)  ## wrong inputs for all that comes in from outside, MINUTES=10 each, two at a time
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]' || echo "Without atheris Hypothesis chooses the inputs."
	nice -n 19 $(PYTHON) -m tests.fuzz.fuzz all --minutes $(MINUTES)

lint: $(STAMP)  ## style and types only
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy

bench: $(STAMP) ## measure; each prints a ratio against the named floor
	@for file in benchmarks/*.py; do QT_QPA_PLATFORM=offscreen $(PYTHON) $$file || exit 1; done

sbom: $(STAMP)  ## what a release is made of, with its licences, in dist/
	$(PYTHON) packaging/sbom.py

clean:           ## remove what was made here
	rm -rf $(VENV) build dist rehearsal

$(STAMP): pyproject.toml packaging/system-libraries.sh
	@sh packaging/system-libraries.sh
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
