#!/usr/bin/env bash
# Writes the tables of docs/recipe.md: everything below the line "<!-- tables: ... -->". Saltus and the plain recipe
# judge the same simulated curves of known truth. Usage: app/src/benchmark/recipe.sh [CURVES] (curves of each shape and
# design, 25 by default; about six minutes on two idle cores). SALTUS and PYTHON name other commands; Python needs NumPy and SciPy.
set -euo pipefail
curves=${1:-25}
root=$(cd "$(dirname "$0")/../../.." && pwd)
saltus=${SALTUS:-$root/app/target/saltus/bin/saltus}
python=${PYTHON:-python3}
page=$root/docs/recipe.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS=1 LC_ALL=C
TIMEFORMAT=%R

for seed in 1 2; do
    folder=$work/$seed
    "$saltus" calibrate --write "$folder" --shapes in-family,out-of-family --scales 12 --chance 0,.25 --examples 200,1000 --curves "$curves" --seed "$seed" >&2
    { time "$saltus" analyze "$folder/curves.csv" --threads 1 --lenient --render json \
        >"$folder/saltus.json" 2>"$folder/issues"; } 2>"$folder/saltus.seconds"
    "$python" "$root/app/src/benchmark/recipe.py" judge "$folder" --bootstraps 200
done

{
    sed '/^<!-- tables:/q' "$page"
    echo
    "$python" "$root/app/src/benchmark/recipe.py" compare "$work/1" "$work/2"
} >"$work/page"
mv "$work/page" "$page"
