#!/usr/bin/env bash
# A C compiler and linker: cargo links with it, and SQLite and ring are compiled by it.
set -euo pipefail
. "$(dirname "$0")/env.sh"

if ! command -v cc >/dev/null; then
  say "C compiler: installing Debian's gcc"
  apt_install gcc libc6-dev
fi
say "$(cc --version | head -1)"
