package io.saltus.statistics.posterior;

import java.util.Arrays;

/** Quantiles of weighted values, found by parting them as Hoare's (1961) selection does. */
final class Quantiles {

    private double[] values = new double[256];
    private double[] weights = new double[256];
    private int size;
    private double total;

    void add(double value, double weight) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        values[size] = value;
        weights[size++] = weight;
        total += weight;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the least value with at least this share of the weight at or below it. */
    double at(double share) {
        int low = 0;
        int high = size; // the value sought is in [low, high), what is before weighs `below`
        double below = 0;
        while (high - low > 1) {
            double pivot = median(values[low], values[(low + high) >>> 1], values[high - 1]);
            int less = part(low, high, pivot, false);
            double lighter = below + weight(low, less);
            if (less > low && lighter >= share * total) {
                high = less;
                continue;
            }
            int more = part(less, high, pivot, true);
            double upTo = lighter + weight(less, more);
            if (more == high || upTo >= share * total) {
                return pivot;
            }
            below = upTo;
            low = more;
        }
        return values[low];
    }

    /** Moves what is below the pivot (or equal to it) to the front; returns where the rest is. */
    private int part(int from, int to, double pivot, boolean equal) {
        int front = from;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (equal ? value <= pivot : value < pivot) {
                double weight = weights[i];
                values[i] = values[front];
                weights[i] = weights[front];
                values[front] = value;
                weights[front++] = weight;
            }
        }
        return front;
    }

    private double weight(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
