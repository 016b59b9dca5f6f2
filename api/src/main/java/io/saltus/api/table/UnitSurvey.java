package io.saltus.api.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the unit of columns of shares: a column has one.
 *
 * <p>A share above 1 is a percentage. Smaller ones in the same column are percentages too if they
 * are written as finely as the large ones (.3 among 25 to 80); where they are not (.251 among 35.4)
 * nothing shows what they are. A column of small ones only is in percent if the other columns of
 * scores are and it is written as they are; written more finely it holds fractions. Large ones that
 * are fewer than small ones written more finely are wrong.
 */
final class UnitSurvey {

    /** A value up to this among shares may be one that is none. */
    private static final double SLIP = 2;

    /** Shares of one column so far. */
    private static final class Shares {
        private long large;
        private long small;
        private int largeDecimals;
        private int smallDecimals;
        private String least = "";
        private double leastValue = Double.MAX_VALUE;
        private double most;
        private boolean bare;

        void add(double value, int decimals, String text, boolean signed) {
            bare |= !signed;
            if (value > 1 && value <= 100) {
                large++;
                largeDecimals = Math.max(largeDecimals, decimals);
            } else if (value > 0 && value <= 1) {
                small++;
                smallDecimals = Math.max(smallDecimals, value == 1 ? 0 : decimals);
            } else if (value != 0) {
                return;
            }
            most = Math.max(most, value);
            if (value > 0 && value < leastValue) {
                leastValue = value;
                least = text;
            }
        }

        void add(Shares other) {
            large += other.large;
            largeDecimals = Math.max(largeDecimals, other.largeDecimals);
        }

        boolean isWrittenLike(Shares table) {
            return smallDecimals <= Math.max(1, table.largeDecimals);
        }

        /** Whether a slip above 1 explains the largest value as well as a percentage does. */
        boolean isNearOne() {
            return bare && small > 0 && most <= SLIP;
        }

        /**
         * Whether all that are not 0 are above 1, or most are and stand there as whole numbers: one
         * of 1.5 among fractions is a slip.
         */
        boolean areMostlyPercentages() {
            return large > 0 && (small == 0 || large > small && largeDecimals == 0);
        }

        Unit unit() {
            if (large == 0 || large * 10 < small) {
                return Unit.AS_WRITTEN;
            }
            if (small == 0 || isWrittenLike(this) && !isNearOne()) {
                return Unit.PERCENT;
            }
            return large < small ? Unit.AS_WRITTEN : Unit.OPEN;
        }
    }

    private final Header header;
    private final List<ColumnReading> readings;
    private final List<List<String>> rows;
    private final Memory<Boolean> areShares = new Memory<>(Column.METRIC, Column.GRAIN);

    UnitSurvey(Header header, List<ColumnReading> readings, List<List<String>> rows) {
        this.header = header;
        this.readings = readings;
        this.rows = rows;
    }

    /** Puts the units into the readings, and adds what was understood. */
    void decide(List<String> remarks) {
        List<Shares> all = new ArrayList<>();
        Shares table = new Shares();
        for (ScoreColumn column : header.scores()) {
            Shares shares = shares(column);
            all.add(shares);
            if (shares.unit() == Unit.PERCENT) {
                table.add(shares);
            }
        }
        List<String> percent = new ArrayList<>();
        List<String> fractions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            ScoreColumn column = header.scores().get(i);
            Shares shares = all.get(i);
            Unit unit = shares.unit();
            boolean small = shares.large == 0 && shares.small > 0 || shares.isNearOne();
            if (small && table.large > 0) {
                boolean alike = shares.isWrittenLike(table);
                unit = alike ? Unit.PERCENT : Unit.AS_WRITTEN;
                if (!alike && !column.percent() && column.factor().isEmpty()) {
                    fractions.add("'%s' (%s)".formatted(column.name(), shares.least));
                }
            }
            readings.set(column.index(), readings.get(column.index()).in(unit));
            boolean said = column.percent() || column.factor().isPresent();
            if (unit == Unit.PERCENT && !said && shares.bare) {
                percent.add("'%s' (%s)".formatted(column.name(), shares.least));
            }
        }
        if (!fractions.isEmpty()) {
            remarks.add(
                    "taken for fractions, as the decimals show, though other columns hold"
                            + " percentages: "
                            + Understood.told(fractions)
                            + "; for percentages name the column with *0.01");
        }
        if (!percent.isEmpty()) {
            remarks.add(
                    "taken for percentages, as the largest values show, with the least positive one: "
                            + Understood.told(percent)
                            + "; for fractions name the column with *1");
        }
        decideChance(remarks);
        decideErrors(remarks);
    }

    private void decideChance(List<String> remarks) {
        for (Column field : List.of(Column.CHANCE, Column.BEST)) {
            Mapping mapping = header.mapping(field);
            if (mapping.index() >= 0 && !mapping.stated()) {
                if (shares(mapping.index(), field.id()).areMostlyPercentages()) {
                    set(mapping, Unit.PERCENT);
                    remarks.add("'%s' is taken for percentages".formatted(field.id()));
                }
            }
        }
    }

    /** Standard errors are in the unit of the scores, unless that would make them too exact. */
    private void decideErrors(List<String> remarks) {
        Mapping mapping = header.mapping(Column.STDERR);
        boolean percent =
                header.scores().stream()
                        .anyMatch(
                                c ->
                                        readings.get(c.index()).unit() != Unit.AS_WRITTEN
                                                || c.percent());
        if (mapping.index() < 0 || mapping.stated() || !percent) {
            return;
        }
        Shares shares = shares(mapping.index(), Column.STDERR.id());
        if (shares.most > 0 && shares.most < 0.05) {
            set(mapping, Unit.OPEN);
            remarks.add(
                    ("'stderr' is at most %s beside scores in percent: too exact for percentages, so"
                                    + " it is left unread; say stderr=stderr*1 for fractions or"
                                    + " stderr=stderr*0.01 for percentages")
                            .formatted(io.saltus.api.words.Numbers.of(shares.most)));
        } else {
            set(mapping, Unit.PERCENT);
        }
    }

    private void set(Mapping mapping, Unit unit) {
        readings.set(mapping.index(), readings.get(mapping.index()).in(unit));
    }

    private Shares shares(int column, String name) {
        return shares(
                new ScoreColumn(column, name, Map.of(), java.util.OptionalDouble.empty(), false));
    }

    private Shares shares(ScoreColumn column) {
        Shares shares = new Shares();
        Notation notation = readings.get(column.index()).notation();
        for (List<String> cells : rows) {
            Row row = new Row(header, readings, cells, column.given(), false);
            String text = cells.get(column.index()).strip();
            if (Cell.isUnknown(text)) {
                continue;
            }
            try {
                if (!isShare(row)) {
                    continue;
                }
                Cell cell = Cell.of(text);
                double value = notation.number(column.name(), cell.number());
                if (!cell.percent() || value > 1) {
                    shares.add(value, cell.decimals(notation), text, cell.percent());
                }
            } catch (BadCell noNumber) {
                // refused when the row is read
            }
        }
        return shares;
    }

    private boolean isShare(Row row) throws BadCell {
        return areShares.of(
                row,
                "",
                () -> MetricCells.isShare(row.text(Column.METRIC), row.text(Column.GRAIN)));
    }
}
