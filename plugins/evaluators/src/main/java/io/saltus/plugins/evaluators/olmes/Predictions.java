package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.records.RecordLines;
import io.saltus.sources.results.SentResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.UnaryOperator;

/**
 * The examples of a task: the metrics of each, and what its choices got.
 *
 * <p>From the log-likelihoods of the choices come {@code p_correct}, {@code brier} and, of the
 * right one, {@code bits_per_byte}, as {@link SampleScores} makes them.
 */
final class Predictions {

    private static final double ROUNDING = 1e-6;

    private final SampleScores scores = new SampleScores();
    private long count;

    private Predictions() {}

    /**
     * Reads a file of them.
     *
     * @param metrics the metrics of an example by name
     */
    static Predictions read(
            Path file, SentResults of, Function<JsonTree, Map<String, JsonTree>> metrics)
            throws IOException {
        Predictions predictions = new Predictions();
        PredictedExamples examples = new PredictedExamples(predictions.scores, metrics);
        String name = String.valueOf(file.getFileName());
        long[] bad = {0};
        String[] first = {""};
        ObjLongConsumer<String> unusable =
                (why, line) -> {
                    first[0] = bad[0]++ == 0 ? "line " + line + ": " + why : first[0];
                };
        try {
            RecordLines.read(
                    Location.of(file),
                    Olmes.JSON,
                    (line, record) -> {
                        predictions.count++;
                        examples.read(record, why -> unusable.accept(why, line));
                    },
                    (line, why) -> unusable.accept(why, line));
        } catch (RequestException e) {
            of.warn(name + " is not used: " + e.getMessage());
        }
        if (bad[0] > 0) {
            of.warn("%s has lines that cannot be used (%d; %s)".formatted(name, bad[0], first[0]));
        }
        return predictions;
    }

    long count() {
        return count;
    }

    /**
     * Returns a score with the examples behind it; as it is where their mean is another, which is
     * told: of a metric that is no mean, as bits per byte over all of a text, it need not be wrong.
     *
     * @param name its metric
     * @param kept whether the score of each example is kept
     */
    Observation completed(Observation plain, String name, boolean kept, SentResults to) {
        if (!scores.metrics().contains(name)) {
            return plain;
        }
        if (Math.abs(scores.mean(name) - plain.score()) > ROUNDING) {
            String words =
                    "'%s' of '%s' is %s in the metrics and %s over the predictions; that of the metrics is read, without its examples"
                            .formatted(
                                    name,
                                    plain.task(),
                                    Numbers.exact(plain.score()),
                                    Numbers.exact(scores.mean(name)));
            if (plain.metric().grain() == Grain.ALL_OR_NOTHING) {
                to.warn(words);
            } else {
                to.remark(words);
            }
            return plain;
        }
        boolean parts =
                plain.metric().grain() == Grain.ALL_OR_NOTHING
                        && scores.metric(name).grain() == Grain.GRADED;
        Observation graded =
                parts
                        ? Observation.of(
                                plain.model(),
                                plain.task(),
                                ReadMetric.graded(plain.metric()),
                                plain.score())
                        : plain;
        Observation completed = scores.completed(graded, name);
        return kept
                ? scores.outcomes(name).map(completed::withOutcomes).orElse(completed)
                : completed;
    }

    /** Sends the graded metrics that are made of the choices and stand nowhere else. */
    void sendGraded(
            Model model,
            String task,
            Set<String> there,
            boolean kept,
            UnaryOperator<Observation> asked,
            SentResults to) {
        for (String name : scores.graded()) {
            if (!there.contains(name)) {
                to.send(
                        "'%s' of '%s'".formatted(name, task),
                        () ->
                                asked.apply(
                                        completed(
                                                Observation.of(
                                                        model,
                                                        task,
                                                        scores.metric(name),
                                                        scores.mean(name)),
                                                name,
                                                kept,
                                                to)));
            }
        }
    }
}
