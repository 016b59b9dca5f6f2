package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.tables.CsvRows;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads what Weights &amp; Biases exports of a chart: a column {@code Step}, then three columns for
 * each run and metric, {@code RUN - METRIC}, {@code RUN - METRIC__MIN} and {@code RUN -
 * METRIC__MAX}.
 */
@About(
        id = "wandb-history",
        summary = "Charts exported from Weights & Biases: CSV, Step and columns RUN - METRIC",
        references = "docs.wandb.ai")
public record WandbHistory(RunSettings runs) implements Source {

    private static final Pattern RANGE = Pattern.compile(".* - [^,]*__(MIN|MAX)\"?(,.*)?");

    /** Whatever the file says. */
    public WandbHistory() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .csv, with columns RUN - METRIC, RUN - METRIC'__MIN' and RUN - METRIC'__MAX'";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return location.hasEnding(".csv")
                && RANGE.matcher(FirstBytes.of(location, 1 << 16).line()).matches();
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) {
        CsvRows.read(
                location,
                rows -> {
                    if (!rows.hasNext()) {
                        throw new RequestException(location.name() + " is empty");
                    }
                    try (SentResults results = new SentResults(location, sink)) {
                        HistoryColumns columns =
                                new HistoryColumns(location, rows.next().cells(), runs, results);
                        rows.forEachRemaining(columns::send);
                        results.requireAny(
                                "holds no value of an evaluation; its columns are called 'RUN - eval/TASK/METRIC'");
                    }
                });
    }
}
