package io.saltus.plugins.csv;

import io.saltus.sources.tables.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table that the lm-evaluation-harness prints: a row per task and metric, the task in the first
 * of them only; a column of arrows, and one of {@code ±}, without names.
 *
 * <p>The model stands in the line above it, {@code hf (pretrained=EleutherAI/pythia-160m), ...}, if
 * that was kept.
 */
final class HarnessTable {

    private static final Pattern MODEL = Pattern.compile("(?:pretrained|model)=([^,)\\s]+)");

    private final MarkdownTable table;
    private final List<String> names;

    private HarnessTable(MarkdownTable table) {
        this.table = table;
        this.names = table.header().cells().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns a table as one of the harness, if it is one. */
    static Optional<HarnessTable> of(MarkdownTable table) {
        HarnessTable harness = new HarnessTable(table);
        return harness.column("metric") >= 0
                        && harness.column("value") >= 0
                        && (harness.column("tasks") >= 0 || harness.column("task") >= 0)
                ? Optional.of(harness)
                : Optional.empty();
    }

    /** Returns the model that the line above the table names, if it does. */
    Optional<String> model() {
        for (int i = table.above().size() - 1; i >= 0; i--) {
            Matcher model = MODEL.matcher(table.above().get(i));
            if (model.find()) {
                return Optional.of(model.group(1));
            }
        }
        return Optional.empty();
    }

    boolean hasModel() {
        return column("model") >= 0;
    }

    /** Returns the table with every cell filled in, its filters beside the metrics. */
    MarkdownTable filled() {
        List<String> header = new ArrayList<>(table.header().cells());
        int arrows = arrows();
        if (arrows >= 0) {
            header.set(arrows, "higher_is_better");
        }
        List<TableRow> rows = new ArrayList<>();
        List<String> before = List.of();
        for (TableRow row : table.rows()) {
            List<String> cells = new ArrayList<>(row.cells());
            if (cells.size() == header.size()) {
                continueFrom(before, cells);
                before = List.copyOf(cells);
                spell(cells, arrows);
            }
            rows.add(new TableRow(row.line(), cells));
        }
        return new MarkdownTable(
                table.above(), new TableRow(table.header().line(), header), List.copyOf(rows));
    }

    /** A row without a task goes on with the task, version and shots of the one above. */
    private void continueFrom(List<String> before, List<String> cells) {
        int task = Math.max(column("task"), column("tasks"));
        if (before.isEmpty() || !cells.get(task).isEmpty()) {
            return;
        }
        for (int i = 0; i < column("metric"); i++) {
            if (cells.get(i).isEmpty()) {
                cells.set(i, before.get(i));
            }
        }
    }

    private void spell(List<String> cells, int arrows) {
        int task = Math.max(column("task"), column("tasks"));
        cells.set(task, cells.get(task).replaceFirst("^[-\\s]+", ""));
        int filter = column("filter");
        if (filter >= 0 && !cells.get(filter).isEmpty() && !cells.get(filter).equals("none")) {
            int metric = column("metric");
            cells.set(metric, cells.get(metric) + "(" + cells.get(filter) + ")");
        }
        if (arrows >= 0) {
            String arrow = cells.get(arrows);
            cells.set(
                    arrows,
                    arrow.startsWith("\u2191")
                            ? "true"
                            : arrow.startsWith("\u2193") ? "false" : "");
        }
    }

    /** The column without a name in which an arrow stands; -1 if there is none. */
    private int arrows() {
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            if (names.get(i).isEmpty()
                    && table.rows().stream()
                            .filter(row -> row.cells().size() == names.size())
                            .anyMatch(row -> row.cells().get(column).matches("[\u2191\u2193].*"))) {
                return i;
            }
        }
        return -1;
    }

    private int column(String name) {
        return names.indexOf(name);
    }
}
