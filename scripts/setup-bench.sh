#!/usr/bin/env bash
# wrk, which loads the server in `make bench`, and nginx, which it is measured against. Nothing else needs them.
set -euo pipefail
. "$(dirname "$0")/env.sh"

command -v wrk >/dev/null || apt_install wrk
command -v nginx >/dev/null || apt_install nginx-light
say "wrk and nginx"
