package io.saltus.plugins.traininglogs;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.results.WrittenScore;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.tables.CsvRows;
import io.saltus.sources.tables.TableRow;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads nanochat's {@code base_eval/MODEL_STEP.csv}: task, accuracy and accuracy counted from
 * chance, each cell padded with blanks.
 *
 * <p>The accuracy is the score. Model and step stand in the file's name alone.
 */
@About(
        id = "nanochat",
        summary = "CORE tables of nanochat: base_eval/MODEL_STEP.csv",
        references = "arXiv:2406.11794")
public record Nanochat(RunSettings runs) implements Source {

    private static final Pattern HEADER = Pattern.compile("Task\\s*,\\s*Accuracy\\s*,\\s*Centered");
    private static final Pattern NAMED = Pattern.compile("(.+)_(\\d{4,9})");

    /** Whatever the file and its name say. */
    public Nanochat() {
        this(new RunSettings());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .csv, with the columns 'Task', 'Accuracy', 'Centered' and no others";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        return location.hasEnding(".csv")
                && HEADER.matcher(FirstBytes.of(location, 1024).line().strip()).matches();
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
        rows.next();
        Model model = model(location);
        try (SentResults results = new SentResults(location, sink)) {
            rows.forEachRemaining(row -> send(row, model, results));
            results.requireAny(
                    "holds no task with an accuracy; a row is task, accuracy, centered accuracy");
        }
    }

    private void send(TableRow row, Model model, SentResults results) {
        List<String> cells = row.cells().stream().map(String::strip).toList();
        if (cells.size() < 2 || cells.get(0).isEmpty()) {
            results.refuse(
                    "",
                    row.line(),
                    "a row is task, accuracy, centered accuracy, got %d cells"
                            .formatted(cells.size()));
        } else if (cells.get(0).equals("CORE")) {
            results.passOver("left out, since it is the mean of the centered accuracies", "CORE");
        } else {
            results.send(
                    cells.get(0),
                    row.line(),
                    () ->
                            Observation.of(
                                            model,
                                            cells.get(0).replaceFirst("_zeroshot$", ""),
                                            ReadMetric.of("accuracy", "accuracy", Optional.empty()),
                                            WrittenScore.of(cells.get(1)).value())
                                    .in(
                                            runs.setup(
                                                    cells.get(0).endsWith("_zeroshot")
                                                            ? OptionalInt.of(0)
                                                            : OptionalInt.empty(),
                                                    Setup.STANDARD)));
            if (cells.size() > 2 && !cells.get(2).isEmpty()) {
                results.leave(
                        "accuracies counted from chance are left out, the accuracies beside them read",
                        cells.get(0));
            }
        }
    }

    private Model model(Location location) {
        String stem = PathParts.of(location).file().replaceFirst("(?i)(\\.csv)+$", "");
        Matcher named = NAMED.matcher(stem);
        boolean is = named.matches();
        // d12, d20 and d26 are depths of one architecture
        RunFacts facts = runs.facts().family("the tool", Optional.of("nanochat"));
        if (is) {
            facts.scale(
                    Axis.STEPS,
                    "the file's name",
                    OptionalDouble.of(Double.parseDouble(named.group(2))));
        }
        return facts.called("the file's name", Optional.of(is ? named.group(1) : stem))
                .identity()
                .orElseThrow(
                        () ->
                                new RequestException(
                                        location.name()
                                                + " names no model; say nanochat:model=NAME"))
                .model();
    }
}
