package io.saltus.statistics.posterior;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The posterior of the latent curve behind what was measured along a scale; see the package for the
 * model.
 *
 * <p>Every probability is the posterior mass of the latent curves with a property. All of them are
 * sums over one set of curves, so that {@link #share} of the shapes sums to 1. Deterministic, on
 * any machine and any number of threads. Within .01 of a million draws from the prior where these
 * leave enough effective draws to tell, as the reference in the tests shows; where much was
 * measured and nothing in the library fits, it can be off by far more.
 */
public final class CurvePosterior {

    private static final double ONSET_LEAST = .025;
    private static final double OFF_FROM = 1e-5; // weight of a draw

    private final List<Draws> parts;
    private final double[] partWeights;
    private final Tally tally = new Tally();
    private final double logEvidence;

    private CurvePosterior(List<Draws> parts, Belief chance) {
        this.parts = parts;
        partWeights = new double[parts.size()];
        for (int c = 0; c < partWeights.length; c++) {
            partWeights[c] = Elementary.log(chance.weight(c)) + parts.get(c).logEvidence();
        }
        logEvidence = Target.logSum(partWeights);
        for (int c = 0; c < partWeights.length; c++) {
            partWeights[c] = Elementary.exp(partWeights[c] - logEvidence);
            parts.get(c).addTo(tally, partWeights[c]);
        }
    }

    /**
     * Returns the posterior under the {@linkplain Definition#STANDARD standard} definition.
     *
     * @param positions in decades (or another unit in which widths are comparable), finite and
     *     rising; several may be equal
     * @param evidence as many points
     * @param chance the share right by guessing, in [0, 1)
     * @throws IllegalArgumentException if they are not
     */
    public static CurvePosterior of(double[] positions, Evidence evidence, Belief chance) {
        return of(positions, evidence, chance, Definition.STANDARD);
    }

    /**
     * Returns the posterior under a definition of a leap, which changes what is said of curves, not
     * how probable each is.
     *
     * @see #of(double[], Evidence, Belief)
     */
    public static CurvePosterior of(
            double[] positions, Evidence evidence, Belief chance, Definition definition) {
        return of(positions, evidence, chance, definition, Draws::new);
    }

    /**
     * Returns the same from fewer draws, in about two thirds of the time: for a {@link #forecast},
     * or where probabilities within about .03 do.
     *
     * @see #of(double[], Evidence, Belief)
     */
    public static CurvePosterior rough(double[] positions, Evidence evidence, Belief chance) {
        return of(positions, evidence, chance, Definition.STANDARD, Draws::rough);
    }

    private static CurvePosterior of(
            double[] positions,
            Evidence evidence,
            Belief chance,
            Definition definition,
            Function<Target, Draws> drawing) {
        Arguments.values(positions, 1);
        for (int i = 1; i < positions.length; i++) {
            if (positions[i] < positions[i - 1]) {
                throw new IllegalArgumentException(
                        "positions must rise, got %s after %s"
                                .formatted(positions[i], positions[i - 1]));
            }
        }
        if (positions.length != evidence.size()) {
            throw new IllegalArgumentException(
                    "there must be as many positions as points, got %d and %d"
                            .formatted(positions.length, evidence.size()));
        }
        List<Draws> parts = new ArrayList<>();
        for (int c = 0; c < chance.size(); c++) {
            double level = chance.value(c);
            if (!(level >= 0 && level < 1)) {
                throw new IllegalArgumentException("chance must be in [0, 1), got " + level);
            }
            parts.add(drawing.apply(evidence.target(positions, level, definition)));
        }
        return new CurvePosterior(parts, chance);
    }

    /** Returns the probability of a leap, from near-random or from a plateau, in [0, 1]. */
    public double probability() {
        return Math.min(1, tally.leap() / tally.total());
    }

    /** Returns the probability of a shape, in [0, 1]. */
    public double share(Shape shape) {
        return Math.min(1, tally.share(shape) / tally.total());
    }

    /** Returns the probability of near-random at first and present at the end, in [0, 1]. */
    public double present() {
        return Math.min(1, tally.present() / tally.total());
    }

    /** Returns the probability of a latent curve above near-random at the largest scale. */
    public double aboveChance() {
        return Math.min(1, tally.above() / tally.total());
    }

    /** Returns the posterior probability of a chance level, by its place in the belief. */
    public double chance(int index) {
        return partWeights[index];
    }

    /** Returns the logarithm of the probability of what was seen, over the whole prior. */
    public double logEvidence() {
        return logEvidence;
    }

    /**
     * Returns the probability of each model's being off, on a curve of {@linkplain Evidence#models
     * models of many families}, in the order of the positions; empty on any other curve.
     */
    public double[] off() {
        double[] off = {};
        for (int c = 0; c < partWeights.length; c++) {
            if (parts.get(c).target() instanceof PooledTarget pooled) {
                double scale = partWeights[c];
                double[] sum =
                        off.length == 0 ? new double[pooled.library().positions().length] : off;
                parts.get(c)
                        .visit(
                                (sample, draw, w) -> {
                                    if (w > OFF_FROM) {
                                        double[] of = pooled.off(sample.ability(draw));
                                        for (int i = 0; i < sum.length; i++) {
                                            sum[i] += w * scale * of[i];
                                        }
                                    }
                                });
                off = sum;
            }
        }
        return off;
    }

    /**
     * Returns where z comes to min(.1, half its top) for good, given a leap: the median, and the
     * interval that holds it with probability .95; empty if no curve that leaps has any weight.
     */
    public Optional<Onset> onset() {
        Quantiles quantiles = new Quantiles();
        for (int c = 0; c < partWeights.length; c++) {
            double scale = partWeights[c];
            parts.get(c)
                    .visit(
                            (sample, draw, w) -> {
                                if (sample.leaps(draw)) {
                                    quantiles.add(sample.traits(draw).onset(), w * scale);
                                }
                            });
        }
        return quantiles.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Onset(
                                quantiles.at(.5),
                                new Interval(
                                        quantiles.at(ONSET_LEAST), quantiles.at(1 - ONSET_LEAST))));
    }

    /**
     * Where a leap begins.
     *
     * @param median position that it is as probably below as above
     * @param interval that holds it with probability .95
     */
    public record Onset(double median, Interval interval) {}

    /**
     * Returns the probability that the ability has leapt by a position: that the latent curve,
     * looked at from the smallest measured scale up to there, satisfies the definition. Up to the
     * largest measured scale it is {@link #probability}.
     *
     * @param position finite
     * @throws IllegalArgumentException if it is not
     */
    public double leapBy(double position) {
        Arguments.values(new double[] {position}, 1);
        double[] passed = {0};
        double[] leaps = {0};
        for (int c = 0; c < partWeights.length; c++) {
            double scale = partWeights[c];
            CurveLibrary library = parts.get(c).target().library();
            Axis axis = library.axis().upTo(position);
            if (axis.equals(library.axis())) {
                return probability();
            }
            parts.get(c)
                    .visit(
                            (sample, draw, w) -> {
                                // by systematic resampling few draws stand for all
                                double before = Math.floor(passed[0] * Draws.FORECASTS + .5);
                                passed[0] += w * scale;
                                double times =
                                        Math.floor(passed[0] * Draws.FORECASTS + .5) - before;
                                if (times > 0
                                        && library.traits(sample.ability(draw), axis).leaps()) {
                                    leaps[0] += times / Draws.FORECASTS;
                                }
                            });
        }
        return Math.min(1, leaps[0]);
    }

    /**
     * Returns the predictive distribution of a score at a position, the measured range or beyond.
     *
     * @param position finite
     * @throws IllegalArgumentException if it is not
     */
    public Forecast forecast(double position) {
        Arguments.values(new double[] {position}, 1);
        Forecast forecast = new Forecast();
        double passed = 0;
        for (int c = 0; c < partWeights.length; c++) {
            passed = parts.get(c).forecast(position, partWeights[c], passed, forecast);
        }
        return forecast;
    }
}
