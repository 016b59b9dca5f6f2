# The reference numbers of BetaBinomialLikelihoodTest, SciPy 1.17.1.
# Run: python3 plugins/statistics/src/test/python/betabinomial.py
from scipy.stats import betabinom

for k, n, p, rho in [(60, 200, .25, .01), (0, 50, .02, .3), (200, 200, .9, .05), (3, 10, .5, 1 / 3)]:
    size = (1 - rho) / rho
    print(k, n, p, rho, repr(float(betabinom.logpmf(k, n, p * size, (1 - p) * size))))
