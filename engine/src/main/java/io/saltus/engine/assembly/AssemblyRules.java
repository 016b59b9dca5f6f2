package io.saltus.engine.assembly;

import io.saltus.api.data.Axis;
import java.util.Optional;

/**
 * How results become curves.
 *
 * @param axis what scale means; none: the one that suits the data best
 * @param grouping which models lie on one curve; none: by run along tokens or steps, else by family
 * @param checkpoints which checkpoints count along parameters or compute
 * @param spacing how an axis of one's own is spaced, whatever its source says; none: as it says
 */
public record AssemblyRules(
        Optional<Axis> axis,
        Optional<Grouping> grouping,
        Checkpoints checkpoints,
        Optional<Axis.Spacing> spacing) {

    /** The rules where nothing is asked for. */
    public static final AssemblyRules USUAL =
            new AssemblyRules(
                    Optional.empty(), Optional.empty(), Checkpoints.LAST, Optional.empty());

    /**
     * Returns these rules along {@code axis}. One of a source's own is found by its id, as {@link
     * Axis#of(String)} makes it, and has the title, unit and spacing that the source gives it.
     */
    public AssemblyRules along(Axis axis) {
        return new AssemblyRules(Optional.of(axis), grouping, checkpoints, Optional.empty());
    }

    /** Returns these rules along an axis of one's own that is spaced so, whatever the data say. */
    public AssemblyRules along(Axis axis, Axis.Spacing spacing) {
        return new AssemblyRules(Optional.of(axis), grouping, checkpoints, Optional.of(spacing));
    }

    /** Returns these rules with these models on one curve. */
    public AssemblyRules groupedBy(Grouping grouping) {
        return new AssemblyRules(axis, Optional.of(grouping), checkpoints, spacing);
    }

    /** Returns these rules with these checkpoints along parameters and compute. */
    public AssemblyRules with(Checkpoints checkpoints) {
        return new AssemblyRules(axis, grouping, checkpoints, spacing);
    }
}
