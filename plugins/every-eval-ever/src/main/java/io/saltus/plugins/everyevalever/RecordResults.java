package io.saltus.plugins.everyevalever;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.metrics.ReadMetric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sends the results of a record. */
final class RecordResults {

    /** Records round scores to as few as four digits. */
    private static final double ROUNDING = 1e-4;

    private final EvaluationRecord source;
    private final SampleOutcomes samples;
    private final Location location;
    private final ObservationSink sink;
    private final EveryEvalEver settings;
    private final Model model;

    RecordResults(
            EvaluationRecord source,
            SampleOutcomes samples,
            Location location,
            ObservationSink sink,
            EveryEvalEver settings) {
        this.source = source;
        this.samples = samples;
        this.location = location;
        this.sink = sink;
        this.settings = settings;
        this.model = source.model(settings.runs());
    }

    void send() {
        JsonTree size = source.size();
        if (size.isThere()
                && model.scales().keySet().stream().noneMatch(a -> a.id().equals("parameters"))) {
            report(
                    "",
                    "'params_billions' must be a positive number, got "
                            + size
                            + "; it is not used");
        }
        List<JsonTree> results = source.results();
        for (JsonTree result : results) {
            Optional<String> task =
                    source.isOfEuroEval()
                            ? result.at("source_data", "dataset_name").text()
                            : ResultNames.task(result, source.isOfInspect());
            if (source.isOfEuroEval() && ResultNames.ofEuroEval(result).startsWith("speed")) {
                passedOver(ResultNames.ofEuroEval(result), "is throughput, and no score");
            } else if (task.isEmpty()) {
                refuse("", "a result has neither 'evaluation_name' nor 'dataset_name'");
            } else if (ResultNames.isAverage(result, results)) {
                report(task.get(), "set aside, as an average over results that are there");
            } else {
                try {
                    send(result, task.get(), metric(result));
                } catch (IllegalArgumentException e) {
                    refuse(task.get(), String.valueOf(e.getMessage()));
                }
            }
        }
        if (results.isEmpty()) {
            refuse("", "'evaluation_results' holds no result");
        }
    }

    /** Records from inspect_ai tell a metric with its scorer, as the logs themselves are read. */
    private String metric(JsonTree result) {
        if (source.isOfEuroEval()) {
            return ResultNames.ofEuroEval(result);
        }
        String metric = ResultNames.metric(result);
        return source.isOfInspect() ? ResultNames.scorer(result) + "/" + metric : metric;
    }

    private void send(JsonTree result, String task, String name) {
        JsonTree config = result.at("metric_config");
        ScoreRange range = ScoreRange.of(config, name);
        double raw = range.require(result.at("score_details", "score"));
        if (config.at("has_unknown_level").truth().orElse(false) && raw == -1) {
            throw new IllegalArgumentException("the score of '" + name + "' is the unknown level");
        }
        double score = raw / range.parts();
        Optional<Outcomes> outcomes = outcomes(result, task, range, score);
        boolean parts =
                outcomes.filter(found -> !ScoreMoments.of(found).isAllOrNothing()).isPresent();
        Metric metric = parts ? ReadMetric.graded(range.metric()) : range.metric();
        OptionalNumbers numbers =
                new OptionalNumbers((field, why) -> report(task, field + " " + why));
        Observation observation =
                Observation.of(model, task, metric, score)
                        .in(ResultSetup.of(result, settings.runs(), numbers));
        observation = outcomes.map(observation::withOutcomes).orElse(observation);
        Uncertainty uncertainty = new Uncertainty(result.at("score_details"), raw, range, numbers);
        observation =
                ResultConditions.applied(withPrecision(observation, result, uncertainty), result);
        sink.accept(source.measured(result).map(observation::measuredAt).orElse(observation));
    }

    /** Returns a result with its number of examples and its standard error. */
    private Observation withPrecision(Observation plain, JsonTree result, Uncertainty uncertainty) {
        Observation observation = plain;
        long examples = examples(result, uncertainty, plain.outcomes());
        if (examples > 0) {
            observation = observation.withExamples(examples);
        }
        OptionalDouble error = uncertainty.standardError();
        if (error.isPresent() && error.getAsDouble() != 0) {
            return observation.withStandardError(error.getAsDouble() / uncertainty.range().parts());
        }
        if (error.isPresent() && examples == 0) {
            report(
                    plain.task(),
                    "the standard error of '%s' is 0 and the number of samples is not known; nothing"
                                    .formatted(plain.metric().name())
                            + " says how precise it is");
        }
        return observation;
    }

    /** Samples whose mean is not the score are none of its outcomes. */
    private Optional<Outcomes> outcomes(
            JsonTree result, String task, ScoreRange range, double score) {
        Optional<Outcomes> found =
                samples.of(
                        result.at("evaluation_result_id").text().orElse(""),
                        result.at("evaluation_name").text().orElse(""));
        if (found.isEmpty() || ScoreMoments.isMean(score, found.get(), ROUNDING)) {
            return found;
        }
        Outcomes scaled = scaled(found.get(), range.parts());
        if (ScoreMoments.isMean(score, scaled, ROUNDING)) {
            return Optional.of(scaled);
        }
        report(
                task,
                "the outcomes of the samples give %s, the record says %s of '%s'; they are not used"
                        .formatted(found.get().mean(), score, range.name()));
        return Optional.empty();
    }

    private static Outcomes scaled(Outcomes given, double parts) {
        Map<String, Double> scaled = new HashMap<>();
        given.examples().forEach(id -> scaled.put(id, given.score(id).orElseThrow() / parts));
        return Outcomes.of(scaled);
    }

    private long examples(JsonTree result, Uncertainty uncertainty, Optional<Outcomes> outcomes) {
        if (outcomes.isPresent()) {
            return outcomes.get().size();
        }
        if (uncertainty.samples() > 0 && !source.isOfEuroEval()) {
            return uncertainty.samples();
        }
        int listed = result.at("source_data", "sample_ids").items().size();
        double size = result.at("source_data", "samples_number").writtenNumber().orElse(0);
        return listed > 0 && listed < EvaluationRecord.LONGEST_LIST
                ? listed
                : settings.datasetSize() && size >= 1 && size < 1e15 ? (long) size : 0;
    }

    private void report(String task, String why) {
        sink.report(Issue.at(location, task.isEmpty() ? why : task + ": " + why));
    }

    private void passedOver(String name, String why) {
        sink.report(
                Issue.at(location, "set aside: '" + name + "' " + why).passingOver(1).asRemark());
    }

    private void refuse(String task, String why) {
        sink.report(Issue.at(location, task.isEmpty() ? why : task + ": " + why).refusing(1));
    }
}
