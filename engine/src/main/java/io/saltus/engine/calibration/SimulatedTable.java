package io.saltus.engine.calibration;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Metric;
import io.saltus.api.table.Column;
import io.saltus.api.words.Names;
import io.saltus.api.words.Numbers;
import io.saltus.engine.files.WholeFiles;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Simulated curves as two tables: what a criterion may see, and what is true of each.
 *
 * <p>{@code curves.csv} is in the table schema, a result a row and a task a curve, named {@code
 * shape-design-index}. {@code truth.csv} has a row per task: the shape, its group, the truth, the
 * scale of the true onset (blank without a leap) and the design. The curves are those that a
 * calibration of the same designs and seed judges.
 */
public final class SimulatedTable implements AutoCloseable {

    /** Name of the table of results. */
    public static final String CURVES = "curves.csv";

    /** Name of the table of truths. */
    public static final String TRUTH = "truth.csv";

    private final WholeFiles files = new WholeFiles();
    private final CsvWriter results;
    private final CsvWriter truths;
    private long size;

    private SimulatedTable(Path folder) throws IOException {
        try {
            results = writer(folder.resolve(CURVES));
            truths = writer(folder.resolve(TRUTH));
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /**
     * Opens both tables in {@code folder}, which is made; {@link #commit} replaces tables of these
     * names.
     *
     * @throws IOException if they cannot be written
     */
    public static SimulatedTable in(Path folder) throws IOException {
        SimulatedTable table = new SimulatedTable(folder);
        table.results.writeRecord(
                Column.TASK.id(),
                Column.FAMILY.id(),
                Column.MODEL.id(),
                Column.TRAIN_FLOPS.id(),
                Column.METRIC.id(),
                Column.GRAIN.id(),
                Column.CHANCE.id(),
                Column.SCORE.id(),
                Column.STDERR.id(),
                Column.N_EXAMPLES.id());
        table.truths.writeRecord(
                "task",
                "shape",
                "group",
                "truth",
                "onset",
                "scales",
                "examples",
                "chance",
                "overdispersion");
        return table;
    }

    private CsvWriter writer(Path file) throws IOException {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(files.open(file), StandardCharsets.UTF_8));
    }

    /**
     * Adds the curves of a shape.
     *
     * @param number of the design, from 1, for the names of the tasks
     * @param curves how many
     * @throws UncheckedIOException if they cannot be written
     */
    public void add(KnownShape shape, Design design, int number, int curves, long seed) {
        for (int i = 0; i < curves; i++) {
            String task = "%s-%d-%d".formatted(shape.id(), number, i);
            String models = design.layout().isVaried() ? task : "design-" + number;
            add(Simulation.of(shape, design, seed, i), task, models, design);
            size++;
        }
    }

    /** Returns the number of curves so far. */
    public long size() {
        return size;
    }

    private void add(Simulation simulation, String task, String models, Design design) {
        for (Curve curve : simulation.context().all()) {
            for (Point point : curve.points()) {
                point.replicates()
                        .forEach(
                                result ->
                                        add(result, point, curve.subject().metric(), task, models));
            }
        }
        Curve curve = simulation.curve();
        var axis = curve.axis();
        KnownShape shape = simulation.shape();
        truths.writeRecord(
                task,
                shape.id(),
                shape.group().id(),
                Names.word(simulation.truth()),
                simulation.onset().isPresent()
                        ? number(axis.scale(simulation.onset().getAsDouble()))
                        : "",
                String.valueOf(curve.size()),
                blank(curve.point(0).replicates().get(0).examples()),
                number(design.chance()),
                number(design.overdispersion()));
    }

    private void add(Replicate result, Point point, Metric metric, String task, String models) {
        results.writeRecord(
                task,
                models + "-" + result.model().family(),
                models + "-" + result.model().name(),
                number(point.scale()),
                metric.name(),
                Names.word(metric.grain()),
                blank(metric.chance()),
                number(result.score()),
                blank(result.standardError()),
                blank(result.examples()));
    }

    private static String blank(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : "";
    }

    private static String blank(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    private static String number(double number) {
        return Numbers.exact(number);
    }

    /**
     * Puts both tables in their places.
     *
     * @throws IOException if they cannot be written; then what was there is left
     */
    public void commit() throws IOException {
        results.flush();
        truths.flush();
        files.commit();
    }

    /** Drops what was not committed. */
    @Override
    public void close() {
        files.close();
    }
}
