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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Chance levels and best scores by task and metric.
 *
 * <p>A row names tasks, separated by {@code ;}, and metrics. Tasks are compared as benchmarks are
 * named: case, how words are joined, the tool that ran it and how the model was asked do not count
 * ({@code leaderboard_arc_challenge}, {@code lighteval|arc:challenge|25}, {@code ARC Challenge
 * (25-shot)}); a {@code *} stands for any further words ({@code mmlu-pro*} is no {@code
 * mmlu_professional_law}). Of the rows that fit, the most specific counts: a whole name before a
 * pattern, of patterns the one with most letters. Metrics are compared without what stands before a
 * slash ({@code choice/accuracy}) and after a bracket or comma ({@code acc,none}).
 */
public final class ChanceCatalogue {

    /** A catalogue that knows nothing. */
    public static final ChanceCatalogue EMPTY = new ChanceCatalogue(List.of());

    /** Where a chance level came from: the data state it. */
    public static final String DATA = "the data";

    /**
     * Shares of right answers whose name alone does not say that each example is all or nothing.
     */
    private static final String SHARE_OF_RIGHT_ANSWERS = "score";

    /** Scorers that judge something else about an answer than whether it is right. */
    private static final Set<String> NOT_OF_RIGHT_ANSWERS =
            Set.of("is-refusal", "refusal", "toxicity", "length", "format", "language");

    /**
     * A metric with its ends, and where its chance level came from.
     *
     * @param metric the metric
     * @param source {@link #DATA}, the catalogue's source, or empty if it is not known
     * @param stated whether the data or the user state the chance level, not a general catalogue
     */
    public record Known(Metric metric, String source, boolean stated) {}

    /** What is known of a benchmark; no chance level: it is known that there is none to name. */
    private record Row(
            List<String> metrics,
            OptionalDouble chance,
            OptionalDouble best,
            String source,
            boolean overrides) {

        boolean isOf(Metric metric) {
            String[] name = CatalogueRow.plain(metric.name()).split("/");
            String plain = name[name.length - 1].replaceFirst("[ (\\[,].*", "");
            if (!metrics.isEmpty()) {
                return metrics.contains(plain);
            }
            return (metric.grain() == Grain.ALL_OR_NOTHING || plain.equals(SHARE_OF_RIGHT_ANSWERS))
                    && !NOT_OF_RIGHT_ANSWERS.contains(name[0]);
        }
    }

    private final List<NameIndex<Row>> tables;
    private final int size;
    private final boolean overriding;
    private final ConcurrentHashMap<String, Optional<Row>> found = new ConcurrentHashMap<>();

    private ChanceCatalogue(List<NameIndex<Row>> tables) {
        this(tables, 0, false);
    }

    private ChanceCatalogue(List<NameIndex<Row>> tables, int size, boolean overriding) {
        this.tables = List.copyOf(tables);
        this.size = size;
        this.overriding = overriding;
    }

    /**
     * Reads a table with the columns {@code task}, {@code metrics} (separated by {@code ;}; blank:
     * every share of right answers), {@code chance}, and any of {@code best}, {@code source}. A
     * chance level {@code unknown} keeps a task from what a wider pattern says.
     *
     * @param name name of the table, for messages
     * @param overrides whether it counts also where the data state another chance level
     * @throws RequestException if it is not such a table
     */
    public static ChanceCatalogue read(String name, Reader table, boolean overrides)
            throws IOException {
        NameIndex<Row> rows = new NameIndex<>();
        int size = 0;
        for (CatalogueRow row : CatalogueRow.read(name, "chance levels", table)) {
            Row known = row(name, row, overrides);
            for (String task : row.text(Column.TASK.id()).split(";")) {
                rows.add(task, known);
            }
            size++;
        }
        if (size == 0) {
            throw new RequestException(
                    name + " holds no chance level; it needs the columns task, chance and rows");
        }
        return new ChanceCatalogue(List.of(rows), size, overrides);
    }

    /** Returns a catalogue that asks {@code first}, then this one. */
    public ChanceCatalogue under(ChanceCatalogue first) {
        List<NameIndex<Row>> both = new ArrayList<>(first.tables);
        both.addAll(tables);
        return new ChanceCatalogue(both, first.size + size, first.overriding || overriding);
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns the metric of a task with the ends that the catalogue knows. */
    public Known complete(String task, Metric metric) {
        boolean stated = metric.chance().isPresent();
        boolean asked = stated ? overriding : !tables.isEmpty();
        Optional<Row> row = asked ? find(task, metric) : Optional.empty();
        if (row.isEmpty() || stated && !row.get().overrides()) {
            return new Known(metric, stated ? DATA : "", stated);
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
                    row.get().chance().isPresent() ? row.get().source() : "",
                    row.get().overrides());
        } catch (IllegalArgumentException e) {
            // it is of another metric of this name
            return new Known(metric, stated ? DATA : "", stated);
        }
    }

    /** Returns what this catalogue would say of a task, had the data said nothing. */
    public Known unstated(String task, Metric metric) {
        return complete(
                task,
                new Metric(
                        metric.name(),
                        metric.direction(),
                        OptionalDouble.empty(),
                        metric.best(),
                        metric.grain()));
    }

    private Optional<Row> find(String task, Metric metric) {
        return found.computeIfAbsent(
                task + "\n" + metric.name() + "\n" + metric.grain(),
                key -> {
                    BenchmarkName name = BenchmarkName.of(task);
                    boolean choices = BenchmarkName.givesChoices(task);
                    // none of openly asked questions where answers are given to choose from
                    Predicate<Row> fits =
                            row ->
                                    row.isOf(metric)
                                            && (!choices
                                                    || row.overrides()
                                                    || row.chance().orElse(1) > 0);
                    return tables.stream()
                            .flatMap(
                                    rows ->
                                            Stream.of(name.certain(), name.guessed())
                                                    .map(names -> rows.find(names, fits))
                                                    .flatMap(Optional::stream))
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
        boolean unknown = row.text(Column.CHANCE.id()).equalsIgnoreCase("unknown");
        OptionalDouble chance =
                unknown
                        ? OptionalDouble.empty()
                        : row.number(Column.CHANCE.id(), Double::isFinite, "a number");
        if (chance.isEmpty() && !unknown) {
            throw new RequestException(row.where() + " states no chance level for '" + task + "'");
        }
        List<String> metrics =
                List.of(row.text("metrics").split(";")).stream()
                        .map(CatalogueRow::plain)
                        .filter(metric -> !metric.isEmpty())
                        .toList();
        String source = row.text("source");
        return new Row(
                metrics,
                chance,
                row.number(Column.BEST.id(), Double::isFinite, "a number"),
                source.isEmpty() ? table : source,
                overrides);
    }
}
