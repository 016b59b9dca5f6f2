package io.saltus.statistics.distribution;

/** The logistic function, by which a proportion is a real number. */
public final class Logistic {

    private Logistic() {}

    /** Returns 1 / (1 + exp(-eta)), in [0, 1]. R 4.2.2: {@code plogis(eta)}. */
    public static double proportion(double eta) {
        return 1 / (1 + Math.exp(-eta));
    }

    /**
     * Returns ln(p / (1 - p)). R 4.2.2: {@code qlogis(p)}.
     *
     * @param p in [0, 1]; infinite at the ends
     */
    public static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
