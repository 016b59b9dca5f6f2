package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.spi.Source;
import io.saltus.testkit.ReadResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Samples of the formats, and what is read of them in words. */
final class Samples {

    private Samples() {}

    static ReadResults read(Source source, String file) throws IOException {
        return ReadResults.of(source, Location.of(Path.of("src/test/samples", file)));
    }

    /** Model, task, metric, score and number of examples of each result. */
    static List<String> words(ReadResults results) {
        return results.observations().stream().map(Samples::words).toList();
    }

    private static String words(Observation result) {
        return "%s%s %s %s %s%s"
                .formatted(
                        result.model().name(),
                        result.model().scale(Axis.STEPS).isPresent()
                                ? "@" + (long) result.model().scale(Axis.STEPS).getAsDouble()
                                : "",
                        result.task(),
                        result.metric().name(),
                        result.score(),
                        result.examples().isPresent()
                                ? " of " + result.examples().getAsLong()
                                : "");
    }

    static boolean says(ReadResults results, String words) {
        return results.issues().stream().anyMatch(issue -> issue.why().contains(words));
    }

    static long passedOver(ReadResults results) {
        return results.issues().stream().mapToLong(Issue::passedOver).sum();
    }

    static long refused(ReadResults results) {
        return results.issues().stream().mapToLong(Issue::refused).sum();
    }
}
