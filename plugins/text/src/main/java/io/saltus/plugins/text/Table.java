package io.saltus.plugins.text;

import io.saltus.api.data.Issue;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import io.saltus.api.words.DisplayWidth;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a line for each finding: which curve, how it goes, the outcome's probability, and from
 * which model on or why not; the emergent first, then the undecided.
 */
@About(id = "table", summary = "Writes a line for each finding, as wide as the terminal")
public record Table(
        @Param(
                        value = "Width in columns; 0: that of the terminal, or as wide as needed",
                        min = 0,
                        max = 10000)
                int width,
        @Param("Whether to colour outcomes") Colour colour,
        @Param(value = "Issues shown below the table", min = 0, max = 1000000) int issues,
        @Param(value = "Findings shown where the width is limited; 0: all", min = 0, max = 1000000)
                int rows,
        @Param("Whether reasons that do not fit the line stand whole below it") Reasons reasons)
        implements Renderer {

    /** Whether to colour outcomes. */
    public enum Colour {
        /** On a terminal that shows colours. */
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Whether reasons stand whole. */
    public enum Reasons {
        /** Where there are few findings. */
        AUTO,
        WHOLE,
        CUT
    }

    private static final int INDENT = 4;
    private static final int ABILITIES = 8; // side by side, unless all are asked for
    private static final int NARROWEST = 12;

    /** As wide as the terminal, coloured where it shows colours, 5 issues, 60 findings. */
    public Table() {
        this(0, Colour.AUTO, 5, 60, Reasons.AUTO);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        Appendable out = output.text("report.txt");
        boolean coloured = colour == Colour.ALWAYS || colour == Colour.AUTO && output.isColoured();
        int limit = width > 0 ? width : output.width().orElse(Integer.MAX_VALUE);
        forecasts(report, limit, out);
        Grid grid = Grid.of(report);
        if (!grid.findings().isEmpty()) {
            out.append(grid.counts()).append('\n');
            facts(grid, limit, out);
            new FindingLines(grid, limit, rows, reasons, coloured).write(out);
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
        }
    }

    /** One line for each forecast, without the inner intervals where they do not fit. */
    private static void forecasts(Report report, int limit, Appendable out) throws IOException {
        if (!report.forecasts().isEmpty()) {
            Columns all = new Columns(ForecastGrid.of(report, false), limit);
            Columns shown = all.fit() ? all : new Columns(ForecastGrid.of(report, true), limit);
            facts(shown.grid(), limit, out);
            out.append(shown.grid().facts().isEmpty() ? "" : "\n");
            shown.write(out);
            out.append('\n');
            for (String line : ForecastGrid.doubts(report)) {
                item(line, limit, out);
            }
            out.append(ForecastGrid.doubts(report).isEmpty() ? "" : "\n");
        }
        if (!report.hindcasts().isEmpty()) {
            out.append(ForecastGrid.HINDCASTS).append("\n\n");
            new Columns(ForecastGrid.hindcasts(report), limit).write(out);
            out.append('\n');
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

    private void families(List<String> lines, int limit, Appendable out) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        out.append('\n').append(FamilyLines.TITLE).append(":\n");
        boolean some = rows > 0 && limit < Integer.MAX_VALUE && lines.size() > ABILITIES;
        for (String line : some ? lines.subList(0, ABILITIES) : lines) {
            item(line, limit, out);
        }
        if (some) {
            out.append("  and " + (lines.size() - ABILITIES) + " more (--all shows them)\n");
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
