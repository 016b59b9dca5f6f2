package io.saltus.engine;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Column;
import io.saltus.engine.assembly.AssemblyRules;
import io.saltus.engine.assembly.Checkpoints;
import io.saltus.engine.assembly.Grouping;
import io.saltus.engine.dataset.Condition;
import io.saltus.engine.dataset.Schema;
import io.saltus.engine.knowledge.BenchmarkCatalogue;
import io.saltus.engine.knowledge.ChanceCatalogue;
import io.saltus.engine.knowledge.ModelCatalogue;
import io.saltus.engine.reading.StudyData;
import io.saltus.engine.work.Effort;
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
 * @param data which results
 * @param assembly how they become curves
 * @param criteria what judges the curves; none: {@value #USUAL_CRITERION}, as it is in the catalog
 * @param effort on how many threads, and for how long
 */
public record Study(
        StudyData data, AssemblyRules assembly, List<Criterion> criteria, Effort effort) {

    /** Time limit where nothing else is asked for. */
    public static final Duration USUAL_TIME_LIMIT = Duration.ofMinutes(5);

    /** Id of the criterion where none is asked for. */
    public static final String USUAL_CRITERION = "emergence";

    /** Copies the criteria. */
    public Study {
        criteria = List.copyOf(criteria);
    }

    /**
     * Returns a study of these locations, everything else as usual.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Study of(List<Location> locations) {
        return new Study(
                StudyData.at(locations),
                AssemblyRules.USUAL,
                List.of(),
                new Effort(Runtime.getRuntime().availableProcessors(), USUAL_TIME_LIMIT));
    }

    /** Returns a study of a file or folder. */
    public static Study of(Path path) {
        return of(List.of(Location.of(path)));
    }

    /** Returns this study with the source that reads everything. */
    public Study readBy(Source source) {
        return of(data.readBy(source));
    }

    /** Returns this study with what is known of models. */
    public Study knowing(ModelCatalogue models) {
        return of(data.knowing(models));
    }

    /** Returns what is known of models beside the data. */
    public ModelCatalogue models() {
        return data.models();
    }

    /** Returns this study with chance levels by task and metric. */
    public Study knowing(ChanceCatalogue chances) {
        return of(data.knowing(chances));
    }

    /** Returns this study with the sizes of test sets. */
    public Study knowing(BenchmarkCatalogue benchmarks) {
        return of(data.knowing(benchmarks));
    }

    /** Returns this study of the observations that meet {@code condition}. */
    public Study where(Condition condition) {
        return of(data.where(condition));
    }

    /**
     * Returns this study along {@code axis}. One of a source's own is found by its id ({@link
     * Axis#of(String)}) and has the title, unit and spacing that the source gives it.
     */
    public Study along(Axis axis) {
        Study along = by(assembly.along(axis));
        return Schema.isKnown(axis) ? along : along.of(data.along(axis.id()));
    }

    /**
     * Returns this study along an axis of one's own that is spaced so, whatever its source says.
     *
     * @throws RequestException if results have something else of this name
     */
    public Study along(String axis, Axis.Spacing spacing) {
        for (Column column : Column.values()) {
            if (column.id().equals(axis) && column.axis().isEmpty()) {
                throw new RequestException(
                        "'%s' is what results are known or measured by, and no axis"
                                .formatted(axis));
            }
        }
        Axis spaced = Axis.of(axis, spacing);
        return by(assembly.along(spaced, spacing)).of(data.along(axis));
    }

    /** Returns this study with these models on one curve. */
    public Study groupedBy(Grouping grouping) {
        return by(assembly.groupedBy(grouping));
    }

    /** Returns this study with these checkpoints along parameters and compute. */
    public Study with(Checkpoints checkpoints) {
        return by(assembly.with(checkpoints));
    }

    /** Returns this study judged by these criteria. */
    public Study by(Criterion... criteria) {
        return by(List.of(criteria));
    }

    /** Returns this study judged by these criteria. */
    public Study by(List<Criterion> criteria) {
        return new Study(data, assembly, criteria, effort);
    }

    /**
     * Returns this study on so many threads.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Study onThreads(int threads) {
        return with(new Effort(threads, effort.timeLimit(), effort.cache()));
    }

    /**
     * Returns this study with another time limit.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Study within(Duration timeLimit) {
        return with(new Effort(effort.threads(), timeLimit, effort.cache()));
    }

    /** Returns this study with a folder that keeps what was read of each file. */
    public Study keepingIn(Path cache) {
        return with(new Effort(effort.threads(), effort.timeLimit(), Optional.of(cache)));
    }

    private Study of(StudyData data) {
        return new Study(data, assembly, criteria, effort);
    }

    private Study by(AssemblyRules assembly) {
        return new Study(data, assembly, criteria, effort);
    }

    private Study with(Effort effort) {
        return new Study(data, assembly, criteria, effort);
    }
}
