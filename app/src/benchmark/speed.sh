#!/usr/bin/env bash
# How fast is Saltus beside other programs on the same curves? Runs both sides in turn, one thread,
# and writes the ratios into docs/benchmarks.md: everything below the line "<!-- ratios: ... -->".
# Usage: app/src/benchmark/speed.sh [ROUNDS]   (3 by default; about three minutes a round)
# PYTHON and SALTUS name other commands; GROWTH=no leaves out the study of 100,000 curves.
set -euo pipefail
rounds=${1:-3}
root=$(cd "$(dirname "$0")/../../.." && pwd)
here=$root/app/src/benchmark
saltus=${SALTUS:-$root/app/target/saltus/bin/saltus}
python=${PYTHON:-$(command -v /usr/bin/python3 || command -v python3)}
page=$root/docs/benchmarks.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing=()
"$python" -c 'import numpy' || { echo "needs NumPy (Debian: apt-get install python3-numpy)" >&2; exit 1; }
"$python" -c 'import scipy' 2>/dev/null || missing+=("SciPy (Debian: apt-get install python3-scipy)")
"$python" -c 'import sklearn' 2>/dev/null || missing+=("scikit-learn (Debian: apt-get install python3-sklearn)")
"$python" -c 'import ruptures' 2>/dev/null || missing+=("ruptures (pip install ruptures)")
rscript=$(command -v Rscript || true)
[ -n "$rscript" ] || missing+=("R (Debian: apt-get install r-base-core)")
for package in segmented strucchange changepoint; do
    [ -n "$rscript" ] && "$rscript" -e "quit(status = !requireNamespace('$package', quietly = TRUE))" >/dev/null 2>&1 && continue
    case $package in
        changepoint) missing+=("R changepoint (install.packages(\"changepoint\"))") ;;
        *) missing+=("R $package (Debian: apt-get install r-cran-$package)") ;;
    esac
done
[ ${#missing[@]} -eq 0 ] || printf 'missing, left out: %s\n' "${missing[@]}" >&2
[ -x "$saltus" ] || { echo "no $saltus: build it with mvn -q -DskipTests package" >&2; exit 1; }

echo "building the benchmarks" >&2
(cd "$root" && mvn -q -P benchmarks -pl plugins/shape,plugins/emergence -am -DskipTests \
    -Dspotless.check.skip test -Djmh.java=echo) >"$work/built" || { cat "$work/built" >&2; exit 1; }
classpath() { grep -o "[^ ]*plugins/$1/target/benchmarks/test-classes[^ ]*" "$work/built"; }

"$python" "$here/speed.py" curves "$work"
"$python" "$here/speed.py" study "$work/study.csv" 10000
java -Dsaltus.speed="$work" -cp "$(classpath shape)" io.saltus.plugins.shape.bench.SpeedBenchmark >"$work/facts.csv"

analyze() { # name, file, further arguments; prints name,seconds and name processor,seconds
    local name=$1
    shift
    local TIMEFORMAT='%R %U %S'
    { time "$saltus" analyze "$@" --render csv --out "$work/report" >"$work/out" 2>&1 || [ $? -le 1 ]; } 2>"$work/seconds" ||
        { cat "$work/out" >&2; exit 1; }
    awk -v n="$name" '{ printf "%s,%.4f\n%s processor,%.4f\n", n, $1, n, $2 + $3 }' "$work/seconds"
}

for round in $(seq "$rounds"); do
    echo "round $round of $rounds" >&2
    for module in shape emergence; do
        java -cp "$(classpath $module)" org.openjdk.jmh.Main SpeedBenchmark -rf json -rff "$work/$module-$round.json" \
            -jvmArgsAppend "-Dsaltus.speed=$work -XX:+UseSerialGC" >"$work/jmh" 2>&1 || { cat "$work/jmh" >&2; exit 1; }
        if [ $module = shape ]; then "$python" "$here/speed.py" time "$work" >"$work/beside$round.csv"; fi
    done
    [ -z "$rscript" ] || "$rscript" "$here/speed.R" "$work" >>"$work/beside$round.csv" 2>/dev/null
    for threads in one all; do
        analyze "study $threads" "$work/study.csv" $([ $threads = all ] || echo --threads 1) >>"$work/study-$round.csv"
    done
done

if [ "${GROWTH:-yes}" = yes ]; then
    for curves in 1000 10000 100000; do
        "$python" "$here/speed.py" study "$work/growth-study.csv" $curves
        for threads in one all; do
            analyze "$curves $threads" "$work/growth-study.csv" $([ $threads = all ] || echo --threads 1) >>"$work/growth.csv"
        done
    done
fi

{
    sed '/^<!-- ratios:/q' "$page"
    echo
    "$python" "$here/speed.py" table "$work"
    echo
    "$python" - <<'VERSIONS'
import platform
names = [f"Python {platform.python_version()}"]
for module in ("numpy", "scipy", "sklearn", "ruptures"):
    try:
        names.append(f"{module} {__import__(module).__version__}")
    except ImportError:
        pass
print("Beside: " + ", ".join(names) + ".", end=" ")
VERSIONS
    [ -z "$rscript" ] || "$rscript" -e 'cat(R.version.string, "")' -e 'for (p in c("segmented", "strucchange", "changepoint")) if (requireNamespace(p, quietly = TRUE)) cat(p, as.character(packageVersion(p)), "")' 2>/dev/null
    echo
    echo "$(java -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/Java \1/p'), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), $(date +%F)."
    [ ${#missing[@]} -eq 0 ] || { echo; printf 'Not installed there, left out: '; printf '%s; ' "${missing[@]}"; echo; }
} >"$work/page"
mv "$work/page" "$page"
