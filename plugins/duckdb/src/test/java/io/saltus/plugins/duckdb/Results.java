package io.saltus.plugins.duckdb;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.testkit.ReadObservations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What a source sent, and data for it. */
record Results(List<Observation> observations, List<Long> lines, List<Issue> issues) {

    static Results of(DuckDb source, Path path) throws IOException {
        ReadObservations read = new ReadObservations();
        source.read(Location.of(path), read);
        return new Results(read.observations(), read.lines(), read.issues());
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
}
