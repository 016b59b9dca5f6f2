package io.saltus.plugins.evaluators.olmes;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads results of OLMES: {@code metrics.json}, {@code TASK-metrics.json}, {@code
 * metrics-all.jsonl}, and the predictions beside a task's metrics.
 *
 * <p>The three repeat each other. A folder that holds nothing else is read as a whole, each score
 * once; a file that is named by itself is read by itself.
 */
@About(
        id = "olmes",
        summary = "Results of OLMES: metrics.json, TASK-metrics.json, metrics-all.jsonl",
        references = "arXiv:2406.08446")
public record Olmes(
        RunSettings runs, @Param("Whether to keep the score of each example") boolean outcomes)
        implements Source {

    static final BoundedJson JSON =
            new BoundedJson(
                    JsonBounds.usual().ofFiles(256L << 20, 60).ofTrees(2_000_000, 100_000, 2_000));

    private static final String EXPECTED =
            "expected tasks with 'metrics', as metrics.json, TASK-metrics.json and metrics-all.jsonl"
                    + " hold them";

    /** Keeps the scores of examples. */
    public Olmes() {
        this(new RunSettings(), true);
    }

    @Override
    public String looksFor() {
        return "metrics.json with all_primary_scores, a name that ends in -metrics.json or "
                + "metrics-all.jsonl with task_name, task_config and 'metrics', or the "
                + "predictions beside them; a folder of nothing else";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return location.isFolder()
                ? location.path().isPresent() && RunFolder.isOne(location.path().get())
                : FileKind.of(location) != FileKind.OTHER;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        if (location.isFolder()) {
            RunFolder.read(location, sink, this);
            return;
        }
        FileKind kind = FileKind.of(location);
        if (kind == FileKind.PREDICTIONS || kind == FileKind.INPUTS) {
            besides(location, kind, sink);
            return;
        }
        try (SentResults scores = new SentResults(location, sink)) {
            ResultFile file = ResultFile.read(location, scores);
            if (file.results().isEmpty() && scores.isEmpty()) {
                throw new RequestException("holds no score: " + EXPECTED);
            }
            for (TaskResult result : file.results()) {
                new TaskScores(result, file.hasTasks(), this)
                        .send(predictions(location, result, scores), scores);
            }
            scores.requireContent(EXPECTED);
        }
    }

    /** Returns the predictions beside a task's metrics, unless they are another number. */
    Optional<Predictions> predictions(Location location, TaskResult result, SentResults scores)
            throws IOException {
        Optional<Path> file = FileKind.beside(location, FileKind.PREDICTIONS);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Predictions read =
                Predictions.read(file.get(), scores, record -> record.at("metrics").members());
        long asked = result.examples(scores.optional()).orElse(read.count());
        if (read.count() != asked) {
            scores.warn(
                    "%s holds %d examples and the metrics are of %d; it is not used"
                            .formatted(file.get().getFileName(), read.count(), asked));
            return Optional.empty();
        }
        return Optional.of(read);
    }

    /** Files that are read with a task's metrics, or hold what was asked. */
    private static void besides(Location location, FileKind kind, ObservationSink sink) {
        if (kind == FileKind.INPUTS) {
            sink.report(Issue.at(location, "holds what was asked, and no score").asRemark());
        } else if (FileKind.beside(location, FileKind.TASK)
                .filter(Files::isRegularFile)
                .isEmpty()) {
            sink.report(
                    Issue.at(
                            location,
                            "the metrics of the same name, '...-metrics.json', which name the model, are not"
                                    + " beside it"));
        }
    }
}
