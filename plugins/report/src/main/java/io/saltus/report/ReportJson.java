package io.saltus.report;

import io.saltus.api.data.RequestException;
import io.saltus.api.report.Report;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/**
 * The JSON report, schema {@code saltus-report/1}: fields are only ever added, and readers ignore
 * what they do not know; see docs/report-schema.md.
 *
 * <p>What is written reads back as an equal report, but for what the schema leaves out:
 *
 * <ul>
 *   <li>of a model it keeps the name alone; read back, it has its scale on the axis of the curve,
 *       no family, and itself as its run;
 *   <li>the scores of single examples ({@code Replicate.outcomes}) are left out by {@link #write};
 *   <li>a setting reads back as a {@code Long} where it is a whole number below 1e15 in size,
 *       whatever type of number it had, and as text where it is infinite;
 *   <li>0 has no sign.
 * </ul>
 */
public final class ReportJson {

    /** Name of the schema, the first field of each report. */
    public static final String SCHEMA = "saltus-report/1";

    private ReportJson() {}

    /**
     * Writes a report; the same report gives the same text.
     *
     * @param target receives it; not closed
     * @throws IOException if {@code target} fails
     */
    public static void write(Report report, Appendable target) throws IOException {
        ReportWriter.write(report, ExampleSets.none(), target);
    }

    /**
     * Writes a report with the scores of single examples, so that it can be compared pair by pair.
     *
     * @param target receives it; not closed
     * @throws IOException if {@code target} fails
     */
    public static void writeWithExamples(Report report, Appendable target) throws IOException {
        ReportWriter.write(report, ExampleSets.of(report), target);
    }

    /**
     * Reads a report from a file, in UTF-8.
     *
     * @throws RequestException if there is no such file, or it is no whole report of this schema;
     *     the message names the file and the place in it
     * @throws IOException if the file cannot be read
     */
    public static Report read(Path file) throws IOException {
        return ReportReader.read(file);
    }

    /**
     * Reads a report.
     *
     * @param text holds one report and nothing else; not closed
     * @param name what messages call it
     * @throws RequestException if it is no whole report of this schema; the message names the place
     * @throws IOException if {@code text} cannot be read
     */
    public static Report read(Reader text, String name) throws IOException {
        return ReportReader.read(text, name);
    }
}
