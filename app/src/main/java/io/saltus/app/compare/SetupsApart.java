package io.saltus.app.compare;

import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.engine.comparing.ComparedResults;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.ScoreComparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two sides of which no score has a counterpart, and why. */
final class SetupsApart {

    private final ScoreComparison scores;

    /** What kept the results of a comparison apart. */
    SetupsApart(ScoreComparison scores) {
        this.scores = scores;
    }

    /** Whether nothing was compared although both sides were asked the same under one metric. */
    boolean areThey() {
        return scores.changes().isEmpty() && !shared().isEmpty();
    }

    private Set<String> shared() {
        Set<String> shared = questions(scores.onlyBefore());
        shared.retainAll(questions(scores.onlyAfter()));
        return shared;
    }

    private static Set<String> questions(List<MatchedResults> results) {
        Set<String> questions = new TreeSet<>();
        results.forEach(one -> questions.add(one.task() + '\0' + one.metric().name()));
        return questions;
    }

    /** That setups differ, and how. */
    String words() {
        return "setups differ: %s before, %s after"
                .formatted(setups(scores.onlyBefore()), setups(scores.onlyAfter()));
    }

    private static String setups(List<MatchedResults> results) {
        Set<String> setups = new TreeSet<>();
        results.forEach(one -> setups.add(words(one.setup())));
        return String.join(" and ", setups);
    }

    private static String words(Setup setup) {
        return setup.words().isEmpty() ? "none stated" : setup.words();
    }

    /** Why nothing was compared, and what to type; none where something was. */
    static Optional<String> reason(ScoreComparison scores) {
        if (!scores.changes().isEmpty()
                || scores.onlyBefore().isEmpty()
                || scores.onlyAfter().isEmpty()) {
            return Optional.empty();
        }
        SetupsApart apart = new SetupsApart(scores);
        if (apart.areThey()) {
            return Optional.of(
                    apart.words()
                            + ". To compare across them give both places and a condition on the setup:"
                            + " saltus compare LOCATION.. --before 'shots = 0' --after 'shots = 5'");
        }
        Set<String> tasks = tasks(scores.onlyBefore());
        tasks.retainAll(tasks(scores.onlyAfter()));
        return Optional.of(
                tasks.isEmpty()
                        ? "no task is on both sides, by its name"
                        : "no task is on both sides under one metric: %s before, %s after"
                                .formatted(
                                        metrics(scores.onlyBefore()), metrics(scores.onlyAfter())));
    }

    private static Set<String> tasks(List<MatchedResults> results) {
        Set<String> tasks = new TreeSet<>();
        results.forEach(one -> tasks.add(one.task()));
        return tasks;
    }

    private static String metrics(List<MatchedResults> results) {
        Set<String> metrics = new TreeSet<>();
        results.forEach(one -> metrics.add(one.metric().name()));
        return String.join(", ", metrics);
    }

    /** Whether both conditions are about how models were asked. */
    static boolean areAskedFor(String before, String after) {
        return Stream.of(before, after)
                .allMatch(one -> one.contains("shots") || one.contains("strategy"));
    }

    /** Both sides without their setups; none where a side asked a task in several. */
    static Optional<List<ComparedResults>> across(List<ComparedResults> sides) {
        List<ComparedResults> all = new ArrayList<>();
        for (ComparedResults side : sides) {
            Map<String, Setup> setups = new HashMap<>();
            for (Observation one : side.results()) {
                Setup before =
                        setups.putIfAbsent(one.task() + '\0' + one.metric().name(), one.setup());
                if (before != null && !before.equals(one.setup())) {
                    return Optional.empty();
                }
            }
            all.add(
                    new ComparedResults(
                            side.label(),
                            side.results().stream().map(one -> one.in(Setup.UNKNOWN)).toList(),
                            side.inferred()));
        }
        return Optional.of(all);
    }
}
