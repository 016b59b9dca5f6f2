package io.saltus.plugins.csv;

import io.saltus.sources.tables.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The table that LLM-Foundry's gauntlet prints: {@code Category | Benchmark | Subtask | Accuracy |
 * Number few shot | Model}. A blank category or benchmark is the one above; a subtask {@code
 * Average} is the mean of those below it.
 */
final class GauntletTable {

    private static final String AVERAGE = "average";

    private final MarkdownTable table;
    private final List<String> names;
    private final Set<String> categories = new HashSet<>();
    private final List<TableRow> rows = new ArrayList<>();
    private int averages;

    private GauntletTable(MarkdownTable table) {
        this.table = table;
        this.names = table.header().cells().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns a table as one of the gauntlet, if it is one. */
    static Optional<GauntletTable> of(MarkdownTable table) {
        GauntletTable gauntlet = new GauntletTable(table);
        if (!gauntlet.names.containsAll(List.of("category", "benchmark", "subtask", "accuracy"))) {
            return Optional.empty();
        }
        gauntlet.fill();
        return Optional.of(gauntlet);
    }

    private void fill() {
        String category = "";
        String benchmark = "";
        List<Boolean> averaging = new ArrayList<>();
        List<TableRow> all = new ArrayList<>();
        for (TableRow row : table.rows()) {
            category = cell(row, "category").isEmpty() ? category : cell(row, "category");
            benchmark = cell(row, "benchmark").isEmpty() ? benchmark : cell(row, "benchmark");
            categories.add(category);
            String subtask = cell(row, "subtask");
            boolean average = subtask.equalsIgnoreCase(AVERAGE);
            averaging.add(average);
            List<String> cells = new ArrayList<>(row.cells());
            cells.set(
                    names.indexOf("benchmark"),
                    subtask.isEmpty() || average ? benchmark : benchmark + "/" + subtask);
            cells.set(names.indexOf("subtask"), "");
            all.add(new TableRow(row.line(), cells));
        }
        for (int i = 0; i < all.size(); i++) {
            boolean blankBelow =
                    i + 1 < all.size() && cell(table.rows().get(i + 1), "benchmark").isEmpty();
            if (averaging.get(i) && blankBelow) {
                averages++;
            } else {
                rows.add(all.get(i));
            }
        }
    }

    private String cell(TableRow row, String name) {
        int column = names.indexOf(name);
        return column < row.cells().size() ? row.cells().get(column).strip() : "";
    }

    /** Returns the table with a task in each row, and without averages of rows below them. */
    MarkdownTable filled() {
        List<String> header = new ArrayList<>(table.header().cells());
        header.replaceAll(name -> name.equalsIgnoreCase("number few shot") ? "shots" : name);
        return new MarkdownTable(
                table.above(), new TableRow(table.header().line(), header), List.copyOf(rows));
    }

    /** Returns how many rows average others below them. */
    int averages() {
        return averages;
    }

    /** Returns whether a table holds, for each model, the means of this one's categories. */
    boolean isSummedUpBy(MarkdownTable other) {
        return !other.header().equals(table.header())
                && other.header().cells().stream().anyMatch(categories::contains)
                && other.header().cells().stream()
                        .skip(1)
                        .allMatch(
                                name ->
                                        name.equalsIgnoreCase(AVERAGE)
                                                || categories.contains(name));
    }
}
