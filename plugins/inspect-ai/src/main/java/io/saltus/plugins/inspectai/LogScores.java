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
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.examples.StandardErrors;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.settings.RunSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Sends the scores of a log: a result for each scorer and metric. */
final class LogScores {

    private static final double ROUNDING = 1e-6;

    private final InspectLog log;
    private final Location location;
    private final ObservationSink sink;
    private final Model model;
    private final String task;
    private final Setup setup;
    private final Map<String, String> conditions;
    private final LogHeader header;

    LogScores(
            InspectLog log,
            Location location,
            ObservationSink sink,
            RunSettings settings,
            Set<String> taskArguments) {
        this.log = log;
        this.location = location;
        this.sink = sink;
        this.header = new LogHeader(log, location.name(), OptionalNumbers.sayingOnce(this::report));
        this.model = header.model(settings);
        this.task = header.task(taskArguments);
        this.setup = settings.setup(header.shots(), LogSetup.strategy(log));
        this.conditions = header.conditions();
    }

    void send() {
        reportFailures();
        List<LogScore> scores = LogScore.of(log);
        for (LogScore score : scores) {
            try {
                send(score);
            } catch (IllegalArgumentException e) {
                refuse(String.valueOf(e.getMessage()));
            }
        }
        sendGraded();
        JsonTree stated = log.part("results", "scores");
        if (stated.isList() && stated.items().isEmpty()) {
            report("'results.scores' is empty: nothing was scored");
        } else if (scores.isEmpty()) {
            refuse("'results.scores' holds no metric, got " + stated);
        }
    }

    /** Sends the graded metrics that are made of the log-probabilities of choices. */
    private void sendGraded() {
        SampleScores graded = log.tokens().scores();
        if (!graded.isEmpty() && LogSetup.isShuffled(log)) {
            report(
                    "the choices were shuffled when they were asked, so the log-probabilities of letters are not those of the choices; no graded metrics are made of them");
            return;
        }
        for (String name : graded.graded()) {
            Observation plain = Observation.of(model, task, graded.metric(name), graded.mean(name));
            Observation result = graded.completed(plain, name);
            accept(graded.outcomes(name).map(result::withOutcomes).orElse(result));
        }
        if (log.tokens().unusable() > 0) {
            report(
                    "%s without the log-probability of every choice; p_correct and brier do not count them"
                            .formatted(Numbers.count(log.tokens().unusable(), "sample")));
        }
    }

    private void send(LogScore score) {
        String title = score.title();
        double mean = score.value().number().orElse(Double.NaN);
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException(
                    "the value of '%s' must be a finite number, got %s"
                            .formatted(title, score.value()));
        }
        if (score.group().isPresent()) {
            Metric metric = metric(title, score, mean, Optional.empty());
            String part = task + "[" + score.group().get() + "]";
            accept(Observation.of(model, part, metric, mean));
            return;
        }
        Optional<Outcomes> answers = answers(score);
        Optional<Outcomes> outcomes =
                answers.filter(found -> ScoreMoments.isMean(mean, found, ROUNDING));
        if (score.isMean() && answers.isPresent() && outcomes.isEmpty()) {
            report(
                    "the outcomes of the samples give %s, the log says %s of '%s'; they are not used"
                            .formatted(answers.get().mean(), mean, title));
        }
        OptionalLong examples =
                answers.isPresent()
                        ? OptionalLong.of(answers.get().size())
                        : header.asked(score.score());
        Observation result =
                Observation.of(model, task, metric(title, score, mean, outcomes), mean);
        if (examples.isPresent()) {
            result = result.withExamples(examples.getAsLong());
        }
        if (score.isMean() || outcomes.isPresent()) {
            OptionalDouble error = standardError(score.score(), title, examples, outcomes);
            result = error.isPresent() ? result.withStandardError(error.getAsDouble()) : result;
        }
        accept(outcomes.map(result::withOutcomes).orElse(result));
    }

    /** Sends a result with what holds of all results of the log. */
    private void accept(Observation score) {
        Observation result = score.in(setup);
        if (header.seed().isPresent()) {
            result = result.withSeed(header.seed().getAsLong());
        }
        for (Map.Entry<String, String> condition : conditions.entrySet()) {
            result = result.under(condition.getKey(), condition.getValue());
        }
        sink.accept(header.measured().map(result::measuredAt).orElse(result));
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
    private Metric metric(String title, LogScore score, double mean, Optional<Outcomes> outcomes) {
        Metric metric = ReadMetric.of(title, score.metric(), Optional.empty());
        metric = score.metric().equals("accuracy") ? metric : ReadMetric.fitting(metric, mean);
        boolean whole =
                header.epochs() == 1
                        && outcomes.map(found -> ScoreMoments.of(found).isAllOrNothing())
                                .orElse(true);
        return metric.grain() == Grain.GRADED || whole ? metric : ReadMetric.graded(metric);
    }

    private Optional<Outcomes> answers(LogScore read) {
        JsonTree score = read.score();
        String name = score.at("name").text().orElse("");
        String scorer = score.at("scorer").text().orElse(name);
        Optional<Outcomes> reduced =
                log.reductions().of(name, scorer, score.at("reducer").text().orElse(""));
        Optional<Outcomes> found =
                reduced.isPresent() || !read.reducer().isEmpty()
                        ? reduced
                        : log.samples().of(name, scorer, "");
        return found.map(log.samples()::described);
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

    private void report(String why) {
        sink.report(Issue.at(location, why));
    }

    private void refuse(String why) {
        sink.report(Issue.at(location, why).refusing(1));
    }
}
