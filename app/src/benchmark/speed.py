"""The Python side of speed.sh, one thread: writes the curves, times NumPy, SciPy, scikit-learn and
(where it can be imported) ruptures on them, and makes the table.

    speed.py curves FOLDER         writes the curves that all sides are timed on
    speed.py time FOLDER           prints name,microseconds per curve (the least of a few runs)
    speed.py study FILE CURVES     writes a study of that many curves for saltus analyze
    speed.py table FOLDER          prints the table from what the rounds left in the folder
"""
import json
import math
import os
import statistics
import sys
import time
import warnings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np  # after the number of threads is set

EXAMPLES = 200
CHANCE = .25
SCALES = 12
X = np.linspace(19, 25, SCALES)
REFITS = 200
CURVES = 120


def shares(count):
    """One sixth each: hinge, steep logistic, slow logistic, step, straight line, flat."""
    rng = np.random.default_rng(11)
    at = rng.uniform(21, 24, count)[:, None]
    high = rng.uniform(.3, .6, count)[:, None]
    kinds = [
        np.minimum(1, .2 * np.maximum(0, X - at)),
        high / (1 + np.exp(-6 * (X - at))),
        high / (1 + np.exp(-1.2 * (X - at))),
        high * (X > at),
        high * (X - 19) / 6,
        0 * at * X,
    ]
    kind = np.arange(count) % len(kinds)
    rise = np.choose(kind[:, None], kinds)
    return rng.binomial(EXAMPLES, np.minimum(1, CHANCE + rise * (1 - CHANCE)))


def write_curves(folder):
    rng = np.random.default_rng(7)
    np.savetxt(f"{folder}/curves.csv", shares(CURVES), "%d", ",")
    np.savetxt(f"{folder}/positions.csv", X[None], "%.17g", ",")
    for m, segments in ((12, 2), (200, 5), (100_000, 21)):
        steps = np.arange(m) * segments // m % 2 / .3 + rng.normal(size=m)
        np.savetxt(f"{folder}/levels-{m}.csv", steps[None], "%.17g", ",")


def write_study(file, count):
    hits = shares(count)
    with open(file, "w") as out:
        out.write("task,metric,chance,family,model,train_flops,score,n_examples\n")
        for c, row in enumerate(hits):
            for i, k in enumerate(row):
                out.write(f"task-{c},acc,{CHANCE},family,model-{i},{10 ** X[i]:.6g},{k / EXAMPLES},{EXAMPLES}\n")


# The hinge r + a max(0, x - c) in closed form: all knots of a grid and all curves at once.

KNOTS = np.linspace(X[0], X[-2], 60)
U = np.maximum(0, X - KNOTS[:, None])
V = U - U.mean(1, keepdims=True)
D = (V ** 2).sum(1)


def hinge_profile(y):
    """For each row of y the knot, the slope and the floor of the best hinge on the grid."""
    n = y @ V.T
    gain = n * n / D
    best = gain.argmax(1)
    slope = n[np.arange(len(y)), best] / D[best]
    return KNOTS[best], slope, y.mean(1) - slope * U[best].mean(1)


def hinge_bootstrap_at_once(y, rng):
    knot, slope, floor = hinge_profile(y[None])
    p = np.clip(floor + slope * np.maximum(0, X - knot), 0, 1)
    drawn = rng.binomial(EXAMPLES, p, (REFITS, SCALES)) / EXAMPLES
    return np.quantile(hinge_profile(drawn)[0], [.025, .975])


def hinge_bootstrap_one_by_one(y, rng):
    knot, slope, floor = hinge_profile(y[None])
    p = np.clip(floor + slope * np.maximum(0, X - knot), 0, 1)
    knots = [hinge_profile(rng.binomial(EXAMPLES, p)[None] / EXAMPLES)[0][0] for _ in range(REFITS)]
    return np.quantile(knots, [.025, .975])


