#!/usr/bin/env bash
# Finds, or makes, a Rust toolchain that builds for the server and for wasm32-unknown-unknown, and writes its name to
# $BRIEFS_TOOLS/toolchain, from where env.sh gives it to everything. Asked in this order: the one in RUSTUP_TOOLCHAIN, the one found
# last time, rustup's default as it is, rustup's default with the target downloaded, Debian's own Rust (setup-rust-debian.sh).
set -euo pipefail
. "$(dirname "$0")/env.sh"

target=wasm32-unknown-unknown
wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$BRIEFS_ROOT/Cargo.toml")
wanted=${wanted:-1.85}

command -v rustup >/dev/null || fail "rustup is missing; its installation is described at https://rustup.rs"

# version_of TOOLCHAIN: "1.95.0", or nothing where it does not run.
version_of() { rustup run "$1" rustc --version 2>/dev/null | cut -d' ' -f2; }

# recent TOOLCHAIN: has at least the version that Cargo.toml asks for.
recent() {
  local version
  version=$(version_of "$1") && [[ -n $version ]] && [[ $(printf '%s\n' "$wanted" "$version" | sort -V | head -1) == "$wanted" ]]
}

# able TOOLCHAIN: recent, and its sysroot holds a standard library for the browser that is really there.
able() {
  local library
  recent "$1" || return 1
  library=$(rustup run "$1" rustc --print sysroot)/lib/rustlib/$target/lib
  compgen -G "$library/libstd-*.rlib" >/dev/null || return 1
  # Where Debian's package was upgraded under the library that we built for the old one, that library is of no use.
  [[ ! -e $library/.rustc-version || $(<"$library/.rustc-version") == "$(rustup run "$1" rustc --version)" ]]
}

choose() {
  mkdir -p "$BRIEFS_TOOLS"
  # Written only when it changes, and never when the choice was the caller's for this run.
  if [[ ${asked:-} != "$1" && $(cat "$BRIEFS_TOOLS/toolchain" 2>/dev/null) != "$1" ]]; then
    printf '%s\n' "$1" >"$BRIEFS_TOOLS/toolchain"
  fi
  say "rust $(version_of "$1") with $target (toolchain $1)"
  exit 0
}

found=$(cat "$BRIEFS_TOOLS/toolchain" 2>/dev/null || true)
# env.sh has put the name found last time into RUSTUP_TOOLCHAIN; any other name there is the caller's.
if [[ -n ${RUSTUP_TOOLCHAIN:-} && $RUSTUP_TOOLCHAIN != "$found" ]]; then asked=$RUSTUP_TOOLCHAIN; fi
unset RUSTUP_TOOLCHAIN
default=$(rustup default 2>/dev/null | cut -d' ' -f1 || true)

if [[ -n ${asked:-} ]]; then
  able "$asked" && choose "$asked"
  fail "the toolchain $asked of RUSTUP_TOOLCHAIN has no $target, or is older than $wanted: mend or unset it"
fi
for toolchain in $found $default; do
  able "$toolchain" && choose "$toolchain"
done
if [[ -n $default ]] && recent "$default"; then
  say "rust: adding $target to $default"
  if timeout 180 rustup target add --toolchain "$default" $target </dev/null >/dev/null 2>&1 && able "$default"; then
    choose "$default"
  fi
  say "rust: rustup could not fetch it here"
fi
able debian || "$BRIEFS_ROOT/scripts/setup-rust-debian.sh"
able debian && choose debian
fail "no toolchain can build for $target: run 'rustup target add $target' where the network allows it"
