package io.saltus.plugins.harness;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;

/**
 * Reads results of the Open LLM Leaderboard: version 1 (keys {@code harness|task|shots}) and
 * version 2 (the harness's new shape with tasks {@code leaderboard_...}).
 */
@About(
        id = "open-llm-leaderboard",
        summary = "Results of the Open LLM Leaderboard, versions 1 and 2",
        references = "https://huggingface.co/open-llm-leaderboard")
public record Leaderboard(RunSettings runs) implements Source {

    /** Reads what the files say. */
    public Leaderboard() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with 'results' at the top and tasks called harness|TASK|SHOTS, TASK|SHOTS or leaderboard_TASK";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return !location.isFolder()
                && location.hasEnding(".json")
                && Harness.isResults(location)
                && isOne(location);
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        new ResultsFile(location, sink, runs).send();
    }

    /** Whether the beginning names tasks as the leaderboard does. */
    static boolean isOne(Location location) throws IOException {
        return FirstBytes.of(location, Harness.HEAD).holdAny("\"harness|", "\"leaderboard_");
    }
}
