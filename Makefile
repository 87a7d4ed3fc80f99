# Sets up .venv and calls the program; everything here also runs without make (README, "Without make").
PYTHON ?= python3
AS_OF ?= 2013-01-14
SCOPE ?= central-asia
FROM ?= 1999-12-31
TO ?= 2013-12-31
EVERY ?= year
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help brief test approve lab check archive upgrade

help: ## Print what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

brief: $(VENV)/ready ## Build one brief: AS_OF=2013-01-14 SCOPE=central-asia
	@$(BIN)/returnwatch brief --as-of "$(AS_OF)" --scope "$(SCOPE)"

test: $(VENV)/ready ## Run all tests
	@$(BIN)/python -m pytest --numprocesses auto --dist loadscope

approve: $(VENV)/ready ## Approve the pictures of pages as they look now
	@$(BIN)/python -m pytest --approve tests/briefs/test_pictures.py tests/browser/test_screens.py

lab: $(VENV)/ready ## Open the explorer in JupyterLab
	@$(BIN)/jupyter lab --ServerApp.root_dir=. notebooks/explore.ipynb

check: $(VENV)/ready ## Check the record
	@$(BIN)/returnwatch check

archive: $(VENV)/ready ## Build every brief that is due: FROM= TO= EVERY=month|quarter|year, of all scopes or SCOPE=
	@$(BIN)/returnwatch archive --from "$(FROM)" --to "$(TO)" --every "$(EVERY)" $(if $(filter file,$(origin SCOPE)),,--scope "$(SCOPE)")

upgrade: $(VENV)/ready ## Renew requirements.lock, run all tests, say which published files would change
	@$(BIN)/python -m pip install --quiet --upgrade uv
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --upgrade --quiet --custom-compile-command "make upgrade" --output-file requirements.lock
	@$(MAKE) --no-print-directory $(VENV)/ready
	@$(MAKE) --no-print-directory test; tested=$$?; $(BIN)/returnwatch compare && exit $$tested

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@echo "Setting up $(VENV): this takes a minute or two the first time."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --compile --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
