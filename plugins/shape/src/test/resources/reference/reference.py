"""Reference numbers for the criteria of this plugin, by NumPy and SciPy.

    /usr/bin/python3 reference.py > expected-python.csv

Written from the formulas of docs/criteria, not from the Java sources. Each optimum is found by brute force: over all
divisions of a curve, over a fine grid of knots, over many random starts. Reads curves.csv beside it.
"""

import csv
import itertools
import math
import os
import sys

import numpy as np
import scipy
from scipy import optimize, stats
from scipy.special import betaln, xlogy

HERE = os.path.dirname(os.path.abspath(__file__))


class Curve:
    """Mean score, examples and oriented score at each scale; what is unknown is NaN or None."""

    def __init__(self, name, rows):
        self.name = name
        self.kind = rows[0]["metric"]
        self.chance = float(rows[0]["chance"]) if rows[0]["chance"] else None
        scales = sorted({float(r["scale"]) for r in rows})
        at = [[r for r in rows if float(r["scale"]) == s] for s in scales]
        self.counted = all(r["examples"] for r in rows)
        self.x = np.log10(scales)
        self.runs = [
            np.array([float(r["right"]) / float(r["examples"]) if self.counted else float(r["score"]) for r in rs])
            for rs in at
        ]
        self.y = np.array([r.mean() for r in self.runs])
        # runs of one scale answer the same examples, so their mean counts on those of one
        self.n = np.array([np.rint(np.mean([float(r["examples"]) for r in rs])) for rs in at]) if self.counted else None
        self.k = np.rint(self.y * self.n) if self.counted else None
        self.size = len(scales)
        self.normalised = self.kind == "accuracy" and self.chance is not None
        self.unit = 1 - self.chance if self.normalised else (-1 if self.kind == "loss" else 1)
        self.zero = self.chance if self.normalised else 0
        self.z = (self.y - self.zero) / self.unit

    def noise(self):
        """Mean variance over examples, in squared units of the metric."""
        if not self.counted:
            return 0.0
        p = (self.y * self.n + 1) / (self.n + 2)
        return float(np.mean(p * (1 - p) / self.n))


def curves():
    with open(os.path.join(HERE, "curves.csv")) as file:
        rows = list(csv.DictReader(file))
    names = list(dict.fromkeys(r["curve"] for r in rows))
    return [Curve(name, [r for r in rows if r["curve"] == name]) for name in names]


# ---------------------------------------------------------------- breakthroughness


def steps(y):
    d = np.diff(y)
    i = np.sign(np.argmax(y) - np.argmin(y)) * np.ptp(y)
    if i == 0:
        return 0.0, 0.0, 0.0
    median = np.median(d**2)
    return i, i / np.sqrt(np.mean(d**2)), i / np.sqrt(median) if median > 0 else math.copysign(math.inf, i)


def breakthroughness(c):
    if c.size < 3:
        return
    i, l, b = steps(c.z)
    yield "range", i
    yield "linearity", l
    yield "linearity-normalised", l / (c.size - 1)
    yield "breakthroughness", b
    if c.counted and c.normalised:
        yield "null-percentile", null_percentile(c, b)


def smooth_rise(c, lower, upper):
    """The logistic from lower to upper of most likelihood whose rise from 10% to 90% takes at least half the span."""
    t = (c.x - c.x[0]) / (c.x[-1] - c.x[0]) - 0.5
    steepest = 4 * math.log(9)

    def share(p):
        return np.clip(lower + (upper - lower) / (1 + np.exp(-p[0] - p[1] * t)), 1e-12, 1 - 1e-12)

    def loss(p):
        s = share(p)
        return -np.sum(xlogy(c.k, s) + xlogy(c.n - c.k, 1 - s)) / np.sum(c.n)

    best = None
    for a in (-6, -2, 0, 2, 6):
        for s in (-8, -3, 0, 3, 8):
            fit = optimize.minimize(
                loss, [a, s], method="L-BFGS-B", bounds=[(-30, 30), (-steepest, steepest)], options={"ftol": 1e-16, "gtol": 1e-12}
            )
            if best is None or fit.fun < best.fun:
                best = fit
    return share(best.x), best.fun * np.sum(c.n) * 2


