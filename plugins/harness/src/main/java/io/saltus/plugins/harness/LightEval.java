package io.saltus.plugins.harness;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;

/**
 * Reads results of LightEval: keys {@code suite|task|shots|0} of older versions and {@code
 * task|shots} of newer ones.
 */
@About(
        id = "lighteval",
        summary = "Results of LightEval, old and new: results_*.json",
        references = "https://github.com/huggingface/lighteval")
public record LightEval(RunSettings runs) implements Source {

    /** Reads what the files say. */
    public LightEval() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with 'config_general' at the top and scores by task";
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

    /** Whether the beginning is LightEval's, and no file that the leaderboard wrote with it. */
    static boolean isOne(Location location) throws IOException {
        FirstBytes head = FirstBytes.of(location, Harness.HEAD);
        return head.holdAny("\"config_general\"") && !Leaderboard.isOne(location);
    }
}
