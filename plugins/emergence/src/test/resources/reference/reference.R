# Reference numbers for the criteria of this plugin by R's own tests, distributions and fits.
#
#     Rscript reference.R > expected-r.csv
#
# Written from the formulas of docs/criteria, not from the Java sources. The laws, the isotonic fits and what rests on
# them are in reference.py. Reads curves.csv beside it.
options(warn = -1, digits = 17)
margin <- 0.02
alpha <- 0.05
all_rows <- read.csv("curves.csv", stringsAsFactors = FALSE)

say <- function(curve, criterion, quantity, value) {
  for (j in seq_along(value)) cat(sprintf("%s,%s,%s,%.17g\n", curve, criterion, quantity[j], value[j]))
}
indexed <- function(name, values) paste0(name, "-", seq_along(values) - 1)

# ---- the noise model: right answers and (effective) examples at each scale

counts_of <- function(rows, assumed = 100) {
  scales <- sort(unique(rows$scale))
  score <- ifelse(is.na(rows$right), rows$score, rows$right / rows$examples)
  trials <- ifelse(!is.na(rows$examples), rows$examples,
    ifelse(!is.na(rows$stderr) & rows$stderr > 0 & score > 0 & score < 1, pmax(1, score * (1 - score) / rows$stderr^2), assumed))
  chi <- 0
  freedom <- 0
  for (s in scales) {
    at <- rows$scale == s
    y <- score[at]
    n <- trials[at]
    p <- (sum(y * n) + 0.5) / (sum(n) + 1)
    chi <- chi + sum(n * (y - weighted.mean(y, n))^2 / (p * (1 - p)))
    freedom <- freedom + sum(at) - 1
  }
  phi <- if (freedom > 0) max(1, chi / freedom) else 1
  share <- sapply(scales, function(s) mean(score[rows$scale == s]))
  n <- sapply(scales, function(s) mean(trials[rows$scale == s]) / (1 + (phi - 1) / sum(rows$scale == s)))
  list(scale = scales, x = log10(scales), y = share, k = share * n, n = n, chance = rows$chance[1], m = length(scales),
    whole = all(!is.na(rows$right)) && freedom == 0)
}

# P(Bin(n, p) >= k); by the beta distribution where counts are effective ones
upper_tail <- function(k, n, p, whole) {
  if (k <= 0) return(1)
  if (whole) binom.test(round(k), n, p, alternative = "greater")$p.value else pbeta(p, k, n - k + 1)
}
cp_lower <- function(k, n, tail) if (k <= 0) 0 else qbeta(tail, k, n - k + 1)
cp_upper <- function(k, n, tail) if (k >= n) 1 else qbeta(1 - tail, k + 1, n - k)
wilson <- function(k, n) suppressWarnings(as.numeric(prop.test(k, n, correct = FALSE)$conf.int))

p_values <- function(c) sapply(seq_len(c$m), function(i) upper_tail(c$k[i], c$n[i], c$chance + margin * (1 - c$chance), c$whole))
# 1-based; m + 1 where no scale is critical
critical_of <- function(p) {
  i <- length(p)
  while (i > 0 && p[i] <= alpha) i <- i - 1
  i + 1
}
normalise <- function(c, p) (p - c$chance) / (1 - c$chance)

# the floor of `extrapolation-surprise`: below the critical scale and below the last scale that is not substantially above chance
floor_of <- function(c, critical) {
  z <- normalise(c, c$y)
  level <- max(margin, min(0.10, z[c$m] / 2))
  i <- c$m
  while (i > 0 && z[i] > level) i <- i - 1
  max(critical - 1, i)
}

# what no criterion of a single curve judges: see docs/criteria/README.md
silent <- function(c) c$m < 3 || all(c$y == 0)

# ---- criteria

