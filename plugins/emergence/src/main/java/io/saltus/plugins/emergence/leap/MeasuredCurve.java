package io.saltus.plugins.emergence.leap;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.verdict.Aspect;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.SeedScatter;
import io.saltus.statistics.posterior.Belief;
import io.saltus.statistics.posterior.Evidence;
import io.saltus.statistics.posterior.ExamplesBelief;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A curve as evidence for its posterior, and what is known of it.
 *
 * <p>Where an example counts 0 or 1, the score is a share of right answers (1 - score of a metric
 * that falls to 0), against the chance level. Any other metric is taken by its normalised score
 * with its standard error, against 0. Examples follow from a standard error where they are not
 * stated; where nothing says how many there are, the posterior averages over what they may be; of a
 * curve of all families it takes their geometric mean, since models scatter by far more. Seeds of
 * one scale count as their mean on the examples of one run, less what they scatter. Of a curve of
 * all families every model is a point of its own.
 */
final class MeasuredCurve {

    /** Parts of the range that an unknown chance level is tried at. */
    private static final int LEVELS = 4;

    /** Examples that a graded score of a curve of all families is worth at most. */
    private static final double MOST = 10_000;

    private final Curve curve;
    private final boolean pooled;
    private final boolean shares;
    private final boolean stated;
    private final boolean guessed;
    private final double dispersion;
    private final List<ScaleEvidence> scales;
    private final double[] chances;

    private MeasuredCurve(Curve curve) {
        this.curve = curve;
        pooled = curve.subject().family().equals(Subject.POOLED);
        shares = Readings.isShare(curve.metric());
        Readings.Means found =
                pooled ? new Readings.Means(Readings.models(curve), 1) : Readings.means(curve);
        dispersion = found.dispersion();
        guessed = found.scales().stream().noneMatch(this::isKnown);
        stated = found.scales().stream().allMatch(this::isKnown);
        scales = guessed ? found.scales() : completed(found.scales());
        chances = chances();
    }

    private MeasuredCurve(MeasuredCurve whole, List<ScaleEvidence> part) {
        curve = whole.curve;
        pooled = whole.pooled;
        shares = whole.shares;
        stated = whole.stated;
        guessed = whole.guessed;
        dispersion = whole.dispersion;
        chances = whole.chances;
        scales = part;
    }

    /** Takes a curve, of which {@link #missing} misses nothing. */
    static MeasuredCurve of(Curve curve) {
        return new MeasuredCurve(curve);
    }

    /** Why a curve cannot be judged; empty where it can. */
    static String missing(Curve curve) {
        Metric metric = curve.metric();
        if (Readings.isShare(metric) || metric.isNormalisable()) {
            return "";
        }
        return CountedCurve.missing(curve);
    }

    private boolean isKnown(ScaleEvidence scale) {
        return shares ? scale.trials() > 0 : scale.error() > 0;
    }

    /** Where some scales are not counted, they have the median of the others. */
    private List<ScaleEvidence> completed(List<ScaleEvidence> found) {
        double trials = median(found, ScaleEvidence::trials);
        double error = median(found, ScaleEvidence::error);
        return found.stream()
                .map(s -> isKnown(s) ? s : s.withTrials(trials).withError(error))
                .toList();
    }

    private double median(List<ScaleEvidence> found, ToDoubleFunction<ScaleEvidence> value) {
        double[] known = found.stream().filter(this::isKnown).mapToDouble(value).sorted().toArray();
        return known[known.length / 2];
    }

    private double[] chances() {
        Metric metric = curve.metric();
        if (!shares) {
            return new double[] {0};
        }
        OptionalDouble chance = metric.chance();
        if (chance.isPresent()) {
            return new double[] {Readings.share(metric, chance.getAsDouble())};
        }
        double lowest =
                Math.min(.95, scales.stream().mapToDouble(ScaleEvidence::share).min().orElse(0));
        if (lowest < .02) {
            return new double[] {0};
        }
        double[] levels = new double[LEVELS];
        Arrays.setAll(levels, i -> lowest * i / (LEVELS - 1.0));
        return levels;
    }

    Curve curve() {
        return curve;
    }

    boolean pooled() {
        return pooled;
    }

    int size() {
        return scales.size();
    }

    ScaleEvidence scale(int index) {
        return scales.get(index);
    }

    double[] positions() {
        return array(scales, ScaleEvidence::position);
    }

    /** Decades from the smallest scale to the largest. */
    double span() {
        return scales.get(scales.size() - 1).position() - scales.get(0).position();
    }

    double[] values() {
        return array(scales, ScaleEvidence::share);
    }

    /** The chance level as a share of right answers; the middle of what an unknown one may be. */
    double chance() {
        return Arrays.stream(chances).average().orElse(0);
    }

    /** What the chance level may be, where it is not known. */
    OptionalDouble greatestUnknownChance() {
        return curve.metric().chance().isEmpty() && shares
                ? OptionalDouble.of(chances[chances.length - 1])
                : OptionalDouble.empty();
    }

    /** Whether nothing says of any scale how many examples it has. */
    boolean guessed() {
        return guessed;
    }

    /** How much seeds of one scale scatter, in words; empty where examples explain it. */
    String scatter() {
        return SeedScatter.words(dispersion);
    }

