package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the folder of a run of MLflow, {@code mlruns/EXPERIMENT/RUN}: the lines {@code time value
 * step} of each file below {@code metrics}, and name and sizes from {@code tags}, {@code params}
 * and {@code meta.yaml}.
 */
@About(
        id = "mlflow",
        summary = "Run folders of MLflow: metrics, params, tags and meta.yaml",
        references = "mlflow.org/docs")
public record Mlflow(RunSettings runs) implements Source {

    private static final int DEEPEST = 8;
    private static final String METRICS = "metrics";

    /** Whatever the run says. */
    public Mlflow() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "the folder of a run, with meta.yaml and a folder metrics";
    }

    @Override
    public boolean accepts(Location location) {
        return location.isFolder()
                && location.path()
                        .filter(
                                run ->
                                        Files.isDirectory(run.resolve(METRICS))
                                                && Files.isRegularFile(run.resolve("meta.yaml")))
                        .isPresent();
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        Path run =
                location.path()
                        .filter(folder -> Files.isDirectory(folder.resolve(METRICS)))
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "expected the folder of a run with meta.yaml and metrics"));
        Path metrics = run.resolve(METRICS);
        List<Path> files;
        try (Stream<Path> all = Files.walk(metrics, DEEPEST)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (SentResults results = new SentResults(location, sink)) {
            MlflowRun logged = new MlflowRun(run, location, runs, results);
            for (Path file : files) {
                logged.send(metrics.relativize(file).toString().replace('\\', '/'), file, files);
            }
            results.requireAny(
                    "holds no value of an evaluation; metrics are called 'eval/TASK/METRIC', 'TASK_METRIC' or the like");
        }
    }
}
