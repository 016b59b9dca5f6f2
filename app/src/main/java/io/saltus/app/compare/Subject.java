package io.saltus.app.compare;

/**
 * What a finding is about, as far as two reports must agree to be compared.
 *
 * @param task name of the task
 * @param setup shots and strategy in words; empty if neither says anything
 * @param metric name of the metric
 * @param family family or run
 * @param axis id of the axis
 * @param criterion id of the criterion
 */
record Subject(
        String task, String setup, String metric, String family, String axis, String criterion)
        implements Comparable<Subject> {

    @Override
    public int compareTo(Subject other) {
        return toString().compareTo(other.toString());
    }

    /** The subject in words: {@code 3D+, 50-shot, acc, GPT-3}. */
    String words() {
        return task + (setup.isEmpty() ? "" : ", " + setup) + ", " + metric + ", " + family;
    }
}
