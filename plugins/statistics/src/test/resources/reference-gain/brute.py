# The posterior of GainPosterior by brute force: 4 million draws from its prior, weighted by their likelihood.
# NumPy 2.4.6, Python 3.11.7. Run in this folder: python3 brute.py (2 minutes). Writes curves.csv and expected.csv.
import csv
import numpy as np

SIGNS = [(0, 0, .10), (1, 1, .20), (-1, -1, .06), (0, 1, .26), (0, -1, .05), (-1, 0, .08), (1, 0, .05), (-1, 1, .15),
         (1, -1, .05)]
SIZES = [.05, .25]
SCATTER = [(0, .40), (.01, .25), (.02, .15), (.04, .10), (.08, .06), (.16, .04)]
LEAST = .005
DRAWS, PART = 4_000_000, 500_000


def drawn(r, n, low, high):
    signs = np.array(SIGNS)[r.choice(len(SIGNS), n, p=[s[2] for s in SIGNS])]
    size = r.choice(SIZES, n)
    before = np.abs(r.standard_normal(n)) * size
    after = np.abs(r.standard_normal(n)) * size
    same = (signs[:, 0] * signs[:, 1] > 0) & (r.random(n) < .5)
    after = np.where(same, before, after)
    start = r.uniform(low, high, n)
    end = np.minimum(high, start + np.exp(r.uniform(np.log(.05), np.log(6), n)))
    return before * signs[:, 0], after * signs[:, 1], start, end


def at(x, before, after, start, end):
    done = np.where(x >= end, 1, np.clip((x - start) / np.maximum(end - start, 1e-300), 0, 1))
    return before + (after - before) * done


def posterior(x, gains, errors, seed):
    """errors: standard deviations, one list; or several, one as probable as the other and without a scatter."""
    r = np.random.default_rng(seed)
    accounts = [(np.square(e), 1 / len(errors)) for e in errors] if len(errors) > 1 else [
        (np.square(errors[0]) + s * s, p) for s, p in SCATTER]
    logs, facts = [], []
    for _ in range(DRAWS // PART):
        curve = drawn(r, PART, x[0], x[-1])
        off = np.stack([at(p, *curve) for p in x]) - np.array(gains)[:, None]
        log = np.full(PART, -np.inf)
        for v, p in accounts:
            log = np.logaddexp(log, np.log(p) - .5 * np.log(v).sum() - .5 * (off ** 2 / v[:, None]).sum(0))
        before, after, start, end = curve
        second = at(x[min(1, len(x) - 1)], *curve)
        with np.errstate(all="ignore"):
            share = np.where(after == before, 0, np.clip((LEAST - before) / (after - before), 0, 1))
        facts.append(np.stack([after > LEAST, before < -LEAST, (second <= LEAST) & (after > LEAST),
                               (before <= LEAST) & (after > LEAST), start + (end - start) * share]))
        logs.append(log)
    log, facts = np.concatenate(logs), np.concatenate(facts, 1)
    w = np.exp(log - log.max())
    w /= w.sum()
    begins = facts[3] > 0
    order = np.argsort(facts[4][begins])
    sums = np.cumsum(w[begins][order])
    quantiles = [facts[4][begins][order][np.searchsorted(sums, q * sums[-1])] for q in (.025, .5, .975)]
    return 1 / np.sum(w * w), *[w[f > 0].sum() for f in facts[:3]], *quantiles


def curves():
    r = np.random.default_rng(20261130)
    yield [8.6, 9.3, 9.9, 10.83, 11.14], [-.0265, -.0046, -.003, .1, .1877], [[.0072, .0044, .0052, .0225, .047]]
    yield [8.5, 9.1, 9.8, 11.2], [-.032, -.0015, -.019, .096], [[.0145, .0165, .0134, .0527]]
    yield [9.9, 10.8, 11.7], [.046, .2, .267], [[.01, .055, .086]]
    yield [21], [.1], [[.03]]
    yield [21, 21, 21], [.1, .2, -.1], [[.03, .03, .03]]
    yield [20, 22], [0, .1], [[.02, .02]]
    yield [20, 21, 22, 23, 24], [0, 0, 0, 0, 0], [[.004] * 5]
    yield [20, 21, 22, 23, 24], [-1, 1, -1, 1, 1], [[.5] * 5]
    yield [-3.5, -3.1, -2.8, -2.4, -2.1], [.0, -.01, 0, .3, .3], [[.04] * 5]
    for e in ([.1, .03, .01], [.2, .1, .05, .02]):
        yield [20.6, 21.2, 21.8, 23.1, 23.7], [-.05, -.05, -.05, .13, .15], [[s] * 5 for s in e]
    while True:
        m = int(r.choice([2, 3, 4, 5, 6, 8, 12, 40]))
        x = np.sort(19 + r.random(m) * r.uniform(1, 6))
        curve = [c[0] for c in drawn(r, 1, x[0], x[-1])]
        e = r.uniform(.01, .1) * r.uniform(.7, 1.4, m)
        gains = [at(p, *curve) for p in x] + e * r.standard_normal(m) + r.choice([0, .02, .05]) * r.standard_normal(m)
        yield [round(float(v), 3) for v in x], [round(float(v), 4) for v in gains], [[round(float(v), 4) for v in e]]


with open("curves.csv", "w") as c, open("expected.csv", "w") as o:
    given, expected = csv.writer(c, lineterminator="\n"), csv.writer(o, lineterminator="\n")
    given.writerow(["curve", "position", "gain", "errors"])
    expected.writerow(["curve", "helps_at_last", "harms_at_first", "begins_after_second", "lower", "median", "upper"])
    number = 0
    for x, gains, errors in curves():
        effective, *row = posterior(x, gains, errors, number)
        if effective < 5000:
            continue  # its own numbers would not be within .01
        for i in range(len(x)):
            given.writerow([number, x[i], gains[i], ";".join(str(e[i]) for e in errors)])
        expected.writerow([number] + [f"{v:.4f}" for v in row])
        number += 1
        if number == 40:
            break
