package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.api.verdict.Outcome;
import io.saltus.api.verdict.Verdict;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.metric.Composition;
import io.saltus.plugins.emergence.metric.Resolution;
import io.saltus.testkit.Case;
import io.saltus.testkit.Cases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Reference numbers: R 4.2.2, the fourth part of src/test/r/check.R. */
class MetricArtifactTest {

    private static final Metric TOKENS =
            Metric.graded("token accuracy", Direction.HIGHER_IS_BETTER);

    /** Errors per token shrink by .6 each decade; answers have 16 tokens. */
    private static final double[] STEADY = tokens(8);

    private static double[] tokens(int m) {
        double[] p = new double[m];
        for (int i = 0; i < m; i++) {
            p[i] = 1 - .6 * Math.pow(.6, i);
        }
        return p;
    }

    private static Curve answers(double[] tokens, int length, long n) {
        return Curved.counts(
                0,
                n,
                Arrays.stream(tokens)
                        .mapToLong(p -> Math.round(n * Math.pow(p, length)))
                        .toArray());
    }

    private static Curve graded(double... scores) {
        return Curved.scores(TOKENS, OptionalLong.empty(), scores);
    }

    private static Verdict judge(Curve curve, Curve... others) {
        Curve[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = curve;
        return new MetricArtifact().judge(curve, Curves.of(all));
    }

    private static double number(Verdict verdict, String name) {
        return verdict.quantity(name).orElseThrow();
    }

    private static String metric(Verdict verdict) {
        return verdict.aspect("metric").orElseThrow();
    }

    private static Composition compose(double n, double[] successes, double... tokens) {
        double[] positions = new double[tokens.length];
        double[] trials = new double[tokens.length];
        Arrays.setAll(positions, i -> 18 + i);
        Arrays.fill(trials, n);
        return Composition.of(new ScaleCounts(positions, successes, trials, 0), tokens);
    }

    /** {@code glm(cbind(k, n - k) ~ 0 + log(p), binomial(link = "log"))}, {@code pchisq}. */
    @Test
    void agreesWithRInTheEffectiveLength() {
        Composition mirage =
                compose(200, new double[] {0, 0, 1, 6, 30, 95}, .5, .62, .72, .82, .9, .96);
        assertEquals(17.8646305354, mirage.length(), 1e-8);
        assertEquals(.15225071362, mirage.expected()[4], 1e-9);
        assertEquals(.994330067405, mirage.pValue(), 1e-8);
        Composition bad =
                compose(200, new double[] {0, 0, 0, 0, 100, 190}, .5, .55, .6, .65, .7, .75);
        assertEquals(3.51775390574, bad.length(), 1e-8);
        assertTrue(bad.pValue() < 1e-90);
        Composition huge =
                compose(
                        1e6,
                        new double[] {976, 16796, 136048, 540360, 999000},
                        .5,
                        .66,
                        .82,
                        .94,
                        .9999);
        assertEquals(9.97281726557, huge.length(), 1e-6);
        assertEquals(2.99475582196e-20, huge.pValue(), 1e-23);
    }

    @Test
    void fitsNoLengthWhereNoneIsBest() {
        assertFalse(compose(50, new double[] {0, 0}, .5, .6).exists());
        assertFalse(compose(50, new double[] {50, 50}, .5, .6).exists());
        assertFalse(compose(50, new double[] {5, 9}, 0, .6).exists());
        assertFalse(compose(50, new double[] {45, 48}, .5, .6).exists());
        assertFalse(compose(50, new double[0]).exists());
        assertTrue(compose(50, new double[] {0, 50, 3}, 0, 1, .5).exists());
    }

    /** {@code ceiling(log(.05) / log1p(-q))}, {@code dbinom(0, 200, q)}. */
    @Test
    void agreesWithRInTheResolution() {
        assertEquals(2995, Resolution.examplesNeeded(.001));
        assertEquals(5, Resolution.examplesNeeded(.5));
        assertEquals(2995732273.0, Resolution.examplesNeeded(1e-9), 1.5);
        assertEquals(.818648829479, Resolution.noHit(.001, 200), 1e-12);
        assertEquals(6.22301527786e-61, Resolution.noHit(.5, 200), 1e-71);
        assertEquals(0, Resolution.noHit(1, 200));
        assertEquals(1, Resolution.noHit(0, 200));
        assertEquals(Double.POSITIVE_INFINITY, Resolution.examplesNeeded(0));
        assertEquals(1, Resolution.examplesNeeded(1));
    }

    @Test
    void callsALeapOfWholeAnswersOverSteadyTokensTheMetrics() {
        Verdict verdict = judge(answers(STEADY, 16, 400), graded(STEADY));
        assertEquals("metric-artifact", metric(verdict));
        assertEquals(Outcome.NOT_EMERGENT, verdict.outcome());
        assertEquals(16, number(verdict, "effective-length"), .5);
        assertTrue(number(verdict, "composition-p") > .05);
        assertTrue(number(verdict, "share-composition") > .9);
        assertEquals(
                1,
                number(verdict, "share-composition")
                        + number(verdict, "share-resolution")
                        + number(verdict, "share-residual"),
                1e-12);
        assertTrue(number(verdict, "examples-needed-0") > 1e6);
        assertTrue(number(verdict, "probability-no-hit-0") > .99);
        assertTrue(verdict.reason().contains("token accuracy"), verdict.reason());
    }

    @Test
    void callsALeapOfTheTokensToo() {
        double[] leap = {.30, .31, .30, .32, .31, .75, .9, .95};
        Verdict verdict = judge(answers(leap, 4, 400), graded(leap));
        assertEquals("robust", metric(verdict));
        assertEquals(Outcome.EMERGENT, verdict.outcome());
        assertTrue(number(verdict, "share-residual") > .9);
    }

    @Test
    void saysExactlyWhatWouldTestIt() {
        Curve leap = Curved.counts(0, 400, 0, 1, 0, 1, 0, 150, 300, 380);
        Verdict alone = judge(leap);
        assertEquals("untested", metric(alone));
        assertEquals(Outcome.UNDECIDED, alone.outcome());
        assertTrue(alone.reason().contains("share of right tokens"), alone.reason());
        assertTrue(alone.quantity("examples-needed-0").isPresent());
        assertFalse(alone.quantity("share-composition").isPresent());
        Verdict choice = judge(Curved.counts(.25, 400, 101, 99, 98, 102, 100, 250, 350, 380));
        assertTrue(choice.reason().contains("Brier"), choice.reason());
        Verdict elsewhere = judge(leap, graded(.3, .4, .5));
        assertTrue(elsewhere.reason().contains("1e21 FLOPs"), elsewhere.reason());
        Verdict short3 = judge(Curved.counts(0, 400, 0, 1, 200, 380), graded(.3, .31, .8, .9));
        assertTrue(short3.reason().contains("third scale"), short3.reason());
    }

    @Test
    void leavesWhatShowsNoLeapUntested() {
        assertEquals("untested", metric(judge(Curved.counts(0, 400, 40, 80, 120, 160, 200, 240))));
        assertTrue(judge(Curved.counts(0, 9, 0, 0, 0)).reason().contains("every score is 0"));
        assertTrue(judge(graded(.1, .2, .3)).reason().contains("graded already"));
        assertEquals(Outcome.UNDECIDED, judge(Curved.counts(0, 9, 3)).outcome());
    }

    @Cases(60)
    void isUnchangedByAnAffineChangeOfTheGradedMetric(Case any) {
        List<Integer> values = any.integers(8, 8, 0, 64);
        int factor = any.integer(2, 64);
        int shift = any.integer(2, 50);
        Curve leap = Curved.counts(0, 400, 0, 1, 0, 1, 0, 150, 300, 380);
        double[] scores = values.stream().mapToDouble(v -> v / 64.0 * 2 + 2).toArray();
        double[] changed = Arrays.stream(scores).map(s -> s * factor + shift).toArray();
        assertEquals(judge(leap, graded(scores)), judge(leap, graded(changed)));
    }

    @Cases(100)
    void answersOnAnyCurveWithAnyGradedMetric(Case any) {
        List<Integer> successes = any.integers(1, 9, 0, 20);
        List<Integer> values = any.integers(9, 9, 0, 20);
        int chance = any.integer(0, 3);
        long[] k = successes.stream().mapToLong(Integer::longValue).toArray();
        double[] tokens = values.stream().limit(k.length).mapToDouble(v -> v / 20.0).toArray();
        Verdict verdict = judge(Curved.counts(chance / 4.0, 20, k), graded(tokens));
        assertTrue(List.of("metric-artifact", "robust", "untested").contains(metric(verdict)));
    }

    /** The two criteria name the metric alike. */
    @Cases(60)
    void agreesWithEmergenceInTheAspect(Case any) {
        List<Integer> values = any.integers(8, 8, 0, 20);
        Curve leap = Curved.counts(0, 400, 0, 1, 0, 1, 0, 150, 300, 380);
        double[] tokens = values.stream().mapToDouble(v -> v / 20.0).toArray();
        Curves study = Curves.of(leap, graded(tokens));
        assertEquals(
                new MetricArtifact().judge(leap, study).aspect("metric"),
                new Emergence().judge(leap, study).aspect("metric"));
        assertArrayEquals(leap.scales(), graded(tokens).scales());
    }

    /** Tokens that rise steadily do not add up to a step, whatever its length. */
    @Test
    void doesNotGiveALeapToACompositionThatDoesNotFit() {
        Curve step = Curved.counts(0, 400, 0, 1, 0, 1, 0, 280, 280, 280);
        Verdict verdict = judge(step, graded(STEADY));
        assertTrue(number(verdict, "composition-p") < 1e-6);
        assertEquals("untested", metric(verdict));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("does not give the scores (p = "), verdict::reason);
        assertEquals(
                "untested",
                new Emergence()
                        .judge(step, Curves.of(step, graded(STEADY)))
                        .aspect("metric")
                        .orElseThrow());
    }

