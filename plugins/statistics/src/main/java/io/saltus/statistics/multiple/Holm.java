package io.saltus.statistics.multiple;

/** Holm's step-down procedure (1979): the family-wise error under any dependence. */
public final class Holm {

    private Holm() {}

    /**
     * Returns adjusted p-values in the order given: of the i-th smallest of m the largest of (m - j
     * + 1) p_(j) over j &lt;= i, at most 1. A hypothesis is rejected where its value is at most the
     * level. R 4.2.2: {@code p.adjust(p, "holm")}.
     *
     * @param p p-values
     * @throws IllegalArgumentException if one is not in [0, 1]
     */
    public static double[] adjusted(double... p) {
        PValues.check(p);
        int[] order = PValues.rising(p);
        double[] adjusted = new double[p.length];
        double running = 0;
        for (int rank = 0; rank < p.length; rank++) {
            running = Math.max(running, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = running;
        }
        return adjusted;
    }
}
