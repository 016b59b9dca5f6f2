package io.saltus.plugins.text;

import io.saltus.api.data.Axis;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Shape;
import io.saltus.api.words.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The findings as rows and columns, the emergent ones first: what terminal tables and Markdown
 * share.
 *
 * <p>A column in which all rows agree is no column but a fact said once, above the table. Names
 * come from data files: all text in a grid is {@linkplain Names#harmless harmless} on a terminal.
 *
 * @param facts what all rows share: {@code family: GPT-3}
 * @param header names of the columns
 * @param labels how many of the columns, the first, say which curve it is
 * @param rows cells of each finding, as many as the header has
 * @param findings the findings of the rows
 */
record Grid(
        List<String> facts,
        List<String> header,
        int labels,
        List<List<String>> rows,
        List<Finding> findings) {

    /** What an aspect may be called, too: {@code metric} says whether the leap is the metric's. */
    private static final Set<String> LABELS =
            Set.of("task", "setup", "metric", "family", "axis", "criterion");

    static Grid of(Report report) {
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.sort(Comparator.comparing((Finding finding) -> finding.verdict().outcome()));
        List<String> facts = new ArrayList<>();
        List<GridColumn<Finding>> shown = GridColumn.shown(columns(findings), findings, facts);
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            rows.add(shown.stream().map(column -> column.words(finding)).toList());
        }
        return new Grid(
                facts,
                shown.stream().map(GridColumn::name).toList(),
                (int) shown.stream().filter(GridColumn::label).count(),
                rows,
                findings);
    }

    private static List<GridColumn<Finding>> columns(List<Finding> findings) {
        List<GridColumn<Finding>> columns = new ArrayList<>();
        columns.add(new GridColumn<>("task", false, true, f -> f.curve().subject().task()));
        columns.add(
                new GridColumn<>("setup", true, true, f -> f.curve().subject().setup().words()));
        columns.add(
                new GridColumn<>("metric", true, true, f -> f.curve().subject().metric().name()));
        columns.add(new GridColumn<>("family", true, true, f -> f.curve().subject().family()));
        columns.add(new GridColumn<>("axis", true, true, f -> f.curve().axis().title()));
        columns.add(new GridColumn<>("criterion", true, true, f -> criterion(f, findings)));
        columns.add(new GridColumn<>("outcome", false, f -> word(f.verdict().outcome())));
        columns.add(new GridColumn<>("shape", true, f -> shape(f)));
        columns.add(
                new GridColumn<>(
                        onsetName(findings),
                        true,
                        f -> f.verdict().onset().map(Onset::words).orElse("")));
        Set<String> aspects = new LinkedHashSet<>();
        findings.forEach(f -> f.verdict().aspects().forEach(aspect -> aspects.add(aspect.name())));
        aspects.forEach(
                name ->
                        columns.add(
                                new GridColumn<>(
                                        LABELS.contains(name) ? name + " (verdict)" : name,
                                        true,
                                        f -> f.verdict().aspect(name).orElse(""))));
        columns.add(new GridColumn<>("reason", false, f -> f.verdict().reason()));
        return columns;
    }

    /** The id alone, unless one criterion stands in the report under two settings. */
    private static String criterion(Finding finding, List<Finding> findings) {
        boolean once =
                findings.stream()
                                .map(Finding::criterion)
                                .filter(other -> other.id().equals(finding.criterion().id()))
                                .distinct()
                                .limit(2)
                                .count()
                        == 1;
        return once ? finding.criterion().id() : finding.criterion().toString();
    }

    private static String shape(Finding finding) {
        Shape shape = finding.verdict().shape();
        return shape == Shape.UNKNOWN ? "" : Names.word(shape);
    }

    static String word(Outcome outcome) {
        return Names.spaced(Names.word(outcome));
    }

    /** What the scales of an axis are in: its unit, or its id where it has none. */
    static String unit(Axis axis) {
        return axis.unit().isEmpty() ? axis.id() : axis.unit();
    }

    private static String onsetName(List<Finding> findings) {
        List<String> units = findings.stream().map(f -> unit(f.curve().axis())).distinct().toList();
        return units.size() == 1 ? "onset (" + units.get(0) + ")" : "onset";
    }

    /** How many findings have each outcome: {@code 12 emergent, 30 not emergent, 2 undecided}. */
    String counts() {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long number = findings.stream().filter(f -> f.verdict().outcome() == outcome).count();
            if (number > 0) {
                parts.add(number + " " + word(outcome));
            }
        }
        return parts.isEmpty() ? "no findings" : String.join(", ", parts);
    }
}
