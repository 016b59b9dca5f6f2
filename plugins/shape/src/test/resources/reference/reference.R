# Reference numbers of seed-bimodality by R and its package diptest.
#
#     Rscript reference.R > expected-r.csv
#
# dip: diptest::dip. Its p-value: the share of 20,000 uniform samples of the same size with a dip at least as large,
# counting the sample itself; where scores are shares of n examples the uniform samples lie on the same grid.
# dip-p is the least over the scales times their number (Bonferroni), dip that of the scale with the least p-value.
suppressPackageStartupMessages(library(diptest))
set.seed(1)
curves <- read.csv("curves.csv", stringsAsFactors = FALSE)
cat(sprintf("# %s, diptest %s: Rscript reference.R\n", sub(" \\(.*", "", R.version.string), packageVersion("diptest")))
cat("curve,criterion,quantity,value\n")
simulations <- 20000

# Sarle's coefficient with skewness and kurtosis corrected for bias as in SAS (type 2)
coefficient <- function(y) {
  n <- length(y)
  z <- (y - mean(y)) / sd(y)
  g1 <- n / ((n - 1) * (n - 2)) * sum(z^3)
  g2 <- n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * sum(z^4) - 3 * (n - 1)^2 / ((n - 2) * (n - 3))
  (g1^2 + 1) / (g2 + 3 * (n - 1)^2 / ((n - 2) * (n - 3)))
}

for (name in unique(curves$curve)) {
  rows <- curves[curves$curve == name, ]
  scales <- sort(unique(rows$scale))
  if (length(scales) < 3 || max(table(rows$scale)) < 10) next
  best <- list(p = 2, dip = 0)
  for (s in scales) {
    at <- rows[rows$scale == s, ]
    counted <- all(!is.na(at$examples))
    score <- if (counted) at$right / at$examples else at$score
    d <- dip(score)
    cells <- if (counted) max(at$right) - min(at$right) else 0
    draw <- function() if (cells > 0) sample(0:cells, length(score), replace = TRUE) else runif(length(score))
    simulated <- replicate(simulations, dip(draw()))
    p <- (1 + sum(simulated >= d - 1e-12)) / (1 + simulations)
    if (p < best$p || (p == best$p && d > best$dip)) best <- list(p = p, dip = d, score = score)
  }
  cat(sprintf("%s,seed-bimodality,dip,%.17g\n", name, best$dip))
  cat(sprintf("%s,seed-bimodality,bimodality-coefficient,%.17g\n", name, coefficient(best$score)))
  cat(sprintf("%s,seed-bimodality,dip-p,%.17g\n", name, min(1, best$p * length(scales))))
}
