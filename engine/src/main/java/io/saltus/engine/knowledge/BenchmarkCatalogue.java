package io.saltus.engine.knowledge;

import io.saltus.api.data.RequestException;
import io.saltus.api.table.Column;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many examples the test sets of known benchmarks hold. Only a benchmark that is named without
 * doubt has a size here: names are compared as for {@link ChanceCatalogue}, but never guessed.
 */
public final class BenchmarkCatalogue {

    /** A catalogue that knows nothing. */
    public static final BenchmarkCatalogue EMPTY = new BenchmarkCatalogue(new NameIndex<>(), 0);

    /** What a test set is counted by, for messages and in the table. */
    private static final String EXAMPLES = "examples";

    /**
     * The size of a test set.
     *
     * @param examples how many examples it holds; several where more than one test set is in use
     *     under the name, of which the scores must say which it is
     * @param source where that is stated
     */
    public record TestSet(List<Long> examples, String source) {

        /** Copies the sizes. */
        public TestSet {
            examples = List.copyOf(examples);
        }
    }

    private final NameIndex<TestSet> rows;
    private final int size;
    private final ConcurrentHashMap<String, Optional<TestSet>> found = new ConcurrentHashMap<>();

    private BenchmarkCatalogue(NameIndex<TestSet> rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /**
     * Reads a table with the columns {@code task} (names, separated by {@code ;}), {@code examples}
     * (sizes, separated by {@code ;}) and {@code source}.
     *
     * @param name name of the table, for messages
     * @throws RequestException if it is not such a table
     */
    public static BenchmarkCatalogue read(String name, Reader table) throws IOException {
        NameIndex<TestSet> rows = new NameIndex<>();
        int size = 0;
        for (CatalogueRow row : CatalogueRow.read(name, "test-set sizes", table)) {
            String tasks = row.text(Column.TASK.id());
            if (tasks.isEmpty()) {
                throw new RequestException(
                        row.where()
                                + " names no task; a table of test-set sizes has the columns task,"
                                + " examples, source");
            }
            TestSet known = new TestSet(sizes(row), row.text("source"));
            for (String task : tasks.split(";")) {
                rows.add(task, known);
            }
            size++;
        }
        if (size == 0) {
            throw new RequestException(
                    name + " holds no test-set size; it needs the columns task, examples and rows");
        }
        return new BenchmarkCatalogue(rows, size);
    }

    private static List<Long> sizes(CatalogueRow row) {
        List<Long> sizes = new ArrayList<>();
        for (String text : row.text(EXAMPLES).split(";")) {
            try {
                sizes.add(Long.parseLong(text.strip()));
            } catch (NumberFormatException e) {
                sizes.add(0L);
            }
            if (sizes.get(sizes.size() - 1) < 1) {
                throw new RequestException(
                        "%s: '%s' must be whole numbers of at least 1, separated by ';', got '%s'"
                                .formatted(row.where(), EXAMPLES, row.text(EXAMPLES)));
            }
        }
        return sizes;
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns the test set that a task surely has. */
    public Optional<TestSet> find(String task) {
        return found.computeIfAbsent(
                task, name -> rows.find(BenchmarkName.of(name).certain(), row -> true));
    }
}
