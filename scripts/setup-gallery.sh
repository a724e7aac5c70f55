#!/usr/bin/env bash
# trunk, which serves the gallery (`make gallery`) and which nothing else needs.
set -euo pipefail
. "$(dirname "$0")/env.sh"

version=0.21.14 # 0.22 needs Rust 1.96.1

installed() { [[ $(trunk --version 2>/dev/null) == "trunk $version" ]]; }

if ! installed && command -v cargo-binstall >/dev/null; then
  say "trunk $version: asking for a prebuilt one"
  timeout 180 cargo binstall --no-confirm --disable-strategies compile --root "$BRIEFS_TOOLS" "trunk@$version" </dev/null >/dev/null 2>&1 || true
fi
if ! installed; then
  say "trunk $version: compiling it, once (several minutes; with cargo-binstall in PATH, seconds)"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    env -u CARGO_TARGET_DIR cargo install --locked --force --root "$BRIEFS_TOOLS" --version "=$version" trunk </dev/null
  installed || fail "trunk $version is not in $BRIEFS_TOOLS/bin after its installation"
fi
say "trunk $version"
