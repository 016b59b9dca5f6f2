#!/usr/bin/env bash
# Thousands of results files of lm-eval-harness (12 KB each, six tasks, two metrics), read and analysed by the built
# distribution, and by another one beside it in turn: seconds, processor time and memory of whole processes.
# Usage: app/src/benchmark/files.sh [--files N] [--runs N] [--against HOME]
#   HOME: the folder of another distribution, such as OTHER_CLONE/app/target/saltus
set -euo pipefail
files=5000
runs=3
against=
while [ $# -gt 0 ]; do
    case $1 in
        --files) files=$2 && shift ;;
        --runs) runs=$2 && shift ;;
        --against) against=$2 && shift ;;
        *) echo "usage: $0 [--files N] [--runs N] [--against HOME]" >&2 && exit 2 ;;
    esac
    shift
done
home=$(cd "$(dirname "$0")/../../target/saltus" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$work/runs" "$files" <<'PYTHON'
import json
import os
import random
import sys

random.seed(7)
TASKS = ["arc_challenge", "hellaswag", "mmlu_abstract_algebra", "winogrande", "piqa", "boolq", "openbookqa", "gsm8k"]
MODELS = ["EleutherAI/pythia-" + size for size in ["70m", "160m", "410m", "1b", "1.4b", "2.8b", "6.9b", "12b"]]
MODELS += ["Qwen/Qwen2.5-" + size for size in ["0.5B", "1.5B", "3B", "7B", "14B", "32B", "72B"]]
MODELS += ["allenai/OLMo-2-" + size for size in ["1B", "7B", "13B", "32B"]]
for n in range(int(sys.argv[2])):
    model = MODELS[n % len(MODELS)]
    revision = "step%d" % (n // len(MODELS) * 1000)
    asked = random.sample(TASKS, 6)
    metrics = [{"metric": m, "aggregation": "mean", "higher_is_better": True} for m in ("acc", "acc_norm")]
    config = {
        "model": "hf",
        "model_args": "pretrained=%s,revision=%s,dtype=bfloat16,trust_remote_code=True" % (model, revision),
        "model_revision": revision,
        "model_sha": "%040x" % random.getrandbits(160),
        "batch_size": "auto",
        "random_seed": 0,
        "numpy_seed": 1234,
    }
    scores = {task: random.random() for task in asked}
    file = {
        "results": {
            task: {
                "alias": task,
                "acc,none": score,
                "acc_stderr,none": 0.01,
                "acc_norm,none": min(1, score + 0.02),
                "acc_norm_stderr,none": 0.01,
            }
            for task, score in scores.items()
        },
        "group_subtasks": {task: [] for task in asked},
        "configs": {
            task: {
                "task": task,
                "dataset_path": task,
                "num_fewshot": 5,
                "metric_list": metrics,
                "output_type": "multiple_choice",
                "doc_to_text": "{{question}}\nAnswer:",
                "metadata": {"version": 1.0},
            }
            for task in asked
        },
        "versions": {task: 1.0 for task in asked},
        "n-shot": {task: 5 for task in asked},
        "higher_is_better": {task: {"acc": True, "acc_norm": True} for task in asked},
        "n-samples": {task: {"original": 1000, "effective": 1000} for task in asked},
        "config": config,
        "date": 1.7e9 + n,
        "pretty_env_info": "PyTorch version: 2.4.0\n" * 20,
        "model_source": "hf",
        "model_name": model,
        "model_name_sanitized": model.replace("/", "__"),
    }
    folder = os.path.join(sys.argv[1], model.replace("/", "__"), revision)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "results_2024-09-01T12-00-00.%06d.json" % n), "w") as out:
        json.dump(file, out, indent=2)
PYTHON
echo "$files files, $(du -sh "$work/runs" | cut -f1)"

once() { # what, home of a distribution, arguments
    local what=$1 distribution=$2
    shift 2
    /usr/bin/time -f "$what: %e s, processor %U + %S s, %M kB" "$distribution/bin/saltus" "$@" 2>&1 >/dev/null | tail -n 1
}
for _ in $(seq "$runs"); do
    for command in inspect analyze; do
        arguments=("$command" "$work/runs")
        [ "$command" = inspect ] || arguments+=(--render json --out "$work/out")
        once "$command" "$home" "${arguments[@]}"
        [ -z "$against" ] || once "$command, the other" "$against" "${arguments[@]}"
    done
done
