package io.saltus.statistics.posterior;

import java.util.Arrays;

/**
 * What a number is believed to be: known, or one of a few with their weights.
 *
 * <p>Of a chance level or of a number of examples; the posterior averages over it.
 */
public final class Belief {

    private final double[] values;
    private final double[] weights;

    private Belief(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
    }

    /** Returns the belief that it is this number. */
    public static Belief known(double value) {
        return among(new double[] {value}, new double[] {1});
    }

    /**
     * Returns the belief that it is one of these numbers.
     *
     * @param weights of the values, above 0; they need not sum to 1
     * @throws IllegalArgumentException if there is none, a number is not finite, a weight not above
     *     0, or there are not as many of one as of the other
     */
    public static Belief among(double[] values, double[] weights) {
        if (values.length == 0
                || values.length != weights.length
                || !Arrays.stream(values).allMatch(Double::isFinite)
                || !Arrays.stream(weights).allMatch(w -> w > 0 && w < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a belief needs finite values and as many weights above 0, got %s and %s"
                            .formatted(Arrays.toString(values), Arrays.toString(weights)));
        }
        double sum = Arrays.stream(weights).sum();
        return new Belief(
                values.clone(), Arrays.stream(weights).map(weight -> weight / sum).toArray());
    }

    /**
     * Returns the belief that the number is so many times as large.
     *
     * @param factor above 0
     */
    public Belief times(double factor) {
        return among(Arrays.stream(values).map(value -> value * factor).toArray(), weights);
    }

    int size() {
        return values.length;
    }

    double value(int index) {
        return values[index];
    }

    double weight(int index) {
        return weights[index];
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + " with weights " + Arrays.toString(weights);
    }
}
