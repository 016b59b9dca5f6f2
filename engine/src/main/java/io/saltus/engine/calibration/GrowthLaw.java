package io.saltus.engine.calibration;

import static io.saltus.engine.calibration.Draws.logUniform;
import static io.saltus.engine.calibration.Draws.uniform;

import io.saltus.api.words.Names;
import io.saltus.statistics.distribution.Normal;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * Laws of growth whose widths are in decades, whatever the span: the same ability, measured over
 * another range. {@link LeapDefinition} says of each curve whether it leaps.
 *
 * <p>z = d + (1 - d) f, kept within [0, 1]. The floor d is 0 for half of the curves, else U(0,
 * .04). Unless another formula stands, f = T g((x - m) / w) with top T = U(.1, 1), middle m = U(lo
 * - .5, hi + .5) and width w from 10% to 90% of the rise, in decades: for half of the curves sharp,
 * LU(.1, 1.5) (the logarithm is uniform), else slow, LU(1.5, 12). u = (x - m) / w; s(v) = 3v^2 -
 * 2v^3 and Phi is the normal distribution function.
 *
 * <p>None is a law that the verdict {@code emergence} averages over, as it stands there, but the
 * absent ability.
 */
@SuppressWarnings("ImmutableEnumChecker") // a rule is a function without state
public enum GrowthLaw implements KnownShape {

    /** f = 0. */
    ABSENT(draw -> x -> 0),

    /** f = a + b (x - lo); a = U(.02, .95), b = U(-.02, .02) per decade. */
    PLATEAU(
            draw -> {
                double level = draw.uniform(.02, .95);
                double slope = draw.uniform(-.02, .02);
                return x -> level + slope * (x - draw.lo);
            }),

    /**
     * g is Hill's function of the decades since the start, t^h / (t^h + k^h) from t = 0 on; h =
     * LU(1.5, 6).
     */
    HILL(
            draw -> {
                double h = draw.logUniform(1.5, 6);
                double k = draw.width / (power(9, 1 / h) - power(9, -1 / h));
                return x -> {
                    double t = Math.max(0, x - draw.middle + k) / k;
                    double raised = power(t, h);
                    return draw.top * raised / (1 + raised);
                };
            }),

    /** g = (1 + v / sqrt(1 + v^2)) / 2, v = 8u / 3: comes near its ends as a square does. */
    ALGEBRAIC(draw -> x -> draw.top * algebraic(draw.share(x))),

    /** g = 1/2 + arctan(6.155u) / pi: comes near its ends as an inverse does. */
    ARCTANGENT(draw -> x -> draw.top * (.5 + StrictMath.atan(6.155 * draw.share(x)) / Math.PI)),

    /** g = Phi(2.563u). */
    PROBIT(draw -> x -> draw.top * normal(2.563 * draw.share(x))),

    /** g = 1 - exp(-exp(3.084u)): slow first, then fast. */
    COMPLEMENTARY_LOG_LOG(
            draw -> x -> draw.top * -StrictMath.expm1(-StrictMath.exp(3.084 * draw.share(x)))),

    /** g = s(1/2 + .608u). */
    SMOOTH_RAMP(draw -> x -> draw.top * smoothStep(.5 + .608 * draw.share(x))),

    /**
     * f = T (q s(.5 + .608u) + (1 - q) s(.5 + .608u - gap / w)); q = U(.15, .85), gap = U(.3, 2).
     */
    TWO_RAMPS(
            draw -> {
                double first = draw.uniform(.15, .85);
                double gap = draw.uniform(.3, 2) / draw.width;
                return x -> {
                    double v = .5 + .608 * draw.share(x);
                    return draw.top * (first * smoothStep(v) + (1 - first) * smoothStep(v - gap));
                };
            }),

    /** ln f is logistic, from ln 10^-U(1.3, 3) to ln T. */
    LOGISTIC_IN_LOG(
            draw -> {
                double floor = -StrictMath.log(10) * draw.uniform(1.3, 3);
                double rise = StrictMath.log(draw.top) - floor;
                return x ->
                        StrictMath.exp(floor + rise / (1 + StrictMath.exp(-4.394 * draw.share(x))));
            }),

    /**
     * f = A (10^(a v) - 1) from v = x - m = 0 on, T from v = w on; a = LU(.2, 2): a power of
     * compute less an offset.
     */
    OFFSET_POWER(
            draw -> {
                double rate = draw.logUniform(.2, 2) * StrictMath.log(10);
                return x ->
                        draw.top
                                * StrictMath.expm1(rate * draw.passed(x))
                                / StrictMath.expm1(rate * draw.width);
            }),

    /**
     * f = T ln(1 + v / k) / ln(1 + w / k) from v = x - m = 0 on, T from v = w on; k / w = LU(.03,
     * 1).
     */
    LOGARITHMIC(
            draw -> {
                double k = draw.width * draw.logUniform(.03, 1);
                return x ->
                        draw.top
                                * StrictMath.log1p(draw.passed(x) / k)
                                / StrictMath.log1p(draw.width / k);
            }),

    /** f = T (1 - exp(-2.197 (x - m) / w)) from m on. */
    SATURATING(draw -> x -> draw.top * -StrictMath.expm1(-2.197 * Math.max(0, draw.share(x)))),

    /** f = T (v / w)^g from v = x - m = 0 on, T from v = w on; g = LU(.4, 4). */
    POWER_RAMP(
            draw -> {
                double exponent = draw.logUniform(.4, 4);
                return x -> draw.top * power(draw.passed(x) / draw.width, exponent);
            }),

