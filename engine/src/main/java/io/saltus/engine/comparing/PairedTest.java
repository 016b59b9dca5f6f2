package io.saltus.engine.comparing;

import io.saltus.api.curve.Interval;
import io.saltus.statistics.difference.Difference;
import io.saltus.statistics.difference.PairedMeans;
import io.saltus.statistics.difference.RunVariance;
import io.saltus.statistics.exact.McNemarTest;
import io.saltus.statistics.proportion.PairedProportions;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/**
 * The difference of two scores on the same examples. Answers that are right or wrong are compared
 * by McNemar's test and Tango's interval, all else by Student's t on the pairs, in clusters where
 * there are some; what several runs vary is added.
 */
final class PairedTest {

    private static final double CONFIDENCE = 0.95;

    private PairedTest() {}

    /** Tests pairs of scores. */
    static DifferenceTest of(SharedExamples shared, MatchedResults match) {
        double before = DifferenceTest.mean(shared.runsBefore());
        double after = DifferenceTest.mean(shared.runsAfter());
        int runs = match.before().size() + match.after().size();
        OptionalLong n = OptionalLong.of(shared.size());
        if (shared.isOfAnswers() && !shared.isClustered()) {
            PairedProportions pairs = pairs(shared);
            return new DifferenceTest(
                    Design.PAIRED_ANSWERS,
                    before,
                    after,
                    McNemarTest.midP(pairs.gained(), pairs.lost()),
                    pairs::tango,
                    0,
                    n,
                    OptionalInt.empty(),
                    runs);
        }
        Difference examples =
                shared.isClustered()
                        ? PairedMeans.clustered(shared.before(), shared.after(), shared.clusters())
                        : PairedMeans.of(shared.before(), shared.after());
        Difference whole = RunVariance.added(examples, shared.runsBefore(), shared.runsAfter());
        Design design = shared.isClustered() ? Design.PAIRED_CLUSTERS : Design.PAIRED_SCORES;
        OptionalInt clusters =
                shared.isClustered() ? OptionalInt.of(shared.clusterCount()) : OptionalInt.empty();
        if (Shortage.isRounding(whole.standardError(), before, after)) {
            return alike(design, shared, before, after, clusters, runs);
        }
        return new DifferenceTest(
                design,
                before,
                after,
                whole.pValue(),
                whole::interval,
                DifferenceTest.variance(whole) - DifferenceTest.variance(examples),
                n,
                clusters,
                runs);
    }

    /**
     * Every pair differs by the same, up to rounding: a variance of 0 says less than it seems to.
     * The p-value is that of the sign test; the interval, of scores in [0, 1], that of as many
     * answers of which none changed.
     */
    private static DifferenceTest alike(
            Design design,
            SharedExamples shared,
            double before,
            double after,
            OptionalInt clusters,
            int runs) {
        double units = clusters.isPresent() ? clusters.getAsInt() : shared.size();
        double difference = after - before;
        Interval none = new PairedProportions(units, 0, 0, 0).tango(CONFIDENCE);
        DoubleFunction<Interval> about =
                shared.isOfFractions()
                        ? confidence -> {
                            Interval reach =
                                    new PairedProportions(units, 0, 0, 0).tango(confidence);
                            return new Interval(
                                    difference + reach.lower(), difference + reach.upper());
                        }
                        : confidence ->
                                new Interval(
                                        difference + none.lower() * Math.abs(before),
                                        difference + none.upper() * Math.abs(before));
        return new DifferenceTest(
                design,
                before,
                after,
                difference == 0 ? 1 : McNemarTest.twoSided(units, 0),
                about,
                0,
                OptionalLong.of(shared.size()),
                clusters,
                runs);
    }

    private static PairedProportions pairs(SharedExamples shared) {
        int[] cells = new int[4];
        for (int i = 0; i < shared.size(); i++) {
            cells[(int) (2 * shared.after()[i] + shared.before()[i])]++;
        }
        return new PairedProportions(cells[3], cells[2], cells[1], cells[0]);
    }
}
