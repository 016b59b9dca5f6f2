package io.saltus.plugins.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads HELM's run folders: {@code stats.json}, with {@code run_spec.json} for what was asked of
 * whom, and {@code per_instance_stats.json} for the score of each instance.
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
public record Helm(@Param("Whether to keep the score of each instance") boolean outcomes)
        implements Source {

    private static final String STATS = "stats.json";
    private static final String SPEC = "run_spec.json";
    private static final String INSTANCES = "per_instance_stats.json";

    /** Keeps the scores of instances. */
    public Helm() {
        this(true);
    }

    @Override
    public boolean accepts(Location location) {
        return location.isFolder()
                && location.path()
                        .filter(run -> Files.isRegularFile(run.resolve(STATS)))
                        .isPresent()
                && location.path()
                        .filter(run -> Files.isRegularFile(run.resolve(SPEC)))
                        .isPresent();
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        Path run =
                location.path()
                        .filter(Files::isDirectory)
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "expected a run folder with stats.json and run_spec.json"));
        RunSpec spec = new RunSpec(part(run, SPEC));
        spec.shotsTrouble().ifPresent(why -> sink.report(Issue.at(location, why)));
        Statistics stats = new Statistics(part(run, STATS));
        Map<String, Double> means = stats.means(spec, location, sink);
        InstanceScores instances = instances(run, stats.split(), means.keySet(), location, sink);
        List<String> unlike = new ArrayList<>();
        means.forEach(
                (name, score) -> {
                    Optional<Sample> sample = instances.outcomes(name).map(Sample::new);
                    if (sample.isPresent() && !sample.get().isBehind(score)) {
                        unlike.add(name);
                    }
                    send(spec, name, score, stats.examples(), sample, location, sink);
                });
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
            long examples,
            Optional<Sample> sample,
            Location location,
            ObservationSink sink) {
        try {
            Metric metric = Scores.metric(name);
            if (metric.grain() == Grain.ALL_OR_NOTHING
                    && sample.isPresent()
                    && !sample.get().isAllOrNothing()) {
                metric = Metric.graded(name, metric.direction()).withBest(1);
            }
            Observation observation =
                    Observation.of(spec.model(), spec.task(), metric, score).in(spec.setup());
            long number = examples > 0 ? examples : sample.map(s -> s.outcomes().size()).orElse(0);
            if (number > 0) {
                observation = observation.withExamples(number);
            }
            if (sample.isPresent() && sample.get().isBehind(score)) {
                // exactly 0 says that all instances scored alike, not that the score is certain
                double error = sample.get().standardError();
                observation = error > 0 ? observation.withStandardError(error) : observation;
                observation =
                        outcomes ? observation.withOutcomes(sample.get().outcomes()) : observation;
            }
            sink.accept(observation);
        } catch (IllegalArgumentException e) {
            sink.report(Issue.at(location, "'%s': %s".formatted(name, e.getMessage())));
        }
    }

    private static JsonNode part(Path run, String file) throws IOException {
        try {
            return Json.read(Location.of(run.resolve(file)));
        } catch (RequestException e) {
            throw new RequestException(file + ": " + e.getMessage(), e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new RequestException("expected a run folder with " + file + ", there is none", e);
        }
    }

    private static InstanceScores instances(
            Path run, String split, Set<String> metrics, Location location, ObservationSink sink)
            throws IOException {
        Path file = run.resolve(INSTANCES);
        if (!Files.isRegularFile(file)) {
            return new InstanceScores();
        }
        try {
            return Instances.read(file, split, metrics);
        } catch (UnusableInstances e) {
            sink.report(
                    Issue.at(
                            location,
                            "%s could not be read, so standard errors are unknown: %s"
                                    .formatted(INSTANCES, e.getMessage())));
            return new InstanceScores();
        }
    }
}
