package io.saltus.plugins.evaluators.deepeval;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Observation;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.examples.SampleScores.Document;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * What the test cases scored on a metric, from 0 to 1, and whether they reached its threshold.
 *
 * <p>The file does not say which way a metric improves. It follows from what succeeded: scores at
 * or above the threshold, or, as of {@code Toxicity}, at or below it.
 */
final class MetricScores {

    private static final String SCORE = "score";
    private static final String SUCCESS = "success";

    private final String name;
    private final SampleScores cases = new SampleScores();
    private final Set<Double> thresholds = new TreeSet<>();
    private final Set<String> judges = new TreeSet<>();
    private boolean rising = true;
    private boolean falling = true;
    private boolean alike = true;
    private long errors;
    private long asked;

    MetricScores(String name) {
        this.name = name;
    }

    void add(String place, Document document, JsonTree metric, SentResults results) {
        asked++;
        JsonTree stated = metric.at(SCORE);
        if (!stated.isThere()) {
            errors++;
            return;
        }
        double score = stated.number().orElse(Double.NaN);
        if (!(score >= 0 && score <= 1)) {
            results.refuse(
                    place,
                    0,
                    "the score of '%s' must be in [0, 1], got %s".formatted(name, stated));
            return;
        }
        cases.add(SCORE, document, score);
        cases.text(document, document.id());
        TestRun.first(metric, "evaluationModel", "evaluation_model").text().ifPresent(judges::add);
        OptionalDouble threshold =
                results.optional()
                        .number(
                                "'threshold' of '" + name + "'",
                                TestRun.first(metric, "threshold", "minimumScore"),
                                0);
        threshold.ifPresent(thresholds::add);
        Optional<Boolean> reached = metric.at(SUCCESS).truth();
        if (reached.isEmpty()) {
            return;
        }
        boolean success = reached.get();
        cases.add(SUCCESS, document, success ? 1 : 0);
        alike &= score == (success ? 1 : 0);
        if (threshold.isPresent()) {
            rising &= success == score >= threshold.getAsDouble();
            falling &= success == score <= threshold.getAsDouble();
        }
    }

    void send(BiFunction<Metric, Double, Observation> of, boolean outcomes, SentResults results) {
        if (errors > 0) {
            results.warn(
                    "%d of %d test cases have no score of '%s', as after an error; the mean is of the others"
                            .formatted(errors, asked, name));
        }
        if (!cases.metrics().contains(SCORE)) {
            return;
        }
        Direction direction = direction(results);
        boolean right = alike && cases.metrics().contains(SUCCESS);
        Metric metric =
                new Metric(
                        name,
                        direction,
                        OptionalDouble.empty(),
                        OptionalDouble.of(direction == Direction.HIGHER_IS_BETTER ? 1 : 0),
                        right ? Grain.ALL_OR_NOTHING : Grain.GRADED);
        results.send("'" + name + "'", () -> completed(of, metric, SCORE, outcomes));
        if (!cases.metrics().contains(SUCCESS)) {
            return;
        }
        if (right) {
            results.setAside("copies of a metric that is 0 or 1", SUCCESS + "(" + name + ")");
            return;
        }
        Metric reached = Metric.accuracy(SUCCESS + "(" + name + ")");
        results.send(
                "'" + reached.name() + "'",
                () -> {
                    Observation result = completed(of, reached, SUCCESS, outcomes);
                    return thresholds.isEmpty()
                            ? result
                            : result.under(
                                    "threshold",
                                    String.join(
                                            ",", thresholds.stream().map(Numbers::exact).toList()));
                });
    }

    private Observation completed(
            BiFunction<Metric, Double, Observation> of,
            Metric metric,
            String kept,
            boolean outcomes) {
        Observation result = cases.completed(of.apply(metric, cases.mean(kept)), kept);
        if (!judges.isEmpty()) {
            result = result.under("judge", String.join(", ", judges));
        }
        return outcomes ? cases.outcomes(kept).map(result::withOutcomes).orElse(result) : result;
    }

    private Direction direction(SentResults results) {
        String plain = name.replaceFirst("\\s*[\\[(].*$", "");
        Direction byName =
                KnownMetrics.find(plain.equalsIgnoreCase("hallucination") ? "bias" : plain)
                        .map(KnownMetrics.Known::direction)
                        .orElse(Direction.HIGHER_IS_BETTER);
        boolean known = !thresholds.isEmpty() && cases.metrics().contains(SUCCESS);
        if (known && rising != falling) {
            Direction found = rising ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
            if (found == Direction.LOWER_IS_BETTER) {
                results.remark(
                        "lower is better of '%s', since its test cases succeed at or below the threshold"
                                .formatted(name));
            }
            return found;
        }
        if (known && !rising) {
            results.warn(
                    "neither scores at or above the threshold of '%s' nor those at or below it are what succeeded; %s is taken for better, by its name"
                            .formatted(
                                    name,
                                    byName == Direction.HIGHER_IS_BETTER ? "higher" : "lower"));
        }
        return byName;
    }
}
