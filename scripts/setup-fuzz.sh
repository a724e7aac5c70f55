#!/usr/bin/env bash
# What `make fuzz` needs and nothing else does: the nightly toolchain, whose compiler has the sanitisers, and cargo-fuzz.
set -euo pipefail
. "$(dirname "$0")/env.sh"

version=0.13.2

has_nightly() { rustup run nightly rustc --version >/dev/null 2>&1; }
installed() { [[ $(cargo-fuzz --version 2>/dev/null) == "cargo-fuzz $version" ]]; }

if ! has_nightly; then
  say "nightly: fetching it"
  timeout 600 rustup toolchain install nightly --profile minimal </dev/null >/dev/null 2>&1 || true
  has_nightly || fail "there is no nightly toolchain: run 'rustup toolchain install nightly' where the network allows it"
fi
if ! installed && command -v cargo-binstall >/dev/null; then
  say "cargo-fuzz $version: asking for a prebuilt one"
  timeout 180 cargo binstall --no-confirm --disable-strategies compile --root "$BRIEFS_TOOLS" "cargo-fuzz@$version" \
    </dev/null >/dev/null 2>&1 || true
fi
if ! installed; then
  say "cargo-fuzz $version: compiling it, once"
  env -u CARGO_TARGET_DIR cargo install --locked --force --root "$BRIEFS_TOOLS" --version "=$version" cargo-fuzz </dev/null
  installed || fail "cargo-fuzz $version is not in $BRIEFS_TOOLS/bin after its installation"
fi
say "cargo-fuzz $version, $(rustup run nightly rustc --version | cut -d' ' -f1,2)"
