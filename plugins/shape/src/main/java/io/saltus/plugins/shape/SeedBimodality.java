package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Subject;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Param;
import io.saltus.api.verdict.Censoring;
import io.saltus.api.verdict.Onset;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Quantity;
import io.saltus.api.verdict.Shape;
import io.saltus.api.verdict.Verdict;
import io.saltus.api.words.Numbers;
import io.saltus.plugins.shape.curve.OrientedScores;
import io.saltus.plugins.shape.curve.SeedRuns;
import io.saltus.statistics.unimodality.BimodalityCoefficient;
import io.saltus.statistics.unimodality.Dip;
import io.saltus.statistics.unimodality.DipTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Do training runs fall into two groups?
 *
 * <p>Tests the runs of each scale that has enough by Hartigan's dip, see {@link DipTest}; the
 * p-value of the scale where it is least counts times the number of scales tested (Bonferroni). A
 * run is a success above the cut that parts the runs of all scales best, see {@link SeedRuns}.
 * Emergent if runs fall into two groups at some scale and, as scale grows, from most failing to
 * more succeeding: the mean of seeds then rises smoothly while each run leaps.
 */
@About(
        id = "seed-bimodality",
        summary = "Do training runs fall into two groups?",
        references = {
            "arXiv:2502.17356",
            "Hartigan and Hartigan 1985, Annals of Statistics 13, doi:10.1214/aos/1176346577"
        })
