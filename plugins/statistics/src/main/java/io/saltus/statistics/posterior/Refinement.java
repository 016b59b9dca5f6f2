package io.saltus.statistics.posterior;

import java.util.List;

/**
 * The posterior over the cells of the prior, divided where it is.
 *
 * <p>Each cell stands for its prior probability with the curve of its centre. Cells that may carry
 * much, and whose likelihood changes much from centre to side, are divided round by round, those
 * that may carry most first: no optimiser, and nothing random that is not a function of the cell.
 */
final class Refinement {

    private static final int ROUNDS = 40;
    private static final int DIVIDED = 128;

    private final Precision precision;
    private final Leaves leaves;
    private final double possible;

    private Refinement(CurveLibrary library, List<Evidence.Noise> noises, Precision precision) {
        this.precision = precision;
        possible = StrictMath.log(precision.possible());
        leaves = new Leaves(library, noises);
        for (Block root : library.roots()) {
            leaves.add(root);
        }
        leaves.weigh();
    }

    /** Returns the cells that the posterior is in, as fine as a precision asks for. */
    static Leaves of(CurveLibrary library, List<Evidence.Noise> noises, Precision precision) {
        Refinement refinement = new Refinement(library, noises, precision);
        int round = 0;
        while (round < ROUNDS && refinement.divide()) {
            refinement.leaves.weigh();
            round++;
        }
        return refinement.leaves;
    }

    /** Whether any leaf was worth dividing. */
    private boolean divide() {
        int size = leaves.size();
        double[] ranked = new double[size];
        int candidates = 0;
        for (int i = 0; i < size; i++) {
            if (divides(i)) {
                ranked[candidates++] = leaves.possible(i);
            }
        }
        double from = Ranks.greatest(ranked, candidates, DIVIDED);
        for (int i = 0; i < size; i++) {
            if (divides(i) && leaves.possible(i) >= from) {
                leaves.divide(i);
            }
        }
        return candidates > 0;
    }

    private boolean divides(int leaf) {
        return leaves.divisible(leaf)
                && leaves.possible(leaf) >= possible
                && (leaves.reach(leaf) > precision.reach()
                        || leaves.weight(leaf) > precision.share() * leaves.total());
    }
}
