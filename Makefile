# Two commands matter: `make run` and `make test`. Stamps make the second call of either quick.
PY ?= $(shell python3 infra/interpreter.py 2>/dev/null || echo python3)
PORT ?= 8000
DATA ?= .data
SCALE ?= ci
WEB_SRC := $(shell [ -d web ] && find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -not -path 'web/codegen/*')

export PORT DATA
.DEFAULT_GOAL := help
.PHONY: help run test check bench torture lock

help: ## say what each target does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 14

run: .venv/.run web/dist/.ok ## install, build and start everything; PORT (8000) and DATA (.data)
	@.venv/bin/python -m compileall -q -j 0 infra server schema workflows
	@exec .venv/bin/python -m infra up

test: .venv/.dev web/dist/.ok ## install what tests need, the browser included, and run all tests
	infra/testdeps
	@.venv/bin/python -m compileall -q -j 0 infra server schema workflows
	.venv/bin/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

check: .venv/.dev web/dist/.ok ## lint, format, types, import contracts, drift of schema and migrations, front end
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pytest -q tests/architecture
	.venv/bin/python infra/webbuild.py check

bench: .venv/.dev web/dist/.ok ## ours beside other programs, in ratios; SCALE=full for the long ones
	.venv/bin/python -m tests.bench --scale $(SCALE)

torture: .venv/.dev web/dist/.ok ## races and kills, SCALE=ci, night or release; each with a control that must go wrong
	.venv/bin/python -m tests.torture --scale $(SCALE)

lock: .venv/.base ## resolve the lock files anew from pyproject.toml
	infra/relock

.venv/.base: requirements-bootstrap.lock
	@py='$(PY)'; $$py -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, e.g. make PY=python3.12 run")' \
	&& echo "$$py -m venv .venv" && $$py -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $< || echo "no uv; pip will do" >&2
	touch $@

.venv/.run: .venv/.base requirements.lock requirements-build.lock infra/pyinstall
	infra/pyinstall requirements.lock requirements-build.lock
	touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	infra/pyinstall requirements-dev.lock
	touch $@

web/dist/.ok: .venv/.run infra/webbuild.py $(WEB_SRC)
	.venv/bin/python infra/webbuild.py build