def null_percentile(c, b):
    """Of 20,000 curves drawn from the smooth rise; ties count half."""
    p, _ = smooth_rise(c, c.chance, 1.0)
    drawn = np.random.default_rng(1).binomial(c.n.astype(int), p, (20000, c.size)) / c.n
    values = np.array([steps(d)[2] for d in drawn])
    # two values that differ by rounding alone are a tie
    tie = (values == b) | (np.isfinite(values) & np.isfinite(b) & np.isclose(values, b, rtol=1e-9, atol=1e-12))
    return 100 * (np.mean((values < b) & ~tie) + 0.5 * np.mean(tie))


# ---------------------------------------------------------------- point-of-emergence


def hinge_residual(c, knot, floor):
    u = np.maximum(0, c.x - knot)
    if floor is None:
        a = np.column_stack([np.ones(c.size), u])
        coefficients = np.linalg.lstsq(a, c.y, rcond=None)[0]
        return float(np.sum((c.y - a @ coefficients) ** 2)), coefficients[1]
    slope = float(u @ (c.y - floor) / (u @ u))
    return float(np.sum((c.y - floor - slope * u) ** 2)), slope


def point_of_emergence(c, floor):
    if c.size < 5:
        return
    best = (math.inf, 0, 0)
    for left, right in zip(c.x[:-2], c.x[1:-1]):
        # between two scales the sum of squares has one minimum in the knot, or its least at an end
        grid = np.linspace(left, right, 41)
        sse = [hinge_residual(c, g, floor)[0] for g in grid]
        at = int(np.argmin(sse))
        low, high = grid[max(0, at - 1)], grid[min(40, at + 1)]
        fine = optimize.minimize_scalar(
            lambda k: hinge_residual(c, k, floor)[0], bounds=(low, high), method="bounded", options={"xatol": 1e-13}
        )
        for knot in (grid[at], fine.x):
            value, slope = hinge_residual(c, knot, floor)
            if value < best[0] - 1e-15:
                best = (value, knot, slope)
    total = float(np.sum((c.y - c.y.mean()) ** 2))
    yield "sum-of-squares", best[0]
    if total > 0:
        yield "r-squared", 1 - best[0] / total
    worse = min(hinge_residual(c, best[1] + d, floor)[0] for d in (-0.05, 0.05) if c.x[0] <= best[1] + d < c.x[-1])
    corner = best[1] >= c.x[-2] - 1e-9  # any knot in the last bracket fits as well: its place is a convention
    if total > 0 and worse > best[0] * 1.0001 + 1e-12 and not corner:
        yield "onset-log10", best[1]
        yield "slope", best[2]


# ---------------------------------------------------------------- change-point


def binomial_cost(c, a, b):
    k, n = c.k[a:b].sum(), c.n[a:b].sum()
    return -2 * (xlogy(k, k / n) + xlogy(n - k, (n - k) / n))


def squared_cost(c, a, b):
    return float(np.sum((c.z[a:b] - c.z[a:b].mean()) ** 2))


def change_point(c, counts):
    if c.size < 5:
        return
    if counts:
        cost, penalty = binomial_cost, 2 * math.log(c.size)
    else:
        scatter = np.median(np.diff(c.z) ** 2) / (2 * stats.chi2.ppf(0.5, 1))
        cost, penalty = squared_cost, 2 * math.log(c.size) * max(scatter, c.noise() / c.unit**2)
    table = {(a, b): cost(c, a, b) for a in range(c.size) for b in range(a + 1, c.size + 1)}
    found = []
    for changes in range(c.size):
        for firsts in itertools.combinations(range(1, c.size), changes):
            ends = (0,) + firsts + (c.size,)
            total = sum(table[e] for e in zip(ends[:-1], ends[1:]))
            found.append((total + penalty * changes, total, firsts))
    found.sort(key=lambda f: f[0])
    if len(found) < 2 or found[1][0] - found[0][0] > 1e-9 * (1 + abs(found[0][0])):  # else it is not the only optimum
        yield "change-points", len(found[0][2])
        yield "cost", found[0][1]
        for j, first in enumerate(found[0][2]):
            yield f"first-index-{j}", first
    if counts:
        ln = np.array([ln_evidence(c, 0, i) + ln_evidence(c, i, c.size) for i in range(1, c.size)])
        most = ln.max()
        ln_sum = most + math.log(np.sum(np.exp(ln - most)))
        yield "bayes-factor-ln", ln_sum - math.log(c.size - 1) - ln_evidence(c, 0, c.size)
        yield "posterior-0", 0.0
        for i, value in enumerate(ln):
            yield f"posterior-{i + 1}", math.exp(value - ln_sum)


