package io.saltus.engine;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked: where the data are, along what, by which criteria.
 *
 * <pre>{@code
 * Study.of(Path.of("results.csv")).along(Axis.COMPUTE).by(new LargestJump())
 * }</pre>
 *
 * @param locations where the results are; at least one
 * @param source the source that reads them; none: each goes to the one that accepts it
 * @param models what is known of models by name
 * @param chances chance levels and best scores by task and metric
 * @param condition which observations count; none: all
 * @param axis what scale means; none: the one that suits the data best
 * @param grouping which models lie on one curve; none: by run along tokens or steps, else by family
 * @param checkpoints which checkpoints count along parameters or compute
 * @param criteria what judges the curves
 * @param threads how many threads, at least 1; the result is the same for any number
 * @param timeLimit how long a source may give nothing, and a criterion take for one verdict, before
 *     it is given up and named; positive
 */
public record Study(
        List<Location> locations,
        Optional<Source> source,
        ModelCatalogue models,
        ChanceCatalogue chances,
        Optional<Condition> condition,
        Optional<Axis> axis,
        Optional<Grouping> grouping,
        Checkpoints checkpoints,
        List<Criterion> criteria,
        int threads,
        Duration timeLimit) {

    /** Time limit where nothing else is asked for. */
    public static final Duration USUAL_TIME_LIMIT = Duration.ofMinutes(5);

    /**
     * @throws IllegalArgumentException if there is no location, fewer than 1 thread or no time
     */
    public Study {
        locations = List.copyOf(locations);
        criteria = List.copyOf(criteria);
        if (locations.isEmpty() || threads < 1) {
            throw new IllegalArgumentException(
                    "a study needs a location and a thread, got %s and %d"
                            .formatted(locations, threads));
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("a time limit is positive, got " + timeLimit);
        }
    }

    /** Returns a study of these locations, everything else as usual. */
    public static Study of(List<Location> locations) {
        return new Study(
                locations,
                Optional.empty(),
                ModelCatalogue.EMPTY,
                ChanceCatalogue.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Checkpoints.LAST,
                List.of(),
                Runtime.getRuntime().availableProcessors(),
                USUAL_TIME_LIMIT);
    }

    /** Returns a study of a file or folder. */
    public static Study of(Path path) {
        return of(List.of(Location.of(path)));
    }

    /** Returns this study with the source that reads everything. */
    public Study readBy(Source source) {
        return new Study(
                locations,
                Optional.of(source),
                models,
                chances,
                condition,
                axis,
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study with what is known of models. */
    public Study knowing(ModelCatalogue models) {
        return new Study(
                locations,
                source,
                models,
                chances,
                condition,
                axis,
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study with chance levels by task and metric. */
    public Study knowing(ChanceCatalogue chances) {
        return new Study(
                locations,
                source,
                models,
                chances,
                condition,
                axis,
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study of the observations that meet {@code condition}. */
    public Study where(Condition condition) {
        return new Study(
                locations,
                source,
                models,
                chances,
                Optional.of(condition),
                axis,
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study along {@code axis}. */
    public Study along(Axis axis) {
        return new Study(
                locations,
                source,
                models,
                chances,
                condition,
                Optional.of(axis),
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study with these models on one curve. */
    public Study groupedBy(Grouping grouping) {
        return new Study(
                locations,
                source,
                models,
                chances,
                condition,
                axis,
                Optional.of(grouping),
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study with these checkpoints along parameters and compute. */
    public Study with(Checkpoints checkpoints) {
        return new Study(
                locations,
                source,
                models,
                chances,
                condition,
                axis,
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study judged by these criteria. */
    public Study by(Criterion... criteria) {
        return by(List.of(criteria));
    }

    /** Returns this study judged by these criteria. */
    public Study by(List<Criterion> criteria) {
        return new Study(
                locations,
                source,
                models,
                chances,
                condition,
                axis,
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study on so many threads. */
    public Study onThreads(int threads) {
        return new Study(
                locations,
                source,
                models,
                chances,
                condition,
                axis,
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }

    /** Returns this study with another time limit. */
    public Study within(Duration timeLimit) {
        return new Study(
                locations,
                source,
                models,
                chances,
                condition,
                axis,
                grouping,
                checkpoints,
                criteria,
                threads,
                timeLimit);
    }
}
