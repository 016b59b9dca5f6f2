package io.saltus.statistics.posterior;

/**
 * Draws weighed by the greatest power of the likelihood, up to 1, that leaves enough of them to fit
 * to.
 */
final class Tempered {

    private static final double STEP = .6;
    private static final double LEAST_POWER = 1e-8;

    private final double[] logLikelihood;
    private final double[] weights;
    private final int size;
    private double power = 1;
    private double sum;

    /**
     * Finds the power.
     *
     * @param prior density of each draw
     * @param mixture density of all that was drawn from at each draw
     * @param enough how many equally heavy draws are to be left
     */
    Tempered(double[] logLikelihood, double[] prior, double[] mixture, int size, double enough) {
        this.logLikelihood = logLikelihood;
        this.size = size;
        weights = new double[size];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, logLikelihood[i]);
        }
        double left;
        do {
            power *= STEP;
            left = weigh(prior, mixture, most);
        } while (left < enough && power > LEAST_POWER);
    }

    /** Returns how many equally heavy draws are left. */
    private double weigh(double[] prior, double[] mixture, double most) {
        sum = 0;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double w = Elementary.exp(power * (logLikelihood[i] - most)) * prior[i] / mixture[i];
            weights[i] = w;
            sum += w;
            squares += w * w;
        }
        return sum * sum / squares;
    }

    double[] weights() {
        return weights;
    }

    /** Returns about what the greatest log likelihood is, were it a normal density's. */
    double greatest(int dimensions) {
        double mean = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            mean += weights[i] * logLikelihood[i];
            most = Math.max(most, logLikelihood[i]);
        }
        return Math.max(most, mean / sum + dimensions / power);
    }
}
