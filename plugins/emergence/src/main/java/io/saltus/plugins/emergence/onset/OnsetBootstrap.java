package io.saltus.plugins.emergence.onset;

import io.saltus.plugins.emergence.counts.CountSeed;
import io.saltus.plugins.emergence.counts.ScaleCounts;
import io.saltus.plugins.emergence.laws.Law;
import io.saltus.plugins.emergence.laws.LawComparison;
import io.saltus.plugins.emergence.laws.LawFit;
import io.saltus.plugins.emergence.laws.LawScan;
import io.saltus.plugins.emergence.laws.RaisedScan;
import io.saltus.plugins.emergence.laws.ShapeGrid;
import io.saltus.statistics.sampling.BinomialSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Parametric bootstrap of the onset with a refit of every law.
 *
 * <p>ScaleCounts are drawn, K* ~ Bin(n, p), with p the proportions of all laws averaged by their
 * Akaike weights and n the effective number of examples, n / phi. Each law is refitted by maximum
 * likelihood over its grid of shapes, see {@link RefitTables}; the law of the least AIC says where
 * the level is crossed. A step may lie anywhere between the two scales it separates.
 *
 * <p>Shapes whose likelihood of the data is below exp(-{@value #PRUNED}) of the largest are left
 * out: to win in a replicate they would have to gain 2.8 standard errors.
 */
public final class OnsetBootstrap {

    private static final double PRUNED = 16;

    private static final List<Law> DIRECT = List.of(Law.CONSTANT, Law.LINEAR, Law.POWER_LAW);

    private final ScaleCounts counts;
    private final LawComparison comparison;
    private final double[] u;
    private final double span;
    private final List<RefitCandidate> candidates = new ArrayList<>();

    private OnsetBootstrap(ScaleCounts counts, LawComparison comparison) {
        this.counts = counts;
        this.comparison = comparison;
        this.u = LawComparison.distances(counts);
        this.span = u[u.length - 1];
        double least = best(comparison) - PRUNED * comparison.dispersion();
        comparison.scans().forEach(scan -> add(scan, least));
        comparison.raised().forEach(scan -> add(scan, least));
        addDirect(least);
    }

    /**
     * Of what can become a candidate: a fit refined between the grid's shapes may lie far above
     * all.
     */
    private static double best(LawComparison comparison) {
        DoubleStream direct =
                DIRECT.stream().mapToDouble(law -> comparison.fits().get(law).logLikelihood());
        DoubleStream scanned =
                comparison.scans().stream().flatMapToDouble(s -> Arrays.stream(s.logLikelihoods()));
        DoubleStream raised =
                comparison.raised().stream()
                        .flatMapToDouble(s -> Arrays.stream(s.logLikelihoods()));
        return DoubleStream.concat(direct, DoubleStream.concat(scanned, raised))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * Onsets of the refits to counts of at least two scales.
     *
     * @param normalisedLevel whose crossing is the onset
     * @param refits at least 1
     */
    public static OnsetRefits of(
            ScaleCounts counts, LawComparison comparison, double normalisedLevel, int refits) {
        return new OnsetBootstrap(counts, comparison)
                .refit(counts.proportionAt(normalisedLevel), refits);
    }

    private void add(LawScan scan, double least) {
        ShapeGrid grid = scan.grid();
        double floor = scan.best().parameters()[0];
        for (int s = 0; s < grid.size(); s++) {
            if (scan.logLikelihoods()[s] >= least) {
                double rise = grid.leastRise(grid.locations()[s], span) * (1 - counts.chance());
                double cell = grid.law() == Law.STEP ? u[s + 1] - u[s] : grid.cells()[s];
                candidates.add(
                        new RefitCandidate(
                                grid.law(),
                                grid.locations()[s],
                                grid.widths()[s],
                                cell,
                                grid.values()[s],
                                floor,
                                floor + Math.max(rise, scan.amplitudes()[s]),
                                false,
                                floor,
                                rise,
                                1));
            }
        }
    }

    private void add(RaisedScan scan, double least) {
        ShapeGrid grid = scan.grid();
        double floor = Math.min(1 - 1e-6, Math.max(1e-9, comparison.floor()));
        for (int s = 0; s < grid.size(); s++) {
            if (scan.logLikelihoods()[s] >= least) {
                candidates.add(
                        new RefitCandidate(
                                grid.law(),
                                grid.locations()[s],
                                grid.widths()[s],
                                grid.law() == Law.BEND ? grid.cells()[s] : 0,
                                grid.values()[s],
                                scan.lefts()[s],
                                scan.rights()[s],
                                true,
                                floor,
                                -1,
                                scan.caps()[s]));
            }
        }
    }

    private void addDirect(double least) {
        for (Law law : DIRECT) {
            LawFit fit = comparison.fits().get(law);
            if (fit.logLikelihood() < least) {
                continue;
            }
            boolean constant = law == Law.CONSTANT;
            double[] shape = new double[u.length];
            Arrays.setAll(shape, i -> constant ? 1 : u[i] / span);
            candidates.add(
                    new RefitCandidate(
                            law,
                            0,
                            span,
                            0,
                            shape,
                            constant ? 0 : fit.parameters()[0],
                            constant ? fit.parameters()[0] : fit.parameters()[1],
                            !constant,
                            law == Law.POWER_LAW ? -20.7 : 1e-9,
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY));
        }
    }

    private OnsetRefits refit(double level, int refits) {
        int m = u.length;
        double[] expected = averaged();
        double[] trials = counts.trials();
        BinomialSampler[] draws = new BinomialSampler[m];
        for (int i = 0; i < m; i++) {
            trials[i] = Math.max(1, Math.rint(trials[i] / comparison.dispersion()));
            draws[i] = new BinomialSampler(trials[i], expected[i]);
        }
        RefitCandidate[] all = candidates.toArray(new RefitCandidate[0]);
        RefitTables tables = new RefitTables(candidates, trials, expected);
        SplittableRandom random = new SplittableRandom(CountSeed.of(counts));
        double[] deviations = new double[m];
        double[] onsets = new double[refits];
        int found = 0;
        for (int r = 0; r < refits; r++) {
            for (int i = 0; i < m; i++) {
                deviations[i] = draws[i].next(random) - trials[i] * expected[i];
            }
            tables.take(deviations);
            double onset = onset(all, tables, level, random.nextDouble());
            if (!Double.isNaN(onset)) {
                onsets[found++] = counts.position(0) + onset;
            }
        }
        return new OnsetRefits(Arrays.copyOf(onsets, found), refits);
    }

    private double onset(RefitCandidate[] all, RefitTables tables, double level, double within) {
        int likely = 0;
        for (int c = 1; c < all.length; c++) {
            likely = tables.ceiling(c) > tables.ceiling(likely) ? c : likely;
        }
        double enough = value(all, tables, likely);
        int best = likely;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < all.length; c++) {
            if (tables.ceiling(c) >= enough) {
                double value = value(all, tables, c);
                if (value > most) {
                    most = value;
                    best = c;
                }
            }
        }
        double left = tables.left(all[best], best);
        double right = tables.right(all[best], best, left);
        return all[best].crossing(level, left, right, span, within);
    }

    private static double value(RefitCandidate[] all, RefitTables tables, int c) {
        double left = tables.left(all[c], c);
        double right = tables.right(all[c], c, left);
        return tables.logLikelihood(all[c], c, left, right) - all[c].parameters(left);
    }

    /** Fitted proportions of all laws by their Akaike weights. */
    private double[] averaged() {
        double[] average = new double[u.length];
        Map<Law, LawFit> fits = comparison.fits();
        for (Map.Entry<Law, Double> weight : comparison.weights().entrySet()) {
            double[] fitted = fits.get(weight.getKey()).fitted();
            for (int i = 0; i < fitted.length; i++) {
                average[i] += weight.getValue() * fitted[i];
            }
        }
        for (int i = 0; i < average.length; i++) {
            average[i] = Math.min(1 - 1e-9, Math.max(1e-9, average[i]));
        }
        return average;
    }
}