    /** Beyond any doubt at 10^9 examples, but nowhere off by more than a tenth. */
    @Test
    void doesNotRefuteACompositionByTheNumberOfExamplesAlone() {
        double[] correlated = new double[STEADY.length];
        for (int i = 0; i < correlated.length; i++) {
            correlated[i] = .97 * Math.pow(STEADY[i], 15.5) + .001;
        }
        Curve answers =
                Curved.scores(
                        Metric.accuracy("acc", 0), OptionalLong.of(1_000_000_000), correlated);
        Verdict verdict = judge(answers, graded(STEADY));
        assertTrue(number(verdict, "composition-p") < 1e-6);
        assertEquals("metric-artifact", metric(verdict));
        assertTrue(verdict.reason().contains("off by up to"), verdict::reason);
    }

    @Test
    void saysThatAnErrorFallsWhereItImproves() {
        Curve step = Curved.counts(0, 400, 0, 1, 0, 1, 0, 280, 280, 280);
        Curve distance =
                Curved.scores(
                        Metric.graded("edit distance", Direction.LOWER_IS_BETTER),
                        OptionalLong.empty(),
                        8,
                        7,
                        6,
                        5,
                        4,
                        3,
                        2,
                        1);
        assertTrue(
                judge(step, distance).reason().startsWith("'edit distance' falls steadily"),
                judge(step, distance)::reason);
    }

