package io.saltus.plugins.duckdb;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.ObservationSink;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a source sent, and data for it. */
final class Results implements ObservationSink {

    final List<Observation> observations = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();
    final List<Issue> issues = new ArrayList<>();

    static Results of(DuckDb source, Path path) throws IOException {
        Results results = new Results();
        source.read(Location.of(path), results);
        return results;
    }

    static void duckdb(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Writes a query's rows as Parquet, or in the format that the ending stands for. */
    static Path write(Path file, String query) throws SQLException {
        duckdb("COPY (" + query + ") TO '" + file + "'");
        return file;
    }

    String tasks() {
        return String.join(",", observations.stream().map(Observation::task).toList());
    }

    String why() {
        return String.join("\n", issues.stream().map(Issue::why).toList());
    }

    @Override
    public void accept(Observation observation, long line) {
        observations.add(observation);
        lines.add(line);
    }

    @Override
    public void report(Issue issue) {
        issues.add(issue);
    }
}
