package io.saltus.plugins.harness;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads results of the Open LLM Leaderboard: version 1 (keys {@code harness|task|shots}) and
 * version 2 (the harness's new shape with tasks {@code leaderboard_...}). Averages are left out.
 */
@About(
        id = "open-llm-leaderboard",
        summary = "Results of the Open LLM Leaderboard, versions 1 and 2",
        references = "https://huggingface.co/open-llm-leaderboard")
public record Leaderboard() implements Source {

    @Override
    public boolean accepts(Location location) throws IOException {
        return !location.isFolder()
                && location.hasEnding(".json")
                && Harness.isResults(location)
                && isOne(location);
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        new ResultsFile(Json.object(location), location, sink, new Harness(), TaskNames.LEADERBOARD)
                .send();
    }

    /** Whether the beginning names tasks as the leaderboard does. */
    static boolean isOne(Location location) throws IOException {
        String head = new String(location.head(1 << 16), StandardCharsets.UTF_8);
        return head.contains("\"harness|")
                || head.contains("\"config_general\"")
                || head.contains("\"leaderboard_");
    }
}
