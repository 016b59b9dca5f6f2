package io.saltus.statistics.posterior;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What the number of examples may be where nobody states it: what the decimals of the scores leave.
 *
 * <p>Scores with five decimals or more are shares of one number, the smallest up to {@value #MOST}
 * that gives them all, if there is one. Otherwise it is one of {@value #LEAST}, 100, 300, ...,
 * 10,000, each as likely, without those that give other scores.
 */
public final class ExamplesBelief {

    private static final int LEAST = 30;
    private static final int MOST = 20_000;
    private static final int TELLING = 5;
    private static final double[] SOME = {LEAST, 100, 300, 1000, 3000, 10_000};

    private final double[] shares;
    private final int decimals;

    /**
     * Reads the decimals of shares.
     *
     * @param shares in [0, 1]
     */
    public ExamplesBelief(double[] shares) {
        this.shares = shares.clone();
        decimals = Arrays.stream(shares).mapToInt(ExamplesBelief::decimals).max().orElse(0);
    }

    private static int decimals(double share) {
        return Math.max(0, new BigDecimal(Double.toString(share)).stripTrailingZeros().scale());
    }

    /** Returns what the number of examples may be, each as likely. */
    public Belief belief() {
        double[] possible = possible();
        double[] weights = new double[possible.length];
        Arrays.fill(weights, 1);
        return Belief.among(possible, weights);
    }

    /** Returns the geometric mean of what it may be. */
    public double middle() {
        return StrictMath.exp(
                Arrays.stream(possible()).map(StrictMath::log).average().orElseThrow());
    }

    private double[] possible() {
        if (decimals >= TELLING) {
            for (int n = 1; n <= MOST; n++) {
                if (gives(n)) {
                    return new double[] {n * Math.ceil((double) LEAST / n)};
                }
            }
        }
        double[] possible = Arrays.stream(SOME).filter(this::gives).toArray();
        return possible.length == 0 ? SOME : possible;
    }

    /** Returns the step to which the scores are rounded; 0 where they are not. */
    public double rounding() {
        return decimals >= TELLING ? 0 : Math.pow(10, -Math.max(1, decimals));
    }

    private boolean gives(double n) {
        double half = .5001 * Math.pow(10, -Math.max(1, Math.min(9, decimals)));
        for (double share : shares) {
            if (Math.abs(Math.rint(share * n) / n - share) > half) {
                return false;
            }
        }
        return true;
    }
}
