#!/usr/bin/env bash
# Start-up of the built distribution as a ratio against `java -version`, run in the same session.
# Needs hyperfine (Debian: apt-get install hyperfine). Usage: app/src/benchmark/startup.sh [RUNS]
set -euo pipefail
runs=${1:-20}
home=$(cd "$(dirname "$0")/../../target/saltus" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
results=$(mktemp)
hyperfine -N --warmup 3 --runs "$runs" --export-csv "$results" \
    "$java -version" "$home/bin/saltus --version" "$home/bin/saltus --help" "$home/bin/saltus plugins list" >&2
awk -F, 'NR == 2 { base = $4 } NR > 1 { n = split($1, words, "/"); printf "%-28s median %6.1f ms   %.2f x java -version\n", words[n], 1000 * $4, $4 / base }' "$results"
rm -f "$results"
