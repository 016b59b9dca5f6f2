package io.saltus.statistics.posterior;

import java.util.Arrays;

/** Quantiles of weighted values. */
final class Quantiles {

    private double[][] pairs = new double[256][];
    private int size;
    private double total;
    private boolean sorted;

    void add(double value, double weight) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
        }
        pairs[size++] = new double[] {value, weight};
        total += weight;
        sorted = false;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the least value with at least this share of the weight at or below it. */
    double at(double share) {
        if (!sorted) {
            Arrays.sort(pairs, 0, size, (a, b) -> Double.compare(a[0], b[0]));
            sorted = true;
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += pairs[i][1];
            if (sum >= share * total) {
                return pairs[i][0];
            }
        }
        return pairs[size - 1][0];
    }
}