above_chance <- function(name, c) {
  p <- p_values(c)
  say(name, "above-chance", indexed("p-value", p), p)
  for (i in seq_len(c$m)) {
    w <- wilson(c$k[i], c$n[i])
    e <- if (c$whole) binom.test(round(c$k[i]), c$n[i])$conf.int else c(cp_lower(c$k[i], c$n[i], 0.025), cp_upper(c$k[i], c$n[i], 0.025))
    say(name, "above-chance", paste0(c("wilson-lower", "wilson-upper", "clopper-pearson-lower", "clopper-pearson-upper"), "-", i - 1), c(w, e))
  }
}

critical_scale <- function(name, c) {
  p <- p_values(c)
  critical <- critical_of(p)
  say(name, "critical-scale", indexed("p-value", p), p)
  if (critical <= c$m) {
    say(name, "critical-scale", c("critical-index", "bracket-upper"), c(critical - 1, c$scale[critical]))
    if (critical > 1) say(name, "critical-scale", "bracket-lower", c$scale[critical - 1])
  }
  n <- pmax(1, round(c$n))
  least <- qbinom(alpha, n, c$chance + margin * (1 - c$chance), lower.tail = FALSE) + 1
  reject <- pbinom(least - 1, n, c$y, lower.tail = FALSE)
  probability <- sapply(seq_len(c$m), function(j) prod(reject[j:c$m]) * (if (j > 1) 1 - reject[j - 1] else 1))
  say(name, "critical-scale", indexed("probability", probability), probability)
}

trend_z <- function(k, n, x) {
  if (length(k) < 2 || sum(k) == 0 || sum(k) == sum(n)) return(0)
  test <- prop.trend.test(k, n, x)
  slope <- sum((x - weighted.mean(x, n)) * (k - n * sum(k) / sum(n)))
  sign(slope) * sqrt(as.numeric(test$statistic))
}

emergence_definition <- function(name, c) {
  if (silent(c) || c$m < 4) return()
  critical <- critical_of(p_values(c))
  top <- cp_lower(c$k[c$m], c$n[c$m], alpha)
  say(name, "emergence-definition", c("top-lower", "top-lower-normalised"), c(top, normalise(c, top)))
  if (critical > c$m) return()
  say(name, "emergence-definition", "critical-index", critical - 1)
  if (critical == 1) return()
  below <- seq_len(critical - 1)
  floor <- cp_upper(sum(c$k[below]), sum(c$n[below]), alpha)
  say(name, "emergence-definition", c("floor-upper", "floor-upper-normalised", "floor-trend-z"),
    c(floor, normalise(c, floor), trend_z(c$k[below], c$n[below], c$x[below])))
}

# logit p = a + b (x - mean x) on the floor with a ridge of .001 b^2 / 2: glm starts it, Newton's steps add the ridge,
# which glm does not know. The variance is phi times the inverse of the information with the ridge.
forecast_of <- function(c, cut) {
  floor <- seq_len(cut)
  centre <- mean(c$x[floor])
  design <- cbind(1, c$x[floor] - centre)
  k <- c$k[floor]
  n <- c$n[floor]
  start <- coef(glm(cbind(k, n - k) ~ design[, 2], family = binomial))
  beta <- if (all(is.finite(start)) && max(abs(start)) < 15) start else c(log((sum(k) + 0.5) / (sum(n - k) + 0.5)), 0)
  ridge <- diag(c(1e-9, 1e-3))
  for (step in 1:200) {
    p <- plogis(drop(design %*% beta))
    information <- t(design) %*% (design * (n * p * (1 - p))) + ridge
    move <- solve(information, t(design) %*% (k - n * p) - c(0, 1e-3 * beta[2]), tol = 1e-40)
    beta <- beta + drop(move) * min(1, 3 / max(abs(move)))
    if (max(abs(move)) < 1e-13) break
  }
  p <- plogis(drop(design %*% beta))
  phi <- max(1, sum((k - n * p)^2 / (n * p * (1 - p))) / (cut - 2))
  list(beta = beta, centre = centre, variance = phi * solve(information, tol = 1e-40), phi = phi)
}

