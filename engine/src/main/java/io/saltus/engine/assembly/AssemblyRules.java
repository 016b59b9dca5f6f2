package io.saltus.engine.assembly;

import io.saltus.api.data.Axis;
import java.util.Optional;

/**
 * How results become curves.
 *
 * @param axis what scale means; none: the one that suits the data best
 * @param grouping which models lie on one curve; none: by run along tokens or steps, else by family
 * @param checkpoints which checkpoints count along parameters or compute
 */
public record AssemblyRules(
        Optional<Axis> axis, Optional<Grouping> grouping, Checkpoints checkpoints) {

    /** The rules where nothing is asked for. */
    public static final AssemblyRules USUAL =
            new AssemblyRules(Optional.empty(), Optional.empty(), Checkpoints.LAST);

    /** Returns these rules along {@code axis}. */
    public AssemblyRules along(Axis axis) {
        return new AssemblyRules(Optional.of(axis), grouping, checkpoints);
    }

    /** Returns these rules with these models on one curve. */
    public AssemblyRules groupedBy(Grouping grouping) {
        return new AssemblyRules(axis, Optional.of(grouping), checkpoints);
    }

    /** Returns these rules with these checkpoints along parameters and compute. */
    public AssemblyRules with(Checkpoints checkpoints) {
        return new AssemblyRules(axis, grouping, checkpoints);
    }
}
