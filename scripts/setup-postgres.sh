#!/usr/bin/env bash
# PostgreSQL for the tests of the other database: its programs alone; the tests start a server of their own.
set -euo pipefail
. "$(dirname "$0")/env.sh"

programs() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
if [[ -z $(programs) ]] && ! command -v postgres >/dev/null; then
  say "PostgreSQL: installing Debian's"
  apt_install postgresql
fi
PATH=$(programs):$PATH
command -v initdb postgres >/dev/null || fail "there are no initdb and postgres in PATH or under /usr/lib/postgresql"
say "$(postgres --version)"
