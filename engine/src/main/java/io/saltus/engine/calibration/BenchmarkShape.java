package io.saltus.engine.calibration;

import static io.saltus.engine.calibration.Draws.normal;
import static io.saltus.engine.calibration.Draws.uniform;

import io.saltus.api.words.Names;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * The shapes of the simulation benchmark of Saltus, docs/calibration.md.
 *
 * <p>Their laws are those of the literature: lines, power-law errors (Kaplan et al. 2020,
 * arXiv:2001.08361), logistics of compute (Ruan et al. 2024, arXiv:2405.10938), hinges
 * (Dominguez-Olmedo et al. 2024, arXiv:2407.07890), U-shapes (Wei et al. 2022, arXiv:2211.02011),
 * powers of a token accuracy (Schaeffer et al. 2023, arXiv:2304.15004). Widths are in decades on a
 * span of 6, and in proportion on others.
 */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a function without state
public enum BenchmarkShape implements KnownShape {

    /** z = 0. */
    FLAT(Truth.NOT_EMERGENT, (span, random) -> Latent.of(x -> 0)),

    /** z = U(.1, .6). */
    FLAT_ABOVE_CHANCE(
            Truth.NOT_EMERGENT,
            (span, random) -> {
                double level = uniform(random, .1, .6);
                return Latent.of(x -> level);
            }),

    /** z = a + (b - a) t; a = U(0, .15), b = U(.35, .8). */
    LINEAR(
            Truth.NOT_EMERGENT,
            (span, random) -> line(span, uniform(random, 0, .15), uniform(random, .35, .8))),

    /** z = 1 - (1 - a) ((1 - b) / (1 - a))^t; a = U(0, .1), b = U(.4, .85). */
    POWER_LAW_ERROR(
            Truth.NOT_EMERGENT,
            (span, random) -> {
                double a = uniform(random, 0, .1);
                double b = uniform(random, .4, .85);
                return Latent.of(x -> 1 - (1 - a) * Math.pow((1 - b) / (1 - a), span.share(x)));
            }),

    /** z = 1 / (1 + exp(-4.394 (x - mu) / w)); w = U(4, 8) decades, mu = lo + S U(.35, .8). */
    SLOW_LOGISTIC(
            Truth.NOT_EMERGENT,
            (span, random) -> {
                double width = span.length() / 6 * uniform(random, 4, 8);
                double middle = span.within(random, .35, .8);
                return Latent.of(x -> logistic(x, middle, width));
            }),

    /** z = a + (.99 - a) t; a = U(.75, .95). */
    SATURATED(Truth.NOT_EMERGENT, (span, random) -> line(span, uniform(random, .75, .95), .99)),

    /** z = a + (b - a) t; a = U(.4, .8), b = U(0, .2). */
    INVERSE(
            Truth.NOT_EMERGENT,
            (span, random) -> line(span, uniform(random, .4, .8), uniform(random, 0, .2))),

    /**
     * z = a ((mu - t) / mu)^1.2 before mu, b ((t - mu) / (1 - mu))^1.2 after; a = U(.35, .7), b =
     * U(.45, .8), mu = U(.35, .6).
     */
    U_SHAPED(
            Truth.NOT_EMERGENT,
            (span, random) -> {
                double a = uniform(random, .35, .7);
                double b = uniform(random, .45, .8);
                double mu = uniform(random, .35, .6);
                return Latent.of(
                        x -> {
                            double t = span.share(x);
                            return t < mu
                                    ? a * Math.pow((mu - t) / mu, 1.2)
                                    : b * Math.pow((t - mu) / (1 - mu), 1.2);
                        });
            }),

    /** z = .25 + .15 N(0, 1), anew at each scale. */
    NOISY(
            Truth.NOT_EMERGENT,
            (span, random) -> {
                SplittableRandom own = random.split();
                return Latent.of(x -> .25 + .15 * normal(own));
            }),

    /** z = 0 before tau, b from it on; tau = lo + S U(.4, .85), b = U(.3, .8). */
    STEP(
            Truth.EMERGENT,
            (span, random) -> {
                double tau = span.within(random, .4, .85);
                double b = uniform(random, .3, .8);
                return new Latent(
                        x -> x < tau ? 0 : b, OptionalDouble.of(tau), OptionalInt.empty());
            }),

    /**
     * z = u / (1 + exp(-4.394 (x - mu) / w)); w = U(.4, 1.5) decades, mu = lo + S U(.5, .85), u =
     * U(.35, .9).
     */
    SHARP_LOGISTIC(
            Truth.EMERGENT,
            (span, random) -> {
                double width = span.length() / 6 * uniform(random, .4, 1.5);
                double middle = span.within(random, .5, .85);
                double u = uniform(random, .35, .9);
                return Latent.leap(x -> u * logistic(x, middle, width), span);
            }),

    /** z = b max(0, x - tau) / (hi - tau); tau = lo + S U(.4, .75), b = U(.35, .8). */
    HINGE(
            Truth.EMERGENT,
            (span, random) -> {
                double tau = span.within(random, .4, .75);
                double b = uniform(random, .35, .8);
                return Latent.leap(x -> b * Math.max(0, x - tau) / (span.hi() - tau), span);
            }),

    /**
     * z = q^L with the token accuracy q = 1 - (1 - a) ((1 - b) / (1 - a))^t; a = U(.35, .6), b =
     * U(.93, .985), L = 8 to 29 tokens; at chance level 0 only. The token accuracy is given beside
     * it as a graded metric.
     */
    MIRAGE(
            Truth.UNDER_METRIC,
            (span, random) -> {
                double a = uniform(random, .35, .6);
                double b = uniform(random, .93, .985);
                int length = 8 + random.nextInt(22);
                return new Latent(
                        x ->
                                Math.pow(
                                        1 - (1 - a) * Math.pow((1 - b) / (1 - a), span.share(x)),
                                        length),
                        OptionalDouble.empty(),
                        OptionalInt.of(length));
            });

    /** How a curve of the shape is drawn. */
    @FunctionalInterface
    interface Rule {
        Latent draw(Span span, SplittableRandom random);
    }

    private final Truth truth;
    private final Rule rule;

    BenchmarkShape(Truth truth, Rule rule) {
        this.truth = truth;
        this.rule = rule;
    }

    @Override
    public String id() {
        return Names.word(this);
    }

    @Override
    public Optional<Truth> truth() {
        return Optional.of(truth);
    }

    @Override
    public ShapeGroup group() {
        return ShapeGroup.IN_FAMILY;
    }

    @Override
    public Latent draw(Span span, SplittableRandom random) {
        return rule.draw(span, random);
    }

    private static Latent line(Span span, double from, double to) {
        return Latent.of(x -> from + (to - from) * span.share(x));
    }

    /** Logistic with the given width from 10% to 90%: 2 ln 9 = 4.394 / slope. */
    static double logistic(double x, double middle, double width) {
        return 1 / (1 + Math.exp(-2 * Math.log(9) * (x - middle) / width));
    }
}
