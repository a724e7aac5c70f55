# The commands of the project; docs say what each is for. `make` alone lists them.
#
# Tools that are missing are fetched into a folder that survives `cargo clean` (scripts/env.sh says which) and checked by version.
# Variables: ADDR, DATA and NOW for `make run`, BROWSER_TESTS and ARGS for browser tests, FUZZ and TIME for `make fuzz`; CARGO_TARGET_DIR, RUSTUP_TOOLCHAIN, CHROMIUM and BRIEFS_TOOLS are respected everywhere.

SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

ADDR ?= 127.0.0.1:3000
DATA ?= data
NOW ?=
# Of `make fuzz`: which targets, and seconds each.
FUZZ ?= address dates document export sanitise
TIME ?= 600
# Of `make e2e-postgres`: files of tests and ways of reading.
BROWSER_TESTS ?= --project=hydrated $(addprefix tests/,article fronts links live-report midnight mine news search stories weather wire)

TARGET := $(or $(CARGO_TARGET_DIR),target)
BIN := $(abspath $(TARGET))/release/briefs
LOGS := target/test-logs

# Finds the tools and the toolchain; read anew by each recipe, as set-up may just have changed them.
ENV := . scripts/env.sh &&
# scripts/test.mjs has done the set-up once for all the parts.
READY := $(if $(BRIEFS_READY),,setup-test)
BUILDABLE := $(if $(BRIEFS_READY),,setup)

WASM := --target wasm32-unknown-unknown --no-default-features --features hydrate
SSR := --package app --package server --features app/ssr

##@ Everyday
.PHONY: help run test build dev gallery bench
help: ## list these commands
	@awk 'BEGIN { FS = ":.*## " } /^##@ / { printf "\n%s\n", substr($$0, 5) } /^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build, then serve on http://127.0.0.1:3000 (ADDR=… DATA=… NOW=2025-03-19T10:00:00+01:00)
	@echo "run    http://$(ADDR)   data folder: $(abspath $(DATA))   (Ctrl-C ends it)"
	@exec $(BIN) serve --addr $(ADDR) --data $(DATA) $(if $(NOW),--now $(NOW))

test: setup-test ## everything that must hold: format, lints, tests, browser tests, budgets; ends with `N passed, N failed`
	@$(ENV) node scripts/test.mjs

build: $(BUILDABLE) ## target/release/briefs, one file with everything inside
	@$(ENV) node scripts/build.mjs

dev: setup ## rebuild and reload on every change (cargo leptos watch)
	@scripts/setup-watch.sh
	@$(ENV) cargo leptos watch

gallery: setup ## every component in every state, without a server (trunk serve)
	@scripts/setup-gallery.sh
	@$(ENV) trunk serve

bench: build ## benchmarks, as ratios against references measured in the same run; writes docs/BENCHMARKS.md
	@scripts/setup-bench.sh
	@scripts/setup-postgres.sh
	@mkdir -p $(LOGS)
	@$(ENV) set -o pipefail; export BRIEFS_BIN=$(BIN); { node scripts/bench.mjs && node scripts/bench-door.mjs && node scripts/bench-streams.mjs && scripts/test/postgres.sh node scripts/bench-nodes.mjs \
	  && node end2end/navigation.mjs \
	  && cargo bench --quiet --package server --features app/ssr --bench paper --bench wire --bench sources \
	  && scripts/test/postgres.sh cargo bench --quiet --package server --features app/ssr --bench paper; } | tee $(LOGS)/bench.log
	@node scripts/bench-report.mjs $(LOGS)/bench.log

##@ Parts of the above
.PHONY: setup setup-test fmt fmt-check lint front unit unit-postgres doctest wasm-test e2e e2e-postgres budgets screenshots observatory leptos fuzz
setup: ## fetch what a build needs
	@scripts/setup-compiler.sh
	@scripts/setup-rust.sh
	@scripts/setup-npm.sh
	@scripts/setup-wasm-bindgen.sh

setup-test: setup ## fetch what the tests need besides
	@scripts/setup-rust-lints.sh
	@scripts/setup-browser.sh
	@scripts/setup-checkers.sh
	@scripts/setup-postgres.sh

fmt: $(READY) ## format the Rust code
	@scripts/rustfmt.sh --all

fmt-check: $(READY) ## is the Rust code formatted?
	@scripts/rustfmt.sh --all --check

