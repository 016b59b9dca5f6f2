package io.saltus.statistics.posterior;

import java.util.Arrays;

/**
 * Curves that stand for the posterior, from the cells that it is in.
 *
 * <p>Importance sampling, stratified by cells: of each as many curves as it may matter, and some of
 * every cell that is left. How much a cell may matter is learned anew from pilot samples as long as
 * single curves matter too much.
 */
final class Sampling {

    private static final double CLEAR = .003; // P (1 - P)
    private static final double EACH = 2;
    private static final double PILOT = 3000;
    private static final int PILOTS = 4;
    private static final double HEAVY = .01;
    private static final double NEGLIGIBLE = 1e-8;
    private static final double STEEPEST = 2;

    private final Leaves leaves;
    private final double[] matters;

    private Sampling(Leaves leaves) {
        this.leaves = leaves;
        matters = new double[leaves.size()];
        for (int i = 0; i < matters.length; i++) {
            matters[i] = leaves.weight(i) * spread(Math.min(STEEPEST, leaves.reach(i)));
        }
    }

    /** Returns curves of the leaves: evenly from each where the answer is clear, else a sample. */
    static Draws of(Leaves leaves, Precision precision) {
        Draws even = even(leaves);
        double p = even.probability();
        double wanted = p * (1 - p) * precision.sample();
        if (precision.sample() == 0 || p * (1 - p) < CLEAR) {
            return even;
        }
        Sampling sampling = new Sampling(leaves);
        int pilots = 0;
        while (pilots < PILOTS && sampling.draw(PILOT).most() > HEAVY) {
            pilots++;
        }
        return sampling.draw(Math.max(PILOT, wanted));
    }

    private static Draws even(Leaves leaves) {
        Draws of = new Draws();
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.weight(i) > NEGLIGIBLE * leaves.total()) {
                Definition.Traits[] traits = leaves.traits(i);
                for (int draw = 0; draw < traits.length; draw++) {
                    of.add(traits[draw], leaves.weight(i) / traits.length, i, draw + 1);
                }
            }
        }
        return of;
    }

    private Draws draw(double wanted) {
        double sum = Arrays.stream(matters).sum();
        Draws of = new Draws();
        for (int i = 0; i < matters.length; i++) {
            double expected = matters[i] / sum * wanted + EACH;
            int count = (int) (expected + leaves.uniform(i));
            for (int draw = 1; draw <= count; draw++) {
                Block.Ability ability = leaves.ability(i, draw);
                double w = leaves.weight(i, ability);
                matters[i] = Math.max(matters[i], w);
                if (w > expected * NEGLIGIBLE * leaves.total()) {
                    of.add(leaves.traits(ability), w / expected, i, draw);
                }
            }
        }
        return of;
    }

    /**
     * The root of the mean square of a weight in a cell, of its centre's, were the logarithm
     * linear: sqrt(sinh(2 r) / 2 r), r the change from centre to side.
     */
    private static double spread(double r) {
        return r < .01 ? 1 : Math.sqrt((Elementary.exp(2 * r) - Elementary.exp(-2 * r)) / (4 * r));
    }
}
