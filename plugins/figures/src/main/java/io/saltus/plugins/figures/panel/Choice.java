package io.saltus.plugins.figures.panel;

import io.saltus.api.spi.Param;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a figure shows of a report.
 *
 * @param criterion id of the criterion whose critical scales are marked; empty for the report's
 *     first
 * @param emergentOnly whether tasks without an emergent ability are left out
 * @param overlays whether the criterion's fits and forecasts are drawn
 * @param tasks tasks with a {@code ;} between two, in the order of their panels; empty for all, in
 *     the report's order
 * @param score where score axes end
 * @param sizes whether the sizes of models stand under the panels of one family
 * @param labels how curves are told apart
 * @param families families in the order of their colours, with a semicolon between two; those that
 *     are not named follow by name
 * @param name name of the files, without their ending
 */
public record Choice(
        @Param("Criterion whose critical scales are marked; empty for the report's first")
                String criterion,
        @Param("Whether tasks without an emergent ability are left out") boolean emergentOnly,
        @Param("Whether the criterion's fits and forecasts are drawn") boolean overlays,
        @Param("Tasks with a ; between two, in the order of their panels; empty for all")
                String tasks,
        @Param("Where score axes end: own, shared by panels, whole (0 to 1), or log")
                ScoreEnds score,
        @Param("Whether the sizes of models stand under the panels of one family") boolean sizes,
        @Param("How curves are told apart: at the ends of their lines, by a legend, or auto")
                CurveLabels labels,
        @Param("Families with a ; between two, in the order of their colours; the others follow")
                String families,
        @Param("Name of the files, without their ending") String name) {

    /**
     * @throws IllegalArgumentException if the name is none of a file
     */
    public Choice {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*")) {
            throw new IllegalArgumentException(
                    "'name' must be letters, digits, '.', '-' and '_', got '" + name + "'");
        }
    }

    /** Everything, with the critical scales of the report's first criterion. */
    public Choice() {
        this("", false, false);
    }

    /** What a criterion says of all tasks, or of those with an emergent ability. */
    public Choice(String criterion, boolean emergentOnly, boolean overlays) {
        this(
                criterion,
                emergentOnly,
                overlays,
                "",
                ScoreEnds.OWN,
                false,
                CurveLabels.AUTO,
                "",
                "figure");
    }

    /** Returns the chosen tasks in their order; none where all are wanted. */
    List<String> order() {
        return names(tasks);
    }

    /** Returns the families whose colours have a place of their own. */
    public List<String> familyOrder() {
        return names(families);
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(";")).map(String::strip).filter(t -> !t.isEmpty()).toList();
    }
}
