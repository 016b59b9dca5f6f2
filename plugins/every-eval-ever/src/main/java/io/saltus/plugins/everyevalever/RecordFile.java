package io.saltus.plugins.everyevalever;

import io.saltus.api.data.FoldedIssues;
import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import java.io.IOException;

/** Records a line each; one that is none is refused with its line, and the next one is read. */
final class RecordFile {

    private static final int LONGEST_LINE = 32 << 20;
    private static final int ONE_BY_ONE = 5;

    private final Location location;
    private final EveryEvalEver settings;
    private long read;

    RecordFile(Location location, EveryEvalEver settings) {
        this.location = location;
        this.settings = settings;
    }

    /**
     * Sends what the records hold.
     *
     * @throws RequestException if no line is a record
     */
    void send(ObservationSink sink) throws IOException {
        String first = "";
        try (FoldedIssues refused = new FoldedIssues(sink::report, ONE_BY_ONE);
                TextLines lines = new TextLines(TextFile.lenient(location), LONGEST_LINE)) {
            while (lines.next()) {
                String why = lines.isTooLong() ? "the line is longer than 32 Mi characters" : "";
                if (why.isEmpty() && !lines.text().isBlank()) {
                    why = record(lines, sink);
                }
                if (!why.isEmpty()) {
                    first = first.isEmpty() ? why : first;
                    refused.add(
                            "line",
                            Issue.at(location, lines.number(), why).refusing(1),
                            "line " + lines.number());
                }
            }
        }
        if (read == 0) {
            throw new RequestException(
                    location.name()
                            + " holds no record of Every Eval Ever, a line each"
                            + (first.isEmpty() ? "" : ": " + first));
        }
    }

    /** Reads a line and returns why it is no record; blank if it is one. */
    private String record(TextLines lines, ObservationSink sink) throws IOException {
        EvaluationRecord source = new EvaluationRecord("the line");
        try {
            EvaluationRecord.JSON.read(lines.text(), source::read);
            source.requireKnown();
            Location line = new Location(location.name() + ":" + lines.number(), location.uri());
            new RecordResults(source, new SampleOutcomes(source.evaluation()), line, sink, settings)
                    .send();
            read++;
            return "";
        } catch (io.saltus.sources.json.MalformedJson | RequestException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
