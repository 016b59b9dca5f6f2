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

    private static final Pattern REVISION = Pattern.compile("revision=([^,)\\s]+)");
    private static final Pattern LIMIT = Pattern.compile("\\blimit: (\\d[\\d.]*)");
    private static final Pattern SHOTS = Pattern.compile("\\bnum_fewshot: (\\d+)");

    /** Groups whose members the harness prints by their subject alone. */
    private static final Pattern OF_SUBJECTS = Pattern.compile("(?:[a-z]*mmlu|ceval).*");

    /** Before a member of a group: {@code - humanities}, {@code - formal_logic}. */
    private static final Pattern NESTED = Pattern.compile("^-\\s+");

    private final MarkdownTable table;
    private final List<String> names;

    private HarnessTable(MarkdownTable table) {
        this.table = table;
        this.names = table.header().cells().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    }

    /** Returns a table as one of the harness, if it is one. */
    static Optional<HarnessTable> of(MarkdownTable table) {
        HarnessTable harness = new HarnessTable(table);
        return harness.column("metric") >= 0 && harness.column("value") >= 0 && harness.task() >= 0
                ? Optional.of(harness)
                : Optional.empty();
    }

    /** Returns the line above the table that says what was run; blank if there is none. */
    String run() {
        for (int i = table.above().size() - 1; i >= 0; i--) {
            if (MODEL.matcher(table.above().get(i)).find()) {
                return table.above().get(i);
            }
        }
        return "";
    }

    /** Returns the model that the line above the table names, if it does. */
    Optional<String> model() {
        return said(MODEL);
    }

    /** Returns the revision of the model, if the line above names one that is not the usual. */
    Optional<String> revision() {
        return said(REVISION).filter(revision -> !revision.equals("main"));
    }

    /** Returns how many examples of each task were asked at most, if not all were. */
    Optional<String> limit() {
        return said(LIMIT).map(limit -> limit.replaceFirst("[.]0+$", ""));
    }

    private Optional<String> said(Pattern what) {
        Matcher found = what.matcher(run());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /**
     * Returns rows that average members of theirs that stand below them: of groups, which have no
     * number of shots, before a member.
     */
    List<TableRow> averages() {
        List<TableRow> averages = new ArrayList<>();
        List<TableRow> group = new ArrayList<>();
        for (TableRow row : table.rows()) {
            if (row.cells().size() != names.size()) {
                continue;
            }
            String name = row.cells().get(task());
            if (name.isEmpty()) {
                group.addAll(group.isEmpty() ? List.of() : List.of(row));
                continue;
            }
            boolean asked = column("n-shot") >= 0 && !row.cells().get(column("n-shot")).isEmpty();
            boolean below =
                    isNested(name)
                            && !group.isEmpty()
                            && (asked || !isNested(group.get(0).cells().get(task())));
            averages.addAll(below ? group : List.of());
            group.clear();
            group.addAll(asked ? List.of() : List.of(row));
        }
        return averages;
    }

    /** Returns whether a task stands in a group: {@code - formal_logic}. */
    private static boolean isNested(String name) {
        return NESTED.matcher(name).find();
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
        header.set(task(), "task");
        List<TableRow> rows = new ArrayList<>();
        List<TableRow> averages = averages();
        List<String> before = List.of();
        String group = "";
        for (TableRow row : table.rows()) {
            List<String> cells = new ArrayList<>(row.cells());
            if (cells.size() == header.size()) {
                continueFrom(before, cells);
                before = List.copyOf(cells);
                group = isNested(cells.get(task())) ? group : cells.get(task());
                spell(cells, arrows, group);
            }
            boolean isName =
                    cells.size() == header.size() && cells.get(column("metric")).equals("alias");
            if (!averages.contains(row) && !isName) {
                rows.add(new TableRow(row.line(), cells));
            }
        }
        return new MarkdownTable(
                table.above(), new TableRow(table.header().line(), header), List.copyOf(rows));
    }

    /** A row without a task goes on with the task, version and shots of the one above. */
    private void continueFrom(List<String> before, List<String> cells) {
        int task = task();
        if (before.isEmpty() || !cells.get(task).isEmpty()) {
            return;
        }
        for (int i = 0; i < column("metric"); i++) {
            if (cells.get(i).isEmpty()) {
                cells.set(i, before.get(i));
            }
        }
    }

    private void spell(List<String> cells, int arrows, String group) {
        int task = task();
        String member = cells.get(task).replaceFirst("^[-\\s]+", "");
        boolean isSubject = OF_SUBJECTS.matcher(group).matches() && !member.startsWith(group);
        cells.set(task, isSubject ? group + "_" + member : member);
        int shots = column("n-shot");
        if (shots >= 0 && cells.get(shots).isEmpty()) {
            said(SHOTS).ifPresent(number -> cells.set(shots, number));
        }
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

    /** The column of tasks, or of groups of them; -1 if there is none. */
    private int task() {
        for (String name : List.of("tasks", "task", "groups", "group")) {
            if (column(name) >= 0) {
                return column(name);
            }
        }
        return -1;
    }

    private int column(String name) {
        return names.indexOf(name);
    }
}
