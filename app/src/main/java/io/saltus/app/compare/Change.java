package io.saltus.app.compare;

import io.saltus.api.report.Finding;
import io.saltus.api.words.Names;
import java.util.Optional;

/**
 * What became of one finding from the old report to the new.
 *
 * @param kind what became of it
 * @param before the finding in the old report, if it is there
 * @param after the finding in the new report, if it is there
 * @param why one sentence
 */
record Change(Kind kind, Optional<Finding> before, Optional<Finding> after, String why) {

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

    /** The finding as it is now; where it is no longer, as it was. */
    Finding finding() {
        return after.or(() -> before).orElseThrow();
    }

    /** The outcome, and the onset where there is one: {@code emergent at 2.31e22 FLOPs}. */
    static String outcome(Optional<Finding> finding) {
        return finding.map(Change::outcome).orElse("-");
    }

    private static String outcome(Finding finding) {
        return Names.word(finding.verdict().outcome()).replace('-', ' ')
                + finding.verdict()
                        .onset()
                        .map(onset -> " at " + finding.curve().axis().words(onset.scale()))
                        .orElse("");
    }
}
