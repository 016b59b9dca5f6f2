package io.saltus.plugins.duckdb;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.sources.sql.Pairing;
import io.saltus.sources.sql.PerExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads tables of results, or of single examples, with DuckDB: Parquet, folders of it, DuckDB's
 * database files and, when chosen, CSV and JSON Lines of any size.
 *
 * <p>The table is called {@code data} in a query. A table with a row per example is aggregated
 * inside DuckDB, in bounded memory; see {@link ExampleTable}. Nothing is downloaded, and nothing
 * but the location is read.
 */
@About(
        id = "duckdb",
        summary =
                "Reads Parquet, DuckDB files and, if chosen, CSV and JSON Lines of any size; aggregates examples",
        references = "duckdb.org")
public record DuckDb(
        Columns columns,
        @Param("What the files are; auto: by their first bytes, then by their names") Format format,
        @Param("SQL query whose rows are the table; the location's table is called data")
                String query,
        @Param("Table of a database file; without it: the only one, or results") String table,
        @Param("Column of the example's id; without it: example, example_id, doc_id or sample_id")
                String example,
        @Param(
                        "Whether a row is a single example; auto: if there is a column of their ids and no"
                                + " standard error or number of examples")
                PerExample perExample,
        @Param(
                        "Scores of single examples, so that results on the same examples are compared pair by"
                                + " pair: counted where they score alike, or named by their ids")
                Pairing pairs,
        @Param(
                        "For pairs, column of what dependent examples share, such as a passage; without it:"
                                + " cluster, cluster_id, passage_id or group_id")
                String cluster,
        @Param(value = "Memory DuckDB may use for each location, MiB", min = 64, max = 1e6)
                int memory,
        @Param(value = "Threads of DuckDB; 0: one per processor", min = 0, max = 1024) int threads)
        implements Source {

    /** Columns by their names in the schema, everything else found by itself, in 1 GiB. */
    public DuckDb() {
        this(new Columns(), Format.AUTO, "", "", "", PerExample.AUTO, 1024, 0);
    }

    /** Results without the scores of their examples. */
    public DuckDb(
            Columns columns,
            Format format,
            String query,
            String table,
            String example,
            PerExample perExample,
            int memory,
            int threads) {
        this(columns, format, query, table, example, perExample, Pairing.NO, "", memory, threads);
    }

    /**
     * Says yes to Parquet and database files by their first bytes, and to folders that hold one
     * table in Parquet; with a query or a format also to folders, and to files of that format.
     */
    @Override
    public String looksFor() {
        return "a file or folder of Parquet files, or a DuckDB database, by name and first bytes: .parquet, .duckdb, .db";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        Optional<Path> path = location.path();
        if (path.isEmpty()) {
            return false;
        }
        if (Files.isDirectory(path.get())) {
            return format != Format.DATABASE
                    && (format != Format.AUTO || !query.isBlank() || Folder.isTable(path.get()));
        }
        Optional<Format> shown = Format.shownBy(location);
        return format == Format.AUTO
                ? shown.isPresent()
                : shown.orElse(Format.named(location).orElse(Format.AUTO)) == format;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (Session session = Session.open(memory, threads)) {
            new TableReading(this, location, sink, session).read();
        } catch (SQLException e) {
            throw DuckDbMessage.of(location.name(), e);
        }
    }

    /** Returns the statements that DuckDB is asked first; types of columns are found out by it. */
    @Override
    public String explain(Location location) throws IOException {
        try (Session session = Session.open(memory, threads)) {
            // what is passed over is told when it is read
            return new TableReading(this, location, new Unheard(), session).statements();
        } catch (SQLException e) {
            throw DuckDbMessage.of(location.name(), e);
        }
    }

    /** Takes what nobody asked for. */
    private static final class Unheard implements ObservationSink {

        @Override
        public void accept(Observation observation, long line) {
            // nothing is read
        }

        @Override
        public void report(Issue issue) {
            // told when it is read
        }
    }

    /**
     * Returns what a file is.
     *
     * @throws RequestException if it is none of these, or not what it is said to be
     */
    Format formatOf(Location file) throws IOException {
        Optional<Format> shown = Format.shownBy(file);
        Format found =
                format != Format.AUTO
                        ? format
                        : shown.or(() -> Format.named(file))
                                .orElseThrow(() -> new RequestException(unknown(file)));
        boolean binary = found == Format.PARQUET || found == Format.DATABASE;
        if (binary ? shown.filter(found::equals).isEmpty() : shown.isPresent()) {
            throw new RequestException(
                    "%s is no %s file: %s"
                            .formatted(
                                    file.name(),
                                    found == Format.DATABASE ? "DuckDB database" : found.name(),
                                    Files.size(file.path().orElseThrow()) == 0
                                            ? "it is empty"
                                            : "its first bytes are those of something else"));
        }
        return found;
    }

    private static String unknown(Location file) {
        return file.name()
                + " is neither Parquet nor a DuckDB database, and its name ends in none of .csv,"
                + " .tsv, .jsonl, .ndjson; say what it is with format=csv or json-lines";
    }
}
