package io.saltus.engine.calibration;

import io.saltus.api.verdict.Outcome;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.RandomAccess;
import java.util.function.Predicate;

/**
 * Rulings in columns, 26 bytes each, so that a million curves take 26 MB: quantiles and areas need
 * every value, and a {@link Ruling} as an object takes some 200 bytes.
 */
final class Rulings extends AbstractList<Ruling> implements RandomAccess {

    /**
     * The columns, as a file keeps them; NaN is unknown, which no value is.
     *
     * @param shapes number of the shape in the plan
     * @param marks the truth, the outcome and what else has few values
     * @param onsetErrors errors of onsets
     * @param probabilities of a leap
     * @param scores the quantities asked for
     */
    record Columns(
            byte[] shapes,
            byte[] marks,
            double[] onsetErrors,
            double[] probabilities,
            double[] scores) {

        Columns {
            int rows = shapes.length;
            if (marks.length != rows
                    || onsetErrors.length != rows
                    || probabilities.length != rows
                    || scores.length != rows) {
                throw new IllegalArgumentException("columns of rulings differ in length");
            }
        }

        static Columns of(int rows) {
            return new Columns(
                    new byte[rows],
                    new byte[rows],
                    new double[rows],
                    new double[rows],
                    new double[rows]);
        }

        Columns resized(int rows) {
            return new Columns(
                    Arrays.copyOf(shapes, rows),
                    Arrays.copyOf(marks, rows),
                    Arrays.copyOf(onsetErrors, rows),
                    Arrays.copyOf(probabilities, rows),
                    Arrays.copyOf(scores, rows));
        }

        /** Whether the criterion failed on the curve. */
        boolean isMissing(int row) {
            return marks[row] == MISSING;
        }

        void copy(int to, Columns from, int row) {
            shapes[to] = from.shapes[row];
            marks[to] = from.marks[row];
            onsetErrors[to] = from.onsetErrors[row];
            probabilities[to] = from.probabilities[row];
            scores[to] = from.scores[row];
        }
    }

    private static final byte MISSING = -1;
    private static final int UNDER_METRIC = 1 << 4;
    private static final int HAS_INTERVAL = 1 << 5;
    private static final int COVERED = 1 << 6;
    private static final List<Truth> TRUTHS = List.of(Truth.values());
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final List<KnownShape> shapes;
    private final Columns columns;
    private final int[] rows;

    private Rulings(List<KnownShape> shapes, Columns columns, int[] rows) {
        this.shapes = shapes;
        this.columns = columns;
        this.rows = rows;
    }

    /** Returns the rows of some columns that hold a ruling. */
    static Rulings of(List<KnownShape> shapes, Columns columns) {
        int[] rows = new int[columns.marks().length];
        int size = 0;
        for (int row = 0; row < rows.length; row++) {
            if (!columns.isMissing(row)) {
                rows[size++] = row;
            }
        }
        return new Rulings(shapes, columns, Arrays.copyOf(rows, size));
    }

    /** Returns rulings in columns; the same where they are. */
    static Rulings of(List<Ruling> rulings) {
        if (rulings instanceof Rulings known) {
            return known;
        }
        List<KnownShape> shapes = rulings.stream().map(Ruling::shape).distinct().toList();
        Growing growing = new Growing(shapes);
        rulings.forEach(growing::add);
        return of(shapes, growing.columns());
    }

    /** Returns those that meet a condition, in their order; nothing is copied. */
    static Rulings where(List<Ruling> rulings, Predicate<Ruling> condition) {
        return of(rulings).where(condition);
    }

    private Rulings where(Predicate<Ruling> condition) {
        int[] chosen = new int[rows.length];
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            if (condition.test(get(i))) {
                chosen[size++] = rows[i];
            }
        }
        return new Rulings(shapes, columns, Arrays.copyOf(chosen, size));
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public Ruling get(int index) {
        int row = rows[index];
        int marks = columns.marks()[row];
        return new Ruling(
                shapes.get(columns.shapes()[row] & 0xff),
                TRUTHS.get(marks & 3),
                OUTCOMES.get(marks >> 2 & 3),
                (marks & UNDER_METRIC) != 0,
                known(columns.onsetErrors()[row]),
                (marks & HAS_INTERVAL) == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((marks & COVERED) == 0 ? 0 : 1),
                known(columns.probabilities()[row]),
                known(columns.scores()[row]));
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Columns that rulings are added to. */
    static final class Growing {

        private final List<KnownShape> shapes;
        private Columns columns = Columns.of(64);
        private int size;

        /** Columns of rulings on some shapes, which may be 256. */
        Growing(List<KnownShape> shapes) {
            this.shapes = shapes;
        }

        private int grown() {
            if (size == columns.marks().length) {
                columns = columns.resized(Math.max(size + (size >> 1), 64));
            }
            return size++;
        }

        void add(Ruling ruling) {
            int row = grown();
            columns.shapes()[row] = (byte) shapes.indexOf(ruling.shape());
            columns.marks()[row] =
                    (byte)
                            (TRUTHS.indexOf(ruling.truth())
                                    | OUTCOMES.indexOf(ruling.outcome()) << 2
                                    | (ruling.underMetric() ? UNDER_METRIC : 0)
                                    | (ruling.covered().isPresent() ? HAS_INTERVAL : 0)
                                    | (ruling.covered().orElse(0) > 0 ? COVERED : 0));
            columns.onsetErrors()[row] = ruling.onsetError().orElse(Double.NaN);
            columns.probabilities()[row] = ruling.probability().orElse(Double.NaN);
            columns.scores()[row] = ruling.score().orElse(Double.NaN);
        }

        /** Adds that the criterion failed on a curve. */
        void addMissing() {
            int row = grown(); // first: it may put other columns in place
            columns.marks()[row] = MISSING;
        }

        void add(Columns from, int row) {
            int to = grown();
            columns.copy(to, from, row);
        }

        Columns columns() {
            return columns.resized(size);
        }
    }
}
