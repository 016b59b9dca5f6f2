package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Values that columns of large CSV files have in nearly every row, such as the name of the only
 * metric: a guess from lines here and there, on which nothing depends but time.
 */
final class UsualValues {

    private static final long WORTH_IT = 1L << 20;
    private static final int PARTS = 16;
    private static final int PART_LENGTH = 4096;

    private final List<String> names;
    private final Pattern delimiter;
    private final Map<String, String> usual = new HashMap<>();
    private boolean begun;

    private UsualValues(List<String> names, char delimiter) {
        this.names = names;
        this.delimiter = Pattern.compile(Pattern.quote(String.valueOf(delimiter)));
    }

    /** Returns the value of each column that has the same one wherever it is looked at. */
    static Map<String, String> of(List<Location> files, List<String> names, char delimiter)
            throws IOException {
        UsualValues values = new UsualValues(names, delimiter);
        for (int part = 0; part < PARTS; part++) {
            Location file = files.get(part * files.size() / PARTS);
            if (file.hasEnding(".gz", ".zst")) {
                return Map.of();
            }
            values.compareLines(file, part);
        }
        values.usual.values().removeIf(String::isEmpty); // a blank is NULL and equals nothing
        return values.usual;
    }

    private void compareLines(Location location, int part) throws IOException {
        byte[] bytes = new byte[PART_LENGTH];
        try (RandomAccessFile file =
                new RandomAccessFile(location.path().orElseThrow().toFile(), "r")) {
            if (file.length() < WORTH_IT) {
                return;
            }
            file.seek((file.length() - PART_LENGTH) / PARTS * part);
            file.readFully(bytes);
        }
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r?\n");
        // the first line is the header or begins before, the last one may end behind
        for (int i = 1; i < lines.length - 1; i++) {
            String[] cells = delimiter.split(lines[i], -1);
            if (cells.length == names.size() && lines[i].indexOf('"') < 0) {
                compare(cells);
            }
        }
    }

    private void compare(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            String name = names.get(i);
            if (!begun) {
                usual.put(name, cells[i]);
            } else if (!cells[i].equals(usual.get(name))) {
                usual.remove(name);
            }
        }
        begun = true;
    }
}
