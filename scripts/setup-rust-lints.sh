#!/usr/bin/env bash
# Makes sure that `cargo clippy` runs in the chosen toolchain and that some toolchain has rustfmt (Debian's has none).
set -euo pipefail
. "$(dirname "$0")/env.sh"

# Quiet and bounded: a machine that may download nothing answers soon or never.
add() { timeout 120 rustup component add "$@" </dev/null >/dev/null 2>&1 || true; }

if ! cargo clippy --version >/dev/null 2>&1; then
  if [[ ${RUSTUP_TOOLCHAIN:-} == debian ]]; then apt_install rust-web-clippy; else add clippy; fi
  cargo clippy --version >/dev/null 2>&1 || fail "clippy is missing: rustup component add clippy"
fi
if ! "$BRIEFS_ROOT/scripts/rustfmt.sh" --version >/dev/null 2>&1; then
  default=$(env -u RUSTUP_TOOLCHAIN rustup default | cut -d' ' -f1)
  add rustfmt --toolchain "$default"
  "$BRIEFS_ROOT/scripts/rustfmt.sh" --version >/dev/null 2>&1 || fail "no toolchain has rustfmt: rustup component add rustfmt"
fi
say "$(cargo clippy --version | cut -d' ' -f1,2), $("$BRIEFS_ROOT/scripts/rustfmt.sh" --version | cut -d' ' -f1,2)"
