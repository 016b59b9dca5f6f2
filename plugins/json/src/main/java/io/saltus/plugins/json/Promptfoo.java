package io.saltus.plugins.json;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.TopMembers;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what promptfoo writes as JSON: for each provider and prompt the share of tests that passed.
 *
 * <p>The counts of tests are read, and neither outputs nor the scores of single assertions.
 */
@About(
        id = "promptfoo",
        summary =
                "Reads JSON results of promptfoo: the share of tests passed, per provider and prompt",
        references = "www.promptfoo.dev/docs")
public record Promptfoo(RunSettings runs) implements Source {

    private static final BoundedJson JSON = new BoundedJson(JsonBounds.usual());

    /** Whatever the files say. */
    public Promptfoo() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with 'evalId' and 'results' at the top";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".json")) {
            return false;
        }
        TopMembers top = TopMembers.of(location, 4096);
        return top.has("evalId") && top.hasObject("results");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        PromptfooFile file = new PromptfooFile(JSON);
        try (InputStream text = location.open()) {
            JSON.read(location.name(), text, file::read);
        }
        if (file.prompts().isEmpty()) {
            throw new RequestException(
                    "%s holds no 'results.prompts' with 'metrics', the counts of tests passed, as results of promptfoo do; write it again with 'promptfoo export eval ID -o FILE.json', or give the counts as a table with the columns task, model, score, n_examples"
                            .formatted(location.name()));
        }
        new PassedTests(file, location, sink, runs).send();
    }
}
