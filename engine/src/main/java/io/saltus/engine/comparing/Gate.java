package io.saltus.engine.comparing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a pipeline asks about scores, and the answer.
 *
 * @param event what it asks about
 * @param task of which task, in full or up to a {@code *} at the end; {@code *} for all
 */
public record Gate(GateEvent event, String task) {

    /** The name of all tasks. */
    public static final String ALL = "*";

    /** What a pipeline is told. */
    public enum Answer {
        /** What it asked about did not happen, up to the margin. */
        PASSED,
        /** It happened. */
        FAILED,
        /** It was not seen, and cannot be ruled out. */
        NOT_ENOUGH_DATA
    }

    /** A gate needs both. */
    public Gate {
        Objects.requireNonNull(event, "event");
        if (task.isBlank()) {
            throw new IllegalArgumentException("a gate needs a task");
        }
    }

    /** Returns the changes that failed or could not be answered, over all gates and thresholds. */
    public static List<ScoreChange> with(
            Answer answer, List<Gate> gates, ScoreComparison comparison) {
        return comparison.changes().stream()
                .filter(change -> answer(gates, change, comparison.rules()) == answer)
                .toList();
    }

    /** Returns the answer for one change: the worst over what is asked of it. */
    public static Answer answer(List<Gate> gates, ScoreChange change, ComparisonRules rules) {
        Answer worst = Answer.PASSED;
        for (GateEvent event : asked(gates, change.match(), rules)) {
            if (event.happened(change)) {
                return Answer.FAILED;
            }
            boolean ruledOut =
                    change.standing() != Standing.NOT_ENOUGH_DATA
                            || (event.isUp(change) || change.isNotLower())
                                    && (event.isDown(change) || change.isNotHigher());
            worst = ruledOut ? worst : Answer.NOT_ENOUGH_DATA;
        }
        return worst;
    }

    /** Returns whether anything is asked of results, whether or not they are on both sides. */
    public static boolean isAsked(List<Gate> gates, MatchedResults match, ComparisonRules rules) {
        return !asked(gates, match, rules).isEmpty();
    }

    private static List<GateEvent> asked(
            List<Gate> gates, MatchedResults match, ComparisonRules rules) {
        Optional<Set<GateEvent>> own = rules.threshold(match).flatMap(Threshold::events);
        return own.map(events -> events.stream().sorted().toList())
                .orElseGet(
                        () ->
                                gates.stream()
                                        .filter(
                                                gate ->
                                                        Threshold.isNamed(
                                                                gate.task(), match.task()))
                                        .map(Gate::event)
                                        .toList());
    }
}
