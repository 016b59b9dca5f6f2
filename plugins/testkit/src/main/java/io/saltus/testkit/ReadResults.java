package io.saltus.testkit;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a source reads at a location.
 *
 * @param observations the results, in order
 * @param issues what it could not use
 */
public record ReadResults(List<Observation> observations, List<Issue> issues) {

    /** Copies the lists. */
    public ReadResults {
        observations = List.copyOf(observations);
        issues = List.copyOf(issues);
    }

    /**
     * Reads a location with a source.
     *
     * @throws io.saltus.api.data.RequestException if the source can read nothing there
     * @throws IOException if the location cannot be read
     */
    public static ReadResults of(Source source, Location location) throws IOException {
        ReadObservations read = new ReadObservations();
        source.read(location, read);
        return new ReadResults(read.observations(), read.issues());
    }

    /**
     * Reads a sample of a plugin's own tests with a source.
     *
     * @param file its path below {@code src/test/samples}
     * @throws io.saltus.api.data.RequestException if the source can read nothing there
     * @throws IOException if the file cannot be read
     */
    public static ReadResults ofSample(Source source, String file) throws IOException {
        return of(source, Location.of(Path.of("src/test/samples", file)));
    }

    /**
     * Returns each result in words, in order: model, step, task, metric, score and number of
     * examples, {@code tern-1b@1000 lamp acc 0.3125 of 80}, what is not known left out.
     */
    public List<String> words() {
        return observations.stream().map(ReadResults::words).toList();
    }

    private static String words(Observation result) {
        OptionalDouble step = result.model().scale(Axis.STEPS);
        return "%s%s %s %s %s%s"
                .formatted(
                        result.model().name(),
                        step.isPresent() ? "@" + (long) step.getAsDouble() : "",
                        result.task(),
                        result.metric().name(),
                        result.score(),
                        result.examples().isPresent()
                                ? " of " + result.examples().getAsLong()
                                : "");
    }

    /** Returns whether an issue holds these words. */
    public boolean says(String words) {
        return issues.stream().anyMatch(issue -> issue.why().contains(words));
    }

    /** Returns how many results were refused. */
    public long refused() {
        return issues.stream().mapToLong(Issue::refused).sum();
    }

    /** Returns how many results were left out because others say them. */
    public long passedOver() {
        return issues.stream().mapToLong(Issue::passedOver).sum();
    }

    /** Returns what is said of what could not be used. */
    List<String> complaints() {
        return issues.stream().map(Issue::why).toList();
    }

    /** Returns the scores, sorted. */
    List<Double> scores() {
        return observations.stream().map(Observation::score).sorted().toList();
    }

    /**
     * Returns the results, each once, without when they were measured and where what they say of
     * their models came from: what stays the same however the files are called, wherever they lie,
     * and in whatever order their results stand.
     */
    public Set<Observation> undated() {
        Set<Observation> undated = new HashSet<>();
        for (Observation result : observations) {
            Model model = result.model();
            undated.add(
                    new Observation(
                            new Model(
                                    model.name(),
                                    model.family(),
                                    model.run(),
                                    model.scales(),
                                    model.traits(),
                                    Map.of()),
                            result.task(),
                            result.setup(),
                            result.metric(),
                            result.score(),
                            result.examples(),
                            result.standardError(),
                            result.seed(),
                            Optional.empty(),
                            result.outcomes(),
                            result.conditions()));
        }
        return undated;
    }
}
