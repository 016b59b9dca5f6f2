package io.saltus.plugins.boards;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.identity.Times;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.results.WrittenScore;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.tables.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The columns of the hub's files, which are called otherwise in some than in others. */
final class EpochColumns {

    private static final List<String> SCORES = List.of("mean_score", "best score (across scorers)");
    private static final List<String> MODELS = List.of("model version", "model");
    private static final List<String> RELEASES = List.of("version release date", "release date");

    private final List<String> names = new ArrayList<>();

    EpochColumns(List<String> header) {
        header.forEach(name -> names.add(plain(name)));
    }

    private static String plain(String name) {
        return name.strip().replaceAll("^\"|\"$", "").toLowerCase(Locale.ROOT);
    }

    /** Returns whether these are the columns of such a file. */
    static boolean isHeader(List<String> header) {
        EpochColumns columns = new EpochColumns(header);
        boolean hub =
                columns.has("started at")
                        || columns.has("log viewer")
                        || columns.has("training compute (flop)")
                        || columns.has("logs");
        return hub
                && MODELS.stream().anyMatch(columns::has)
                && SCORES.stream().anyMatch(columns::has);
    }

    private boolean has(String name) {
        return names.contains(name);
    }

    private String cell(TableRow row, List<String> columns) {
        for (String column : columns) {
            int at = names.indexOf(column);
            if (at >= 0 && at < row.cells().size() && !row.cells().get(at).isBlank()) {
                return row.cells().get(at).strip();
            }
        }
        return "";
    }

    private String cell(TableRow row, String column) {
        return cell(row, List.of(column));
    }

    /**
     * Sends the result of a row.
     *
     * @param benchmark the task where no column says one
     */
    void send(TableRow row, String benchmark, RunSettings runs, SentResults results) {
        if (row.cells().size() != names.size()) {
            results.refuse(
                    "",
                    row.line(),
                    "the row has %d cells, the header %d"
                            .formatted(row.cells().size(), names.size()));
            return;
        }
        String status = cell(row, "status");
        if (!status.isEmpty() && !status.equalsIgnoreCase("success")) {
            results.leave("left out, since the run did not succeed", status);
            return;
        }
        results.send(
                "",
                row.line(),
                () -> {
                    String score = cell(row, SCORES);
                    Metric metric = ReadMetric.of("accuracy", "accuracy", Optional.empty());
                    double value = WrittenScore.of(score).as(metric, false, List.of());
                    Observation result =
                            Observation.of(
                                            model(row, runs, results),
                                            task(row, benchmark),
                                            ReadMetric.graded(metric),
                                            value)
                                    .in(runs.setup(OptionalInt.empty(), Setup.STANDARD));
                    String error = cell(row, "stderr");
                    if (!error.isEmpty()) {
                        result = result.withStandardError(WrittenScore.of(error).value());
                    }
                    return Times.of(JsonTree.of(cell(row, "started at")))
                            .map(result::measuredAt)
                            .orElse(result);
                });
        results.remark(
                "scores are means over repeated runs of each question, so that they are graded");
    }

    private String task(TableRow row, String benchmark) {
        String task = cell(row, "task");
        return task.isEmpty() ? benchmark : task;
    }

    private Model model(TableRow row, RunSettings runs, SentResults results) {
        RunFacts facts =
                runs.facts().name("the column of the model", Optional.of(cell(row, MODELS)));
        String compute = cell(row, "training compute (flop)");
        if (!compute.isEmpty()) {
            facts.scale(
                    Axis.COMPUTE,
                    "the column 'Training compute (FLOP)'",
                    OptionalDouble.of(WrittenScore.of(compute).value()));
        }
        Model model =
                facts.identity()
                        .orElseThrow(() -> new IllegalArgumentException("the row names no model"))
                        .model();
        return ReleaseDate.in(model, cell(row, RELEASES), "its column", results);
    }
}
