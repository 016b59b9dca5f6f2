package io.saltus.statistics.multiple;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What the procedures ask of p-values. */
final class PValues {

    private PValues() {}

    /** Refuses what is not in [0, 1]. */
    static void check(double[] p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("a p-value must be in [0, 1], got " + value);
            }
        }
    }

    /** Indices from the smallest p-value to the largest; those of one value in their order. */
    static int[] rising(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
