# The reference numbers of RandomEffectsTest: R 4.2.2 with metafor 3.8-1 (Debian's r-cran-metafor).
# Run: Rscript plugins/statistics/src/test/r/synthesis.R
suppressMessages(library(metafor))
options(digits = 15)
say <- function(y, s) {
  r <- rma(y, sei = s, method = "PM", test = "adhoc", control = list(tol = 1e-14, maxiter = 1000))
  cat("mean", r$beta, "se", r$se, "tau", sqrt(r$tau2), "Q", r$QE, "p", r$QEp, "interval", r$ci.lb, r$ci.ub,
    "I2", max(0, (r$QE - (r$k - 1)) / r$QE), "\n")
  if (r$k > 2) cat("prediction", c(r$beta) + c(-1, 1) * qt(.975, r$k - 2) * sqrt(r$tau2 + r$se^2), "\n")
}
say(c(21.2, 22.1, 22.6, 21.9), c(.1, .2, .15, .3))
say(c(22, 22.05, 21.98), c(.2, .1, .3))
say(c(21.5, 22.5), c(.1, .2))
say(c(22.3, 22.3), c(.1, .2))
