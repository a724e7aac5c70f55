#!/usr/bin/env bash
# `cargo fmt ARGS…` by the first toolchain that has rustfmt: the chosen one, `stable`, rustup's default.
set -euo pipefail
. "$(dirname "$0")/env.sh"

for toolchain in ${RUSTUP_TOOLCHAIN:-} stable "$(env -u RUSTUP_TOOLCHAIN rustup default 2>/dev/null | cut -d' ' -f1)"; do
  if [[ -n $toolchain ]] && rustup run "$toolchain" cargo fmt --version >/dev/null 2>&1; then
    RUSTUP_TOOLCHAIN=$toolchain exec cargo fmt "$@"
  fi
done
fail "no toolchain has rustfmt: rustup component add rustfmt"