def hinge(x, r, a, c):
    return r + a * np.maximum(0, x - c)


def logistic(x, low, high, at, steep):
    return low + (high - low) / (1 + np.exp(-steep * (x - at)))


def scipy_hinge(y):
    from scipy.optimize import curve_fit
    try:
        return curve_fit(hinge, X, y, [y[0], .1, X[SCALES // 2]])[0]
    except RuntimeError:
        return None


def scipy_hinge_bootstrap(y, rng):
    fit = scipy_hinge(y)
    p = np.clip(hinge(X, *fit) if fit is not None else y, 0, 1)
    for _ in range(REFITS):
        scipy_hinge(rng.binomial(EXAMPLES, p) / EXAMPLES)


def scipy_logistic(y):
    from scipy.optimize import curve_fit
    try:
        return curve_fit(logistic, X, y, [y[0], y[-1], X[SCALES // 2], 2])[0]
    except RuntimeError:
        return None


LN_X = X * math.log(10)


def scipy_broken(y, rng):
    """Broken power law by least_squares from eight starts; the least mean square of ln(1 + y)."""
    from scipy.optimize import least_squares

    def residuals(p):
        a, s, c0, c1, ld, lf = p
        f = np.exp(lf)
        with np.errstate(all="ignore"):
            at = a + s * np.exp(-c0 * (LN_X - ld) - c1 * f * np.logaddexp(0, (LN_X - ld) / f))
            r = np.log1p(y) - np.log(np.maximum(1 + at, 1e-12))
        return np.where(np.isfinite(r), r, 1e3)

    best = math.inf
    for _ in range(8):
        start = [y[-1], y[0] - y[-1], rng.uniform(0, .3), rng.uniform(-.5, 1),
                 rng.uniform(LN_X[1], LN_X[-2]), math.log(rng.uniform(.1, 2))]
        fit = least_squares(residuals, start, method="lm", max_nfev=2000)
        best = min(best, 2 * fit.cost / SCALES)
    return best


def exact_cost(scores, penalty):
    """Optimal partitioning without pruning, vectorised over the starts."""
    m = len(scores)
    s = np.r_[0, np.cumsum(scores)]
    q = np.r_[0, np.cumsum(scores ** 2)]
    best = np.empty(m + 1)
    best[0] = -penalty
    for t in range(1, m + 1):
        best[t] = (best[:t] + q[t] - q[:t] - (s[t] - s[:t]) ** 2 / np.arange(t, 0, -1)).min() + penalty
    return best[m]


def least(repeats, per, run):
    best = math.inf
    for _ in range(repeats):
        start = time.process_time()  # of the processor, so that other load does not count
        run()
        best = min(best, time.process_time() - start)
    return best / per * 1e6


def report(name, value):
    print(f"{name},{value:.9g}", flush=True)


def time_all(folder):
    warnings.simplefilter("ignore")
    y = np.loadtxt(f"{folder}/curves.csv", delimiter=",") / EXAMPLES
    rng = np.random.default_rng(3)
    many = np.tile(y, (9, 1))
    report("numpy hinge profile", least(20, len(many), lambda: hinge_profile(many)))
    some = y[:12]
    report("numpy hinge bootstrap at once", least(5, len(some), lambda: [hinge_bootstrap_at_once(v, rng) for v in some]))
    report("numpy hinge bootstrap one by one", least(2, len(some), lambda: [hinge_bootstrap_one_by_one(v, rng) for v in some]))
    try:
        import scipy
        fits = y[:36]
        report("scipy hinge", least(2, len(fits), lambda: [scipy_hinge(v) for v in fits]))
        report("scipy logistic", least(2, len(fits), lambda: [scipy_logistic(v) for v in fits]))
        report("scipy logistic failed", sum(scipy_logistic(v) is None for v in y) / len(y))
        report("scipy hinge bootstrap", least(1, 6, lambda: [scipy_hinge_bootstrap(v, rng) for v in y[:6]]))
        losses = []
        report("scipy broken power law", least(1, 12, lambda: losses.extend(scipy_broken(v, rng) for v in y[:12])))
        with open(f"{folder}/losses.csv", "w") as out:
            out.writelines(f"{loss!r}\n" for loss in losses)
    except ImportError:
        pass
    try:
        from sklearn.isotonic import IsotonicRegression
        report("sklearn isotonic", least(3, len(y), lambda: [IsotonicRegression().fit_transform(X, v) for v in y]))
    except ImportError:
        pass
    try:
        import ruptures
        for m in (12, 200):
            scores = np.loadtxt(f"{folder}/levels-{m}.csv", delimiter=",")
            penalty = 2 * math.log(m)
            report(f"ruptures {m}", least(5, 20, lambda: [
                ruptures.KernelCPD(kernel="linear", min_size=1).fit(scores).predict(pen=penalty) for _ in range(20)]))
        scores = np.loadtxt(f"{folder}/levels-100000.csv", delimiter=",")
        report("ruptures 100000", least(1, 1, lambda: ruptures.KernelCPD(kernel="linear", min_size=1).fit(scores)
                                        .predict(pen=2 * math.log(100_000))))
    except ImportError:
        pass


# Row: what, ours (JMH benchmark, curves in a call), beside, target as a ratio of ours to beside

ROWS = [
    ("a hinge", "hingeCurves", CURVES, "numpy hinge profile", 1),
    ("a hinge", "hingeCurves", CURVES, "scipy hinge", None),
    ("a hinge", "hingeCurves", CURVES, "segmented", None),
    ("a hinge", "hingeCurves", CURVES, "segmented with bootstrap", None),
    ("a logistic", "logisticCurves", CURVES, "scipy logistic", 1 / 60),
    ("isotonic regression", "isotonicCurves", CURVES, "sklearn isotonic", None),
    ("all laws", "lawsCurves", CURVES, "scipy logistic", None),
    ("`emergence`", "emergenceCurves", CURVES, "numpy hinge bootstrap one by one", 1 / 6),
    ("`emergence`", "emergenceCurves", CURVES, "numpy hinge bootstrap at once", None),
    ("`emergence`", "emergenceCurves", CURVES, "scipy hinge bootstrap", None),
    ("changes of level, 12 points", "changes12", 1, "ruptures 12", 1 / 8),
    ("changes of level, 12 points", "changes12", 1, "strucchange", None),
    ("changes of level, 12 points", "changes12", 1, "changepoint 12", None),
    ("changes of level, 200 points", "changes200", 1, "ruptures 200", 1 / 1.5),
    ("changes of level, 100,000 points", "changes100000", 1, "ruptures 100000", 1 / 20),
    ("changes of level, 100,000 points", "changes100000", 1, "changepoint 100000", 5),
    ("`change-point`, 12 scales", "judgeChangePointCurves", CURVES, "ruptures 12", 1 / 8),
    ("`change-point`, 12 scales", "judgeChangePointCurves", CURVES, "strucchange", None),
    ("a broken power law", "brokenPowerLawCurves", CURVES, "scipy broken power law", 1 / 50),
    ("`broken-scaling-law`", "judgeBrokenScalingLawCurves", CURVES, "scipy broken power law", 1 / 50),
    ("10,000 curves, one thread, processor time", "study one processor", 10_000, "scipy hinge bootstrap", 1 / 100),
    ("10,000 curves, one thread", "study one", 10_000, "scipy hinge bootstrap", 1 / 100),
    ("10,000 curves, all threads", "study all", 10_000, "scipy hinge bootstrap", 1 / 100),
]


def ours(folder, r):
    found = {}
    for module in ("shape", "emergence"):
        with open(f"{folder}/{module}-{r}.json") as file:
            for run in json.load(file):
                scores = [v for fork in run["primaryMetric"]["rawData"] for v in fork]
                found[run["benchmark"].split(".")[-1]] = min(scores)
    found.update((n, v * 1e6) for n, v in pairs(f"{folder}/study-{r}.csv").items())
    return found


def pairs(file):
    if not os.path.exists(file):
        return {}
    with open(file) as lines:
        return {n: float(v) for n, v in (line.strip().split(",") for line in lines if "," in line)}


def number(v):
    return f"{v:.3g}" if v < 100 else f"{v:,.0f}"


def ratio(v):
    return f"1/{1 / v:.3g}" if v < 1 else f"{v:.3g}"


def table(folder):
    rounds = sorted(int(f[6:-4]) for f in os.listdir(folder) if f.startswith("beside"))
    java = [ours(folder, r) for r in rounds]
    beside = [pairs(f"{folder}/beside{r}.csv") for r in rounds]
    print("| what | Saltus, µs | beside | its µs | ratio | target | |")
    print("|---|---|---|---|---|---|---|")
    for what, benchmark, per, other, target in ROWS:
        both = [(j[benchmark] / per, b[other]) for j, b in zip(java, beside) if benchmark in j and other in b]
        if not both:
            continue
        reached = statistics.median(a / b for a, b in both)
        print("| " + " | ".join([
            what, number(statistics.median(a for a, _ in both)),
            other, number(statistics.median(b for _, b in both)), ratio(reached),
            ratio(target) if target else "", ("reached" if reached <= target else "missed") if target else "",
        ]) + " |")
    print()
    print(f"Median of {len(rounds)} rounds, of each the least of a few runs; per curve where there are several. Beside"
          " Saltus stands processor time, for Saltus time from start to end, which other load on the machine adds to.")
    failed = beside[0].get("scipy logistic failed")
    if failed is not None:
        print(f"SciPy's logistic did not converge on {failed:.0%} of the curves.")
    facts = {}
    msle = []
    with open(f"{folder}/facts.csv") as lines:
        for line in lines:
            name, value = line.strip().split(",")
            msle.append(float(value)) if name == "msle" else facts.setdefault(name, []).append(float(value))
    if os.path.exists(f"{folder}/losses.csv"):
        losses = [float(v) for v in open(f"{folder}/losses.csv")]
        worse = sum(a > b * (1 + 1e-6) for a, b in zip(msle, losses))
        print(f"Broken power law: on {worse} of {len(losses)} curves SciPy's loss is lower; mean squared difference of"
              f" ln(1 + y) {statistics.mean(msle[:len(losses)]):.4g} here, {statistics.mean(losses):.4g} there.")
    scores = np.loadtxt(f"{folder}/levels-100000.csv", delimiter=",")
    shifts = [-(-j * 100_000 // 21) for j in range(1, 21)]
    near = sum(min(abs(s - f) for f in facts["first"]) <= 10 for s in shifts) if "first" in facts else 0
    exact = exact_cost(scores[:20_000], 2 * math.log(20_000))
    print(f"Changes of level in 100,000 points: {facts['changes'][0]:.0f} found, {near} of the 20 shifts within 10 points."
          f" Penalised cost of the first 20,000 points {facts['cost20000'][0]:.6f}, by the plain recursion without"
          f" pruning {exact:.6f}.")
    growth = pairs(f"{folder}/growth.csv")
    if growth:
        print()
        print("| `saltus analyze` | one thread, s | its processor time, s | all threads, s | their processor time, s |")
        print("|---|---|---|---|---|")
        for n in (1000, 10000, 100000):
            if f"{n} one" in growth:
                print(f"| {n:,} curves | " + " | ".join(
                    f"{growth[f'{n} {k}']:.2f}" for k in ("one", "one processor", "all", "all processor")) + " |")


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    {"curves": write_curves, "time": time_all, "table": table,
     "study": lambda file, count: write_study(file, int(count))}[command](*arguments)
