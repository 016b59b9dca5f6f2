package io.saltus.api.curve;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Setup;
import java.util.Objects;

/**
 * What a curve is about.
 *
 * @param task name of the task
 * @param setup how the models were asked
 * @param metric how their answers were scored
 * @param family the models on the curve: a family, a training run (one curve for the checkpoints of
 *     each), or {@link #POOLED}
 * @param axis what scale means
 */
public record Subject(String task, Setup setup, Metric metric, String family, Axis axis) {

    /** Stands in place of a family where one curve holds the models of all families. */
    public static final String POOLED = "all families";

    /**
     * @throws IllegalArgumentException if the task or the family is blank
     */
    public Subject {
        if (task.isBlank() || family.isBlank()) {
            throw new IllegalArgumentException(
                    "a subject needs a task and a family, got '%s' and '%s'"
                            .formatted(task, family));
        }
        Objects.requireNonNull(setup, "setup");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(axis, "axis");
    }

    /** Returns the same of another task. */
    public Subject ofTask(String task) {
        return new Subject(task, setup, metric, family, axis);
    }

    /** Returns the same in another setup. */
    public Subject in(Setup setup) {
        return new Subject(task, setup, metric, family, axis);
    }

    /** Returns the same scored by another metric. */
    public Subject scoredBy(Metric metric) {
        return new Subject(task, setup, metric, family, axis);
    }

    /** Returns the same of another family. */
    public Subject ofFamily(String family) {
        return new Subject(task, setup, metric, family, axis);
    }

    /** Returns whether the curve holds the models of all families: they are not one growing. */
    public boolean isPooled() {
        return family.equals(POOLED);
    }

    /**
     * Returns how it was asked and scored, in words: {@code acc, 5-shot}; the metric alone where
     * nothing is {@linkplain Setup#words told} of the setup.
     */
    public String setting() {
        String asked = setup.words();
        return asked.isEmpty() ? metric.name() : metric.name() + ", " + asked;
    }

    /**
     * Returns the subject in words: {@code 3-digit addition, acc, 5-shot, GPT-3, along compute}.
     */
    @Override
    public String toString() {
        return "%s, %s, %s, along %s".formatted(task, setting(), family, axis.id());
    }
}
