"""Reference numbers for the laws of scaling-law-comparison, by NumPy and SciPy.

    /usr/bin/python3 laws.py > expected-python.csv

Written from the formulas and bounds of docs/criteria/scaling-law-comparison.md.
Every optimum is the better of two searches: at least 60 starts of scipy.optimize.minimize (L-BFGS-B) over all parameters of
the law, and a dense grid that zooms in on its best points. Reads curves.csv beside it.
"""

import csv
import math
import os

import numpy as np
import scipy
from scipy import optimize
from scipy.special import betainc, betaincinv, expit, xlog1py, xlogy

HERE = os.path.dirname(os.path.abspath(__file__))
EDGE = 1e-9
STARTS = 60
ASSUMED = 100
EXPONENTS = [1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4]
EMERGENT = ("hinge", "step", "logistic-sharp")
PARAMETERS = {
    "constant": 1,
    "linear": 2,
    "power-law": 2,
    "logistic-slow": 3,
    "power": 2,
    "gompertz": 3,
    "raised-power": 3,
    "bend": 3,
    "hinge": 2,
    "step": 2,
    "logistic-sharp": 3,
}


class Curve:
    """Proportions y of n effective examples at u decades above the smallest scale."""

    def __init__(self, name, rows):
        self.name = name
        self.c = float(rows[0]["chance"])
        scales = sorted({float(r["scale"]) for r in rows})
        at = [[r for r in rows if float(r["scale"]) == s] for s in scales]
        self.x = np.log10(scales)
        self.u = self.x - self.x[0]
        self.size = len(scales)
        self.span = self.u[-1]
        self.gap = sorted(np.diff(self.u))[(self.size - 1) // 2]
        share = lambda r: float(r["right"]) / float(r["examples"]) if r["examples"] else float(r["score"])
        examples = lambda r: float(r["examples"]) if r["examples"] else ASSUMED
        self.y = np.array([np.mean([share(r) for r in rs]) for rs in at])
        runs = np.array([len(rs) for rs in at])
        n = np.array([np.mean([examples(r) for r in rs]) for rs in at])
        # Pearson's chi-squared of the runs about the mean of their scale, half a success and half a failure added
        chi2 = 0.0
        for rs in at:
            k, m = sum(share(r) * examples(r) for r in rs), sum(examples(r) for r in rs)
            p = (k + 0.5) / (m + 1)
            chi2 += sum(examples(r) * (share(r) - k / m) ** 2 for r in rs) / (p * (1 - p))
        freedom = int(np.sum(runs - 1))
        phi = max(1.0, chi2 / freedom) if freedom else 1.0
        self.n = n / (1 + (phi - 1) / runs)
        self.k = np.minimum(self.n, self.y * self.n)

    def likelihood(self, p):
        """Sum of k ln p + (n - k) ln(1 - p) over the last axis."""
        return np.sum(xlogy(self.k, p) + xlog1py(self.n - self.k, -p), axis=-1)

    def normalised(self, p):
        return (p - self.c) / (1 - self.c)


# ---------------------------------------------------------------- presence and floor


def upper_tail(k, n, p):
    return 1.0 if k <= 0 else betainc(k, n - k + 1, p)


def upper_bound(k, n, level):
    return 1.0 if k >= n else betaincinv(k + 1, n - k, 1 - level)


def lower_bound(k, n, level):
    return 0.0 if k <= 0 else betaincinv(k, n - k + 1, level)


class Presence:
    """The floor and the gates of presence: level .05, margin .02, floor at most .10, top at least .05."""

    def __init__(self, c):
        m = c.size
        near = c.c + 0.02 * (1 - c.c)
        self.critical = m
        while self.critical > 0 and upper_tail(c.k[self.critical - 1], c.n[self.critical - 1], near) <= 0.05:
            self.critical -= 1
        z = c.normalised(c.y)
        onset = max(0.02, min(0.1, z[-1] / 2))
        substantial = m
        while substantial > 0 and z[substantial - 1] > onset:
            substantial -= 1
        self.cut = m if self.critical == m else max(self.critical, substantial)
        self.hits = float(np.sum(c.k[: self.cut]))
        self.present = self.critical < m and 2 <= self.cut < m and self.gates(c, z)

    def gates(self, c, z):
        top = lower_bound(c.k[-1], c.n[-1], 0.05)
        upper = upper_bound(self.hits, float(np.sum(c.n[: self.cut])), 0.1)
        high = any(
            z[i] > 0.2 and upper_tail(c.k[i], c.n[i], c.c + 0.1 * (1 - c.c)) < 0.05 for i in range(self.cut)
        )
        floor = max(c.normalised(upper), float(np.mean(z[: self.cut])))
        return c.normalised(top) >= 0.05 and upper < top and not high and floor <= 0.1

    def level(self, c):
        """Chance, or the pooled proportion below the rise where that is known to differ by 2.576 standard errors."""
        below = self.critical if self.critical >= 2 else self.cut
        known = 0 < below < c.size
        size = below if known else 1
        hits, trials = float(np.sum(c.k[:size])), float(np.sum(c.n[:size]))
        off = known and abs(hits / trials - c.c) > 2.576 * math.sqrt(c.c * (1 - c.c) / trials)
        return min(c.c + 0.1 * (1 - c.c), (hits + 0.5) / (trials + 1)) if c.c == 0 or off else c.c


# ---------------------------------------------------------------- shapes and bounds


def logistic(u, location, width):
    return expit(2 * math.log(9) * (u - location) / width)


def gompertz(u, location, width):
    return np.exp(-np.exp(-math.log(math.log(10) / math.log(10 / 9)) * (u - location) / width))


def ramp(span):
    return lambda u, location, width: np.maximum(0, u - location) / (span - location)


def power(span):
    return lambda u, exponent, width: (u / span) ** exponent


def step(u, location, width):
    return (u >= location) * 1.0


def exponents(span):
    """Beyond 2 only while the rise from 10% to 90% takes at least 2.45 decades."""
    return [g for g in EXPONENTS if g <= 2 or (0.9 ** (1 / g) - 0.1 ** (1 / g)) * span >= 2.45]


def climb(c, location):
    """Rise, as a proportion, of a hinge that takes the longest that a leap may from .02 to .20 of the way."""
    return 0.18 * (c.span - location) / min(2.25, 0.5625 * c.span) * (1 - c.c)


def shaped(c):
    """Of each law floor + a g: shape g, bounds of the location and of the width; the least rise by location."""
    u, span = c.u, c.span
    slow = min(3.5, 3.5 / 3 * span)
    sharp = max(1.2 * c.gap, min(2, span / 2))
    g = exponents(span)
    any_rise = lambda location: np.zeros_like(location)
    yield "logistic-slow", logistic, (0, 1.4 * span), (slow, 2.2 * slow), any_rise
    yield "power", power(span), (1.125, g[-1]), None, any_rise
    yield "gompertz", gompertz, (0, 1.3 * span), (1.285 * slow, 1.6 * 1.285 * slow), any_rise
    if c.size >= 4:
        yield "hinge", ramp(span), (u[1], u[-2]), None, lambda location: climb(c, location)
    yield "step", step, list(u[1:]), None, any_rise
    if c.size >= 4:
        yield "logistic-sharp", logistic, (u[1] / 2, span), (min(c.gap, sharp), sharp), any_rise


# ---------------------------------------------------------------- fits


class Fit:
    def __init__(self, law, loglik, p, start=None):
        self.law, self.loglik, self.p, self.start = law, float(loglik), p, start


def amplitude_by_bisection(c, floor, g, least):
    """The most likely a in [least, 1 - 1e-9 - floor] for each row of shapes: the likelihood is concave in a."""
    most = 1 - EDGE - floor
    low = np.minimum(least, 0.999 * most)
    high = np.full(len(g), most)

    def slope(a):
        p = floor + a[:, None] * g
        return np.sum(g * (c.k / p - (c.n - c.k) / (1 - p)), axis=1)

    down = slope(low) <= 0
    for _ in range(60):
        middle = (low + high) / 2
        up = slope(middle) > 0
        low, high = np.where(up & ~down, middle, low), np.where(up | down, high, middle)
    a = np.where(down, np.minimum(least, 0.999 * most), (low + high) / 2)
    p = floor + a[:, None] * g
    return c.likelihood(p), p


def zoom(value, low, high, points, rounds=24, shrink=0.5):
    """Best point of a dense grid, then of grids that shrink around it; value takes an array of points."""
    low, high = np.array(low, float), np.array(high, float)
    box_low, box_high = low.copy(), high.copy()
    best, where = -math.inf, (low + high) / 2
    half = (high - low) / 2
    for r in range(rounds):
        number = points if r == 0 else 13
        axes = [np.linspace(a, b, number if b > a else 1) for a, b in zip(box_low, box_high)]
        grid = np.stack([x.ravel() for x in np.meshgrid(*axes, indexing="ij")], axis=1)
        values = value(grid)
        if np.nanmax(values) > best:
            best, where = np.nanmax(values), grid[np.nanargmax(values)]
        half = half * (shrink if r else min(1, 8 / points))
        box_low, box_high = np.maximum(low, where - half), np.minimum(high, where + half)
    return best, where


def starts(c, value, low, high, rng, number=STARTS):
    """The best of many starts of L-BFGS-B within bounds, every parameter scaled to [0, 1]."""
    low, high = np.array(low, float), np.array(high, float)
    scale = high - low
    total = float(np.sum(c.n))

    def loss(t):
        v = float(value((low + np.clip(t, 0, 1) * scale)[None, :])[0])
        return -v / total if np.isfinite(v) else 1e6

    best, where = -math.inf, None
    for _ in range(number):
        fit = optimize.minimize(
            loss,
            rng.uniform(0.02, 0.98, len(low)),
            method="L-BFGS-B",
            bounds=[(0, 1)] * len(low),
            options={"ftol": 1e-15, "gtol": 1e-11},
        )
        if -fit.fun * total > best:
            best, where = -fit.fun * total, low + np.clip(fit.x, 0, 1) * scale
    return best, where


def fit_shaped(c, floor, law, shape, locations, widths, least_rise, rng):
    most = 1 - EDGE - floor

    def shapes(points):
        w = points[:, 1:2] if points.shape[1] > 1 else None
        return shape(c.u[None, :], points[:, :1], w)

    def profile(points):
        return amplitude_by_bisection(c, floor, shapes(points), least_rise(points[:, 0]))[0]

    if isinstance(locations, list):
        points = np.array(locations)[:, None]
        best, where = np.max(profile(points)), points[np.argmax(profile(points))]
    else:
        low = [locations[0]] + ([widths[0]] if widths else [])
        high = [locations[1]] + ([widths[1]] if widths else [])

        def full(points):
            """Last coordinate: the amplitude's place between its bounds."""
            least = np.minimum(least_rise(points[:, 0]), 0.999 * most)
            a = least + points[:, -1] * (most - least)
            return c.likelihood(floor + a[:, None] * shapes(points[:, :-1]))

        best, where = zoom(profile, low, high, 61 if widths else 2001)
        started, at = starts(c, full, low + [0], high + [1], rng)
        if started > best:
            # from there the best amplitude and the last digits
            near = [(b - a) / 50 for a, b in zip(low, high)]
            polished, at = zoom(
                profile,
                [max(a, v - d) for a, v, d in zip(low, at, near)],
                [min(b, v + d) for b, v, d in zip(high, at, near)],
                61,
            )
            best, where = (polished, at) if polished > best else (best, where)
    loglik, p = amplitude_by_bisection(c, floor, shapes(where[None, :]), least_rise(where[:1]))
    return Fit(law, loglik[0], p[0])


def fit_levels(c, shape, least, cap, rng, number):
    """The most likely l (1 - g) + r g, l at least the floor, r - l at most the cap."""

    def proportions(points):
        left = points[:, :1]
        right = np.clip(left + points[:, 1:], EDGE, 1 - EDGE)
        return left * (1 - shape) + right * shape

    value = lambda points: c.likelihood(proportions(points))
    low, high = [least, -1.0], [1 - EDGE, min(1.0, cap)]
    best, where = zoom(value, low, high, 61, rounds=40)
    started, at = starts(c, value, low, high, rng, number)
    best, where = (started, at) if started > best else (best, where)
    return best, where, proportions(where[None, :])[0]


def fit_raised(c, floor, law, shape, locations, caps, rng):
    least = min(1 - 1e-6, max(EDGE, floor))
    fits = []
    for location, cap in zip(locations, caps):
        g = shape(c.u, location, None)
        best, where, p = fit_levels(c, g, least, cap, rng, math.ceil(STARTS / len(locations)))
        fits.append(Fit(law, best, p, start=where[0]))
    return max(fits, key=lambda f: f.loglik)


def fit_ends(c, law, rng):
    """linear: the proportion at both ends; power-law: the log error at both ends."""
    t = c.u / c.span
    low, high = (EDGE, 1 - EDGE) if law == "linear" else (math.log(EDGE), math.log1p(-EDGE))

    def proportions(points):
        value = points[:, :1] * (1 - t) + points[:, 1:] * t
        return value if law == "linear" else -np.expm1(value)

    value = lambda points: c.likelihood(proportions(points))
    best, where = zoom(value, [low] * 2, [high] * 2, 201, rounds=40)
    started, at = starts(c, value, [low] * 2, [high] * 2, rng)
    best, where = (started, at) if started > best else (best, where)
    return Fit(law, best, proportions(where[None, :])[0])


def fits(c, floor):
    rng = np.random.default_rng(1)
    p = np.sum(c.k) / np.sum(c.n)
    level = np.full(c.size, min(1 - EDGE, max(EDGE, p)))
    found = {"constant": Fit("constant", c.likelihood(level), level)}
    for law in ("linear", "power-law"):
        found[law] = fit_ends(c, law, rng)
    inside = min(1 - 1e-6, max(EDGE, floor))
    for law, shape, locations, widths, least_rise in shaped(c):
        found[law] = fit_shaped(c, inside, law, shape, locations, widths, least_rise, rng)
    g = exponents(c.span)
    found["raised-power"] = fit_raised(c, floor, "raised-power", power(c.span), g, [math.inf] * len(g), rng)
    if c.size >= 4:
        tau = (np.arange(16) + 0.5) * c.u[-2] / 16
        caps = [math.inf if 0.8 * (c.span - t) >= min(3.5, 3.5 / 3 * c.span) else climb(c, t) for t in tau]
        found["bend"] = fit_raised(c, floor, "bend", ramp(c.span), tau, caps, rng)
    return {law: found[law] for law in PARAMETERS if law in found}


# ---------------------------------------------------------------- comparison


def comparison(c, floor):
    found = fits(c, floor)
    free = {
        law: PARAMETERS[law] - (f.start is not None and f.start <= floor + 1e-6) for law, f in found.items()
    }
    best = max(found.values(), key=lambda f: f.loglik)
    freedom = c.size - free[best.law]
    pearson = float(np.sum((c.k - c.n * best.p) ** 2 / (c.n * best.p * (1 - best.p))))
    phi = max(1.0, pearson / freedom) if freedom >= 1 else 1.0
    qaic = {law: -2 * f.loglik / phi + 2 * free[law] for law, f in found.items()}
    least = min(qaic.values())
    total = sum(math.exp((least - q) / 2) for q in qaic.values())
    smooth = min((q, law) for law, q in qaic.items() if law not in EMERGENT)
    emergent = min((q, law) for law, q in qaic.items() if law in EMERGENT)
    for law, f in found.items():
        yield "log-likelihood-" + law, f.loglik
        yield "qaic-" + law, qaic[law]
        yield "weight-" + law, math.exp((least - qaic[law]) / 2) / total
    yield "dispersion", phi
    yield "lambda", smooth[0] - emergent[0]


# ---------------------------------------------------------------- forecast


def main():
    print("# NumPy %s, SciPy %s" % (np.__version__, scipy.__version__))
    print("curve,criterion,quantity,value")
    with open(os.path.join(HERE, "curves.csv")) as file:
        rows = list(csv.DictReader(file))
    for name in dict.fromkeys(r["curve"] for r in rows):
        c = Curve(name, [r for r in rows if r["curve"] == name])
        presence = Presence(c)
        for quantity, value in comparison(c, presence.level(c)):
            if c.size >= 5:
                print("%s,scaling-law-comparison,%s,%.15g" % (name, quantity, value))


if __name__ == "__main__":
    main()
