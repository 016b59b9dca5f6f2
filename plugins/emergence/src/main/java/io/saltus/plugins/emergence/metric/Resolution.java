package io.saltus.plugins.emergence.metric;

/** What a number of examples can see of a small score. */
public final class Resolution {

    private Resolution() {}

    /** Probability of no hit among n examples at expected score q: (1 - q)^n. */
    public static double noHit(double q, double n) {
        return q >= 1 ? 0 : Math.exp(n * Math.log1p(-q));
    }

    /**
     * Examples needed to see a hit with 95% probability at expected score q: the least whole n
     * &gt;= ln .05 / ln(1 - q); 1 at q = 1, infinite at q = 0.
     */
    public static double examplesNeeded(double q) {
        return q >= 1 ? 1 : Math.ceil(Math.log(0.05) / Math.log1p(-q));
    }
}
