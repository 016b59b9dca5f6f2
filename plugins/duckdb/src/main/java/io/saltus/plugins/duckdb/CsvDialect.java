package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.sources.files.Separators;
import io.saltus.sources.files.TextFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How CSV files are written: their delimiter and their header, found here rather than by DuckDB,
 * which takes the first malformed row for a sign that the file is written otherwise.
 */
final class CsvDialect {

    private static final int LONGEST_HEADER = 1 << 16;

    private CsvDialect() {}

    /**
     * Returns options of {@code read_csv} for files that share a header, the delimiter being the
     * one that splits the first line most; for others the columns are left to DuckDB.
     *
     * @throws RequestException if a file is empty or two of its columns share a name
     */
    static String of(List<Location> files) throws IOException {
        String first = head(files.get(0));
        for (Location file : files) {
            if (file.hasEnding(".zst")) {
                return "";
            }
            if (!firstLine(head(file)).equals(firstLine(first))) {
                return delimited(Separators.of(first));
            }
        }
        char delimiter = Separators.of(first);
        List<String> names = header(first, delimiter, files.get(0).name());
        return delimited(delimiter)
                + ", auto_detect = false, columns = "
                + names.stream()
                        .map(name -> Sql.text(name) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /**
     * Returns the values that columns have in nearly every row, as far as that is worth knowing.
     */
    static Map<String, String> usual(List<Location> files) throws IOException {
        String first = head(files.get(0));
        char delimiter = Separators.of(first);
        return UsualValues.of(files, header(first, delimiter, files.get(0).name()), delimiter);
    }

    private static String delimited(char delimiter) {
        return ", delim = " + Sql.text(String.valueOf(delimiter)) + ", quote = '\"', escape = '\"'";
    }

    /** Reads the first record: cells in quotes may hold delimiters, quotes and line breaks. */
    private static List<String> header(String head, char delimiter, String place) {
        List<String> names = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= head.length(); i++) {
            char c = i < head.length() ? head.charAt(i) : '\n';
            if (c == '"') {
                boolean doubled = quoted && i + 1 < head.length() && head.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(head.charAt(++i));
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == delimiter || c == '\n' || c == '\r')) {
                names.add(named(cell.toString().strip(), names.size()));
                cell.setLength(0);
                if (c != delimiter) {
                    break;
                }
            } else {
                cell.append(c);
            }
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(java.util.Locale.ROOT))) {
                throw new RequestException("%s has two columns named '%s'".formatted(place, name));
            }
        }
        return names;
    }

    private static String named(String name, int index) {
        return name.isEmpty() ? "column " + (index + 1) : name;
    }

    private static String firstLine(String head) {
        return head.lines().findFirst().orElse("");
    }

    private static String head(Location file) throws IOException {
        try (TextFile text = TextFile.lenient(file)) {
            String head = text.head(LONGEST_HEADER);
            if (head.isBlank()) {
                throw new RequestException(file.name() + " is empty");
            }
            return head;
        }
    }
}
