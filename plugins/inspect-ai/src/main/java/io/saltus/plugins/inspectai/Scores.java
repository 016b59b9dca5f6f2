package io.saltus.plugins.inspectai;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Sends the scores of a log: a result for each scorer and metric. */
final class Scores {

    /** Metrics that say how precise another is. */
    private static final Pattern PRECISION =
            Pattern.compile("(bootstrap_)?(stderr|std|var)|ci_.*|(confidence_)?interval.*");

    private static final Pattern LOWER_IS_BETTER =
            Pattern.compile(
                    "(.*_)?(perplexity|ppl|loss|nll|brier(_score)?|error(_rate)?|mae|mse|rmse|wer|cer"
                            + "|edit_distance)");

    private static final Set<String> MEANS = Set.of("accuracy", "mean");
    private static final double SAME = 1e-6;

    private final Log log;
    private final Location location;
    private final ObservationSink sink;
    private final Model model;
    private final String task;
    private final Setup setup;
    private final Header header;

    Scores(Log log, Location location, ObservationSink sink, Set<String> taskArguments) {
        this.log = log;
        this.location = location;
        this.sink = sink;
        this.header = new Header(log, location.name());
        this.model = header.model();
        this.task = header.task(taskArguments);
        this.setup = Prompting.of(log);
    }

    void send() {
        reportFailures();
        List<Tree> scores = log.part("results", "scores").items();
        boolean several = scores.size() > 1;
        int sent = 0;
        for (Tree score : scores) {
            Map<String, Tree> metrics = score.at("metrics").members();
            for (Map.Entry<String, Tree> metric : metrics.entrySet()) {
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

    private void send(Tree score, String name, Tree value, boolean several) {
        String title = several ? title(score) + "/" + name : name;
        OptionalDouble number = value.number();
        if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
            report("the value of '%s' must be a finite number, got %s".formatted(title, value));
            return;
        }
        double mean = number.getAsDouble();
        Optional<Outcomes> answers = answers(score);
        Optional<Outcomes> outcomes =
                answers.filter(found -> Math.abs(found.mean() - mean) <= SAME * Math.max(1, mean));
        if (MEANS.contains(name) && answers.isPresent() && outcomes.isEmpty()) {
            report(
                    "the outcomes of the samples give %s, the log says %s of '%s'; they are not used"
                            .formatted(answers.get().mean(), mean, title));
        }
        OptionalLong examples =
                answers.isPresent() ? OptionalLong.of(answers.get().size()) : asked(score);
        Optional<Precision> precision =
                MEANS.contains(name) || outcomes.isPresent()
                        ? Optional.of(new Precision(score, title, examples, outcomes))
                        : Optional.empty();
        precision.flatMap(Precision::complaint).ifPresent(this::report);
        try {
            Metric metric = metric(title, name, outcomes);
            sink.accept(observation(metric, mean, examples, precision, outcomes));
        } catch (IllegalArgumentException e) {
            report(e.getMessage());
        }
    }

    private Observation observation(
            Metric metric,
            double score,
            OptionalLong examples,
            Optional<Precision> precision,
            Optional<Outcomes> outcomes) {
        Observation result = Observation.of(model, task, metric, score).in(setup);
        if (examples.isPresent()) {
            result = result.withExamples(examples.getAsLong());
        }
        OptionalDouble error =
                precision.map(Precision::standardError).orElse(OptionalDouble.empty());
        if (error.isPresent()) {
            result = result.withStandardError(error.getAsDouble());
        }
        if (header.seed().isPresent()) {
            result = result.withSeed(header.seed().getAsLong());
        }
        result = outcomes.map(result::withOutcomes).orElse(result);
        return header.measured().map(result::measuredAt).orElse(result);
    }

    /** Accuracy counts wholes only where no sample has part of one. */
    private Metric metric(String title, String name, Optional<Outcomes> outcomes) {
        Direction direction =
                LOWER_IS_BETTER.matcher(name.toLowerCase(Locale.ROOT)).matches()
                        ? Direction.LOWER_IS_BETTER
                        : Direction.HIGHER_IS_BETTER;
        if (!name.equals("accuracy")) {
            return Metric.graded(title, direction);
        }
        boolean whole =
                header.epochs() == 1
                        && outcomes.map(
                                        found ->
                                                found.examples().stream()
                                                        .mapToDouble(
                                                                id -> found.score(id).orElse(0))
                                                        .allMatch(
                                                                score -> score == 0 || score == 1))
                                .orElse(true);
        return whole
                ? Metric.accuracy(title)
                : new Metric(
                        title,
                        direction,
                        OptionalDouble.empty(),
                        OptionalDouble.of(1),
                        Grain.GRADED);
    }

    private Optional<Outcomes> answers(Tree score) {
        String name = score.at("name").text().orElse("");
        String scorer = score.at("scorer").text().orElse(name);
        String reducer = score.at("reducer").text().orElse("");
        Optional<Outcomes> reduced = log.reductions().of(name, scorer, reducer);
        boolean isMean = reducer.isEmpty() || reducer.equals("mean");
        return reduced.isPresent() || !isMean ? reduced : log.samples().of(name, scorer, "");
    }

    /** Distinct samples: those that were scored, over the epochs in which each was asked. */
    private OptionalLong asked(Tree score) {
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

    private static String title(Tree score) {
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
