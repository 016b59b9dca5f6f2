package io.saltus.statistics.changepoint;

import java.util.Arrays;

/**
 * Optimal partitioning that keeps, at each level a last segment might have, the best start of it.
 *
 * <p>Q_t(u) is the least cost of points 1 to t if the last segment has level u; it is the minimum
 * of one convex function per start s of that segment, A_s - 2 (K u - N b(u)) with K and N the sums
 * over s + 1 to t. Adding a point adds its cost to all of them alike; a new start enters where Q
 * lies above F_t + penalty, F_t = min Q_t. So Q is a list of intervals of u, each with its start; a
 * start with no interval left can never be best again and is gone. Inside a segment few starts
 * survive, and the time is nearly linear in the number of points.
 *
 * <p>Values at the ends of intervals need no transcendental function, since b is kept with them.
 */
final class FunctionalPruning {

    private final SegmentCost segment;
    private final double[] sums;
    private final double[] weights;
    private final double[] offsets;
    private Pieces pieces = new Pieces();
    private Pieces next = new Pieces();

    /**
     * @param sums sums[t] is the sum over the first t points
     * @param weights likewise of the weights
     * @param low least level
     * @param high greatest level, above the least
     */
    FunctionalPruning(
            SegmentCost segment, double[] sums, double[] weights, double low, double high) {
        this.segment = segment;
        this.sums = sums;
        this.weights = weights;
        offsets = new double[sums.length];
        double atLow = segment.cumulant(low);
        double atHigh = segment.cumulant(high);
        pieces.add(0, low, atLow, segment.mean(low, atLow));
        pieces.close(high, atHigh, segment.mean(high, atHigh));
    }

    /** Returns for each t where the last segment of the best partition of t points starts. */
    int[] starts(double penalty) {
        int[] starts = new int[sums.length];
        for (int t = 1; t < sums.length; t++) {
            int best = best(t);
            starts[t] = pieces.start[best];
            if (t < sums.length - 1) {
                enter(t, bestCost + penalty);
            }
        }
        return starts;
    }

    private double bestCost;

    /** The piece with the least of Q_t: at a vertex inside its interval, or at an end of all. */
    private int best(int t) {
        int best = 0;
        bestCost = Double.POSITIVE_INFINITY;
        int last = pieces.size - 1;
        for (int i = 0; i <= last; i++) {
            int s = pieces.start[i];
            double k = sums[t] - sums[s];
            double n = weights[t] - weights[s];
            double mean = k / n;
            double cost;
            if (mean < pieces.mean[i]) {
                cost = i > 0 ? Double.POSITIVE_INFINITY : value(0, s, t);
            } else if (mean > pieces.mean[i + 1]) {
                cost = i < last ? Double.POSITIVE_INFINITY : value(last + 1, s, t);
            } else {
                cost = offsets[s] - 2 * segment.conjugate(k, n);
            }
            if (cost < bestCost) {
                bestCost = cost;
                best = i;
            }
        }
        return best;
    }

    /** Q_t becomes the minimum of itself and the level at which a new segment starts at t. */
    private void enter(int t, double level) {
        offsets[t] = level;
        next.size = 0;
        for (int i = 0; i < pieces.size; i++) {
            int s = pieces.start[i];
            boolean leftStays = value(i, s, t) <= level;
            boolean rightStays = value(i + 1, s, t) <= level;
            if (leftStays && rightStays) {
                next.add(s, pieces.edge[i], pieces.cumulant[i], pieces.mean[i]);
            } else {
                cut(i, t, level, leftStays, rightStays);
            }
        }
        int end = pieces.size;
        next.close(pieces.edge[end], pieces.cumulant[end], pieces.mean[end]);
        Pieces old = pieces;
        pieces = next;
        next = old;
    }

    private void cut(int i, int t, double level, boolean leftStays, boolean rightStays) {
        int s = pieces.start[i];
        double k = sums[t] - sums[s];
        double n = weights[t] - weights[s];
        double mean = k / n;
        boolean stays = leftStays || rightStays;
        if (!stays && mean > pieces.mean[i] && mean < pieces.mean[i + 1]) {
            stays = offsets[s] - 2 * segment.conjugate(k, n) <= level;
        }
        if (!stays) {
            next.add(t, pieces.edge[i], pieces.cumulant[i], pieces.mean[i]);
            return;
        }
        if (leftStays) {
            next.add(s, pieces.edge[i], pieces.cumulant[i], pieces.mean[i]);
        } else {
            next.add(t, pieces.edge[i], pieces.cumulant[i], pieces.mean[i]);
            addAt(s, segment.crossing(k, n, offsets[s], level, pieces.edge[i], false));
        }
        if (!rightStays) {
            addAt(t, segment.crossing(k, n, offsets[s], level, pieces.edge[i + 1], true));
        }
    }

    private void addAt(int start, double edge) {
        double cumulant = segment.cumulant(edge);
        next.add(start, edge, cumulant, segment.mean(edge, cumulant));
    }

    private double value(int edge, int s, int t) {
        return offsets[s]
                - 2
                        * ((sums[t] - sums[s]) * pieces.edge[edge]
                                - (weights[t] - weights[s]) * pieces.cumulant[edge]);
    }

    /** Neighbouring intervals: piece i from edge i to edge i + 1. */
    private static final class Pieces {

        private int size;
        private int[] start = new int[8];
        private double[] edge = new double[9];
        private double[] cumulant = new double[9];
        private double[] mean = new double[9];

        /** Begins a piece at an edge, unless the one before has the same start. */
        void add(int from, double at, double b, double share) {
            if (size > 0 && start[size - 1] == from) {
                return;
            }
            if (size == start.length) {
                start = Arrays.copyOf(start, 2 * size);
                edge = Arrays.copyOf(edge, 2 * size + 1);
                cumulant = Arrays.copyOf(cumulant, 2 * size + 1);
                mean = Arrays.copyOf(mean, 2 * size + 1);
            }
            start[size] = from;
            close(at, b, share);
            size++;
        }

        /** Puts the end of the last piece. */
        void close(double at, double b, double share) {
            edge[size] = at;
            cumulant[size] = b;
            mean[size] = share;
        }
    }
}
