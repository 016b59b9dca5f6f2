"""The reference numbers of OnsetBootstrapTest. Run: python3 plugins/emergence/src/test/python/onset.py

The bootstrap of the onset with every law refitted by Newton's method to convergence, on every shape of its grid (no shape
left out, no expansion about the data). Needs NumPy and SciPy.
"""
import numpy as np
from scipy.optimize import minimize, minimize_scalar

LOGISTIC, GOMPERTZ = 2 * np.log(9), np.log(np.log(10) / np.log(10 / 9))


def even(a, b, n):
    return a + (np.arange(n) + .5) * (b - a) / n


def shape(law, u, loc, width):
    if law in ("hinge", "bend"):
        return np.maximum(0, u - loc) / (width - loc)
    if law == "step":
        return (u >= loc) * 1.
    if law in ("power", "raised-power", "line"):
        return (u / width) ** loc
    if law == "gompertz":
        return np.exp(-np.exp(-GOMPERTZ * (u - loc) / width))
    return 1 / (1 + np.exp(-LOGISTIC * (u - loc) / width))


def crossing(law, q, loc, width):
    if law in ("hinge", "bend"):
        return loc + q * (width - loc)
    if law in ("power", "raised-power", "line"):
        return width * q ** (1 / loc)
    if law == "gompertz":
        return loc - np.log(-np.log(q)) * width / GOMPERTZ
    return loc + np.log(q / (1 - q)) * width / LOGISTIC


