"""How near saltus comes to the best that any program could do on simulated curves.

For each design: what saltus says of noisy curves of the laws of docs/calibration.md, beside the
posterior probability of a leap under the very laws, shares and noise that the curves were drawn
with (sums over noise-free curves of the same laws at the same scales). No rule that sees scores
alone has a greater area under the ROC curve, up to the scatter of these sums.

Written by bound.sh for each design N: libN (noise-free), testN (noisy), testN/out (saltus).
Needs NumPy.
"""

import csv
import sys
from pathlib import Path

import numpy as np

BINS = [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.01]


def curves(folder):
    scores, chance = {}, {}
    with open(folder / "curves.csv", newline="") as f:
        for row in csv.DictReader(f):
            scores.setdefault(row["task"], []).append((float(row["train_flops"]), float(row["score"])))
    with open(folder / "truth.csv", newline="") as f:
        truth = {row["task"]: row["truth"] == "emergent" for row in csv.DictReader(f)}
    names = list(scores)
    return (
        names,
        np.array([[s for _, s in sorted(scores[n])] for n in names]),
        np.array([truth[n] for n in names]),
    )


def auc(p, y):
    order = np.argsort(p, kind="stable")
    ranks = np.empty(len(p))
    ranks[order] = np.arange(1, len(p) + 1)
    for value in np.unique(p):  # ties share their mean rank
        tied = p == value
        ranks[tied] = ranks[tied].mean()
    ones = y.sum()
    return (ranks[y].sum() - ones * (ones + 1) / 2) / (ones * (len(y) - ones))


def found(p, y, rate):
    others = np.sort(p[~y])[::-1]
    return (p[y] > others[int(rate * len(others))]).mean()


def calibration(p, y):
    error = 0
    for low, high in zip(BINS, BINS[1:]):
        inside = (p >= low) & (p < high)
        if inside.any():
            error += inside.mean() * abs(p[inside].mean() - y[inside].mean())
    return error


def best(library, leaps, scores, n):
    """The posterior probability of a leap, and the library curves that say so."""
    p = np.clip(library, 1e-12, 1 - 1e-12)
    right = np.rint(scores * n)
    logs = right @ np.log(p).T + (n - right) @ np.log1p(-p).T
    weights = np.exp(logs - logs.max(1, keepdims=True))
    total = weights.sum(1)
    return weights @ leaps / total, total**2 / (weights**2).sum(1)


def said(folder, names):
    with open(folder / "out" / "findings.csv", newline="") as f:
        by_task = {r["task"]: float(r["quantity.probability"]) for r in csv.DictReader(f)}
    return np.array([by_task[name] for name in names])


def line(what, effective, optimal, saltus, y):
    figures = [f"{auc(p, y):.4f}" for p in (optimal, saltus)]
    figures += [f"{found(p, y, rate):.3f}" for rate in (0.01, 0.03) for p in (optimal, saltus)]
    figures += [f"{calibration(p, y):.3f}" for p in (optimal, saltus)]
    print("| " + " | ".join([what, f"{len(y)}", f"{y.mean():.2f}", effective, *figures]) + " |")


def main(folder, designs):
    print(
        "| scales, chance, examples | curves | leaps | worth | AUC: best | AUC: Saltus "
        "| found at 1%: best | Saltus | at 3%: best | Saltus | calibration error: best | Saltus |"
    )
    print("|---" * 12 + "|")
    all_best, all_said, all_true = [], [], []
    for number, design in enumerate(designs, 1):
        at, chance, n = design.split()
        _, library, leaps = curves(folder / f"lib{number}")
        names, scores, y = curves(folder / f"test{number}")
        optimal, effective = best(library, leaps, scores, int(n))
        saltus = said(folder / f"test{number}", names)
        what = f"{at.count(',') + 1}, {chance}, {n}"
        line(what, f"{np.median(effective):.0f}", optimal, saltus, y)
        all_best.append(optimal)
        all_said.append(saltus)
        all_true.append(y)
    line("all", "", *(np.concatenate(part) for part in (all_best, all_said, all_true)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).read_text().splitlines())
