package io.saltus.statistics.gain;

import io.saltus.statistics.Arguments;
import io.saltus.statistics.gain.Cells.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The posterior of a gain along a line, from measured gains.
 *
 * <p>The gain is some level before a change and another after it, straight between. Each level is
 * negative, zero or positive; the priors of the nine pairs, (before, after), are
 *
 * <table>
 *   <caption>Prior probabilities</caption>
 *   <tr><td>(0, 0) none</td><td>.10</td></tr>
 *   <tr><td>(+, +), (-, -) throughout, in half of the cases the same</td><td>.20, .06</td></tr>
 *   <tr><td>(0, +), (0, -) from a place on</td><td>.26, .05</td></tr>
 *   <tr><td>(-, 0), (+, 0) up to a place</td><td>.08, .05</td></tr>
 *   <tr><td>(-, +), (+, -) of one sign, then the other</td><td>.15, .05</td></tr>
 * </table>
 *
 * <p>A level that is not 0 is half-normal, both of one curve with standard deviation .05 or .25,
 * one as probable as the other. The change begins uniformly over the measured positions and is .05
 * to 6 long, log-uniform, or ends at the highest. Measured gains are normal about it with a
 * variance that is known up to what {@link GainNoise} says.
 *
 * <p>Given the change, the noise and the signs, the levels are normal and are integrated exactly;
 * over {@value GainSums#CHANGES} changes of an even sequence, the same for any data, and all noises
 * it is a sum. The curves of the posterior are drawn from the cells of the sum by an even sequence,
 * too: the same data give the same answer, within .01 of brute force
 * (src/test/resources/reference-gain, NumPy 2.4.6).
 */
public final class GainPosterior {

    private static final int DRAWS = 2048;

    /** A curve and its weight. */
    private record Weighted(GainCurve curve, double weight) {}

    private final List<Weighted> curves = new ArrayList<>();
    private final double total;

    private GainPosterior(GainSums sums, GainNoise noise) {
        List<Cell> cells = new Cells(sums, noise).all();
        double step = cells.stream().mapToDouble(Cell::weight).sum() / DRAWS;
        double until = 0;
        int next = 0;
        for (Cell cell : cells) {
            until += cell.weight();
            while (next < DRAWS && (next + 0.5) * step < until) {
                curves.add(drawn(cell, sums, next++));
            }
        }
        total = curves.stream().mapToDouble(Weighted::weight).sum();
    }

    private static Weighted drawn(Cell cell, GainSums sums, int index) {
        double u = GainSums.even(index, true);
        double v = GainSums.even(index, false);
        Signs signs = cell.signs();
        double from = sums.from[cell.change()];
        double to = sums.to[cell.change()];
        Sides levels = cell.levels();
        return switch (cell.freedom()) {
            case NEITHER -> new Weighted(new GainCurve(0, 0, from, to), 1);
            case SAME -> {
                double level = levels.drawn(true, signs.before, u);
                yield new Weighted(new GainCurve(level, level, from, to), 1);
            }
            case BEFORE ->
                    new Weighted(
                            new GainCurve(levels.drawn(true, signs.before, u), 0, from, to), 1);
            case AFTER ->
                    new Weighted(
                            new GainCurve(0, levels.drawn(false, signs.after, u), from, to), 1);
            case BOTH -> {
                double[] pair = levels.drawn(signs.before, signs.after, cell.share(), u, v);
                yield new Weighted(new GainCurve(pair[0], pair[1], from, to), pair[2]);
            }
        };
    }

    /**
     * Returns the posterior.
     *
     * @param positions of the gains, not falling
     * @param gains at least one; several may have one position
     * @param noise of the gains, in this order
     * @throws IllegalArgumentException if they are not
     */
    public static GainPosterior of(double[] positions, double[] gains, GainNoise noise) {
        Arguments.sameLength(positions, gains);
        Arguments.sameLength(gains, noise.variances()[0]);
        Arguments.values(gains, 1);
        Arguments.values(positions, 1);
        for (int i = 1; i < positions.length; i++) {
            if (positions[i] < positions[i - 1]) {
                throw new IllegalArgumentException("positions must not fall");
            }
        }
        return new GainPosterior(new GainSums(positions, gains, noise), noise);
    }

    /** Returns the probability that the curve is such a one. */
    public double probability(Predicate<GainCurve> such) {
        double share = 0;
        for (Weighted one : curves) {
            share += such.test(one.curve()) ? one.weight() : 0;
        }
        return Math.min(1, share / total);
    }

    /**
     * Returns quantiles of a property of the curve, given that it is such a one; empty where the
     * posterior holds none.
     *
     * @param shares in [0, 1], rising
     */
    public double[] quantiles(
            ToDoubleFunction<GainCurve> property, Predicate<GainCurve> such, double... shares) {
        record Value(double value, double weight) {}
        List<Value> values = new ArrayList<>();
        double all = 0;
        for (Weighted one : curves) {
            if (such.test(one.curve())) {
                values.add(new Value(property.applyAsDouble(one.curve()), one.weight()));
                all += one.weight();
            }
        }
        if (values.isEmpty()) {
            return new double[0];
        }
        values.sort(Comparator.comparingDouble(Value::value));
        double[] quantiles = new double[shares.length];
        int i = 0;
        double sum = values.get(0).weight();
        for (int q = 0; q < shares.length; q++) {
            while (sum < shares[q] * all && i < values.size() - 1) {
                sum += values.get(++i).weight();
            }
            quantiles[q] = values.get(i).value();
        }
        return quantiles;
    }
}
