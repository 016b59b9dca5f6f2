package io.saltus.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.report.Configured;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.app.compare.Change.Kind;
import io.saltus.app.compare.Comparison.State;
import io.saltus.statistics.exact.FisherTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Each rule by which a change is told, and what a pipeline is told of it. */
class ComparisonRulesTest {

    private static final Verdict EMERGENT = Verdict.emergent(Shape.UNKNOWN, "leaps");
    private static final Verdict NOT_EMERGENT = Verdict.notEmergent(Shape.UNKNOWN, "stays");
    private static final Verdict UNDECIDED = Verdict.undecided("too few");

    private static final Subject ADD =
            new Subject("add", Setup.shots(5), Metric.accuracy("acc"), "F", Axis.COMPUTE);

    /** Points of 100 examples at 1e20, 1e21, ... */
    private static List<Point> points(double... scores) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            Replicate result =
                    new Replicate(
                            Model.of("m"),
                            OptionalLong.empty(),
                            scores[i],
                            OptionalLong.of(100),
                            OptionalDouble.empty());
            points.add(Point.of(Axis.COMPUTE.scale(20 + i), List.of(result)));
        }
        return points;
    }

    private static Finding finding(
            Subject subject, String criterion, Verdict verdict, double... scores) {
        return new Finding(
                new Curve(subject, points(scores)), new Configured(criterion, Map.of()), verdict);
    }

    private static Finding finding(String task, Verdict verdict, double... scores) {
        return finding(
                new Subject(task, ADD.setup(), ADD.metric(), ADD.family(), ADD.axis()),
                "any",
                verdict,
                scores);
    }

    private static Report report(List<Finding> findings) {
        return new Report("0.1.0", "", List.of(), List.of(), List.of(), findings);
    }

    private static Comparison compare(List<Finding> before, List<Finding> after, double alpha) {
        return Comparison.of(report(before), report(after), Examples.NONE, alpha);
    }

    private static Comparison compare(Finding before, Finding after) {
        return compare(List.of(before), List.of(after), .05);
    }

    private static Change only(Comparison comparison) {
        assertEquals(1, comparison.changes().size());
        return comparison.changes().get(0);
    }

    private static List<Kind> kinds(Comparison comparison) {
        return comparison.changes().stream().map(Change::kind).toList();
    }

    @Test
    void tellsAChangeAtTheLevel() {
        double p = FisherTest.greater(12, 100, 4, 100);
        List<Finding> before = List.of(finding("add", NOT_EMERGENT, .02, .04));
        List<Finding> after = List.of(finding("add", EMERGENT, .02, .12));
        assertEquals(Kind.EMERGED, only(compare(before, after, p)).kind());
        Change noise = only(compare(before, after, Math.nextDown(p)));
        assertEquals(Kind.UNCERTAIN, noise.kind());
        assertEquals(
                "no new or changed score is better than the earlier best beyond noise",
                noise.why());
        assertEquals(before.get(0), noise.before().orElseThrow());
        assertEquals(after.get(0), noise.after().orElseThrow());
    }

    @Test
    void tellsOfALossByTheScoresThatFell() {
        List<Finding> before = List.of(finding("add", EMERGENT, .02, .40));
        double p = FisherTest.greater(40, 100, 20, 100);
        List<Finding> after = List.of(finding("add", NOT_EMERGENT, .02, .20));
        Change lost = only(compare(before, after, p));
        assertEquals(Kind.VANISHED, lost.kind());
        assertEquals("stays", lost.why());
        assertEquals(Kind.UNCERTAIN, only(compare(before, after, p - 1e-9)).kind());
    }

    /** Each keeps its own p-value, whatever stands between. */
    @Test
    void weighsEachChangeByItsOwnScores() {
        List<Finding> before =
                List.of(
                        finding("a", NOT_EMERGENT, .02, .10),
                        finding("b", UNDECIDED, .02, .10),
                        finding("c", NOT_EMERGENT, .02, .10),
                        finding("d", NOT_EMERGENT, .02, .10));
        List<Finding> after =
                List.of(
                        finding("a", EMERGENT, .02, .11),
                        finding("b", EMERGENT, .02, .90),
                        finding("c", EMERGENT, .02, .90),
                        finding("d", EMERGENT, .02, .12));
        Comparison comparison = compare(before, after, .05);
        assertEquals(
                List.of("c", "a", "b", "d"),
                comparison.changes().stream()
                        .map(change -> change.after().orElseThrow().curve().subject().task())
                        .toList());
        assertEquals(
                List.of(Kind.EMERGED, Kind.UNCERTAIN, Kind.UNCERTAIN, Kind.UNCERTAIN),
                kinds(comparison));
    }

    @Test
    void saysWhyAnOutcomeCannotBeTold() {
        Change now = only(compare(finding("add", EMERGENT, .9), finding("add", UNDECIDED, .1)));
        assertEquals(Kind.UNCERTAIN, now.kind());
        assertEquals("is undecided: too few", now.why());
        Change was = only(compare(finding("add", UNDECIDED, .1), finding("add", EMERGENT, .9)));
        assertEquals(Kind.UNCERTAIN, was.kind());
        assertEquals("was undecided: too few", was.why());
        Change same = only(compare(finding("add", NOT_EMERGENT, .1), finding("add", EMERGENT, .1)));
        assertEquals(Kind.UNCERTAIN, same.kind());
        assertEquals("no changed score with a known number of examples bears it out", same.why());
    }

    @Test
    void saysWhatIsToldInOneReportOnly() {
        Comparison comparison =
                compare(finding("old", EMERGENT, .9), finding("new", NOT_EMERGENT, .1));
        assertEquals(List.of(Kind.ADDED, Kind.REMOVED), kinds(comparison));
        Change added = comparison.changes().get(0);
        assertEquals("not-emergent: stays", added.why());
        assertEquals(Optional.empty(), added.before());
        Change removed = comparison.changes().get(1);
        assertEquals("emergent: leaps", removed.why());
        assertEquals(Optional.empty(), removed.after());
    }

    @Test
    void tellsOfAMoveWhereBothHaveAnOnsetOnly() {
        Verdict early = EMERGENT.from(Onset.between(1e20, 2e20, 3e20));
        Verdict late = EMERGENT.from(Onset.between(4e20, 5e20, 6e20));
        Change moved = only(compare(finding("add", early, .9), finding("add", late, .9)));
        assertEquals(Kind.MOVED, moved.kind());
        assertEquals("the two intervals share no scale", moved.why());
        for (Change same :
                List.of(
                        only(compare(finding("add", early, .9), finding("add", EMERGENT, .9))),
                        only(compare(finding("add", EMERGENT, .9), finding("add", late, .9))),
                        only(compare(finding("add", late, .9), finding("add", late, .9))))) {
            assertEquals(Kind.SAME, same.kind());
            assertEquals("leaps", same.why());
        }
    }

    /** Two findings that differ in one of what is compared are two. */
    @Test
    void comparesWhatAgreesInAllItIsAbout() {
        Finding plain = finding(ADD, "any", UNDECIDED, .1);
        for (Finding other :
                List.of(
                        finding("other", UNDECIDED, .1),
                        finding(
                                new Subject("add", Setup.shots(0), ADD.metric(), "F", Axis.COMPUTE),
                                "any",
                                UNDECIDED,
                                .1),
                        finding(
                                new Subject(
                                        "add",
                                        ADD.setup(),
                                        Metric.accuracy("other"),
                                        "F",
                                        Axis.COMPUTE),
                                "any",
                                UNDECIDED,
                                .1),
                        finding(
                                new Subject("add", ADD.setup(), ADD.metric(), "G", Axis.COMPUTE),
                                "any",
                                UNDECIDED,
                                .1),
                        finding(
                                new Subject("add", ADD.setup(), ADD.metric(), "F", Axis.PARAMETERS),
                                "any",
                                UNDECIDED,
                                .1),
                        finding(ADD, "other", UNDECIDED, .1))) {
            assertEquals(List.of(Kind.ADDED, Kind.REMOVED), kinds(compare(plain, other)));
        }
        assertEquals(List.of(Kind.SAME), kinds(compare(plain, plain)));
    }

    private static State state(Kind asked, Verdict before, Verdict after) {
        return compare(finding("add", before, .1), finding("add", after, .1)).state(asked);
    }

    @Test
    void tellsAPipelineWhatMayHaveHappened() {
        assertEquals(State.NOT_ENOUGH_DATA, state(Kind.EMERGED, NOT_EMERGENT, EMERGENT));
        assertEquals(State.NOT_ENOUGH_DATA, state(Kind.EMERGED, NOT_EMERGENT, UNDECIDED));
        assertEquals(State.PASSED, state(Kind.EMERGED, UNDECIDED, NOT_EMERGENT));
        assertEquals(State.NOT_ENOUGH_DATA, state(Kind.VANISHED, UNDECIDED, NOT_EMERGENT));
        assertEquals(State.NOT_ENOUGH_DATA, state(Kind.VANISHED, EMERGENT, UNDECIDED));
        assertEquals(State.PASSED, state(Kind.VANISHED, UNDECIDED, EMERGENT));
        assertEquals(State.NOT_ENOUGH_DATA, state(Kind.MOVED, UNDECIDED, EMERGENT));
        assertEquals(State.PASSED, state(Kind.MOVED, EMERGENT, EMERGENT));
        assertEquals(State.FAILED, state(Kind.SAME, EMERGENT, EMERGENT));
    }

    @Test
    void tellsAPipelineNothingOfAChangeWithoutANewFinding() {
        Finding old = finding("add", EMERGENT, .9);
        Change gone = new Change(Kind.UNCERTAIN, Optional.of(old), Optional.empty(), "gone");
        Comparison comparison = new Comparison(List.of(gone));
        assertEquals(State.NOT_ENOUGH_DATA, comparison.state(Kind.EMERGED));
        assertEquals(State.NOT_ENOUGH_DATA, comparison.state(Kind.VANISHED));
    }

    @Test
    void saysWhatAChangeIsAbout() {
        Finding finding = finding("add", EMERGENT.from(Onset.between(1e20, 2.314e20, 3e20)), .9);
        Change gone = new Change(Kind.REMOVED, Optional.of(finding), Optional.empty(), "gone");
        assertEquals(
                "add, " + ADD.setup().words() + ", acc, F", new RowNames(List.of(gone)).of(gone));
        assertEquals("emergent at 2.31e20 FLOPs", Change.outcome(gone.before()));
        assertEquals("-", Change.outcome(gone.after()));
        Subject plain = new Subject("add", Setup.UNKNOWN, ADD.metric(), "F", Axis.COMPUTE);
        Optional<Finding> after = Optional.of(finding(plain, "any", NOT_EMERGENT, .1));
        Change added = new Change(Kind.ADDED, Optional.empty(), after, "came");
        assertEquals("add, acc, F", new RowNames(List.of(added)).of(added));
        assertEquals("not emergent", Change.outcome(added.after()));
        assertTrue(Kind.UNCERTAIN.words().contains("not beyond noise"));
    }
}
