# The reference numbers of the tests of this module, R 4.2.2.
# Run: Rscript plugins/statistics/src/test/r/reference.R
options(digits = 15)
say <- function(name, ...) cat(name, format(c(...), digits = 15), "\n")
# distribution
say("normal", pnorm(c(-1, 1.5, 10), lower.tail = FALSE), qnorm(c(.025, 1e-12), lower.tail = FALSE))
say("lfactorial", lfactorial(c(5, 170, 255, 256, 1e6, 1e9)))
say("qbinom", qbinom(c(.025, .975, .5, 1), c(40, 40, 7, 3), c(.9, .9, .3, .5)))
say("qbeta", qbeta(c(.025, .5, 1e-9, .3), c(3, .4, 60, 1), c(7, .6, 141, 9)))
# proportion
for (v in list(c(60, 200), c(0, 50), c(50, 50), c(250300, 1e6))) say("clopper-pearson", binom.test(v[1], v[2])$conf.int)
say("wilson", prop.test(60, 200, correct = FALSE)$conf.int, prop.test(0, 50, correct = FALSE)$conf.int)
say("jeffreys", qbeta(c(.025, .975), 60.5, 140.5))
wilson <- function(k, n) {
  z <- qnorm(.975); p <- k / n
  (p + z^2 / 2 / n + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / 4 / n^2)) / (1 + z^2 / n)
}
newcombe <- function(k1, n1, k2, n2, phi = 0) {
  a <- wilson(k1, n1); b <- wilson(k2, n2); p <- k1 / n1; q <- k2 / n2
  c(p - q - sqrt((p - a[1])^2 - 2 * phi * (p - a[1]) * (b[2] - q) + (b[2] - q)^2),
    p - q + sqrt((a[2] - p)^2 - 2 * phi * (a[2] - p) * (q - b[1]) + (q - b[1])^2))
}
say("newcombe", newcombe(56, 70, 48, 80), newcombe(0, 50, 50, 50), newcombe(9, 10, 3, 10))
pairs <- function(a, b, c, d) {
  n <- a + b + c + d; m <- (a + b) * (c + d) * (a + c) * (b + d); u <- a * d - b * c
  newcombe(a + b, n, a + c, n, if (m == 0) 0 else (if (u > 0) max(u - n / 2, 0) else u) / sqrt(m))
}
say("pairs", pairs(20, 12, 2, 16), pairs(30, 0, 0, 20), pairs(0, 40, 0, 10), pairs(10, 5, 25, 60))
# exact
say("greater", binom.test(5, 50, .02, "greater")$p.value, binom.test(200, 200, .265, "greater")$p.value)
say("less", binom.test(5, 50, .2, "less")$p.value, binom.test(0, 20, .1, "less")$p.value)
say("critical", qbinom(.05, c(50, 200, 8), c(.02, .265, .5), lower.tail = FALSE) + 1)
say("power", pbinom(qbinom(.05, c(200, 35, 50), c(.265, .265, .02), lower.tail = FALSE),
  c(200, 35, 50), c(.3, .475, .1), lower.tail = FALSE))
say("mcnemar", binom.test(12, 14, alternative = "greater")$p.value, binom.test(2, 14, alternative = "greater")$p.value)
fisher <- function(k1, n1, k2, n2) fisher.test(matrix(c(k1, n1 - k1, k2, n2 - k2), 2), alternative = "greater")$p.value
say("fisher", fisher(56, 70, 48, 80), fisher(3, 4, 1, 4), fisher(0, 9, 5, 9), fisher(9, 9, 0, 9))
tail <- function(k, n, eta, sigma) integrate(function(e) dnorm(e, eta, sigma) * pbinom(k - 1, n, plogis(e), lower.tail = FALSE), eta - 12 * sigma, eta + 12 * sigma, rel.tol = 1e-12, subdivisions = 2000)$value
say("uncertain", tail(60, 200, -1, .3), tail(5, 50, -3, .05), tail(190, 200, 0, 1), tail(12, 40, -1, 2))
# multiple
p <- c(.01, .02, .03, .04, .5)
for (m in c("holm", "BH", "BY")) say(m, p.adjust(p, m))
say("ties", p.adjust(c(.03, .001, .03), "holm"), p.adjust(c(.03, .001, .03), "BH"), p.adjust(c(.9, .8), "BY"))
# isotonic
k <- c(50, 48, 52, 47, 61, 90, 140)
f <- isoreg(k / 200)$yf
say("isotonic", f, 2 * (sum(dbinom(k, 200, k / 200, log = TRUE)) - sum(dbinom(k, 200, f, log = TRUE))))
# resampling
x <- c(3, 1, 4, 1, 5, 9, 2, 6)
say("quantile", quantile(x, c(0, .1, .5, .95, 1)))
# trend
y <- c(.25, .24, .26, .235, .305, .45, .7); at <- 19:25
say("kendall", cor.test(at, y, method = "kendall", alternative = "greater")$p.value)
s <- outer(y, y, "-") / outer(at, at, "-"); say("theil-sen", median(s[lower.tri(s)]))
S <- function(y) sum(sign(outer(y, y, "-"))[lower.tri(diag(length(y)))])
orders <- function(v) if (length(v) <= 1) list(v) else do.call(c, lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(p) c(v[i], p))))
z <- function(y) { t <- table(y); m <- length(y); v <- (m * (m - 1) * (2 * m + 5) - sum(t * (t - 1) * (2 * t + 5))) / 18; s <- S(y); if (v <= 0) 0 else (s - sign(s)) / sqrt(v) }
for (v in list(c(0, 0, 0, 0, .1, .3, .8), c(.5, .4, .3, .2, .1), c(.2, .2, .2, .2), c(.1, .3, .2, .5, .5, .4), c(.1, .5, .3, .5, .9))) say("mann-kendall", S(v), z(v), mean(sapply(orders(v), S) >= S(v)))
v <- c(.1, .3, .2, .5, .7, .6, .65, .8, .9, .85, .95, .99); say("12 scores", S(v), z(v), pnorm(z(v), lower.tail = FALSE))
ca <- function(k, n, x) sqrt(prop.trend.test(k, n, x)$statistic)
say("cochran-armitage", ca(k, rep(200, 7), at), ca(c(10, 12, 30, 60), rep(100, 4), 20:23), ca(c(5, 9, 4), c(50, 200, 80), c(1, 2.5, 3)))
# likelihood
say("dbinom", dbinom(c(60, 0, 200, 3), c(200, 50, 200, 3), c(.25, .02, .9, .5), log = TRUE))
say("table", dbinom(0:3, 3, .2, log = TRUE))
