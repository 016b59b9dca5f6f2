package io.saltus.api.table;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.ObservationSink;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that could not be used: the first few of each kind are reported one by one, the rest of
 * the kind together, so that a million bad rows do not bury the report and none goes unmentioned.
 */
final class Withheld {

    private static final int ONE_BY_ONE = 3;

    private static final class Kind {
        long count;
        long firstUntold;
        long last;
        String example = "";
    }

    private final Location location;
    private final ObservationSink sink;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    Withheld(Location location, ObservationSink sink) {
        this.location = location;
        this.sink = sink;
    }

    void add(long line, BadCell bad) {
        Kind kind = kinds.computeIfAbsent(bad.kind(), name -> new Kind());
        kind.count++;
        if (kind.count <= ONE_BY_ONE) {
            sink.report(Issue.at(location, line, bad.getMessage()));
            return;
        }
        if (kind.count == ONE_BY_ONE + 1) {
            kind.firstUntold = line;
            kind.example = bad.getMessage();
        }
        kind.last = line;
    }

    void close() {
        for (Kind kind : kinds.values()) {
            long untold = kind.count - ONE_BY_ONE;
            if (untold > 0) {
                sink.report(
                        Issue.at(
                                location,
                                kind.firstUntold,
                                untold == 1
                                        ? kind.example
                                        : kind.example
                                                + "; and "
                                                + (untold - 1)
                                                + " more of this kind up to line "
                                                + kind.last));
            }
        }
    }
}
