package io.saltus.plugins.inspectai;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.examples.StandardErrors;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Sends the scores of a log: a result for each scorer and metric. */
final class LogScores {

    /** Metrics that say how precise another is. */
    private static final Pattern PRECISION =
            Pattern.compile("(bootstrap_)?(stderr|std|var)|ci_.*|(confidence_)?interval.*");

    private static final Set<String> MEANS = Set.of("accuracy", "mean");
    private static final double ROUNDING = 1e-6;

    private final InspectLog log;
    private final Location location;
    private final ObservationSink sink;
    private final Model model;
    private final String task;
    private final Setup setup;
    private final LogHeader header;

    LogScores(InspectLog log, Location location, ObservationSink sink, Set<String> taskArguments) {
        this.log = log;
        this.location = location;
        this.sink = sink;
        this.header = new LogHeader(log, location.name());
        this.model = header.model();
        this.task = header.task(taskArguments);
        this.setup = LogSetup.of(log);
    }

    void send() {
        reportFailures();
        List<JsonTree> scores = log.part("results", "scores").items();
        boolean several = scores.size() > 1;
        int sent = 0;
        for (JsonTree score : scores) {
            Map<String, JsonTree> metrics = score.at("metrics").members();
            for (Map.Entry<String, JsonTree> metric : metrics.entrySet()) {
                if (!PRECISION.matcher(last(metric.getKey())).matches()) {
                    send(score, last(metric.getKey()), metric.getValue().at("value"), several);
                    sent++;
                }
            }
        }
        if (sent == 0) {
            report("'results.scores' holds no metric, got " + log.part("results", "scores"));
        }
    }

    private void send(JsonTree score, String name, JsonTree value, boolean several) {
        String title = several ? title(score) + "/" + name : name;
        OptionalDouble number = value.number();
        if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
            report("the value of '%s' must be a finite number, got %s".formatted(title, value));
            return;
        }
        double mean = number.getAsDouble();
        Optional<Outcomes> answers = answers(score);
        Optional<Outcomes> outcomes =
                answers.filter(found -> ScoreMoments.isMean(mean, found, ROUNDING));
        if (MEANS.contains(name) && answers.isPresent() && outcomes.isEmpty()) {
            report(
                    "the outcomes of the samples give %s, the log says %s of '%s'; they are not used"
                            .formatted(answers.get().mean(), mean, title));
        }
        OptionalLong examples =
                answers.isPresent() ? OptionalLong.of(answers.get().size()) : asked(score);
        try {
            Observation result =
                    Observation.of(model, task, metric(title, name, mean, outcomes), mean)
                            .in(setup);
            if (examples.isPresent()) {
                result = result.withExamples(examples.getAsLong());
            }
            if (MEANS.contains(name) || outcomes.isPresent()) {
                OptionalDouble error = standardError(score, title, examples, outcomes);
                result = error.isPresent() ? result.withStandardError(error.getAsDouble()) : result;
            }
            if (header.seed().isPresent()) {
                result = result.withSeed(header.seed().getAsLong());
            }
            result = outcomes.map(result::withOutcomes).orElse(result);
            sink.accept(header.measured().map(result::measuredAt).orElse(result));
        } catch (IllegalArgumentException e) {
            report(e.getMessage());
        }
    }

    /**
     * The standard error that the log states, or else that of the outcomes; what is wrong with a
     * stated one is reported.
     */
    private OptionalDouble standardError(
            JsonTree score, String title, OptionalLong examples, Optional<Outcomes> outcomes) {
        JsonTree plain = score.at("metrics", "stderr", "value");
        JsonTree stated =
                plain.isThere() ? plain : score.at("metrics", "bootstrap_stderr", "value");
        if (!stated.isThere()) {
            return outcomes.map(found -> ScoreMoments.of(found).standardError())
                    .orElse(OptionalDouble.empty());
        }
        OptionalDouble error = StandardErrors.stated(stated.number());
        if (error.isEmpty() && stated.number().orElse(Double.NaN) != 0) {
            report(
                    "the standard error of '%s' must be a number of at least 0, got %s"
                            .formatted(title, stated));
        } else if (error.isEmpty() && examples.isEmpty()) {
            report(
                    "the standard error of '%s' is 0 and the number of samples is not known;"
                                    .formatted(title)
                            + " nothing says how precise it is");
        }
        return error;
    }

    /** A share of right answers counts wholes only where no sample has part of one. */
    private Metric metric(String title, String name, double mean, Optional<Outcomes> outcomes) {
        Metric metric = ReadMetric.of(title, name, Optional.empty());
        metric = name.equals("accuracy") ? metric : ReadMetric.fitting(metric, mean);
        boolean whole =
                header.epochs() == 1
                        && outcomes.map(found -> ScoreMoments.of(found).isAllOrNothing())
                                .orElse(true);
        return metric.grain() == Grain.GRADED || whole ? metric : ReadMetric.graded(metric);
    }

    private Optional<Outcomes> answers(JsonTree score) {
        String name = score.at("name").text().orElse("");
        String scorer = score.at("scorer").text().orElse(name);
        String reducer = score.at("reducer").text().orElse("");
        Optional<Outcomes> reduced = log.reductions().of(name, scorer, reducer);
        boolean isMean = reducer.isEmpty() || reducer.equals("mean");
        return reduced.isPresent() || !isMean ? reduced : log.samples().of(name, scorer, "");
    }

    /** Distinct samples: those that were scored, over the epochs in which each was asked. */
    private OptionalLong asked(JsonTree score) {
        double samples =
                score.at("scored_samples")
                        .number()
                        .orElse(log.part("results", "completed_samples").number().orElse(0));
        return samples >= 1 && samples < 1e15
                ? OptionalLong.of((long) Math.ceil(samples / header.epochs()))
                : OptionalLong.empty();
    }

    private void reportFailures() {
        double asked = log.part("results", "total_samples").number().orElse(0);
        double done = log.part("results", "completed_samples").number().orElse(asked);
        if (done < asked) {
            report("only %.0f of %.0f samples were completed".formatted(done, asked));
        }
        if (log.samples().isFull() || log.reductions().isFull()) {
            report("more than 1000000 outcomes of samples; they are not used");
        }
    }

    private static String title(JsonTree score) {
        String name = score.at("name").text().or(() -> score.at("scorer").text()).orElse("score");
        return score.at("reducer").text().map(by -> name + "[" + by + "]").orElse(name);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private void report(String why) {
        sink.report(Issue.at(location, why));
    }
}
