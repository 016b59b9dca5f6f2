package io.saltus.plugins.harness;

import io.saltus.sources.examples.ChoiceScores;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.MalformedJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lines of samples: the metrics of each, by document, and what its choices got. */
final class SampleLines {

    /** Metrics that lines of the first versions hold, which do not say which are theirs. */
    private static final List<String> USUAL =
            List.of("acc", "acc_norm", "exact_match", "em", "f1", "mc1", "mc2");

    /** Members of a document that hold what was asked, as tasks of the harness name them. */
    private static final List<String> TEXTS =
            List.of(
                    "question",
                    "problem",
                    "query",
                    "input",
                    "prompt",
                    "ctx",
                    "goal",
                    "sentence",
                    "context",
                    "premise",
                    "text");

    private final SampleScores scores;
    private final boolean texts;

    /**
     * @param scores takes what the lines hold
     * @param texts whether the words of the documents are kept
     */
    SampleLines(SampleScores scores, boolean texts) {
        this.scores = scores;
        this.texts = texts;
    }

    /**
     * Reads a line.
     *
     * @param bad takes what is wrong with it
     */
    void read(String text, Consumer<String> bad) throws IOException {
        JsonTree sample;
        try {
            sample = Harness.JSON.tree(text);
        } catch (MalformedJson e) {
            bad.accept(String.valueOf(e.getMessage()));
            return;
        }
        Optional<String> number = sample.at("doc_id").scalar();
        if (number.isEmpty()) {
            bad.accept("has no 'doc_id'");
            return;
        }
        SampleScores.Document id =
                new SampleScores.Document(
                        number.get(), sample.at("doc_hash").scalar().orElse(number.get()));
        if (texts) {
            TEXTS.stream()
                    .flatMap(field -> sample.at("doc", field).text().stream())
                    .findFirst()
                    .ifPresent(words -> scores.text(id, words));
        }
        String filter = sample.at("filter").text().orElse("none");
        String suffix = filter.equals("none") ? "" : "(" + filter + ")";
        boolean found = false;
        for (JsonTree metric : sample.at("metrics").items()) {
            String name = metric.scalar().orElse("");
            found |= add(name, suffix, id, sample.at(name), bad);
        }
        if (!found) {
            for (String name : USUAL) {
                found |= sample.at(name).isThere() && add(name, suffix, id, sample.at(name), bad);
            }
        }
        found |= choices(sample, id);
        if (!found) {
            bad.accept("has no metric with a number");
        }
    }

    /** Adds what a number or a truth value counts; returns whether there is nothing more to say. */
    private boolean add(
            String metric,
            String suffix,
            SampleScores.Document id,
            JsonTree value,
            Consumer<String> bad) {
        String name = nameOf(metric);
        Optional<String> refusal = LoggedScore.refusal(name, value);
        if (refusal.isPresent()) {
            bad.accept(refusal.get());
            return true;
        }
        if (!value.isNumber() && value.truth().isEmpty()) {
            return false;
        }
        scores.add(name + suffix, id, value.number().orElse(value.truth().orElse(false) ? 1 : 0));
        return true;
    }

    /** Adds the graded metrics of a multiple-choice line, if the choices are all there. */
    private boolean choices(JsonTree sample, SampleScores.Document id) {
        List<JsonTree> choices = sample.at("filtered_resps").items();
        double[] likelihoods = new double[choices.size()];
        for (int j = 0; j < likelihoods.length; j++) {
            List<JsonTree> choice = choices.get(j).items();
            try {
                likelihoods[j] =
                        choice.size() == 2
                                ? Double.parseDouble(choice.get(0).scalar().orElse(""))
                                : Double.NaN;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        String target = sample.at("target").scalar().orElse("").strip();
        int right = target.matches("\\d{1,3}") ? Integer.parseInt(target) : -1;
        Optional<ChoiceScores> graded = ChoiceScores.of(likelihoods, right);
        graded.ifPresent(choice -> scores.addChoice(id, choice, likelihoods.length));
        return graded.isPresent();
    }

    /** A document's log-likelihood is logged under the name of what all of them are made into. */
    private static String nameOf(String metric) {
        return metric.endsWith("perplexity") || metric.equals("bits_per_byte")
                ? "log_likelihood"
                : metric;
    }
}
