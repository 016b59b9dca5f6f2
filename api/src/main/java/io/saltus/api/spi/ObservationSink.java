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

    /**
     * Hears how far reading has come: for a source that waits long between results. It is shown to
     * the user, and the time limit begins anew.
     *
     * @param done how much is done, in a unit of the source's own: bytes, pages, requests
     * @param total how much there is; 0 if it is not known
     * @throws java.util.concurrent.CancellationException if the results are no longer wanted,
     *     because the time limit has passed or the user has ended the command; let it pass
     */
    default void at(long done, long total) {}
}
