package io.saltus.testkit;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.util.List;

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
}