def grids(u):
    """(law, parameters, shapes as (location, width), cell); the sharp logistic once a width"""
    span, gap = u[-1], np.sort(np.diff(u))[(len(u) - 1) // 2]
    slow, sharp = min(3.5, 3.5 / 3 * span), max(gap * 1.2, min(2, span / 2))
    powers = [g for g in (1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4)
              if g <= 2 or (.9 ** (1 / g) - .1 ** (1 / g)) * span >= 2.45]
    least = min(gap, sharp)
    both = lambda locs, widths: [(l, w) for w in widths for l in locs]
    hinges = even(u[1], u[-2], 40)
    steps = max(0, int(np.ceil(np.log(sharp / least) / np.log(1.25) - 1e-9)))
    widths = least * (sharp / least) ** (np.arange(steps + 1) / steps) if steps else [sharp]
    locations = [even(u[1] / 2, span, min(48, int(np.ceil((span - u[1] / 2) / w * 4.5)))) for w in widths]
    slows, goms, bends = even(0, span * 1.4, 13), even(0, span * 1.3, 13), even(0, u[-2], 16)
    return [
        ("logistic-slow", 3, both(slows, (slow, slow * 1.4, slow * 2.2)), slows[1] - slows[0]),
        ("power", 2, both(powers, [span]), 0),
        ("gompertz", 3, both(goms, (slow * 1.285, slow * 1.285 * 1.6)), goms[1] - goms[0]),
        ("raised-power", 3, both(powers, [span]), 0),
        ("bend", 3, both(bends, [span]), bends[1] - bends[0]),
        ("hinge", 2, both(hinges, [span]), hinges[1] - hinges[0]),
        ("step", 2, both(u[1:], [span]), 0),
    ] + [("logistic-sharp", 3, both(at, [w]), at[1] - at[0]) for at, w in zip(locations, widths)]


def loglik(k, n, p):
    return (k * np.log(p) + (n - k) * np.log(1 - p)).sum(-1)


def fit_amplitude(k, n, f, g, least):
    """Best a of p = f + a g in [least, 1 - f) for each row of k."""
    top = (1 - f) * .999999
    a = np.clip(((k - n * f) * g).sum(1) / (n * g * g).sum(), 1e-4, top * .999)
    for _ in range(60):
        p = f + a[:, None] * g
        grad = (k * g / p - (n - k) * g / (1 - p)).sum(1)
        info = (k * (g / p) ** 2 + (n - k) * (g / (1 - p)) ** 2).sum(1)
        new = a + grad / (info + 1e-300)
        new = np.where(new <= 0, a / 2, np.where(new >= top, (a + top) / 2, new))
        if np.all(np.abs(new - a) < 1e-9):
            break
        a = new
    return np.clip(a, least, top)


def fit_levels(k, n, g, floor, cap):
    """Best (l, r) of p = l (1 - g) + r g, l >= floor, r - l <= cap, for each row of k."""
    def newton(l, fixed, rise=None):
        r = np.clip((k * g).sum(1) / (n * g).sum(), l + 1e-4, .999)
        for _ in range(200):
            p = np.clip(l[:, None] * (1 - g) + r[:, None] * g, 1e-9, 1 - 1e-9)
            w1, w2 = k / p - (n - k) / (1 - p), k / p ** 2 + (n - k) / (1 - p) ** 2
            gl, gr = (w1 * (1 - g)).sum(1), (w1 * g).sum(1)
            a, b, c = (w2 * (1 - g) ** 2).sum(1), (w2 * g * (1 - g)).sum(1), (w2 * g * g).sum(1)
            if fixed:
                dl, dr = 0 * l, gr / c
            elif rise is not None:
                dl = dr = (gl + gr) / (a + 2 * b + c)
            else:
                d = a * c - b * b
                dl, dr = (gl * c - gr * b) / d, (gr * a - gl * b) / d
            limit = np.minimum(1, .2 / np.maximum(1e-12, np.maximum(np.abs(dl), np.abs(dr))))
            l2, r2 = np.clip(l + limit * dl, 1e-7, 1 - 1e-7), np.clip(r + limit * dr, 1e-7, 1 - 1e-7)
            if rise is not None:
                r2 = np.minimum(1 - 1e-7, l2 + rise)
            done = np.all(np.abs(l2 - l) + np.abs(r2 - r) < 1e-9)
            l, r = l2, r2
            if done:
                break
        return l, r
    l, r = newton(np.full(len(k), floor + .01), False)
    low, rlow = newton(np.full(len(k), floor), True)
    l, r = np.where(l < floor, floor, l), np.where(l < floor, rlow, r)
    if np.isfinite(cap) and np.any(r - l > cap):
        over = r - l > cap
        lc, _ = newton(np.full(len(k), floor + .01), False, cap)
        lc = np.maximum(lc, floor)
        l, r = np.where(over, lc, l), np.where(over, lc + cap, r)
    return l, r


def candidates(k, n, u, f, chance):
    """Every law on every shape of its grid, fitted to each row of k: law, K, loc, width, cell, l, r, loglik."""
    span = u[-1]
    climb = lambda loc: .18 * (span - loc) / min(2.25, .5 * 2.25 / 2 * span)
    for law, parameters, shapes, cell in grids(u):
        for loc, width in shapes:
            g = shape(law, u, loc, width)
            if law in ("raised-power", "bend"):
                capped = law == "bend" and .8 * (span - loc) < min(3.5, 3.5 / 3 * span)
                l, r = fit_levels(k, n, g, f, climb(loc) * (1 - chance) if capped else np.inf)
                par = parameters - (l <= f + 1e-6)
            else:
                a = fit_amplitude(k, n, f, g, climb(loc) * (1 - chance) if law == "hinge" else 0)
                l, r, par = np.full(len(k), f), f + a, np.full(len(k), parameters)
            p = np.clip(l[:, None] * (1 - g) + r[:, None] * g, 1e-9, 1 - 1e-9)
            yield law, par, loc, width, cell, l, r, loglik(k, n, p)
    g = u / span
    l, r = fit_levels(k, n, g, 1e-7, np.inf)
    yield "line", np.full(len(k), 2), 1, span, 0, l, r, loglik(k, n, l[:, None] * (1 - g) + r[:, None] * g)
    p = (k.sum(1) / n.sum())[:, None] * np.ones(len(u))
    yield "constant", np.full(len(k), 1), 1, span, 0, p[:, 0], p[:, 0], loglik(k, n, p)
    out = [power_law(row, n, g) for row in k]
    yield ("power-law", np.full(len(k), 2), 1, span, 0, np.array([o[0] for o in out]), np.array([o[1] for o in out]),
           np.array([o[2] for o in out]))


def power_law(k, n, g):
    """Newton's method in the log errors at both ends."""
    e = np.log(1 - k.sum() / n.sum()) * np.ones(2)
    best, at = -np.inf, e
    x = np.stack([1 - g, g])
    for _ in range(60):
        v = np.minimum(-1e-9, e @ x)
        p = -np.expm1(v)
        ll = loglik(k, n, p)
        if ll > best:
            best, at = ll, e
        elif np.max(np.abs(e - at)) < 1e-9:
            break
        else:
            e = (e + at) / 2
            continue
        w = (n - k) - k * (1 - p) / p
        h = k * (1 - p) / p ** 2 + 1e-12
        e = np.minimum(-1e-9, e + np.linalg.solve((x * h) @ x.T, x @ w))
    return at[0], at[1], best


def refined(law, k, n, u, f, chance, loc, width, cell):
    """Best fit of a law between the points of its grid, by Nelder and Mead inside its bounds."""
    span = u[-1]
    entries = [(s, c) for name, _, s, c in grids(u) if name == law]
    shapes = [s for entry, _ in entries for s in entry]
    lo = min(s[0] - c / 2 for entry, c in entries for s in entry)
    hi = max(s[0] + c / 2 for entry, c in entries for s in entry)
    wl, wh = min(s[1] for s in shapes), max(s[1] for s in shapes)
    if law == "power":
        lo, cell = lo - .125, .25

    def fitted(q):
        g = shape(law, u, np.clip(q[0], lo, hi), np.clip(q[1], wl, wh))
        least = .18 * (span - q[0]) / min(2.25, .5 * 2.25 / 2 * span) * (1 - chance) if law == "hinge" else 0
        return f + fit_amplitude(k[None], n, f, g, least)[0] * g

    best = max((minimize(lambda q: -loglik(k, n, fitted(q)), (loc + d, w), method="Nelder-Mead")
                for d in (-cell / 2, 0, cell / 2) for w in {width, wl, wh}), key=lambda o: -o.fun)
    return fitted(best.x)


def bootstrap(name, u, k, n, chance, floor, level, refits, seed=1):
    u, k, n = np.asarray(u, float), np.asarray(k, float), np.asarray(n, float)
    span, best = u[-1], {}
    for law, par, loc, width, cell, l, r, ll in candidates(k[None], n, u, floor, chance):
        g = np.ones(len(u)) if law == "constant" else u / span if law in ("line", "power-law") else shape(law, u, loc, width)
        p = l[0] * (1 - g) + r[0] * g
        p = -np.expm1(p) if law == "power-law" else p
        if law not in best or ll[0] > best[law][0]:
            best[law] = (ll[0], par[0], p, loc, width, cell)
    for law in ("logistic-slow", "power", "gompertz", "hinge", "logistic-sharp"):
        _, par, _, loc, width, cell = best[law]
        p = refined(law, k, n, u, floor, chance, loc, width, cell)
        best[law] = (loglik(k, n, np.clip(p, 1e-9, 1 - 1e-9)), par, p)
    top = max(best.values(), key=lambda b: b[0])
    phi = max(1, ((k - n * top[2]) ** 2 / (n * top[2] * (1 - top[2]))).sum() / (len(u) - top[1]))
    qaic = np.array([-2 * b[0] / phi + 2 * b[1] for b in best.values()])
    weight = np.exp((qaic.min() - qaic) / 2)
    mean = np.clip(sum(w * b[2] for w, b in zip(weight / weight.sum(), best.values())), 1e-9, 1 - 1e-9)
    rng = np.random.default_rng(seed)
    n = np.rint(n / phi)
    star = rng.binomial(n.astype(int), mean, (refits, len(u))).astype(float)
    won, onset, within = np.full(refits, -np.inf), np.full(refits, np.nan), rng.random(refits)
    for law, par, loc, width, cell, l, r, ll in candidates(star, n, u, floor, chance):
        y = np.log(1 - level) if law == "power-law" else level
        with np.errstate(all="ignore"):
            q = (y - l) / (r - l)
            if law == "step":
                i = np.searchsorted(u, loc)
                at = u[i - 1] + within * (u[i] - u[i - 1])
            elif law in ("constant", "power-law"):
                at = q * span if law == "power-law" else np.full(refits, np.nan)
            else:
                at = crossing(law, q, loc, width) + (within - .5) * cell
            at = np.where((q > 0) & (q < 1) & (at >= 0) & (at <= span), at, np.nan)
        better = ll - par > won
        won, onset = np.where(better, ll - par, won), np.where(better, at, onset)
    has = onset[~np.isnan(onset)]
    print(name, "phi %.4f share %.4f" % (phi, len(has) / refits),
          "quantiles", np.round(np.quantile(has, [.025, .25, .5, .75, .975]), 4), flush=True)


if __name__ == "__main__":
    eight, twelve = np.arange(8) * 6 / 7, np.arange(12) * 6 / 11
    B = 10000
    bootstrap("hinge", eight, [48, 53, 50, 49, 54, 75, 104, 131], [200] * 8, .25, .25, .325, B)
    bootstrap("sharp", eight, [1, 0, 2, 1, 9, 60, 118, 121], [200] * 8, 0, .005, .1, B)
    bootstrap("noisy", twelve, [24, 33, 18, 21, 31, 19, 40, 30, 53, 46, 57, 74], [100] * 12, .25, .25, .325, B)
