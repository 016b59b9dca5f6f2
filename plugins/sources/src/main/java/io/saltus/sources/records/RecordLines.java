package io.saltus.sources.records;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.json.MalformedJson;
import java.io.IOException;

/** A text of a JSON object a line, read line by line. */
public final class RecordLines {

    private static final int LONGEST = 32 << 20;

    /** Takes a line that is an object. */
    @FunctionalInterface
    public interface Taken {
        /** Takes the record that stands in a line, 1 for the first. */
        void take(long line, JsonTree record) throws IOException;
    }

    /** Takes note of a line that is none. */
    @FunctionalInterface
    public interface Refused {
        /** Takes note of why the line is no object. */
        void refuse(long line, String why);
    }

    private RecordLines() {}

    /**
     * Reads the lines of a file, {@code .gz} too; blank ones are passed over.
     *
     * @param taken takes each line that is an object
     * @param refused takes note of every other line, and of one above 32 Mi characters
     */
    public static void read(Location location, BoundedJson json, Taken taken, Refused refused)
            throws IOException {
        try (TextLines lines = new TextLines(TextFile.lenient(location), LONGEST)) {
            while (lines.next()) {
                if (lines.isTooLong()) {
                    refused.refuse(lines.number(), "the line is longer than 32 Mi characters");
                } else if (!lines.text().isBlank()) {
                    one(lines, json, taken, refused);
                }
            }
        }
    }

    private static void one(TextLines lines, BoundedJson json, Taken taken, Refused refused)
            throws IOException {
        JsonTree record;
        try {
            record = json.tree(lines.text());
        } catch (MalformedJson | RequestException e) {
            refused.refuse(lines.number(), String.valueOf(e.getMessage()));
            return;
        }
        if (record.isObject()) {
            taken.take(lines.number(), record);
        } else {
            refused.refuse(lines.number(), "the line must be a JSON object, got " + record.kind());
        }
    }
}
