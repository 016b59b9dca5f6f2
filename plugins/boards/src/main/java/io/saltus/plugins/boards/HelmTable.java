package io.saltus.plugins.boards;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One table: {@code header}, a list of cells with {@code value}, and {@code rows} of such cells.
 */
final class HelmTable {

    private static final Pattern COST =
            Pattern.compile(
                    "(?i)^#.*|.*\\b(time|tokens?|truncated|cost|price|co2|carbon|energy|runtime|trials)\\b.*");
    private static final Pattern SUMMING =
            Pattern.compile("(?i)mean (win rate|score|rank).*|average.*");

    /** A column of scores: which scenario and by what. */
    private record Heading(int column, String task, String metric, Optional<Direction> direction) {}

    private final JsonTree table;
    private final RunSettings runs;
    private final SentResults results;
    private final String title;

    HelmTable(JsonTree table, RunSettings runs, SentResults results) {
        this.table = table;
        this.runs = runs;
        this.results = results;
        this.title = table.at("title").text().orElse("a table");
    }

    void send() {
        List<JsonTree> header = table.at("header").items();
        List<Heading> headings = new ArrayList<>();
        for (int i = 1; i < header.size(); i++) {
            heading(i, header.get(i)).ifPresent(headings::add);
        }
        List<JsonTree> rows = table.at("rows").items();
        for (int i = 0; i < rows.size(); i++) {
            List<JsonTree> cells = rows.get(i).items();
            String model = cells.isEmpty() ? "" : value(cells.get(0)).scalar().orElse("").strip();
            tellAside(header, headings, cells);
            for (Heading heading : headings) {
                if (heading.column() < cells.size()
                        && isThere(value(cells.get(heading.column())))) {
                    send(heading, model, value(cells.get(heading.column())), i);
                }
            }
        }
    }

    private static JsonTree value(JsonTree cell) {
        return cell.at("value");
    }

    private static boolean isThere(JsonTree value) {
        return value.isThere()
                && value.scalar().filter(text -> !text.isBlank() && !text.equals("-")).isPresent();
    }

    private Optional<Heading> heading(int column, JsonTree cell) {
        String text = value(cell).scalar().orElse("").strip();
        JsonTree known = cell.at("metadata");
        int dash = text.lastIndexOf(" - ");
        Optional<String> metric =
                known.at("metric")
                        .text()
                        .or(
                                () ->
                                        dash < 0
                                                ? Optional.empty()
                                                : Optional.of(text.substring(dash + 3)));
        Optional<String> task =
                known.at("run_group")
                        .text()
                        .or(
                                () ->
                                        dash < 0
                                                ? Optional.empty()
                                                : Optional.of(text.substring(0, dash)));
        if (metric.isEmpty() || task.isEmpty() || isSumming(text) || isCost(metric.get(), text)) {
            return Optional.empty();
        }
        Optional<Direction> direction =
                cell.at("lower_is_better")
                        .truth()
                        .map(
                                lower ->
                                        lower
                                                ? Direction.LOWER_IS_BETTER
                                                : Direction.HIGHER_IS_BETTER);
        return Optional.of(
                new Heading(column, task.get().strip(), metric.get().strip(), direction));
    }

    private static boolean isSumming(String text) {
        return SUMMING.matcher(text).matches();
    }

    private static boolean isCost(String metric, String text) {
        return COST.matcher(metric).matches() || COST.matcher(text).matches();
    }

    /** Counts the values of a row that are not read, by why. */
    private void tellAside(List<JsonTree> header, List<Heading> headings, List<JsonTree> cells) {
        for (int i = 1; i < Math.min(header.size(), cells.size()); i++) {
            int column = i;
            if (headings.stream().anyMatch(h -> h.column() == column)
                    || !isThere(value(cells.get(i)))) {
                continue;
            }
            String text = value(header.get(i)).scalar().orElse("a column without a name").strip();
            if (isSumming(text)) {
                results.passOver("left out, since they sum up other columns", text);
            } else if (isCost(text, text)) {
                results.leave("left out, since times, counts and prices are no abilities", text);
            } else {
                results.leave(
                        "left out, since no scenario and metric is named in the header", text);
            }
        }
    }

    private void send(Heading heading, String name, JsonTree value, int row) {
        results.send(
                "%s, rows[%d], %s - %s".formatted(title, row, heading.task(), heading.metric()),
                0,
                () -> {
                    double score =
                            value.writtenNumber()
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "'value' must be a number, got "
                                                                    + value));
                    Metric metric =
                            ReadMetric.fitting(
                                    ReadMetric.of(
                                            heading.metric(),
                                            heading.metric(),
                                            heading.direction()),
                                    score);
                    Model model =
                            runs.facts()
                                    .called("the first column", Optional.of(name))
                                    .identity()
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "the first cell of the row names no model"))
                                    .model();
                    return Observation.of(model, heading.task(), metric, score)
                            .in(runs.setup(OptionalInt.empty(), Setup.STANDARD));
                });
    }
}
