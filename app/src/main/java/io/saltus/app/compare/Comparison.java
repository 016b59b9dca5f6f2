package io.saltus.app.compare;

import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Names;
import io.saltus.statistics.multiple.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What changed between two reports.
 *
 * <p>An ability emerged, or vanished, only if both reports decide on it, the criterion was set
 * alike, and the scores changed beyond noise: the test of {@link Evidence}, at the level alpha over
 * all such changes together (Holm 1979). Every other change of outcome is uncertain, with the
 * reason. An onset moved if the two intervals share no scale.
 *
 * @param changes by kind, then by subject
 */
record Comparison(List<Change> changes) {

    /** What {@link Evidence#ofGain} found where it found no gain. */
    private static final String NO_GAIN =
            "no new or changed score is better than the earlier best beyond noise";

    /** What {@link Evidence#ofLoss} found where it found no loss. */
    private static final String NO_LOSS =
            "the score of the largest model is not worse than the earlier best beyond noise";

    /** What a pipeline is told. */
    enum State {
        /** Nothing of what it asked about happened. */
        PASSED,
        /** It happened. */
        FAILED,
        /** Something changed of which the data do not say whether it is that. */
        NOT_ENOUGH_DATA
    }

    /** A change, with the p-value that the scores did not change where they were tested. */
    private record Candidate(Change change, OptionalDouble pValue) {}

    /** Returns what changed from {@code before} to {@code after}. */
    static Comparison of(Report before, Report after, Examples examples, double alpha) {
        Evidence evidence = new Evidence(examples);
        List<Candidate> candidates = new ArrayList<>();
        for (Pair pair : Pair.of(before, after)) {
            candidates.add(candidate(pair.before(), pair.after(), evidence));
        }
        List<Change> changes = beyondNoise(candidates, alpha);
        changes.sort(Comparator.comparing(Change::kind));
        return new Comparison(changes);
    }

    /** Returns whether something of {@code kind} happened, did not, or cannot be told. */
    State state(Change.Kind kind) {
        if (changes.stream().anyMatch(change -> change.kind() == kind)) {
            return State.FAILED;
        }
        boolean unclear =
                changes.stream()
                        .filter(change -> change.kind() == Change.Kind.UNCERTAIN)
                        .anyMatch(change -> couldBe(kind, change));
        return unclear ? State.NOT_ENOUGH_DATA : State.PASSED;
    }

    private static boolean couldBe(Change.Kind kind, Change change) {
        Optional<Outcome> now = change.after().map(finding -> finding.verdict().outcome());
        return switch (kind) {
            case EMERGED -> now.isEmpty() || now.get() != Outcome.NOT_EMERGENT;
            case VANISHED -> now.isEmpty() || now.get() != Outcome.EMERGENT;
            default -> true;
        };
    }

    private static Candidate candidate(
            Optional<Finding> before, Optional<Finding> after, Evidence evidence) {
        if (before.isEmpty() || after.isEmpty()) {
            Verdict only = before.or(() -> after).orElseThrow().verdict();
            Change.Kind kind = before.isEmpty() ? Change.Kind.ADDED : Change.Kind.REMOVED;
            String why = Names.word(only.outcome()) + ": " + only.reason();
            return told(new Change(kind, before, after, why));
        }
        Finding old = before.get();
        Finding now = after.get();
        if (old.verdict().outcome() == now.verdict().outcome()) {
            boolean moved = isMoved(old, now);
            if (moved && !isSetAlike(old, now)) {
                return told(uncertain(before, after, "the criterion was set otherwise"));
            }
            return told(
                    new Change(
                            moved ? Change.Kind.MOVED : Change.Kind.SAME,
                            before,
                            after,
                            moved ? "the two intervals share no scale" : now.verdict().reason()));
        }
        if (!isSetAlike(old, now)) {
            return told(uncertain(before, after, "the criterion was set otherwise"));
        }
        if (now.verdict().outcome() == Outcome.UNDECIDED) {
            return told(uncertain(before, after, "is undecided: " + now.verdict().reason()));
        }
        if (old.verdict().outcome() == Outcome.UNDECIDED) {
            return told(uncertain(before, after, "was undecided: " + old.verdict().reason()));
        }
        boolean gained = now.verdict().outcome() == Outcome.EMERGENT;
        OptionalDouble p =
                gained
                        ? evidence.ofGain(old.curve(), now.curve())
                        : evidence.ofLoss(old.curve(), now.curve());
        if (p.isEmpty()) {
            return told(
                    uncertain(
                            before,
                            after,
                            "no changed score with a known number of examples bears it out"));
        }
        Change.Kind kind = gained ? Change.Kind.EMERGED : Change.Kind.VANISHED;
        return new Candidate(new Change(kind, before, after, now.verdict().reason()), p);
    }

    private static boolean isSetAlike(Finding old, Finding now) {
        return old.criterion().settings().equals(now.criterion().settings());
    }

    private static boolean isMoved(Finding old, Finding now) {
        Optional<Onset> onset = now.verdict().onset();
        return old.verdict()
                .onset()
                .flatMap(was -> onset.map(is -> is.isApartFrom(was, now.curve().axis())))
                .orElse(false);
    }

    private static Change uncertain(Optional<Finding> before, Optional<Finding> after, String why) {
        return new Change(Change.Kind.UNCERTAIN, before, after, why);
    }

    private static Candidate told(Change change) {
        return new Candidate(change, OptionalDouble.empty());
    }

    /** Holm's step-down over all changes whose scores were tested; the others stand. */
    private static List<Change> beyondNoise(List<Candidate> candidates, double alpha) {
        double[] adjusted =
                Holm.adjusted(
                        candidates.stream()
                                .flatMapToDouble(candidate -> candidate.pValue().stream())
                                .toArray());
        List<Change> changes = new ArrayList<>();
        int tested = 0;
        for (Candidate candidate : candidates) {
            Change change = candidate.change();
            boolean noise = candidate.pValue().isPresent() && adjusted[tested++] > alpha;
            changes.add(
                    noise
                            ? uncertain(
                                    change.before(),
                                    change.after(),
                                    change.kind() == Change.Kind.EMERGED ? NO_GAIN : NO_LOSS)
                            : change);
        }
        return changes;
    }
}
