package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.tables.CsvRows;
import io.saltus.sources.tables.TableRow;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/**
 * Reads the runs of Epoch AI's benchmarking hub, {@code benchmarks_runs.csv} and a file per
 * benchmark: a row for each run of a model.
 */
@About(
        id = "epoch-runs",
        summary =
                "Runs of Epoch AI's benchmarking hub: CSV with mean_score or best score, and stderr",
        references = "epoch.ai/benchmarks")
public record EpochRuns(RunSettings runs) implements Source {

    /** Whatever the file says. */
    public EpochRuns() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .csv, with a column of the model, 'stderr' or 'Started at', and 'mean_score' or 'Best score (across scorers)'";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".csv")) {
            return false;
        }
        String header = FirstBytes.of(location, 8192).line();
        return EpochColumns.isHeader(List.of(header.split(",")));
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) {
        CsvRows.read(location, rows -> read(location, rows, sink));
    }

    private void read(Location location, Iterator<TableRow> rows, ObservationSink sink) {
        if (!rows.hasNext()) {
            throw new RequestException(location.name() + " is empty");
        }
        EpochColumns columns = new EpochColumns(rows.next().cells());
        String benchmark = PathParts.of(location).file().replaceFirst("(?i)(\\.csv)+$", "");
        try (SentResults results = new SentResults(location, sink)) {
            rows.forEachRemaining(row -> columns.send(row, benchmark, runs, results));
            results.requireAny("holds no run with a model and a score");
        }
    }
}
