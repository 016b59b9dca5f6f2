package io.saltus.engine.calibration;

import io.saltus.api.data.Issue;
import io.saltus.engine.work.Shard;
import java.util.List;

/**
 * What a criterion said of the simulated curves of one part of a run.
 *
 * @param shard which part
 * @param designs what it said, for each design, in the order of the curves
 * @param failures where it failed
 */
public record Simulated(Shard shard, List<Rulings.Columns> designs, Failures failures) {

    /** Copies the list. */
    public Simulated {
        designs = List.copyOf(designs);
    }

    /** Returns of how many curves. */
    public long size() {
        return designs.stream().mapToLong(columns -> columns.marks().length).sum();
    }

    /** Returns what to say of its failures. */
    public List<Issue> issues() {
        return failures.issues();
    }
}
