package io.saltus.app.compare;

import java.util.Optional;

/**
 * What became of one finding from the old report to the new.
 *
 * @param subject what it is about
 * @param kind what became of it
 * @param before the finding in the old report, if it is there
 * @param after the finding in the new report, if it is there
 * @param why one sentence
 */
record Change(
        Subject subject, Kind kind, Optional<Judged> before, Optional<Judged> after, String why) {

    /** What can become of a finding, in the order in which it is told. */
    enum Kind {
        EMERGED("emerged"),
        VANISHED("vanished"),
        MOVED("moved"),
        UNCERTAIN("changed, but not beyond noise or not by data"),
        ADDED("only in the new report"),
        REMOVED("only in the old report"),
        SAME("unchanged");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
