package io.saltus.engine.comparing;

import io.saltus.statistics.difference.Equivalence;
import io.saltus.statistics.multiple.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of every task's score from one set of results to another.
 *
 * <p>Of a difference it is tested that there is none, and that it is at least the margin, each at
 * level alpha over all tasks together (Holm 1979). What lies within the margin is the same, also
 * where it is surely not nothing; what is surely not nothing is higher or lower; of the rest there
 * is not enough data.
 *
 * @param before what the one side is called
 * @param after what the other side is called
 * @param rules by what they were compared
 * @param changes one for each task, setup, metric and model on both sides
 * @param onlyBefore what has no counterpart after
 * @param onlyAfter what had none before
 */
public record ScoreComparison(
        String before,
        String after,
        ComparisonRules rules,
        List<ScoreChange> changes,
        List<MatchedResults> onlyBefore,
        List<MatchedResults> onlyAfter) {

    /** Copies the lists. */
    public ScoreComparison {
        changes = List.copyOf(changes);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }

    /** Returns what became of each score of {@code before} in {@code after}. */
    public static ScoreComparison of(
            ComparedResults before, ComparedResults after, ComparisonRules rules) {
        List<MatchedResults> matched = MatchedResults.of(before, after);
        List<MatchedResults> whole = matched.stream().filter(MatchedResults::isWhole).toList();
        return new ScoreComparison(
                before.label(),
                after.label(),
                rules,
                changes(whole, rules),
                matched.stream().filter(one -> one.after().isEmpty()).toList(),
                matched.stream().filter(one -> one.before().isEmpty()).toList());
    }

    static List<ScoreChange> changes(List<MatchedResults> matched, ComparisonRules rules) {
        List<Optional<DifferenceTest>> tests =
                matched.parallelStream().map(DifferenceTest::of).toList();
        List<Double> differing = new ArrayList<>();
        List<Double> same = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            if (isTelling(tests.get(i))) {
                DifferenceTest test = tests.get(i).get();
                differing.add(test.pValue());
                same.add(Equivalence.pValue(test::interval, rules.margin(matched.get(i), test)));
            }
        }
        double[] differ = Holm.adjusted(array(differing));
        double[] equal = Holm.adjusted(array(same));
        double level = rules.alpha() / Math.max(1, differ.length);
        List<ScoreChange> changes = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < matched.size(); i++) {
            Optional<DifferenceTest> test = tests.get(i);
            double p = isTelling(test) ? differ[tested] : 1;
            double q = isTelling(test) ? equal[tested++] : 1;
            changes.add(
                    new ScoreChange(
                            matched.get(i),
                            test,
                            standing(test, p, q, rules.alpha()),
                            test.isPresent()
                                    ? rules.margin(matched.get(i), test.get())
                                    : rules.margin(),
                            p,
                            q,
                            level,
                            rules.alpha()));
        }
        return changes;
    }

    /** Whether a test may claim anything; what may not is none of those adjusted for. */
    private static boolean isTelling(Optional<DifferenceTest> test) {
        return test.filter(one -> one.shortage().isEmpty()).isPresent();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Standing standing(
            Optional<DifferenceTest> test, double p, double q, double alpha) {
        if (q <= alpha) {
            return Standing.SAME;
        }
        if (p > alpha || test.isEmpty()) {
            return Standing.NOT_ENOUGH_DATA;
        }
        return test.get().difference() > 0 ? Standing.HIGHER : Standing.LOWER;
    }

    /** Returns how many tasks are told so. */
    public long count(Standing standing) {
        return changes.stream().filter(change -> change.standing() == standing).count();
    }
}
