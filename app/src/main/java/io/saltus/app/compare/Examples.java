package io.saltus.app.compare;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.saltus.api.curve.Point;
import io.saltus.api.data.RequestException;
import io.saltus.statistics.exact.McNemarTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Which examples each model got right, task by task: what makes two scores on the same examples
 * comparable pair by pair.
 */
final class Examples {

    /** No example is known. */
    static final Examples NONE = new Examples();

    private final Map<List<String>, Map<String, Boolean>> byTaskAndModel = new HashMap<>();

    private Examples() {}

    /**
     * Reads tables with the columns {@code task}, {@code model}, {@code example} (an id that is the
     * same wherever the example is) and {@code correct} (1 or 0, true or false).
     *
     * @throws RequestException if a file is no such table
     */
    static Examples read(List<Path> files) {
        Examples examples = new Examples();
        for (Path file : files) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : rows) {
                    examples.add(file + ":" + row.getStartingLineNumber(), row);
                }
            } catch (CsvParseException e) {
                throw new RequestException(
                        "'" + file + "' is not a CSV table: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new RequestException(
                        "the examples '" + file + "' cannot be read: " + e.getMessage(), e);
            }
        }
        return examples;
    }

    private void add(String where, NamedCsvRecord row) {
        boolean correct =
                switch (cell(where, row, "correct").toLowerCase(Locale.ROOT)) {
                    case "1", "1.0", "true" -> true;
                    case "0", "0.0", "false" -> false;
                    default ->
                            throw new RequestException(
                                    "%s: 'correct' must be 1 or 0, true or false, got '%s'"
                                            .formatted(where, row.getField("correct")));
                };
        Boolean before =
                byTaskAndModel
                        .computeIfAbsent(
                                List.of(cell(where, row, "task"), cell(where, row, "model")),
                                key -> new HashMap<>())
                        .put(cell(where, row, "example"), correct);
        if (before != null && before != correct) {
            throw new RequestException(
                    where + " contradicts an earlier row of the same task, model and example");
        }
    }

    private static String cell(String where, NamedCsvRecord row, String column) {
        return row.findField(column)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(
                        () ->
                                new RequestException(
                                        "%s: a table of examples needs the columns task, model, example and correct; '%s' is missing"
                                                .formatted(where, column)));
    }

    /**
     * Returns the exact one-sided p-value of McNemar's test that the models of {@code higher} are
     * no better than those of {@code lower}, on the examples that they share; none where they share
     * no example.
     */
    OptionalDouble paired(String task, Point lower, Point higher) {
        Map<String, Boolean> low = of(task, lower);
        Map<String, Boolean> high = of(task, higher);
        int gained = 0;
        int lost = 0;
        boolean any = false;
        for (Map.Entry<String, Boolean> example : high.entrySet()) {
            Boolean other = low.get(example.getKey());
            if (other != null) {
                any = true;
                gained += example.getValue() && !other ? 1 : 0;
                lost += !example.getValue() && other ? 1 : 0;
            }
        }
        if (!any) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(McNemarTest.greater(gained, lost));
    }

    private Map<String, Boolean> of(String task, Point point) {
        return point.models().size() == 1
                ? byTaskAndModel.getOrDefault(List.of(task, point.models().get(0)), Map.of())
                : Map.of(); // a point of several models has no one answer to an example
    }
}
