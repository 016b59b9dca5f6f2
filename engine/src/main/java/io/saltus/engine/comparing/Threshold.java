package io.saltus.engine.comparing;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is asked of one task, where it is not what is asked of all.
 *
 * @param task its name, in full or up to a {@code *} at the end
 * @param metric name of the metric; empty for any
 * @param margin below which a difference does not matter, in units of the metric, above 0
 * @param events what fails a pipeline; none: what the command line says, an empty set: nothing
 */
public record Threshold(
        String task, String metric, OptionalDouble margin, Optional<Set<GateEvent>> events) {

    /**
     * @throws IllegalArgumentException if the task is blank or the margin is not above 0
     */
    public Threshold {
        events = events.map(Set::copyOf);
        if (task.isBlank()) {
            throw new IllegalArgumentException("a threshold needs a task");
        }
        if (margin.isPresent() && !(margin.getAsDouble() > 0)) {
            throw new IllegalArgumentException(
                    "a margin must be above 0, got " + margin.getAsDouble());
        }
    }

    /** Returns whether this is about a task under a metric. */
    public boolean isOf(String task, String metric) {
        return isNamed(this.task, task) && (this.metric.isEmpty() || this.metric.equals(metric));
    }

    /** Returns whether a name is the one asked for, in full or up to a {@code *} at the end. */
    public static boolean isNamed(String asked, String name) {
        return asked.endsWith("*")
                ? name.startsWith(asked.substring(0, asked.length() - 1))
                : asked.equals(name);
    }
}
