package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.sources.files.FirstBytes;
import java.io.IOException;
import java.util.Optional;

/** What a file is: known by its first bytes or, where a format has none, by its name. */
public enum Format {
    /** By the first bytes, then by the name. */
    AUTO,
    /** Apache Parquet. */
    PARQUET(".parquet", ".pq", ".parq"),
    /** A database file of DuckDB. */
    DATABASE(".duckdb", ".db", ".ddb"),
    /** CSV or TSV with a header. */
    CSV(".csv", ".tsv", ".tab", ".txt", ".csv.gz", ".tsv.gz", ".csv.zst"),
    /** A JSON object a line. */
    JSON_LINES(".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst");

    private final String[] endings;

    Format(String... endings) {
        this.endings = endings;
    }

    /**
     * Returns the format that the first bytes of a file show; nothing if they show none.
     *
     * @throws IOException if they cannot be read
     */
    static Optional<Format> shownBy(Location file) throws IOException {
        FirstBytes head = FirstBytes.of(file, 12);
        if (head.haveAt(0, "PAR1")) {
            return Optional.of(PARQUET);
        }
        return head.haveAt(8, "DUCK") ? Optional.of(DATABASE) : Optional.empty();
    }

    /** Returns the format that the name of a file stands for; nothing if it is none of these. */
    static Optional<Format> named(Location file) {
        for (Format format : values()) {
            if (file.hasEnding(format.endings)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
