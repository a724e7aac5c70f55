#!/usr/bin/env bash
# The npm tools of end2end/package-lock.json, to the byte: wasm-opt, lightningcss, esbuild, Playwright, Lighthouse.
# Installed anew only when the lock file or Node's major version changed.
set -euo pipefail
. "$(dirname "$0")/env.sh"

folder=$BRIEFS_ROOT/end2end
command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or newer with npm is missing"
major=$(node -p 'process.versions.node.split(".")[0]')
((major >= 20)) || fail "Node.js 20 or newer is needed, this is $(node --version)"

stamp=$folder/node_modules/.installed
state="node $major $(sha256sum <"$folder/package-lock.json")"
if [[ $(cat "$stamp" 2>/dev/null) != "$state" ]]; then
  say "npm tools: fetching"
  # No install script is run: none of these tools needs one, and the browser is Debian's.
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >/dev/null
  printf '%s\n' "$state" >"$stamp"
fi
say "npm tools (Node $(node --version | tr -d v))"
