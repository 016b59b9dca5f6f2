"""The plain recipe of today's notebooks, and Saltus beside it on the same simulated curves.

    recipe.py judge FOLDER [--bootstraps B]   fits each curve of FOLDER/curves.csv; writes FOLDER/recipe.csv
    recipe.py compare FOLDER...               Markdown tables from FOLDER/{truth,recipe}.csv and FOLDER/saltus.json

FOLDER is what `saltus calibrate --write` makes. Needs Python 3 with NumPy and SciPy, nothing else.
"""

import csv
import json
import math
import sys
import time
import warnings

import numpy as np
from scipy.optimize import OptimizeWarning, curve_fit

CLASSES = ["flat", "smooth", "emergent", "inverse", "non-monotone"]
GRID = 241  # places at which a fitted law is looked at
KNOTS = 121
ONSET = 0.10
BOOTSTRAPPED = 3  # curves of each shape and design whose onset gets an interval


# ---------------------------------------------------------------- the recipe: seven laws by least squares


def projections(design):
    """Columns of a linear model at each knot -> matrices that give its coefficients."""
    return np.array([np.linalg.pinv(columns) for columns in design]), np.array(design)


class Laws:
    """The laws over one grid of scales; whatever does not depend on the scores is made once."""

    def __init__(self, x):
        self.x = x
        self.fine = np.linspace(x[0], x[-1], GRID)
        one = np.ones_like(x)
        knots = np.linspace(x[0], x[-2], KNOTS)
        gaps = (x[1:] + x[:-1]) / 2
        self.linear = {
            "constant": ([math.nan], *projections([np.column_stack([one])])),
            "line": ([math.nan], *projections([np.column_stack([one, x])])),
            "quadratic": ([math.nan], *projections([np.column_stack([one, x - x.mean(), (x - x.mean()) ** 2])])),
            "hinge": (knots, *projections([np.column_stack([one, np.maximum(0, x - k)]) for k in knots])),
            "step": (gaps, *projections([np.column_stack([one, x > k]) for k in gaps])),
            "broken-line": (knots[1:], *projections([np.column_stack([one, x, np.maximum(0, x - k)]) for k in knots[1:]])),
        }

    def columns(self, law, knot, x):
        one = np.ones_like(x)
        return {
            "constant": lambda: [one],
            "line": lambda: [one, x],
            "quadratic": lambda: [one, x - self.x.mean(), (x - self.x.mean()) ** 2],
            "hinge": lambda: [one, np.maximum(0, x - knot)],
            "step": lambda: [one, (x > knot) * 1.0],
            "broken-line": lambda: [one, x, np.maximum(0, x - knot)],
        }[law]()

    def fit_linear(self, law, y):
        """Least squares over all knots at once."""
        knots, inverses, designs = self.linear[law]
        coefficients = inverses @ y
        residuals = y - np.einsum("kij,kj->ki", designs, coefficients)
        sums = (residuals**2).sum(axis=1)
        best = int(sums.argmin())
        knot = knots[best]
        c = coefficients[best]
        return Fit(law, len(c) + (law in ("hinge", "step", "broken-line")), sums[best],
                   lambda x: np.column_stack(self.columns(law, knot, x)) @ c, knot)

    def fit_logistic(self, y, near=None):
        """Four parameters by curve_fit, from three starts or near a fit; none where every start fails."""
        x = self.x

        def law(x, low, high, middle, width):
            return low + (high - low) / (1 + np.exp(-np.clip((x - middle) / width, -500, 500)))

        best, first = None, True
        order = np.argsort(y)
        ends = [y[0], y[-1] if y[-1] != y[0] else y[order[-1]]]
        starts = [ends + [middle, 0.5] for middle in (x.mean(), x[len(x) // 4], x[3 * len(x) // 4])]
        for start, guess in enumerate(starts if near is None else [near]):
            try:
                p, _ = curve_fit(law, x, y, p0=guess)
                rss = ((law(x, *p) - y) ** 2).sum()
                if best is None or rss < best[0]:
                    best = (rss, p)
            except (RuntimeError, ValueError):
                first = first and start > 0
        if best is None or not np.all(np.isfinite(best[1])):
            return None, first
        rss, p = best
        low, high, middle, width = p
        if width < 0:
            low, high, width = high, low, -width
        return Fit("logistic", 4, rss, lambda x: law(x, low, high, middle, width),
                   middle - math.log(9) * width, p), first

    def fit_power_of_error(self, y):
        """1 - y = A exp(-b x)."""
        x = self.x - self.x[0]

        def law(x, a, b):
            return 1 - a * np.exp(np.clip(-b * x, -500, 500))

        try:
            error = np.log(np.clip(1 - y, 1e-3, None))
            b, a = np.polyfit(x, error, 1)
            p, _ = curve_fit(law, x, y, p0=[math.exp(a), -b])
        except (RuntimeError, ValueError):
            return None
        return Fit("power-of-error", 2, ((law(x, *p) - y) ** 2).sum(),
                   lambda at: law(at - self.x[0], *p), math.nan)

    def refit(self, fit, y):
        if fit.law == "logistic":
            return self.fit_logistic(y, fit.parameters)[0]
        return self.fit_power_of_error(y) if fit.law == "power-of-error" else self.fit_linear(fit.law, y)


class Fit:
    """A fitted law; parameters: their number, without the residuals' variance."""

    def __init__(self, law, parameters, rss, curve, knot, near=None):
        self.law, self.k, self.curve, self.knot, self.parameters = law, parameters + 1, curve, float(knot), near
        self.rss = float(rss)

    def criterion(self, name, n):
        likelihood = n * math.log(max(self.rss / n, 1e-10))
        if name == "bic":
            return likelihood + self.k * math.log(n)
        return likelihood + 2 * self.k + 2 * self.k * (self.k + 1) / (n - self.k - 1)


def verdict(fit, laws, y, examples, chance):
    """The class of the chosen law, by the form that it has over the span: see docs/calibration.md."""
    n = len(y)
    p = np.clip(fit.curve(laws.x), 0.5 / examples, 1 - 0.5 / examples)
    error = math.sqrt(float(np.mean(p * (1 - p))) / examples)
    misfit = float(((y - p) ** 2 * examples / (p * (1 - p))).sum()) / max(1, n - fit.k + 1)
    spread = float(((y - y.mean()) ** 2).sum())
    if misfit > 4 and fit.rss > 0.3 * spread:
        return "non-monotone"
    if fit.law == "constant":
        return "flat"
    z = (fit.curve(laws.fine) - chance) / (1 - chance)
    low, high = int(z.argmin()), int(z.argmax())
    beyond = 2 * math.sqrt(2) * error / (1 - chance)
    for extreme, sign in ((low, 1), (high, -1)):
        if sign * (z[0] - z[extreme]) > beyond and sign * (z[-1] - z[extreme]) > beyond:
            return "non-monotone"
    if z[-1] < z[0]:
        return "inverse"
    return "emergent" if leaps(z, laws.fine) else "smooth"


def leaps(z, x):
    """Starts near chance, stays for a decade at least, and climbs from .02 to .20 within 2.25 decades."""
    if z[0] > 0.10 or z.max() < 0.20:
        return False
    leaves = x[int(np.argmax(z > max(0.02, z[0] + 0.02)))]
    return leaves - x[0] >= 1.0 and x[int(np.argmax(z >= 0.20))] - leaves <= 2.25


def crossing(fit, laws, chance):
    """Where the fit crosses .10 of the way; the middle of the gap for a step."""
    if fit.law == "step":
        return fit.knot
    z = (fit.curve(laws.fine) - chance) / (1 - chance)
    at = int(np.argmax(z >= ONSET))
    if at == 0:
        return laws.fine[0] if z[0] >= ONSET else laws.fine[-1]
    return float(np.interp(ONSET, [z[at - 1], z[at]], [laws.fine[at - 1], laws.fine[at]]))


def within_gap(fit, laws, random):
    """A step may lie anywhere between its two scales."""
    if fit.law != "step":
        return 0.0
    above = int(np.searchsorted(laws.x, fit.knot))
    return (random.random() - 0.5) * (laws.x[above] - laws.x[above - 1])


def judge(curve, laws, bootstraps, random):
    """One row: for each criterion the law, verdict, onset as the notebooks have it and by the truth's definition."""
    y, examples, chance = curve["y"], curve["examples"], curve["chance"]
    start = time.perf_counter()
    fits = [laws.fit_linear(law, y) for law in laws.linear]
    logistic, first = laws.fit_logistic(y)
    fits += [fit for fit in (logistic, laws.fit_power_of_error(y)) if fit is not None]
    row = {"task": curve["task"], "first_start": int(first), "logistic": int(logistic is not None)}
    for name in ("aicc", "bic"):
        fit = min(fits, key=lambda f: f.criterion(name, len(y)))
        said = verdict(fit, laws, y, examples, chance)
        row.update({name + "_law": fit.law, name: said})
        if said == "emergent":
            row[name + "_knot"] = fit.knot if fit.law in ("hinge", "logistic", "step", "broken-line") else crossing(fit, laws, chance)
            row[name + "_crossing"] = crossing(fit, laws, chance)
    row["seconds"] = time.perf_counter() - start
    if bootstraps and row["aicc"] == "emergent":
        start = time.perf_counter()
        fit = min(fits, key=lambda f: f.criterion("aicc", len(y)))
        p = np.clip(fit.curve(laws.x), 0, 1)
        onsets = []
        for _ in range(bootstraps):
            again = laws.refit(fit, random.binomial(examples, p) / examples)
            if again is not None:
                onsets.append(crossing(again, laws, chance) + within_gap(again, laws, random))
        row["lower"], row["upper"] = np.quantile(onsets, [0.025, 0.975]) if onsets else (math.nan, math.nan)
        row["refits_failed"] = bootstraps - len(onsets)
        row["bootstrap_seconds"] = time.perf_counter() - start
    return row


def read_curves(path):
    tasks = {}
    with open(path, newline="") as file:
        for r in csv.DictReader(file):
            if r["metric"] == "accuracy":
                tasks.setdefault(r["task"], []).append(r)
    for task, rows in tasks.items():
        rows.sort(key=lambda r: float(r["train_flops"]))
        yield {
            "task": task,
            "x": np.round(np.log10([float(r["train_flops"]) for r in rows]), 9),
            "y": np.array([float(r["score"]) for r in rows]),
            "examples": int(rows[0]["n_examples"]),
            "chance": float(rows[0]["chance"]),
        }


def judge_all(folder, bootstraps):
    warnings.simplefilter("ignore", OptimizeWarning)
    warnings.simplefilter("ignore", RuntimeWarning)
    grids, rows = {}, []
    random = np.random.default_rng(1)
    for curve in read_curves(folder + "/curves.csv"):
        key = tuple(curve["x"])
        laws = grids.setdefault(key, None) or Laws(curve["x"])
        grids[key] = laws
        few = int(curve["task"].rsplit("-", 1)[1]) < BOOTSTRAPPED
        rows.append(judge(curve, laws, bootstraps if few else 0, random))
    columns = ["task", "first_start", "logistic", "aicc_law", "aicc", "aicc_knot", "aicc_crossing", "bic_law", "bic",
               "bic_knot", "bic_crossing", "seconds", "lower", "upper", "refits_failed", "bootstrap_seconds"]
    with open(folder + "/recipe.csv", "w", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


# ---------------------------------------------------------------- both sides beside the truth

TRUTHS = {
    "flat": "flat", "flat-above-chance": "flat",
    "inverse": "inverse", "decay": "inverse",
    "u-shaped": "non-monotone", "inverted-u": "non-monotone", "noisy": "non-monotone",
}
FORMS = {
    "flat": "flat", "smooth": "smooth", "inverse": "inverse", "u-shaped": "non-monotone",
    "inverted-u": "non-monotone", "noisy": "non-monotone", "saturated": "smooth", "sharp": "smooth",
}


def cases(folder):
    """One record per curve: truth, and what each side says. A mirage has no truth among the five verdicts."""
    with open(folder + "/recipe.csv", newline="") as file:
        recipe = {r["task"]: r for r in csv.DictReader(file)}
    saltus = {}
    with open(folder + "/saltus.json") as file:
        for f in json.load(file)["findings"]:
            if f["subject"]["metric"] == "accuracy":
                saltus[f["subject"]["task"]] = f
    with open(folder + "/truth.csv", newline="") as file:
        for t in csv.DictReader(file):
            if t["shape"] == "mirage":
                continue
            case = {
                "task": t["task"], "shape": t["shape"], "in": t["group"] == "in-family",
                "examples": int(t["examples"]), "chance": float(t["chance"]),
                "truth": "emergent" if t["truth"] == "emergent" else TRUTHS.get(t["shape"], "smooth"),
                "onset": math.log10(float(t["onset"])) if t["onset"] else math.nan,
            }
            case["either"] = {"flat", "smooth"} if t["shape"] == "saturated" else {case["truth"]}
            case["recipe"] = recipe[t["task"]]
            f = saltus.get(t["task"])
            case["saltus"] = f
            if f is None:
                case["said"] = "no answer"
            elif f["outcome"] == "undecided":
                case["said"] = "undecided"
            elif f["outcome"] == "emergent":
                case["said"] = "emergent"
            else:
                case["said"] = FORMS.get(f["shape"], "undecided")
            yield case


class Side:
    """What one side says of a curve."""

    def __init__(self, name, said, onset, interval, knot):
        self.name, self.said, self.onset, self.interval, self.knot = name, said, onset, interval, knot

    def right(self, case):
        return self.said(case) in case["either"]

    def calls(self, case):
        return self.said(case) == "emergent"


def number(row, name):
    return float(row[name]) if row.get(name) not in (None, "") else math.nan


def saltus_onset(case):
    onset = case["saltus"].get("onset")
    return math.log10(onset["scale"]) if onset else math.nan


def saltus_interval(case):
    onset = case["saltus"]["onset"]
    return (math.log10(onset["lower"]) if "lower" in onset else -math.inf,
            math.log10(onset["upper"]) if "upper" in onset else math.inf)


def recipe_side(name, criterion):
    return Side(name, lambda c: c["recipe"][criterion],
                lambda c: number(c["recipe"], criterion + "_crossing"),
                lambda c: (number(c["recipe"], "lower"), number(c["recipe"], "upper"))
                if criterion == "aicc" else (math.nan, math.nan),
                lambda c: number(c["recipe"], criterion + "_knot"))


SIDES = [Side("Saltus", lambda c: c["said"], saltus_onset, saltus_interval, saltus_onset),
         recipe_side("AICc", "aicc"), recipe_side("BIC", "bic")]


def share(hits, all_):
    return "%.3f" % (hits / all_) if all_ else "-"


def rate(cases_, test):
    return share(sum(map(test, cases_)), len(cases_))


def errors(some, onset):
    found = [abs(onset(c) - c["onset"]) for c in some if not math.isnan(onset(c))]
    return "%.3f / %.3f" % (np.median(found), np.quantile(found, 0.9)) if found else "-"


def all_zero(case):
    return case["shape"] == "flat" and case["chance"] == 0


def leaps_of(some):
    return [c for c in some if c["truth"] == "emergent"]


def summary(some, side):
    """What one side reached over some curves."""
    decided = [c for c in some if side.said(c) in CLASSES]
    scored = [c for c in some if not all_zero(c)]
    called = [c for c in leaps_of(some) if side.calls(c)]
    both = [c for c in called if all(s.calls(c) for s in SIDES)]
    row = {"curves": str(len(some)), "accuracy": rate(some, side.right),
           "- without curves of zeros": rate(scored, side.right),
           "- of decided": rate(decided, side.right),
           "undecided": share(len(some) - len(decided), len(some))}
    for kind in CLASSES:
        row["recall: " + kind] = rate([c for c in some if c["truth"] == kind], side.right)
        if kind == "flat":
            row["recall: flat, without curves of zeros"] = rate([c for c in scored if c["truth"] == "flat"], side.right)
    row["false positives"] = rate([c for c in some if c["truth"] != "emergent"], side.calls)
    row["onset error, median / 90%, leaps that all call"] = errors(both, side.onset)
    row["- its own leaps"] = errors(called, side.onset)
    row["- knot or 10% point as it is, leaps that all call"] = errors(both, side.knot)
    rated = [c for c in called if not math.isnan(number(c["recipe"], "lower"))]
    held = [(c, side.interval(c)) for c in rated if not any(map(math.isnan, side.interval(c)))]
    row["interval: coverage, leaps with bootstraps"] = share(sum(i[0] <= c["onset"] <= i[1] for c, i in held), len(held))
    widths = [i[1] - i[0] for _, i in held if math.isfinite(i[1] - i[0])]
    row["interval: median width, decades"] = "%.2f" % np.median(widths) if widths else "-"
    return row


def line(*cells):
    print("| " + " | ".join(cells) + " |")


def header(*cells):
    line(*cells)
    print("|" + "---|" * len(cells))


def overview(every):
    groups = [("all", every), ("in", [c for c in every if c["in"]]), ("out", [c for c in every if not c["in"]])]
    columns = [summary(some, side) for _, some in groups for side in SIDES]
    header("what", *("%s: %s" % (name, side.name) for name, _ in groups for side in SIDES))
    for name in columns[0]:
        line(name, *(c[name] for c in columns))
    print()


def by_design(every):
    header("chance, examples", *("%s: %s" % (what, s.name) for what in
                                 ("accuracy", "false positives", "onset error, median / 90%") for s in SIDES))
    for chance, examples in sorted({(c["chance"], c["examples"]) for c in every}):
        own = [c for c in every if (c["chance"], c["examples"]) == (chance, examples)]
        others = [c for c in own if c["truth"] != "emergent"]
        both = [c for c in leaps_of(own) if all(s.calls(c) for s in SIDES)]
        line("%g, %d" % (chance, examples), *(rate(own, s.right) for s in SIDES),
             *(rate(others, s.calls) for s in SIDES), *(errors(both, s.onset) for s in SIDES))
    print()


def by_shape(every):
    header("shape", "truth", *("right: " + s.name for s in SIDES), *("onset error, median: " + s.name for s in SIDES))
    for shape in dict.fromkeys(c["shape"] for c in every):
        own = [c for c in every if c["shape"] == shape]
        both = [c for c in leaps_of(own) if all(s.calls(c) for s in SIDES)]
        line(shape, " or ".join(sorted(own[0]["either"])), *(rate(own, s.right) for s in SIDES),
             *(errors(both, s.onset).split(" / ")[0] for s in SIDES))
    print()


def confusion(every, side):
    answers = CLASSES + ["undecided"]
    header(side.name + " says: truth", *answers)
    for kind in CLASSES:
        own = [c for c in every if c["truth"] == kind]
        line(kind, *(str(sum(side.said(c) == a for c in own)) for a in answers))
    print()


def costs(folders, every):
    seconds = sum(float(open(f + "/saltus.seconds").read()) for f in folders)
    rows = [r for f in folders for r in csv.DictReader(open(f + "/recipe.csv", newline=""))]
    recipe = sum(float(r["seconds"]) for r in rows)
    rated = [r for r in rows if r["lower"]]
    refits = sum(float(r["bootstrap_seconds"]) for r in rated)
    without = sum(c["saltus"] is None for c in every)
    print("Per curve: Saltus %.1f ms on one thread, start of the JVM and an interval of each onset included; the recipe's fits "
          "%.1f ms, and %.0f ms more for the 200 bootstrap refits of one chosen law (%d leaps). "
          % (1000 * seconds / len(rows), 1000 * recipe / len(rows), 1000 * refits / max(1, len(rated)), len(rated)))
    print("The four-parameter logistic did not converge from its first start on %.1f%% of the curves, from none of three on "
          "%.1f%%. Saltus gave no answer on %d curves.\n"
          % (100 * np.mean([r["first_start"] == "0" for r in rows]),
             100 * np.mean([r["logistic"] == "0" for r in rows]), without))


def main(arguments):
    if arguments[0] == "judge":
        bootstraps = int(arguments[arguments.index("--bootstraps") + 1]) if "--bootstraps" in arguments else 0
        judge_all(arguments[1], bootstraps)
        return
    folders = arguments[1:]
    runs = [list(cases(folder)) for folder in folders]
    for number_, run in enumerate(runs, 1):
        print("**Seed %d, %d curves**\n" % (number_, len(run)))
        overview(run)
    every = [c for run in runs for c in run]
    print("**All seeds**\n")
    by_design(every)
    by_shape(every)
    for side in SIDES[:2]:
        confusion(every, side)
    costs(folders, every)


main(sys.argv[1:])
