package io.saltus.plugins.evaluators.olmes;

import io.saltus.sources.examples.ChoiceScores;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** Examples of a task, one a record: its metrics, what its choices got, and which was right. */
final class PredictedExamples {

    private static final String BITS = "bits_per_byte";

    private final SampleScores scores;
    private final Function<JsonTree, Map<String, JsonTree>> metrics;

    /**
     * @param scores takes what the records hold
     * @param metrics the metrics of an example by name
     */
    PredictedExamples(SampleScores scores, Function<JsonTree, Map<String, JsonTree>> metrics) {
        this.scores = scores;
        this.metrics = metrics;
    }

    /**
     * Reads an example.
     *
     * @param unusable takes what is wrong with it
     */
    void read(JsonTree record, Consumer<String> unusable) {
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
        choices(record, document, unusable);
    }

    private void choices(
            JsonTree record, SampleScores.Document document, Consumer<String> unusable) {
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
        answer(choices.get(right.getAsInt()), document, unusable);
    }

    private void answer(
            JsonTree answer, SampleScores.Document document, Consumer<String> unusable) {
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
