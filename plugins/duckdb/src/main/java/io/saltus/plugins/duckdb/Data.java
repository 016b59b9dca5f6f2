package io.saltus.plugins.duckdb;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a location's table known to DuckDB as the view {@code data}. */
final class Data {

    private static final long SAMPLED_WHOLE = 64L << 20;
    private static final int MALFORMED_TOLD = 10;
    private static final int MALFORMED_KEPT = 100_000;

    private final DuckDb settings;
    private final Location location;
    private final Session session;
    private final boolean folder;
    private List<Location> files;
    private final Format format;
    private final String dialect;
    private boolean tolerant;
    private String definition = "";

    private Data(
            DuckDb settings,
            Location location,
            Session session,
            List<Location> files,
            Format format)
            throws IOException {
        this.settings = settings;
        this.location = location;
        this.session = session;
        this.folder = location.isFolder();
        this.files = files;
        this.format = format;
        this.dialect = format == Format.CSV ? CsvDialect.of(files) : "";
    }

    /**
     * Finds out what is at a location and makes it the view {@code data}.
     *
     * @throws RequestException if nothing there can be read
     */
    static Data open(DuckDb settings, Location location, Session session, ObservationSink sink)
            throws IOException, SQLException {
        Path path =
                location.path()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                location.name()
                                                        + " is no file or folder of this machine;"
                                                        + " mount or copy what is elsewhere, or let a"
                                                        + " database server read it (--source jdbc)"));
        boolean folder = Files.isDirectory(path);
        List<Location> files =
                folder ? Folder.files(location, settings.format()) : List.of(location);
        Format format =
                folder
                        ? Format.named(files.get(0)).orElse(settings.format())
                        : settings.formatOf(location);
        if (format == Format.PARQUET) {
            files = ParquetFiles.whole(location, files, sink);
        }
        Data data = new Data(settings, location, session, files, format);
        data.allow();
        if (format == Format.DATABASE) {
            data.attach();
        } else {
            data.scan(sink);
        }
        return data;
    }

    boolean isCsv() {
        return format == Format.CSV;
    }

    /** Returns the statement that made the view; blank if there is none. */
    String definition() {
        return definition;
    }

    /** Reads on over malformed rows from here on, and returns whether that is possible. */
    boolean passOverMalformed() throws SQLException {
        boolean possible = format == Format.CSV && !tolerant;
        if (possible) {
            tolerant = true;
            view(scan());
        }
        return possible;
    }

    private void scan(ObservationSink sink) throws SQLException {
        try {
            view(scan());
        } catch (SQLException e) {
            if (!leaveOutBroken(e, sink)) {
                throw e;
            }
        }
    }

    /** Returns whether one file may be broken and the others whole. */
    boolean mayLeaveOut() {
        return format == Format.PARQUET && files.size() > 1;
    }

    /**
     * Leaves out the files of a folder that cannot be read, where that is what an error comes from,
     * with an issue for each; returns whether there are such files and others.
     */
    boolean leaveOutBroken(SQLException e, ObservationSink sink) throws SQLException {
        if (!mayLeaveOut() || DuckDbMessage.isOfMemory(e)) {
            return false;
        }
        Map<Location, SQLException> broken = ParquetFiles.broken(files, session);
        if (broken.isEmpty() || broken.size() == files.size()) {
            return false;
        }
        broken.forEach(
                (file, why) ->
                        sink.report(
                                Issue.at(
                                        file,
                                        "cannot be read and is left out: "
                                                + DuckDbMessage.line(why, 0))));
        files = files.stream().filter(file -> !broken.containsKey(file)).toList();
        view(scan());
        return true;
    }

    /** Returns the values that columns have in nearly every row, as far as they can be guessed. */
    Map<String, String> usual() throws IOException {
        return dialect.contains("columns = ") ? CsvDialect.usual(files) : Map.of();
    }

    /** Reports the malformed rows that were passed over, the first few with their lines. */
    void reportMalformed(ObservationSink sink) throws SQLException {
        if (!tolerant) {
            return;
        }
        long count = 0;
        try (ResultSet rows =
                session.query(
                        "SELECT line, min(error_message) FROM reject_errors GROUP BY file_id, line"
                                + " ORDER BY file_id, line")) {
            for (; rows.next(); count++) {
                if (count < MALFORMED_TOLD) {
                    sink.report(
                            Issue.at(
                                            location,
                                            rows.getLong(1),
                                            DuckDbMessage.oneLine(rows.getString(2)))
                                    .refusing(1));
                }
            }
        }
        if (count > MALFORMED_TOLD) {
            sink.report(
                    Issue.at(
                                    location,
                                    "%s%d more rows are malformed"
                                            .formatted(
                                                    count >= MALFORMED_KEPT ? "at least " : "",
                                                    count - MALFORMED_TOLD))
                            .refusing(count - MALFORMED_TOLD));
        }
    }

    private void view(String scan) throws SQLException {
        definition = "CREATE OR REPLACE TEMP VIEW data AS SELECT * FROM " + scan;
        session.run(definition);
    }

    private String scan() throws SQLException {
        String paths =
                Sql.texts(
                        files.stream().map(file -> Sql.pattern(pathOf(file).toString())).toList());
        Path root = pathOf(location);
        boolean hive =
                folder && files.stream().anyMatch(f -> Folder.isPartitioned(root, pathOf(f)));
        String partitions =
                hive
                        ? ", hive_partitioning = true, hive_types_autocast = false"
                        : ", hive_partitioning = false";
        String union = files.size() > 1 ? ", union_by_name = true" : "";
        return switch (format) {
            case CSV ->
                    "read_csv(%s, header = true, all_varchar = true%s%s%s%s)"
                            .formatted(
                                    paths,
                                    dialect,
                                    tolerant
                                            ? ", store_rejects = true, rejects_limit = "
                                                    + MALFORMED_KEPT
                                            : "",
                                    partitions,
                                    union);
            case JSON_LINES ->
                    "read_json(%s, format = 'newline_delimited', records = true%s%s%s)"
                            .formatted(
                                    paths,
                                    size() <= SAMPLED_WHOLE ? ", sample_size = -1" : "",
                                    partitions,
                                    union);
            default -> "read_parquet(%s%s%s)".formatted(paths, partitions, union);
        };
    }

    private long size() {
        return files.stream().mapToLong(file -> pathOf(file).toFile().length()).sum();
    }

    private void allow() throws SQLException {
        String path = pathOf(location).toString();
        List<String> names = Stream.of(path, Sql.pattern(path)).distinct().toList();
        if (folder) {
            session.allowOnly(List.of(), names.stream().map(name -> name + "/").toList());
        } else {
            List<String> paths = new ArrayList<>(names);
            paths.add(path + ".wal");
            session.allowOnly(paths, List.of());
        }
    }

    private void attach() throws SQLException {
        session.run(
                "ATTACH %s AS db (TYPE duckdb, READ_ONLY)"
                        .formatted(Sql.text(pathOf(location).toString())));
        List<String> tables =
                session.column(
                        "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'db'"
                                + " AND table_schema = 'main' ORDER BY table_name");
        session.run("USE db");
        String wanted = settings.table().strip();
        String chosen =
                !wanted.isEmpty()
                        ? wanted
                        : tables.size() == 1
                                ? tables.get(0)
                                : tables.contains("results") ? "results" : "";
        if (tables.contains(chosen)) {
            view("db.main." + Sql.name(chosen));
        } else if (settings.query().isBlank() || !chosen.isEmpty()) {
            throw new RequestException(
                    tables.isEmpty()
                            ? location.name() + " holds no table"
                            : "%s has %s; it has %s. Choose one with table=NAME, or write a query"
                                    .formatted(
                                            location.name(),
                                            chosen.isEmpty()
                                                    ? "several tables"
                                                    : "no table '" + chosen + "'",
                                            String.join(", ", tables)));
        }
    }

    private static Path pathOf(Location location) {
        return location.path().orElseThrow().toAbsolutePath();
    }
}
