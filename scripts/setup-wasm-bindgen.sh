#!/usr/bin/env bash
# wasm-bindgen and its test runner, of exactly the version in Cargo.lock: the two sides refuse to speak across versions.
set -euo pipefail
. "$(dirname "$0")/env.sh"

lock=$BRIEFS_ROOT/Cargo.lock
[[ -s $lock ]] || fail "Cargo.lock is missing; it names the version of wasm-bindgen"
version=$(grep -A1 '^name = "wasm-bindgen"$' "$lock" | sed -n 's/^version = "\(.*\)"/\1/p' || true)
[[ $version =~ ^[0-9.]+$ ]] || fail "Cargo.lock should hold exactly one wasm-bindgen, and holds: ${version:-none}"

installed() {
  [[ $(wasm-bindgen --version 2>/dev/null) == "wasm-bindgen $version" ]] && command -v wasm-bindgen-test-runner >/dev/null
}

if ! installed; then
  if command -v cargo-binstall >/dev/null; then
    say "wasm-bindgen $version: asking for a prebuilt one"
    timeout 120 cargo binstall --no-confirm --disable-strategies compile --root "$BRIEFS_TOOLS" "wasm-bindgen-cli@$version" \
      </dev/null >/dev/null 2>&1 || true
  fi
  if ! installed; then
    say "wasm-bindgen $version: compiling it (two minutes)"
    # Lightly optimised: it runs for a second or two per build. Not --locked: its own lock file names a withdrawn crate.
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      env -u CARGO_TARGET_DIR cargo install --force --root "$BRIEFS_TOOLS" --version "=$version" wasm-bindgen-cli </dev/null
  fi
  installed || fail "wasm-bindgen $version is not in $BRIEFS_TOOLS/bin after its installation"
fi
say "wasm-bindgen $version"
