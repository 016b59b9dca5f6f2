package io.saltus.plugins.harness;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads results of EleutherAI's lm-evaluation-harness: files of the old shape (to 0.3) and of the
 * new one, and logged samples, each file by itself.
 *
 * <p>What each shape means, and the rules by which model, step and shots are found, is in {@link
 * ResultsFile}, {@link RunIdentity} and docs/sources/lm-eval-harness.md.
 */
@About(
        id = "lm-eval-harness",
        summary = "Results of EleutherAI's lm-evaluation-harness, old and new, and its samples",
        references = "https://github.com/EleutherAI/lm-evaluation-harness")
public record Harness(
        @Param("Name of the model; empty: what the files and their places say") String model,
        @Param("Family of the models; empty: what the model catalogue says") String family,
        @Param("Prompting strategy; empty: chain-of-thought for tasks with _cot, else standard")
                String strategy,
        @Param(value = "Shots; -1: what the files and their places say", min = -1, max = 1000)
                int shots,
        @Param(
                        value = "Training tokens per step; 0: what the model catalogue says",
                        min = 0,
                        max = 1e12)
                double tokensPerStep,
        @Param("Whether to keep the score of each example that was logged") boolean outcomes)
        implements Source {

    /** Reads what the files say. */
    public Harness() {
        this("", "", "", -1, 0, true);
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (location.isFolder()) {
            return false;
        }
        if (SamplesFile.isNamedSo(location)) {
            return SamplesFile.isOne(location);
        }
        return location.hasEnding(".json") && isResults(location) && !Leaderboard.isOne(location);
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        if (SamplesFile.isNamedSo(location)) {
            new SamplesFile(location, sink, this).send();
        } else {
            new ResultsFile(Json.object(location), location, sink, this, TaskNames.HARNESS).send();
        }
    }

    /** Whether the beginning looks like a results file of any shape, and like none of others. */
    static boolean isResults(Location location) throws IOException {
        List<String> names = Json.topNames(location);
        boolean ofOthers =
                names.stream()
                        .anyMatch(
                                name ->
                                        List.of(
                                                        "eval",
                                                        "status",
                                                        "schema_version",
                                                        "eval_library",
                                                        "scores",
                                                        "findings")
                                                .contains(name.replace("=", "")));
        if (ofOthers) {
            return false;
        }
        if (names.contains("results")) {
            return true;
        }
        String head = new String(location.head(4096), StandardCharsets.UTF_8);
        return names.stream().anyMatch(List.of("config_general", "configs", "versions")::contains)
                && head.contains("\"");
    }
}
