package io.saltus.plugins.emergence.metric;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.plugins.emergence.counts.CountedCurve;
import io.saltus.plugins.emergence.counts.Neighbourhoods;
import io.saltus.plugins.emergence.metric.GradedEvidence.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * What the graded metrics of the same task, setup, family and axis say of a leap: axis C.
 *
 * <p>A graded curve counts if it has the same scales. One that leaps too outweighs one that rises
 * smoothly: no metric can make a leap that another shows as well. One that rises smoothly, and is
 * taken as the share of right tokens, counts only if its composition {@linkplain
 * TokenAccuracy#explains gives} the scores: otherwise it is not what the leap is made of.
 */
public final class GradedMetrics {

    private GradedMetrics() {}

    /**
     * The graded curves beside a curve, by name; not those that count its own right and wrong
     * answers again.
     */
    public static List<Curve> all(Curve curve, Curves context) {
        return context.otherMetrics(curve).stream()
                .filter(other -> other.metric().grain() == Grain.GRADED)
                .filter(other -> !HardAnswers.count(curve, other))
                .sorted(Comparator.comparing(other -> other.metric().name()))
                .toList();
    }

    /**
     * What the graded metrics beside a curve say together.
     *
     * @param state the one that outweighs the others
     * @param metrics names of those that say it; of {@link State#UNTESTED} those that were asked
     */
    public record Said(State state, List<String> metrics) {

        /** Copies. */
        public Said {
            metrics = List.copyOf(metrics);
        }

        /** The names in quotes: {@code 'bleu', 'brier'}. */
        public String names() {
            return metrics.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        }

        /** One word for one metric, another for several. */
        public String agreeing(String one, String several) {
            return metrics.size() == 1 ? one : several;
        }
    }

    /**
     * Returns what the graded metrics beside a curve say; {@link State#UNTESTED} by none if there
     * is no such curve.
     *
     * @param counted the curve as counts
     * @param cut number of scales on the floor
     * @param level level of the tests
     */
    public static Said said(Curves context, CountedCurve counted, int cut, double level) {
        Curve curve = counted.curve();
        Map<String, State> states = new LinkedHashMap<>();
        if (curve.metric().grain() != Grain.GRADED) {
            for (Curve other : all(curve, context)) {
                of(other, counted, cut, level)
                        .ifPresent(e -> states.merge(other.metric().name(), e.state(), larger()));
            }
        }
        State most = states.values().stream().reduce(State.UNTESTED, larger());
        return new Said(
                most,
                states.entrySet().stream()
                        .filter(e -> e.getValue() == most)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static BinaryOperator<State> larger() {
        return BinaryOperator.maxBy(Comparator.comparingInt(GradedMetrics::rank));
    }

    /** The evidence of one graded metric; none if it stands at other scales. */
    static Optional<GradedEvidence> of(Curve other, CountedCurve counted, int cut, double level) {
        return alone(other, counted, cut, level)
                .map(
                        e ->
                                e.state() == State.METRIC_ARTIFACT
                                                && !isComposed(other, counted, level)
                                        ? e.untested()
                                        : e);
    }

    /** Metric swap alone, whatever the composition says. */
    static Optional<GradedEvidence> alone(
            Curve other, CountedCurve counted, int cut, double level) {
        Curve curve = counted.curve();
        if (!Arrays.equals(other.scales(), curve.scales())
                || counted.pooled() && !haveSameModels(curve, other)) {
            return Optional.empty();
        }
        double[] positions = counted.counts().positions();
        DoubleUnaryOperator rising = rising(other);
        return Optional.of(
                counted.pooled()
                        ? pooled(positions, other, rising, cut, level)
                        : GradedEvidence.of(
                                positions,
                                Arrays.stream(other.scores()).map(rising).toArray(),
                                cut,
                                level));
    }

    /**
     * The scores turned so that up is better; of a perplexity its logarithm, the loss that it is
     * the exponential of: a line through 10^6 and 10^3 foresees nothing of 10^1.
     */
    private static DoubleUnaryOperator rising(Curve other) {
        if (KnownMetrics.isPerplexity(other.metric().name())
                && Arrays.stream(other.scores()).allMatch(score -> score > 0)) {
            return score -> -StrictMath.log(score);
        }
        return other.metric().direction() == Direction.HIGHER_IS_BETTER
                ? score -> score
                : score -> -score;
    }

    /** Neighbourhoods are the same ones only where the models are. */
    private static boolean haveSameModels(Curve curve, Curve other) {
        for (int i = 0; i < curve.size(); i++) {
            if (!names(curve.point(i)).equals(names(other.point(i)))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(Point point) {
        return point.replicates().stream().map(r -> r.model().name()).sorted().toList();
    }

    /**
     * By means of neighbourhoods, with the scatter of the models below the leap for their error.
     */
    private static GradedEvidence pooled(
            double[] positions, Curve other, DoubleUnaryOperator rising, int cut, double level) {
        List<double[]> models = new ArrayList<>();
        for (Point point : other.points()) {
            double position = other.axis().position(point.scale());
            point.replicates()
                    .forEach(
                            r ->
                                    models.add(
                                            new double[] {
                                                position, rising.applyAsDouble(r.score())
                                            }));
        }
        double edge =
                cut > 0 && cut < positions.length ? (positions[cut - 1] + positions[cut]) / 2 : 0;
        List<double[]> below = models.stream().filter(model -> model[0] <= edge).toList();
        double error =
                GradedEvidence.errorOfMeans(
                        column(below, 0),
                        column(below, 1),
                        (double) below.size() / Math.max(1, cut));
        return GradedEvidence.of(
                positions,
                Neighbourhoods.means(column(models, 0), column(models, 1)),
                cut,
                level,
                error);
    }

    private static double[] column(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private static boolean isComposed(Curve other, CountedCurve counted, double level) {
        return TokenAccuracy.of(other, counted)
                .map(tokens -> tokens.explains(counted.counts(), level))
                .orElse(true); // not a share of right tokens: the metric swap speaks alone
    }

    private static int rank(State state) {
        return switch (state) {
            case ROBUST -> 2;
            case METRIC_ARTIFACT -> 1;
            case UNTESTED -> 0;
        };
    }
}
