package io.saltus.plugins.text;

import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The findings of a grid, a line each, under a heading for each outcome. */
final class FindingLines {

    private static final List<Outcome> ORDER =
            List.of(Outcome.EMERGENT, Outcome.UNDECIDED, Outcome.NOT_EMERGENT);
    private static final String GAP = "  ";
    private static final int INDENT = 2;
    private static final int BELOW = 6;
    private static final int FEW = 12; // findings whose reasons stand whole
    private static final int LEAST_TEXT = 12;
    private static final int WANTED_TEXT = 30;
    private static final int LEAST_LABEL = 8;
    private static final int LONGEST_LABEL = 36;
    private static final String LEAPS = "(?:;|:) a leap with probability [a-z .0-9]+(?=;|$)";
    private static final String HEADLINE = "headline";

    private final Grid grid;
    private final int limit;
    private final int most;
    private final boolean whole;
    private final boolean coloured;
    private final int[] labels; // widths
    private final int curves;
    private final boolean probable;
    private final Footnotes footnotes;

    /**
     * Takes the findings of a grid.
     *
     * @param limit width in columns
     * @param rows most findings to show where the width is limited; 0: all
     */
    FindingLines(Grid grid, int limit, int rows, Table.Reasons reasons, boolean coloured) {
        this.grid = grid;
        this.limit = limit;
        this.coloured = coloured;
        int size = grid.findings().size();
        most = rows == 0 || limit == Integer.MAX_VALUE ? size : rows;
        whole =
                limit < Integer.MAX_VALUE
                        && (reasons == Table.Reasons.WHOLE
                                || reasons == Table.Reasons.AUTO && size <= FEW);
        curves =
                grid.findings().stream()
                        .mapToInt(f -> Math.min(Sparkline.LONGEST, f.curve().size()))
                        .max()
                        .orElse(0);
        probable = grid.findings().stream().anyMatch(f -> f.verdict().probability().isPresent());
        footnotes =
                Footnotes.of(
                        whole || limit == Integer.MAX_VALUE
                                ? grid.findings().stream().map(FindingLines::reason).toList()
                                : List.of());
        labels = new int[grid.labels()];
        for (int c = 0; c < labels.length; c++) {
            int width = 0;
            for (List<String> row : grid.rows()) {
                width = Math.max(width, DisplayWidth.of(row.get(c)));
            }
            labels[c] = Math.min(width, LONGEST_LABEL);
        }
        narrow();
        for (int c = 0; c < labels.length; c++) {
            tellApart(c);
        }
    }

    /** Widens a column until what differs in it is cut to texts that differ. */
    private void tellApart(int column) {
        Set<String> whole = new LinkedHashSet<>();
        grid.rows().forEach(row -> whole.add(row.get(column)));
        while (limit < Integer.MAX_VALUE
                && whole.stream()
                                .map(text -> DisplayWidth.cutInside(text, labels[column]))
                                .distinct()
                                .count()
                        < whole.size()
                && labels[column] < limit / 2) {
            labels[column]++;
        }
    }

    /** Takes from the widest labels what the text needs. */
    private void narrow() {
        while (room() < WANTED_TEXT) {
            int widest = 0;
            for (int c = 1; c < labels.length; c++) {
                widest = labels[c] > labels[widest] ? c : widest;
            }
            if (labels[widest] <= LEAST_LABEL) {
                return;
            }
            labels[widest]--;
        }
    }

    /** Columns that are left for the text of a line. */
    private int room() {
        if (limit == Integer.MAX_VALUE) {
            return limit;
        }
        int used = INDENT + curves + GAP.length() + (probable ? 4 + GAP.length() : 0);
        for (int width : labels) {
            used += width + GAP.length();
        }
        return limit - used;
    }

