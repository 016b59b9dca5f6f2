package io.saltus.testkit;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.ObservationSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A sink that keeps what a source sends: results with their lines, and issues. */
public final class ReadObservations implements ObservationSink {

    private final List<Observation> observations = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();

    @Override
    public void accept(Observation observation, long line) {
        if (line < 0) {
            throw new IllegalArgumentException("a line is at least 0, got " + line);
        }
        observations.add(observation);
        lines.add(line);
    }

    @Override
    public void report(Issue issue) {
        issues.add(issue);
    }

    /** Returns the results so far, in order. */
    public List<Observation> observations() {
        return Collections.unmodifiableList(observations);
    }

    /** Returns the line of each result, 0 where it has none. */
    public List<Long> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** Returns what could not be used so far. */
    public List<Issue> issues() {
        return Collections.unmodifiableList(issues);
    }
}
