package io.saltus.engine.dataset;

import io.saltus.api.data.Axis;
import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.words.Numbers;
import io.saltus.engine.knowledge.ModelCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;

/**
 * One model has one size, however often it is stated: where some results state it to the last
 * parameter and others round it, or some do not state it, the nominal size counts for all of them.
 * The count itself is kept along {@link Axis#EXACT_PARAMETERS}; an issue says so.
 *
 * <p>Sizes that differ by more than a factor of {@value #SAME} are left as they are: they are of
 * different models under one name.
 */
final class NominalSizes {

    /** Embeddings counted or not make up to this; the next size of a family is further off. */
    private static final double SAME = 1.3;

    private static final int ONE_BY_ONE = 5;

    private NominalSizes() {}

    static Dataset settled(Dataset dataset) {
        Observations rows = new Observations(dataset);
        Map<List<String>, Map<Double, Integer>> sizes = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            sizes.computeIfAbsent(key(rows, row), key -> new TreeMap<>())
                    .merge(rows.scale(row, Axis.PARAMETERS), 1, Integer::sum);
        }
        Map<List<String>, Double> settled = new HashMap<>();
        List<Issue> issues = new ArrayList<>();
        try (FoldedIssues folded = new FoldedIssues(issues::add, ONE_BY_ONE)) {
            sizes.forEach((model, counts) -> settle(model, counts, settled, folded));
        }
        return settled.isEmpty() ? dataset : applied(dataset, rows, settled).with(issues);
    }

    private static List<String> key(Observations rows, int row) {
        return List.of(rows.modelName(row), rows.run(row));
    }

    private static void settle(
            List<String> model,
            Map<Double, Integer> counts,
            Map<List<String>, Double> settled,
            FoldedIssues folded) {
        List<Double> known = counts.keySet().stream().filter(Axis.PARAMETERS::accepts).toList();
        if (counts.size() < 2 || known.isEmpty()) {
            return;
        }
        double least = known.get(0);
        double most = known.get(known.size() - 1);
        if (most > SAME * least) {
            return;
        }
        double nominal =
                known.stream().min((a, b) -> Integer.compare(digits(a), digits(b))).orElseThrow();
        settled.put(model, nominal);
        if (known.size() > 1) {
            folded.add(
                    "sizes",
                    new Issue(
                                    model.get(0),
                                    "is stated to have %s parameters; they are one model, at its nominal size of %s"
                                            .formatted(
                                                    String.join(
                                                            " and ",
                                                            known.stream()
                                                                    .map(Numbers::exact)
                                                                    .toList()),
                                                    Numbers.exact(nominal)))
                            .coded("size-differs")
                            .asRemark(),
                    model.get(0));
        }
    }

    /** Number of digits that a size is stated with: nominal sizes have few. */
    private static int digits(double size) {
        return Numbers.exact(size).replaceAll("[eE].*|\\.", "").replaceAll("^0+|0+$", "").length();
    }

    private static Dataset applied(
            Dataset dataset, Observations rows, Map<List<String>, Double> settled) {
        DoubleColumn sizes = dataset.own().doubleColumn(Schema.column(Axis.PARAMETERS)).copy();
        DoubleColumn compute = dataset.own().doubleColumn(Schema.column(Axis.COMPUTE)).copy();
        StringColumn provenance = dataset.own().stringColumn(Schema.MODEL_SOURCE).copy();
        DoubleColumn exact = exact(dataset, sizes.size());
        for (int row = 0; row < rows.size(); row++) {
            Double nominal = settled.get(key(rows, row));
            double stated = sizes.getDouble(row);
            if (nominal == null || stated == nominal) {
                continue;
            }
            if (exact.isMissing(row) && !Double.isNaN(stated)) {
                exact.set(row, stated);
            }
            Map<String, String> facts = new TreeMap<>(NamedWords.of(provenance.get(row)));
            facts.put(Axis.PARAMETERS.id(), "other results of this model");
            provenance.set(row, NamedWords.cell(facts));
            sizes.set(row, nominal);
            double tokens = rows.scale(row, Axis.TOKENS);
            boolean derived =
                    compute.isMissing(row)
                            || ModelCatalogue.DERIVED_COMPUTE.equals(facts.get(Axis.COMPUTE.id()));
            boolean whole = !ModelCatalogue.isOfLaterStage(rows.run(row));
            if (derived && whole && !Double.isNaN(tokens)) {
                compute.set(row, 6 * nominal * tokens);
            }
        }
        return dataset.with(sizes).with(compute).with(provenance).with(exact);
    }

    private static DoubleColumn exact(Dataset dataset, int size) {
        String name = Schema.column(Axis.EXACT_PARAMETERS);
        if (dataset.hasColumn(name)) {
            return dataset.own().doubleColumn(name).copy();
        }
        DoubleColumn column = DoubleColumn.create(name, size);
        for (int row = 0; row < size; row++) {
            column.setMissing(row);
        }
        return column;
    }
}
