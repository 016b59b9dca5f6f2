"""Every law of docs/criteria/scaling-law-comparison.md at its best on every curve of curves.csv, by brute force.

    /usr/bin/python3 laws.py > expected-python.csv

Written from the laws and bounds of that page, not from the Java sources. Shapes with a location and a width are tried on a
dense grid, each with its best amplitude by bisection on the gradient; the best places are polished by Nelder and Mead's
method. Levels at both ends are searched by L-BFGS-B, or SLSQP where the rise is bounded, from several starts.
"""
import collections
import csv
import sys

import numpy as np
import scipy
from scipy.optimize import minimize

EDGE = 1e-9
LOGISTIC, GOMPERTZ = 2 * np.log(9), np.log(np.log(10) / np.log(10 / 9))
PARAMETERS = {"constant": 1, "linear": 2, "power-law": 2, "logistic-slow": 3, "power": 2, "gompertz": 3, "raised-power": 3,
              "bend": 3, "hinge": 2, "step": 2, "logistic-sharp": 3}
EMERGENT = ("hinge", "step", "logistic-sharp")


class Curve:
    def __init__(self, rows):
        rows = sorted(rows, key=lambda r: float(r["scale"]))
        x = np.log10([float(r["scale"]) for r in rows])
        self.u, self.k, self.n = x - x[0], np.array([float(r["right"]) for r in rows]), np.array([float(r["examples"]) for r in rows])
        self.chance, self.floor, self.m = float(rows[0]["chance"]), float(rows[0]["floor"]), len(rows)
        self.span = self.u[-1]
        self.gap = np.sort(np.diff(self.u))[(self.m - 1) // 2]
        self.slow = min(3.5, 3.5 / 3 * self.span)
        self.sharp = max(1.2 * self.gap, min(2, self.span / 2))
        self.floor = min(1 - 1e-6, max(EDGE, self.floor))

    def loglik(self, p):
        with np.errstate(divide="ignore", invalid="ignore"):
            return (np.where(self.k > 0, self.k * np.log(p), 0) + np.where(self.n > self.k, (self.n - self.k) * np.log1p(-p), 0)).sum(-1)

    def climb(self, location):
        """Rise at which a hinge becomes a leap: from 2% to 20% of the way to perfect within 2.25 decades."""
        return 0.18 * (self.span - location) / min(2.25, 0.5 * 2.25 / 2 * self.span) * (1 - self.chance)

    def shape(self, law, location, width):
        location, width = np.asarray(location, float)[..., None], np.asarray(width, float)[..., None]
        if law in ("hinge", "bend"):
            return np.maximum(0, self.u - location) / (self.span - location)
        if law == "step":
            return (self.u >= location) * 1.0
        if law in ("power", "raised-power"):
            return (self.u / self.span) ** location
        if law == "gompertz":
            return np.exp(-np.exp(-GOMPERTZ * (self.u - location) / width))
        return 1 / (1 + np.exp(-LOGISTIC * (self.u - location) / width))

    def amplitude(self, g, least):
        """Root of the gradient of the likelihood, which is concave in the amplitude; g is [shape, scale]."""
        low, high = np.zeros(len(g)), np.full(len(g), 1 - EDGE - self.floor)
        for _ in range(70):
            middle = (low + high) / 2
            p = self.floor + middle[:, None] * g
            rising = (g * (self.k / p - (self.n - self.k) / (1 - p))).sum(-1) > 0
            low, high = np.where(rising, middle, low), np.where(rising, high, middle)
        return np.maximum(low, np.minimum(least, (1 - EDGE - self.floor) * 0.999))

    def profile(self, law, location, width):
        g = self.shape(law, location, width)
        a = self.amplitude(g, self.climb(np.asarray(location)) if law == "hinge" else 0)
        return self.loglik(self.floor + a[:, None] * g)


def located(c, law, locations, widths):
    """Best of a law between bounds of its location and width: log likelihood and fit."""
    (a, b), (v, w) = locations, widths
    loc, wide = np.meshgrid(np.linspace(a, b, 481), np.geomspace(v, w, 33 if w > v else 1))
    loc, wide = loc.ravel(), wide.ravel()
    value = c.profile(law, loc, wide)
    inside = lambda q: (np.clip([q[0]], a, b), np.clip([q[1]], v, w))
    best = max(((value[i], (loc[i], wide[i])) for i in np.argsort(-value)[:1]), key=lambda o: o[0])
    for i in np.argsort(-value)[:400:40]:
        found = minimize(lambda q: -c.profile(law, *inside(q))[0], (loc[i], wide[i]), method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-10})
        best = max(best, (-found.fun, tuple(float(z[0]) for z in inside(found.x))), key=lambda o: o[0])
    g = c.shape(law, [best[1][0]], [best[1][1]])
    a = c.amplitude(g, c.climb(best[1][0]) if law == "hinge" else 0)
    return best[0], c.floor + a[0] * g[0], 0


