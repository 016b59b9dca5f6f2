package io.saltus.plugins.jdbc;

import io.saltus.api.data.Location;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.sql.AggregatedResults;
import io.saltus.sources.sql.ExampleColumns;
import io.saltus.sources.sql.RowCells;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an {@link ExampleQuery}, each made a result.
 *
 * <p>With n scores, their sum t and the sum of their squares q the score is t / n and the standard
 * error of a graded one sqrt(v / n), v = (q - t^2 / n) / (n - 1); none of fewer than two scores, of
 * equal ones (v at most 10^-14 q / n) or of ones beyond 10^11.
 */
final class ExampleRows {

    private static final double EQUAL = 1e-14;

    private final ExampleColumns examples;
    private final Location location;
    private final ObservationSink sink;
    private final int identity;

    private long rowsSeen;
    private long counted;
    private long again;
    private String misfit = "";

    ExampleRows(ExampleColumns examples, Location location, ObservationSink sink) {
        this.examples = examples;
        this.location = location;
        this.sink = sink;
        this.identity = examples.identity().size();
    }

    /**
     * Sends what the server found.
     *
     * @throws io.saltus.api.data.RequestException if there was no row
     */
    void send(ResultSet rows) throws SQLException {
        List<String> header = new ArrayList<>(examples.identity());
        header.addAll(AggregatedResults.fields(examples));
        AggregatedResults results = AggregatedResults.of(examples, header, location, sink);
        RowCells row = RowCells.of(rows);
        while (rows.next()) {
            note(rows);
            long n = rows.getLong(identity + 2);
            if (n > 0) {
                send(n, rows, row.row().subList(0, identity), results);
            }
        }
        results.end();
        AggregatedResults.reportTotals(rowsSeen, counted, again, misfit, location, sink);
    }

    private void note(ResultSet rows) throws SQLException {
        rowsSeen += rows.getLong(identity + 1);
        counted += rows.getLong(identity + 2);
        again += rows.getLong(identity + 3);
        String cell = rows.getString(identity + 9);
        if (cell != null && (misfit.isEmpty() || cell.compareTo(misfit) < 0)) {
            misfit = cell;
        }
    }

    private void send(long n, ResultSet rows, List<String> key, AggregatedResults results)
            throws SQLException {
        BigDecimal wholes =
                BigDecimal.valueOf(rows.getLong(identity + 4))
                        .multiply(BigDecimal.valueOf(examples.whole()));
        double total = wholes.add(decimal(rows, identity + 6)).doubleValue();
        double squares =
                wholes.multiply(BigDecimal.valueOf(examples.whole()))
                        .add(decimal(rows, identity + 7))
                        .doubleValue();
        boolean squared = rows.getLong(identity + 5) == rows.getLong(identity + 8);
        boolean plain = rows.getLong(identity + 10) == 1;
        boolean above = rows.getLong(identity + 11) == 1;
        double variance = n > 1 && squared ? (squares - total * total / n) / (n - 1) : 0;
        boolean varied = variance > EQUAL * squares / n;
        List<String> cells = new ArrayList<>(key);
        cells.add(Double.toString(total / n));
        cells.add(!plain && varied ? Double.toString(Math.sqrt(variance / n)) : "");
        cells.add(Long.toString(n));
        if (!examples.hasGrain()) {
            cells.add(!plain ? "graded" : above ? "all-or-nothing" : "");
        }
        // one score has no spread that could be told, which is nothing to report
        results.add(cells, !plain && n > 1 && squared && !varied);
    }

    private static BigDecimal decimal(ResultSet rows, int column) throws SQLException {
        BigDecimal number = rows.getBigDecimal(column);
        return number == null ? BigDecimal.ZERO : number;
    }
}
