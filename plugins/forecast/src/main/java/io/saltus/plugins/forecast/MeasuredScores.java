package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.forecast.Predictive;
import io.saltus.statistics.posterior.Belief;
import io.saltus.statistics.posterior.Evidence;
import io.saltus.statistics.posterior.ExamplesBelief;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A curve as the numbers that methods work on: shares right of so many examples at positions.
 *
 * <p>Where an example counts 0 or 1 the share is that of right answers; of any other metric with
 * known ends it is the score between chance and best, worth as many examples as its standard error
 * says. Where no number is stated it is what the decimals leave. On a curve of all families each
 * model is by itself.
 */
final class MeasuredScores {

    /** Decades of compute that one nat of loss is worth, as in the default verdict. */
    private static final double DECADES_PER_NAT = 4;

    private static final double MOST_EXAMPLES = 10_000; // that a graded score is worth
    private static final int LEVELS = 4; // at which an unknown chance level is tried
    private static final double NO_FLOOR = .02;

    /**
     * One score.
     *
     * @param examples 0 where they are not known
     */
    record Score(double position, double share, double examples, Model model) {}

    private final Curve curve;
    private final List<Score> scores;
    private final Optional<ExamplesBelief> unstated;
    private final double[] examples;

    private MeasuredScores(Curve curve) {
        this.curve = curve;
        scores = curve.subject().isPooled() ? models() : points();
        double[] known =
                scores.stream().mapToDouble(Score::examples).filter(n -> n > 0).sorted().toArray();
        unstated = known.length == 0 ? Optional.of(new ExamplesBelief(shares())) : Optional.empty();
        double usual =
                unstated.map(ExamplesBelief::middle).orElseGet(() -> known[known.length / 2]);
        examples = array(score -> score.examples() > 0 ? score.examples() : usual);
    }

    /** Reads a curve; nothing where a metric that is no share has an end that is not known. */
    static Optional<MeasuredScores> of(Curve curve) {
        Metric metric = curve.metric();
        return isShare(metric) || metric.isNormalisable()
                ? Optional.of(new MeasuredScores(curve))
                : Optional.empty();
    }

    private static boolean isShare(Metric metric) {
        boolean up = metric.direction() == Direction.HIGHER_IS_BETTER;
        double best = metric.best().orElse(up ? 1 : 0);
        double guess = metric.chance().orElse(up ? 0 : 1);
        return metric.grain() == Grain.ALL_OR_NOTHING
                && best == (up ? 1 : 0)
                && (up ? guess >= 0 && guess < 1 : guess > 0 && guess <= 1);
    }

    private List<Score> models() {
        List<Score> all = new ArrayList<>();
        for (Point point : curve.points()) {
            for (Replicate run : point.replicates()) {
                all.add(
                        score(
                                point,
                                run.score(),
                                (double) run.examples().orElse(0),
                                run.standardError(),
                                run.model()));
            }
        }
        all.sort(
                Comparator.comparingDouble(Score::position)
                        .thenComparingDouble(Score::share)
                        .thenComparingDouble(Score::examples)
                        .thenComparing(score -> score.model().name()));
        return List.copyOf(all);
    }

    private List<Score> points() {
        return curve.points().stream()
                .map(
                        point ->
                                score(
                                        point,
                                        point.score(),
                                        (double) point.examples().orElse(0),
                                        point.standardError(),
                                        point.replicates().get(0).model()))
                .toList();
    }

    private Score score(
            Point point, double score, double stated, OptionalDouble error, Model model) {
        double share = Math.max(0, Math.min(1, share(score)));
        double unit = isShare(curve.metric()) ? 1 : 1 / Math.abs(score(1) - score(0));
        double deviation = error.orElse(0) * unit;
        double worth = isShare(curve.metric()) ? stated : 0;
        if (worth == 0 && deviation > 0 && share > 0 && share < 1) {
            worth = Math.min(MOST_EXAMPLES, share * (1 - share) / (deviation * deviation));
        }
        return new Score(
                position(curve.axis(), point.scale()),
                share,
                worth > 0 ? Math.max(1, worth) : 0,
                model);
    }

    /** The position of a scale, in decades or what is worth one. */
    static double position(Axis axis, double scale) {
        double position = axis.position(scale);
        return axis.spacing() == Axis.Spacing.NEGATED ? position * DECADES_PER_NAT : position;
    }

    private double share(double score) {
        Metric metric = curve.metric();
        if (!isShare(metric)) {
            return metric.normalise(score);
        }
        return metric.direction() == Direction.HIGHER_IS_BETTER ? score : 1 - score;
    }

