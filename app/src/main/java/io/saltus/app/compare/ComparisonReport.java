package io.saltus.app.compare;

import io.saltus.engine.catalog.Nearest;
import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.GateEvent;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.comparing.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a comparison tells: of scores, of abilities, and what a pipeline asked.
 *
 * @param scores what became of each score
 * @param abilities what became of each verdict, where both sides were judged
 * @param asked what a pipeline asks about
 */
record ComparisonReport(ScoreComparison scores, Optional<Comparison> abilities, Asked asked) {

    /** Whether a pipeline asks about anything. */
    boolean isAsked() {
        return !asked.isNothing()
                || scores.rules().thresholds().stream().anyMatch(one -> one.events().isPresent());
    }

    /** What a pipeline is told: failed before not enough data before passed. */
    Gate.Answer answer() {
        List<Gate.Answer> answers = new ArrayList<>();
        scores.changes().forEach(change -> answers.add(answer(change)));
        asked.abilities().forEach(kind -> answers.add(answer(kind)));
        boolean open = !unmet().isEmpty() || !unanswered().isEmpty();
        return answers.contains(Gate.Answer.FAILED)
                ? Gate.Answer.FAILED
                : answers.contains(Gate.Answer.NOT_ENOUGH_DATA) || open
                        ? Gate.Answer.NOT_ENOUGH_DATA
                        : Gate.Answer.PASSED;
    }

    /** What a pipeline is told of one score. */
    Gate.Answer answer(ScoreChange change) {
        return Gate.answer(asked.gates(), change, scores.rules());
    }

    /** What a pipeline is told of abilities; where nothing was judged, nothing can have passed. */
    Gate.Answer answer(Change.Kind kind) {
        return judged()
                ? Gate.Answer.valueOf(abilities.orElseThrow().state(kind).name())
                : Gate.Answer.NOT_ENOUGH_DATA;
    }

    /** Whether a verdict is on either side. */
    boolean judged() {
        return abilities.filter(all -> !all.changes().isEmpty()).isPresent();
    }

    /** What is asked about and has a score before, but none after. */
    List<MatchedResults> unanswered() {
        return scores.onlyBefore().stream()
                .filter(match -> Gate.isAsked(asked.gates(), match, scores.rules()))
                .toList();
    }

    /** The gates and thresholds that ask about a task of which there is no score, in words. */
    List<String> unmet() {
        List<String> unmet = new ArrayList<>();
        for (Gate gate : asked.gates()) {
            if (!isHere(gate.task(), "")) {
                String event = word(gate.event());
                unmet.add(
                        "--fail-on %s:%s: no score on both sides is of such a task%s"
                                .formatted(event, gate.task(), hint(gate.task())));
            }
        }
        for (Threshold one : scores.rules().thresholds()) {
            boolean asks = one.events().filter(events -> !events.isEmpty()).isPresent();
            if (asks && !isHere(one.task(), one.metric())) {
                unmet.add(unmatched(one));
            }
        }
        return unmet;
    }

    /** The thresholds that are about no score at all, and fail nothing. */
    List<String> idle() {
        return scores.rules().thresholds().stream()
                .filter(one -> one.events().filter(events -> !events.isEmpty()).isEmpty())
                .filter(one -> !isHere(one.task(), one.metric()))
                .map(this::unmatched)
                .toList();
    }

    private String unmatched(Threshold one) {
        return "--thresholds: no score on both sides is of '%s'%s%s"
                .formatted(
                        one.task(),
                        one.metric().isEmpty() ? "" : " under '" + one.metric() + "'",
                        hint(one.task()));
    }

    private static String word(GateEvent event) {
        return event.name().toLowerCase(Locale.ROOT);
    }

    private boolean isHere(String task, String metric) {
        return Stream.concat(
                        scores.changes().stream().map(ScoreChange::match),
                        scores.onlyBefore().stream())
                .anyMatch(
                        match ->
                                Threshold.isNamed(task, match.task())
                                        && (metric.isEmpty()
                                                || metric.equals(match.metric().name())));
    }

    /** The task that was likely meant. */
    private String hint(String task) {
        Set<String> known = new TreeSet<>();
        scores.changes().forEach(change -> known.add(change.match().task()));
        scores.onlyBefore().forEach(match -> known.add(match.task()));
        scores.onlyAfter().forEach(match -> known.add(match.task()));
        String name = task.endsWith("*") ? task.substring(0, task.length() - 1) : task;
        return known.contains(name) || name.isEmpty() ? "" : Nearest.hint(name, known);
    }
}
