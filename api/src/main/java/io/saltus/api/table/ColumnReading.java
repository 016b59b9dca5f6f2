package io.saltus.api.table;

/**
 * How the cells of a column are read.
 *
 * @param notation how its numbers are written
 * @param unit unit of its shares
 * @param size what a size without a suffix is multiplied by; NaN if nothing shows it
 */
record ColumnReading(Notation notation, Unit unit, double size) {

    /** Numbers as programs write them. */
    static final ColumnReading PLAIN = new ColumnReading(Notation.POINT, Unit.AS_WRITTEN, 1);

    ColumnReading in(Unit unit) {
        return new ColumnReading(notation, unit, size);
    }

    ColumnReading times(double size) {
        return new ColumnReading(notation, unit, size);
    }
}
