#!/usr/bin/env bash
# wrk, which loads the server in `make bench` and which nothing else needs.
set -euo pipefail
. "$(dirname "$0")/env.sh"

command -v wrk >/dev/null || apt_install wrk
say "wrk"
