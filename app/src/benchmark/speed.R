# The R side of speed.sh: prints name,microseconds per curve. Usage: Rscript speed.R FOLDER
folder <- commandArgs(TRUE)[1]
y <- as.matrix(read.csv(file.path(folder, "curves.csv"), header = FALSE))[1:12, ] / 200
x <- as.numeric(read.csv(file.path(folder, "positions.csv"), header = FALSE))
has <- function(name) suppressWarnings(suppressMessages(requireNamespace(name, quietly = TRUE)))
time <- function(name, per, run) {
    seconds <- min(replicate(2, sum(system.time(run())[c("user.self", "sys.self")])))
    cat(sprintf("%s,%.9g\n", name, seconds / per * 1e6))
}
levels <- function(m) as.numeric(scan(file.path(folder, sprintf("levels-%d.csv", m)), sep = ",", quiet = TRUE))
if (has("segmented")) {
    fit <- function(v, boots) {
        try(suppressWarnings({
            line <- lm(v ~ x)
            s <- segmented::segmented(line, seg.Z = ~x, psi = 22, control = segmented::seg.control(n.boot = boots))
            segmented::confint.segmented(s)
        }), silent = TRUE)
    }
    time("segmented", nrow(y), function() for (i in seq_len(nrow(y))) fit(y[i, ], 0))
    time("segmented with bootstrap", nrow(y), function() for (i in seq_len(nrow(y))) fit(y[i, ], 10))
}
if (has("strucchange")) {
    time("strucchange", nrow(y), function() {
        for (i in seq_len(nrow(y))) strucchange::breakpoints(y[i, ] ~ 1, h = 2)
    })
}
if (has("changepoint")) {
    for (m in c(12, 100000)) {
        v <- levels(m)
        n <- if (m < 1000) 200 else 1
        time(sprintf("changepoint %d", m), n, function() {
            for (i in seq_len(n)) changepoint::cpt.mean(v, method = "PELT")
        })
    }
}
