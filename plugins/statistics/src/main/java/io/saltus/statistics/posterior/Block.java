package io.saltus.statistics.posterior;

import java.util.Arrays;

/**
 * Cells of the parameters of one branch of the prior, with the curve at the centre of each.
 *
 * <p>A branch is a family with the answer prior d at 0, or with d among its parameters. The block
 * is a box of the unit cube, divided evenly along each parameter; the centres are a lattice, on
 * which sums of smooth functions are far nearer to integrals than on random points.
 */
final class Block {

    private static final double ANSWER_PRIOR = .022; // logistic: a standard deviation of .04
    private static final double LEAST_SHARE = 1e-7;
    private static final int KEPT_DEPTH = 3;
    private static final int FEW = 6;
    static final int MANY = 16;
    private static final double[] STRIDES = {
        .8566748838545029, .733891856627126, .6287067210378087, .5385972572236101, .461
    };
    private static final int AT_ONCE = 2; // parameters divided at a time, in turn
    private static final int D_CELLS = 2;
    private static final int D_CELLS_ALONE = 24;

    private final Family family;
    private final boolean answerPrior;
    private final double[] corner;
    private final double[] extent;
    private final int[] counts;
    private final int depth;
    private final long seed;
    private final Block[] children;

    /** How many cells there are. */
    final int cells;

    /** Logarithm of the prior probability of a cell. */
    final double logCell;

    /** Two functions of the share at each position of a cell, cell after cell. */
    final double[] terms;

    private final Definition.Traits[][] traits;

    private Block(
            Family family,
            boolean answerPrior,
            double[] corner,
            double[] extent,
            int[] counts,
            double logMass,
            int depth,
            long seed,
            CurveLibrary library) {
        this.family = family;
        this.answerPrior = answerPrior;
        this.corner = corner;
        this.extent = extent;
        this.counts = counts;
        this.depth = depth;
        this.seed = seed;
        int product = 1;
        for (int count : counts) {
            product *= count;
        }
        cells = product;
        children = new Block[cells];
        logCell = logMass - StrictMath.log(cells);
        terms = new double[2 * library.points() * cells];
        traits = new Definition.Traits[cells][];
        for (int cell = 0; cell < cells; cell++) {
            ability(cell, 0, library).terms(library, terms, 2 * library.points() * cell);
        }
    }

    /** Returns the undivided branch of a family. */
    static Block root(Family family, boolean answerPrior, double logMass, CurveLibrary library) {
        int[] own = family.cells();
        int[] counts = Arrays.copyOf(own, own.length + (answerPrior ? 1 : 0));
        if (answerPrior) {
            for (int k = 0; k < own.length; k++) {
                counts[k] = Math.max(1, own[k] - 1);
            }
            counts[own.length] = own.length == 0 ? D_CELLS_ALONE : D_CELLS;
        }
        double[] extent = new double[counts.length];
        Arrays.fill(extent, 1);
        return new Block(
                family,
                answerPrior,
                new double[counts.length],
                extent,
                counts,
                logMass,
                0,
                mix(2L * family.name().hashCode() + (answerPrior ? 1 : 0)),
                library);
    }

    /** Whether dividing a cell gives other curves. */
    boolean divisible() {
        return counts.length > 0;
    }

    /** Returns a cell divided in two along two parameters; kept while the library has room. */
    Block divided(int cell, CurveLibrary library) {
        Block known = children[cell]; // a race makes the same block twice, no more
        if (known != null) {
            return known;
        }
        double[] from = new double[counts.length];
        double[] length = new double[counts.length];
        int[] parts = new int[counts.length];
        int rest = cell;
        for (int k = 0; k < counts.length; k++) {
            length[k] = extent[k] / counts[k];
            from[k] = corner[k] + rest % counts[k] * length[k];
            rest /= counts[k];
            parts[k] = 1;
        }
        for (int k = 0; k < AT_ONCE; k++) {
            parts[(AT_ONCE * depth + k) % parts.length] = 2;
        }
        Block made =
                new Block(
                        family,
                        answerPrior,
                        from,
                        length,
                        parts,
                        logCell,
                        depth + 1,
                        mix(seed + cell + 1),
                        library);
        if (depth < KEPT_DEPTH && library.keeps(made)) {
            children[cell] = made;
        }
        return made;
    }

