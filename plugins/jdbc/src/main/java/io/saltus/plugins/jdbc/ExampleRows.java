package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.sql.AggregatedResults;
import io.saltus.sources.sql.ExampleColumns;
import io.saltus.sources.sql.PairedExamples;
import io.saltus.sources.sql.RowCells;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rows of an {@link ExampleQuery}, each made a result.
 *
 * <p>With n scores, their sum t and the sum of their squares q the score is t / n and the standard
 * error of a graded one sqrt(v / n), v = (q - t^2 / n) / (n - 1); none of fewer than two scores, of
 * equal ones (v at most 10^-14 q / n) or of ones beyond 10^11.
 */
final class ExampleRows {

    private static final double EQUAL = 1e-14;

    private static final int ROWS = 0;
    private static final int COUNTED = 1;
    private static final int REPEATED = 2;
    private static final int WHOLES = 3;
    private static final int OTHERS = 4;
    private static final int TOTAL = 5;
    private static final int SQUARES = 6;
    private static final int SQUARED = 7;
    private static final int NUMBERS = 8;
    private static final int PLAIN = 8;
    private static final int ABOVE = 9;

    private final ExampleColumns examples;
    private final Location location;
    private final ObservationSink sink;
    private final int identity;

    private final List<Group> groups = new ArrayList<>();

    /**
     * What the server found of one result.
     *
     * @param key cells of the fields that identify it
     * @param sums the numbers of {@link ExampleQuery}, {@code n_rows} first
     * @param misfit a cell that is no number; blank if there is none
     */
    private record Group(List<String> key, List<BigDecimal> sums, String misfit) {

        long count(int column) {
            return sums.get(column).longValue();
        }
    }

    ExampleRows(ExampleColumns examples, Location location, ObservationSink sink) {
        this.examples = examples;
        this.location = location;
        this.sink = sink;
        this.identity = examples.identity().size();
    }

    /** Takes what the server found, in place of what it found before. */
    void gather(ResultSet rows) throws SQLException {
        groups.clear();
        RowCells row = RowCells.of(rows);
        while (rows.next()) {
            List<BigDecimal> sums = new ArrayList<>();
            for (int column = 1; column <= NUMBERS + 2; column++) {
                int behind = column > NUMBERS ? 1 : 0; // the misfit is a text
                BigDecimal sum = rows.getBigDecimal(identity + column + behind);
                sums.add(sum == null ? BigDecimal.ZERO : sum);
            }
            String misfit = rows.getString(identity + NUMBERS + 1);
            List<String> key = List.copyOf(row.row().subList(0, identity));
            groups.add(new Group(key, sums, misfit == null ? "" : misfit));
        }
    }

    /** Returns whether an example was asked several times within a result. */
    boolean isRepeated() {
        return groups.stream().anyMatch(group -> group.count(REPEATED) > 0);
    }

    /**
     * Sends what was gathered and reports what had to be left out.
     *
     * @param pairs the scores of single examples, if they were asked for
     * @throws io.saltus.api.data.RequestException if there was no row
     */
    void send(Optional<PairedExamples> pairs) {
        AggregatedResults.reportTotals(
                total(ROWS), total(COUNTED), total(REPEATED), misfit(), location, sink);
        List<String> header = new ArrayList<>(examples.identity());
        header.addAll(AggregatedResults.fields(examples));
        AggregatedResults results = AggregatedResults.of(examples, header, location, sink);
        pairs.ifPresent(results::with);
        for (Group group : groups) {
            if (group.count(COUNTED) > 0) {
                send(group, results);
            }
        }
        results.end();
    }

    private long total(int column) {
        return groups.stream().mapToLong(group -> group.count(column)).sum();
    }

    private String misfit() {
        return groups.stream()
                .map(Group::misfit)
                .filter(cell -> !cell.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private void send(Group group, AggregatedResults results) {
        long n = group.count(COUNTED);
        BigDecimal whole = BigDecimal.valueOf(examples.whole());
        BigDecimal wholes = group.sums().get(WHOLES).multiply(whole);
        double total = wholes.add(group.sums().get(TOTAL)).doubleValue();
        double squares = wholes.multiply(whole).add(group.sums().get(SQUARES)).doubleValue();
        boolean squared = group.count(OTHERS) == group.count(SQUARED);
        boolean plain = group.count(PLAIN) == 1;
        boolean above = group.count(ABOVE) == 1;
        double variance = n > 1 && squared ? (squares - total * total / n) / (n - 1) : 0;
        boolean varied = variance > EQUAL * squares / n;
        List<String> cells = new ArrayList<>(group.key());
        cells.add(Double.toString(total / n));
        cells.add(!plain && varied ? Double.toString(Math.sqrt(variance / n)) : "");
        cells.add(Long.toString(n));
        if (!examples.hasGrain()) {
            cells.add(!plain ? "graded" : above ? "all-or-nothing" : "");
        }
        // one score has no spread that could be told, which is nothing to report
        results.add(cells, !plain && n > 1 && squared && !varied);
    }
}