lint: $(READY) ## clippy for the server and the browser, type check of the browser tests; warnings are errors
	@$(ENV) cargo clippy $(SSR) --all-targets -- -D warnings
	@$(ENV) cargo clippy --package app --all-targets $(WASM) -- -D warnings
	@$(ENV) if [[ -e end2end/tsconfig.json ]]; then tsc --noEmit -p end2end; fi

front: $(BUILDABLE) ## the browser's files alone, into target/site
	@$(ENV) node scripts/build.mjs --front-only

unit: $(READY) ## unit and integration tests
	@$(ENV) if command -v cargo-nextest >/dev/null; \
	  then cargo nextest run $(SSR) --no-fail-fast --status-level fail; \
	  else cargo test $(SSR) --lib --bins --tests --no-fail-fast; fi

# What is left out is in .config/nextest.toml; without cargo-nextest it is the contract and what is PostgreSQL's own.
unit-postgres: $(READY) ## the same tests on PostgreSQL, on a server of their own
	@$(ENV) if command -v cargo-nextest >/dev/null; \
	  then scripts/test/postgres.sh cargo nextest run $(SSR) --profile postgres --no-fail-fast --status-level fail; \
	  else scripts/test/postgres.sh cargo test $(SSR) --test it --no-fail-fast -- store:: postgres:: --skip another_process_keeps_out; fi

doctest: $(READY) ## examples in the documentation
	@$(ENV) cargo test --doc $(SSR)

wasm-test: $(READY) ## tests of app's browser code, run as WebAssembly by Node
	@$(ENV) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test --package app --lib $(WASM)

e2e: $(READY) ## Playwright against the release (after `make build`); ARGS=… are passed on
	@mkdir -p $(LOGS)
	@$(ENV) cd end2end && BRIEFS_BIN=$(BIN) PLAYWRIGHT_JSON_OUTPUT_NAME=$(abspath $(LOGS))/e2e.json playwright test --reporter=dot,json $(ARGS)

e2e-postgres: $(READY) ## the same on PostgreSQL, on a server of their own: the tests that ask the store most; BROWSER_TESTS= all
	@mkdir -p $(LOGS)
	@$(ENV) cd end2end && BRIEFS_BIN=$(BIN) PLAYWRIGHT_JSON_OUTPUT_NAME=$(abspath $(LOGS))/e2e-postgres.json \
	  ../scripts/test/postgres.sh playwright test --reporter=dot,json $(BROWSER_TESTS) $(ARGS)

budgets: $(READY) ## sizes and Lighthouse against docs/BUDGETS.md (after `make build`)
	@$(ENV) BRIEFS_BIN=$(BIN) node end2end/budgets.mjs

screenshots: $(READY) ## every type of page at four widths, by day, by night and in Arabic (after `make build`)
	@$(ENV) BRIEFS_BIN=$(BIN) node end2end/screenshots.mjs

observatory: $(READY) ## the rules of Mozilla's HTTP observatory on each type of page: all must have A+ (after `make build`)
	@scripts/setup-observatory.sh
	@$(ENV) folder=$$(mktemp -d); trap 'rm -r "$$folder"' EXIT; \
	  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
	    -keyout "$$folder/localhost.key" -out "$$folder/localhost.pem" 2>/dev/null; \
	  NODE_EXTRA_CA_CERTS="$$folder/localhost.pem" BRIEFS_BIN=$(BIN) node scripts/observatory.mjs "$$BRIEFS_TOOLS/observatory"

# One after the other: together cargo-leptos compiles them at the same time, and a release takes the front in when it is compiled.
leptos: $(READY) ## that cargo-leptos, where it is installed, builds a site that passes the smoke test; then our own build again
	@mkdir -p $(LOGS)
	@$(ENV) if ! command -v cargo-leptos >/dev/null; then echo "test   no cargo-leptos here: nothing to try (make dev fetches it)"; exit 0; fi; \
	  cargo leptos build --release --frontend-only && cargo leptos build --release --server-only \
	  && (cd end2end && BRIEFS_BIN=$(BIN) PLAYWRIGHT_JSON_OUTPUT_NAME=$(abspath $(LOGS))/leptos.json \
	    playwright test tests/every-page.spec.ts tests/links.spec.ts --project=hydrated --project=nojs --reporter=dot,json); \
	  passed=$$?; node scripts/build.mjs && exit $$passed

fuzz: $(BUILDABLE) ## what outside sources may send, made up by libFuzzer on nightly (FUZZ="dates address" TIME=600)
	@scripts/setup-fuzz.sh
	@$(ENV) scripts/fuzz.sh $(abspath $(TARGET))/fuzz $(TIME) $(FUZZ)