    /**
     * Returns what curves of a cell do, evenly drawn: a few where they do the same, more where they
     * do not; found out when first asked.
     */
    Definition.Traits[] traits(int cell, CurveLibrary library) {
        Definition.Traits[] known = traits[cell];
        if (known == null) {
            known = traits(cell, divisible() ? FEW : 1, library);
            for (Definition.Traits other : known) {
                if (!other.agrees(known[0])) {
                    known = traits(cell, MANY, library);
                    break;
                }
            }
            traits[cell] = known;
        }
        return known;
    }

    private Definition.Traits[] traits(int cell, int draws, CurveLibrary library) {
        Definition.Traits[] drawn = new Definition.Traits[draws];
        for (int i = 0; i < draws; i++) {
            drawn[i] = ability(cell, i + 1, library).traits(library);
        }
        return drawn;
    }

    /** A latent curve and what answers without the ability give. */
    record Ability(LatentCurve curve, double d) {

        /** Returns what it does. */
        Definition.Traits traits(CurveLibrary library) {
            return library.definition().of(curve, d, library.axis(), library.chance());
        }

        /** Returns the share right, or the score, at any position. */
        double share(double x, CurveLibrary library) {
            double z = d + (1 - d) * curve.at(x);
            double c = library.chance();
            double p = z >= 0 ? c + (1 - c) * z : c * (1 + z);
            return Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, p));
        }

        /** Puts the two functions of the share at each position of the library. */
        void terms(CurveLibrary library, double[] into, int from) {
            int at = from;
            for (int i = 0; i < library.points(); i++) {
                double p = share(library.position(i), library);
                into[at++] = library.graded() ? p : Elementary.log(p);
                into[at++] = library.graded() ? p * p : Elementary.log(1 - p);
            }
        }
    }

    /** Returns one ability of a cell: that of its centre, draw 0, or another. */
    Ability ability(int cell, int draw, CurveLibrary library) {
        double[] u = parameters(cell, draw);
        return new Ability(family.curve(u, library.axis()), answer(u));
    }

    /**
     * Returns half the greatest difference of a cell's value to its neighbours': about what a value
     * changes from a cell's centre to its sides.
     *
     * @param values of the cells, from {@code from} on
     */
    double reach(double[] values, int from, int cell) {
        double most = 0;
        int stride = 1;
        for (int count : counts) {
            int place = cell / stride % count;
            double own = values[from + cell];
            if (place > 0) {
                most = Math.max(most, Math.abs(own - values[from + cell - stride]));
            }
            if (place < count - 1) {
                most = Math.max(most, Math.abs(own - values[from + cell + stride]));
            }
            stride *= count;
        }
        return most / 2;
    }

    private double answer(double[] u) {
        if (!answerPrior) {
            return 0;
        }
        double v = u[u.length - 1];
        return ANSWER_PRIOR * Elementary.log(v / (1 - v));
    }

    /** Draw 0 is the centre; the others are an additive sequence (Roberts 2018) from anywhere. */
    private double within(int cell, int draw, int parameter) {
        if (draw == 0) {
            return .5;
        }
        double v = uniform(cell, parameter) + draw * STRIDES[parameter];
        return v - Math.floor(v);
    }

    /** Returns a number in [0, 1) that is a function of the cell and of what it is for. */
    double uniform(int cell, int purpose) {
        return (mix(seed ^ mix(cell * 8L + purpose)) >>> 12) * 0x1p-52;
    }

    private double[] parameters(int cell, int draw) {
        double[] u = new double[counts.length];
        int rest = cell;
        for (int k = 0; k < u.length; k++) {
            u[k] = corner[k] + (rest % counts[k] + within(cell, draw, k)) * (extent[k] / counts[k]);
            rest /= counts[k];
        }
        return u;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