    /** Whether more examples would tell less than more seeds: what seeds scatter stays. */
    boolean wantsSeeds() {
        return dispersion > 2;
    }

    /** The way from chance to perfect at a scale: 0 and 1; below 0 below chance. */
    double skill(int index) {
        return (scales.get(index).share() - chance()) / (1 - chance());
    }

    /** Its standard error; that of 100 examples where it is not known. */
    double skillError(int index) {
        ScaleEvidence scale = scales.get(index);
        if (!shares && scale.error() > 0) {
            return scale.error();
        }
        double n = scale.trials() > 0 ? scale.trials() : 100;
        double p = (scale.share() * n + .5) / (n + 1);
        return Math.sqrt(Math.max(0, p * (1 - p)) / n) / (1 - chance());
    }

    /** Standard error of a share; that of 100 examples where it is not known. */
    double shareError(int index) {
        return skillError(index) * (1 - chance());
    }

    Evidence evidence() {
        double[] values = values();
        if (pooled) {
            return models(values);
        }
        if (guessed) {
            double[] within = Arrays.stream(values).map(v -> Math.max(0, Math.min(1, v))).toArray();
            ExamplesBelief belief = new ExamplesBelief(within);
            return Evidence.shares(within, belief.belief(), shares ? belief.rounding() : 0);
        }
        if (!shares) {
            return Evidence.scores(values, array(scales, ScaleEvidence::error));
        }
        double[] trials = array(scales, s -> Math.max(1, s.trials()));
        double[] right = new double[trials.length];
        Arrays.setAll(right, i -> Math.min(trials[i], values[i] * trials[i]));
        return Evidence.answers(right, trials);
    }

    /** Every model by itself; a graded score as so many answers as its error is worth. */
    private Evidence models(double[] values) {
        double[] within = Arrays.stream(values).map(v -> Math.max(0, Math.min(1, v))).toArray();
        double unknown = guessed ? new ExamplesBelief(within).middle() : 0;
        double[] trials = new double[values.length];
        double[] right = new double[values.length];
        int[] families = new int[values.length];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            ScaleEvidence scale = scales.get(i);
            trials[i] = Math.max(1, guessed ? unknown : trials(scale, within[i]));
            right[i] = within[i] * trials[i];
            String family = scale.runs().get(0).model().family();
            families[i] = numbers.computeIfAbsent(family, name -> numbers.size());
        }
        return Evidence.models(right, trials, families);
    }

    private static double trials(ScaleEvidence scale, double within) {
        return scale.trials() > 0
                ? scale.trials()
                : Math.min(MOST, within * (1 - within) / (scale.error() * scale.error()));
    }

    Belief belief() {
        double[] weights = new double[chances.length];
        Arrays.fill(weights, 1);
        return Belief.among(chances, weights);
    }

    /** The scales from (inclusive) to (exclusive) alone. */
    MeasuredCurve part(int from, int to) {
        return new MeasuredCurve(this, scales.subList(from, to));
    }

    /** The same curve with so many times the examples from one scale to another. */
    MeasuredCurve withExamples(int from, int to, int times) {
        List<ScaleEvidence> more = new ArrayList<>(scales);
        for (int i = from; i <= to; i++) {
            ScaleEvidence scale = scales.get(i);
            more.set(
                    i,
                    scale.withTrials(times * scale.trials())
                            .withError(scale.error() / Math.sqrt(times)));
        }
        return new MeasuredCurve(this, List.copyOf(more));
    }

    /** The model and its scale: {@code GPT-3 13B (2.31e22 FLOPs)}. */
    String words(int index) {
        ScaleEvidence scale = scales.get(index);
        return "%s (%s)".formatted(scale.models(), curve.axis().words(scale.scale()));
    }

    /** A place on the analysis axis in the axis's unit. */
    double scaleAt(double position) {
        boolean negated = curve.axis().spacing() == Axis.Spacing.NEGATED;
        return curve.axis().scale(negated ? position / Readings.DECADES_PER_NAT : position);
    }

    /** Says how the noise is known. */
    Aspect aspect() {
        String known =
                stated
                        ? "the number of examples, or a standard error, is known at every scale"
                        : guessed
                                ? "neither examples nor a standard error are stated: "
                                        + (pooled
                                                ? "taken in the middle of what they may be"
                                                : "averaged over what they may be")
                                : "neither examples nor a standard error are stated at some scale: taken as at"
                                        + " the others";
        String seeds = scatter().isEmpty() ? "" : "; " + scatter() + ", and count the less";
        return new Aspect("evidence", stated ? "full" : "degraded", known + seeds);
    }

    /** What is not known and was averaged over, in words; empty where all is known. */
    String unknowns() {
        List<String> unknown = new ArrayList<>();
        if (guessed) {
            unknown.add("the number of examples is not known (state it in 'n_examples')");
        }
        greatestUnknownChance()
                .ifPresent(
                        most ->
                                unknown.add(
                                        most == 0
                                                ? "the chance level is not known and taken to be 0"
                                                : "the chance level is not known and taken to be anything up to "
                                                        + Numbers.of(most)
                                                        + " (state it in 'chance')"));
        return String.join("; ", unknown);
    }

    private static double[] array(List<ScaleEvidence> of, ToDoubleFunction<ScaleEvidence> value) {
        return of.stream().mapToDouble(value).toArray();
    }
}
