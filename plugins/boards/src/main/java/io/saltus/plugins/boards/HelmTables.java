package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonBounds;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the tables that HELM's web pages and releases show, {@code groups/NAME.json}: a row for
 * each model, a column for each metric of a scenario.
 */
@About(
        id = "helm-tables",
        summary = "Tables of HELM's pages and releases: JSON with title, header and rows",
        references = "arXiv:2211.09110")
public record HelmTables(RunSettings runs) implements Source {

    /** A header whose first cell heads the models; no other format has it. */
    private static final Pattern HEADED =
            Pattern.compile(
                    "\"header\"\\s*:\\s*\\[\\s*\\{[^{}\\[\\]]*(\"metadata\"\\s*:\\s*\\{\\s*\\}[^{}\\[\\]]*)?\"value\"\\s*:\\s*\"Model(/adapter| name)?\"");

    private static final int HEAD = 1 << 16;
    private static final BoundedJson JSON =
            new BoundedJson(JsonBounds.usual().ofFiles(256L << 20, 60));

    /** Whatever the tables say. */
    public HelmTables() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .json, with 'header', 'rows' and the heading 'Model' of the first column";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return location.hasEnding(".json")
                && HEADED.matcher(new String(location.head(HEAD), StandardCharsets.UTF_8)).find();
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        JsonTree file = JSON.tree(location.name(), location);
        List<JsonTree> tables = file.isList() ? file.items() : List.of(file);
        try (SentResults results = new SentResults(location, sink)) {
            for (JsonTree table : tables) {
                new HelmTable(table, runs, results).send();
            }
            results.requireAny(
                    "holds no score in the 'rows' of its tables, or no column of a scenario's metric");
        }
    }
}
