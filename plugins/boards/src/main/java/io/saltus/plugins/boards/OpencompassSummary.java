package io.saltus.plugins.boards;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.FolderContents;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.tables.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads the summary of OpenCompass, {@code summary/summary_TIME.csv}: a row for each data set, a
 * column for each model.
 *
 * <p>Scores are percentages as soon as one is above 1. Version and mode are conditions. A row that
 * averages data sets is left out and counted.
 */
@About(
        id = "opencompass-summary",
        summary = "Summary tables of OpenCompass: CSV, a row per data set, a column per model",
        references = "opencompass.readthedocs.io")
public record OpencompassSummary(
        RunSettings runs,
        @Param(
                        "Whether to read rows that average data sets, too, such as mmlu, naive_average; of"
                                + " them no data set of their own name may be there")
                boolean groups)
        implements Source {

    private static final String HEADER = "dataset,version,metric,mode,";

    /** Without groups, whatever the file says. */
    public OpencompassSummary() {
        this(new RunSettings(), false);
    }

    @Override
    public String looksFor() {
        return "a name that ends in .csv, with the columns 'dataset', 'version', 'metric', 'mode' first";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return isCopy(location)
                || location.hasEnding(".csv")
                        && !isBesideResults(location)
                        && FirstBytes.of(location, 4096)
                                .line()
                                .toLowerCase(Locale.ROOT)
                                .replace("\"", "")
                                .startsWith(HEADER);
    }

    /** The source of those results counts the summary, which repeats them. */
    private static boolean isBesideResults(Location location) {
        return PathParts.of(location).folder(0).equals("summary")
                && location.path()
                        .map(Path::toAbsolutePath)
                        .map(Path::getParent)
                        .map(folder -> folder.resolveSibling("results"))
                        .filter(results -> FolderContents.holds(results, "*/*.json"))
                        .isPresent();
    }

    /** The same table in Markdown or as text, beside the one that is read. */
    private static boolean isCopy(Location location) {
        PathParts place = PathParts.of(location);
        return place.folder(0).equals("summary")
                && place.file().matches("summary_.*\\.(md|txt)")
                && !isBesideResults(location)
                && location.path()
                        .filter(
                                path ->
                                        Files.isRegularFile(
                                                path.resolveSibling(place.stem() + ".csv")))
                        .isPresent();
    }

    @Override
    public void read(Location location, ObservationSink sink) {
        if (isCopy(location)) {
            sink.report(
                    Issue.at(location, "set aside: the same table lies beside it as CSV")
                            .asRemark());
            return;
        }
        CsvRows.read(
                location, rows -> new OpencompassTable(location, runs, groups).send(rows, sink));
    }
}