    void write(Appendable out) throws IOException {
        boolean cut = false;
        for (Outcome outcome : ORDER) {
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < grid.findings().size(); row++) {
                if (grid.findings().get(row).verdict().outcome() == outcome) {
                    rows.add(row);
                }
            }
            if (!rows.isEmpty()) {
                cut |= section(outcome, rows, out);
            }
        }
        String gap = "\n";
        for (String note : footnotes.lines()) {
            out.append(gap).append(note).append('\n');
            gap = "";
        }
        if (cut) {
            out.append("\nreasons are cut to the line; whole: --render table:reasons=whole\n");
        }
    }

    /** Writes the findings of one outcome; returns whether a reason was cut. */
    private boolean section(Outcome outcome, List<Integer> rows, Appendable out)
            throws IOException {
        Set<String> headlines = new LinkedHashSet<>();
        rows.forEach(row -> headlines.add(headline(row)));
        String agreed = headlines.size() == 1 ? headlines.iterator().next() : "";
        String word = Grid.word(outcome);
        String title =
                agreed.startsWith(word) ? agreed : agreed.isEmpty() ? word : word + ": " + agreed;
        String heading = title + " (" + rows.size() + ")";
        out.append('\n').append(coloured ? colour(outcome) + heading + "\u001b[0m" : heading);
        out.append('\n');
        List<Integer> shown = shown(outcome, rows);
        boolean cut = false;
        String task = "";
        for (int row : shown) {
            cut |= line(row, task, agreed.isEmpty() && headlines.size() > 1, out);
            task = grid.rows().get(row).get(0);
        }
        if (shown.size() < rows.size()) {
            List<Integer> rest = new ArrayList<>(rows);
            rest.removeAll(shown);
            out.append("  and ").append(Integer.toString(rest.size())).append(" more");
            out.append(kinds(rest)).append(" (--all shows them)\n");
        }
        return cut;
    }

    /** How many of the rest are of which kind, where the verdicts say so. */
    private String kinds(List<Integer> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(headline(row), 1, Integer::sum));
        return counts.size() < 2 && counts.containsKey("")
                ? ""
                : counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(
                                e ->
                                        e.getValue()
                                                + " "
                                                + (e.getKey().isEmpty() ? "others" : e.getKey()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    /** Where there are too many, the most probable, half of the lines for what is emergent. */
    private List<Integer> shown(Outcome outcome, List<Integer> rows) {
        if (grid.findings().size() <= most) {
            return rows;
        }
        int some = outcome == Outcome.EMERGENT ? most / 2 : most / 4;
        Set<Integer> best = new HashSet<>();
        rows.stream()
                .sorted(Comparator.comparingDouble(row -> -verdict(row).probability().orElse(0)))
                .limit(some)
                .forEach(best::add);
        return rows.stream().filter(best::contains).toList();
    }

    /** The probability has a column of its own. */
    private static String reason(Finding finding) {
        String reason = Names.harmless(finding.verdict().reason());
        OptionalDouble probability = finding.verdict().probability();
        return probability.isPresent() ? reason.replaceFirst(LEAPS, "") : reason;
    }

    private Verdict verdict(int row) {
        return grid.findings().get(row).verdict();
    }

    private String headline(int row) {
        return Names.harmless(Names.spaced(verdict(row).aspect(HEADLINE).orElse("")));
    }

    /** Writes a line; returns whether its reason was cut. */
    private boolean line(int row, String taskBefore, boolean headed, Appendable out)
            throws IOException {
        List<String> cells = grid.rows().get(row);
        StringBuilder line = new StringBuilder(" ".repeat(INDENT));
        for (int c = 0; c < labels.length; c++) {
            String cell = c == 0 && cells.get(0).equals(taskBefore) ? "" : cells.get(c);
            line.append(DisplayWidth.padded(DisplayWidth.cutInside(cell, labels[c]), labels[c]))
                    .append(GAP);
        }
        Finding finding = grid.findings().get(row);
        line.append(DisplayWidth.padded(Sparkline.of(finding.curve()), curves)).append(GAP);
        if (probable) {
            String probability =
                    finding.verdict().probability().isPresent()
                            ? Numbers.probability(finding.verdict().probability().getAsDouble())
                            : "";
            line.append(" ".repeat(4 - probability.length())).append(probability).append(GAP);
        }
        String reason = footnotes.marked(reason(finding));
        String more = headed ? headline(row) : "";
        int room = Math.max(LEAST_TEXT, room());
        String from = OnsetWords.of(finding, more.isEmpty() ? more : ", " + more, room);
        String text =
                from.isEmpty() ? reason : limit == Integer.MAX_VALUE ? from + "; " + reason : from;
        boolean isCut = DisplayWidth.of(text) > room || !text.contains(reason);
        boolean below = isCut && whole;
        // a reason that stands whole below need not begin here as well
        String beside = below && from.isEmpty() ? "" : DisplayWidth.cut(text, room);
        out.append((line + beside).stripTrailing()).append('\n');
        if (below) {
            for (String part : DisplayWidth.wrapped(reason, Math.max(LEAST_TEXT, limit - BELOW))) {
                out.append(" ".repeat(BELOW)).append(part).append('\n');
            }
        }
        return isCut && !whole;
    }

    private static String colour(Outcome outcome) {
        return switch (outcome) {
            case EMERGENT -> "\u001b[1;32m";
            case NOT_EMERGENT -> "\u001b[2m";
            case UNDECIDED -> "\u001b[33m";
        };
    }
}