def ln_evidence(c, a, b):
    k, n = c.k[a:b].sum(), c.n[a:b].sum()
    return betaln(k + 1, n - k + 1)


# ---------------------------------------------------------------- seed-bimodality; the test itself is in reference.R


def seed_bimodality(c):
    if c.size < 3 or max(len(r) for r in c.runs) < 10:
        return
    runs = [(r - c.zero) / c.unit for r in c.runs]
    everything = np.sort(np.concatenate(runs))
    cuts = [(a + b) / 2 for a, b in zip(everything[:-1], everything[1:]) if b > a]

    def within(cut):
        low, high = everything[everything <= cut], everything[everything > cut]
        return np.sum((low - low.mean()) ** 2) + np.sum((high - high.mean()) ** 2)

    cut = min(cuts, key=within)
    for i, r in enumerate(runs):
        yield f"success-{i}", float(np.mean(r > cut))


# ---------------------------------------------------------------- broken-scaling-law


def broken_scaling_law(c, starts=80):
    if c.size < 10 or np.ptp(c.y) == 0:
        return
    sign = -1.0 if c.y.min() <= -1 else 1.0
    ln_x, y = c.x * math.log(10), sign * c.y
    span, rng = np.ptp(ln_x), np.random.default_rng(1)

    def residuals(p):
        a, s, c0, c1, d, ln_f = p
        f = math.exp(min(ln_f, 50.0))
        with np.errstate(all="ignore"):
            fitted = a + s * np.exp(-c0 * (ln_x - d) - c1 * f * np.logaddexp(0, (ln_x - d) / f))
            r = np.log1p(y) - np.log1p(fitted)
        return np.where(np.isfinite(r), r, 1e3)

    best = None
    for start in range(starts):
        p = [
            rng.uniform(y.min() - np.ptp(y), y.max() + np.ptp(y)),
            rng.uniform(-1, 1) * np.ptp(y),
            rng.normal(0, 3) / span,
            rng.normal(0, 8) / span,
            rng.uniform(ln_x[0], ln_x[-1]),
            math.log(span * 10 ** rng.uniform(-2.5, -0.3)),
        ]
        try:
            fit = optimize.least_squares(residuals, p, method="lm", max_nfev=6000, xtol=1e-14, ftol=1e-14, gtol=1e-14)
        except ValueError:
            continue
        if best is None or fit.cost < best.cost:
            best = fit
    a, s, c0, c1, d, ln_f = best.x
    yield "rmsle", math.sqrt(2 * best.cost / c.size)
    # parameters only where the data fix them: standard error of each within a few parts of a hundred
    normal = best.jac.T @ best.jac
    variance = 2 * best.cost / (c.size - 6) * np.diag(np.linalg.pinv(normal, rcond=1e-14))
    if np.sqrt(variance[4]) < 0.5 and np.sqrt(variance[5]) < 0.5 and np.linalg.cond(normal) < 1e10:
        yield "a", sign * a
        yield "c0", c0
        yield "c1", c1
        yield "b", sign * s * np.exp(c0 * d)
        yield "break-log10", d / math.log(10)
        yield "sharpness", math.exp(ln_f)


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    version = ".".join(str(v) for v in sys.version_info[:3])
    print(f"# Python {version}, NumPy {np.__version__}, SciPy {scipy.__version__}: /usr/bin/python3 reference.py")
    out.writerow(["curve", "criterion", "quantity", "value"])
    for c in curves():
        criteria = {
            "breakthroughness": breakthroughness(c),
            "change-point": change_point(c, c.counted),
            "change-point cost=squared-error": change_point(c, False),
            "seed-bimodality": seed_bimodality(c),
            "broken-scaling-law": broken_scaling_law(c),
            "point-of-emergence floor=free": point_of_emergence(c, None),
        }
        if c.chance is not None:
            criteria["point-of-emergence"] = point_of_emergence(c, c.chance)
        for criterion, quantities in criteria.items():
            for quantity, value in quantities:
                out.writerow([c.name, criterion, quantity, repr(float(value))])


if __name__ == "__main__":
    main()