    private double score(double share) {
        Metric metric = curve.metric();
        if (isShare(metric)) {
            return metric.direction() == Direction.HIGHER_IS_BETTER ? share : 1 - share;
        }
        double chance = metric.chance().orElseThrow();
        return chance + share * (metric.best().orElseThrow() - chance);
    }

    private double[] array(ToDoubleFunction<Score> value) {
        return scores.stream().mapToDouble(value).toArray();
    }

    Curve curve() {
        return curve;
    }

    boolean isPooled() {
        return curve.subject().isPooled();
    }

    List<Score> scores() {
        return scores;
    }

    double[] positions() {
        return array(Score::position);
    }

    double[] shares() {
        return array(Score::share);
    }

    /** Examples of each score; the middle of what they may be where they are not known. */
    double[] examples() {
        return examples.clone();
    }

    /** Examples of a score to come: as many as the curve's own have, by the median. */
    double examplesToCome() {
        double[] sorted = examples();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Whether there are three scores or more, not all at one position. */
    boolean isLine() {
        double[] x = positions();
        return x.length >= 3 && x[x.length - 1] > x[0];
    }

    /** Numbers of the families of the scores. */
    int[] families() {
        FamilyNumbers numbers = new FamilyNumbers();
        return scores.stream().mapToInt(score -> numbers.of(score.model())).toArray();
    }

    /** The position of a model to come, where it has one on the curve's axis. */
    OptionalDouble position(Model model) {
        Axis axis = curve.axis();
        OptionalDouble scale = model.scale(axis);
        return scale.isPresent() && axis.accepts(scale.getAsDouble())
                ? OptionalDouble.of(position(axis, scale.getAsDouble()))
                : OptionalDouble.empty();
    }

    /**
     * The scores as evidence for the curve behind them.
     *
     * @param noise part of the noise of examples that shows between the scores, above 0
     */
    Evidence evidence(double noise) {
        double[] right = array(Score::share);
        if (!isPooled() && unstated.isPresent()) {
            ExamplesBelief belief = unstated.get();
            double rounding = isShare(curve.metric()) ? belief.rounding() : 0;
            return Evidence.shares(right, belief.belief().times(1 / noise), rounding);
        }
        double[] worth = examples();
        for (int i = 0; i < right.length; i++) {
            worth[i] /= isPooled() ? 1 : noise;
            right[i] = Math.min(worth[i], right[i] * worth[i]);
        }
        return isPooled()
                ? Evidence.models(right, worth, families())
                : Evidence.answers(right, worth);
    }

    /** What the chance level may be. */
    Belief chance() {
        double[] levels = chances();
        double[] weights = new double[levels.length];
        Arrays.fill(weights, 1);
        return Belief.among(levels, weights);
    }

    private double[] chances() {
        OptionalDouble chance = curve.metric().chance();
        if (!isShare(curve.metric()) || chance.isPresent()) {
            return new double[] {chance.isPresent() ? Math.max(0, share(chance.getAsDouble())) : 0};
        }
        double lowest = Math.min(.95, Arrays.stream(shares()).min().orElse(0));
        double[] levels = new double[lowest < NO_FLOOR ? 1 : LEVELS];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = lowest * i / (LEVELS - 1.0);
        }
        return levels;
    }

    /** The known chance level as a share right; 0 where it is not known. */
    double knownChance() {
        double[] levels = chances();
        return levels.length == 1 ? levels[0] : 0;
    }

    /** The distribution of a score, from that of its share. */
    Predictive predictive(double[] shares) {
        double[] values = new double[shares.length];
        boolean counts = curve.metric().grain() == Grain.ALL_OR_NOTHING;
        for (int i = 0; i < values.length; i++) {
            double value = score(shares[i]);
            values[i] = counts ? Math.max(0, Math.min(1, value)) : value;
        }
        return Predictive.of(values);
    }

    /** Numbers of families by their names, from 0; a family that is not known is one of its own. */
    static final class FamilyNumbers {

        private final Map<String, Integer> numbers = new HashMap<>();
        private int next;

        int of(Model model) {
            if (!model.hasFamily()) {
                return next++;
            }
            return numbers.computeIfAbsent(model.family(), name -> next++);
        }

        /** The number of a family of which something was measured. */
        Optional<Integer> known(Model model) {
            return model.hasFamily()
                    ? Optional.ofNullable(numbers.get(model.family()))
                    : Optional.empty();
        }

        int size() {
            return next;
        }
    }
}
