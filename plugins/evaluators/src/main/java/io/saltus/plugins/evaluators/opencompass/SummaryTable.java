package io.saltus.plugins.evaluators.opencompass;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.Numbers;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import java.io.IOException;

/** A table of the scores that stand in {@code results} beside it: they are counted, not read. */
final class SummaryTable {

    private static final int LONGEST_LINE = 1 << 20;

    /** What stands before the columns of the models: data set, version, metric and mode. */
    private static final int BEFORE = 4;

    private SummaryTable() {}

    static void setAside(Location table, ObservationSink sink) throws IOException {
        long scores = 0;
        if (table.hasEnding(".csv")) {
            try (TextLines lines = new TextLines(TextFile.lenient(table), LONGEST_LINE)) {
                lines.next();
                while (lines.next()) {
                    String[] cells = lines.text().split(",", -1);
                    for (int i = BEFORE; i < cells.length; i++) {
                        scores += cells[i].strip().matches("[-+]?\\d+(\\.\\d+)?.*") ? 1 : 0;
                    }
                }
            }
        }
        String what = scores > 0 ? Numbers.count(scores, "score") : "a table";
        sink.report(
                Issue.at(
                                table,
                                "set aside %s, which 'results' beside 'summary' holds, but for averages;"
                                                .formatted(what)
                                        + " to read the table instead, name it with --source csv")
                        .passingOver(scores)
                        .asRemark());
    }
}
