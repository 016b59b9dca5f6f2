package io.saltus.plugins.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Subject;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Renderer;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the findings as a flat table, a row each.
 *
 * <p>Forecasts are a table of their own, {@code forecasts.csv}.
 *
 * <p>Aspects and quantities are columns {@code aspect.NAME} and {@code quantity.NAME}, in the order
 * in which they first occur; where an ability was judged in several families, {@code families.*}
 * say in how many it is emergent, whether they agree, and the onset they share. A value that does
 * not exist is an empty cell. {@code scales}, {@code scores}, {@code examples} and {@code models}
 * hold what stands at each scale, with semicolons between. Programs read the table: names are those
 * of the data, byte for byte, and numbers are exact. Text that a spreadsheet would take for a
 * formula is written behind an apostrophe.
 */
@About(id = "csv", summary = "Writes the findings as a flat CSV table", references = "RFC 4180")
public record Findings() implements Renderer {

    private static final List<String> FIXED =
            List.of(
                    "task",
                    "shots",
                    "strategy",
                    "metric",
                    "family",
                    "axis",
                    "points",
                    "criterion",
                    "outcome",
                    "shape",
                    "onset",
                    "onset_lower",
                    "onset_upper",
                    "onset_censoring",
                    "reason",
                    "chance",
                    "scales",
                    "scores",
                    "examples",
                    "models");

    private static final List<String> COMPARED =
            List.of(
                    "families.judged",
                    "families.emergent",
                    "families.outcomes_agree",
                    "families.onsets_agree",
                    "families.onset",
                    "families.onset_lower",
                    "families.onset_upper",
                    "families.scatter");

    @Override
    public void render(Report report, Output output) throws IOException {
        Set<String> aspects = new LinkedHashSet<>();
        Set<String> quantities = new LinkedHashSet<>();
        for (Finding finding : report.findings()) {
            finding.verdict().aspects().forEach(aspect -> aspects.add(aspect.name()));
            finding.verdict().quantities().forEach(quantity -> quantities.add(quantity.name()));
        }
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            List<String> header = new ArrayList<>(FIXED);
            aspects.forEach(name -> header.add(noFormula("aspect." + name)));
            quantities.forEach(name -> header.add(noFormula("quantity." + name)));
            Map<String, List<FamilyComparison>> comparisons =
                    report.comparisons().stream()
                            .collect(Collectors.groupingBy(FamilyComparison::task));
            boolean compared = !comparisons.isEmpty();
            header.addAll(compared ? COMPARED : List.of());
            csv.writeRecord(header);
            for (Finding finding : report.findings()) {
                List<String> row = row(finding, aspects, quantities);
                row.addAll(compared ? comparison(comparisons, finding) : List.of());
                csv.writeRecord(row);
            }
        }
        // a table of one kind: where there are forecasts and no findings, it is theirs
        if (report.forecasts().isEmpty() || !report.findings().isEmpty()) {
            write("findings.csv", text.toString(), output);
        }
        if (!report.forecasts().isEmpty()) {
            StringWriter forecasts = new StringWriter();
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(forecasts)) {
                ForecastTable.of(report).forEach(csv::writeRecord);
            }
            write("forecasts.csv", forecasts.toString(), output);
        }
    }

    private static void write(String file, String table, Output output) throws IOException {
        output.text(file).append(output.width().isPresent() ? harmless(table) : table);
    }

    /**
     * The table for a terminal, which names from data must not steer; for a program it is exact.
     */
    private static String harmless(String table) {
        return table.lines().map(line -> Names.harmless(line) + "\n").collect(Collectors.joining());
    }

    /** What stands at each scale, from the smallest on, with semicolons between. */
    private static String each(Finding finding, Function<Point, String> cell) {
        return finding.curve().points().stream().map(cell).collect(Collectors.joining(";"));
    }

    private static List<String> row(Finding finding, Set<String> aspects, Set<String> quantities) {
        Subject subject = finding.curve().subject();
        Verdict verdict = finding.verdict();
        List<String> row = new ArrayList<>(subject(subject));
        row.add(Integer.toString(finding.curve().size()));
        row.add(noFormula(finding.criterion().toString()));
        row.add(Names.word(verdict.outcome()));
        row.add(Names.word(verdict.shape()));
        row.add(verdict.onset().map(onset -> Numbers.exact(onset.scale())).orElse(""));
        row.add(verdict.onset().map(onset -> number(onset.lower())).orElse(""));
        row.add(verdict.onset().map(onset -> number(onset.upper())).orElse(""));
        row.add(verdict.onset().map(onset -> Names.word(onset.censoring())).orElse(""));
        row.add(noFormula(verdict.reason()));
        row.add(number(subject.metric().chance()));
        row.add(each(finding, point -> Numbers.exact(point.scale())));
        row.add(each(finding, point -> Numbers.exact(point.score())));
        row.add(
                each(
                        finding,
                        point ->
                                point.examples().isPresent()
                                        ? Long.toString(point.examples().getAsLong())
                                        : ""));
        row.add(noFormula(each(finding, point -> String.join("+", point.models()))));
        for (String name : aspects) {
            row.add(noFormula(verdict.aspect(name).orElse("")));
        }
        for (String name : quantities) {
            row.add(number(verdict.quantity(name)));
        }
        return row;
    }

    /** The cells of a subject, in the order in which both tables begin. */
    static List<String> subject(Subject subject) {
        return List.of(
                noFormula(subject.task()),
                subject.setup().shots().isPresent()
                        ? Integer.toString(subject.setup().shots().getAsInt())
                        : "",
                noFormula(subject.setup().strategy()),
                noFormula(subject.metric().name()),
                noFormula(subject.family()),
                subject.axis().id());
    }

    private static List<String> comparison(
            Map<String, List<FamilyComparison>> byTask, Finding finding) {
        Optional<FamilyComparison> found =
                byTask.getOrDefault(finding.curve().subject().task(), List.of()).stream()
                        .filter(one -> one.holds(finding))
                        .findFirst();
        if (found.isEmpty()) {
            return Collections.nCopies(COMPARED.size(), "");
        }
        FamilyComparison families = found.get();
        Optional<SharedOnset> onset = families.onset();
        return List.of(
                Integer.toString(families.families().size()),
                Integer.toString(families.with(Outcome.EMERGENT).size()),
                families.outcomesAgree().map(String::valueOf).orElse(""),
                families.onsetsAgree().map(String::valueOf).orElse(""),
                onset.map(shared -> Numbers.exact(shared.scale())).orElse(""),
                onset.map(shared -> Numbers.exact(shared.lower())).orElse(""),
                onset.map(shared -> Numbers.exact(shared.upper())).orElse(""),
                onset.map(shared -> Numbers.exact(shared.scatter())).orElse(""));
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? Numbers.exact(value.getAsDouble()) : "";
    }

    static String noFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
