package io.saltus.plugins.duckdb;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parquet files told from what was cut off on its way: a whole one has a mark at both ends. */
final class ParquetFiles {

    private static final int SHORTEST_PARQUET = 12;

    private ParquetFiles() {}

    /** Leaves out files that were cut off, with an issue for each. */
    static List<Location> whole(Location location, List<Location> files, ObservationSink sink)
            throws IOException {
        List<Location> whole = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (Location file : files) {
            if (isWhole(file.path().orElseThrow())) {
                whole.add(file);
            } else {
                issues.add(
                        Issue.at(
                                file,
                                "is no whole Parquet file: it is empty, cut off or something else"));
            }
        }
        if (whole.isEmpty()) {
            throw new RequestException(
                    files.size() == 1 && !location.isFolder()
                            ? location.name()
                                    + " is no whole Parquet file: the mark at its end is missing; it"
                                    + " was cut off"
                            : "%s holds no whole Parquet file; of %d each is empty, cut off or"
                                            .formatted(location.name(), files.size())
                                    + " something else");
        }
        issues.forEach(sink::report);
        return whole;
    }

    /** Returns the files that cannot be read to their end, and why; every column is read. */
    static Map<Location, SQLException> broken(List<Location> files, Session session) {
        Map<Location, SQLException> broken = new LinkedHashMap<>();
        for (Location file : files) {
            String path = file.path().orElseThrow().toAbsolutePath().toString();
            try { // a count would be taken from the footer
                session.column(
                        "SELECT max(hash(COLUMNS(*))) FROM read_parquet(%s, hive_partitioning = false)"
                                .formatted(Sql.text(Sql.pattern(path))));
            } catch (SQLException e) {
                broken.put(file, e);
            }
        }
        return broken;
    }

    private static boolean isWhole(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] mark = new byte[4];
            if (bytes.length() < SHORTEST_PARQUET) {
                return false;
            }
            bytes.readFully(mark);
            boolean begins = isMark(mark);
            bytes.seek(bytes.length() - mark.length);
            bytes.readFully(mark);
            return begins && isMark(mark);
        }
    }

    private static boolean isMark(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).equals("PAR1");
    }
}
