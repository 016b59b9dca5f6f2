package io.saltus.app.compare;

import io.saltus.api.data.RequestException;
import io.saltus.engine.comparing.ComparisonRules;
import io.saltus.engine.comparing.TaskGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By what scores are compared, and what a pipeline asks. */
final class RulesOptions {

    @Option(
            names = "--fail-on",
            paramLabel = "EVENT[:TASK],..",
            description =
                    "Exit with 1 if a score is lower, higher, worse, better or changed, of one task"
                            + " (lower:gsm8k, worse:mmlu_*) or any; or if an ability is emergent,"
                            + " vanished or moved, beyond noise.")
    private List<String> events = new ArrayList<>();

    @Option(
            names = "--margin",
            paramLabel = "D",
            defaultValue = "0.01",
            description =
                    "A difference below it does not matter: in units of the score, of scores that"
                            + " are no fractions a share of the one before"
                            + " (default: ${DEFAULT-VALUE}).")
    private double margin;

    @Option(
            names = "--thresholds",
            paramLabel = "FILE",
            description =
                    "CSV of what is asked of single tasks: task, metric, margin, fail_on"
                            + " (lower, worse, ..., never).")
    private Path thresholds;

    @Option(
            names = "--alpha",
            paramLabel = "P",
            defaultValue = "0.05",
            description =
                    "Probability of being told of any change that is noise (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @Option(
            names = "--together",
            paramLabel = "NAME=TASKS",
            description =
                    "Compare tasks as one, too: mmlu=mmlu_* (the examples of a task count as a"
                            + " cluster); may be given several times.")
    private List<String> together = new ArrayList<>();

    /** Returns the table of what is asked of single tasks. */
    Optional<Path> thresholds() {
        return Optional.ofNullable(thresholds);
    }

    /**
     * Returns the tasks that are compared as one.
     *
     * @throws RequestException if one is not NAME=TASKS
     */
    List<TaskGroup> groups() {
        List<TaskGroup> groups = new ArrayList<>();
        for (String text : together) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new RequestException(
                        "--together must be NAME=TASKS, such as mmlu=mmlu_*, got '%s'"
                                .formatted(text));
            }
            groups.add(new TaskGroup(text.substring(0, equals), text.substring(equals + 1)));
        }
        return groups;
    }

    /** Returns what a pipeline asks about. */
    Asked asked() {
        return Asked.of(events);
    }

    /**
     * Returns the rules.
     *
     * @throws RequestException if an option is out of its range
     */
    ComparisonRules rules() {
        if (!(alpha > 0 && alpha < 1)) {
            throw new RequestException("--alpha must be in (0, 1), got " + alpha);
        }
        if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
            throw new RequestException("--margin must be above 0, got " + margin);
        }
        return new ComparisonRules(
                alpha, margin, thresholds == null ? List.of() : ThresholdTable.read(thresholds));
    }
}
