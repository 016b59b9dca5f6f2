package io.saltus.engine.knowledge;

import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Column;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Chance levels and best scores by task and metric.
 *
 * <p>A row names a task, a {@code *} standing for any text, and metrics; names are compared without
 * regard to case and to {@code _} against {@code -}, tasks also without what stands before the last
 * {@code |}, {@code /} or {@code :} ({@code harness|arc:challenge|25} is not taken apart; {@code
 * leaderboard_arc} needs a {@code *}), metrics without what stands after a {@code (} or a comma
 * ({@code acc,none}). Rows are asked in order; the first that fits counts.
 */
public final class ChanceCatalogue {

    /** A catalogue that knows nothing. */
    public static final ChanceCatalogue EMPTY = new ChanceCatalogue(List.of());

    /** Where a chance level came from: the data state it. */
    static final String DATA = "the data";

    /**
     * A metric with its ends, and where its chance level came from.
     *
     * @param metric the metric
     * @param source {@link #DATA}, the catalogue's source, or empty if it is not known
     */
    public record Known(Metric metric, String source) {}

    private record Row(
            Pattern task,
            List<String> metrics,
            OptionalDouble chance,
            OptionalDouble best,
            String source,
            boolean overrides) {}

    private final List<Row> rows;
    private final boolean overriding;
    private final ConcurrentHashMap<String, Optional<Row>> found = new ConcurrentHashMap<>();

    private ChanceCatalogue(List<Row> rows) {
        this.rows = List.copyOf(rows);
        this.overriding = rows.stream().anyMatch(Row::overrides);
    }

    /**
     * Reads a table with the columns {@code task}, {@code metrics} (separated by {@code ;}; blank:
     * every all-or-nothing one), {@code chance}, and any of {@code best}, {@code source}.
     *
     * @param name name of the table, for messages
     * @param overrides whether it counts also where the data state another chance level
     * @throws RequestException if it is not such a table
     */
    public static ChanceCatalogue read(String name, Reader table, boolean overrides)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        for (CatalogueRow row : CatalogueRow.read(name, "chance levels", table)) {
            rows.add(row(name, row, overrides));
        }
        if (rows.isEmpty()) {
            throw new RequestException(
                    name + " holds no chance level; it needs the columns task, chance and rows");
        }
        return new ChanceCatalogue(rows);
    }

    /** Returns a catalogue that asks {@code first}, then this one. */
    public ChanceCatalogue under(ChanceCatalogue first) {
        List<Row> both = new ArrayList<>(first.rows);
        both.addAll(rows);
        return new ChanceCatalogue(both);
    }

    /** Returns the number of rows. */
    public int size() {
        return rows.size();
    }

    /** Returns the metric of a task with the ends that the catalogue knows. */
    public Known complete(String task, Metric metric) {
        boolean stated = metric.chance().isPresent();
        boolean asked = stated ? overriding : !rows.isEmpty();
        Optional<Row> row = asked ? find(task, metric) : Optional.empty();
        if (row.isEmpty() || stated && !row.get().overrides()) {
            return new Known(metric, stated ? DATA : "");
        }
        OptionalDouble best =
                row.get().best().isPresent() && (metric.best().isEmpty() || row.get().overrides())
                        ? row.get().best()
                        : metric.best();
        try {
            return new Known(
                    new Metric(
                            metric.name(),
                            metric.direction(),
                            row.get().chance(),
                            best,
                            metric.grain()),
                    row.get().source());
        } catch (IllegalArgumentException e) {
            return new Known(metric, stated ? DATA : ""); // it is of another metric of this name
        }
    }

    private Optional<Row> find(String task, Metric metric) {
        return found.computeIfAbsent(
                task + "\n" + metric.name() + "\n" + metric.grain(),
                key -> {
                    String plainTask = CatalogueRow.plain(task);
                    String shortTask = plainTask.replaceFirst("^.*[|/:]", "");
                    String plainMetric =
                            CatalogueRow.plain(metric.name()).replaceFirst("[(,].*", "");
                    return rows.stream()
                            .filter(
                                    row ->
                                            row.metrics().isEmpty()
                                                    ? metric.grain() == Grain.ALL_OR_NOTHING
                                                    : row.metrics().contains(plainMetric))
                            .filter(
                                    row ->
                                            row.task().matcher(plainTask).matches()
                                                    || row.task().matcher(shortTask).matches())
                            .findFirst();
                });
    }

    private static Row row(String table, CatalogueRow row, boolean overrides) {
        String task = row.text(Column.TASK.id());
        if (task.isEmpty()) {
            throw new RequestException(
                    row.where()
                            + " names no task; a table of chance levels has the columns task, metrics,"
                            + " chance, best, source");
        }
        OptionalDouble chance = row.number(Column.CHANCE.id(), Double::isFinite, "a number");
        if (chance.isEmpty()) {
            throw new RequestException(row.where() + " states no chance level for '" + task + "'");
        }
        List<String> metrics =
                List.of(row.text("metrics").split(";")).stream()
                        .map(CatalogueRow::plain)
                        .filter(metric -> !metric.isEmpty())
                        .toList();
        String source = row.text("source");
        return new Row(
                Pattern.compile(
                        List.of(CatalogueRow.plain(task).split("\\*", -1)).stream()
                                .map(Pattern::quote)
                                .reduce((a, b) -> a + ".*" + b)
                                .orElseThrow()),
                metrics,
                chance,
                row.number(Column.BEST.id(), Double::isFinite, "a number"),
                source.isEmpty() ? table : source,
                overrides);
    }
}
