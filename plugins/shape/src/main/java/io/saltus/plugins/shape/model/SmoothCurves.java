package io.saltus.plugins.shape.model;

import io.saltus.api.curve.Curve;
import io.saltus.api.data.Direction;
import io.saltus.api.verdict.Overlay;
import io.saltus.plugins.shape.curve.CountedScores;
import io.saltus.statistics.changepoint.Abruptness;
import io.saltus.statistics.fit.SmoothRise;
import io.saltus.statistics.sampling.BinomialSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * What breakthroughness a smooth curve would show at these scales, examples and chance level.
 *
 * <p>K_i ~ Bin(n_i, p(x_i)) at the {@linkplain SmoothRise smooth rise} nearest to the counts.
 *
 * @param smooth shares of the smooth curve at each scale; not copied
 * @param values breakthroughness of each simulated curve, rising; not copied
 */
public record SmoothCurves(double[] smooth, double[] values) {

    /**
     * Returns the null distribution for {@code curve}, if its examples are counted.
     *
     * @param simulations most curves; 0 gives no distribution
     * @param seed seed of the random numbers
     */
    public static Optional<SmoothCurves> simulate(Curve curve, int simulations, long seed) {
        Optional<CountedScores> counted = CountedScores.of(curve);
        double floor = successes(curve, curve.metric().chance(), 0);
        double ceiling = successes(curve, curve.metric().best(), 1);
        if (simulations < 1
                || counted.isEmpty()
                || !(floor >= 0 && ceiling <= 1 && floor < ceiling)) {
            return Optional.empty();
        }
        CountedScores counts = counted.get();
        double[] positions = curve.positions();
        double[] smooth =
                SmoothRise.fit(positions, counts.successes(), counts.trials(), floor, ceiling)
                        .at(positions);
        BinomialSampler[] samplers = new BinomialSampler[smooth.length];
        for (int i = 0; i < smooth.length; i++) {
            samplers[i] = new BinomialSampler(counts.trials()[i], smooth[i]);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[number(simulations, smooth.length)];
        double[] drawn = new double[smooth.length];
        for (int s = 0; s < values.length; s++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = samplers[i].next(random) / counts.trials()[i];
            }
            values[s] = Abruptness.of(drawn).breakthroughness(); // the same under normalisation
        }
        Arrays.sort(values);
        return Optional.of(new SmoothCurves(smooth, values));
    }

    /**
     * Percentage of simulated curves with a smaller value than {@code observed}; ties count half.
     */
    public double percentile(double observed) {
        double below = 0;
        for (double value : values) {
            below += value < observed ? 1 : value == observed ? 0.5 : 0;
        }
        return 100 * below / values.length;
    }

    /** Returns the smooth curve as a line. */
    public Overlay overlay(Curve curve) {
        boolean higher = curve.metric().direction() == Direction.HIGHER_IS_BETTER;
        List<Overlay.At> places = new ArrayList<>();
        for (int i = 0; i < smooth.length; i++) {
            double score = higher ? smooth[i] : 1 - smooth[i];
            places.add(new Overlay.At(curve.point(i).scale(), score));
        }
        return Overlay.line("smooth fit", places);
    }

    /** Fewer curves, but at least 50, where each has very many points. */
    private static int number(int simulations, int points) {
        return Math.min(simulations, Math.max(50, 2_000_000 / points));
    }

    private static double successes(Curve curve, OptionalDouble score, double unknown) {
        boolean higher = curve.metric().direction() == Direction.HIGHER_IS_BETTER;
        return score.isEmpty() ? unknown : higher ? score.getAsDouble() : 1 - score.getAsDouble();
    }
}
