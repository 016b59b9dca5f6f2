package io.saltus.statistics.posterior;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Answers of models of simulated families: sizes of a family are half a decade apart, families
 * differ in what they make of compute, and so do models.
 */
final class SimulatedModels {

    private static final double LOGIT_SCATTER = .06;

    private final double[] positions;
    private final double[] right;
    private final double[] examples;
    private final int[] families;

    private SimulatedModels(int models) {
        positions = new double[models];
        right = new double[models];
        examples = new double[models];
        families = new int[models];
    }

    /**
     * Returns models at 10^19 to 10^25 FLOPs.
     *
     * @param latent z at a position
     * @param ofFamilies standard deviation along the axis, in decades
     * @param ofModels the same around their family
     */
    static SimulatedModels of(
            Random random,
            int models,
            int n,
            double chance,
            DoubleUnaryOperator latent,
            double ofFamilies,
            double ofModels) {
        double[][] places = places(random, models);
        SimulatedModels made = new SimulatedModels(models);
        double shift = 0;
        int family = -1;
        double[] shifts = new double[models];
        for (int i = 0; i < models; i++) {
            if (places[i][1] != family) {
                family = (int) places[i][1];
                shift = ofFamilies * random.nextGaussian();
            }
            shifts[i] = shift + ofModels * random.nextGaussian();
        }
        Integer[] order = new Integer[models];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> places[i][0]));
        for (int at = 0; at < models; at++) {
            int i = order[at];
            made.positions[at] = places[i][0];
            made.families[at] = (int) places[i][1];
            made.examples[at] = n;
            double z = latent.applyAsDouble(places[i][0] + shifts[i]);
            double p = Math.max(1e-7, Math.min(1 - 1e-7, chance + (1 - chance) * z));
            double logit = Math.log(p / (1 - p)) + LOGIT_SCATTER * random.nextGaussian();
            made.right[at] = binomial(random, n, 1 / (1 + Math.exp(-logit)));
        }
        return made;
    }

    /** Positions and families. */
    private static double[][] places(Random random, int models) {
        double[][] places = new double[models][];
        int family = 0;
        for (int i = 0; i < models; family++) {
            int sizes = Math.min(models - i, 1 + random.nextInt(6));
            double from = 19 + random.nextDouble() * (6 - .5 * (sizes - 1));
            for (int k = 0; k < sizes; k++) {
                places[i++] = new double[] {from + .5 * k, family};
            }
        }
        return places;
    }

    private static int binomial(Random random, int n, double p) {
        int right = 0;
        for (int i = 0; i < n; i++) {
            right += random.nextDouble() < p ? 1 : 0;
        }
        return right;
    }

    /** Gives a model a score of its own. */
    void set(int model, double share) {
        right[model] = Math.rint(share * examples[model]);
    }

    /** Gives all models of a model's family a score of their own. */
    void setFamily(int model, double share) {
        for (int i = 0; i < right.length; i++) {
            if (families[i] == families[model]) {
                set(i, share);
            }
        }
    }

    int size() {
        return right.length;
    }

    double[] positions() {
        return positions;
    }

    PooledModels models() {
        return new PooledModels(right, examples, families);
    }

    CurvePosterior posterior(double chance) {
        Evidence evidence = Evidence.models(right, examples, families);
        return CurvePosterior.of(positions, evidence, Belief.known(chance));
    }
}