# the integral over the forecast's normal by R's integrate, to any precision
tail_over <- function(eta, spread, k, n) {
  f <- function(z) dnorm(z) * pbeta(plogis(eta + spread * z), k, n - k + 1)
  if (k <= 0) return(1)
  cuts <- c(-9, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 9)
  sum(mapply(function(a, b) integrate(f, a, b, rel.tol = 1e-11, abs.tol = 0, subdivisions = 2000, stop.on.error = FALSE)$value, head(cuts, -1), tail(cuts, -1)))
}

extrapolation_surprise <- function(name, c) {
  if (silent(c)) return()
  critical <- critical_of(p_values(c))
  if (critical > c$m) return()
  cut <- floor_of(c, critical)
  # without a right answer the intercept has no maximum: the verdict is resolution-limited
  if (cut < 3 || cut >= c$m || sum(c$k[seq_len(cut)]) == 0) return()
  f <- forecast_of(c, cut)
  ahead <- (cut + 1):min(c$m, cut + 2)
  eta <- function(i) f$beta[1] + f$beta[2] * (c$x[i] - f$centre)
  se <- function(i) sqrt(drop(t(c(1, c$x[i] - f$centre)) %*% f$variance %*% c(1, c$x[i] - f$centre)))
  p <- min(1, length(ahead) * min(sapply(ahead, function(i) tail_over(eta(i), se(i), c$k[i], c$n[i]))))
  say(name, "extrapolation-surprise", "p-forecast", p)
  z <- qnorm(0.975)
  for (i in (cut + 1):c$m) {
    say(name, "extrapolation-surprise", paste0(c("forecast", "forecast-lower", "forecast-upper"), "-", i - 1),
      plogis(c(eta(i), eta(i) - z * se(i), eta(i) + z * se(i))))
  }
  missing <- qlogis(min(1 - 1e-9, c$y[c$m])) - eta(c$m)
  say(name, "extrapolation-surprise", "forecast-gap-log10", if (missing <= 0) 0 else if (f$beta[2] <= 0) Inf else missing / f$beta[2])
}

scaling_trend <- function(name, x, y, counts) {
  m <- length(y)
  if (m < 2) return()
  s <- sum(sapply(seq_len(m), function(i) sum(sign(y[-seq_len(i)] - y[i]))))
  say(name, "scaling-trend", "mann-kendall-s", s)
  # R divides by m - 2
  if (length(unique(y)) > 1 && m > 2) {
    z <- as.numeric(cor.test(x, y, method = "kendall", exact = FALSE, continuity = TRUE)$statistic)
    say(name, "scaling-trend", "mann-kendall-z", z)
    ties <- length(unique(y)) < m
    if (m > 10) say(name, "scaling-trend", "mann-kendall-p", pnorm(z, lower.tail = FALSE))
    if (m <= 10 && !ties) {
      say(name, "scaling-trend", "mann-kendall-p", cor.test(x, y, method = "kendall", exact = TRUE, alternative = "greater")$p.value)
    }
  }
  if (!is.null(counts)) say(name, "scaling-trend", "cochran-armitage-z", trend_z(counts$k, counts$n, counts$x))
  # isoreg weighs all points alike, so only where examples are equal
  if (is.null(counts) || length(unique(counts$n)) == 1) {
    fitted <- isoreg(x, y)$yf
    say(name, "scaling-trend", indexed("isotonic", fitted), fitted * (if (is.null(counts)) attr(y, "sign") else 1))
  }
}

