#!/usr/bin/env bash
# Ten million examples, as CSV (about 500 MB) and as Parquet, aggregated to a thousand results: through
# DuckDB's driver alone, through `saltus analyze --source duckdb`, and with pandas if it is there; a
# whole process each. With --large: a hundred million examples in Parquet, in bounded memory.
# Usage: app/src/benchmark/duckdb.sh [--large] [--runs N]
set -euo pipefail
runs=3
large=false
while [ $# -gt 0 ]; do
    case $1 in
        --large) large=true ;;
        --runs) runs=$2 && shift ;;
        *) echo "usage: $0 [--large] [--runs N]" >&2 && exit 2 ;;
    esac
    shift
done
home=$(cd "$(dirname "$0")/../../target/saltus" && pwd)
driver=$(find "$home/plugins/saltus-duckdb/lib" -name 'duckdb_jdbc-*.jar')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/Run.java" <<'JAVA'
import java.sql.*;

/** Runs statements in DuckDB; prints the number of rows of a query and the sum of its last column. */
final class Run {
    public static void main(String[] statements) throws SQLException {
        var settings = new java.util.Properties();
        settings.setProperty("memory_limit", "1024MiB");
        settings.setProperty("temp_directory", System.getProperty("java.io.tmpdir") + "/run-spill");
        try (Connection connection = new org.duckdb.DuckDBDriver().connect("jdbc:duckdb:", settings);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.startsWith("SELECT")) {
                    statement.execute(sql);
                    continue;
                }
                try (ResultSet rows = statement.executeQuery(sql)) {
                    long count = 0;
                    double sum = 0;
                    for (; rows.next(); count++) {
                        sum += rows.getDouble(rows.getMetaData().getColumnCount());
                    }
                    System.out.println(count + " rows, " + sum);
                }
            }
        }
    }
}
JAVA
javac -cp "$driver" -d "$work" "$work/Run.java"
driver() { java -Xmx1g -cp "$work:$driver" Run "$@"; }

examples() { # examples per task and model: ten models, a hundred tasks
    echo "SELECT 'model-' || m AS model, 'family' AS family, (1e8 * 2 ** m)::BIGINT AS params,
        'task-' || t AS task, 'acc' AS metric, 0.25 AS chance, 5 AS shots, e AS example,
        (hash(m * 1000003 + t * 10007 + e) % 1000 < 250 + 60 * m)::INTEGER AS score
        FROM range(10) a(m), range(100) b(t), range($1) c(e)"
}
by="model, family, params, task, metric, chance, shots"
aggregate() { echo "SELECT $by, count(*), stddev_samp(score), avg(score) FROM '$1' GROUP BY ALL"; }

median=0
cpu=0
timed() { # label, command...: the medians of the runs, and the largest resident set
    local label=$1 times=() cpus=() peak=0 note=""
    shift
    for ((i = 0; i < runs; i++)); do
        local start end
        start=$(date +%s.%N)
        if [ -x /usr/bin/time ]; then
            /usr/bin/time -o "$work/used" -f '%M %U %S' "$@" >"$work/out" 2>"$work/err" || failed "$?"
            cpus+=("$(tail -n 1 "$work/used" | awk '{ print $2 + $3 }')")
            peak=$(tail -n 1 "$work/used" | awk -v p="$peak" '{ print ($1 > p ? $1 : p) }')
        else
            "$@" >"$work/out" 2>"$work/err" || failed "$?"
            cpus+=(0)
        fi
        end=$(date +%s.%N)
        times+=("$(awk -v a="$start" -v b="$end" 'BEGIN { printf "%.2f", b - a }')")
    done
    median=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$((runs / 2 + 1))p")
    cpu=$(printf '%s\n' "${cpus[@]}" | sort -n | sed -n "$((runs / 2 + 1))p")
    [ "$peak" = 0 ] || note="processors $cpu s, peak $((peak / 1024)) MiB"
    printf '%-46s %6.2f s  (%s)  %s\n' "$label" "$median" "${times[*]}" "$note"
}
failed() { # exit status: 1 says that something was left out, which is no failure
    [ "$1" -le 1 ] || { cat "$work/err" >&2 && exit 1; }
}
ratio() { awk -v a="$1" -v b="$2" -v l="$3" 'BEGIN { printf "%-46s %6.2f\n", l, a / b }'; }

python=$(command -v /usr/bin/python3 || command -v python3 || true)
[ -n "$python" ] && "$python" -c 'import pandas' 2>/dev/null || python=
[ -n "$python" ] || echo "pandas: not installed here (Debian: apt-get install python3-pandas), skipped"
export SALTUS_OPTS="-Xmx1g ${SALTUS_OPTS:-}"
saltus=("$home/bin/saltus" analyze --source duckdb --axis parameters --criterion emergence-definition
    --render csv --out "$work/report")

compare() { # file
    echo "$(basename "$1"), $(du -h "$1" | cut -f1)"
    cat "$1" >/dev/null # from the page cache for all
    timed "  DuckDB's driver alone" java -Xmx1g -cp "$work:$driver" Run "$(aggregate "$1")"
    local alone=$median alone_cpu=$cpu
    timed "  saltus analyze, heap of 1 GiB" "${saltus[@]}" "$1"
    local ours=$median ours_cpu=$cpu
    if [ -n "$python" ] && [ "${1##*.}" = csv ]; then
        timed "  pandas read_csv and groupby" "$python" -c "
import pandas as pd
d = pd.read_csv('$1')
d.groupby('$by'.split(', ')).score.agg(['count', 'std', 'mean'])"
    fi
    ratio "$ours" "$alone" "  saltus / driver alone (target: at most 1.3)"
    [ "$cpu" = 0 ] || ratio "$ours_cpu" "$alone_cpu" "  the same in processor time (for a busy machine)"
}

if $large; then
    driver "COPY ($(examples 100000)) TO '$work/hundred.parquet'"
    compare "$work/hundred.parquet"
else
    driver "COPY ($(examples 10000)) TO '$work/ten.csv'" "COPY ($(examples 10000)) TO '$work/ten.parquet'"
    compare "$work/ten.csv"
    compare "$work/ten.parquet"
fi
