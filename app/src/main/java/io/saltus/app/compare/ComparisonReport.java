package io.saltus.app.compare;

import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        for (Change.Kind kind : asked.abilities()) {
            answers.add(
                    switch (abilities
                            .map(all -> all.state(kind))
                            .orElse(Comparison.State.NOT_ENOUGH_DATA)) {
                        case PASSED -> Gate.Answer.PASSED;
                        case FAILED -> Gate.Answer.FAILED;
                        case NOT_ENOUGH_DATA -> Gate.Answer.NOT_ENOUGH_DATA;
                    });
        }
        boolean nothing = scores.changes().isEmpty() && !asked.gates().isEmpty();
        return answers.contains(Gate.Answer.FAILED)
                ? Gate.Answer.FAILED
                : answers.contains(Gate.Answer.NOT_ENOUGH_DATA) || nothing
                        ? Gate.Answer.NOT_ENOUGH_DATA
                        : Gate.Answer.PASSED;
    }

    /** What a pipeline is told of one score. */
    Gate.Answer answer(ScoreChange change) {
        return Gate.answer(asked.gates(), change, scores.rules());
    }

    /** The gates that name a task that is in no comparison. */
    List<Gate> unmet() {
        return asked.gates().stream()
                .filter(gate -> scores.changes().stream().noneMatch(gate::isOf))
                .toList();
    }
}