public record SeedBimodality(
        @Param(value = "Level of the dip test over all scales", min = 1e-9, max = 0.5) double alpha,
        @Param(value = "Fewest runs at a scale for it to be tested", min = 4, max = 1000000)
                int minRuns,
        @Param(
                        value =
                                "Least distance of the groups, as a share of the way from chance to best where both are known",
                        min = 0,
                        max = 1)
                double minGap,
        @Param(value = "Samples simulated for the p-value", min = 99, max = 1000000)
                int simulations,
        @Param("Seed of the simulation") long seed)
        implements Criterion {

    private static final int FEWEST_SCALES = 3;

    /** Level .05, 10 runs, groups a tenth of the way apart, 2,000 samples. */
    public SeedBimodality() {
        this(0.05, 10, 0.1, 2000, 1);
    }

    @Override
    public Verdict judge(Curve curve, Curves context) {
        int most = curve.points().stream().mapToInt(p -> p.replicates().size()).max().orElse(0);
        if (curve.subject().family().equals(Subject.POOLED)) {
            return Verdict.undecided(
                    "the curve pools families, whose differences are not those of seeds; judge each family");
        }
        if (most < minRuns) {
            return Verdict.undecided(
                    "no scale has more than %s; at least %d with different seeds are needed"
                            .formatted(Numbers.count(most, "run"), minRuns));
        }
        Optional<String> tooLarge = Undecidable.tooLarge(curve);
        if (tooLarge.isPresent()) {
            return Verdict.undecided(tooLarge.get());
        }
        if (curve.size() < FEWEST_SCALES) {
            return Verdict.undecided(
                    Undecidable.tooFew(curve, FEWEST_SCALES)
                            + " to show whether success comes with scale");
        }
        Optional<String> why = Undecidable.of(curve);
        if (why.isPresent()) {
            return Verdict.undecided(why.get());
        }
        OrientedScores oriented = OrientedScores.of(curve);
        SeedRuns runs = SeedRuns.of(curve, oriented);
        Tested tested = test(runs);
        Verdict verdict = decide(curve, oriented, runs, tested).withQuantities(tested.quantities());
        for (int i = 0; i < curve.size(); i++) {
            verdict =
                    verdict.with(
                            new Quantity(
                                    "success-" + i,
                                    runs.success(i),
                                    "",
                                    "share of successful runs at scale " + i));
        }
        return verdict.with(overlay("successful runs", curve, oriented, runs, true))
                .with(overlay("failed runs", curve, oriented, runs, false));
    }

    /** The scale whose runs look most like two groups. */
    private record Tested(int scale, double dip, double pValue, OptionalDouble coefficient) {

        List<Quantity> quantities() {
            List<Quantity> quantities = new ArrayList<>();
            quantities.add(
                    new Quantity(
                            "dip",
                            dip,
                            "",
                            "Hartigan's dip at the scale with the least p-value, scale " + scale));
            quantities.add(
                    Quantity.pValue(
                            "dip-p",
                            pValue,
                            "p-value of that dip, times the number of scales tested"));
            coefficient.ifPresent(
                    sarle ->
                            quantities.add(
                                    new Quantity(
                                            "bimodality-coefficient",
                                            sarle,
                                            "",
                                            "Sarle's coefficient there; above 5/9, that of a uniform distribution, hints at two groups")));
            return quantities;
        }
    }

    private Tested test(SeedRuns runs) {
        DipTest test = new DipTest(simulations, seed);
        Tested best = new Tested(-1, 0, 2, OptionalDouble.empty());
        int number = 0;
        for (int i = 0; i < runs.scores().length; i++) {
            double[] sample = runs.scores()[i];
            if (sample.length >= minRuns) {
                number++;
                double dip = Dip.of(sample);
                double p = test.pValue(dip, sample.length, runs.cells()[i]);
                if (p < best.pValue || p == best.pValue && dip > best.dip) {
                    best = new Tested(i, dip, p, BimodalityCoefficient.of(sample));
                }
            }
        }
        return new Tested(
                best.scale, best.dip, Math.min(1, best.pValue * number), best.coefficient);
    }

    private Verdict decide(Curve curve, OrientedScores oriented, SeedRuns runs, Tested tested) {
        String where = CurvePlaces.words(curve, tested.scale());
        if (tested.pValue() >= alpha) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "runs form one group wherever there are at least %d (p = %s)"
                            .formatted(minRuns, Numbers.of(tested.pValue())));
        }
        OptionalDouble above = runs.mean(tested.scale(), true);
        OptionalDouble below = runs.mean(tested.scale(), false);
        boolean apart =
                above.isPresent()
                        && below.isPresent()
                        && above.getAsDouble() - below.getAsDouble() >= minGap;
        if (oriented.normalised() && !apart) {
            return Verdict.notEmergent(
                    Shape.UNKNOWN,
                    "runs at %s form two groups, but less than %s of the way from chance to best apart"
                            .formatted(where, Numbers.of(minGap)));
        }
        int last = curve.size() - 1;
        if (runs.success(0) >= 0.5 || runs.success(last) <= runs.success(0)) {
            return Verdict.notEmergent(
                    runs.success(0) >= 0.5 ? Shape.UNKNOWN : Shape.NOISY,
                    runs.success(0) >= 0.5
                            ? "runs form two groups, but half or more succeed at the smallest scale already"
                            : "runs form two groups, but no more succeed as scale grows");
        }
        return Verdict.emergent(
                        Shape.SHARP,
                        "runs at %s fall into two groups, and the share that succeeds goes from %s to %s with scale"
                                .formatted(
                                        where,
                                        Numbers.of(runs.success(0)),
                                        Numbers.of(runs.success(last))))
                .from(onset(curve, runs));
    }

    /**
     * The bracket from which on at least half of the runs succeed; open to the right without one.
     */
    private static Onset onset(Curve curve, SeedRuns runs) {
        int majority = curve.size();
        while (majority > 0 && runs.success(majority - 1) >= 0.5) {
            majority--;
        }
        if (majority < curve.size()) {
            return CurvePlaces.bracket(curve, majority);
        }
        double largest = curve.point(curve.size() - 1).scale();
        return new Onset(
                largest, OptionalDouble.of(largest), OptionalDouble.empty(), Censoring.RIGHT);
    }

    private static Overlay overlay(
            String name, Curve curve, OrientedScores oriented, SeedRuns runs, boolean successes) {
        List<Overlay.At> places = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            double scale = curve.point(i).scale();
            runs.mean(i, successes)
                    .ifPresent(mean -> places.add(new Overlay.At(scale, oriented.score(mean))));
        }
        return Overlay.line(name, places);
    }
}
