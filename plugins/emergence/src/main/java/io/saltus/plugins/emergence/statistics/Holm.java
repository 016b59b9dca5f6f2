package io.saltus.plugins.emergence.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's (1979) adjustment: the family-wise error stays at the level under any dependence. */
public final class Holm {

    private Holm() {}

    /** Adjusted p-values in the given order; R: {@code p.adjust(p, "holm")}. */
    public static double[] adjust(double... p) {
        int[] order =
                IntStream.range(0, p.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> p[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] adjusted = new double[p.length];
        double running = 0;
        for (int rank = 0; rank < p.length; rank++) {
            running = Math.max(running, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = running;
        }
        return adjusted;
    }
}
