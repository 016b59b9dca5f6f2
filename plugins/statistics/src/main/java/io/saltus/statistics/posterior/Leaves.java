package io.saltus.statistics.posterior;

import java.util.Arrays;
import java.util.List;

/** The undivided cells that matter, with their likelihoods and posterior weights. */
final class Leaves {

    private static final int ROOM = 3000;
    private static final double INHERITED = .75; // of the reach of what was divided
    private static final double FARTHEST = 30;
    private static final double NEGLIGIBLE = -18; // logarithm of a share of the heaviest

    private final CurveLibrary library;
    private final List<Evidence.Noise> noises;
    private final int levels;
    private Block[] block = new Block[ROOM];
    private int[] cell = new int[ROOM];
    private double[] rank = new double[ROOM];
    private double[] reach = new double[ROOM];
    private double[] weight = new double[ROOM];
    private double[] level;
    private final double[] terms;
    private final double[] likelihoods;
    private int size;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double total;

    Leaves(CurveLibrary library, List<Evidence.Noise> noises) {
        this.library = library;
        this.noises = noises;
        levels = noises.size() * Evidence.LEVELS;
        level = new double[ROOM * levels];
        terms = new double[2 * library.points()];
        likelihoods = new double[levels];
    }

    /** Adds the cells of an undivided branch. */
    void add(Block root) {
        add(root, 0);
    }

    /** Adds the cells of a block; their weights are found by {@link #weigh()}. */
    private void add(Block added, double before) {
        grow(size + added.cells);
        int from = size;
        for (int c = 0; c < added.cells; c++) {
            int at = size * levels;
            double most = Double.NEGATIVE_INFINITY;
            for (Evidence.Noise noise : noises) {
                most = Math.max(most, noise.logLikelihoods(added.terms, c, level, at));
                at += Evidence.LEVELS;
            }
            block[size] = added;
            cell[size] = c;
            rank[size] = most + added.logCell;
            weight[size] = Double.NaN;
            size++;
        }
        for (int c = 0; c < added.cells; c++) {
            reach[from + c] = Math.max(before * INHERITED, added.reach(rank, from, c));
        }
    }

    /** Replaces a leaf by its parts. */
    void divide(int leaf) {
        Block parts = block[leaf].divided(cell[leaf], library);
        rank[leaf] = Double.NEGATIVE_INFINITY;
        add(parts, reach[leaf]);
    }

    /** Drops what cannot have weight, and weighs what is left. */
    void weigh() {
        greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, rank[i]);
        }
        double from = greatest + NEGLIGIBLE;
        total = 0;
        int into = 0;
        for (int i = 0; i < size; i++) {
            if (rank[i] + reach[i] >= from) {
                move(i, into);
                weight[into] = rank[into] >= from ? weightOf(into) : 0;
                into++;
            }
        }
        size = into;
    }

    private void move(int from, int to) {
        block[to] = block[from];
        cell[to] = cell[from];
        rank[to] = rank[from];
        reach[to] = reach[from];
        System.arraycopy(level, from * levels, level, to * levels, levels);
    }

    private double weightOf(int leaf) {
        double offset = block[leaf].logCell - greatest;
        double w = 0;
        for (int l = leaf * levels; l < (leaf + 1) * levels; l++) {
            w += Elementary.exp(level[l] + offset);
        }
        total += w;
        return w;
    }

    private void grow(int needed) {
        if (needed > rank.length) {
            int room = Math.max(needed, 2 * rank.length);
            block = Arrays.copyOf(block, room);
            cell = Arrays.copyOf(cell, room);
            rank = Arrays.copyOf(rank, room);
            reach = Arrays.copyOf(reach, room);
            weight = Arrays.copyOf(weight, room);
            level = Arrays.copyOf(level, room * levels);
        }
    }

    int size() {
        return size;
    }

    /** Returns what curves of a leaf do, evenly drawn: draws 1 to as many as there are. */
    Definition.Traits[] traits(int leaf) {
        return block[leaf].traits(cell[leaf], library);
    }

    Definition.Traits traits(Block.Ability ability) {
        return ability.traits(library);
    }

    /** Returns the share right, or the score, of an ability at any position. */
    double share(Block.Ability ability, double x) {
        return ability.share(x, library);
    }

    /** Whether a leaf is still one, and its parts would be other curves. */
    boolean divisible(int leaf) {
        return rank[leaf] > Double.NEGATIVE_INFINITY && block[leaf].divisible();
    }

    /** Returns the logarithm of a leaf's possible weight, as a share of all. */
    double possible(int leaf) {
        return rank[leaf] + Math.min(FARTHEST, reach[leaf]) - greatest - StrictMath.log(total);
    }

    /** Returns about how much the log likelihood changes from a leaf's centre to its sides. */
    double reach(int leaf) {
        return reach[leaf];
    }

    /** Returns the posterior weight of a leaf, not normalised; 0 where it is negligible. */
    double weight(int leaf) {
        return weight[leaf];
    }

    /** Returns the weight of a leaf were an ability that of its centre. */
    double weight(int leaf, Block.Ability ability) {
        double sum = 0;
        for (double part : byScatter(leaf, ability)) {
            sum += part;
        }
        return sum;
    }

    /** Returns what of it belongs to each scatter, over all numbers of examples. */
    double[] byScatter(int leaf, Block.Ability ability) {
        ability.terms(library, terms, 0);
        int at = 0;
        for (Evidence.Noise noise : noises) {
            noise.logLikelihoods(terms, 0, likelihoods, at);
            at += Evidence.LEVELS;
        }
        return byScatter(likelihoods, 0, block[leaf].logCell - greatest);
    }

    /** Returns a number in [0, 1) that is a function of where the cell is. */
    double uniform(int leaf) {
        return block[leaf].uniform(cell[leaf], 7);
    }

    /** Returns an ability of a leaf's cell. */
    Block.Ability ability(int leaf, int draw) {
        return block[leaf].ability(cell[leaf], draw, library);
    }

    private double[] byScatter(double[] likelihoods, int from, double offset) {
        double[] weights = new double[Evidence.LEVELS];
        for (int l = 0; l < levels; l++) {
            weights[l % Evidence.LEVELS] += Elementary.exp(likelihoods[from + l] + offset);
        }
        return weights;
    }

    /** Returns the sum of the weights. */
    double total() {
        return total;
    }

    /** Returns the logarithm of a weight of 1. */
    double logScale() {
        return greatest;
    }
}
