package io.saltus.report.table;

import io.saltus.api.curve.Point;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.report.SharedOnset;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.words.Names;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A row per finding. Aspects and quantities are columns in the order in which they first occur;
 * where an ability was judged in several families, {@code families.*} say how they compare.
 */
final class FindingRows {

    private FindingRows() {}

    static ReportTable of(Report report) {
        Set<String> aspects = new LinkedHashSet<>();
        Set<String> quantities = new LinkedHashSet<>();
        for (Finding finding : report.findings()) {
            finding.verdict().aspects().forEach(aspect -> aspects.add(aspect.name()));
            finding.verdict().quantities().forEach(quantity -> quantities.add(quantity.name()));
        }
        ColumnsOf<Finding> columns =
                new ColumnsOf<Finding>()
                        .addAll(SubjectColumns.all(), finding -> finding.curve().subject());
        verdict(columns);
        curve(columns);
        for (String name : aspects) {
            columns.text("aspect." + name, finding -> finding.verdict().aspect(name).orElse(""));
        }
        for (String name : quantities) {
            columns.add(
                    "quantity." + name,
                    Kind.NUMBER,
                    finding -> Value.of(finding.verdict().quantity(name)));
        }
        if (!report.comparisons().isEmpty()) {
            families(columns, report.comparisons());
        }
        return columns.table("findings", report.findings());
    }

    private static void verdict(ColumnsOf<Finding> columns) {
        columns.add("points", Kind.WHOLE, finding -> new Value.Whole(finding.curve().size()))
                .text("criterion", finding -> finding.criterion().toString())
                .text("outcome", finding -> Names.word(finding.verdict().outcome()))
                .text("shape", finding -> Names.word(finding.verdict().shape()))
                .add("onset", Kind.NUMBER, onset(onset -> new Value.Real(onset.scale())))
                .add("onset_lower", Kind.NUMBER, onset(onset -> Value.of(onset.lower())))
                .add("onset_upper", Kind.NUMBER, onset(onset -> Value.of(onset.upper())))
                .text(
                        "onset_censoring",
                        finding ->
                                finding.verdict()
                                        .onset()
                                        .map(onset -> Names.word(onset.censoring()))
                                        .orElse(""))
                .text("reason", finding -> finding.verdict().reason());
    }

    private static Function<Finding, Value> onset(Function<Onset, Value> cell) {
        return finding -> finding.verdict().onset().map(cell).orElse(Value.UNKNOWN);
    }

    private static void curve(ColumnsOf<Finding> columns) {
        columns.add(
                        "chance",
                        Kind.NUMBER,
                        finding -> Value.of(finding.curve().subject().metric().chance()))
                .add("scales", Kind.NUMBERS, each(point -> new Value.Real(point.scale())))
                .add("scores", Kind.NUMBERS, each(point -> new Value.Real(point.score())))
                .add("examples", Kind.WHOLES, each(point -> Value.of(point.examples())))
                .add(
                        "models",
                        Kind.TEXTS,
                        each(point -> new Value.Text(String.join("+", point.models()))));
    }

    private static Function<Finding, Value> each(Function<Point, Value> cell) {
        return finding -> new Value.Each(finding.curve().points().stream().map(cell).toList());
    }

    private static void families(ColumnsOf<Finding> columns, List<FamilyComparison> comparisons) {
        Map<String, List<FamilyComparison>> byTask =
                comparisons.stream().collect(Collectors.groupingBy(FamilyComparison::task));
        Function<Finding, Optional<FamilyComparison>> of =
                finding ->
                        byTask.getOrDefault(finding.curve().subject().task(), List.of()).stream()
                                .filter(one -> one.holds(finding))
                                .findFirst();
        ColumnsOf<Optional<FamilyComparison>> compared = new ColumnsOf<>();
        compared.add("families.judged", Kind.WHOLE, count(one -> one.families().size()))
                .add(
                        "families.emergent",
                        Kind.WHOLE,
                        count(one -> one.with(Outcome.EMERGENT).size()))
                .add("families.outcomes_agree", Kind.TRUTH, truth(FamilyComparison::outcomesAgree))
                .add("families.onsets_agree", Kind.TRUTH, truth(FamilyComparison::onsetsAgree))
                .add("families.onset", Kind.NUMBER, shared(SharedOnset::scale))
                .add("families.onset_lower", Kind.NUMBER, shared(SharedOnset::lower))
                .add("families.onset_upper", Kind.NUMBER, shared(SharedOnset::upper))
                .add("families.scatter", Kind.NUMBER, shared(SharedOnset::scatter));
        columns.addAll(compared, of);
    }

    private static Function<Optional<FamilyComparison>, Value> count(
            Function<FamilyComparison, Integer> number) {
        return found ->
                found.<Value>map(one -> new Value.Whole(number.apply(one))).orElse(Value.UNKNOWN);
    }

    private static Function<Optional<FamilyComparison>, Value> truth(
            Function<FamilyComparison, Optional<Boolean>> agree) {
        return found -> found.flatMap(agree).<Value>map(Value.Truth::new).orElse(Value.UNKNOWN);
    }

    private static Function<Optional<FamilyComparison>, Value> shared(
            Function<SharedOnset, Double> number) {
        return found ->
                found.flatMap(FamilyComparison::onset)
                        .<Value>map(onset -> new Value.Real(number.apply(onset)))
                        .orElse(Value.UNKNOWN);
    }
}
