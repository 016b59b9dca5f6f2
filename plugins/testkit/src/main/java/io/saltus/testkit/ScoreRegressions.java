package io.saltus.testkit;

import io.saltus.api.report.Report;
import io.saltus.api.words.Numbers;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.comparing.ComparedResults;
import io.saltus.engine.comparing.ComparisonRules;
import io.saltus.engine.comparing.DifferenceTest;
import io.saltus.engine.comparing.Gate;
import io.saltus.engine.comparing.GateEvent;
import io.saltus.engine.comparing.ScoreChange;
import io.saltus.engine.comparing.ScoreComparison;
import io.saltus.engine.work.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Assertions about the scores of a model before and after, for tests that run in a build.
 *
 * <pre>{@code
 * @Test
 * void isNoWorseThanTheLastRelease() {
 *     ScoreRegressions.assertNoRegression(Path.of("release"), Path.of("build/evaluation"));
 * }
 * }</pre>
 *
 * <p>What reads the results are the sources on the class path: add {@code saltus-harness}, {@code
 * saltus-csv} or whichever reads them.
 */
public final class ScoreRegressions {

    /** More tasks are counted, not named. */
    private static final int NAMED = 20;

    private static final List<Gate> WORSE = List.of(new Gate(GateEvent.WORSE, Gate.ALL));

    private ScoreRegressions() {}

    /**
     * Fails if the score of any task became worse, at level .05 over all tasks together; see {@link
     * ComparisonRules#USUAL}.
     *
     * @param before file or folder of results that a source on the class path reads
     * @param after the results held against it
     * @throws AssertionError that names each task, by how much it fell and how sure that is; also
     *     where nothing is on both sides, since that shows nothing
     */
    public static void assertNoRegression(Path before, Path after) {
        assertNoRegression(before, after, ComparisonRules.USUAL);
    }

    /**
     * Fails if the score of any task became worse.
     *
     * @param rules level, margin, and what is asked of single tasks
     * @throws AssertionError as above
     */
    public static void assertNoRegression(Path before, Path after, ComparisonRules rules) {
        Catalog catalog = Catalog.onClassPath();
        assertNoRegression(read(before, catalog), read(after, catalog), rules);
    }

    /**
     * Fails if the score of any task became worse from one report to another.
     *
     * @throws AssertionError as above
     */
    public static void assertNoRegression(Report before, Report after, ComparisonRules rules) {
        assertNoRegression(
                ComparedResults.of("before", before), ComparedResults.of("after", after), rules);
    }

    /**
     * Fails if the score of any task became worse from some results to others.
     *
     * @throws AssertionError as above
     */
    public static void assertNoRegression(
            ComparedResults before, ComparedResults after, ComparisonRules rules) {
        ScoreComparison comparison = ScoreComparison.of(before, after, rules);
        if (comparison.changes().isEmpty()) {
            throw new AssertionError(
                    "'%s' and '%s' have no task, setup and metric in common: nothing was compared"
                            .formatted(before.label(), after.label()));
        }
        List<ScoreChange> worse = Gate.with(Gate.Answer.FAILED, WORSE, comparison);
        if (!worse.isEmpty()) {
            throw new AssertionError(message(worse, comparison));
        }
    }

    private static ComparedResults read(Path place, Catalog catalog) {
        return ComparedResults.of(
                place.toString(), Saltus.read(Study.of(place), catalog, Progress.NONE));
    }

    private static String message(List<ScoreChange> worse, ScoreComparison comparison) {
        StringBuilder text =
                new StringBuilder(
                        "%d of %s became worse from '%s' to '%s':"
                                .formatted(
                                        worse.size(),
                                        Numbers.count(comparison.changes().size(), "score"),
                                        comparison.before(),
                                        comparison.after()));
        worse.stream().limit(NAMED).forEach(change -> text.append("\n  ").append(line(change)));
        return text.append(worse.size() > NAMED ? "\n  and more" : "").toString();
    }

    private static String line(ScoreChange change) {
        DifferenceTest test = change.test().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s, %s, %s: %.4f -> %.4f, 95%% interval of the difference %.4f to %.4f, p %s (%s)",
                change.match().task(),
                change.match().metric().name(),
                change.match().modelAfter(),
                change.before(),
                change.after(),
                test.interval(.95).lower(),
                test.interval(.95).upper(),
                Numbers.of(change.pValue(), 2),
                test.design().words());
    }
}
