package io.saltus.statistics.forecast;

import io.saltus.statistics.linear.Cholesky;
import java.util.ArrayList;
import java.util.List;

/**
 * A Gaussian process through the logits of scores, under each of a few {@linkplain Setting
 * settings} that a study weighs.
 *
 * <p>About the mean of the logits, two models at x and x' (from the mean of the positions) have the
 * covariance
 *
 * <pre>4 + slope^2 x x' + bend^2 exp(-(x - x')^2 / 8) + family^2 [one family]</pre>
 *
 * and each by itself the variance {@code noise} times that of its examples, plus {@code scatter}^2.
 * Beyond the largest model the slope is no longer held to what was measured: it wanders by .1 a
 * decade^(1/2), which adds .1^2 h^3 / 3 to the variance h decades on (a random walk of the slope).
 *
 * <p>Only the models of the upper half, at least four and at most 200, are looked at: what a curve
 * does at its floor says nothing of where it goes (Rasmussen and Williams 2006, chapter 2).
 */
public final class LogitProcess {

    /** Fewest models of the upper half, where there are as many. */
    private static final int FEWEST = 4;

    /** Most models that are looked at, the largest: time grows with their cube. */
    private static final int MOST = 200;

    private static final double LEVEL = 4; // variance of the level
    private static final double DRIFT = .1; // of the slope, beyond the largest model
    private static final double LENGTH = 2; // decades over which a bend is felt

    /**
     * What a process may be like.
     *
     * @param noise times the variance of examples: below 1 where models answer the same ones
     * @param slope standard deviation of the slope, per decade
     * @param bend standard deviation of what is not straight
     * @param scatter standard deviation between models of one scale
     * @param family standard deviation between families
     */
    public record Setting(double noise, double slope, double bend, double scatter, double family) {

        private static final double[] NOISES = {.4, 1};
        private static final double[] SLOPES = {.3, 1};
        private static final double[] BENDS = {.1, .35, 1};
        private static final double[] SCATTERS = {.03, .1, .3};

        /** The settings that are weighed, without families. */
        public static final List<Setting> ONE_FAMILY = all(new double[] {0});

        /** The settings that are weighed where several families lie on one curve. */
        public static final List<Setting> FAMILIES = all(new double[] {0, .3});

        private static List<Setting> all(double[] families) {
            List<Setting> all = new ArrayList<>();
            for (double noise : NOISES) {
                for (double slope : SLOPES) {
                    for (double bend : BENDS) {
                        for (double scatter : SCATTERS) {
                            for (double family : families) {
                                all.add(new Setting(noise, slope, bend, scatter, family));
                            }
                        }
                    }
                }
            }
            return List.copyOf(all);
        }

        double covariance(double x, double other, boolean oneFamily) {
            double d = (x - other) / LENGTH;
            return LEVEL
                    + slope * slope * x * other
                    + bend * bend * StrictMath.exp(-d * d / 2)
                    + (oneFamily ? family * family : 0);
        }
    }

    private final Scores scores;
    private final double[] x;
    private final double middle;
    private final double level;
    private final List<Fit> fits = new ArrayList<>();

    private record Fit(Setting setting, Cholesky root, double[] weights, double logEvidence) {}

    private LogitProcess(Scores scores, List<Setting> settings) {
        this.scores = scores;
        middle = mean(scores.positions());
        level = mean(scores.logits());
        x = new double[scores.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = scores.positions()[i] - middle;
        }
        for (Setting setting : settings) {
            fits.add(fit(setting));
        }
    }

    /**
     * Returns the process through the upper half of scores.
     *
     * @param scores of at least one model
     * @param settings at least one
     */
    public static LogitProcess of(Scores scores, List<Setting> settings) {
        Scores upper = scores.upperHalf(FEWEST);
        return new LogitProcess(upper.from(Math.max(0, upper.size() - MOST)), settings);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private Fit fit(Setting setting) {
        int n = x.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                boolean oneFamily = scores.families()[i] == scores.families()[j];
                covariance[i][j] = setting.covariance(x[i], x[j], oneFamily);
            }
            covariance[i][i] +=
                    setting.noise() * scores.variances()[i] + setting.scatter() * setting.scatter();
        }
        Cholesky root = Cholesky.of(covariance);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = scores.logits()[i] - level;
        }
        root.solve(weights);
        double log = -n * StrictMath.log(2 * Math.PI) / 2;
        for (int i = 0; i < n; i++) {
            log -= weights[i] * (scores.logits()[i] - level) / 2;
            log -= StrictMath.log(root.root()[i][i]);
        }
        return new Fit(setting, root, weights, log);
    }

    /** Returns the log density of the logits under each setting, in their order. */
    public double[] logEvidence() {
        return fits.stream().mapToDouble(Fit::logEvidence).toArray();
    }

    /**
     * Returns the predictive distribution of the logit of a model to come, one part for each
     * setting and node of its place.
     *
     * @param prior weight of each setting, at least 0, not all 0
     */
    public NormalMixture at(Place place, double[] prior) {
        double[] posterior = MixingWeights.posterior(logEvidence(), prior);
        double[] nodes = place.nodes();
        NormalMixture mixture = new NormalMixture();
        for (int s = 0; s < posterior.length; s++) {
            for (double node : nodes) {
                add(
                        fits.get(s),
                        node - middle,
                        place.family(),
                        posterior[s] / nodes.length,
                        mixture);
            }
        }
        return mixture;
    }

    private void add(Fit fit, double at, int family, double weight, NormalMixture mixture) {
        if (weight < NormalMixture.NEGLIGIBLE) {
            return;
        }
        Setting setting = fit.setting();
        double[] shared = new double[x.length];
        double mean = level;
        for (int i = 0; i < x.length; i++) {
            boolean oneFamily = family == scores.families()[i];
            shared[i] = setting.covariance(x[i], at, oneFamily);
            mean += shared[i] * fit.weights()[i];
        }
        fit.root().half(shared);
        double variance = setting.covariance(at, at, true) + setting.scatter() * setting.scatter();
        for (double part : shared) {
            variance -= part * part;
        }
        double beyond = Math.max(0, at - x[x.length - 1]);
        variance += DRIFT * DRIFT * beyond * beyond * beyond / 3;
        mixture.add(weight, mean, Math.sqrt(Math.max(0, variance)), setting.noise());
    }
}
