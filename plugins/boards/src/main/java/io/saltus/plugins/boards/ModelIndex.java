package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.yaml.BoundedYaml;
import java.io.IOException;

/**
 * Reads the {@code model-index} of a model card: the results in the YAML at the head of a {@code
 * README.md} as Hugging Face's hub keeps it.
 */
@About(
        id = "model-index",
        summary = "Results in the head of Hugging Face model cards (README.md, model-index)",
        references = "huggingface.co/docs/hub/model-cards")
public record ModelIndex(RunSettings runs) implements Source {

    private static final int HEAD = 1 << 18;
    private static final int LONGEST_LINE = 1 << 20;
    private static final BoundedYaml YAML = new BoundedYaml();

    /** Whatever the cards say. */
    public ModelIndex() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .md, with '---' as its first line and 'model-index' in the YAML below";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".md", ".markdown")) {
            return false;
        }
        FirstBytes head = FirstBytes.of(location, HEAD);
        return head.line().equals("---") && head.holdAny("\nmodel-index:");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        StringBuilder yaml = new StringBuilder();
        boolean tables = front(location, yaml);
        JsonTree card = YAML.tree("the head of " + location.name(), yaml.toString());
        try (SentResults results = new SentResults(location, sink)) {
            for (JsonTree entry : card.at("model-index").items()) {
                new CardResults(entry, runs, results).send();
            }
            if (tables) {
                results.remark(
                        "tables below the head are not read by this source; --source markdown reads them instead");
            }
            results.requireAny(
                    "holds no results in its 'model-index': a list of models, each with 'results' that have 'dataset' and 'metrics' with 'type' and 'value'");
        }
    }

    /** Reads what stands between the first two lines of hyphens; returns whether tables follow. */
    private static boolean front(Location location, StringBuilder yaml) throws IOException {
        try (TextLines lines = new TextLines(TextFile.lenient(location), LONGEST_LINE)) {
            boolean ended = false;
            boolean tables = false;
            for (int number = 0; lines.next(); number++) {
                String line = lines.text().stripTrailing();
                if (number == 0) {
                    continue;
                }
                if (ended) {
                    tables |= line.matches("\\s*\\|(\\s*:?-+:?\\s*\\|)+\\s*");
                } else if (line.equals("---")) {
                    ended = true;
                } else {
                    yaml.append(line).append('\n');
                }
            }
            if (!ended) {
                throw new RequestException(
                        location.name()
                                + " breaks off within its head: the line '---' that ends it is not there");
            }
            return tables;
        }
    }
}
