package io.saltus.sources.tables;

import io.saltus.api.table.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A task that stands in several columns, as {@code task=Benchmark/Subtask} says: their cells, with
 * a slash between, in a column of its own behind the others. A blank cell adds nothing.
 */
public final class JoinedTask {

    private final String name;
    private final List<String> header;
    private final List<Integer> parts;

    private JoinedTask(String name, List<String> header, List<Integer> parts) {
        this.name = name;
        this.header = header;
        this.parts = parts;
    }

    /** Returns what is asked for; nothing unless all of its columns are there. */
    public static Optional<JoinedTask> of(Columns columns, List<String> header) {
        String asked = columns.task().strip();
        String[] names = asked.split("/");
        if (names.length < 2 || asked.startsWith("=") || find(asked, header) >= 0) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>();
        for (String part : names) {
            int column = find(part, header);
            if (column < 0) {
                return Optional.empty();
            }
            parts.add(column);
        }
        return Optional.of(new JoinedTask(asked, header, parts));
    }

    private static int find(String name, List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (plain(header.get(i)).equals(plain(name))) {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }

    /** Returns the names of the columns, that of the task last. */
    public List<String> header() {
        List<String> all = new ArrayList<>(header);
        all.add(name);
        return all;
    }

    /** Returns the names of the columns that the task is joined of. */
    public List<String> parts() {
        return parts.stream().map(header::get).toList();
    }

    /** Returns a row with its task. */
    public List<String> row(List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        List<String> words = new ArrayList<>();
        for (int part : parts) {
            if (part < cells.size() && !cells.get(part).isBlank()) {
                words.add(cells.get(part).strip());
            }
        }
        all.add(String.join("/", words));
        return all;
    }
}
