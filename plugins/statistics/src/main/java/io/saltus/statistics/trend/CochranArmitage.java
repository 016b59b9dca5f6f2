package io.saltus.statistics.trend;

/** The test of Cochran (1954) and Armitage (1955) for a trend of proportions. */
public final class CochranArmitage {

    private CochranArmitage() {}

    /**
     * Returns z = sum x_i (k_i - n_i P) / sqrt(P (1 - P) [sum n x^2 - (sum n x)^2 / sum n]) with
     * the pooled proportion P: standard normal without trend, above 0 for a rise; 0 where all
     * proportions are 0 or 1 or there are fewer than two. R 4.2.2: {@code prop.trend.test(k, n,
     * x)$statistic} is its square.
     *
     * @param positions x_i, rising
     * @param successes k_i, in [0, n_i]
     * @param trials n_i, above 0
     * @throws IllegalArgumentException if they differ in number
     */
    public static double z(double[] positions, double[] successes, double[] trials) {
        int m = positions.length;
        if (successes.length != m || trials.length != m) {
            throw new IllegalArgumentException(
                    "%d positions need as many successes and trials, got %d and %d"
                            .formatted(m, successes.length, trials.length));
        }
        double total = 0;
        double pooled = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < m; i++) {
            double x = positions[i] - positions[0];
            total += trials[i];
            pooled += successes[i];
            first += trials[i] * x;
            second += trials[i] * x * x;
        }
        double p = total > 0 ? pooled / total : 0;
        double variance = total > 0 ? p * (1 - p) * (second - first * first / total) : 0;
        if (!(variance > 0)) {
            return 0;
        }
        double score = 0;
        for (int i = 0; i < m; i++) {
            score += (positions[i] - positions[0]) * (successes[i] - trials[i] * p);
        }
        return score / Math.sqrt(variance);
    }
}