def levels(c, curve, low, high, cap=np.inf):
    """Best two levels e by several starts, e[1] - e[0] at most cap."""
    best = (-np.inf, None)
    bounds = [(low[i], high[i]) for i in (0, 1)]
    middle = np.clip(c.k.sum() / c.n.sum(), 1e-6, 1 - 1e-6)
    for first in (0.02, 0.25, 0.5, 0.9, None):
        for second in (0.05, 0.3, 0.6, 0.95, None):
            start = np.array([middle if s is None else s for s in (first, second)])
            start = np.clip(np.log(1 - start) if high[0] < 0 else start, low, high)
            start[1] = min(start[1], start[0] + cap)
            kind = dict(method="L-BFGS-B") if np.isinf(cap) else dict(method="SLSQP", constraints={"type": "ineq", "fun": lambda e: cap - e[1] + e[0]})
            found = minimize(lambda e: -c.loglik(curve(np.clip(e, low, high))) / c.n.sum(), start, bounds=bounds, **kind,
                             options={"maxiter": 500, "ftol": 1e-15})
            e = np.clip(found.x, low, high)
            if e[1] - e[0] <= cap + 1e-9 and c.loglik(curve(e)) > best[0]:
                best = (c.loglik(curve(e)), e)
        polished = minimize(lambda e: -c.loglik(curve(np.clip(e, low, np.minimum(high, [np.inf, np.clip(e[0], low[0], high[0]) + cap])))), best[1],
                            method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-10})
        e = np.clip(polished.x, low, high)
        e[1] = min(e[1], e[0] + cap)
        if c.loglik(curve(e)) > best[0]:
            best = (c.loglik(curve(e)), e)
    return best


def raised(c, law, locations):
    best = (-np.inf, None, 0)
    for location in locations:
        g = c.shape(law, location, c.span)
        capped = law == "bend" and 0.8 * (c.span - location) < c.slow
        value, e = levels(c, lambda e: np.clip(e[0] * (1 - g) + e[1] * g, EDGE, 1 - EDGE), [c.floor, EDGE], [1 - EDGE] * 2,
                          c.climb(location) if capped else np.inf)
        if value > best[0]:
            best = (value, e[0] * (1 - g) + e[1] * g, 1 if e[0] <= c.floor + 1e-6 else 0)
    return best


def laws(c):
    """Log likelihood, fit and parameters on their bounds of each law."""
    t = c.u / c.span
    p = np.clip(c.k.sum() / c.n.sum(), EDGE, 1 - EDGE)
    yield "constant", (c.loglik(np.full(c.m, p)), np.full(c.m, p), 0)
    line = lambda e: e[0] * (1 - t) + e[1] * t
    value, e = levels(c, line, [EDGE] * 2, [1 - EDGE] * 2)
    yield "linear", (value, line(e), 0)
    decay = lambda e: -np.expm1(line(e))
    value, e = levels(c, decay, [np.log(EDGE)] * 2, [np.log1p(-EDGE)] * 2)
    yield "power-law", (value, decay(e), 0)
    powers = [g for g in (1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4) if g <= 2 or (0.9 ** (1 / g) - 0.1 ** (1 / g)) * c.span >= 2.45]
    yield "logistic-slow", located(c, "logistic-slow", (0, 1.4 * c.span), (c.slow, 2.2 * c.slow))
    yield "power", located(c, "power", (1.125, powers[-1]), (c.span, c.span))
    yield "gompertz", located(c, "gompertz", (0, 1.3 * c.span), (1.285 * c.slow, 1.285 * 1.6 * c.slow))
    if c.m >= 3:
        yield "raised-power", raised(c, "raised-power", powers)
    if c.m >= 4:
        yield "bend", raised(c, "bend", (np.arange(16) + 0.5) * c.u[-2] / 16)
        yield "hinge", located(c, "hinge", (c.u[1], c.u[-2]), (c.span, c.span))
    value = c.profile("step", c.u[1:], np.ones(c.m - 1))
    g = c.shape("step", [c.u[1:][value.argmax()]], [1])
    yield "step", (value.max(), c.floor + c.amplitude(g, 0)[0] * g[0], 0)
    if c.m >= 4:
        yield "logistic-sharp", located(c, "logistic-sharp", (c.u[1] / 2, c.span), (min(c.gap, c.sharp), c.sharp))


print("# SciPy %s, NumPy %s, Python %d.%d: python3 laws.py" % (scipy.__version__, np.__version__, *sys.version_info[:2]))
print("curve,quantity,value")
rows = collections.OrderedDict()
for row in csv.DictReader(open("curves.csv")):
    rows.setdefault(row["curve"], []).append(row)
for name, of in rows.items():
    c = Curve(of)
    fits = dict(laws(c))
    for law, fit in fits.items():
        print("%s,log-likelihood-%s,%.15g" % (name, law, fit[0]))
    likeliest = max(fits, key=lambda law: fits[law][0])
    p = fits[likeliest][1]
    freedom = c.m - PARAMETERS[likeliest] + fits[likeliest][2]
    phi = 1 if freedom < 1 else max(1, ((c.k - c.n * p) ** 2 / (c.n * p * (1 - p))).sum() / freedom)
    qaic = {law: -2 * fit[0] / phi + 2 * (PARAMETERS[law] - fit[2]) for law, fit in fits.items()}
    smooth = min(q for law, q in qaic.items() if law not in EMERGENT)
    emergent = min(q for law, q in qaic.items() if law in EMERGENT)
    print("%s,dispersion,%.15g\n%s,lambda,%.15g" % (name, phi, name, smooth - emergent), flush=True)
