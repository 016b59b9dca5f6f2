package io.saltus.statistics.unimodality;

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
 * simulated), as {@code diptest::dip.test(x, simulate.p.value = TRUE)} of R where nothing is on a
 * grid. Distributions are kept for samples of one kind: use one object for many samples, on one
 * thread.
 */
public final class DipTest {

    private final int simulations;
    private final long seed;
    private final Map<Long, double[]> kept = new HashMap<>();

    /**
     * @param simulations number of simulated samples, at least 1
     * @param seed seed of the random numbers
     * @throws IllegalArgumentException if {@code simulations} is less than 1
     */
    public DipTest(int simulations, long seed) {
        if (simulations < 1) {
            throw new IllegalArgumentException(
                    "at least 1 sample must be simulated, got " + simulations);
        }
        this.simulations = simulations;
        this.seed = seed;
    }

    /**
     * Returns the p-value of a dip.
     *
     * @param dip the dip of the sample
     * @param size number of scores, at least 1
     * @param cells number of cells of the grid between the smallest and the largest score; 0 if
     *     scores are not on a grid
     * @return p, in (0, 1]
     * @throws IllegalArgumentException if {@code size} is less than 1 or {@code cells} negative
     */
    public double pValue(double dip, int size, long cells) {
        if (size < 1 || cells < 0) {
            throw new IllegalArgumentException(
                    "a sample needs a size and no less than 0 cells, got %d and %d"
                            .formatted(size, cells));
        }
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
