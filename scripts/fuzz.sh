#!/usr/bin/env bash
# fuzz.sh FOLDER SECONDS TARGET… : fuzzes each target so long, one after the other. What is new and does not break anything is kept in
# FOLDER for the next run; an input that breaks something is named in the output and goes, with its mend, into server/fuzz/corpus.
set -euo pipefail
. "$(dirname "$0")/env.sh"

folder=$1 seconds=$2
shift 2
cd "$BRIEFS_ROOT/server/fuzz"
export RUSTUP_TOOLCHAIN=nightly
# The versions that the program is made of; and it takes the browser's files in, of which no target needs any.
cp "$BRIEFS_ROOT/Cargo.lock" Cargo.lock
mkdir -p "$BRIEFS_ROOT/target/site"

broken=()
for target in "$@"; do
  mkdir -p "$folder/corpus/$target" "$folder/artifacts/$target"
  # Long enough for what only grows out of proportion in a text of some size; libFuzzer by itself stays near the corpus' sizes.
  # More units of code than cargo-fuzz's one: compiled sooner, run a little slower.
  cargo fuzz run --fuzz-dir . --target-dir "$folder/target" --codegen-units 16 \
    "$target" "$folder/corpus/$target" "corpus/$target" -- \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -dict="dictionaries/$target.dict" \
    -artifact_prefix="$folder/artifacts/$target/" -print_final_stats=1 || broken+=("$target")
done
if ((${#broken[@]})); then
  echo "fuzz   these broke: ${broken[*]}" >&2
  exit 1
fi
