package io.saltus.testkit;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
