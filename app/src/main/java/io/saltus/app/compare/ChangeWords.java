package io.saltus.app.compare;

import java.util.Locale;
import java.util.Optional;

/** A change in words, the same in every format. */
final class ChangeWords {

    private ChangeWords() {}

    /** The outcome, and the onset where there is one: {@code emergent at 2.31e22 FLOPs}. */
    static String outcome(Optional<Judged> judged) {
        if (judged.isEmpty()) {
            return "-";
        }
        String onset =
                judged.get()
                        .onset()
                        .map(
                                at ->
                                        String.format(
                                                Locale.ROOT,
                                                " at %.3g %s",
                                                at.scale(),
                                                judged.get().unit()))
                        .orElse("");
        return judged.get().outcome().replace('-', ' ') + onset.replace("e+", "e");
    }

    /** Names come from data files: no control or format character passes. */
    static String inert(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", "\u00b7");
    }
}
