#!/usr/bin/env bash
# Makes the rustup toolchain `debian`, which can build for wasm32-unknown-unknown, out of nothing but Debian's packages: for machines
# where rustup may download nothing. Debian ships the compiler and the source of its standard library, though not the library
# compiled for the browser; so it is compiled here, once, and put where that compiler looks for it. About a minute on two cores.
set -euo pipefail
. "$(dirname "$0")/env.sh"

target=wasm32-unknown-unknown
library=/usr/lib/rustlib/$target/lib
as_root=()
((EUID == 0)) || as_root=(sudo)

if [[ ! -x /usr/bin/rustc || ! -L /usr/bin/rust-lld || ! -e /usr/lib/rustlib/src/rust/library/std || ! -x /usr/bin/cargo-clippy ]]; then
  say "rust: installing Debian's own (rustc-web)"
  apt_install rustc-web cargo-web rust-web-src rust-web-clippy rust-web-llvm
fi
# rust-lld is a link to the linker of one LLVM version, whose package no other one asks for.
linker=$(readlink /usr/bin/rust-lld)
[[ -x $(readlink -f /usr/bin/rust-lld) ]] || apt_install "$linker"

version=$(/usr/bin/rustc --version)
if [[ $(cat "$library/.rustc-version" 2>/dev/null) != "$version" ]]; then
  say "rust: compiling the standard library for $target (a minute)"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir "$work/src"
  : >"$work/src/lib.rs"
  printf '[package]\nname = "nothing"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
  # RUSTC_BOOTSTRAP opens -Zbuild-std, which is safe here: compiler and library are of the same release.
  # No flag of the caller's may get into the library, and no folder of his may receive it.
  (
    cd "$work"
    env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" \
      /usr/bin/cargo build --quiet --release --target $target -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test
  )
  rm -f "$work/target/$target"/release/deps/libnothing-*
  "${as_root[@]}" rm -rf "$library"
  "${as_root[@]}" mkdir -p "$library"
  "${as_root[@]}" cp "$work/target/$target"/release/deps/*.rlib "$library/"
  printf '%s\n' "$version" | "${as_root[@]}" tee "$library/.rustc-version" >/dev/null
fi

rustup toolchain link debian /usr
