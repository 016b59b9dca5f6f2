package io.saltus.plugins.latex;

import io.saltus.api.data.Axis;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The table: a block per criterion, a row per ability, columns for what is known. */
final class AbilityTable {

    /**
     * A column.
     *
     * @param title its heading, as LaTeX
     * @param share share of the width it needs, relative to the other columns
     * @param cell what stands in a row
     */
    private record TableColumn(String title, double share, Function<AbilityRow, String> cell) {}

    /** So many letters of a name, and so many columns, fit a page without breaking lines. */
    private static final int PLAIN = 36;

    private static final int PLAIN_COLUMNS = 6;

    private final Latex latex;
    private final LatexText words;

    AbilityTable(Latex latex, LatexText words) {
        this.latex = latex;
        this.words = words;
    }

    void write(Report report, Appendable out) throws IOException {
        Map<Configured, List<AbilityRow>> blocks = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            if (latex.all() || finding.verdict().outcome() == Outcome.EMERGENT) {
                blocks.computeIfAbsent(finding.criterion(), c -> new ArrayList<>())
                        .add(new AbilityRow(finding));
            }
        }
        List<TableColumn> columns = columns(blocks);
        out.append("% Made by Saltus ").append(comment(report.version())).append('\n');
        out.append("% Needs: \\usepackage{array,booktabs,longtable}\n");
        for (Configured criterion : blocks.keySet()) {
            out.append("% Judged by ").append(comment(criterion.toString())).append('\n');
        }
        if (latex.document()) {
            out.append("\\documentclass{article}\n");
            out.append("\\usepackage[a4paper,margin=20mm]{geometry}\n");
            out.append("\\usepackage{array,booktabs,longtable}\n\\begin{document}\n");
        }
        out.append("{\\small\\setlength{\\tabcolsep}{4pt}\n");
        out.append("\\begin{longtable}{@{}").append(forms(columns, blocks)).append("@{}}\n");
        heading(
                columns,
                new Caption(latex, words).of(report, blocks.keySet(), isProbable(blocks)),
                out);
        if (blocks.isEmpty()) {
            out.append(across(columns, "No ability is emergent.")).append(" \\\\\n");
        }
        boolean first = true;
        for (Map.Entry<Configured, List<AbilityRow>> block : blocks.entrySet()) {
            out.append(first ? "" : "\\addlinespace\n");
            first = false;
            if (blocks.size() > 1) {
                String criterion = "\\emph{" + words.of(block.getKey().id()) + "}";
                out.append(across(columns, criterion)).append(" \\\\*\n");
            }
            for (AbilityRow row : block.getValue()) {
                row(columns, row, out);
            }
        }
        out.append("\\end{longtable}}\n");
        new FamilyTable(latex.all(), words).write(report, out);
        new ForecastRows(words).write(report.forecasts(), out);
        if (latex.document()) {
            out.append("\\end{document}\n");
        }
    }

    private List<TableColumn> columns(Map<Configured, List<AbilityRow>> blocks) {
        Set<Axis> axes = new LinkedHashSet<>(List.of(Axis.COMPUTE, Axis.PARAMETERS));
        blocks.values()
                .forEach(rows -> rows.forEach(row -> axes.add(row.finding().curve().axis())));
        List<TableColumn> columns = new ArrayList<>();
        columns.add(
                new TableColumn(
                        "Ability",
                        25,
                        row ->
                                row.ability(words)
                                        + " {\\footnotesize("
                                        + row.setting(words)
                                        + ")}"));
        if (latex.all()) {
            columns.add(new TableColumn("Outcome", 12, AbilityRow::outcome));
        }
        for (Axis axis : axes) {
            boolean known =
                    blocks.values().stream()
                            .flatMap(List::stream)
                            .anyMatch(row -> !row.emergence(axis).equals(AbilityRow.NOTHING));
            if (!known) {
                continue;
            }
            columns.add(new TableColumn(title(axis), 12, row -> row.emergence(axis)));
        }
        columns.add(new TableColumn("Interval", 17, AbilityRow::interval));
        if (isProbable(blocks)) {
            columns.add(new TableColumn("Prob.", 8, AbilityRow::probability));
        }
        columns.add(new TableColumn("Family", 12, row -> row.family(words)));
        if (latex.evidence()) {
            columns.add(new TableColumn("Evidence", 42, row -> row.evidence(words)));
        }
        return columns;
    }

    private String title(Axis axis) {
        if (axis.equals(Axis.COMPUTE)) {
            return "Train. FLOPs";
        }
        return axis.equals(Axis.PARAMETERS)
                ? "Params."
                : words.of(axis.title().substring(0, 1).toUpperCase(Locale.ROOT))
                        + words.of(axis.title().substring(1));
    }

    private static boolean isProbable(Map<Configured, List<AbilityRow>> blocks) {
        return blocks.values().stream()
                .flatMap(List::stream)
                .anyMatch(row -> !row.probability().equals(AbilityRow.NOTHING));
    }

    /** Plain columns; where names or reasons are long, shares of the line less what is between. */
    private String forms(List<TableColumn> columns, Map<Configured, List<AbilityRow>> blocks) {
        int longest =
                blocks.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(AbilityRow::longest)
                        .max()
                        .orElse(0);
        if (!latex.evidence() && longest <= PLAIN && columns.size() <= PLAIN_COLUMNS) {
            return "l".repeat(columns.size());
        }
        double all = columns.stream().mapToDouble(TableColumn::share).sum();
        StringBuilder forms = new StringBuilder();
        for (TableColumn column : columns) {
            forms.append(
                    String.format(
                            Locale.ROOT,
                            ">{\\raggedright\\arraybackslash}p{%.4f\\dimexpr\\linewidth-%dpt\\relax}",
                            column.share() / all,
                            8 * (columns.size() - 1)));
        }
        return forms.toString();
    }

    private void heading(List<TableColumn> columns, String caption, Appendable out)
            throws IOException {
        out.append("\\caption{").append(caption).append("}\\label{tab:emergent-abilities}\\\\\n");
        StringBuilder titles = new StringBuilder("\\toprule\n");
        for (int i = 0; i < columns.size(); i++) {
            titles.append(i == 0 ? "" : " & ").append(columns.get(i).title());
        }
        titles.append(" \\\\\n\\midrule\n");
        out.append(titles).append("\\endfirsthead\n").append(titles).append("\\endhead\n");
        out.append("\\bottomrule\n\\endlastfoot\n");
    }

    private void row(List<TableColumn> columns, AbilityRow row, Appendable out) throws IOException {
        String mark = "";
        for (TableColumn column : columns) {
            out.append(mark).append(column.cell().apply(row));
            mark = " & ";
        }
        out.append(" \\\\\n");
    }

    private static String across(List<TableColumn> columns, String text) {
        return "\\multicolumn{"
                + columns.size()
                + "}{@{}p{\\linewidth}@{}}{\\raggedright "
                + text
                + "}";
    }

    /** A comment ends with its line. */
    private static String comment(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
