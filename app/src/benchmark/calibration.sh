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

{
    sed '/^<!-- tables:/q' "$page"
    echo
    echo '## By shape'
    calibrate --score leap-evidence --seed 1
    calibrate --score leap-evidence --seed 2
    calibrate --score leap-evidence --chance 0 --seed 1
    echo
    echo '## By number of scales and examples'
    calibrate --by design --score leap-evidence --scales 5,6,8,12 --examples 50,200,1000 --seed 1
    calibrate --by design --score leap-evidence --scales 5,6,8,12 --examples 50,200,1000 --seed 2
    echo
    echo '## Chance level 0'
    calibrate --by design --score leap-evidence --scales 5,6,8,12 --examples 50,200,1000 --chance 0 --seed 1
    calibrate --by design --score leap-evidence --scales 5,6,8,12 --examples 50,200,1000 --chance 0 --seed 2
    echo
    echo '## Narrow spans and many examples'
    calibrate --by design --to 1e22 --examples 200,2000 --chance 0,.25 --seed 1
    calibrate --by design --examples 10000 --chance 0,.25 --seed 1
    echo
    echo '## Overdispersion'
    echo
    echo 'Not told to the criterion, then told as `scatter`, the standard deviation of a score: s p (1 - p), here at p = .28.'
    calibrate --by design --overdispersion .1,.15,.3 --seed 1
    calibrate --by design --overdispersion .1,.15,.3 --seed 2
    calibrate --by design --overdispersion .15 --criterion emergence:scatter=0.03 --seed 1
    calibrate --by design --overdispersion .3 --criterion emergence:scatter=0.06 --seed 1
    calibrate --by design --overdispersion .3 --criterion emergence:scatter=0.06 --seed 2
    echo
    echo '## Pooled models of many families'
    calibrate --design pooled --by design --models 20,40,80 --chance 0,.25 --seed 1
    calibrate --design pooled --by design --models 20,40,80 --chance 0,.25 --seed 2
    calibrate --design pooled --seed 1
    calibrate --design pooled --chance 0 --shapes mirage --seed 1
    echo
    echo '## Other criteria'
    calibrate --by design \
        --criterion emergence-definition --criterion extrapolation-surprise \
        --criterion scaling-law-comparison --criterion critical-scale \
        --criterion point-of-emergence --criterion breakthroughness --criterion change-point --seed 1
} >"$work/page"
mv "$work/page" "$page"
