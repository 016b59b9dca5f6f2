package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.ChoiceScores;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.records.RecordLines;
import io.saltus.sources.results.SentResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
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

    private static final String BITS = "bits_per_byte";
    private static final double ROUNDING = 1e-6;

    private final SampleScores scores = new SampleScores();
    private long count;

    private final Function<JsonTree, Map<String, JsonTree>> metrics;

    private Predictions(Function<JsonTree, Map<String, JsonTree>> metrics) {
        this.metrics = metrics;
    }

    /**
     * Reads a file of them.
     *
     * @param metrics the metrics of an example by name
     */
    static Predictions read(
            Path file, SentResults of, Function<JsonTree, Map<String, JsonTree>> metrics)
            throws IOException {
        Predictions predictions = new Predictions(metrics);
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
                    (line, record) -> predictions.add(record, why -> unusable.accept(why, line)),
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

    private void add(JsonTree record, Consumer<String> unusable) {
        count++;
        // ids of the data set are not unique within a task, and the numbers agree between models
        String id = record.at("doc_id").scalar().orElse("");
        SampleScores.Document document = new SampleScores.Document(id, id);
        for (Map.Entry<String, JsonTree> metric : metrics.apply(record).entrySet()) {
            JsonTree value = metric.getValue();
            if (!OlmesMetrics.isScore(metric.getKey())) {
                continue;
            }
            double score = value.number().orElse(value.truth().orElse(false) ? 1 : 0);
            if (OlmesMetrics.isProbability(metric.getKey()) && (score < 0 || score > 1)) {
                unusable.accept("'%s' is %s, no probability".formatted(metric.getKey(), value));
            } else if ((value.isNumber() || value.truth().isPresent()) && Double.isFinite(score)) {
                scores.add(metric.getKey(), document, score);
            } else if (value.scalar().isPresent()) {
                unusable.accept("'%s' is %s, no number".formatted(metric.getKey(), value));
            }
        }
        List<JsonTree> choices = record.at("model_output").items();
        OptionalInt right = right(record, choices.size());
        if (right.isEmpty()) {
            JsonTree stated = record.at("metrics", "correct_choice");
            JsonTree label = stated.isThere() ? stated : record.at("label");
            if (!choices.isEmpty() && label.scalar().isPresent()) {
                unusable.accept("the right choice is %s, which is none".formatted(label));
            }
            return;
        }
        double[] likelihoods = new double[choices.size()];
        for (int i = 0; i < likelihoods.length; i++) {
            likelihoods[i] = choices.get(i).at("sum_logits").number().orElse(Double.NaN);
            if (!Double.isFinite(likelihoods[i]) && choices.get(i).at("sum_logits").isThere()) {
                unusable.accept(
                        "'sum_logits' is %s, no number".formatted(choices.get(i).at("sum_logits")));
            }
        }
        ChoiceScores.of(likelihoods, right.getAsInt())
                .ifPresent(choice -> scores.addChoice(document, choice, choices.size()));
        JsonTree answer = choices.get(right.getAsInt());
        for (String name : List.of(BITS, "logits_per_byte", "num_bytes")) {
            JsonTree stated = answer.at(name);
            if (stated.isThere() && !Double.isFinite(stated.number().orElse(Double.NaN))) {
                unusable.accept("'%s' is %s, no number".formatted(name, stated));
            }
        }
        OptionalDouble bits = bits(answer);
        bits.ifPresent(value -> scores.addBits(document, value));
    }

    /** The index of the right choice. */
    private static OptionalInt right(JsonTree record, int choices) {
        OptionalInt stated =
                record.at("metrics", "correct_choice").wholeNumber(0, Integer.MAX_VALUE);
        OptionalInt right =
                stated.isPresent() ? stated : record.at("label").wholeNumber(0, Integer.MAX_VALUE);
        return right.orElse(choices) < choices ? right : OptionalInt.empty();
    }

    /** The bits per byte of a choice, which older files call logits per byte. */
    private static OptionalDouble bits(JsonTree choice) {
        for (String name : List.of(BITS, "logits_per_byte")) {
            double stated = choice.at(name).number().orElse(-1);
            if (stated > 0) {
                return OptionalDouble.of(stated);
            }
        }
        return SampleScores.bitsPerByte(
                choice.at("sum_logits").number().orElse(1),
                choice.at("num_bytes").number().orElse(0));
    }
}
