package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.plugins.forecast.MeasuredScores.Score;
import io.saltus.statistics.forecast.LossLaw;
import io.saltus.statistics.forecast.Place;
import io.saltus.statistics.forecast.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The losses of the models of a curve, and the law that they follow. */
final class TaskLosses {

    /** Of the logarithm of the loss: about what a decade of compute brings is 1. */
    private static final double PER_LOG = 8;

    private final MeasuredScores scores;
    private final List<Score> with = new ArrayList<>();
    private final double[] losses;
    private final boolean two;
    private final LossLaw law;

    private TaskLosses(MeasuredScores scores, Map<String, Double> byModel) {
        this.scores = scores;
        for (Score score : scores.scores()) {
            if (byModel.containsKey(score.model().name())) {
                with.add(score);
            }
        }
        with.sort(
                Comparator.comparingDouble(
                        (Score score) -> -byModel.getOrDefault(score.model().name(), 0.0)));
        losses =
                with.stream()
                        .mapToDouble(s -> byModel.getOrDefault(s.model().name(), 0.0))
                        .toArray();
        List<Model> models = with.stream().map(Score::model).toList();
        two = TwoStep.vary(models);
        double[][] sizes = new double[losses.length][];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = two ? sizes(models.get(i)) : size(with.get(i).position());
        }
        law = LossLaw.of(sizes, losses);
    }

    private static double[] sizes(Model model) {
        return new double[] {
            model.scale(Axis.PARAMETERS).orElse(1), model.scale(Axis.TOKENS).orElse(1)
        };
    }

    private static double[] size(double position) {
        return new double[] {StrictMath.pow(10, position)};
    }

    /** Finds losses of at least five models; nothing where there are not as many. */
    static Optional<TaskLosses> of(MeasuredScores scores, Curves study) {
        Map<String, Double> byModel = byModel(scores, study);
        long known =
                scores.scores().stream()
                        .filter(score -> byModel.containsKey(score.model().name()))
                        .count();
        boolean alongLoss = scores.curve().axis().equals(Axis.LOSS);
        return known >= LossLaw.fewest(2) && !alongLoss
                ? Optional.of(new TaskLosses(scores, byModel))
                : Optional.empty();
    }

    private static Map<String, Double> byModel(MeasuredScores scores, Curves study) {
        Optional<Curve> loss =
                study.otherMetrics(scores.curve()).stream()
                        .filter(TaskLosses::isLoss)
                        .min(Comparator.comparing(curve -> curve.metric().name()));
        Map<String, Double> byModel = new HashMap<>();
        if (loss.isPresent()) {
            for (Point point : loss.get().points()) {
                for (Replicate run : point.replicates()) {
                    byModel.put(run.model().name(), run.score());
                }
            }
            return byModel;
        }
        for (Score score : scores.scores()) {
            score.model()
                    .scale(Axis.LOSS)
                    .ifPresent(
                            value -> {
                                if (value > 0) {
                                    byModel.put(score.model().name(), value);
                                }
                            });
        }
        return byModel;
    }

    private static boolean isLoss(Curve curve) {
        Metric metric = curve.metric();
        return metric.direction() == Direction.LOWER_IS_BETTER
                && metric.grain() == Grain.GRADED
                && curve.points().stream()
                        .flatMap(point -> point.replicates().stream())
                        .allMatch(run -> run.score() > 0);
    }

    /** The scores along the logarithm of the loss, which falls. */
    Scores along() {
        double[] examples = scores.examples();
        double[] worth = new double[losses.length];
        double[] at = new double[losses.length];
        for (int i = 0; i < worth.length; i++) {
            worth[i] = examples[scores.scores().indexOf(with.get(i))];
            at[i] = -PER_LOG * StrictMath.log(losses[i]);
        }
        MeasuredScores.FamilyNumbers families = new MeasuredScores.FamilyNumbers();
        return Scores.of(
                at,
                with.stream().mapToDouble(Score::share).toArray(),
                worth,
                with.stream().mapToInt(score -> families.of(score.model())).toArray());
    }

    /** Where a model to come lies along the logarithm of the loss, if its size is known. */
    Optional<Place> place(Model target) {
        OptionalDouble position = scores.position(target);
        boolean known = two ? isSized(target) : position.isPresent();
        if (!known) {
            return Optional.empty();
        }
        double[] loss = two ? law.at(sizes(target)) : law.at(size(position.getAsDouble()));
        double mean = Math.max(loss[0], .01 * losses[losses.length - 1]);
        MeasuredScores.FamilyNumbers families = new MeasuredScores.FamilyNumbers();
        with.forEach(score -> families.of(score.model()));
        return Optional.of(
                new Place(
                        -PER_LOG * StrictMath.log(mean),
                        PER_LOG * Math.min(1, loss[1] / mean),
                        families.known(target).orElse(Place.NEW_FAMILY)));
    }

    private static boolean isSized(Model model) {
        return model.scale(Axis.PARAMETERS).orElse(0) > 0 && model.scale(Axis.TOKENS).orElse(0) > 0;
    }
}
