package io.saltus.app.compare;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.saltus.api.curve.Point;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.engine.comparing.ComparedResults;
import io.saltus.statistics.exact.McNemarTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/**
 * Which examples each model got right, task by task: what makes two scores on the same examples
 * comparable pair by pair.
 */
final class Examples {

    /** Scores are printed with so many decimals. */
    private static final double ROUNDING = 6e-4;

    private static final String CLUSTERS =
            "a table of clusters needs the columns task, example and cluster";

    /** No example is known. */
    static final Examples NONE = new Examples();

    private final Map<List<String>, Map<String, Boolean>> byTaskAndModel = new HashMap<>();
    private final Map<String, Map<String, String>> clusters = new HashMap<>();
    private final Map<String, Map<String, String>> texts = new HashMap<>();

    private Examples() {}

    /**
     * Reads tables with the columns {@code task}, {@code model}, {@code example} (an id that is the
     * same wherever the example is) and {@code correct} (1 or 0, true or false), and maybe {@code
     * cluster} and {@code text} of the example.
     *
     * @throws RequestException if a file is no such table
     */
    static Examples read(List<Path> files) {
        Examples examples = new Examples();
        files.forEach(file -> rows("examples", file, examples::add));
        return examples;
    }

    private static void rows(String what, Path file, BiConsumer<String, NamedCsvRecord> each) {
        SideTable.rows(what, "a header and a row for each example", file, each);
    }

    /**
     * Adds tables with the columns {@code task}, {@code example} and {@code cluster}: which
     * examples are not independent of each other, whatever reads their scores.
     *
     * @throws RequestException if a file is no such table
     */
    Examples withClusters(List<Path> files) {
        for (Path file : files) {
            rows(
                    "clusters",
                    file,
                    (where, row) -> {
                        String cluster = cell(where, row, "cluster", CLUSTERS);
                        String before =
                                clusters.computeIfAbsent(
                                                cell(where, row, "task", CLUSTERS),
                                                task -> new HashMap<>())
                                        .put(cell(where, row, "example", CLUSTERS), cluster);
                        if (before != null && !before.equals(cluster)) {
                            throw new RequestException(
                                    "%s: an example is in one cluster; an earlier row has it in '%s', this one in '%s'"
                                            .formatted(where, before, cluster));
                        }
                    });
        }
        return this;
    }

    private void add(String where, NamedCsvRecord row) {
        keep(row, "cluster", cell(where, row, "task"), cell(where, row, "example"), clusters);
        keep(row, "text", cell(where, row, "task"), cell(where, row, "example"), texts);
        boolean correct =
                switch (cell(where, row, "correct").toLowerCase(Locale.ROOT)) {
                    case "1", "1.0", "true" -> true;
                    case "0", "0.0", "false" -> false;
                    default ->
                            throw new RequestException(
                                    "%s: 'correct' must be 1 or 0, true or false, got '%s'"
                                            .formatted(where, row.getField("correct")));
                };
        Boolean before =
                byTaskAndModel
                        .computeIfAbsent(
                                List.of(cell(where, row, "task"), cell(where, row, "model")),
                                key -> new HashMap<>())
                        .put(cell(where, row, "example"), correct);
        if (before != null && before != correct) {
            throw new RequestException(
                    where + " contradicts an earlier row of the same task, model and example");
        }
    }

    private static void keep(
            NamedCsvRecord row,
            String column,
            String task,
            String example,
            Map<String, Map<String, String>> to) {
        row.findField(column)
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .ifPresent(
                        words ->
                                to.computeIfAbsent(task, key -> new HashMap<>())
                                        .put(example, words));
    }

    /**
     * Returns results with the examples that are known of their task and model; of a metric that
     * counts each example, whose score is theirs.
     */
    ComparedResults added(ComparedResults results) {
        return new ComparedResults(
                results.label(),
                results.results().stream().map(this::added).toList(),
                results.inferred());
    }

    /**
     * Returns what of the tables fits none of these results, in words.
     *
     * @throws RequestException if nothing of a kind fits
     */
    List<String> remarks(List<ComparedResults> sides) {
        ExamplesFit fit = new ExamplesFit(sides);
        Map<List<String>, Outcomes> kept = new HashMap<>();
        byTaskAndModel.forEach(
                (key, correct) -> {
                    Map<String, Double> scores = new HashMap<>();
                    correct.forEach((example, right) -> scores.put(example, right ? 1.0 : 0.0));
                    kept.put(key, Outcomes.of(scores));
                });
        fit.ofExamples(kept, ROUNDING);
        fit.ofClusters(clusters);
        return fit.remarks();
    }

    private Observation clustered(Observation result) {
        Map<String, String> known = clusters.getOrDefault(result.task(), Map.of());
        return known.isEmpty() || result.outcomes().isEmpty()
                ? result
                : result.withOutcomes(result.outcomes().get().withClusters(known));
    }

    private Observation added(Observation result) {
        Map<String, Boolean> correct =
                byTaskAndModel.getOrDefault(
                        List.of(result.task(), result.model().name()), Map.of());
        Map<String, Double> scores = new HashMap<>();
        correct.forEach((example, right) -> scores.put(example, right ? 1.0 : 0.0));
        if (scores.isEmpty() || result.metric().grain() != Grain.ALL_OR_NOTHING) {
            return clustered(result);
        }
        Outcomes outcomes = Outcomes.of(scores);
        return Math.abs(outcomes.mean() - result.score()) > ROUNDING
                ? clustered(result)
                : result.withOutcomes(
                        outcomes.withClusters(clusters.getOrDefault(result.task(), Map.of()))
                                .withTexts(texts.getOrDefault(result.task(), Map.of())));
    }

    private static String cell(String where, NamedCsvRecord row, String column) {
        return cell(
                where,
                row,
                column,
                "a table of examples needs the columns task, model, example and correct");
    }

    private static String cell(String where, NamedCsvRecord row, String column, String needed) {
        return row.findField(column)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "%s: %s; '%s' is missing"
                                                .formatted(where, needed, column)));
    }

    /**
     * Returns the exact one-sided p-value of McNemar's test that the models of {@code higher} are
     * no better than those of {@code lower}, on the examples that they share; none where they share
     * no example.
     */
    OptionalDouble paired(String task, Point lower, Point higher) {
        Map<String, Boolean> low = of(task, lower);
        Map<String, Boolean> high = of(task, higher);
        int gained = 0;
        int lost = 0;
        boolean any = false;
        for (Map.Entry<String, Boolean> example : high.entrySet()) {
            Boolean other = low.get(example.getKey());
            if (other != null) {
                any = true;
                gained += example.getValue() && !other ? 1 : 0;
                lost += !example.getValue() && other ? 1 : 0;
            }
        }
        if (!any) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(McNemarTest.greater(gained, lost));
    }

    private Map<String, Boolean> of(String task, Point point) {
        return point.models().size() == 1
                ? byTaskAndModel.getOrDefault(List.of(task, point.models().get(0)), Map.of())
                : Map.of(); // a point of several models has no one answer to an example
    }
}
