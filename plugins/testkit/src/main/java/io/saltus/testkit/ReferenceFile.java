package io.saltus.testkit;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Model;
import io.saltus.api.data.Outcomes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A table among the resources of a test: curves that are given to another program, or the numbers
 * that it gives for them.
 *
 * <p>The first line that does not begin with {@code #} names the columns; no cell holds a comma. A
 * table of numbers has the columns {@code curve}, {@code criterion}, {@code quantity} and {@code
 * value}; one of curves has a row per run, with {@code curve}, {@code scale}, {@code score} or
 * {@code right} and {@code examples}, and may have {@code stderr} and others.
 *
 * @param rows in the order of the file
 */
public record ReferenceFile(List<Row> rows) {

    /**
     * One number of another program.
     *
     * @param curve name of the curve
     * @param criterion id of the criterion, with a setting that is not the default behind a space
     * @param quantity name of the quantity
     * @param value what it should be; may be infinite
     */
    public record Expected(String curve, String criterion, String quantity, double value) {}

    /**
     * One row.
     *
     * @param cells by the name of their column
     */
    public record Row(Map<String, String> cells) {

        /** Returns a cell; empty if there is no such column. */
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** Returns a cell as a number, if it is not empty. */
        public OptionalDouble number(String column) {
            String cell = text(column);
            if (cell.isEmpty()) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(
                    cell.equalsIgnoreCase("inf")
                            ? Double.POSITIVE_INFINITY
                            : Double.parseDouble(cell));
        }
    }

    /**
     * Returns a file as {@code test} finds it.
     *
     * @throws UncheckedIOException if there is none that can be read
     */
    public static ReferenceFile of(Class<?> test, String resource) {
        try (InputStream in = test.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            List<String[]> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split(",", -1))
                            .toList();
            String[] names = lines.get(0);
            List<Row> rows = new ArrayList<>();
            for (String[] cells : lines.subList(1, lines.size())) {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(new Row(row));
            }
            return new ReferenceFile(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the numbers of a table of numbers. */
    public List<Expected> expected() {
        return rows.stream()
                .map(
                        row ->
                                new Expected(
                                        row.text("curve"),
                                        row.text("criterion"),
                                        row.text("quantity"),
                                        row.number("value").orElseThrow()))
                .toList();
    }

    /** Returns the rows of each curve, by its name. */
    public Map<String, List<Row>> curves() {
        Map<String, List<Row>> curves = new LinkedHashMap<>();
        rows.forEach(
                row ->
                        curves.computeIfAbsent(row.text("curve"), name -> new ArrayList<>())
                                .add(row));
        return curves;
    }

    /**
     * Returns the curve of some rows; those of one scale are runs with the seeds 0, 1, ...
     *
     * @param outcomes of the examples behind the row at an index
     */
    public static Curve curve(
            Subject subject, List<Row> rows, IntFunction<Optional<Outcomes>> outcomes) {
        TreeMap<Double, List<Replicate>> scales = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            OptionalDouble right = row.number("right");
            OptionalDouble examples = row.number("examples");
            List<Replicate> runs =
                    scales.computeIfAbsent(
                            row.number("scale").orElseThrow(), s -> new ArrayList<>());
            runs.add(
                    new Replicate(
                            Model.of("model-" + row.text("scale")),
                            OptionalLong.of(runs.size()),
                            right.isPresent()
                                    ? right.getAsDouble() / examples.orElseThrow()
                                    : row.number("score").orElseThrow(),
                            examples.isPresent()
                                    ? OptionalLong.of((long) examples.getAsDouble())
                                    : OptionalLong.empty(),
                            row.number("stderr"),
                            outcomes.apply(i)));
        }
        List<Point> points = new ArrayList<>();
        scales.forEach((scale, runs) -> points.add(Point.of(scale, runs)));
        return new Curve(subject, points);
    }
}
