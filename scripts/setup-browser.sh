#!/usr/bin/env bash
# A Chromium for the browser tests (CHROMIUM names another one) and at least one font family for it to draw with.
set -euo pipefail
. "$(dirname "$0")/env.sh"

if [[ -z $CHROMIUM ]]; then
  say "Chromium: installing Debian's"
  apt_install chromium
  CHROMIUM=$(command -v chromium)
fi
command -v "$CHROMIUM" >/dev/null || fail "CHROMIUM=$CHROMIUM is not a program"
if ! command -v fc-list >/dev/null || [[ -z $(fc-list 2>/dev/null) ]]; then
  say "fonts: installing DejaVu and Liberation"
  apt_install fontconfig fonts-dejavu-core fonts-liberation
fi
say "$("$CHROMIUM" --version 2>/dev/null | head -1)"