# whole answers of L tokens: log q = L log p, a binomial regression with a log link
metric_artifact <- function(name, c, tokens) {
  if (silent(c)) return()
  cut <- floor_of(c, critical_of(p_values(c)))
  k <- round(c$k)
  fit <- glm(cbind(k, c$n - k) ~ 0 + log(tokens), family = binomial(link = "log"), start = 5, control = list(epsilon = 1e-15, maxit = 500))
  length_ <- as.numeric(coef(fit))
  q <- tokens^length_
  below <- seq_len(cut)
  hits <- sum(k[below])
  y_floor <- hits / sum(c$n[below])
  q_floor <- weighted.mean(q[below], c$n[below])
  line <- lm(t ~ x, data.frame(t = tokens[below], x = c$x[below]))
  foreseen <- min(tokens[c$m], max(0, predict(line, data.frame(x = c$x[c$m]))))
  unit <- function(v) max(0, min(1, v))
  leap <- c$y[c$m] - y_floor
  composition <- unit((foreseen^length_ - q_floor) / leap)
  resolution <- if (hits > 0) 0 else min(1 - composition, unit((q_floor - y_floor) / leap))
  say(name, "metric-artifact", c("effective-length", "share-composition", "share-resolution", "share-residual", "composition-p"),
    c(length_, composition, resolution, 1 - composition - resolution,
      pchisq(sum((k - c$n * q)^2 / (c$n * q * (1 - q))), c$m - 1, lower.tail = FALSE)))
  needed <- ceiling(log(0.05) / log1p(-q[below]))
  say(name, "metric-artifact", indexed("examples-needed", needed), needed)
  none <- dbinom(0, c$n[below], q[below])
  say(name, "metric-artifact", indexed("probability-no-hit", none), none)
}

# Newcombe's interval from the Wilson limits of prop.test
newcombe <- function(k1, n1, k2, n2, phi) {
  a <- wilson(k1, n1)
  b <- wilson(k2, n2)
  p <- k1 / n1
  q <- k2 / n2
  down <- sqrt((p - a[1])^2 - 2 * phi * (p - a[1]) * (b[2] - q) + (b[2] - q)^2)
  up <- sqrt((a[2] - p)^2 - 2 * phi * (a[2] - p) * (q - b[1]) + (q - b[1])^2)
  c(p - q - down, p - q + up)
}

strategy_emergence <- function(name, with, without, both) {
  gain <- with$y - without$y
  lower <- upper <- numeric(with$m)
  for (i in seq_len(with$m)) {
    k1 <- round(with$k[i])
    n1 <- with$n[i]
    k2 <- round(without$k[i])
    n2 <- without$n[i]
    phi <- 0
    if (!is.na(both[i])) {
      gained <- k1 - both[i]
      lost <- k2 - both[i]
      neither <- n1 - both[i] - gained - lost
      product <- both[i] * neither - gained * lost
      margins <- k1 * (n1 - k1) * k2 * (n1 - k2)
      if (margins > 0) phi <- (if (product > 0) max(product - n1 / 2, 0) else product) / sqrt(margins)
    }
    limits <- newcombe(k1, n1, k2, n2, phi)
    lower[i] <- limits[1]
    upper[i] <- limits[2]
  }
  for (v in list(list("gain", gain), list("gain-lower", lower), list("gain-upper", upper))) {
    say(name, "strategy-emergence", indexed(v[[1]], v[[2]]), v[[2]])
  }
}

cat(sprintf("# %s: Rscript reference.R\n", sub(" \\(.*", "", R.version.string)))
cat("curve,criterion,quantity,value\n")
for (name in unique(all_rows$curve)) {
  rows <- all_rows[all_rows$curve == name, ]
  main <- rows[rows$series %in% c("accuracy", "loss", "graded"), ]
  if (main$series[1] == "accuracy") {
    c <- counts_of(main)
    above_chance(name, c)
    critical_scale(name, c)
    emergence_definition(name, c)
    extrapolation_surprise(name, c)
    scaling_trend(name, c$x, c$y, c)
    tokens <- rows[rows$series == "tokens", ]
    if (nrow(tokens) > 0) metric_artifact(name, c, tokens$score)
    standard <- rows[rows$series == "standard", ]
    if (nrow(standard) > 0) strategy_emergence(name, c, counts_of(standard), standard$both)
  } else {
    sign <- if (main$series[1] == "loss") -1 else 1
    y <- sign * main$score
    attr(y, "sign") <- sign
    scaling_trend(name, log10(main$scale), y, NULL)
  }
}
