# The reference numbers of RandomEffectsTest and of BivariateNormal in DistributionTest, SciPy 1.17.1.
# Run: python3 plugins/statistics/src/test/python/randomeffects.py
import numpy as np
from scipy.stats import multivariate_normal, norm, t

y, v = np.array([.10, .30, .35, .65, .45]), np.array([.02, .03, .05, .01, .05])
w = 1 / v
q = np.sum(w * (y - np.sum(w * y) / np.sum(w)) ** 2)
tau2 = max(0, (q - (len(y) - 1)) / (np.sum(w) - np.sum(w ** 2) / np.sum(w)))
u = 1 / (v + tau2)
error = np.sum(u) ** -.5
print(repr(float(np.sum(u * y) / np.sum(u))), repr(float(error)), repr(float(tau2 ** .5)),
      repr(float(error * t.ppf(.975, len(y) - 1) / norm.ppf(.975))))

for h, k, r in [(0, 0, .5), (1, -.5, -.2), (1, -.5, .25), (-2, 1.5, -.6), (.3, .4, -.9), (-1, -1, .95), (3, -3, .1)]:
    print(h, k, r, repr(float(multivariate_normal.cdf([h, k], cov=[[1, r], [r, 1]], abseps=1e-13, releps=1e-13))))
