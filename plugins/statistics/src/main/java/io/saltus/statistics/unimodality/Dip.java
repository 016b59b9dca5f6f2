package io.saltus.statistics.unimodality;

/**
 * Hartigan's dip: how far a sample's distribution function lies from the nearest unimodal one.
 *
 * <p>dip = min over unimodal F of max |F_n - F|, in [1 / (2n), 1/4]; a unimodal F is convex up to a
 * mode and concave from it on (Hartigan and Hartigan 1985). The algorithm of Hartigan (1985, AS
 * 217), with the corrections of Maechler: the greatest convex minorant of F_n from the left and the
 * least concave majorant from the right close in on a modal interval; the dip is the largest
 * distance of F_n from them met on the way, or half of theirs from each other where that is no
 * larger. Counts below are in units of 1 / n, and twice the dip. R: {@code diptest::dip}.
 */
public final class Dip {

    private final double[] x;
    private final int[] minorant; // knot before index j of the convex minorant that ends at j
    private final int[] majorant; // knot after index j of the concave majorant that begins at j
    private final int[] convex;
    private final int[] concave;
    private int convexKnots;
    private int concaveKnots;
    private int convexAt;
    private int concaveAt;

    private Dip(double[] sorted) {
        x = sorted;
        int n = x.length;
        minorant = new int[n];
        majorant = new int[n];
        convex = new int[n];
        concave = new int[n];
    }

    /**
     * Returns the dip.
     *
     * @param sorted the sample, rising; at least one value
     * @return the dip, in [1 / (2n), 1/4]
     * @throws IllegalArgumentException if the sample is empty, not rising or holds NaN
     */
    public static double of(double[] sorted) {
        requireRising(sorted);
        return new Dip(sorted).value();
    }

    static void requireRising(double[] sorted) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a sample needs at least one value");
        }
        for (int i = 1; i < sorted.length; i++) {
            if (!(sorted[i] >= sorted[i - 1])) {
                throw new IllegalArgumentException(
                        "the sample must rise, got %s after %s"
                                .formatted(sorted[i], sorted[i - 1]));
            }
        }
    }

    private double value() {
        int n = x.length;
        if (x[0] == x[n - 1]) {
            return 0.5 / n;
        }
        hulls();
        int low = 0;
        int high = n - 1;
        double dip = 1;
        while (true) {
            knots(low, high);
            double apart = convexKnots > 2 || concaveKnots > 2 ? farthest() : 1;
            if (apart < dip) {
                break;
            }
            dip = Math.max(dip, Math.max(fromMinorant(), fromMajorant()));
            if (low == convex[convexAt] && high == concave[concaveAt]) {
                break;
            }
            low = convex[convexAt];
            high = concave[concaveAt];
        }
        return dip / (2 * n);
    }

    private void hulls() {
        int n = x.length;
        for (int j = 1; j < n; j++) {
            int knot = j - 1;
            while (knot > 0 && !turns(minorant[knot], knot, j)) {
                knot = minorant[knot];
            }
            minorant[j] = knot;
        }
        majorant[n - 1] = n - 1;
        for (int j = n - 2; j >= 0; j--) {
            int knot = j + 1;
            while (knot < n - 1 && !turns(majorant[knot], knot, j)) {
                knot = majorant[knot];
            }
            majorant[j] = knot;
        }
    }

    /** Whether the slope of F_n, counts over x, is greater from the knot to here than before it. */
    private boolean turns(int before, int knot, int here) {
        return (x[here] - x[knot]) * (knot - before) < (x[knot] - x[before]) * (here - knot);
    }

    /** The knots between two indices: of the minorant downwards, of the majorant upwards. */
    private void knots(int low, int high) {
        convexKnots = 1;
        convex[0] = high;
        while (convex[convexKnots - 1] > low) {
            convex[convexKnots] = minorant[convex[convexKnots - 1]];
            convexKnots++;
        }
        concaveKnots = 1;
        concave[0] = low;
        while (concave[concaveKnots - 1] < high) {
            concave[concaveKnots] = majorant[concave[concaveKnots - 1]];
            concaveKnots++;
        }
        convexAt = convexKnots - 1;
        concaveAt = concaveKnots - 1;
    }

    /** The largest distance of the two hulls at a knot of either; notes where it is. */
    private double farthest() {
        double most = 0;
        int i = convexKnots - 2;
        int j = 1;
        do {
            int down = convex[i];
            int up = concave[j];
            if (down > up) {
                int before = convex[i + 1];
                double apart = up - before + 1 - (x[up] - x[before]) * slope(before, down);
                if (apart >= most) {
                    most = apart;
                    convexAt = i + 1;
                    concaveAt = j;
                }
                j++;
            } else {
                int before = concave[j - 1];
                double apart = (x[down] - x[before]) * slope(before, up) - (down - before - 1);
                if (apart >= most) {
                    most = apart;
                    convexAt = i;
                    concaveAt = j;
                }
                i--;
            }
            i = Math.max(i, 0);
            j = Math.min(j, concaveKnots - 1);
        } while (convex[i] != concave[j]);
        return most;
    }

    private double fromMinorant() {
        double most = 0;
        for (int k = convexAt; k < convexKnots - 1; k++) {
            int from = convex[k + 1];
            int to = convex[k];
            double most1 = 1;
            if (to - from > 1 && x[to] != x[from]) {
                double slope = slope(from, to);
                for (int j = from; j <= to; j++) {
                    most1 = Math.max(most1, j - from + 1 - (x[j] - x[from]) * slope);
                }
            }
            most = Math.max(most, most1);
        }
        return most;
    }

    private double fromMajorant() {
        double most = 0;
        for (int k = concaveAt; k < concaveKnots - 1; k++) {
            int from = concave[k];
            int to = concave[k + 1];
            double most1 = 1;
            if (to - from > 1 && x[to] != x[from]) {
                double slope = slope(from, to);
                for (int j = from; j <= to; j++) {
                    most1 = Math.max(most1, (x[j] - x[from]) * slope - (j - from - 1));
                }
            }
            most = Math.max(most, most1);
        }
        return most;
    }

    private double slope(int from, int to) {
        return (to - from) / (x[to] - x[from]);
    }
}