    /**
     * log10 f rises by a per decade up to m, then by a + b, up to log10 T; a = LU(.03, .6), b =
     * LU(.03, 5), f = 10^-U(.7, 3) at lo.
     */
    BROKEN_POWER(
            draw -> {
                double start = -draw.uniform(.7, 3);
                double before = draw.logUniform(.03, .6);
                double more = draw.logUniform(.03, 5);
                return x ->
                        Math.min(
                                draw.top,
                                power(
                                        10,
                                        start
                                                + before * (x - draw.lo)
                                                + more * Math.max(0, x - draw.middle)));
            }),

    /**
     * f = q^k, all of k = LU(2, 40) tokens right; 1 - q falls by a power of compute, (1 - a) 10^(-b
     * (x - lo)); a = U(.1, .8), b = LU(.05, 1.5).
     */
    COMPOSED(
            draw -> {
                double tokens = draw.logUniform(2, 40);
                double error = 1 - draw.uniform(.1, .8);
                double rate = draw.logUniform(.05, 1.5);
                return x ->
                        power(Math.max(0, 1 - error * power(10, -rate * (x - draw.lo))), tokens);
            }),

    /**
     * f = q^k; q = a + (b - a) g as {@link #ALGEBRAIC}, a = U(0, .5), b = U(.8, 1), k = LU(2, 30).
     */
    COMPOSED_SIGMOID(
            draw -> {
                double tokens = draw.logUniform(2, 30);
                double from = draw.uniform(0, .5);
                double to = draw.uniform(.8, 1);
                return x -> power(from + (to - from) * algebraic(draw.share(x)), tokens);
            }),

    /** f = T Phi(2.563u) + a sin(2 pi (x / P + U(0, 1))); a = U(.01, .04), P = U(.5, 2) decades. */
    RIPPLED(
            draw -> {
                double height = draw.uniform(.01, .04);
                double period = draw.uniform(.5, 2);
                double phase = draw.uniform(0, 1);
                return x ->
                        draw.top * normal(2.563 * draw.share(x))
                                + height * StrictMath.sin(2 * Math.PI * (x / period + phase));
            }),

    /** f = l + (T - l) s(.5 + .608u), from a plateau l = U(.06, .5). */
    FROM_A_PLATEAU(
            draw -> {
                double level = draw.uniform(.06, .5);
                return x -> level + (draw.top - level) * smoothStep(.5 + .608 * draw.share(x));
            }),

    /** f = T exp(-u^2): rises, then falls. */
    HUMP(draw -> x -> draw.top * StrictMath.exp(-draw.share(x) * draw.share(x))),

    /** f = T (1 - a exp(-u^2)) + b (x - lo); a = U(.3, 1), b = U(0, .1) per decade. */
    FALL_AND_RISE(
            draw -> {
                double depth = draw.uniform(.3, 1);
                double slope = draw.uniform(0, .1);
                return x ->
                        draw.top * (1 - depth * StrictMath.exp(-draw.share(x) * draw.share(x)))
                                + slope * (x - draw.lo);
            }),

    /** f = T exp(-(x - lo) / w). */
    DECAY(draw -> x -> draw.top * StrictMath.exp(-(x - draw.lo) / draw.width));

    /** How f is drawn. */
    @FunctionalInterface
    private interface Rule {
        DoubleUnaryOperator of(Draw draw);
    }

    /** What most laws have in common, drawn for one curve. */
    private static final class Draw {

        private final SplittableRandom random;
        private final double lo;
        private final double top;
        private final double middle;
        private final double width;

        Draw(Span span, SplittableRandom random) {
            this.random = random;
            this.lo = span.lo();
            this.top = uniform(.1, 1);
            this.middle = uniform(span.lo() - .5, span.hi() + .5);
            boolean sharp = random.nextBoolean();
            this.width = sharp ? logUniform(.1, 1.5) : logUniform(1.5, 12);
        }

        double uniform(double from, double to) {
            return Draws.uniform(random, from, to);
        }

        double logUniform(double from, double to) {
            return Draws.logUniform(random, from, to);
        }

        /** Returns u. */
        double share(double x) {
            return (x - middle) / width;
        }

        /** Returns the decades since the start m, up to w. */
        double passed(double x) {
            return Math.max(0, Math.min(width, x - middle));
        }
    }

    private final Rule rule;

    GrowthLaw(Rule rule) {
        this.rule = rule;
    }

    @Override
    public String id() {
        return Names.word(this);
    }

    @Override
    public ShapeGroup group() {
        return ShapeGroup.LAWS;
    }

    @Override
    public Optional<Truth> truth() {
        return Optional.empty();
    }

    @Override
    public Latent draw(Span span, SplittableRandom random) {
        double floor = random.nextBoolean() ? uniform(random, 0, .04) : 0;
        DoubleUnaryOperator ability = rule.of(new Draw(span, random));
        return Latent.of(
                x -> {
                    double f = Math.max(0, Math.min(1, ability.applyAsDouble(x)));
                    return floor + (1 - floor) * f;
                });
    }

    private static double power(double base, double exponent) {
        return StrictMath.pow(base, exponent);
    }

    private static double algebraic(double u) {
        double v = 8 * u / 3;
        return .5 + .5 * v / Math.sqrt(1 + v * v);
    }

    private static double smoothStep(double v) {
        double held = Math.max(0, Math.min(1, v));
        return held * held * (3 - 2 * held);
    }

    private static double normal(double x) {
        return Normal.upper(-x);
    }
}
