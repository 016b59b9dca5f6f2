package io.saltus.plugins.duckdb;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Reads the samples that LightEval keeps, {@code details/MODEL/DATE/details_TASK_DATE.parquet}: a
 * row per sample, aggregated to score, examples and standard error per metric, with graded metrics
 * where the log-probability of each choice is kept.
 *
 * <p>Beside the results of the run, {@code results/MODEL/results_DATE.json}, which hold the scores,
 * only the graded metrics are added.
 */
@About(
        id = "lighteval-details",
        summary = "Samples of LightEval: details_TASK_DATE.parquet, with graded metrics",
        references = "https://github.com/huggingface/lighteval")
public record LightEvalDetails(
        RunSettings runs,
        @Param("Whether to keep the score of each example that was logged") boolean outcomes)
        implements Source {

    private static final int MEMORY = 512;

    /** Reads what the files and their places say. */
    public LightEvalDetails() {
        this(new RunSettings(), false);
    }

    @Override
    public String looksFor() {
        return "a name such as details_TASK_2025-01-31T12-00-00.parquet";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return DetailsPlace.isOne(location)
                && Format.shownBy(location).filter(Format.PARQUET::equals).isPresent();
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try (Session session = Session.open(MEMORY, 1)) {
            new DetailsFile(this, location, sink, session).send();
        } catch (SQLException e) {
            throw DuckDbMessage.of(location.name(), e);
        }
    }
}
