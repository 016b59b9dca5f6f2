package io.saltus.app.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is known of single examples beside the results. */
final class ExamplesOptions {

    @Option(
            names = "--examples",
            paramLabel = "FILE",
            description =
                    "CSV of which examples each model got right (task, model, example, correct, and"
                            + " maybe cluster, text); may be given several times. Models that share"
                            + " examples are compared pair by pair.")
    private List<Path> examples = new ArrayList<>();

    @Option(
            names = "--clusters",
            paramLabel = "FILE",
            description =
                    "CSV of which examples belong together and are not independent, such as the"
                            + " questions on one passage (task, example, cluster); may be given"
                            + " several times.")
    private List<Path> clusters = new ArrayList<>();

    /** Returns the tables. */
    List<Path> files() {
        return Stream.concat(examples.stream(), clusters.stream()).toList();
    }

    /** Returns what the tables say. */
    Examples examples() {
        return Examples.read(examples).withClusters(clusters);
    }
}