    /** Forty models a seventh of a decade apart; the odd ones have no token accuracy. */
    @Test
    void comparesPooledCurvesByTheModelsThatHaveBothMetrics() {
        List<Point> exact = new ArrayList<>();
        List<Point> steady = new ArrayList<>();
        List<Point> leaping = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double scale = Math.pow(10, 19 + i / 7.0);
            double family = .01 * (i / 2 % 3);
            exact.add(model(i, scale, i < 24 ? 0 : .6 + family));
            if (i % 2 == 0) {
                steady.add(model(i, scale, .3 + .015 * i + family));
                leaping.add(model(i, scale, i < 24 ? .3 + family : .8 + family));
            }
        }
        Curve answers = pooled(Metric.accuracy("acc", 0), exact);
        Metric distance = Metric.graded("likelihood", Direction.HIGHER_IS_BETTER);
        Verdict smooth = judge(answers, pooled(distance, steady));
        assertEquals("metric-artifact", metric(smooth), smooth::reason);
        assertEquals("shared-models", smooth.aspect("comparison").orElseThrow());
        Verdict robust = judge(answers, pooled(distance, leaping));
        assertEquals("robust", metric(robust), robust::reason);
        Verdict few = judge(answers, pooled(distance, steady.subList(0, 4)));
        assertEquals(Outcome.UNDECIDED, few.outcome());
        assertTrue(few.reason().contains("too few neighbourhoods of models (1)"), few::reason);
    }

    /** Other models at the same scales are other neighbourhoods. */
    @Test
    void asksAGradedMetricOfAWholePooledCurveOnlyWhereTheModelsAreTheSame() {
        List<Point> exact = new ArrayList<>();
        List<Point> same = new ArrayList<>();
        List<Point> other = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double scale = Math.pow(10, 19 + i / 7.0);
            Point one = model(i, scale, .3 + .015 * i + .01 * (i % 3));
            exact.add(model(i, scale, i < 24 ? .01 * (i % 2) : .6));
            same.add(one);
            List<Replicate> two = new ArrayList<>(one.replicates());
            two.addAll(model(100 + i, scale, .9).replicates());
            other.add(i % 3 == 0 ? Point.of(scale, two) : one);
        }
        Curve answers = pooled(Metric.accuracy("acc", 0), exact);
        Metric likelihood = Metric.graded("likelihood", Direction.HIGHER_IS_BETTER);
        Curve apart = pooled(likelihood, other);
        assertEquals("untested", metric(new Emergence().judge(answers, Curves.of(answers, apart))));
        assertEquals("metric-artifact", metric(judge(answers, apart)));
        Curve beside = pooled(likelihood, same);
        assertEquals(
                "metric-artifact",
                metric(new Emergence().judge(answers, Curves.of(answers, beside))));
    }

    private static Point model(int index, double scale, double score) {
        return Point.of(
                scale,
                List.of(
                        new Replicate(
                                Model.of("m" + index),
                                OptionalLong.empty(),
                                score,
                                OptionalLong.of(500),
                                OptionalDouble.empty())));
    }

    private static Curve pooled(Metric metric, List<Point> points) {
        return new Curve(
                new Subject("task", Setup.UNKNOWN, metric, Subject.POOLED, Axis.COMPUTE), points);
    }
}
