package io.saltus.engine.comparing;

import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Observation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why nothing is said of a difference, however small its p-value would be. */
public enum Shortage {
    /** A variance over two to four clusters is too rough to rest a claim on. */
    FEW_CLUSTERS("fewer than 5 clusters do not say how much clusters differ"),
    /** The same of graded scores, where no exact test is at hand. */
    FEW_PAIRS("fewer than 5 graded examples do not say how much examples differ"),
    /** The same of runs. */
    FEW_RUNS("fewer than 5 runs, of both sides together, do not say how much runs differ"),
    /** No example is independent of another. */
    ONE_CLUSTER("all examples are in one cluster, none is independent of another"),
    /** Runs that repeat one answer are one run. */
    SAME_RUNS("the runs of a side have one score, which does not say how much runs differ"),
    /** A number of examples says how precise a share is, but not a mean of graded scores. */
    GRADED_WITHOUT_ERROR(
            "a graded score needs a standard error or the scores of its examples; their number does"
                    + " not say how much they differ"),
    /** Nothing says how precise the scores are. */
    NO_PRECISION("neither a number of examples nor a standard error is known"),
    /** A difference of units is none of models. */
    UNITS("one side looks like percent, the other like fractions: give both in one unit");

    /** Fewer clusters, pairs of graded scores or runs carry no claim. */
    static final int FEWEST = 5;

    /** A spread below this share of the scores is one of their binary digits. */
    static final double ROUNDING = 1e-9;

    /** Scores that are printed from 0 to 100 and from 0 to 1. */
    private static final Pattern TWO_UNITS =
            Pattern.compile("bleu|rouge|chrf|meteor|bert_?score|f1|exact|acc|em\\b");

    private static final double UNITS_APART = 10;

    private final String words;

    Shortage(String words) {
        this.words = words;
    }

    /** Returns what a reader is told. */
    public String words() {
        return words;
    }

    /** Returns whether a spread is no more than what rounding makes of these scores. */
    static boolean isRounding(double spread, double before, double after) {
        return spread <= ROUNDING * Math.max(Math.abs(before), Math.abs(after));
    }

    /** What forbids a test. */
    static Optional<Shortage> ofMatch(MatchedResults match) {
        if (isOfTwoUnits(match)) {
            return Optional.of(UNITS);
        }
        boolean one = all(match).anyMatch(SharedExamples::isOneCluster);
        return one ? Optional.of(ONE_CLUSTER) : Optional.empty();
    }

    /** Why there is no test of results. */
    static Shortage ofUntested(MatchedResults match) {
        return ofMatch(match).orElseGet(() -> precision(match));
    }

    private static Shortage precision(MatchedResults match) {
        if (match.before().size() > 1 && match.after().size() > 1) {
            return SAME_RUNS;
        }
        boolean counted =
                match.metric().grain() != Grain.ALL_OR_NOTHING
                        && all(match).anyMatch(one -> one.examples().orElse(0) > 0);
        return counted ? GRADED_WITHOUT_ERROR : NO_PRECISION;
    }

    private static Stream<Observation> all(MatchedResults match) {
        return Stream.concat(match.before().stream(), match.after().stream());
    }

    /** Whether one side is at most 1 and the other far above, under a metric printed in both. */
    private static boolean isOfTwoUnits(MatchedResults match) {
        String metric = match.metric().name().toLowerCase(Locale.ROOT);
        double before = largest(match.before());
        double after = largest(match.after());
        double low = Math.min(before, after);
        double high = Math.max(before, after);
        return match.metric().direction() == Direction.HIGHER_IS_BETTER
                && TWO_UNITS.matcher(metric).find()
                && low > 0
                && low <= 1
                && high > 1
                && high >= UNITS_APART * low;
    }

    private static double largest(List<Observation> results) {
        return results.stream().mapToDouble(Observation::score).max().orElse(0);
    }
}
