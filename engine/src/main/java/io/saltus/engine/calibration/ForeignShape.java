package io.saltus.engine.calibration;

import static io.saltus.engine.calibration.Draws.uniform;

import io.saltus.api.words.Names;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * Shapes out of the family of the benchmark, and of the laws that the default verdict fits: to see
 * whether it is right about forms that it does not know.
 *
 * <p>They are made for this purpose and have no source; {@link LeapRule} says which are leaps, and
 * a draw that it counts as neither is drawn again. s(u) is 3u^2 - 2u^3, held at 0 and 1 outside [0,
 * 1].
 */
@SuppressWarnings("ImmutableEnumChecker") // a form is a function without state
public enum ForeignShape implements KnownShape {

    /** z = a + (b - a) t^2; a = U(0, .1), b = U(.35, .8). */
    QUADRATIC(smooth((t, a, b, r) -> a + (b - a) * t * t, .0, .1)),

    /** z = a + (b - a) t^3; a = U(.02, .12), b = U(.35, .8). */
    CUBIC(smooth((t, a, b, r) -> a + (b - a) * t * t * t, .02, .12)),

    /** z = a + (b - a) (e^(kt) - 1) / (e^k - 1); a = U(0, .1), b = U(.35, .8), k = U(2, 4.5). */
    EXPONENTIAL(
            smooth(
                    (t, a, b, r) -> {
                        double k = 2 + 2.5 * r;
                        return a + (b - a) * Math.expm1(k * t) / Math.expm1(k);
                    },
                    .0,
                    .1)),

    /** z = a + (b - a) t^.5; a = U(0, .1), b = U(.35, .8). */
    SQUARE_ROOT(smooth((t, a, b, r) -> a + (b - a) * Math.sqrt(Math.max(0, t)), .0, .1)),

    /** z = a + (b - a) min(1, t / t0); t0 = U(.7, .95), a = U(0, .1), b = U(.35, .8). */
    LINEAR_WITH_PLATEAU(
            smooth((t, a, b, r) -> a + (b - a) * Math.min(1, t / (.7 + .25 * r)), .0, .1)),

    /**
     * z = a + (b - a) (t + 2 max(0, t - k)) / (3 - 2k): bends to three times its slope at k = U(.3,
     * .7); a = U(0, .1), b = U(.35, .8).
     */
    TWO_SLOPES(
            smooth(
                    (t, a, b, r) -> {
                        double k = .3 + .4 * r;
                        return a + (b - a) * (t + 2 * Math.max(0, t - k)) / (3 - 2 * k);
                    },
                    .0,
                    .1)),

    /** z = a + (b - a) exp(-5 exp(-k t)) (Gompertz); a = U(0, .1), b = U(.45, .9), k = U(3, 5). */
    SLOW_GOMPERTZ(
            smooth(
                    (t, a, b, r) -> a + (b + .1 - a) * Math.exp(-5 * Math.exp(-(3 + 2 * r) * t)),
                    .0,
                    .1)),

    /**
     * z = a + (b - a) (1 + exp(-6 (t - mu)))^(-1/2) (Richards); a = U(0, .1), b = U(.35, .8), mu =
     * U(.4, .8).
     */
    SLOW_RICHARDS(
            smooth(
                    (t, a, b, r) -> a + (b - a) / Math.sqrt(1 + Math.exp(-6 * (t - .4 - .4 * r))),
                    .0,
                    .1)),

    /**
     * z = a + (b - a) max(0, t - t0) / (1 - t0); t0 = U(.1, .3), a = U(.01, .04), b = U(.2, .4).
     */
    LATE_SLOW_RISE(
            smooth(
                    (t, a, b, r) -> {
                        double start = .1 + .2 * r;
                        double top = .2 + (b - .35) * .2 / .45;
                        return a + (top - a) * Math.max(0, t - start) / (1 - start);
                    },
                    .01,
                    .04)),

    /**
     * z = a + (b - a) t + .03 sin(4 pi t + 2 pi r); r = U(0, 1), a = U(.05, .12), b = U(.4, .85).
     */
    RIPPLED_LINE(
            smooth(
                    (t, a, b, r) ->
                            a + (b + .05 - a) * t + .03 * Math.sin(2 * Math.PI * (2 * t + r)),
                    .05,
                    .12)),

    /**
     * z = b (1 - ((t - mu) / max(mu, 1 - mu))^2); b = U(.35, .8), mu = U(.4, .6): rises, then
     * falls.
     */
    INVERTED_U(
            new Form(
                    Truth.NOT_EMERGENT,
                    random -> {
                        double b = uniform(random, .35, .8);
                        double mu = uniform(random, .4, .6);
                        double reach = Math.max(mu, 1 - mu);
                        return t -> b * (1 - Math.pow((t - mu) / reach, 2));
                    })),

    /** z = a e^(-3t): falls to chance; a = U(.3, .7). */
    DECAY(
            new Form(
                    Truth.NOT_EMERGENT,
                    random -> {
                        double a = uniform(random, .3, .7);
                        return t -> a * Math.exp(-3 * t);
                    })),

