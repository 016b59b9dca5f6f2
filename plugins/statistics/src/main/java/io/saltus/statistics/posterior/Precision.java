package io.saltus.statistics.posterior;

/** How much is computed. */
public enum Precision {
    /** Cells of the prior where the posterior is: probabilities may be off by .08. */
    SCREEN(4, .03, .05, 0),
    /** Then a sample of curves from them, wherever it is not clear: mostly to .005. */
    FULL(2, .01, .02, 160_000);

    private final double reach;
    private final double possible;
    private final double share;
    private final double sample;

    Precision(double reach, double possible, double share, double sample) {
        this.reach = reach;
        this.possible = possible;
        this.share = share;
        this.sample = sample;
    }

    /** Log likelihood, from a cell's centre to its sides, from which on it is divided. */
    double reach() {
        return reach;
    }

    /** Share of the posterior that a cell may have before it is divided. */
    double possible() {
        return possible;
    }

    /** Share of the posterior from which on a cell is divided in any case. */
    double share() {
        return share;
    }

    /** Curves that are drawn, to be multiplied by P (1 - P). */
    double sample() {
        return sample;
    }
}
