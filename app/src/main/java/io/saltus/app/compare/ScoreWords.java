package io.saltus.app.compare;

import io.saltus.api.curve.Interval;
import io.saltus.api.data.Direction;
import io.saltus.api.words.Numbers;
import io.saltus.engine.comparing.DifferenceTest;
import io.saltus.engine.comparing.MatchedResults;
import io.saltus.engine.comparing.RankedModel;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.comparing.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Changes of scores in words and in the order in which they are told. */
final class ScoreWords {

    private static final double SMALLEST_P = 1e-12;

    /** More models of a side are counted, not named. */
    private static final int NAMED = 2;

    /** Smaller differences have four decimals. */
    private static final double FINE = 0.00095;

    private final Map<List<String>, Integer> models = new HashMap<>();
    private final boolean several;

    /** Words for the changes of a comparison: a model is named where there are several. */
    ScoreWords(ScoreComparison comparison) {
        Set<List<String>> pairs = new HashSet<>();
        for (ScoreChange change : comparison.changes()) {
            models.merge(key(change.match()), 1, Integer::sum);
            pairs.add(List.of(change.match().modelBefore(), change.match().modelAfter()));
        }
        several = pairs.size() > 1;
    }

    private static List<String> key(MatchedResults match) {
        return List.of(
                match.task(),
                match.setup().words(),
                match.setup().strategy(),
                match.metric().name());
    }

    /** The changes: what became worse, better, what is unclear, what is the same; by evidence. */
    static List<ScoreChange> byEvidence(ScoreComparison comparison) {
        List<ScoreChange> changes = new ArrayList<>(comparison.changes());
        changes.sort(
                Comparator.comparingInt(ScoreWords::group)
                        .thenComparingDouble(ScoreChange::pValue)
                        .thenComparingDouble(
                                change -> change.test().map(DifferenceTest::pValue).orElse(2.0))
                        .thenComparing(change -> change.match().task())
                        .thenComparing(change -> change.match().metric().name())
                        .thenComparing(change -> change.match().modelAfter()));
        return changes;
    }

    private static int group(ScoreChange change) {
        return change.isWorse()
                ? 0
                : change.isBetter() ? 1 : change.standing() == Standing.SAME ? 3 : 2;
    }

    /** What a change is about: {@code gsm8k, 8-shot}, with the model where there are several. */
    String task(ScoreChange change) {
        MatchedResults match = change.match();
        String setup = match.setup().words();
        String model = several || models.getOrDefault(key(match), 1) > 1 ? ", " + model(match) : "";
        return match.task() + (setup.isEmpty() ? "" : ", " + setup) + model;
    }

    /** The model of both sides, or one in place of the other; of two states the name once. */
    static String model(MatchedResults match) {
        String before = match.modelBefore();
        String after = match.modelAfter();
        String name = match.after().get(0).model().name();
        boolean states = before.startsWith(name + ", ") && after.startsWith(name + ", ");
        return before.equals(after)
                ? after
                : before + " -> " + (states ? after.substring(name.length() + 2) : after);
    }

    /** The task, metric and model of results that stand alone. */
    static String alone(MatchedResults match) {
        String setup = match.setup().words();
        return "%s%s, %s, %s"
                .formatted(
                        match.task(),
                        setup.isEmpty() ? "" : ", " + setup,
                        match.metric().name(),
                        match.modelAfter());
    }

    /** A score: with three decimals where it is a fraction, else with four digits. */
    static String score(double score) {
        return Math.abs(score) <= 1
                ? String.format(Locale.ROOT, "%.3f", score + 0.0)
                : Numbers.of(score, 4);
    }

    /** A difference with its sign. */
    static String signed(double difference) {
        boolean fine = difference != 0 && Math.abs(difference) < FINE;
        String words = fine ? String.format(Locale.ROOT, "%.4f", difference) : score(difference);
        return words.startsWith("-") ? words : "+" + words;
    }

    static String interval(Interval interval) {
        return "[" + signed(interval.lower()) + ", " + signed(interval.upper()) + "]";
    }

    static String interval(ScoreChange change) {
        return change.interval().map(ScoreWords::interval).orElse("-");
    }

