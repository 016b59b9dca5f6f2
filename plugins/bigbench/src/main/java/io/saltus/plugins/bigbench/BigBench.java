package io.saltus.plugins.bigbench;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.util.List;

/**
 * Reads BIG-bench's {@code scores_<family>_<model>.json}: a row of scores per subtask and number of
 * shots, each with several metrics.
 *
 * <p>{@code low_score} and {@code high_score} are chance and best of the preferred metric only. The
 * rows of {@code normalized_aggregate_score} average the others and are left out where those are
 * there.
 */
@About(
        id = "big-bench",
        summary = "Scores of BIG-bench, per subtask and shots: scores_*.json",
        references = "arXiv:2206.04615")
public record BigBench(
        RunSettings runs,
        @Param("Which count of parameters is the model's size") Size size,
        @Param("Whether metrics other than the preferred one are read, too") boolean allMetrics)
        implements Source {

    /** What a model's size is. */
    public enum Size {
        /** Non-embedding parameters of the dense model of the same cost; else non-embedding. */
        EFFECTIVE,
        /** Non-embedding parameters. */
        NON_EMBEDDING,
        /** All parameters. */
        TOTAL;

        /** Returns the fields that hold it, best first. */
        List<String> fields() {
            return switch (this) {
                case EFFECTIVE ->
                        List.of(
                                "flop_matched_non_embedding_params",
                                "non_embedding_params",
                                "total_params");
                case NON_EMBEDDING -> List.of("non_embedding_params");
                case TOTAL -> List.of("total_params");
            };
        }
    }

    /** Larger or deeper files of this format are something else. */
    private static final BoundedJson JSON =
            new BoundedJson(JsonBounds.usual().ofFiles(128L << 20, 60).ofScalars(20_000_000, 400));

    /** Effective parameters, every metric. */
    public BigBench() {
        this(new RunSettings(), Size.EFFECTIVE, true);
    }

    @Override
    public String looksFor() {
        return "a name scores_....json, with 'model_family' or 'score_dict' in it";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return !location.isFolder()
                && PathParts.of(location).file().matches("(?i)scores_.+\\.json")
                && FirstBytes.of(location, 1 << 16).holdAny("\"model_family\"", "\"score_dict\"");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonTree file = JSON.tree(location.name(), location);
        JsonTree rows = file.at("scores");
        if (!rows.isList()) {
            throw new RequestException(
                    "expected a list 'scores' of rows with 'score_dict', found "
                            + (rows.isThere()
                                    ? "'scores' as " + rows.kind()
                                    : (file.isObject() ? "an object of " : "") + file.layout()));
        }
        new ScoresFile(file, location, sink, this).send();
    }
}
