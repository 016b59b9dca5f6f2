#!/usr/bin/env bash
# Start-up of the built distribution, whole process, as a ratio against `java -version`: median of the time, mean of
# the processor time. Beside it, in the same session, another distribution, such as that of an older commit.
# Needs hyperfine (Debian: apt-get install hyperfine). Usage: app/src/benchmark/startup.sh [RUNS] [OTHER]
set -euo pipefail
runs=${1:-20}
home=$(cd "$(dirname "$0")/../../target/saltus" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 120,000 results: 10,000 tasks, 12 models
awk 'BEGIN {
    srand(1); print "task,model,family,params,metric,score,n_examples"
    for (t = 0; t < 10000; t++) for (s = 0; s < 12; s++)
        printf "task_%05d,m-%d,m,%.0f,acc,%.3f,500\n", t, s, 1e8 * 2 ^ s, int(501 * rand()) / 500
}' >"$work/large.csv"
head -13 "$work/large.csv" >"$work/small.csv"

commands=(--command-name "java -version" "$java -version")
for words in --version --help "plugins list" demo "inspect $work/small.csv" "inspect $work/large.csv"; do
    for saltus in "$home" ${2:+"$2"}; do
        name="saltus ${words//$work\//}"
        [ "$saltus" = "$home" ] || name="$name, the other"
        commands+=(--command-name "$name" "$saltus/bin/saltus $words")
    done
done
hyperfine -N --warmup 2 --runs "$runs" --export-csv "$work/results" "${commands[@]}" >&2
# the name may hold a comma: fields are counted from the end
awk -F, 'NR == 2 { base = $(NF - 4) } NR > 1 {
    name = $1; for (i = 2; i <= NF - 7; i++) name = name "," $i; gsub(/"/, "", name)
    printf "%-38s median %7.1f ms   %6.2f x java -version   CPU %7.1f ms\n", name, 1000 * $(NF - 4), $(NF - 4) / base,
        1000 * ($(NF - 3) + $(NF - 2)) }' "$work/results"
