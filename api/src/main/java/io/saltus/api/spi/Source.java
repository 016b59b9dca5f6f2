package io.saltus.api.spi;

import io.saltus.api.data.Location;
import java.io.IOException;

/**
 * Reads evaluation results from one kind of place.
 *
 * <p>A source holds no state between calls. What it opens it closes, also when it fails. It sends
 * what it can read and reports what it cannot: a bad row is an {@linkplain ObservationSink#report
 * issue}, never an exception and never dropped.
 */
public non-sealed interface Source extends Extension {

    /**
     * Returns whether this source can read {@code location}. Looks at the name and the first bytes
     * and reads nothing more. Asked of a folder first as a whole, then of each file in it.
     *
     * @throws IOException if the first bytes cannot be read
     */
    boolean accepts(Location location) throws IOException;

    /**
     * Returns what tells this source's files from others, as words that follow "looks for": {@code
     * a name that ends in .json, with 'evalId' and 'results' at the top}. Endings begin with a dot;
     * words that stand in every file are in quotes, so that a user whose file no source takes is
     * told what it lacks. Blank if it is not said.
     */
    default String looksFor() {
        return "";
    }

    /**
     * Returns whether all that this source makes of {@code location} follows from its bytes, its
     * name and place, and the settings that are no paths and no secrets: nothing beside it is
     * looked at, nothing in the environment or on a network. Then what was read of it once may be
     * kept ({@code --cache}) for as long as they stay the same. No, unless a source says so.
     */
    default boolean isSelfContained(Location location) {
        return false;
    }

    /**
     * Returns the statement by which this source would ask an engine that reduces data before it
     * sends them, such as a database server: what {@code saltus inspect --explain} shows. Asks for
     * names and types at most. Blank, as by default, if there is no such engine.
     *
     * @throws io.saltus.api.data.RequestException as {@link #read} throws it
     * @throws IOException if the location cannot be read
     */
    default String explain(Location location) throws IOException {
        return "";
    }

    /**
     * Sends every result at {@code location} to {@code sink}, in the order in which it stands
     * there.
     *
     * @throws io.saltus.api.data.RequestException if nothing at the location can be read as asked
     *     and the user can mend it: a missing column, a wrong setting
     * @throws IOException if the location cannot be read
     */
    void read(Location location, ObservationSink sink) throws IOException;
}
