package io.saltus.statistics.posterior;

/**
 * Some abilities of one family at the positions of a library, seen all at once: shares a row for
 * each position. To be used over and over, and not to be shared.
 */
final class Abilities {

    /** How many there can be. */
    static final int MOST = 64;

    private static final double LEAST_SHARE = 1e-7;

    private final CurveLibrary library;
    private final double[][] rows = new double[Formula.ROWS][MOST];
    private final Ability[] abilities = new Ability[MOST];
    private final double[] answers = new double[MOST];
    private final double[] elsewhere = new double[MOST];
    private final double[][] share; // a row for each position
    private final double[][] first;
    private final double[][] second;
    private Formula formula = Formula.LEVEL;
    private int size;

    Abilities(CurveLibrary library) {
        this.library = library;
        int places = library.positions().length;
        share = new double[places][MOST];
        first = new double[places][MOST];
        second = new double[places][MOST];
    }

    /**
     * Takes the abilities of uniform numbers.
     *
     * @param u a row for each dimension, read from its beginning
     * @param size how many, at most {@link #MOST}
     */
    void take(Family family, double[][] u, int size) {
        this.size = size;
        double[] numbers = new double[u.length];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = u[k][j];
            }
            Ability ability = library.ability(family, numbers);
            formula = ability.curve().formula();
            ability.curve().numbers(rows, j);
            answers[j] = ability.d();
            abilities[j] = ability;
        }
    }

    /** Finds the shares of the abilities taken last. */
    void look() {
        double[] positions = library.positions();
        for (int i = 0; i < positions.length; i++) {
            formula.at(positions[i], library.axis(), rows, size, share[i]);
            shares(share[i]);
        }
    }

    /** Returns the shares at any position, the measured range or beyond; good until the next. */
    double[] sharesAt(double position) {
        formula.at(position, library.axis(), rows, size, elsewhere);
        shares(elsewhere);
        return elsewhere;
    }

    /** Puts shares in place of f. */
    private void shares(double[] f) {
        double chance = library.chance();
        double above = 1 - chance;
        double below = chance;
        for (int j = 0; j < size; j++) {
            double z = answers[j] + (1 - answers[j]) * f[j];
            double p = chance + above * Math.max(0, z) + below * Math.min(0, z);
            f[j] = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, p));
        }
    }

    /** Finds the two functions of the share that {@link Evidence} is linear in. */
    void terms() {
        for (int i = 0; i < share.length; i++) {
            terms(share[i], first[i], second[i]);
        }
    }

    private void terms(double[] p, double[] one, double[] two) {
        if (library.graded()) {
            for (int j = 0; j < size; j++) {
                one[j] = p[j];
                two[j] = p[j] * p[j];
            }
        } else {
            for (int j = 0; j < size; j++) {
                one[j] = Elementary.log(p[j]);
                two[j] = Elementary.log(1 - p[j]);
            }
        }
    }

    boolean graded() {
        return library.graded();
    }

    /** Returns the shares right, or the scores; not to be changed. */
    double[][] share() {
        return share;
    }

    /** Returns one of the abilities. */
    Ability get(int index) {
        return abilities[index];
    }

    /** Returns the first of the {@link #terms}. */
    double[][] first() {
        return first;
    }

    /** Returns the second of the {@link #terms}. */
    double[][] second() {
        return second;
    }
}
