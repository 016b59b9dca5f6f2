package io.saltus.plugins.helm;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.api.words.Numbers;
import io.saltus.sources.examples.SampleScores;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.json.OptionalNumbers;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads HELM's run folders: {@code stats.json}, with {@code run_spec.json} for what was asked of
 * whom, {@code per_instance_stats.json} for the score of each instance, and {@code
 * scenario_state.json} for what each choice got where choices are asked for one by one.
 *
 * <p>Read is what stands without a perturbation, on the split {@code test} or else {@code valid}.
 * The number of examples is the row {@code num_instances} of that split; the variances in {@code
 * stats.json} are over trials and say nothing of sampling error, so the standard error comes from
 * the instances.
 */
@About(
        id = "helm",
        summary = "Run folders of HELM: stats.json, run_spec.json, per_instance_stats.json",
        references = "arXiv:2211.09110")
public record Helm(
        RunSettings runs, @Param("Whether to keep the score of each instance") boolean outcomes)
        implements Source {

    private static final double ROUNDING = 1e-4;

    /** Keeps the scores of instances. */
    public Helm() {
        this(new RunSettings(), true);
    }

    @Override
    public String looksFor() {
        return "a folder with the files stats.json and run_spec.json";
    }

    @Override
    public boolean accepts(Location location) {
        return RunFolder.isOne(location);
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        RunFolder run = RunFolder.of(location);
        OptionalNumbers numbers =
                OptionalNumbers.sayingOnce(why -> sink.report(Issue.at(location, why)));
        RunSpec spec = new RunSpec(run.spec(), runs, numbers);
        Statistics stats = new Statistics(run.stats());
        Map<String, Double> means = stats.means(spec, location, sink);
        Instances instances = run.instances(stats.split(), means.keySet(), sink);
        List<String> unlike = new ArrayList<>();
        means.forEach(
                (name, score) -> {
                    Optional<Outcomes> behind = instances.outcomes(name);
                    if (behind.isPresent() && !ScoreMoments.isMean(score, behind.get(), ROUNDING)) {
                        unlike.add(name);
                    }
                    send(spec, name, score, stats, behind, location, sink);
                });
        Optional<Path> choices = spec.isOfSeparateChoices() ? run.state() : Optional.empty();
        if (choices.isPresent()) {
            sendGraded(choices.get(), spec, stats, means.keySet(), location, sink);
        }
        if (!unlike.isEmpty()) {
            sink.report(
                    Issue.at(
                            location,
                            "the mean over instances is not the score of %s; it has no standard error"
                                    .formatted(String.join(", ", unlike))));
        }
    }

    private void send(
            RunSpec spec,
            String name,
            double score,
            Statistics stats,
            Optional<Outcomes> behind,
            Location location,
            ObservationSink sink) {
        try {
            Optional<ScoreMoments> moments = behind.map(ScoreMoments::of);
            Metric metric = HelmMetrics.metric(name);
            if (metric.grain() == Grain.ALL_OR_NOTHING
                    && moments.filter(scores -> !scores.isAllOrNothing()).isPresent()) {
                metric = ReadMetric.graded(metric);
            }
            Observation observation =
                    Observation.of(spec.model(), spec.task(), metric, score).in(spec.setup());
            observation = limited(observation, spec, stats);
            long number = stats.examples().orElse(moments.map(ScoreMoments::count).orElse(0L));
            if (number > 0) {
                observation = observation.withExamples(number);
            }
            if (behind.isPresent() && ScoreMoments.isMean(score, behind.get(), ROUNDING)) {
                OptionalDouble error = moments.get().standardError();
                if (error.isPresent()) {
                    observation = observation.withStandardError(error.getAsDouble());
                }
                observation = outcomes ? observation.withOutcomes(behind.get()) : observation;
            }
            sink.accept(observation);
        } catch (IllegalArgumentException e) {
            sink.report(Issue.at(location, "'%s': %s".formatted(name, e.getMessage())).refusing(1));
        }
    }

    private static Observation limited(Observation plain, RunSpec spec, Statistics stats) {
        OptionalLong limit = spec.limit(stats.asked());
        return limit.isPresent()
                ? plain.under(Observation.LIMIT, String.valueOf(limit.getAsLong()))
                : plain;
    }

    /** Sends the graded metrics that are made of what each choice got. */
    private void sendGraded(
            Path file,
            RunSpec spec,
            Statistics stats,
            Set<String> there,
            Location location,
            ObservationSink sink)
            throws IOException {
        ScenarioState state = new ScenarioState(stats.split());
        try {
            state.read(file);
        } catch (RequestException e) {
            sink.report(
                    Issue.at(
                            location,
                            "%s could not be read, so no graded metrics are made of its choices: %s"
                                    .formatted(RunFolder.STATE, e.getMessage())));
            return;
        }
        SampleScores scores = state.scores();
        for (String name : scores.graded()) {
            if (!there.contains(name)) {
                Observation plain =
                        Observation.of(
                                        spec.model(),
                                        spec.task(),
                                        scores.metric(name),
                                        scores.mean(name))
                                .in(spec.setup());
                Observation graded = scores.completed(limited(plain, spec, stats), name);
                sink.accept(
                        outcomes
                                ? scores.outcomes(name).map(graded::withOutcomes).orElse(graded)
                                : graded);
            }
        }
        if (state.unusable() > 0) {
            sink.report(
                    Issue.at(
                            location,
                            "%s: %s without one right choice or without the log-likelihood of each; no graded metric counts them"
                                    .formatted(
                                            RunFolder.STATE,
                                            Numbers.count(state.unusable(), "instance"))));
        }
    }
}
