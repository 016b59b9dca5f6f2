package io.saltus.app.study;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Source;
import io.saltus.app.command.Distribution;
import io.saltus.app.command.ExtensionIds;
import io.saltus.app.command.ThreadsOption;
import io.saltus.engine.Study;
import io.saltus.engine.assembly.Checkpoints;
import io.saltus.engine.assembly.Grouping;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import io.saltus.engine.catalog.Nearest;
import io.saltus.engine.dataset.Condition;
import io.saltus.engine.knowledge.BenchmarkCatalogue;
import io.saltus.engine.knowledge.ChanceCatalogue;
import io.saltus.engine.knowledge.ModelCatalogue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data to look at and how. */
public final class StudyOptions {

    /** What others call the axes. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "flops", "compute",
                    "train_flops", "compute",
                    "params", "parameters",
                    "size", "parameters",
                    "train_tokens", "tokens",
                    "step", "steps");

    /** Names of the axes, for completion and help. */
    static final class Axes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Axis.KNOWN.stream(), Stream.of(Axis.DATE))
                    .map(Axis::id)
                    .iterator();
        }
    }

    @Parameters(
            paramLabel = "LOCATION",
            arity = "1..*",
            description = "Files or folders with evaluation results.")
    private List<String> locations;

    @Option(
            names = "--source",
            completionCandidates = ExtensionIds.Sources.class,
            paramLabel = "ID[:k=v,..]",
            description =
                    "What reads the data; without it each file goes to the source that accepts it."
                            + " Maps columns: csv:task=Benchmark,score=acc.")
    private String source = "";

    @Option(
            names = "--models",
            paramLabel = "FILE",
            description =
                    "Table of models (model, family, params, train_tokens, train_flops) that extends"
                            + " and overrides the built-in catalogue.")
    private Path models;

    @Option(
            names = "--chances",
            paramLabel = "FILE",
            description =
                    "Table of chance levels (task, metrics, chance, best, source) that counts before"
                            + " what the data and the built-in catalogue say.")
    private Path chances;

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            completionCandidates = Axes.class,
            description =
                    "What scale means: ${COMPLETION-CANDIDATES}, or a column of numbers in your table"
                            + " with its spacing (year:linear, width:log, error:negated), or one"
                            + " that a source brings. Without"
                            + " it: the first of compute to steps on which three in four results"
                            + " have a place.")
    private String axis = "";

    @Option(
            names = "--curves",
            paramLabel = "family|run|pooled",
            description =
                    "What one curve holds. Without it: a training run along tokens and steps,"
                            + " otherwise a family.")
    private Grouping grouping;

    @Option(
            names = "--checkpoints",
            paramLabel = "last|all",
            defaultValue = "last",
            description =
                    "Which checkpoints of a run count along parameters and compute"
                            + " (default: ${DEFAULT-VALUE}).")
    private Checkpoints checkpoints;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Which results count, such as \"family = 'GPT-3' and shots >= 1\".")
    private String condition = "";

    @Mixin private ThreadsOption threads;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description =
                    "How long a source may give nothing, and a criterion take for one verdict, before"
                            + " it is given up and named (default: 300).")
    private Integer timeLimit;

    @Option(
            names = "--cache",
            paramLabel = "FOLDER",
            description =
                    "Folder that keeps what was read of each file: a file that is the same is not read"
                            + " again. Off without it.")
    private Path cache;

    /** Returns the locations, as they were written; at least one. */
    public List<String> locations() {
        return List.copyOf(locations);
    }

    /** Returns the condition on results; empty where there is none. */
    public String condition() {
        return condition;
    }

    /** Returns the names of the options given that say how results are read and put on curves. */
    public List<String> readingOptions() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--source", !source.isEmpty());
        given.put("--models", models != null);
        given.put("--chances", chances != null);
        given.put("--axis", !axis.isEmpty());
        given.put("--curves", grouping != null);
        return given.keySet().stream().filter(name -> given.getOrDefault(name, false)).toList();
    }

    /** Returns the locations. */
    public List<Location> named() {
        return locations.stream().map(StudyOptions::location).toList();
    }

    /** Returns the study that the options ask for. */
    public Study study(Catalog catalog) {
        return study(catalog, locations, condition);
    }

    /**
     * Returns the study that the options ask for, of some of the locations and results.
     *
     * @param condition which results count; empty for all
     */
    public Study study(Catalog catalog, List<String> locations, String condition) {
        Study study = Study.of(locations.stream().map(StudyOptions::location).toList());
        study = study.knowing(catalogue()).knowing(chances()).knowing(builtInBenchmarks());
        if (!source.isEmpty()) {
            study = study.readBy((Source) catalog.bind(Kind.SOURCE, source));
        }
        if (!axis.isEmpty()) {
            Axis asked = axis(axis);
            study =
                    axis.contains(":")
                            ? study.along(asked.id(), asked.spacing())
                            : study.along(asked);
        }
        if (grouping != null) {
            study = study.groupedBy(grouping);
        }
        if (!condition.isEmpty()) {
            study = study.where(new Condition(condition));
        }
        if (cache != null) {
            if (Files.exists(cache) && !Files.isDirectory(cache)) {
                throw new RequestException(
                        "--cache takes a folder; '%s' is a file".formatted(cache));
            }
            study = study.keepingIn(cache);
        }
        if (threads.threads().isPresent()) {
            study = study.onThreads(threads.threads().getAsInt());
        }
        if (timeLimit != null) {
            if (timeLimit < 1) {
                throw new RequestException(
                        "--time-limit must be at least 1 second, got " + timeLimit);
            }
            study = study.within(Duration.ofSeconds(timeLimit));
        }
        return study.with(checkpoints);
    }

    /** Returns the id of the axis asked for, if it is a column of one's own. */
    Optional<String> ownAxis() {
        return axis.isEmpty()
                ? Optional.empty()
                : Optional.of(axis(axis))
                        .filter(asked -> !Axis.KNOWN.contains(asked))
                        .filter(asked -> !Axis.OTHERS.contains(asked))
                        .map(asked -> axis);
    }

    /** Returns the locations as they may be shown. */
    List<String> names() {
        return locations.stream().map(text -> location(text).name()).toList();
    }

    /** Returns whether all locations are files or folders. */
    boolean isOfFiles() {
        return locations.stream().allMatch(text -> location(text).path().isPresent());
    }

    /** Returns the files and folders that are read, with the tables beside the results. */
    List<Path> paths() {
        Stream<Path> results =
                locations.stream()
                        .map(StudyOptions::location)
                        .flatMap(location -> location.path().stream());
        return Stream.concat(results, Stream.of(models, chances).filter(Objects::nonNull)).toList();
    }

    private static Location location(String text) {
        try {
            return Location.of(text);
        } catch (IllegalArgumentException e) {
            throw new RequestException(String.valueOf(e.getMessage()), e);
        }
    }

    /** An axis by its id; of one's own with its spacing: {@code year:linear}. */
    private static Axis axis(String asked) {
        int colon = asked.indexOf(':');
        String written = colon < 0 ? asked : asked.substring(0, colon);
        String id = written.toLowerCase(Locale.ROOT);
        List<String> known =
                Stream.concat(Axis.KNOWN.stream(), Stream.of(Axis.DATE)).map(Axis::id).toList();
        if (OTHER_NAMES.containsKey(id)) {
            throw new RequestException(
                    "there is no axis '%s' (did you mean '%s'?); there are %s"
                            .formatted(id, OTHER_NAMES.get(id), String.join(", ", known)));
        }
        if (!known.contains(id) && colon < 0 && !Nearest.hint(id, known).isEmpty()) {
            throw new RequestException(
                    "there is no axis '%s'%s; there are %s, and for an axis of your own say how it"
                                    .formatted(
                                            id, Nearest.hint(id, known), String.join(", ", known))
                            + " is spaced, as in --axis "
                            + id
                            + ":linear");
        }
        try {
            Axis axis = Axis.of(id);
            return colon < 0 ? axis : spaced(axis, asked.substring(colon + 1), known);
        } catch (IllegalArgumentException e) {
            throw new RequestException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Axis spaced(Axis axis, String spacing, List<String> known) {
        if (known.contains(axis.id())) {
            throw new RequestException(
                    "--axis %s has a spacing of its own; only an axis of yours takes one, got ':%s'"
                            .formatted(axis.id(), spacing));
        }
        return Axis.of(
                axis.id(),
                switch (spacing) {
                    case "linear" -> Axis.Spacing.LINEAR;
                    case "log" -> Axis.Spacing.LOGARITHMIC;
                    case "negated" -> Axis.Spacing.NEGATED;
                    default ->
                            throw new RequestException(
                                    "an axis is spaced linear, log or negated, got '%s' in --axis"
                                                    .formatted(spacing)
                                            + " "
                                            + axis.id()
                                            + ":"
                                            + spacing);
                });
    }

    private ModelCatalogue catalogue() {
        ModelCatalogue built = ModelCatalogue.EMPTY;
        if (Distribution.home().isPresent()) {
            built = models(Distribution.file("data/models.csv"), false);
        }
        return models == null ? built : built.under(models(models, true));
    }

    private static ModelCatalogue models(Path file, boolean overrides) {
        return table(
                "models", file, (name, reader) -> ModelCatalogue.read(name, reader, overrides));
    }

    private ChanceCatalogue chances() {
        ChanceCatalogue built = builtInChances();
        return chances == null ? built : built.under(chances(chances, true));
    }

    /** Returns the catalogue of chance levels that comes with the distribution. */
    public static ChanceCatalogue builtInChances() {
        return Distribution.home().isPresent()
                ? chances(Distribution.file("data/chances.csv"), false)
                : ChanceCatalogue.EMPTY;
    }

    /** Returns the catalogue of test-set sizes that comes with the distribution. */
    public static BenchmarkCatalogue builtInBenchmarks() {
        return Distribution.home().isPresent()
                ? table(
                        "test-set sizes",
                        Distribution.file("data/benchmarks.csv"),
                        BenchmarkCatalogue::read)
                : BenchmarkCatalogue.EMPTY;
    }

    private static ChanceCatalogue chances(Path file, boolean overrides) {
        return table(
                "chance levels",
                file,
                (name, reader) -> ChanceCatalogue.read(name, reader, overrides));
    }

    /** How a table with a name is read. */
    private interface TableReader<T> {
        T read(String name, Reader reader) throws IOException;
    }

    private static <T> T table(String what, Path file, TableReader<T> table) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return table.read(file.getFileName().toString(), reader);
        } catch (IOException e) {
            throw new RequestException(
                    "the table of %s '%s' cannot be read: %s"
                            .formatted(
                                    what,
                                    file,
                                    Files.exists(file) ? e.getMessage() : "there is no such file"),
                    e);
        }
    }
}