    /** z = 0 before tau, then u + (b - u) (t - tau) / (1 - tau); u = U(.15, .3), b = U(.5, .9). */
    STEP_WITH_SLOPE(
            leap(
                    (t, tau, b, r) -> {
                        double u = .15 + .15 * r;
                        return t < tau ? 0 : u + (b - u) * (t - tau) / (1 - tau);
                    },
                    .4,
                    .8)),

    /** z = 0, u from tau on, b from tau + U(.1, .25) on; u = U(.2, .3), b = U(.5, .9). */
    DOUBLE_STEP(
            leap((t, tau, b, r) -> t < tau ? 0 : t < tau + .1 + .15 * r ? .2 + .1 * r : b, .4, .7)),

    /** z = b (1 - exp(-(t - tau) / d)) from tau on; d = U(.08, .25), b = U(.5, .9). */
    EXPONENTIAL_APPROACH(
            leap(
                    (t, tau, b, r) -> b * -Math.expm1(-Math.max(0, t - tau) / (.08 + .17 * r)),
                    .4,
                    .75)),

    /** z = b ((t - tau) / (1 - tau))^g from tau on; g = U(.5, .9), b = U(.5, .9). */
    DELAYED_POWER_LAW(
            leap(
                    (t, tau, b, r) -> b * Math.pow(Math.max(0, t - tau) / (1 - tau), .5 + .4 * r),
                    .4,
                    .7)),

    /** z = b exp(-5 exp(-k (t - tau))) (Gompertz); k = U(14, 30), b = U(.5, .9). */
    SHARP_GOMPERTZ(
            leap(
                    (t, tau, b, r) -> b * Math.exp(-5 * Math.exp(-(14 + 16 * r) * (t - tau))),
                    .4,
                    .7)),

    /** z = b s((t - tau) / d); d = U(.1, .3), b = U(.5, .9). */
    SMOOTH_STEP(leap((t, tau, b, r) -> b * smoothStep((t - tau) / (.1 + .2 * r)), .4, .7)),

    /** z = b min(1, (t - tau) / d) from tau on; d = U(.1, .25), b = U(.5, .9). */
    RAMP_TO_PLATEAU(
            leap((t, tau, b, r) -> b * Math.min(1, Math.max(0, t - tau) / (.1 + .15 * r)), .4, .7)),

    /** z = b (1 - .4 (t - tau)) from tau on, 0 before: leaps, then falls back; b = U(.5, .9). */
    OVERSHOOT(leap((t, tau, b, r) -> t < tau ? 0 : b * (1 - .4 * (t - tau)), .4, .75)),

    /**
     * z = b / (1 + exp(-4.394 (t - tau) / d)) + U(-.015, .015), the latter anew at each scale; d =
     * U(.07, .25), b = U(.5, .9).
     */
    LOGISTIC_ON_NOISE(
            leap((t, tau, b, r) -> b * BenchmarkShape.logistic(t, tau, .07 + .18 * r), .5, .8)) {
        @Override
        public Latent draw(Span span, SplittableRandom random) {
            Latent calm = super.draw(span, random);
            SplittableRandom own = random.split();
            return new Latent(
                    x -> calm.score().applyAsDouble(x) + uniform(own, -.015, .015),
                    calm.onset(),
                    calm.length());
        }
    };

    /** z at t, with two parameters and a share r of one's own. */
    @FunctionalInterface
    private interface Formula {
        double at(double t, double first, double top, double r);
    }

    /** Draws z as a function of t. */
    @FunctionalInterface
    private interface Draw {
        DoubleUnaryOperator of(SplittableRandom random);
    }

    private record Form(Truth truth, Draw draw) {}

    private final Form form;

    ForeignShape(Form form) {
        this.form = form;
    }

    @Override
    public String id() {
        return Names.word(this);
    }

    @Override
    public Optional<Truth> truth() {
        return Optional.of(form.truth);
    }

    @Override
    public ShapeGroup group() {
        return ShapeGroup.OUT_OF_FAMILY;
    }

    @Override
    public Latent draw(Span span, SplittableRandom random) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            DoubleUnaryOperator byShare = form.draw.of(random);
            DoubleUnaryOperator score = x -> byShare.applyAsDouble(span.share(x));
            if (form.truth == Truth.EMERGENT) {
                if (LeapRule.isLeap(score, span)) {
                    return Latent.leap(score, span);
                }
            } else if (!rises() || LeapRule.isSmooth(score, span)) {
                return Latent.of(score);
            }
        }
        throw new IllegalStateException("no draw of " + id() + " keeps the rule");
    }

    private boolean rises() {
        return this != INVERTED_U && this != DECAY;
    }

    private static Form smooth(Formula formula, double least, double most) {
        return form(Truth.NOT_EMERGENT, formula, least, most, .35, .8);
    }

    private static Form leap(Formula formula, double least, double most) {
        return form(Truth.EMERGENT, formula, least, most, .5, .9);
    }

    private static Form form(
            Truth truth, Formula formula, double least, double most, double low, double high) {
        return new Form(
                truth,
                random -> {
                    double first = uniform(random, least, most);
                    double top = uniform(random, low, high);
                    double r = random.nextDouble();
                    return t -> formula.at(t, first, top, r);
                });
    }

    private static double smoothStep(double u) {
        double v = Math.max(0, Math.min(1, u));
        return v * v * (3 - 2 * v);
    }
}
