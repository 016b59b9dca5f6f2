package io.saltus.plugins.boards;

import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.metrics.ReadMetric;
import io.saltus.sources.results.SentResults;
import io.saltus.sources.results.WrittenScore;
import io.saltus.sources.settings.RunSettings;
import io.saltus.sources.tables.TableRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a summary: {@code dataset,version,metric,mode}, then a column for each model. */
final class OpencompassTable {

    private static final int FIRST_MODEL = 4;
    private static final String COUNT = "total_count";

    /** {@code 82.00 (7/8)}: a score, and of how many examples how many were right. */
    private static final Pattern COUNTED =
            Pattern.compile("(\\S+)\\s*\\(\\s*(\\d{1,12})\\s*/\\s*(\\d{1,12})\\s*\\)");

    /** A row of results. */
    private record Row(
            long line, String task, String version, String name, String mode, List<String> cells) {

        Metric metric() {
            // humaneval_pass@1 is pass@1: the data set is said already
            String plain = name.replaceFirst("^.+_(?=pass@\\d+$)", "");
            return ReadMetric.of(plain, plain, Optional.empty());
        }

        boolean isGroup() {
            return name.toLowerCase(Locale.ROOT)
                    .matches(
                            "(naive|weighted)[_ ]average|harris_weighted_average|standard_deviation|sum");
        }

        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /** A cell, as far as it can be read. */
    private record Cell(WrittenScore score, Optional<Matcher> counted) {

        static Cell of(String text) {
            Matcher counted = COUNTED.matcher(text);
            boolean is = counted.matches();
            return new Cell(
                    WrittenScore.of(is ? counted.group(1) : text),
                    is ? Optional.of(counted) : Optional.empty());
        }
    }

    private final Location location;
    private final RunSettings runs;
    private final boolean groups;

    OpencompassTable(Location location, RunSettings runs, boolean groups) {
        this.location = location;
        this.runs = runs;
        this.groups = groups;
    }

    void send(Iterator<TableRow> rows, ObservationSink sink) {
        if (!rows.hasNext()) {
            throw new RequestException(location.name() + " is empty");
        }
        List<String> header = rows.next().cells().stream().map(String::strip).toList();
        try (SentResults results = new SentResults(location, sink)) {
            List<Row> kept = kept(rows, header, results);
            List<WrittenScore> shares = shares(kept, header);
            boolean percent = WrittenScore.arePercentages(shares);
            results.remark(
                    percent
                            ? "scores of metrics that end at 1 are percentages, since some are above 1"
                            : "scores are taken for fractions, since none of a metric that ends at 1 is above 1 or one is above 100");
            for (Row row : kept) {
                for (int column = FIRST_MODEL; column < header.size(); column++) {
                    if (isModel(header, column)) {
                        send(row, header, column, percent, shares, results);
                    }
                }
            }
            results.requireAny(
                    "holds no score; a row is dataset,version,metric,mode and a score for each model");
        }
    }

    private static boolean isModel(List<String> header, int column) {
        return !header.get(column).isEmpty() && !header.get(column).equals(COUNT);
    }

    private static boolean isScore(String cell) {
        return !cell.isEmpty() && !cell.equals("-");
    }

    /** The rows that hold scores of data sets. */
    private List<Row> kept(Iterator<TableRow> rows, List<String> header, SentResults results) {
        List<Row> all = new ArrayList<>();
        rows.forEachRemaining(
                row -> {
                    List<String> cells = row.cells();
                    if (cells.size() < FIRST_MODEL + 1 || cells.size() > header.size()) {
                        results.refuse(
                                "",
                                row.line(),
                                "the row has %d cells, the header %d"
                                        .formatted(cells.size(), header.size()));
                        return;
                    }
                    if (cells.get(2).strip().equals("-") && cells.get(1).strip().equals("-")) {
                        cells.subList(FIRST_MODEL, cells.size()).stream()
                                .filter(cell -> isScore(cell.strip()))
                                .forEach(
                                        cell ->
                                                results.passOver(
                                                        "left out, on lines between groups of data sets",
                                                        cells.get(0).strip()));
                        return; // --------- Exam ---------
                    }
                    if (cells.get(2).isBlank()) {
                        results.refuse("", row.line(), "the row names no metric");
                        return;
                    }
                    all.add(
                            new Row(
                                    row.line(),
                                    cells.get(0).strip(),
                                    cells.get(1).strip(),
                                    cells.get(2).strip(),
                                    cells.get(3).strip(),
                                    cells));
                });
        List<Row> kept = new ArrayList<>();
        for (Row row : all) {
            if (!row.isGroup() || groups && !hasMember(row, all)) {
                kept.add(row);
                continue;
            }
            for (int column = FIRST_MODEL; column < header.size(); column++) {
                if (isModel(header, column) && isScore(row.cell(column))) {
                    results.passOver(
                            groups
                                    ? "left out, since data sets of the group are there"
                                    : "left out, since they average data sets (opencompass-summary:groups=true reads those of which no data set is there)",
                            row.task());
                }
            }
        }
        return kept;
    }

    /** Whether a data set is there that the name of a group is part of, up to its first hyphen. */
    private static boolean hasMember(Row group, List<Row> rows) {
        String name = group.task().toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
        return rows.stream()
                .anyMatch(
                        row ->
                                !row.isGroup()
                                        && row.task().toLowerCase(Locale.ROOT).contains(name));
    }

    private static List<WrittenScore> shares(List<Row> rows, List<String> header) {
        List<WrittenScore> shares = new ArrayList<>();
        for (Row row : rows) {
            if (!WrittenScore.isShare(row.metric())) {
                continue;
            }
            for (int column = FIRST_MODEL; column < header.size(); column++) {
                if (isModel(header, column) && isScore(row.cell(column))) {
                    try {
                        shares.add(Cell.of(row.cell(column)).score());
                    } catch (IllegalArgumentException e) {
                        // said when the cell is read
                    }
                }
            }
        }
        return shares;
    }

    private void send(
            Row row,
            List<String> header,
            int column,
            boolean percent,
            List<WrittenScore> shares,
            SentResults results) {
        String text = row.cell(column);
        if (!isScore(text)) {
            return;
        }
        results.send(
                row.task() + ", " + header.get(column),
                row.line(),
                () -> {
                    Metric metric = row.metric();
                    Cell cell = Cell.of(text);
                    double score = cell.score().as(metric, percent, shares);
                    Model model =
                            runs.facts()
                                    .called("the column's name", Optional.of(header.get(column)))
                                    .identity()
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "a column has no name"))
                                    .model();
                    Observation result =
                            Observation.of(model, row.task(), metric, score)
                                    .in(runs.setup(OptionalInt.empty(), Setup.STANDARD));
                    result = under(result, row);
                    return counted(result, cell, row, header, results);
                });
    }

    private static Observation under(Observation result, Row row) {
        Observation under = result;
        if (isScore(row.version())) {
            under = under.under(Observation.VERSION, row.version());
        }
        return isScore(row.mode()) ? under.under("mode", row.mode()) : under;
    }

    /** With the number of examples that stands in the cell or in a column of its own. */
    private static Observation counted(
            Observation result, Cell cell, Row row, List<String> header, SentResults results) {
        if (cell.counted().isPresent()) {
            long right = Long.parseLong(cell.counted().get().group(2));
            long all = Long.parseLong(cell.counted().get().group(3));
            if (all < 1 || right > all) {
                throw new IllegalArgumentException(
                        "'%s' says %d right of %d"
                                .formatted(cell.counted().get().group(), right, all));
            }
            if (Math.abs((double) right / all - result.score()) > 1e-4) {
                results.remark(
                        "'%s' of %s: the score is not the share in brackets; the score is taken as it stands, and %d as the number of examples"
                                .formatted(cell.counted().get().group(), row.task(), all));
            }
            return result.withExamples(all);
        }
        int count = header.indexOf(COUNT);
        String number = count < 0 ? "" : row.cell(count);
        return number.matches("[1-9]\\d{0,11}")
                ? result.withExamples(Long.parseLong(number))
                : result;
    }
}
