package io.saltus.engine.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Setup;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.CurveJudge;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.reading.TestData;
import io.saltus.engine.work.Effort;
import io.saltus.engine.work.Progress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who is asked about which curve. */
class JudgingTest {

    private static final Curve A = curve("a");
    private static final Curve B = curve("b");
    private static final Curves STUDY = Curves.of(A, B);
    private static final Catalog CATALOG = Catalog.of(List.of());

    /** Judges every curve. */
    @About(id = "all", summary = "Judges all")
    public record All() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("all");
        }
    }

    /** Judges the second curve and one of its own. */
    @About(id = "some", summary = "Judges some")
    public record Some() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("some of " + context.all().size());
        }

        @Override
        public List<Curve> toJudge(Curves study) {
            return List.of(curve("together"), B);
        }
    }

    /** Judges nothing. */
    @About(id = "none", summary = "Judges nothing")
    public record None() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            throw new IllegalStateException("asked");
        }

        @Override
        public List<Curve> toJudge(Curves study) {
            return List.of();
        }
    }

    /** Cannot choose. */
    @About(id = "broken", summary = "Cannot choose")
    public record Broken() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("asked");
        }

        @Override
        public List<Curve> toJudge(Curves study) {
            throw new IllegalStateException("no choice");
        }
    }

    /** Counts the curves of the study once, and says so of each. */
    @About(id = "prepared", summary = "Looks at the study first")
    public record Prepared() implements Criterion {
        private static final AtomicInteger TIMES = new AtomicInteger();

        @Override
        public CurveJudge prepare(Curves study) {
            TIMES.incrementAndGet();
            int size = study.all().size();
            return curve -> Verdict.undecided("one of " + size);
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return prepare(context).judge(curve);
        }
    }

    /** Cannot look at a study. */
    @About(id = "blind", summary = "Cannot look at a study")
    public record Blind() implements Criterion {
        @Override
        public CurveJudge prepare(Curves study) {
            throw new IllegalStateException("too dark");
        }

        @Override
        public Verdict judge(Curve curve, Curves context) {
            return prepare(context).judge(curve);
        }
    }

    private static Curve curve(String task) {
        return new Curve(
                new Subject(task, Setup.UNKNOWN, Metric.accuracy("acc"), "F", Axis.PARAMETERS),
                List.of(
                        Point.of(
                                1e9,
                                List.of(
                                        new Replicate(
                                                TestData.model("m", 1e9),
                                                OptionalLong.empty(),
                                                .5,
                                                OptionalLong.empty(),
                                                OptionalDouble.empty())))));
    }

    private static Judging.Findings judge(Criterion... criteria) {
        return Judging.judge(
                STUDY,
                List.of(criteria),
                CATALOG,
                new Effort(2, Duration.ofMinutes(1)),
                Progress.NONE);
    }

    @Test
    void putsAddedCurvesBehindThoseOfTheStudy() {
        Judging.Findings found = judge(new Some(), new All());
        assertEquals(
                List.of("a all", "b some of 2", "b all", "together some of 2"),
                found.findings().stream()
                        .map(f -> f.curve().subject().task() + " " + f.verdict().reason())
                        .toList());
        assertTrue(found.issues().isEmpty());
        assertTrue(found.notes().isEmpty());
    }

    @Test
    void letsACriterionLookAtTheStudyOnce() {
        int before = Prepared.TIMES.get();
        Judging.Findings found = judge(new Prepared());
        assertEquals(
                List.of("one of 2", "one of 2"),
                found.findings().stream().map(f -> f.verdict().reason()).toList());
        assertEquals(before + 1, Prepared.TIMES.get());
    }

    @Test
    void saysOnceThatACriterionCouldNotLookAtTheStudy() {
        Judging.Findings found = judge(new Blind(), new All());
        assertEquals(2, found.findings().size());
        assertEquals(1, found.issues().size());
        assertTrue(found.issues().get(0).why().contains("looking at the study"));
        assertEquals(1, found.faults().size());
    }

    @Test
    void notesThatThereIsNothingToJudge() {
        Judging.Findings found = judge(new None());
        assertTrue(found.findings().isEmpty());
        assertTrue(found.issues().isEmpty());
        assertTrue(found.notes().get(0).why().contains("finds nothing to judge"));
    }

    @Test
    void keepsTheFindingsOfOthersWhereOneCannotChoose() {
        Judging.Findings found = judge(new Broken(), new All());
        assertEquals(2, found.findings().size());
        assertTrue(found.issues().get(0).why().contains("choosing what to judge"));
        assertEquals(1, found.faults().size());
    }
}
