"""Times NumPy and SciPy on the tasks of ShapeBenchmark, microseconds per curve; run beside it.

    python3 src/jmh/yardsticks.py
"""
import time
import numpy as np
from scipy.optimize import least_squares

rng = np.random.default_rng(1)
x = np.linspace(19, 25, 12)
Y = .2 * np.maximum(0, x - 22.3) + .01 * rng.normal(size=(1000, 12))


def timed(name, repeats, run):
    best = min(_once(repeats, run) for _ in range(5))
    print(f"{name}: {best * 1e6:.3f} us")


def _once(repeats, run):
    start = time.perf_counter()
    for i in range(repeats):
        run(i)
    return (time.perf_counter() - start) / repeats


knots = np.linspace(19, 24.9, 60)
U = np.maximum(0, x - knots[:, None])
D = (U ** 2).sum(1)


def profile(i):
    n = U @ Y[i % 1000]
    return knots[(n * n / D).argmax()]


timed("hinge profile on 60 knots, one curve a call", 2000, profile)
start = time.perf_counter()
for _ in range(20):
    ((Y @ U.T) ** 2 / D).argmax(1)
print(f"hinge profile on 60 knots, 1000 curves a call: {(time.perf_counter() - start) / 20e3 * 1e6:.3f} us")

lx = np.linspace(19, 25, 17) * np.log(10)
y = .9 / (1 + np.exp(-2.5 * (np.linspace(0, 6, 17) - 3))) + .005 * rng.random(17)


def residuals(p):
    a, s, c0, c1, ld, lf = p
    f = np.exp(lf)
    with np.errstate(all="ignore"):
        at = a + s * np.exp(-c0 * (lx - ld) - c1 * f * np.logaddexp(0, (lx - ld) / f))
        r = np.log1p(y) - np.log(np.maximum(1 + at, 1e-12))
    return np.where(np.isfinite(r), r, 1e3)


def broken(i):
    for _ in range(8):
        start = [y[-1], y[0] - y[-1], rng.uniform(0, .3), rng.uniform(-.5, 1),
                 rng.uniform(lx[1], lx[-2]), np.log(rng.uniform(.1, 2))]
        least_squares(residuals, start, method="lm", max_nfev=2000)


timed("broken power law, 8 starts", 3, broken)


def recursion(scores, penalty):
    """Optimal partitioning without pruning, vectorised over the starts."""
    m = len(scores)
    s = np.r_[0, np.cumsum(scores)]
    q = np.r_[0, np.cumsum(scores ** 2)]
    best = np.empty(m + 1)
    best[0] = -penalty
    for t in range(1, m + 1):
        n = t - np.arange(t)
        best[t] = (best[:t] + q[t] - q[:t] - (s[t] - s[:t]) ** 2 / n).min() + penalty
    return best[m]


for m, segments in ((12, 2), (200, 5)):
    scores = (np.arange(m) * segments // m) % 2 + .3 * rng.normal(size=m)
    timed(f"plain recursion on {m} scores", 50, lambda i: recursion(scores, .18 * np.log(m)))
