package io.saltus.statistics.posterior;

import io.saltus.statistics.Arguments;
import io.saltus.statistics.distribution.LogFactorial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was measured along a curve, as log likelihoods that are linear in two functions of the share
 * p: ln p and ln(1 - p) for answers, p and p^2 for graded scores.
 *
 * <p>Models of one scale scatter by the standard deviation s of the logit, .05, .15 or .4, and t of
 * the share itself (a format, a filter), .002, .005 or .015, with probability 1/3 for each pair: no
 * number of examples makes a model's score that of its scale. Scatter divides counts by the design
 * effect 1 + (n - 1) (s^2 q (1 - q) + t^2 / (r (1 - r))), q = (k + 1/2) / (n + 1), r that within
 * [.01, .99], so that n becomes the effective sample size of Rao and Scott (1992, Biometrics
 * 48:577); the density is Efron's (1986, JASA 81:709) double binomial with its dispersion taken
 * there, exp(l(p) / D + (1 - 1/D) l(k/n)) / sqrt(D), l the binomial log probability. On simulated
 * scatter of the logit its posterior is as good as a beta-binomial's.
 */
public final class Evidence {

    static final double[] SCATTER = {.05, .15, .4};
    static final int LEVELS = 3;

    /** Of the share, beside that of the logit: what a format or a filter gives or takes. */
    private static final double[] FLOOR_SCATTER = {.002, .005, .015};

    private static final double NEAR_END = .01;

    private static final double LARGE = 30_000;

    private final boolean graded;
    private final int size;
    private final List<Noise> noises;
    private final Optional<PooledModels> models;

    private Evidence(boolean graded, int size, List<Noise> noises) {
        this.graded = graded;
        this.size = size;
        this.noises = List.copyOf(noises);
        models = Optional.empty();
    }

    private Evidence(PooledModels models) {
        graded = false;
        size = models.size();
        noises = List.of();
        this.models = Optional.of(models);
    }

    /**
     * The log likelihoods under one number of examples, for each scatter: its constant plus the sum
     * over points of one factor times the first function of p, and another times the second, less
     * the greatest value of that.
     *
     * @param factors two for each scatter of each point, point after point
     * @param peaks one for each scatter of each point
     * @param constants one for each scatter
     */
    record Noise(double[] factors, double[] peaks, double[] constants) {

        private static Noise of(int points) {
            return new Noise(
                    new double[2 * LEVELS * points],
                    new double[LEVELS * points],
                    new double[LEVELS]);
        }

        private void set(int point, int level, double first, double second, double peak) {
            factors[2 * (LEVELS * point + level)] = first;
            factors[2 * (LEVELS * point + level) + 1] = second;
            peaks[LEVELS * point + level] = peak;
        }

        /** Whether factors are so large that single precision is not enough for their sums. */
        boolean isLarge() {
            for (double factor : factors) {
                if (Math.abs(factor) > LARGE) {
                    return true;
                }
            }
            return false;
        }

        /**
         * Puts the log likelihoods of a curve where they are wanted.
         *
         * @param terms two functions of p at each point
         */
        void logLikelihoods(double[] terms, double[] into, int at) {
            double none = constants[0];
            double some = constants[1];
            double much = constants[2];
            int factor = 0;
            int peak = 0;
            for (int term = 0; term < terms.length; term += 2) {
                double first = terms[term];
                double second = terms[term + 1];
                none += factors[factor] * first + factors[factor + 1] * second - peaks[peak];
                some +=
                        factors[factor + 2] * first
                                + factors[factor + 3] * second
                                - peaks[peak + 1];
                much +=
                        factors[factor + 4] * first
                                + factors[factor + 5] * second
                                - peaks[peak + 2];
                factor += 2 * LEVELS;
                peak += LEVELS;
            }
            into[at] = none;
            into[at + 1] = some;
            into[at + 2] = much;
        }
    }

    /**
     * Returns k right answers of n at each position.
     *
     * @param right in [0, n], not of necessity whole
     * @param examples at least 1
     * @throws IllegalArgumentException if they are not, there is none, or not as many of one as of
     *     the other
     */
    public static Evidence answers(double[] right, double[] examples) {
        Arguments.counts(right, examples, 1);
        for (double n : examples) {
            if (!(n >= 1)) {
                throw new IllegalArgumentException("examples must be at least 1, got " + n);
            }
        }
        return new Evidence(false, right.length, List.of(answers(right, examples, 0)));
    }

    /**
     * Returns shares right of an unknown number of examples, the same at each position.
     *
     * @param shares in [0, 1]
     * @param examples what their number may be, each at least 1
     * @param rounding step that the shares are rounded to, 0 if they are not: of several counts
     *     that give one rounded share each may be the one
     * @throws IllegalArgumentException if a number is outside of its range, or there is none
     */
    public static Evidence shares(double[] shares, Belief examples, double rounding) {
        Arguments.values(shares, 1);
        if (!(rounding >= 0 && rounding < 1)) {
            throw new IllegalArgumentException("a rounding must be in [0, 1), got " + rounding);
        }
        List<Noise> noises = new ArrayList<>();
        for (int e = 0; e < examples.size(); e++) {
            double n = examples.value(e);
            double[] right = new double[shares.length];
            double[] of = new double[shares.length];
            for (int i = 0; i < right.length; i++) {
                right[i] = shares[i] * n;
                of[i] = n;
            }
            answers(right, of);
            double ways = right.length * StrictMath.log(Math.max(1, n * rounding));
            noises.add(answers(right, of, StrictMath.log(examples.weight(e)) + ways));
        }
        return new Evidence(false, shares.length, noises);
    }

