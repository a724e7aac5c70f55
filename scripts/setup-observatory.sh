#!/usr/bin/env bash
# Mozilla's HTTP observatory, which `make observatory` asks. It brings a server and a database client along (130 MB), so it has a folder of
# its own, and nothing else needs it.
set -euo pipefail
. "$(dirname "$0")/env.sh"

command -v openssl >/dev/null || apt_install openssl

VERSION=1.4.8
folder=$BRIEFS_TOOLS/observatory
package=$folder/node_modules/@mdn/mdn-http-observatory

if [[ $(node -p "require('$package/package.json').version" 2>/dev/null) != "$VERSION" ]]; then
  say "HTTP observatory $VERSION: fetching"
  mkdir -p "$folder"
  # Its own set-up fetches lists from the internet, and where it cannot, nothing is installed.
  npm install --silent --no-save --ignore-scripts --no-audit --no-fund --prefix "$folder" "@mdn/mdn-http-observatory@$VERSION"
fi
list=$package/conf/hsts-preload.json
if [[ ! -s $list ]]; then
  (cd "$package" && npm run --silent updateHsts) >/dev/null 2>&1 || true
  # Which hosts browsers know to ask by https alone: nothing that is asked about here is among them.
  [[ -s $list ]] || echo '{}' >"$list"
fi
say "HTTP observatory $VERSION"
