#!/usr/bin/env bash
# How near the probability of a leap comes to the best possible one; see bound.py. Prints the table of
# docs/calibration.md. Needs the built distribution, Python 3 with NumPy, and about ten minutes.
#   app/src/benchmark/bound.sh [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
saltus=$here/../../target/saltus/bin/saltus
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"

# scales, chance level, examples: as people have them
cat >"$folder/designs.txt" <<'D'
1e20,5e20,2e21,1.4e22 0 1000
1e20,8e20,5e21,4e22 0.25 2000
1e20,4e20,1.2e21,6e21,2e22 0.25 300
1e20,4e20,1.2e21,6e21,2e22,1e23 0.25 1000
1e20,6e20,2e21,9e21,6e22,4e23 0.5 500
1e20,3e20,8e20,2.4e21,1e22,3e22,8e22 0 200
1e20,3e20,1e21,3e21,8e21,3e22,1e23,3e23 0.25 200
1e20,3e20,1e21,3e21,8e21,3e22,1e23,3e23 0.5 2000
D

number=0
while read -r at chance examples; do
    number=$((number + 1))
    # a billion examples: the curves themselves
    "$saltus" calibrate --at "$at" --chance "$chance" --examples 1000000000 --curves 8000 --seed 11 \
        --write "$folder/lib$number" >/dev/null
    "$saltus" calibrate --at "$at" --chance "$chance" --examples "$examples" --curves 200 --seed 77 \
        --write "$folder/test$number" >/dev/null
    "$saltus" analyze "$folder/test$number/curves.csv" --lenient --render csv --out "$folder/test$number/out" >/dev/null 2>&1
done <"$folder/designs.txt"
python3 "$here/bound.py" "$folder" "$folder/designs.txt"
