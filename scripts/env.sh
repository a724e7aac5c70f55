# shellcheck shell=bash
# Sourced by every recipe and set-up script (bash): where the tools are, which Rust builds, and three words they share.
# A developer who calls cargo by hand can source it too: `. scripts/env.sh && cargo leptos watch`.

BRIEFS_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export BRIEFS_ROOT
export BRIEFS_TOOLS=${BRIEFS_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/eu-briefs/tools}

# Our tools first (cargo-leptos takes wasm-bindgen and wasm-opt from PATH), each folder once.
for folder in "$BRIEFS_ROOT/end2end/node_modules/.bin" "$BRIEFS_TOOLS/bin"; do
  [[ ":$PATH:" == *":$folder:"* ]] || PATH=$folder:$PATH
done
unset folder
export PATH

# The toolchain that setup-rust.sh found able to build for the browser; one named in the environment wins.
if [[ -z ${RUSTUP_TOOLCHAIN:-} && -s $BRIEFS_TOOLS/toolchain ]]; then
  RUSTUP_TOOLCHAIN=$(<"$BRIEFS_TOOLS/toolchain")
  export RUSTUP_TOOLCHAIN
fi

# The browser of the tests; CHROME_PATH is Lighthouse's word for it.
if [[ -z ${CHROMIUM:-} ]]; then
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable || true)
fi
export CHROMIUM CHROME_PATH=${CHROME_PATH:-$CHROMIUM}

say() { printf 'setup  %s\n' "$*"; }

fail() {
  printf 'setup  failed: %s\n' "$*" >&2
  exit 1
}

# apt_install PACKAGE… : Debian packages, with sudo for those who are not root; reads the package lists anew only if it must.
apt_install() {
  local root=()
  command -v apt-get >/dev/null || fail "there is no apt-get here; install $* by hand"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "not root and no sudo: ask an administrator for: apt-get install $*"
    root=(sudo)
  fi
  local install=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@")
  "${install[@]}" </dev/null >/dev/null 2>&1 && return
  "${root[@]}" apt-get update -qq </dev/null >/dev/null || true
  "${install[@]}" </dev/null >/dev/null || fail "apt-get could not install $*"
}
