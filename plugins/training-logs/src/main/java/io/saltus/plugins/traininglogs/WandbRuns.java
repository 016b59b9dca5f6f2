package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.tables.CsvRows;
import io.saltus.sources.tables.TableRow;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the table of runs that Weights &amp; Biases exports: a row for each run with its name,
 * state and times, its configuration, and the last value of each metric.
 */
@About(
        id = "wandb-runs",
        summary =
                "Tables of runs exported from Weights & Biases: CSV with Name, State, last values",
        references = "docs.wandb.ai")
public record WandbRuns(RunSettings runs) implements Source {

    private static final List<String> STEPS =
            List.of("trainer/global_step", "train/global_step", "global_step", "_step", "step");
    private static final List<String> SIZES =
            List.of(
                    "n_params",
                    "num_params",
                    "num_parameters",
                    "model/num_parameters",
                    "parameters");

    /** Whatever the file says. */
    public WandbRuns() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .csv, with the columns 'Name', 'State', 'Created' or 'Runtime', 'User' or 'Tags'";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".csv")) {
            return false;
        }
        List<String> names =
                plain(Arrays.asList(FirstBytes.of(location, 1 << 16).line().split(",")));
        return names.contains("name")
                && names.contains("state")
                && (names.contains("runtime") || names.contains("created"))
                && (names.contains("user") || names.contains("sweep") || names.contains("tags"));
    }

    private static List<String> plain(List<String> names) {
        return names.stream()
                .map(name -> name.strip().replaceAll("^\"|\"$", "").toLowerCase(Locale.ROOT))
                .toList();
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
                        send(rows.next().cells(), rows, results);
                        results.requireAny(
                                "holds no value of an evaluation; its columns are called 'eval/TASK/METRIC'");
                    }
                });
    }

    private void send(List<String> header, Iterator<TableRow> rows, SentResults results) {
        List<String> names = plain(header);
        rows.forEachRemaining(
                row -> {
                    if (row.cells().size() != header.size()) {
                        results.refuse(
                                "",
                                row.line(),
                                "the row has %d cells, the header %d"
                                        .formatted(row.cells().size(), header.size()));
                        return;
                    }
                    String state = cell(row, names.indexOf("state"));
                    if (!state.equalsIgnoreCase("finished")) {
                        results.remark(
                                "runs that did not finish are read as far as they came, such as '%s' (%s)"
                                        .formatted(cell(row, names.indexOf("name")), state));
                    }
                    for (int i = 0; i < header.size(); i++) {
                        Optional<LoggedKey> key = LoggedKey.of(header.get(i));
                        String text = cell(row, i);
                        if (key.isPresent() && !key.get().isError() && !text.isEmpty()) {
                            String error = error(header, key.get(), row);
                            results.send(
                                    header.get(i).strip(),
                                    row.line(),
                                    () ->
                                            new LoggedScore(key.get(), text, error)
                                                    .of(model(names, row), runs));
                        }
                    }
                });
    }

    private static String error(List<String> header, LoggedKey value, TableRow row) {
        for (int i = 0; i < header.size(); i++) {
            Optional<LoggedKey> key = LoggedKey.of(header.get(i));
            if (key.isPresent() && key.get().isError() && key.get().value().equals(value)) {
                return cell(row, i);
            }
        }
        return "";
    }

    private static String cell(TableRow row, int column) {
        return column < 0 ? "" : row.cells().get(column).strip();
    }

    private Model model(List<String> names, TableRow row) {
        RunFacts facts = runs.facts();
        scale(facts, Axis.STEPS, STEPS, names, row);
        scale(facts, Axis.EXACT_PARAMETERS, SIZES, names, row);
        return facts.called("the run's name", Optional.of(cell(row, names.indexOf("name"))))
                .identity()
                .orElseThrow(() -> new IllegalArgumentException("the run has no name"))
                .model();
    }

    private static void scale(
            RunFacts facts, Axis axis, List<String> called, List<String> names, TableRow row) {
        for (String name : called) {
            String text = cell(row, names.indexOf(name));
            if (!text.isEmpty()) {
                facts.scale(axis, "the column '" + name + "'", LoggedPlace.of(axis, text));
                return;
            }
        }
    }
}
