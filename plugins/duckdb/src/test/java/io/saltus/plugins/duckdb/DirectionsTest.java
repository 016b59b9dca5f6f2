package io.saltus.plugins.duckdb;

import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Observation;
import io.saltus.testkit.KnownDirectionsContract;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** All names in one table, as a database is slow to open. */
class DirectionsTest implements KnownDirectionsContract {

    @TempDir private Path folder;
    private List<Observation> read = List.of();

    @BeforeEach
    void readAll() throws IOException, SQLException {
        String names =
                KnownMetrics.all().stream()
                        .flatMap(known -> known.names().stream())
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(","));
        Path file =
                Results.write(
                        folder.resolve("a.parquet"),
                        "SELECT 't' AS task, 'm' AS model, 0.0 AS score, unnest([%s]) AS metric"
                                .formatted(names));
        read = Results.of(new DuckDb(), file).observations();
    }

    @Override
    public Observation read(String metric) {
        return read.stream()
                .filter(o -> o.metric().name().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
