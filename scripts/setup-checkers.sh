#!/usr/bin/env bash
# What the Nu HTML checker (an npm tool) runs on: Java 11 or newer.
set -euo pipefail
. "$(dirname "$0")/env.sh"

if ! command -v java >/dev/null; then
  say "Java: installing Debian's"
  apt_install default-jre-headless
fi
say "Java $(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')"
