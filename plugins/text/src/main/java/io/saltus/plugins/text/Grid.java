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
 * @param aspects those of the columns that show an aspect
 * @param rows cells of each finding, as many as the header has
 * @param outcomes outcome of each finding
 */
record Grid(
        List<String> facts,
        List<String> header,
        List<String> aspects,
        List<List<String>> rows,
        List<Outcome> outcomes) {

    static final String OUTCOME = "outcome";
    static final String REASON = "reason";

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
                shown.stream().filter(GridColumn::aspect).map(GridColumn::name).toList(),
                rows,
                findings.stream().map(finding -> finding.verdict().outcome()).toList());
    }

    /** Returns the same without the columns of aspects and the reason. */
    Grid withoutDetails() {
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < header.size(); c++) {
            if (!header.get(c).equals(REASON) && !aspects.contains(header.get(c))) {
                kept.add(c);
            }
        }
        return new Grid(
                facts,
                picked(header, kept),
                List.of(),
                rows.stream().map(row -> picked(row, kept)).toList(),
                outcomes);
    }

    /** Returns what {@link #withoutDetails} leaves out of a row: the reason, then each aspect. */
    String details(int row) {
        List<String> cells = rows.get(row);
        List<String> parts = new ArrayList<>();
        for (String aspect : aspects) {
            String value = cells.get(header.indexOf(aspect));
            if (!value.isEmpty()) {
                parts.add(aspect + ": " + value);
            }
        }
        String reason = cells.get(header.indexOf(REASON));
        return parts.isEmpty() ? reason : reason + " (" + String.join(", ", parts) + ")";
    }

    private static List<String> picked(List<String> cells, List<Integer> kept) {
        return kept.stream().map(cells::get).toList();
    }

    private static List<GridColumn<Finding>> columns(List<Finding> findings) {
        List<GridColumn<Finding>> columns = new ArrayList<>();
        columns.add(new GridColumn<>("task", false, f -> f.curve().subject().task()));
        columns.add(new GridColumn<>("setup", true, f -> f.curve().subject().setup().words()));
        columns.add(new GridColumn<>("metric", true, f -> f.curve().subject().metric().name()));
        columns.add(new GridColumn<>("family", true, f -> f.curve().subject().family()));
        columns.add(new GridColumn<>("axis", true, f -> f.curve().axis().title()));
        columns.add(new GridColumn<>("criterion", true, f -> criterion(f, findings)));
        columns.add(new GridColumn<>(OUTCOME, false, f -> word(f.verdict().outcome())));
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
                                        name,
                                        true,
                                        true,
                                        f -> f.verdict().aspect(name).orElse(""))));
        columns.add(new GridColumn<>(REASON, false, f -> f.verdict().reason()));
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

    private static String word(Outcome outcome) {
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
            long number = outcomes.stream().filter(outcome::equals).count();
            if (number > 0) {
                parts.add(number + " " + word(outcome));
            }
        }
        return parts.isEmpty() ? "no findings" : String.join(", ", parts);
    }
}
