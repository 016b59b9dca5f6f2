package io.saltus.api.table;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Param;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which column of a table holds what: settings shared by all tabular sources.
 *
 * <p>Each component names the column that holds a field of the table schema; by default the column
 * of the field's own name. Column names are compared without regard to case, and to spaces, hyphens
 * and underscores. Beside a name a component may hold
 *
 * <ul>
 *   <li>{@code =VALUE}: the same value for every row ({@code family==GPT-3});
 *   <li>{@code @file} or {@code @folder}: the name of the file, without its endings, or of the
 *       folder that it is in, for every row ({@code model=@file});
 *   <li>{@code NAME*FACTOR}: a number column in another unit ({@code params=Size (B)*1e9}).
 * </ul>
 *
 * <p>Where a table has no column of a field's own name, one of another usual name is taken ({@code
 * Benchmark}, {@code Params}, {@code Size (B)}), which the source says.
 */
public record Columns(
        @Param("Column of the task's name") String task,
        @Param("Column of the metric's name; without it: accuracy") String metric,
        @Param("Column of true or false; without it: known for the usual metrics, else true")
                String higherIsBetter,
        @Param("Column of the score of guessing; without it: unknown") String chance,
        @Param("Column of the best possible score; without it: 1 for accuracies and F1")
                String best,
        @Param("Column of all-or-nothing or graded; without it: known for the usual metrics")
                String grain,
        @Param("Column of the model family; without it: from the model catalogue") String family,
        @Param("Column of the model's name; without it: family and scale") String model,
        @Param("Column of the training run; without it: the model") String run,
        @Param("Column of the number of parameters, a count") String params,
        @Param("Column of the training tokens, a count") String trainTokens,
        @Param("Column of the training compute, FLOPs") String trainFlops,
        @Param("Column of the pre-training loss, nats per token") String loss,
        @Param("Column of the training step") String step,
        @Param("Column of the number of examples in the prompt; without it: unknown") String shots,
        @Param("Column of the prompting strategy; without it: standard") String strategy,
        @Param("Column of the seed") String seed,
        @Param("Column of the score, a fraction unless the metric has another range") String score,
        @Param("Column of the score's standard error") String stderr,
        @Param("Column of the number of examples behind the score") String nExamples,
        @Param(
                        "For a table with a column per benchmark: those columns, separated by ';', or"
                                + " '*' for all that hold nothing else; with a task column they are metrics,"
                                + " or models if there is no model column")
                String scores,
        @Param(
                        "Whether score, stderr, chance and best hold percentages; without it: as the column"
                                + " shows")
                boolean percent,
        @Param("What stands before decimals: auto, point or comma; auto: as the cells show")
                DecimalMark decimal,
        @Param(
                        "Columns of numbers that are scales along axes of your own, separated by ';';"
                                + " --axis asks for its own")
                String scales) {

    /** Refuses null. */
    public Columns {
        Stream.of(
                        task,
                        metric,
                        higherIsBetter,
                        chance,
                        best,
                        grain,
                        family,
                        model,
                        run,
                        params,
                        trainTokens,
                        trainFlops,
                        loss,
                        step,
                        shots,
                        strategy,
                        seed,
                        score,
                        stderr,
                        nExamples,
                        scores,
                        decimal,
                        scales)
                .forEach(Objects::requireNonNull);
    }

    private static final Pattern ENDINGS =
            Pattern.compile(
                    "(?i)(\\.(csv|tsv|tab|txt|jsonl|ndjson|parquet|parq|pq|md|markdown|xlsx|ods|duckdb|db|ddb"
                            + "|gz|zst))+$");

    /** Columns of a table without scales of one's own. */
    public Columns(
            String task,
            String metric,
            String higherIsBetter,
            String chance,
            String best,
            String grain,
            String family,
            String model,
            String run,
            String params,
            String trainTokens,
            String trainFlops,
            String loss,
            String step,
            String shots,
            String strategy,
            String seed,
            String score,
            String stderr,
            String nExamples,
            String scores,
            boolean percent,
            DecimalMark decimal) {
        this(
                task,
                metric,
                higherIsBetter,
                chance,
                best,
                grain,
                family,
                model,
                run,
                params,
                trainTokens,
                trainFlops,
                loss,
                step,
                shots,
                strategy,
                seed,
                score,
                stderr,
                nExamples,
                scores,
                percent,
                decimal,
                "");
    }

    /** Columns of a table that writes decimals as its cells show. */
    public Columns(
            String task,
            String metric,
            String higherIsBetter,
            String chance,
            String best,
            String grain,
            String family,
            String model,
            String run,
            String params,
            String trainTokens,
            String trainFlops,
            String loss,
            String step,
            String shots,
            String strategy,
            String seed,
            String score,
            String stderr,
            String nExamples,
            String scores,
            boolean percent) {
        this(
                task,
                metric,
                higherIsBetter,
                chance,
                best,
                grain,
                family,
                model,
                run,
                params,
                trainTokens,
                trainFlops,
                loss,
                step,
                shots,
                strategy,
                seed,
                score,
                stderr,
                nExamples,
                scores,
                percent,
                DecimalMark.AUTO);
    }

    /** The table schema as it is: each field in the column of its name. */
    public Columns() {
        this(
                "task",
                "metric",
                "higher_is_better",
                "chance",
                "best",
                "grain",
                "family",
                "model",
                "run",
                "params",
                "train_tokens",
                "train_flops",
                "loss",
                "step",
                "shots",
                "strategy",
                "seed",
                "score",
                "stderr",
                "n_examples",
                "",
                false,
                DecimalMark.AUTO,
                "");
    }

    /**
     * Returns these columns with another mapping of one field, for a format whose names are known:
     * {@code new Columns().with("task", "Benchmark").with("params", "Size (B)*1e9")}.
     *
     * @param setting name of a component of this record: {@code task}, {@code nExamples}
     * @param mapping what is set for it, as on the command line
     * @throws IllegalArgumentException if there is no such component, {@code percent} is set to
     *     anything but true or false, or {@code decimal} to anything but auto, point or comma
     */
    public Columns with(String setting, String mapping) {
        RecordComponent[] components = Columns.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        boolean known = false;
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getAccessor().invoke(this);
                if (components[i].getName().equals(setting)) {
                    known = true;
                    values[i] = value(types[i], setting, mapping);
                }
            }
            if (!known) {
                throw new IllegalArgumentException(
                        "there is no field '%s'; there are %s"
                                .formatted(
                                        setting,
                                        Arrays.stream(components)
                                                .map(RecordComponent::getName)
                                                .collect(Collectors.joining(", "))));
            }
            return Columns.class.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record's own constructor", e);
        }
    }

    private static Object value(Class<?> type, String setting, String text) {
        if (type == DecimalMark.class) {
            for (DecimalMark mark : DecimalMark.values()) {
                if (mark.name().equalsIgnoreCase(text)) {
                    return mark;
                }
            }
            throw new IllegalArgumentException(
                    "'%s' must be auto, point or comma, got '%s'".formatted(setting, text));
        }
        return type == boolean.class ? isTrue(setting, text) : text;
    }

    private static boolean isTrue(String setting, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(
                    "'%s' must be true or false, got '%s'".formatted(setting, text));
        }
        return text.equals("true");
    }

    /** Returns whether the table has one column per benchmark or metric. */
    public boolean isWide() {
        return !scores.isEmpty();
    }

    /**
     * Returns the columns of {@code header} that are read, each with the field it holds, for a
     * source that works on the table before it hands over rows. The columns of a wide table come
     * under the field {@code scores}.
     *
     * @param header the column names
     * @param place where the table is, for messages
     * @throws io.saltus.api.data.RequestException if a column that is asked for or needed is not
     *     there
     */
    public List<MappedColumn> mapped(List<String> header, String place) {
        return Header.of(this, header, place).mapped();
    }

    /**
     * Returns these columns with the names of the file and the folder in place of {@code @file} and
     * {@code @folder}.
     *
     * @throws RequestException if the location is no file, or there is no such name
     */
    Columns at(Location location) {
        Columns placed = this;
        for (Column field : Column.values()) {
            String asked = of(field).strip();
            if (asked.startsWith("@")) {
                placed = placed.with(component(field), "=" + named(asked, field, location));
            }
        }
        return placed;
    }

    private static String named(String asked, Column field, Location location) {
        if (!asked.equals("@file") && !asked.equals("@folder")) {
            throw new RequestException(
                    "'%s' for %s: behind '@' stands file or folder".formatted(asked, field.id()));
        }
        Path path =
                location.path()
                        .filter(file -> !location.isFolder())
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "%s is no file, so %s=%s names nothing"
                                                        .formatted(
                                                                location.name(),
                                                                field.id(),
                                                                asked)));
        Path named = asked.equals("@file") ? path : path.toAbsolutePath().getParent();
        Path last = named == null ? null : named.getFileName();
        String name = last == null ? "" : last.toString();
        String plain = asked.equals("@file") ? ENDINGS.matcher(name).replaceFirst("") : name;
        if (plain.isBlank()) {
            throw new RequestException(
                    "%s has no name for %s=%s".formatted(location.name(), field.id(), asked));
        }
        return plain;
    }

    private static String component(Column field) {
        StringBuilder name = new StringBuilder();
        for (String part : field.id().split("_")) {
            name.append(
                    name.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    /** Returns what is set for {@code field}. */
    String of(Column field) {
        return switch (field) {
            case TASK -> task;
            case METRIC -> metric;
            case HIGHER_IS_BETTER -> higherIsBetter;
            case CHANCE -> chance;
            case BEST -> best;
            case GRAIN -> grain;
            case FAMILY -> family;
            case MODEL -> model;
            case RUN -> run;
            case PARAMS -> params;
            case TRAIN_TOKENS -> trainTokens;
            case TRAIN_FLOPS -> trainFlops;
            case LOSS -> loss;
            case STEP -> step;
            case SHOTS -> shots;
            case STRATEGY -> strategy;
            case SEED -> seed;
            case SCORE -> score;
            case STDERR -> stderr;
            case N_EXAMPLES -> nExamples;
        };
    }
}
