package io.saltus.plugins.csv;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.Numbers;

/**
 * Counts formulas of a sheet of which no value is stored, as programs leave them that write
 * workbooks and calculate nothing. Their cells are read as blank ones, which would look like tasks
 * that were not evaluated.
 */
final class Formulas {

    private long uncalculated;
    private String first = "";

    /** Counts a cell. */
    void add(String place) {
        if (uncalculated++ == 0) {
            first = place;
        }
    }

    /** Says how many there were, if any. */
    void tell(Location location, ObservationSink sink) {
        if (uncalculated > 0) {
            sink.report(
                    Issue.at(
                            location,
                            "%s without a stored value, the first in %s: read as blank; open the file in a spreadsheet program, which calculates, and save it"
                                    .formatted(Numbers.count(uncalculated, "formula"), first)));
        }
    }
}