    static String pValue(ScoreChange change) {
        if (change.shortage().isPresent()) {
            return "-";
        }
        return change.pValue() < SMALLEST_P ? "<1e-12" : Numbers.of(change.pValue(), 2);
    }

    /** How a change was tested: {@code paired, 5153 examples, 40 clusters, 6 runs}. */
    static String how(ScoreChange change) {
        if (change.test().isEmpty()) {
            return "-";
        }
        DifferenceTest test = change.test().get();
        StringBuilder words = new StringBuilder(test.design().words());
        test.examples().ifPresent(n -> words.append(", n ").append(n));
        test.clusters().ifPresent(n -> words.append(" in ").append(n).append(" clusters"));
        return words.append(test.runs() > 2 ? ", " + test.runs() + " runs" : "").toString();
    }

    /** What can be said, with the direction where falling is improving. */
    static String standing(ScoreChange change) {
        String words = change.standing().words();
        boolean falls = change.match().metric().direction() == Direction.LOWER_IS_BETTER;
        if (change.standing() == Standing.SAME) {
            return words + " within " + Numbers.of(change.margin());
        }
        return falls && (change.isBetter() || change.isWorse())
                ? words + (change.isBetter() ? " (better)" : " (worse)")
                : words;
    }

    /** What can be said, and where that is nothing, what would. */
    static String verdict(ScoreChange change) {
        if (change.standing() != Standing.NOT_ENOUGH_DATA) {
            return standing(change);
        }
        if (change.shortage().isPresent()) {
            return standing(change) + ": " + change.shortage().get().words();
        }
        StringBuilder words = new StringBuilder(standing(change)).append(": would have shown ");
        words.append(Numbers.of(change.detectable().orElseThrow(), 2));
        if (change.examplesForMargin().isPresent()) {
            words.append("; a margin of ")
                    .append(Numbers.of(change.margin()))
                    .append(" needs ")
                    .append(examples(change.examplesForMargin().getAsLong()));
        } else if (change.test().get().runs() > 2) {
            words.append("; runs differ too much, more are needed");
        }
        return words.toString();
    }

    /** A number of examples, to two digits: it is no promise. */
    private static String examples(long number) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10((double) number)) - 1));
        return String.valueOf((long) (Math.ceil((double) number / unit) * unit));
    }

    /** A side and the models on it: {@code branch/ (m-7b, step 1000)}. */
    static String side(ScoreComparison comparison, boolean before) {
        Set<String> models = new TreeSet<>();
        Stream.concat(
                        comparison.changes().stream().map(ScoreChange::match),
                        (before ? comparison.onlyBefore() : comparison.onlyAfter()).stream())
                .forEach(match -> models.add(before ? match.modelBefore() : match.modelAfter()));
        String names =
                models.size() > NAMED ? models.size() + " models" : String.join("; ", models);
        String label = before ? comparison.before() : comparison.after();
        return names.isEmpty() ? label : label + " (" + names + ")";
    }

    /** How many tasks are told what: {@code 1 lower, 3 higher}; nothing that is none. */
    static String counts(ScoreComparison comparison) {
        List<String> words = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            long count = comparison.count(standing);
            if (count > 0) {
                words.add(count + " " + standing.words());
            }
        }
        return words.isEmpty() ? "nothing to compare" : String.join(", ", words);
    }

    /** By what it was compared. */
    static String rules(ScoreComparison comparison) {
        int tests = (int) comparison.changes().stream().filter(c -> c.shortage().isEmpty()).count();
        return "alpha %s over %s together (Holm); the same: within %s%s"
                .formatted(
                        Numbers.exact(comparison.rules().alpha()),
                        Numbers.count(tests, "test"),
                        Numbers.exact(comparison.rules().margin()),
                        comparison.rules().thresholds().isEmpty()
                                ? ""
                                : ", or as the thresholds say");
    }

    /** The ranks that a model can have. */
    static String ranks(RankedModel model) {
        return model.best() == model.worst()
                ? String.valueOf(model.best())
                : model.best() + "-" + model.worst();
    }
}