    /**
     * Returns graded scores with a normal error, scattered as shares are.
     *
     * @param scores finite; the curve keeps to [0, 1]
     * @param errors standard errors, above 0
     * @throws IllegalArgumentException if they are not, there is none, or not as many of one as of
     *     the other
     */
    public static Evidence scores(double[] scores, double[] errors) {
        Arguments.values(scores, 1);
        Arguments.sameLength(scores, errors);
        Noise noise = Noise.of(scores.length);
        for (int l = 0; l < LEVELS; l++) {
            noise.constants[l] = -StrictMath.log(LEVELS);
            for (int i = 0; i < scores.length; i++) {
                double variance = errors[i] * errors[i];
                if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "a standard error must be above 0, got " + errors[i]);
                }
                double q = Math.max(.02, Math.min(.98, scores[i]));
                double spread = SCATTER[l] * q * (1 - q);
                double precision = 1 / (variance + spread * spread);
                double peak = precision * scores[i] * scores[i] / 2;
                noise.set(i, l, precision * scores[i], -precision / 2, peak);
                noise.constants[l] += StrictMath.log(precision / (2 * Math.PI)) / 2;
            }
        }
        return new Evidence(true, scores.length, List.of(noise));
    }

    /**
     * Returns k right answers of n of each model of many families, one at each position.
     *
     * <p>Families scatter along the axis, since they differ in what they make of compute, and
     * models around their families, both by a standard deviation of .06, .12 or .28 decades with
     * probability 1/3 each; models scatter by .06 of the logit besides. A model is off with
     * probability .05 (contaminated, tuned for it, misread), and a whole family with probability
     * .03; the score of either is uniform.
     *
     * @param right in [0, n], not of necessity whole
     * @param examples at least 1
     * @param families number of each model's family
     * @throws IllegalArgumentException if they are not, there is none, or not as many of one as of
     *     the others
     */
    public static Evidence models(double[] right, double[] examples, int[] families) {
        Arguments.counts(right, examples, 1);
        if (families.length != right.length) {
            throw new IllegalArgumentException(
                    "there must be as many families as counts, got %d and %d"
                            .formatted(families.length, right.length));
        }
        return new Evidence(new PooledModels(right.clone(), examples.clone(), families.clone()));
    }

    private static Noise answers(double[] k, double[] n, double logWeight) {
        double chosen = logWeight - StrictMath.log(LEVELS);
        for (int i = 0; i < k.length; i++) {
            long of = Math.round(n[i]);
            long hits = Math.min(of, Math.round(k[i]));
            chosen += LogFactorial.of(of) - LogFactorial.of(hits) - LogFactorial.of(of - hits);
        }
        Noise noise = Noise.of(k.length);
        for (int l = 0; l < LEVELS; l++) {
            double constant = chosen;
            for (int i = 0; i < k.length; i++) {
                double q = (k[i] + .5) / (n[i] + 1);
                double effect = effect(n[i], q, l);
                double saturated = times(k[i], k[i] / n[i]) + times(n[i] - k[i], 1 - k[i] / n[i]);
                noise.set(i, l, k[i] / effect, (n[i] - k[i]) / effect, saturated / effect);
                constant += saturated - StrictMath.log(effect) / 2;
            }
            noise.constants[l] = constant;
        }
        return noise;
    }

    /** The design effect of a scatter: of the logit, and of the floor in the share itself. */
    static double effect(double n, double q, int level) {
        double within = Math.max(NEAR_END, Math.min(1 - NEAR_END, q));
        double logit = SCATTER[level] * SCATTER[level] * q * (1 - q);
        double floor = FLOOR_SCATTER[level] * FLOOR_SCATTER[level] / (within * (1 - within));
        return 1 + (n - 1) * (logit + floor);
    }

    /**
     * Returns the variance of a score about p at the widest scatter of models: its own, and (.4 p
     * (1 - p))^2 + .015^2. What lies further off no scatter of this model explains.
     *
     * @param p in [0, 1]
     * @param own variance of the score given the model, at least 0
     */
    public static double widestVariance(double p, double own) {
        double logit = SCATTER[LEVELS - 1] * p * (1 - p);
        double floor = FLOOR_SCATTER[LEVELS - 1];
        return own + logit * logit + floor * floor;
    }

    private static double times(double count, double share) {
        return count == 0 ? 0 : count * StrictMath.log(share);
    }

    boolean graded() {
        return graded;
    }

    int size() {
        return size;
    }

    /** Returns the likelihood of abilities. */
    Target target(double[] positions, double chance, Definition definition) {
        CurveLibrary library =
                CurveLibrary.of(positions, chance, graded, models.isPresent(), definition);
        return models.isPresent()
                ? new PooledTarget(library, models.get())
                : new CurveTarget(library, noises);
    }
}
