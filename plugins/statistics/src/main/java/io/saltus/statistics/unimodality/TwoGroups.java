package io.saltus.statistics.unimodality;

import java.util.Arrays;

/** Where a sample parts into two groups. */
public final class TwoGroups {

    private TwoGroups() {}

    /**
     * Returns the cut that leaves the least sum of squares within the two groups (Otsu 1979,
     * doi:10.1109/TSMC.1979.4310076): midway between two neighbouring values; the largest value
     * where all are equal, so that none lies above it. Agrees with trying every cut in NumPy.
     *
     * @param sorted the sample, rising; at least one value
     * @throws IllegalArgumentException if the sample is empty, not rising or holds NaN
     */
    public static double cut(double[] sorted) {
        Dip.requireRising(sorted);
        double total = Arrays.stream(sorted).sum();
        double left = 0;
        double best = -1;
        double cut = sorted[sorted.length - 1];
        for (int i = 0; i < sorted.length - 1; i++) {
            left += sorted[i];
            double n = i + 1;
            double apart = left / n - (total - left) / (sorted.length - n);
            double between = n * (sorted.length - n) * apart * apart;
            if (sorted[i + 1] > sorted[i] && between > best) {
                best = between;
                cut = sorted[i] + (sorted[i + 1] - sorted[i]) / 2;
            }
        }
        return cut;
    }
}
