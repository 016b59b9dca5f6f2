package io.saltus.engine.reading;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.engine.dataset.Condition;
import io.saltus.engine.knowledge.BenchmarkCatalogue;
import io.saltus.engine.knowledge.ChanceCatalogue;
import io.saltus.engine.knowledge.ModelCatalogue;
import java.util.List;
import java.util.Optional;

/**
 * Which results a study is about, and what is known beside them.
 *
 * @param locations where the results are; at least one
 * @param source the source that reads them; none: each goes to the one that accepts it
 * @param models what is known of models by name
 * @param chances chance levels and best scores by task and metric
 * @param benchmarks how many examples test sets hold
 * @param condition which observations count; none: all
 * @param scales ids of the axes of one's own whose scales tables are asked for
 */
public record StudyData(
        List<Location> locations,
        Optional<Source> source,
        ModelCatalogue models,
        ChanceCatalogue chances,
        BenchmarkCatalogue benchmarks,
        Optional<Condition> condition,
        List<String> scales) {

    /**
     * @throws IllegalArgumentException if there is no location
     */
    public StudyData {
        locations = List.copyOf(locations);
        scales = List.copyOf(scales);
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("a study needs a location, got none");
        }
    }

    /** Returns all that is at these locations, with nothing known beside it. */
    public static StudyData at(List<Location> locations) {
        return new StudyData(
                locations,
                Optional.empty(),
                ModelCatalogue.EMPTY,
                ChanceCatalogue.EMPTY,
                BenchmarkCatalogue.EMPTY,
                Optional.empty(),
                List.of());
    }

    /** Returns these data, read by {@code source}. */
    public StudyData readBy(Source source) {
        return new StudyData(
                locations, Optional.of(source), models, chances, benchmarks, condition, scales);
    }

    /** Returns these data with what is known of models. */
    public StudyData knowing(ModelCatalogue models) {
        return new StudyData(locations, source, models, chances, benchmarks, condition, scales);
    }

    /** Returns these data with what is known of chance levels. */
    public StudyData knowing(ChanceCatalogue chances) {
        return new StudyData(locations, source, models, chances, benchmarks, condition, scales);
    }

    /** Returns these data with what is known of test sets. */
    public StudyData knowing(BenchmarkCatalogue benchmarks) {
        return new StudyData(locations, source, models, chances, benchmarks, condition, scales);
    }

    /** Returns the data that meet {@code condition}. */
    public StudyData where(Condition condition) {
        return new StudyData(
                locations, source, models, chances, benchmarks, Optional.of(condition), scales);
    }

    /** Returns these data with the scales along an axis of one's own. */
    public StudyData along(String axis) {
        return new StudyData(
                locations, source, models, chances, benchmarks, condition, List.of(axis));
    }
}
