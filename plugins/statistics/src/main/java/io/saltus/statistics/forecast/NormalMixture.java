package io.saltus.statistics.forecast;

import io.saltus.statistics.distribution.Normal;
import java.util.Arrays;

/**
 * A distribution of the logit of a share: a mixture of normal ones, each with the noise that
 * examples add to the share.
 */
public final class NormalMixture {

    /** Weight of a part that nothing shows of. */
    static final double NEGLIGIBLE = 1e-5;

    private static final int STEPS = 4096;
    private static final double[] NORMALS = normals();
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double PLASTIC = .7548776662466927; // root of x^3 + x^2 = 1

    private double[] parts = new double[64]; // weight, mean, deviation, noise
    private int size;

    NormalMixture() {}

    private static double[] normals() {
        double[] normals = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            normals[i] = Normal.upperQuantile(1 - (i + .5) / STEPS);
        }
        return normals;
    }

    /** Returns the normal quantile at a share, to a grid of {@value #STEPS} steps. */
    static double normal(double share) {
        return NORMALS[(int) (share * STEPS)];
    }

    void add(double weight, double mean, double deviation, double noise) {
        if (4 * size == parts.length) {
            parts = Arrays.copyOf(parts, 2 * parts.length);
        }
        parts[4 * size] = weight;
        parts[4 * size + 1] = mean;
        parts[4 * size + 2] = deviation;
        parts[4 * size++ + 3] = noise;
    }

    /**
     * Returns shares right that are equally likely, as so many examples would show them.
     *
     * <p>Parts are taken by systematic resampling, their normal and the examples' (of variance
     * {@code noise p (1 - p) / n}) by two sequences of low discrepancy, the multiples of the
     * inverse golden ratio and of the inverse plastic number: no chance is in it.
     *
     * @param examples at least 1
     * @param count how many values, at least 1
     */
    public double[] shares(double examples, int count) {
        double[] shares = new double[count];
        visit(
                count,
                (i, logit, noise) -> {
                    double p = 1 / (1 + StrictMath.exp(-logit));
                    double error = Math.sqrt(noise * p * (1 - p) / examples);
                    double seen = p + error * normal(turn((i + 1) * PLASTIC));
                    shares[i] = Math.max(0, Math.min(1, seen));
                });
        return shares;
    }

    /**
     * Returns logits that are equally likely, without the noise of examples.
     *
     * @param count how many values, at least 1
     */
    public double[] logits(int count) {
        double[] logits = new double[count];
        visit(count, (i, logit, noise) -> logits[i] = logit);
        return logits;
    }

    /** What is done with a value. */
    @FunctionalInterface
    private interface Visitor {
        void visit(int index, double logit, double noise);
    }

    private void visit(int count, Visitor visitor) {
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += parts[4 * i];
        }
        int part = 0;
        double passed = parts[0];
        for (int i = 0; i < count; i++) {
            while (passed < (i + .5) / count * total && part < size - 1) {
                passed += parts[4 * ++part];
            }
            double z = normal(turn((i + 1) * GOLDEN));
            visitor.visit(i, parts[4 * part + 1] + parts[4 * part + 2] * z, parts[4 * part + 3]);
        }
    }

    static double turn(double turns) {
        return turns - Math.floor(turns);
    }
}
