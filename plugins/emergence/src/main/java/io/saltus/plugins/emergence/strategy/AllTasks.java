package io.saltus.plugins.emergence.strategy;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.statistics.synthesis.RandomEffects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a strategy gains on the mean over all tasks: a curve of gains for each strategy and family.
 *
 * <p>The score of a model is its mean gain over the tasks that it was asked, at least two, by
 * random effects; its standard error is widened as Student's t asks for so many tasks, and {@code
 * examples} are the tasks. A task that was scored in several ways counts once, by the curve that
 * shares most models with its baseline. A task that does not say how many examples it has weighs as
 * one of 300.
 */
public final class AllTasks {

    private static final String TASK = "all tasks";

    private static final int FEWEST = 2;

    /** Index among {@link Gains#EXAMPLES} of what a task has that does not say it: 300. */
    private static final double CONFIDENCE = .95;

    private static final double NORMAL = 1.959963984540054;
    private static final int USUAL = 2;

    /** A strategy on the models of a family. */
    private record Key(String strategy, String family, Axis axis) {}

    /** The gains of one model, or of all seeds of one scale, on the tasks. */
    private record OnTasks(double scale, Model model, List<Gain> gains) {}

    private AllTasks() {}

    /** Returns the curves of gains over all tasks of a study, those of two tasks or more. */
    public static List<Curve> of(Curves study, StrategyRules rules) {
        Map<Key, Map<String, Compared>> all = new LinkedHashMap<>();
        for (Curve curve : study.all()) {
            Subject s = curve.subject();
            Key key = new Key(s.setup().strategy(), s.family(), s.axis());
            Compared.of(curve, study, rules)
                    .ifPresent(
                            pair ->
                                    all.computeIfAbsent(key, k -> new LinkedHashMap<>())
                                            .merge(s.task(), pair, AllTasks::larger));
        }
        List<Curve> curves = new ArrayList<>();
        all.forEach(
                (key, tasks) -> {
                    Subject subject =
                            new Subject(
                                    TASK,
                                    new Setup(OptionalInt.empty(), key.strategy()),
                                    metric(rules),
                                    key.family(),
                                    key.axis());
                    List<Point> points = points(tasks.values());
                    if (!points.isEmpty() && study.find(subject).isEmpty()) {
                        curves.add(new Curve(subject, points));
                    }
                });
        return curves;
    }

    /** Whether a curve is one of these. */
    public static boolean isOne(Curve curve, StrategyRules rules) {
        return curve.subject().task().equals(TASK) && curve.metric().equals(metric(rules));
    }

    private static Metric metric(StrategyRules rules) {
        return Metric.graded("gain over '" + rules.baseline() + "'", Direction.HIGHER_IS_BETTER);
    }

    private static Compared larger(Compared one, Compared other) {
        return other.gains().size() > one.gains().size() ? other : one;
    }

    private static List<Point> points(Collection<Compared> tasks) {
        Map<Double, Map<List<String>, OnTasks>> places = new TreeMap<>();
        for (Compared task : tasks) {
            for (Gain gain : task.gains().gains()) {
                places.computeIfAbsent(gain.position(), x -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                gain.models(),
                                models ->
                                        new OnTasks(
                                                gain.scale(), task.model(gain), new ArrayList<>()))
                        .gains()
                        .add(gain);
            }
        }
        List<Point> points = new ArrayList<>();
        for (Map<List<String>, OnTasks> here : places.values()) {
            List<Replicate> results = new ArrayList<>();
            double scale = 0;
            for (OnTasks model : here.values()) {
                scale = model.scale();
                mean(model).ifPresent(results::add);
            }
            if (!results.isEmpty()) {
                points.add(Point.of(scale, results));
            }
        }
        return points;
    }

    private static Optional<Replicate> mean(OnTasks tasks) {
        List<Gain> gains = tasks.gains();
        if (gains.size() < FEWEST) {
            return Optional.empty();
        }
        RandomEffects mean =
                RandomEffects.ofMoments(
                        gains.stream().mapToDouble(Gain::value).toArray(),
                        gains.stream().mapToDouble(AllTasks::error).toArray());
        return Optional.of(
                new Replicate(
                        tasks.model(),
                        OptionalLong.empty(),
                        mean.mean(),
                        OptionalLong.of(gains.size()),
                        OptionalDouble.of(widened(mean))));
    }

    private static double error(Gain gain) {
        return Math.sqrt(gain.variances()[Math.min(USUAL, gain.variances().length - 1)]);
    }

    /**
     * The standard error whose normal 95% interval is as wide as the mean's: how much tasks differ
     * is known from few only.
     */
    private static double widened(RandomEffects mean) {
        return (mean.interval(CONFIDENCE).upper() - mean.mean()) / NORMAL;
    }
}
