#!/usr/bin/env bash
# One million generated observations through `analyze` in a heap of 1 GiB, beside `wc -l` and pandas
# (read_csv and groupby) on the same file. Usage: app/src/benchmark/million.sh [ROWS]
set -euo pipefail
rows=${1:-1000000}
home=$(cd "$(dirname "$0")/../../target/saltus" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
file=$work/million.csv

awk -v rows="$rows" 'BEGIN {
    srand(1); print "task,metric,chance,family,model,params,train_tokens,train_flops,shots,score,n_examples"
    sizes = 10; tasks = rows / (sizes * 10)
    for (t = 0; t < tasks; t++) for (f = 0; f < 10; f++) for (s = 0; s < sizes; s++) {
        p = 1e8 * 2 ^ s; x = s - 3 - (t % 5)
        y = 0.25 + 0.6 / (1 + exp(-2 * x)) + 0.02 * (rand() - 0.5); if (y > 1) y = 1
        printf "task-%d,acc,0.25,family-%d,model-%d-%d,%.0f,300000000000,%.4g,%d,%.4f,500\n", t, f, f, s, p, 6 * p * 3e11, 5, y
    }
}' >"$file"
echo "$(wc -l <"$file") lines, $(du -h "$file" | cut -f1)"

timed() { # label, command...
    local label=$1
    shift
    local start end
    start=$(date +%s.%N)
    "$@" >"$work/out" 2>"$work/err" || { [ $? -le 1 ] || { cat "$work/err" >&2; exit 1; }; }
    end=$(date +%s.%N)
    awk -v l="$label" -v a="$start" -v b="$end" 'BEGIN { printf "%-44s %6.2f s\n", l, b - a }'
}
timed "wc -l" wc -l "$file"
python=$(command -v /usr/bin/python3 || command -v python3 || true)
if [ -n "$python" ] && "$python" -c 'import pandas' 2>/dev/null; then
    timed "pandas read_csv + groupby" "$python" -c "
import pandas as pd
d = pd.read_csv('$file')
d.groupby(['task', 'metric', 'family', 'shots', 'train_flops']).score.agg(['mean', 'count'])"
else
    echo "pandas: not installed here (Debian: apt-get install python3-pandas), skipped"
fi
export SALTUS_OPTS="-Xmx1g ${SALTUS_OPTS:-}"
timed "saltus inspect, heap of 1 GiB" "$home/bin/saltus" inspect "$file"
timed "saltus analyze --render csv, heap of 1 GiB" "$home/bin/saltus" analyze "$file" --axis compute --render csv --out "$work"
head -c 300 "$work"/*.csv | tail -n 2
