package io.saltus.api.spi;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;

/** Where a source sends what it reads. Called from one thread at a time; implemented by Saltus. */
public interface ObservationSink {

    /**
     * Takes one result.
     *
     * @param observation the result
     * @param line line of the location on which it stands, from 1; 0 if it stands on none
     */
    void accept(Observation observation, long line);

    /** Takes one result that stands on no line. */
    default void accept(Observation observation) {
        accept(observation, 0);
    }

    /** Takes note of something that could not be used. */
    void report(Issue issue);
}
