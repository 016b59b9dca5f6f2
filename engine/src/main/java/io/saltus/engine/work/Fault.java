package io.saltus.engine.work;

import io.saltus.api.data.Issue;
import io.saltus.engine.catalog.Entry;

/**
 * That a plugin broke a promise.
 *
 * @param issue what the report says of it
 * @param thrown what the plugin threw, for its author
 */
public record Fault(Issue issue, Throwable thrown) {

    /**
     * Returns that an extension threw.
     *
     * @param doing what it was doing: {@code reading a.csv}
     */
    public static Fault of(Entry entry, String doing, Throwable thrown) {
        return new Fault(Faults.issue(entry, doing, thrown), thrown);
    }
}
