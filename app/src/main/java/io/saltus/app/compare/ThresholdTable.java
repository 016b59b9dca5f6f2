package io.saltus.app.compare;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.saltus.api.data.RequestException;
import io.saltus.engine.comparing.GateEvent;
import io.saltus.engine.comparing.Threshold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is asked of single tasks: a CSV table with the columns {@code task} (a name, or the
 * beginning of one with a {@code *}), and any of {@code metric}, {@code margin} and {@code
 * fail_on}. A blank cell asks nothing special; {@code never} in {@code fail_on} lets a task do what
 * it wants.
 */
final class ThresholdTable {

    private static final String NEVER = "never";
    private static final Set<String> COLUMNS = Set.of("task", "metric", "margin", "fail_on");

    private ThresholdTable() {}

    /**
     * Reads a table; the first row that names a task counts.
     *
     * @throws RequestException if it is no such table
     */
    static List<Threshold> read(Path file) {
        List<Threshold> thresholds = new ArrayList<>();
        SideTable.rows(
                "thresholds",
                "a header such as task,margin,fail_on and a row for each task",
                file,
                (where, row) -> thresholds.add(threshold(where, row)));
        return thresholds;
    }

    private static Threshold threshold(String where, NamedCsvRecord row) {
        for (String column : row.getHeader()) {
            if (!COLUMNS.contains(column.strip())) {
                throw new RequestException(
                        "%s: thresholds have the columns task, metric, margin and fail_on, got '%s'"
                                .formatted(where, column));
            }
        }
        try {
            return new Threshold(
                    cell(row, "task"),
                    cell(row, "metric"),
                    margin(where, cell(row, "margin")),
                    events(where, cell(row, "fail_on")));
        } catch (IllegalArgumentException e) {
            throw new RequestException(where + ": " + e.getMessage(), e);
        }
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }

    private static OptionalDouble margin(String where, String text) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new RequestException(
                    "%s: 'margin' must be a number above 0, got '%s'".formatted(where, text), e);
        }
    }

    private static Optional<Set<GateEvent>> events(String where, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Set<GateEvent> events = EnumSet.noneOf(GateEvent.class);
        for (String word : text.equals(NEVER) ? new String[0] : text.split("[\\s;|+]+")) {
            if (!Asked.isOf(GateEvent.values(), word)) {
                throw new RequestException(
                        "%s: 'fail_on' must be lower, higher, worse, better, changed or never, got '%s'"
                                .formatted(where, word));
            }
            events.add(Asked.event(word));
        }
        return Optional.of(events);
    }
}
