package io.saltus.engine.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Role;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.work.Progress;
import io.saltus.engine.work.Shard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Criteria whose performance is known beforehand. */
class CalibratingTest {

    private static final Design DESIGN =
            new Design(Layout.equispaced(new Span(19, 25), 8, 200), .25, 0);

    @About(id = "always", summary = "Says emergent, from somewhere on the axis")
    public record Always() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            double[] scales = curve.scales();
            return Verdict.emergent(Shape.SHARP, "always")
                    .from(
                            Onset.between(
                                    scales[0],
                                    scales[scales.length / 2],
                                    scales[scales.length - 1]))
                    .with(new Quantity("same", 1, "", "the same for all"));
        }
    }

    @About(id = "never", summary = "Says no")
    public record Never() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.notEmergent(Shape.SMOOTH, "never");
        }
    }

    @About(id = "unsure", summary = "Leaves everything undecided")
    public record Unsure() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            return Verdict.undecided("who knows");
        }
    }

    /** Knows the truth from the name of the task, where all curves of the shape share it. */
    @About(id = "oracle", summary = "Is always right")
    public record Oracle() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            boolean emergent =
                    KnownShape.all().stream()
                            .filter(shape -> shape.id().equals(curve.subject().task()))
                            .anyMatch(shape -> shape.truth().equals(Optional.of(Truth.EMERGENT)));
            Verdict verdict =
                    emergent
                            ? Verdict.emergent(Shape.SHARP, "so it is")
                            : Verdict.notEmergent(Shape.SMOOTH, "it is not");
            return verdict.with(
                    new Quantity("certainty", emergent ? 1 : 0, "", "1 where it is so"));
        }
    }

    /** Says of the least score how probable a leap is. */
    @About(id = "bettor", summary = "Gives a probability")
    public record Bettor() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            double p = curve.scores()[0] < .3 ? .9 : .01;
            return Verdict.undecided("who knows")
                    .with(new Quantity("probability", p, "", "of a leap", Role.PROBABILITY));
        }
    }

    @About(id = "broken", summary = "Fails")
    public record Broken() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            throw new IllegalStateException("not today");
        }
    }

    @About(id = "slow", summary = "Never comes to an end")
    public record Slow() implements Criterion {
        @Override
        public Verdict judge(Curve curve, Curves context) {
            try {
                Thread.sleep(Duration.ofHours(1).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Verdict.undecided("so tired");
        }
    }

    private static Calibrating.Calibrated run(Criterion criterion, String score, int threads) {
        return run(criterion, KnownShape.all(), score, threads);
    }

    private static Calibrating.Calibrated run(
            Criterion criterion, List<KnownShape> shapes, String score, int threads) {
        return Calibrating.run(
                criterion,
                Catalog.onClassPath(),
                List.of(DESIGN),
                new Calibrating.Plan(shapes, 5, 1, score),
                threads,
                Duration.ofMinutes(1),
                Progress.NONE);
    }

    private static Performance overall(Criterion criterion, String score) {
        return run(criterion, score, 2).calibrations().get(0).overall();
    }

    @Test
    void givesRatesOfOneToACriterionThatAlwaysSaysEmergent() {
        Performance performance = overall(new Always(), "same");
        assertEquals(1, performance.detection().orElseThrow().value());
        assertEquals(1, performance.falsePositives().orElseThrow().value());
        assertEquals(0, performance.undecided().orElseThrow().value());
        assertEquals(1, performance.coverage().orElseThrow().value(), "the interval is the axis");
        assertEquals(.5, performance.area().orElseThrow().value(), "all scores are tied");
        assertTrue(performance.onsetMedian().orElseThrow().value() < 3);
    }

    @Test
    void givesRatesOfZeroToACriterionThatNeverDoes() {
        Performance performance = overall(new Never(), "");
        assertEquals(0, performance.detection().orElseThrow().value());
        assertEquals(0, performance.falsePositives().orElseThrow().value());
        assertTrue(performance.onsetMedian().isEmpty());
        assertTrue(performance.area().isEmpty());
    }

    @Test
    void countsTheUndecided() {
        assertEquals(1, overall(new Unsure(), "").undecided().orElseThrow().value());
    }

    @Test
    void findsAnOracleFaultless() {
        List<KnownShape> shapes =
                KnownShape.all().stream().filter(shape -> shape.truth().isPresent()).toList();
        Performance performance =
                run(new Oracle(), shapes, "certainty", 2).calibrations().get(0).overall();
        assertEquals(1, performance.detection().orElseThrow().value());
        assertEquals(0, performance.falsePositives().orElseThrow().value());
        assertEquals(1, performance.area().orElseThrow().value());
    }

    @Test
    void holdsAProbabilityAgainstTheTruth() {
        Calibration calibration = run(new Bettor(), "", 2).calibrations().get(0);
        Reliability reliability = calibration.overall().reliability().orElseThrow();
        assertEquals(calibration.rulings().size(), reliability.curves());
        assertEquals(2, reliability.bins().size());
        assertEquals(.01, reliability.bins().get(0).said(), 1e-12);
        assertEquals(.9, reliability.bins().get(1).said(), 1e-12);
        assertTrue(reliability.bins().get(1).leaps().value() > reliability.leaps().value());
        assertTrue(overall(new Oracle(), "certainty").reliability().isEmpty());
    }

    @Test
    void takesTheLawsTruthFromTheDefinitionAndOthersFromTheirName() {
        Calibration calibration = run(new Never(), "", 1).calibrations().get(0);
        for (Ruling ruling : calibration.rulings()) {
            ruling.shape().truth().ifPresent(truth -> assertEquals(truth, ruling.truth()));
        }
        assertEquals(
                List.of(ShapeGroup.LAWS, ShapeGroup.IN_FAMILY, ShapeGroup.OUT_OF_FAMILY),
                calibration.groups());
        Performance laws = calibration.over(ShapeGroup.LAWS);
        assertTrue(laws.detection().orElseThrow().size() > 10);
        assertTrue(laws.falsePositives().orElseThrow().size() > 10);
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        List<Calibration> one = run(new Always(), "same", 1).calibrations();
        assertEquals(one, run(new Always(), "same", 2).calibrations());
        assertEquals(one, run(new Always(), "same", 5).calibrations());
    }

    @Test
    void simulatesEveryShapeThatSuitsTheDesign() {
        Calibration calibration = run(new Never(), "", 1).calibrations().get(0);
        List<KnownShape> expected = KnownShape.all().stream().filter(DESIGN::suits).toList();
        assertEquals(expected, calibration.shapes());
        assertEquals(5 * expected.size(), calibration.rulings().size());
    }

    @Test
    void givesUpOnACriterionThatBlocks() {
        Calibrating.Calibrated calibrated =
                Calibrating.run(
                        new Slow(),
                        Catalog.onClassPath(),
                        List.of(DESIGN),
                        new Calibrating.Plan(KnownShape.all(), 100, 1, ""),
                        2,
                        Duration.ofMillis(50),
                        Progress.NONE);
        assertTrue(calibrated.issues().get(0).why().contains("gave no verdict within 0 s"));
        assertTrue(calibrated.calibrations().get(0).rulings().isEmpty());
    }

    @Test
    void namesACriterionThatFails() {
        Calibrating.Calibrated calibrated = run(new Broken(), "", 2);
        assertEquals(4, calibrated.issues().size());
        assertTrue(calibrated.issues().get(0).why().contains("'broken'"));
        assertTrue(calibrated.issues().get(0).why().contains("not today"));
        assertTrue(
                calibrated
                        .issues()
                        .get(3)
                        .why()
                        .contains("more of this kind up to the simulated curve"));
        assertTrue(calibrated.calibrations().get(0).rulings().isEmpty());
        assertTrue(calibrated.calibrations().get(0).overall().detection().isEmpty());
    }

    @Test
    void makesTheWholeOfItsPartsAlsoWhereTheCriterionFails() {
        List<Design> designs = List.of(DESIGN, new Design(DESIGN.layout(), 0, .1));
        Calibrating.Plan plan = new Calibrating.Plan(KnownShape.all(), 11, 1, "");
        for (Criterion criterion : List.of(new Bettor(), new Broken())) {
            Calibrating.Calibrated whole =
                    Calibrating.run(
                            criterion,
                            Catalog.onClassPath(),
                            designs,
                            plan,
                            2,
                            Duration.ofMinutes(1),
                            Progress.NONE);
            List<Simulated> parts = new ArrayList<>();
            for (int number : new int[] {3, 1, 2, 5, 4}) {
                parts.add(
                        Calibrating.part(
                                        criterion,
                                        Catalog.onClassPath(),
                                        designs,
                                        plan,
                                        new Shard(number, 5),
                                        1,
                                        Duration.ofMinutes(1),
                                        Progress.NONE)
                                .simulated());
            }
            Calibrating.Calibrated together = Calibrating.together(parts, designs, plan);
            assertEquals(whole.calibrations(), together.calibrations());
            assertEquals(whole.issues(), together.issues());
            long curves = parts.stream().mapToLong(Simulated::size).sum();
            assertEquals(
                    11 * KnownShape.all().stream().filter(DESIGN::suits).count()
                            + 11L * KnownShape.all().size(),
                    curves);
        }
    }
}
