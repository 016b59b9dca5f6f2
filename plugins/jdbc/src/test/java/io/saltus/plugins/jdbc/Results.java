package io.saltus.plugins.jdbc;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.table.Columns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a query sent. */
final class Results implements ObservationSink {

    final List<Observation> observations = new ArrayList<>();
    final List<Issue> issues = new ArrayList<>();

    static Jdbc query(String sql) {
        return new Jdbc(new Columns(), sql, "", "", "", 100);
    }

    static Results of(Jdbc source, String url) throws IOException {
        Results results = new Results();
        source.read(Location.of(url), results);
        return results;
    }

    @Override
    public void accept(Observation observation, long line) {
        observations.add(observation);
    }

    @Override
    public void report(Issue issue) {
        issues.add(issue);
    }
}
