#!/usr/bin/env bash
# Ten million examples (--rows: so many million), as CSV (about 500 MB) and as Parquet, aggregated to a thousand results: through
# DuckDB's driver alone, through `saltus analyze --source duckdb`, and with pandas if it is there; a
# whole process each. With --large: a hundred million examples in Parquet, in bounded memory.
# What the study of the thousand results costs without the examples is measured, too.
# Usage: app/src/benchmark/duckdb.sh [--large] [--rows MILLIONS] [--runs N]
set -euo pipefail
runs=5
rows=10
large=false
while [ $# -gt 0 ]; do
    case $1 in
        --large) large=true ;;
        --runs) runs=$2 && shift ;;
        --rows) rows=$2 && shift ;;
        *) echo "usage: $0 [--large] [--rows MILLIONS] [--runs N]" >&2 && exit 2 ;;
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

run() { # side, command...: adds the wall time, the processor time and the largest resident set
    local side=$1 start end
    shift
    : >"$work/used"
    start=$(date +%s.%N)
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -o "$work/used" -f '%U %S %M' "$@" >"$work/out" 2>"$work/err" || failed "$?"
    else
        "$@" >"$work/out" 2>"$work/err" || failed "$?"
    fi
    end=$(date +%s.%N)
    tail -n 1 "$work/used" | awk -v a="$start" -v b="$end" \
        '{ u = $1 + $2; m = $3 } END { printf "%.2f %.2f %d\n", b - a, u, m / 1024 }' >>"$work/$side"
}
median() { # side, column
    cut -d ' ' -f "$2" "$work/$1" | sort -n | sed -n "$((runs / 2 + 1))p"
}
told() { # side, label: the medians of the runs, and the largest resident set
    printf '%-46s %6.2f s  (%s)  processors %s s, peak %s MiB\n' "$2" "$(median "$1" 1)" \
        "$(cut -d ' ' -f 1 "$work/$1" | paste -sd ' ')" "$(median "$1" 2)" \
        "$(cut -d ' ' -f 3 "$work/$1" | sort -n | tail -n 1)"
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

compare() { # file: the sides take turns, so that a busy moment meets them all
    echo "$(basename "$1"), $(du -h "$1" | cut -f1)"
    cat "$1" >/dev/null # from the page cache for all
    rm -f "$work/alone" "$work/ours" "$work/results" "$work/pandas"
    for ((i = 0; i < runs; i++)); do
        run alone java -Xmx1g -cp "$work:$driver" Run "$(aggregate "$1")"
        run ours "${saltus[@]}" "$1"
        run results "${saltus[@]}" "$work/results.csv"
        if [ -n "$python" ] && [ "${1##*.}" = csv ]; then
            run pandas "$python" -c "
import pandas as pd
d = pd.read_csv('$1')
d.groupby('$by'.split(', ')).score.agg(['count', 'std', 'mean'])"
        fi
    done
    told alone "  DuckDB's driver alone"
    told ours "  saltus analyze, heap of 1 GiB"
    told results "  saltus analyze of the results alone"
    [ ! -f "$work/pandas" ] || told pandas "  pandas read_csv and groupby"
    ratio "$(median ours 1)" "$(median alone 1)" "  saltus / driver alone (target: at most 1.3)"
    ratio "$(awk -v a="$(median ours 1)" -v b="$(median results 1)" 'BEGIN { print a - b }')" "$(median alone 1)" \
        "  what the examples add / driver alone"
    [ ! -x /usr/bin/time ] ||
        ratio "$(median ours 2)" "$(median alone 2)" "  the same in processor time (for a busy machine)"
}

if $large; then
    driver "COPY ($(examples 100000)) TO '$work/hundred.parquet'" \
        "COPY (SELECT $by, avg(score) AS score, count(*) AS n_examples FROM '$work/hundred.parquet' GROUP BY ALL) TO '$work/results.csv'"
    compare "$work/hundred.parquet"
else
    each=$((rows * 1000))
    driver "COPY ($(examples $each)) TO '$work/examples.csv'" "COPY ($(examples $each)) TO '$work/examples.parquet'" \
        "COPY (SELECT $by, avg(score) AS score, count(*) AS n_examples FROM '$work/examples.parquet' GROUP BY ALL) TO '$work/results.csv'"
    compare "$work/examples.csv"
    compare "$work/examples.parquet"
fi
