package io.saltus.statistics.gain;

import io.saltus.statistics.gain.Signs.Freedom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The terms of the posterior: by signs, change, noise and size of the levels. */
final class Cells {

    /** Terms smaller than the largest by more than this, logarithmic, are left out. */
    private static final double NEGLIGIBLE = 12;

    /** Terms of signs that are less than this of the largest term without its signs, too. */
    private static final double LEAST = 1e-7;

    /** Precisions of the prior of a level. */
    private static final double[] PRIORS = {1 / (0.05 * 0.05), 1 / (0.25 * 0.25)};

    /**
     * A term.
     *
     * @param signs of the levels
     * @param freedom which of them are free
     * @param levels their distribution but for the signs
     * @param change index of the change
     * @param share how probable the signs are in that distribution, beside the prior
     * @param weight the term, up to a factor common to all
     */
    record Cell(
            Signs signs, Freedom freedom, Sides levels, int change, double share, double weight) {}

    private final GainSums sums;
    private final GainNoise noise;
    private final Map<Signs, List<Cell>> bySigns = new EnumMap<>(Signs.class);

    Cells(GainSums sums, GainNoise noise) {
        this.sums = sums;
        this.noise = noise;
        Map<Freedom, double[]> logs = new EnumMap<>(Freedom.class);
        double best = Double.NEGATIVE_INFINITY;
        for (Freedom freedom : Freedom.values()) {
            double[] all = logs(freedom);
            logs.put(freedom, all);
            for (double one : all) {
                best = Math.max(best, one);
            }
        }
        for (Map.Entry<Freedom, double[]> entry : logs.entrySet()) {
            collect(entry.getKey(), entry.getValue(), best);
        }
    }

    /**
     * The terms, those of the same signs together, and of these changes in their order: draws at
     * even steps then miss none.
     */
    List<Cell> all() {
        List<Cell> all = new ArrayList<>();
        bySigns.values().forEach(all::addAll);
        return all;
    }

    private static int changes(Freedom freedom) {
        return freedom.changes() ? GainSums.CHANGES : 1;
    }

    /** Logarithms of the terms, but for the signs. */
    private double[] logs(Freedom freedom) {
        double[] logs = new double[changes(freedom) * sums.accounts * PRIORS.length];
        int at = 0;
        for (int r = 0; r < sums.accounts; r++) {
            double plain = sums.base[r] + Math.log(noise.weights()[r] / changes(freedom));
            for (double prior : PRIORS) {
                for (int j = 0; j < changes(freedom); j++) {
                    logs[at++] = plain + levels(freedom, j, r, prior).evidence(prior);
                }
            }
        }
        return logs;
    }

    private void collect(Freedom freedom, double[] logs, double best) {
        int at = 0;
        for (int r = 0; r < sums.accounts; r++) {
            for (double prior : PRIORS) {
                for (int j = 0; j < changes(freedom); j++) {
                    double log = logs[at++] - best;
                    if (log > -NEGLIGIBLE) {
                        add(freedom, levels(freedom, j, r, prior), j, Math.exp(log));
                    }
                }
            }
        }
    }

    private void add(Freedom freedom, Sides levels, int change, double weight) {
        double[] shares = levels.shares(freedom);
        for (int s = 0; s < shares.length; s++) {
            Signs signs = freedom.signs().get(s);
            double term = weight * signs.probability(freedom) * shares[s];
            if (term > LEAST) {
                bySigns.computeIfAbsent(signs, key -> new ArrayList<>())
                        .add(new Cell(signs, freedom, levels, change, shares[s], term));
            }
        }
    }

    private Sides levels(Freedom freedom, int j, int r, double prior) {
        return switch (freedom) {
            case NEITHER -> Sides.of(0, 0, 0, 0, 0, prior);
            case SAME -> Sides.of(sums.weight[r], 0, 0, sums.weighted[r], 0, prior);
            case BEFORE -> Sides.of(sums.beforeBefore(j, r), 0, 0, sums.beforeGain(j, r), 0, prior);
            case AFTER -> Sides.of(0, 0, sums.afterAfter(j, r), 0, sums.afterGain(j, r), prior);
            case BOTH ->
                    Sides.of(
                            sums.beforeBefore(j, r),
                            sums.beforeAfter(j, r),
                            sums.afterAfter(j, r),
                            sums.beforeGain(j, r),
                            sums.afterGain(j, r),
                            prior);
        };
    }
}
