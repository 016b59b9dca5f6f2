package io.saltus.app.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed between two reports.
 *
 * <p>An ability emerged, or vanished, only if both reports decide on it, the criterion was set
 * alike, and the scores changed beyond noise: Fisher's test of {@link Evidence}, at the level alpha
 * over all such changes together (Holm 1979). Every other change of outcome is uncertain, with the
 * reason. An onset moved if the two intervals share no scale.
 *
 * @param changes by kind, then by subject
 */
public record Comparison(List<Change> changes) {

    /** What a pipeline is told. */
    public enum State {
        /** Nothing of what it asked about happened. */
        PASSED,
        /** It happened. */
        FAILED,
        /** Something changed of which the data do not say whether it is that. */
        NOT_ENOUGH_DATA
    }

    private record Candidate(Change change, OptionalDouble pValue) {}

    /** Returns what changed from {@code before} to {@code after}. */
    static Comparison of(
            Map<Subject, Judged> before,
            Map<Subject, Judged> after,
            Examples examples,
            double alpha) {
        Evidence evidence = new Evidence(examples);
        Set<Subject> subjects = new TreeSet<>(before.keySet());
        subjects.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Subject subject : subjects) {
            Candidate candidate =
                    candidate(
                            subject,
                            Optional.ofNullable(before.get(subject)),
                            Optional.ofNullable(after.get(subject)),
                            evidence);
            if (candidate.pValue().isPresent()) {
                candidates.add(candidate);
            } else {
                changes.add(candidate.change());
            }
        }
        changes.addAll(beyondNoise(candidates, alpha));
        changes.sort(Comparator.comparing(Change::kind).thenComparing(Change::subject));
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
        boolean emergentNow = change.after().map(Judged::isEmergent).orElse(false);
        boolean decidedNow = change.after().map(Judged::isDecided).orElse(false);
        return switch (kind) {
            case EMERGED -> emergentNow || !decidedNow;
            case VANISHED -> !emergentNow;
            default -> true;
        };
    }

    private static Candidate candidate(
            Subject subject, Optional<Judged> before, Optional<Judged> after, Evidence evidence) {
        if (before.isEmpty() || after.isEmpty()) {
            Judged only = before.or(() -> after).orElseThrow();
            return told(
                    subject,
                    before.isEmpty() ? Change.Kind.ADDED : Change.Kind.REMOVED,
                    before,
                    after,
                    only.outcome() + ": " + only.reason());
        }
        Judged old = before.get();
        Judged now = after.get();
        if (old.outcome().equals(now.outcome())) {
            boolean moved =
                    old.onset().isPresent()
                            && now.onset().isPresent()
                            && now.onset().get().isApartFrom(old.onset().get());
            return told(
                    subject,
                    moved ? Change.Kind.MOVED : Change.Kind.SAME,
                    before,
                    after,
                    moved ? "the two intervals share no scale" : now.reason());
        }
        if (!old.settings().equals(now.settings())) {
            return uncertain(subject, before, after, "the criterion was set otherwise");
        }
        if (!old.isDecided() || !now.isDecided()) {
            return uncertain(
                    subject,
                    before,
                    after,
                    now.isDecided()
                            ? "was undecided: " + old.reason()
                            : "is undecided: " + now.reason());
        }
        OptionalDouble p =
                now.isEmergent()
                        ? evidence.ofGain(subject.task(), old, now)
                        : evidence.ofLoss(subject.task(), old, now);
        if (p.isEmpty()) {
            return uncertain(
                    subject,
                    before,
                    after,
                    "no changed score with a known number of examples bears it out");
        }
        return new Candidate(
                new Change(
                        subject,
                        now.isEmergent() ? Change.Kind.EMERGED : Change.Kind.VANISHED,
                        before,
                        after,
                        now.reason()),
                p);
    }

    private static Candidate uncertain(
            Subject subject, Optional<Judged> before, Optional<Judged> after, String why) {
        return told(subject, Change.Kind.UNCERTAIN, before, after, why);
    }

    private static Candidate told(
            Subject subject,
            Change.Kind kind,
            Optional<Judged> before,
            Optional<Judged> after,
            String why) {
        return new Candidate(new Change(subject, kind, before, after, why), OptionalDouble.empty());
    }

    /**
     * Holm's step-down: the i-th smallest of N p-values against alpha / (N - i), until one fails.
     */
    private static List<Change> beyondNoise(List<Candidate> candidates, double alpha) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingDouble(candidate -> candidate.pValue().orElseThrow()));
        List<Change> changes = new ArrayList<>();
        boolean clear = true;
        for (int i = 0; i < sorted.size(); i++) {
            Change change = sorted.get(i).change();
            clear &= sorted.get(i).pValue().orElseThrow() <= alpha / (sorted.size() - i);
            changes.add(
                    clear
                            ? change
                            : new Change(
                                    change.subject(),
                                    Change.Kind.UNCERTAIN,
                                    change.before(),
                                    change.after(),
                                    "the scores did not change beyond noise"));
        }
        return changes;
    }
}
