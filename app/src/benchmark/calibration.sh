#!/usr/bin/env bash
# Writes the tables of docs/calibration.md with the built distribution: everything between the line
# "<!-- tables: ... -->" and the end of the file. Usage: app/src/benchmark/calibration.sh [CURVES]
# (curves of each shape, 400 by default; about twenty minutes on two cores). SALTUS names another command.
set -euo pipefail
curves=${1:-400}
root=$(cd "$(dirname "$0")/../../.." && pwd)
saltus=${SALTUS:-$root/app/target/saltus/bin/saltus}
page=$root/docs/calibration.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

calibrate() { # arguments of saltus calibrate
    printf '\n`saltus calibrate %s`\n\n' "$*"
    "$saltus" calibrate --format markdown --curves "$curves" "$@"
}

pooled() { # a tenth of the curves: one of them takes a hundred times as long
    printf '\n`saltus calibrate %s`, %s curves of each shape\n\n' "$*" "$((curves / 10 + 1))"
    "$saltus" calibrate --format markdown --curves "$((curves / 10 + 1))" "$@"
}

{
    sed '/^<!-- tables:/q' "$page"
    echo
    echo '## Designs as people have them'
    calibrate --design varied --by design --seed 1
    calibrate --design varied --by design --seed 2
    calibrate --design varied --by design --scales 3,4,5,6,8 --chance .25 --seed 1
    calibrate --design varied --by design --examples 50,200,1000,10000 --chance .25 --seed 1
    calibrate --design varied --chance .25 --seed 1
    echo
    echo '## The first benchmark'
    calibrate --shapes in-family,out-of-family --seed 1
    calibrate --shapes in-family,out-of-family --by design --scales 5,6,8,12 --examples 50,200,1000 --seed 1
    calibrate --shapes in-family,out-of-family --by design --scales 5,6,8,12 --examples 50,200,1000 --seed 2
    calibrate --shapes in-family,out-of-family --by design --scales 6,8 --chance 0 --seed 1
    calibrate --shapes mirage --by design --examples 50,200 --chance 0 --seed 1
    echo
    echo '## Overdispersion'
    calibrate --by design --overdispersion 0,.1,.15,.3 --seed 1
    echo
    echo '## Pooled models of many families'
    pooled --design pooled --by design --models 20,40,80 --chance 0,.25 --seed 1
    pooled --design pooled --seed 1
    pooled --design pooled --chance 0 --shapes mirage --seed 1
    echo
    echo '## Other criteria'
    calibrate --design varied --by design --chance .25 \
        --criterion emergence-definition --criterion extrapolation-surprise \
        --criterion scaling-law-comparison --criterion critical-scale \
        --criterion point-of-emergence --criterion breakthroughness --criterion change-point --seed 1
} >"$work/page"
mv "$work/page" "$page"
