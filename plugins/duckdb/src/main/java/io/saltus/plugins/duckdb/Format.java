package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATABASE_MAGIC = "DUCK".getBytes(StandardCharsets.US_ASCII);
    private static final int DATABASE_OFFSET = 8;

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
        byte[] head = file.head(DATABASE_OFFSET + DATABASE_MAGIC.length);
        if (stands(PARQUET_MAGIC, head, 0)) {
            return Optional.of(PARQUET);
        }
        return stands(DATABASE_MAGIC, head, DATABASE_OFFSET)
                ? Optional.of(DATABASE)
                : Optional.empty();
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

    private static boolean stands(byte[] magic, byte[] head, int at) {
        if (head.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
