package io.saltus.engine.comparing;

import io.saltus.api.data.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An example that scores otherwise after.
 *
 * @param id of the example
 * @param before its mean score over the runs before
 * @param after its mean score over the runs after
 * @param text of the example, where the source keeps it
 */
public record ChangedExample(String id, double before, double after, Optional<String> text) {

    private static final double ROUNDING = 1e-9;

    /**
     * Returns the examples of a task that score otherwise after, in the order of their ids; none
     * where a side does not keep them.
     */
    public static List<ChangedExample> of(MatchedResults match) {
        List<ChangedExample> changed = new ArrayList<>();
        SharedExamples.of(match)
                .ifPresent(
                        shared -> {
                            for (int i = 0; i < shared.size(); i++) {
                                double was = shared.before()[i];
                                double is = shared.after()[i];
                                if (Math.abs(is - was) > ROUNDING) {
                                    String id = shared.ids().get(i);
                                    changed.add(new ChangedExample(id, was, is, text(match, id)));
                                }
                            }
                        });
        return changed;
    }

    private static Optional<String> text(MatchedResults match, String id) {
        return java.util.stream.Stream.concat(match.after().stream(), match.before().stream())
                .map(Observation::outcomes)
                .flatMap(Optional::stream)
                .flatMap(kept -> kept.text(id).stream())
                .findFirst();
    }

    /** Returns the score after less the score before. */
    public double difference() {
        return after - before;
    }
}
