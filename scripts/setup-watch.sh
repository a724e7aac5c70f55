#!/usr/bin/env bash
# cargo-leptos, the watch loop of `make dev`, which nothing else needs: a prebuilt one where cargo-binstall can fetch it, else from source.
set -euo pipefail
. "$(dirname "$0")/env.sh"

version=0.3.11
needs=1.96 # of Rust, to compile it

installed() { [[ $(cargo-leptos --version 2>/dev/null) == "cargo-leptos $version" ]]; }

if ! installed && command -v cargo-binstall >/dev/null; then
  say "cargo-leptos $version: asking for a prebuilt one"
  timeout 180 cargo binstall --no-confirm --disable-strategies compile --root "$BRIEFS_TOOLS" "cargo-leptos@$version" \
    </dev/null >/dev/null 2>&1 || true
fi
if ! installed; then
  rust=$(rustc --version | cut -d' ' -f2)
  if [[ $(printf '%s\n' "$needs" "$rust" | sort -V | head -1) != "$needs" ]]; then
    "$BRIEFS_ROOT/scripts/setup-rust-debian.sh"
    export RUSTUP_TOOLCHAIN=debian
  fi
  say "cargo-leptos $version: compiling it, once (a quarter of an hour on two cores; with cargo-binstall in PATH, seconds)"
  # no_downloads: it then takes wasm-bindgen and wasm-opt from PATH, where env.sh has put ours.
  # --locked: with today's newest dependencies it does not compile.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    env -u CARGO_TARGET_DIR cargo install --locked --force --root "$BRIEFS_TOOLS" --version "=$version" --features no_downloads cargo-leptos </dev/null
  installed || fail "cargo-leptos $version is not in $BRIEFS_TOOLS/bin after its installation"
fi
say "cargo-leptos $version"
