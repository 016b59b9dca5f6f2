package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.words.Names;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.tables.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of an exported chart. */
final class HistoryColumns {

    private static final String SMALLEST = "__MIN";
    private static final String LARGEST = "__MAX";

    /** A column of values, with those of its smallest and largest where several stand at a step. */
    private record Values(
            int column, String run, LoggedKey key, int smallest, int largest, int error) {}

    private final List<String> header = new ArrayList<>();
    private final List<Values> values = new ArrayList<>();
    private final Map<Integer, String> others = new HashMap<>();
    private final RunSettings runs;
    private final SentResults results;
    private final Optional<Axis> axis;

    HistoryColumns(Location location, List<String> names, RunSettings runs, SentResults results) {
        this.runs = runs;
        this.results = results;
        names.forEach(name -> header.add(name.strip()));
        axis = axis(header.get(0));
        if (axis.isEmpty()) {
            throw new RequestException(
                    "%s: the first column is '%s', which is no step, so that no value has a place; export the chart with 'Step' as its x axis"
                            .formatted(location.name(), Names.harmless(header.get(0))));
        }
        for (int i = 1; i < header.size(); i++) {
            add(i);
        }
    }

    private static Optional<Axis> axis(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^.*/", "");
        return switch (plain) {
            case "step", "_step", "global_step", "iter", "iteration", "iterations" ->
                    Optional.of(Axis.STEPS);
            case "tokens",
                    "num_tokens",
                    "n_tokens",
                    "total_tokens",
                    "tokens_seen",
                    "num_input_tokens_seen" ->
                    Optional.of(Axis.TOKENS);
            case "epoch" -> Optional.of(Axis.EPOCHS);
            default -> Optional.empty();
        };
    }

    private void add(int column) {
        String name = header.get(column);
        int dash = name.indexOf(" - ");
        if (name.endsWith(SMALLEST) || name.endsWith(LARGEST)) {
            return;
        }
        Optional<LoggedKey> key =
                dash < 0 ? Optional.empty() : LoggedKey.of(name.substring(dash + 3));
        if (key.isEmpty()) {
            others.put(column, dash < 0 ? name : name.substring(dash + 3));
        } else if (!key.get().isError()) {
            values.add(
                    new Values(
                            column,
                            name.substring(0, dash).strip(),
                            key.get(),
                            header.indexOf(name + SMALLEST),
                            header.indexOf(name + LARGEST),
                            error(name.substring(0, dash), key.get())));
        }
    }

    /** The column of the standard error of a value of a run; -1 if there is none. */
    private int error(String run, LoggedKey value) {
        for (int i = 1; i < header.size(); i++) {
            String name = header.get(i);
            if (name.startsWith(run + " - ")) {
                Optional<LoggedKey> key = LoggedKey.of(name.substring(run.length() + 3));
                if (key.isPresent() && key.get().isError() && key.get().value().equals(value)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String cell(TableRow row, int column) {
        return column < 0 || column >= row.cells().size() ? "" : row.cells().get(column).strip();
    }

    void send(TableRow row) {
        if (row.cells().size() > header.size()) {
            results.refuse(
                    "",
                    row.line(),
                    "the row has %d cells, the header %d"
                            .formatted(row.cells().size(), header.size()));
            return;
        }
        others.forEach(
                (column, name) -> {
                    if (!cell(row, column).isEmpty()) {
                        results.leave(
                                "left out, since they are no scores of an evaluation by their names",
                                name);
                    }
                });
        for (Values column : values) {
            String text = cell(row, column.column());
            if (!text.isEmpty()) {
                results.send(
                        header.get(column.column()),
                        row.line(),
                        () -> {
                            tellRange(row, column, text);
                            return new LoggedScore(column.key(), text, cell(row, column.error()))
                                    .of(model(column.run(), cell(row, 0)), runs);
                        });
            }
        }
    }

    /** Says once that values stand for several of one step. */
    private void tellRange(TableRow row, Values column, String text) {
        String smallest = cell(row, column.smallest());
        String largest = cell(row, column.largest());
        if (!smallest.equals(largest)) {
            results.remark(
                    "values stand for several at one step, as on line %d: %s between %s and %s; the value is taken"
                            .formatted(row.line(), text, smallest, largest));
        }
    }

    private Model model(String run, String step) {
        RunFacts facts = runs.facts();
        axis.ifPresent(
                along ->
                        facts.scale(
                                along,
                                "the column '" + header.get(0) + "'",
                                LoggedPlace.of(along, step)));
        return facts.called("the run's name", Optional.of(run))
                .identity()
                .orElseThrow(() -> new IllegalArgumentException("a column names no run"))
                .model();
    }
}
