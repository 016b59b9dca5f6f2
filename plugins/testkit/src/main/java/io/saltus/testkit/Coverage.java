package io.saltus.testkit;

import java.util.Map;
import java.util.TreeMap;

/** How many cases of a test were of which kind, and how many have to be. */
final class Coverage {

    private static final class Count {
        private long cases;
        private long ofTheKind;
        private double share;
    }

    private final Map<String, Count> counts = new TreeMap<>();

    void count(String kind, boolean isOne, double share) {
        Count count = counts.computeIfAbsent(kind, name -> new Count());
        count.cases++;
        count.ofTheKind += isOne ? 1 : 0;
        count.share = share;
    }

    /**
     * Requires the shares that were asked for.
     *
     * @throws AssertionError if one is not reached
     */
    void verify() {
        counts.forEach(
                (kind, count) -> {
                    if (count.ofTheKind < count.share * count.cases) {
                        throw new AssertionError(
                                "only %d of %d cases are '%s', fewer than a share of %s"
                                        .formatted(
                                                count.ofTheKind, count.cases, kind, count.share));
                    }
                });
    }
}
