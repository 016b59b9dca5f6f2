package io.saltus.plugins.helm;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A run folder of HELM and the files in it.
 *
 * @param location the folder, as it is called in messages
 * @param folder where it is
 */
record RunFolder(Location location, Path folder) {

    /** What each choice got, where choices are asked for one by one. */
    static final String STATE = "scenario_state.json";

    /** Larger or deeper files of this format are something else. */
    static final JsonBounds BOUNDS =
            JsonBounds.usual().ofFiles(128L << 20, 60).ofScalars(20_000_000, 400);

    private static final BoundedJson JSON = new BoundedJson(BOUNDS);
    private static final String STATS = "stats.json";
    private static final String SPEC = "run_spec.json";
    private static final String INSTANCES = "per_instance_stats.json";

    static boolean isOne(Location location) {
        return location.isFolder()
                && location.path()
                        .filter(run -> Files.isRegularFile(run.resolve(STATS)))
                        .filter(run -> Files.isRegularFile(run.resolve(SPEC)))
                        .isPresent();
    }

    /**
     * @throws RequestException if it is no folder
     */
    static RunFolder of(Location location) {
        return new RunFolder(
                location,
                location.path()
                        .filter(Files::isDirectory)
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "expected a run folder with stats.json and run_spec.json")));
    }

    JsonTree spec() throws IOException {
        return part(SPEC);
    }

    JsonTree stats() throws IOException {
        return part(STATS);
    }

    Optional<Path> state() {
        return Optional.of(folder.resolve(STATE)).filter(Files::isRegularFile);
    }

    private JsonTree part(String file) throws IOException {
        try {
            return JSON.tree(file, Location.of(folder.resolve(file)));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new RequestException("expected a run folder with " + file + ", there is none", e);
        }
    }

    /**
     * Returns the scores of instances; none where there are none or they cannot be read, which is
     * said.
     */
    Instances instances(String split, Set<String> metrics, ObservationSink sink)
            throws IOException {
        Path file = folder.resolve(INSTANCES);
        Instances instances = new Instances(split, metrics);
        if (!Files.isRegularFile(file)) {
            return instances;
        }
        try {
            instances.read(file);
            return instances;
        } catch (RequestException e) {
            sink.report(
                    Issue.at(
                            location,
                            "%s could not be read, so standard errors are unknown: %s"
                                    .formatted(INSTANCES, e.getMessage())));
            return new Instances(split, metrics);
        }
    }
}
