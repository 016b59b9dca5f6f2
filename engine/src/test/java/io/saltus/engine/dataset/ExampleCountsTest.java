package io.saltus.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Metric;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Setup;
import io.saltus.engine.reading.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ExampleCountsTest {

    /** A catalogue in which every task has these sizes. */
    private record Sizes(List<Long> all) implements TestSets {
        @Override
        public List<Long> sizes(String task) {
            return all;
        }

        @Override
        public String source(String task) {
            return "Doe 2020";
        }
    }

    private static final TestSets GSM8K = new Sizes(List.of(1319L));

    private static Observation uncounted(double score) {
        return Observation.of(TestData.model("m" + score, 1e9), "t", Metric.accuracy("acc"), score)
                .in(Setup.shots(0));
    }

    private static List<Observation> shares(int n, double unit, int... right) {
        List<Observation> rows = new ArrayList<>();
        for (int k : right) {
            rows.add(uncounted(Math.rint((double) k / n / unit) * unit));
        }
        return rows;
    }

    private static List<Observation> each(List<Observation> rows, UnaryOperator<Observation> of) {
        return rows.stream().map(of).toList();
    }

    private static String counted(List<Observation> rows, TestSets known) {
        Dataset filled = TestData.dataset(rows).withExamples(known);
        Observations table = new Observations(filled);
        OptionalLong last = table.replicate(table.size() - 1).examples();
        return last.isPresent()
                ? last.getAsLong() + ", " + table.examplesSource(table.size() - 1)
                : "unknown";
    }

    private static String issue(List<Observation> rows, TestSets known) {
        List<io.saltus.api.data.Issue> issues = TestData.dataset(rows).withExamples(known).issues();
        return issues.isEmpty() ? "" : issues.get(0).toString();
    }

    @Test
    void takesTheTestSetOfTheCatalogueIfEveryScoreIsAWholeNumberOfIt() {
        assertEquals(
                "1319, benchmark catalogue: Doe 2020",
                counted(shares(1319, 1e-4, 5, 13, 200, 640), GSM8K));
    }

    @Test
    void leavesTheTestSetOfTheCatalogueThatAScoreContradicts() {
        List<Observation> rows = shares(150, 1e-4, 1, 3, 31, 97);
        assertEquals("unknown", counted(rows, GSM8K));
        assertEquals(
                "t: has 1319 examples (Doe 2020), but m0.0067 scores 0.0067, which is no whole number"
                        + " of them; how many it rests on is taken from elsewhere or stays open: say it"
                        + " in a column 'n_examples'",
                issue(rows, GSM8K));
    }

    @Test
    void leavesTheTestSetOfTheCatalogueWhereTheDataStateAnother() {
        List<Observation> rows = new ArrayList<>();
        rows.add(uncounted(.25).withExamples(100));
        rows.add(uncounted(.5));
        assertEquals("unknown", counted(rows, new Sizes(List.of(1000L))));
        assertTrue(issue(rows, new Sizes(List.of(1000L))).contains("the data state 100"));
    }

    @Test
    void leavesTheTestSetOfTheCatalogueWhereAStandardErrorSaysOtherwise() {
        List<Observation> rows = each(shares(1000, 1e-3, 250), row -> row.withStandardError(.05));
        assertEquals("unknown", counted(rows, new Sizes(List.of(1000L))));
        assertTrue(issue(rows, new Sizes(List.of(1000L))).contains("the standard error 0.05"));
    }

    @Test
    void takesTheOneOfSeveralTestSetsThatGoesWithTheScores() {
        TestSets gpqa = new Sizes(List.of(198L, 448L, 546L));
        assertEquals(
                "198, benchmark catalogue: Doe 2020",
                counted(shares(198, 1e-4, 50, 60, 71, 99), gpqa));
        List<Observation> coarse = shares(198, 1e-2, 50, 60, 71, 99);
        assertEquals("unknown", counted(coarse, gpqa));
        assertTrue(issue(coarse, gpqa).contains("198 or 448 or 546"), issue(coarse, gpqa));
    }

    @Test
    void readsAShortScoreInFullWhereOthersOfTheFileArePrintedInFull() {
        List<Observation> rows = shares(200, 1e-3, 1, 3, 31, 97);
        assertEquals("1319, benchmark catalogue: Doe 2020", counted(rows, GSM8K));
        List<Observation> inFull = new ArrayList<>(rows);
        inFull.add(
                0, Observation.of(TestData.model("m", 1e9), "u", Metric.accuracy("acc"), 1 / 3.0));
        assertEquals("unknown", counted(inFull, GSM8K));
    }

    /** As the paper prints Natural Questions: three digits each, so 14.6 is no 14.60. */
    @Test
    void readsScoresThatArePrintedInSoManyDigits() {
        List<Observation> rows = new ArrayList<>();
        for (double score : new double[] {.0064, .0175, .0271, .044, .0601, .0579, .0784, .146}) {
            rows.add(uncounted(score));
        }
        assertEquals(
                "3610, benchmark catalogue: Doe 2020", counted(rows, new Sizes(List.of(3610L))));
        assertEquals(3, PrintedScore.of(.146, 4, 3).decimals());
        assertEquals(4, PrintedScore.of(.0579, 4, 3).decimals());
        assertEquals(4, PrintedScore.of(.1372, 4, 4).decimals());
        assertEquals(3, PrintedScore.of(.25, 3, 3).decimals());
    }

    @Test
    void leavesTheTestSetOfTheCatalogueWhereFewerFitByNoAccident() {
        List<Observation> rows = shares(40, 1e-3, 1, 2, 3, 5, 7, 9, 11, 13, 17);
        assertEquals("40, decimals of the scores", counted(rows, GSM8K));
        assertTrue(issue(rows, GSM8K).contains("whole numbers of fewer"), issue(rows, GSM8K));
    }

    @Test
    void givesALimitedRunNoTestSetOfTheCatalogue() {
        List<Observation> rows =
                each(shares(1000, 1e-3, 250, 300), row -> row.under(Observation.LIMIT, "10"));
        assertEquals("unknown", counted(rows, new Sizes(List.of(1000L))));
    }

    @Test
    void takesWhatFollowsFromStandardErrors() {
        // 164 examples: sqrt(p (1 - p) / 163), as the harness prints it, in full
        List<Observation> rows = new ArrayList<>();
        for (int k : new int[] {20, 41}) {
            double p = k / 164.0;
            rows.add(uncounted(p).withStandardError(Math.sqrt(p * (1 - p) / 163)));
        }
        rows.add(uncounted(0));
        assertEquals("164, standard error", counted(rows, TestSets.UNKNOWN));
    }

    @Test
    void takesNothingFromDecimalsThatAnErrorContradicts() {
        List<Observation> rows = new ArrayList<>();
        for (double share : new double[] {.25, .27, .305, .41, .59}) {
            // of some 14,000 examples, printed with two digits
            rows.add(uncounted(share).withStandardError(.0037));
        }
        assertEquals("unknown", counted(rows, TestSets.UNKNOWN));
    }

    @Test
    void letsOneFileOfManyBeOfSomethingElse() {
        List<Observation> rows = new ArrayList<>(shares(1319, 1e-9, 5, 13, 200, 640, 700));
        rows.add(uncounted(.123456789));
        Observations table = new Observations(TestData.inFiles(rows).withExamples(GSM8K));
        assertEquals(OptionalLong.of(1319), table.examples(0));
        assertEquals(OptionalLong.empty(), table.examples(5));
    }

    @Test
    void takesNothingFromErrorsOverSeeds() {
        List<Observation> rows = new ArrayList<>();
        rows.add(uncounted(.21).withStandardError(.004));
        rows.add(uncounted(.52).withStandardError(.021));
        assertEquals("unknown", counted(rows, TestSets.UNKNOWN));
    }

    @Test
    void takesTheSmallestNumberOfWhichAllScoresAreWholeNumbers() {
        assertEquals(
                "137, decimals of the scores",
                counted(shares(137, 1e-4, 3, 8, 21, 50, 77, 101), TestSets.UNKNOWN));
    }

    @Test
    void takesNothingFromDecimalsThatGoWithAnything() {
        assertEquals(
                "unknown", counted(shares(137, 1e-2, 3, 8, 21, 50, 77, 101), TestSets.UNKNOWN));
        assertEquals("unknown", counted(shares(137, 1e-4, 3, 8, 21), TestSets.UNKNOWN));
        assertEquals(
                "unknown",
                counted(shares(14042, 1e-4, 3600, 3811, 4004, 5001, 6999), TestSets.UNKNOWN));
    }

    /** GPT-3 (Brown et al. 2020, Table H.1): 2D-, of 2000, fits 1999 too; SAT analogies 626. */
    @Test
    void takesNothingFromDecimalsThatFitAnotherNumberToo() {
        for (double[] scores :
                List.of(
                        new double[] {
                            0.0125, 0.0125, 0.0125, 0.0125, 0.016, 0.076, 0.126, 0.58, 0.0115,
                            0.0095, 0.0145, 0.0195, 0.0385, 0.115, 0.446, 0.864, 0.0115, 0.0145,
                            0.0225, 0.027, 0.0735, 0.136, 0.524, 0.989
                        },
                        new double[] {
                            0.356, 0.39, 0.452, 0.441, 0.5, 0.492, 0.527, 0.537, 0.305, 0.412,
                            0.431, 0.465, 0.551, 0.543, 0.535, 0.591, 0.305, 0.404, 0.428, 0.406,
                            0.484, 0.519, 0.535, 0.652
                        })) {
            List<Observation> rows = new ArrayList<>();
            for (double score : scores) {
                rows.add(uncounted(score));
            }
            assertEquals("unknown", counted(rows, TestSets.UNKNOWN));
        }
    }

    /**
     * Printed scores that some share of n prints as, counted one by one with fractions in Python
     * 3.12.
     */
    @Test
    void knowsHowOftenAScoreFitsByAccident() {
        assertEquals(99 / 999.0, WholeAnswers.accident(100, 3), 1e-15);
        assertEquals(136 / 9999.0, WholeAnswers.accident(137, 4), 1e-15);
        assertEquals(35 / 99.0, WholeAnswers.accident(32, 2), 1e-15);
        assertEquals(11 / 99.0, WholeAnswers.accident(8, 2), 1e-15);
        assertEquals(59 / 99.0, WholeAnswers.accident(40, 2), 1e-15);
        assertEquals(23 / 999.0, WholeAnswers.accident(16, 3), 1e-15);
        assertEquals(1, WholeAnswers.accident(1319, 2), 0);
    }

    @Test
    void readsHowAScoreWasPrinted() {
        assertEquals(3, PrintedScore.decimals(.251));
        assertEquals(0, PrintedScore.decimals(1));
        assertEquals(2, PrintedScore.decimals(29 / 100.0));
        assertEquals(7, PrintedScore.decimals(1 / 3.0));
        assertTrue(new PrintedScore(.134000003338, 7).fits(1000), "single precision");
    }
}
