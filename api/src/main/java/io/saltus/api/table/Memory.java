package io.saltus.api.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Things that many rows have in common (a metric, a setup, a model), each made once and found again
 * by the text of the cells it is made from; first looked for in the row before.
 */
final class Memory<T> {

    /** Makes a thing from the cells of a row. */
    interface Maker<T> {
        T make() throws BadCell;
    }

    private final Column[] fields;
    private final Map<List<String>, T> known = new HashMap<>();
    private String[] last = {};

    @SuppressWarnings("NullAway.Init") // of the row before: the first row equals none
    private T lastThing;

    Memory(Column... fields) {
        this.fields = fields;
    }

    /**
     * Returns the thing for a row.
     *
     * @param name what it depends on beside the cells of its fields
     */
    T of(Row row, String name, Maker<T> maker) throws BadCell {
        String[] key = new String[fields.length + 1];
        key[0] = name;
        for (int i = 0; i < fields.length; i++) {
            key[i + 1] = row.text(fields[i]);
        }
        if (!Arrays.equals(key, last)) {
            List<String> cells = Arrays.asList(key);
            T thing = known.get(cells);
            if (thing == null) {
                thing = maker.make();
                known.put(cells, thing);
            }
            last = key;
            lastThing = thing;
        }
        return lastThing;
    }
}
