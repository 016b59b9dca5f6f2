package io.saltus.plugins.text;

import io.saltus.api.data.Issue;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the findings as a table for a terminal: aligned, as wide as it is, the emergent first. */
@About(id = "table", summary = "Writes an aligned table for a terminal")
public record Table(
        @Param(
                        value = "Width in columns; 0: that of the terminal, or as wide as needed",
                        min = 0,
                        max = 10000)
                int width,
        @Param("Whether to colour outcomes") Colour colour,
        @Param(value = "Issues shown below the table", min = 0, max = 1000000) int issues)
        implements Renderer {

    /** Whether to colour outcomes. */
    public enum Colour {
        /** On a terminal that shows colours. */
        AUTO,
        ALWAYS,
        NEVER
    }

    private static final int GAP = 2;
    private static final int NARROWEST = 12;
    private static final int COMFORTABLE = 50;
    private static final int INDENT = 4;

    /** As wide as the terminal, coloured where it shows colours, 5 issues. */
    public Table() {
        this(0, Colour.AUTO, 5);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        Appendable out = output.text("report.txt");
        boolean coloured = colour == Colour.ALWAYS || colour == Colour.AUTO && output.isColoured();
        int limit = width > 0 ? width : output.width().orElse(Integer.MAX_VALUE);
        forecasts(report, limit, out);
        Grid grid = Grid.of(report);
        facts(grid, limit, out);
        if (!grid.rows().isEmpty()) {
            rows(grid, limit, coloured, out);
        }
        families(FamilyLines.of(report), limit, out);
        boolean isForecast = !report.forecasts().isEmpty() || !report.hindcasts().isEmpty();
        boolean judged = !isForecast || !report.findings().isEmpty();
        List<String> counts = new ArrayList<>();
        if (isForecast) {
            counts.add(ForecastGrid.counts(report));
        }
        if (judged) {
            counts.add(grid.counts());
        }
        out.append(judged ? "\n" : "").append(String.join("; ", counts));
        issues(report.issues(), limit, out);
    }

    private static void facts(Grid grid, int limit, Appendable out) throws IOException {
        if (!grid.facts().isEmpty()) {
            for (String line : DisplayWidth.wrapped(String.join("   ", grid.facts()), limit)) {
                out.append(line).append('\n');
            }
            out.append('\n');
        }
    }

    /** One line for each forecast, without the inner intervals where they do not fit. */
    private void forecasts(Report report, int limit, Appendable out) throws IOException {
        if (!report.forecasts().isEmpty()) {
            Grid all = ForecastGrid.of(report, false);
            Grid grid = total(all) <= limit ? all : ForecastGrid.of(report, true);
            facts(grid, limit, out);
            rows(grid, limit, false, out);
            out.append('\n');
            for (String line : ForecastGrid.doubts(report)) {
                item(line, limit, out);
            }
            out.append(ForecastGrid.doubts(report).isEmpty() ? "" : "\n");
        }
        if (!report.hindcasts().isEmpty()) {
            out.append(ForecastGrid.HINDCASTS).append("\n\n");
            rows(ForecastGrid.hindcasts(report), limit, false, out);
            out.append('\n');
        }
    }

    private static long total(Grid grid) {
        long total = -GAP;
        for (int c = 0; c < grid.header().size(); c++) {
            total += natural(grid, c) + GAP;
        }
        return total;
    }

    /**
     * Where the reasons would have a narrow column they stand below their rows, with the aspects.
     */
    private void rows(Grid grid, int limit, boolean coloured, Appendable out) throws IOException {
        boolean narrow = grid.header().contains(Grid.REASON) && isNarrow(grid, limit);
        Grid beside = narrow ? grid.withoutDetails() : grid;
        int[] widths = widths(beside, limit);
        int outcome = beside.header().indexOf(Grid.OUTCOME);
        row(beside.header(), widths, -1, "", out);
        List<String> rule = new ArrayList<>();
        for (int columnWidth : widths) {
            rule.add("\u2500".repeat(columnWidth));
        }
        row(rule, widths, -1, "", out);
        for (int i = 0; i < beside.rows().size(); i++) {
            String lit = coloured ? colour(grid.outcomes().get(i)) : "";
            row(beside.rows().get(i), widths, outcome, lit, out);
            if (narrow) {
                int room = Math.max(NARROWEST, limit - INDENT);
                for (String line : DisplayWidth.wrapped(grid.details(i), room)) {
                    out.append(" ".repeat(INDENT)).append(line).append('\n');
                }
            }
        }
    }

    private static boolean isNarrow(Grid grid, int limit) {
        long others = 0;
        int longest = 0;
        for (int c = 0; c < grid.header().size(); c++) {
            int natural = natural(grid, c);
            if (grid.header().get(c).equals(Grid.REASON)) {
                longest = natural;
            } else {
                others += natural + GAP;
            }
        }
        return others + Math.min(longest, COMFORTABLE) > limit;
    }

    private static int natural(Grid grid, int column) {
        int width = DisplayWidth.of(grid.header().get(column));
        for (List<String> row : grid.rows()) {
            width = Math.max(width, DisplayWidth.of(row.get(column)));
        }
        return width;
    }

    private static String colour(Outcome outcome) {
        return switch (outcome) {
            case EMERGENT -> "\u001b[1;32m";
            case NOT_EMERGENT -> "\u001b[2m";
            case UNDECIDED -> "\u001b[33m";
        };
    }

    /** Natural widths; where they exceed the limit, the widest text columns give way and wrap. */
    private static int[] widths(Grid grid, int limit) {
        int columns = grid.header().size();
        int[] widths = new int[columns];
        for (int c = 0; c < columns; c++) {
            widths[c] = natural(grid, c);
        }
        long total = (long) GAP * (columns - 1);
        for (int columnWidth : widths) {
            total += columnWidth;
        }
        while (total > limit) {
            int widest = widest(grid, widths);
            if (widths[widest] <= NARROWEST) {
                break; // narrower than this nothing can be read: the terminal wraps
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    /** The widest column that may wrap: never the outcome, nor a number. */
    private static int widest(Grid grid, int[] widths) {
        int widest = 0;
        for (int c = 1; c < widths.length; c++) {
            String name = grid.header().get(c);
            boolean fixed = name.equals(Grid.OUTCOME) || name.startsWith("onset");
            if (!fixed && widths[c] > widths[widest]) {
                widest = c;
            }
        }
        return widest;
    }

    private static void row(
            List<String> cells, int[] widths, int colouredCell, String colour, Appendable out)
            throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int c = 0; c < widths.length; c++) {
            List<String> lines = DisplayWidth.wrapped(cells.get(c), widths[c]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            int pending = 0;
            for (int c = 0; c < widths.length; c++) {
                String part = line < wrapped.get(c).size() ? wrapped.get(c).get(line) : "";
                if (!part.isEmpty()) {
                    text.append(" ".repeat(pending));
                    pending = 0;
                    boolean lit = c == colouredCell && !colour.isEmpty();
                    text.append(lit ? colour + part + "\u001b[0m" : part);
                }
                pending += widths[c] - DisplayWidth.of(part) + GAP;
            }
            out.append(text).append('\n');
        }
    }

    private void issues(List<Issue> all, int limit, Appendable out) throws IOException {
        if (all.isEmpty()) {
            out.append('\n');
            return;
        }
        long remarks = all.stream().filter(Issue::remark).count();
        if (all.size() > remarks) {
            out.append("; ").append(Numbers.count(all.size() - remarks, "issue"));
        }
        if (remarks > 0) {
            out.append("; ").append(Numbers.count(remarks, "remark"));
        }
        out.append(":\n");
        for (Issue issue : all.subList(0, Math.min(issues, all.size()))) {
            item(issue.toString(), limit, out);
        }
        if (all.size() > issues) {
            out.append("  and ")
                    .append((all.size() - issues) + " more")
                    .append(": --render table:issues=")
                    .append(Integer.toString(all.size()))
                    .append(" shows them\n");
        }
    }

    private static void families(List<String> lines, int limit, Appendable out) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        out.append('\n').append(FamilyLines.TITLE).append(":\n");
        for (String line : lines) {
            item(line, limit, out);
        }
    }

    /** Writes one of a list: what does not fit stands further in below. */
    private static void item(String told, int limit, Appendable out) throws IOException {
        String indent = "  ";
        int room = Math.max(NARROWEST, limit - INDENT);
        for (String line : DisplayWidth.wrapped(Names.harmless(told), room)) {
            out.append(indent).append(line).append('\n');
            indent = "    ";
        }
    }
}
