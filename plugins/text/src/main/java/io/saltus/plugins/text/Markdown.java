package io.saltus.plugins.text;

import io.saltus.api.data.Issue;
import io.saltus.api.report.Origin;
import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import io.saltus.api.words.Markup;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.util.List;

/**
 * Writes the report in GitHub-flavoured Markdown: findings, issues, and where the data came from.
 */
@About(
        id = "markdown",
        summary = "Writes findings, issues and origins in Markdown",
        references = "GitHub Flavored Markdown Spec")
public record Markdown() implements Renderer {

    @Override
    public void render(Report report, Output output) throws IOException {
        Appendable out = output.text("report.md");
        Grid grid = Grid.of(report);
        boolean isForecast = !report.forecasts().isEmpty() || !report.hindcasts().isEmpty();
        boolean judged = !isForecast || !report.findings().isEmpty();
        out.append(judged ? "# Emergent abilities\n" : "# " + ForecastGrid.TITLE + "\n");
        if (isForecast) {
            out.append('\n').append(Markup.markdown(ForecastGrid.counts(report))).append('\n');
        }
        if (judged) {
            out.append('\n').append(Markup.markdown(grid.counts())).append('\n');
        }
        for (String fact : grid.facts()) {
            out.append("\n* ").append(Markup.markdown(fact));
        }
        out.append(grid.facts().isEmpty() ? "" : "\n");
        forecasts(report, out);
        List<List<String>> emergent = EmergentTable.rows(report);
        table("Emergent abilities", EmergentTable.HEADER, emergent, out);
        out.append(EmergentTable.isOfModels(emergent) ? "\n" + EmergentTable.OF_MODELS + "\n" : "");
        table("All findings", grid.header(), grid.rows(), out);
        families(report, out);
        issues(report.issues(), out);
        origins(report, out);
    }

    private static void forecasts(Report report, Appendable out) throws IOException {
        Grid forecasts = ForecastGrid.of(report, false);
        Grid hindcasts = ForecastGrid.hindcasts(report);
        if (!report.forecasts().isEmpty() && !forecasts.facts().isEmpty()) {
            out.append('\n');
        }
        for (String fact : report.forecasts().isEmpty() ? List.<String>of() : forecasts.facts()) {
            out.append("* ").append(Markup.markdown(fact)).append('\n');
        }
        table(ForecastGrid.TITLE, forecasts.header(), forecasts.rows(), out);
        List<String> doubts = ForecastGrid.doubts(report);
        out.append(doubts.isEmpty() ? "" : "\n");
        for (String line : doubts) {
            out.append("* ").append(Markup.markdown(line)).append('\n');
        }
        table(ForecastGrid.HINDCASTS, hindcasts.header(), hindcasts.rows(), out);
    }

    private static void table(
            String title, List<String> header, List<List<String>> rows, Appendable out)
            throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        out.append("\n## ").append(title).append("\n\n");
        row(header, out);
        out.append("|").append(" --- |".repeat(header.size())).append('\n');
        for (List<String> cells : rows) {
            row(cells, out);
        }
    }

    private static void row(List<String> cells, Appendable out) throws IOException {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(Markup.markdown(cell)).append(" |");
        }
        out.append('\n');
    }

    private static void families(Report report, Appendable out) throws IOException {
        List<String> lines = FamilyLines.of(report);
        if (!lines.isEmpty()) {
            out.append("\n## ").append(FamilyLines.TITLE).append("\n\n");
        }
        for (String line : lines) {
            out.append("* ").append(Markup.markdown(line)).append('\n');
        }
    }

    private static void issues(List<Issue> issues, Appendable out) throws IOException {
        if (issues.isEmpty()) {
            return;
        }
        out.append("\n## Issues\n\n");
        for (Issue issue : issues) {
            out.append("* ")
                    .append(issue.remark() ? "Remark: " : "")
                    .append(Markup.markdown(issue.where()))
                    .append(": ")
                    .append(Markup.markdown(issue.why()))
                    .append('\n');
        }
    }

    private static void origins(Report report, Appendable out) throws IOException {
        if (report.origins().isEmpty()) {
            return;
        }
        out.append("\n## Origins\n\n");
        for (Origin origin : report.origins()) {
            out.append("* ")
                    .append(Markup.markdown(origin.location()))
                    .append(": ")
                    .append(Numbers.count(origin.observations(), "result"))
                    .append(", read by ")
                    .append(Markup.markdown(origin.source().id()))
                    .append(origin.sha256().isEmpty() ? "" : ", SHA-256 " + origin.sha256())
                    .append('\n');
        }
        out.append("\nSaltus ").append(Markup.markdown(report.version()));
        out.append(report.command().isEmpty() ? "" : ": " + Markup.markdown(report.command()))
                .append('\n');
    }
}
