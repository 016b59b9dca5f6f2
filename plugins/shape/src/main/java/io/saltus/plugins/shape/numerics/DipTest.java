package io.saltus.plugins.shape.numerics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Test of one group against several, by the {@link Dip} and its distribution under uniform scores.
 *
 * <p>The uniform is the unimodal distribution with the largest dips. Scores on a grid, such as
 * shares of a few examples, tie, and ties make dips; so the simulated scores are put on the same
 * grid over the same range. p = (1 + number of simulated dips at least as large) / (1 + number
 * simulated). Distributions are kept for samples of one kind, so use one object per curve.
 */
public final class DipTest {

    private final int simulations;
    private final long seed;
    private final Map<Long, double[]> kept = new HashMap<>();

    /**
     * @param simulations number of simulated samples, at least 1
     * @param seed seed of the random numbers
     */
    public DipTest(int simulations, long seed) {
        this.simulations = simulations;
        this.seed = seed;
    }

    /**
     * Returns the p-value of a dip.
     *
     * @param dip the dip of the sample
     * @param size number of scores
     * @param cells number of cells of the grid between the smallest and the largest score; 0 if
     *     scores are not on a grid
     */
    public double pValue(double dip, int size, long cells) {
        long places = cells > 1_000_000 ? 0 : cells; // so fine that nothing ties
        double[] dips =
                kept.computeIfAbsent(size * 2_000_003L + places, key -> simulate(size, places));
        int atLeast = 0;
        for (double simulated : dips) {
            atLeast += simulated >= dip - 1e-12 ? 1 : 0;
        }
        return (1.0 + atLeast) / (1 + simulations);
    }

    private double[] simulate(int size, long cells) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] dips = new double[simulations];
        double[] sample = new double[size];
        for (int s = 0; s < simulations; s++) {
            for (int i = 0; i < size; i++) {
                sample[i] = cells > 0 ? random.nextLong(cells + 1) : random.nextDouble();
            }
            Arrays.sort(sample);
            dips[s] = Dip.of(sample);
        }
        return dips;
    }
}
